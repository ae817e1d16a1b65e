"""Questions to the store, each answered with a fixed number of SQL statements."""

from __future__ import annotations

from db.queries.cells import cells, cells_by
from db.queries.changes import stands, voiced, words
from db.queries.counts import Counts, Coverage, counts, coverage
from db.queries.documents import document, outlets
from db.queries.search import Hit, search
from db.queries.statements import behind, statement, statements, those, witnesses
from db.queries.voices import PartyVoice, SpeakerVoice, parties, speakers
from db.standing import Standing

__all__ = [
    "Counts",
    "Coverage",
    "Hit",
    "PartyVoice",
    "SpeakerVoice",
    "Standing",
    "behind",
    "cells",
    "cells_by",
    "counts",
    "coverage",
    "document",
    "outlets",
    "parties",
    "search",
    "speakers",
    "stands",
    "statement",
    "statements",
    "those",
    "voiced",
    "witnesses",
    "words",
]
