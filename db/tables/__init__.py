"""The tables of the store, as typed SQLAlchemy Core."""

from __future__ import annotations

from db.tables.base import Review, metadata
from db.tables.cells import cell_statements
from db.tables.codings import codings, revisions
from db.tables.decisions import utterance_decisions
from db.tables.documents import documents, raws
from db.tables.provenance import (
    Kinship,
    duplicates,
    feed_failures,
    feed_items,
    feeds,
    outlets,
    sightings,
    sketches,
    superseded,
)
from db.tables.registry import (
    countries,
    parties,
    party_countries,
    speaker_aliases,
    speaker_roles,
    speakers,
)
from db.tables.rollups import cell_days
from db.tables.search import search_texts
from db.tables.statements import statement_parties, statement_speakers, statements, utterances
from db.tables.subjects import issues, plans, state

__all__ = [
    "Kinship",
    "Review",
    "cell_days",
    "cell_statements",
    "codings",
    "countries",
    "documents",
    "duplicates",
    "feed_failures",
    "feed_items",
    "feeds",
    "issues",
    "metadata",
    "outlets",
    "parties",
    "party_countries",
    "plans",
    "raws",
    "revisions",
    "search_texts",
    "sightings",
    "sketches",
    "speaker_aliases",
    "speaker_roles",
    "speakers",
    "state",
    "statement_parties",
    "statement_speakers",
    "statements",
    "superseded",
    "utterance_decisions",
    "utterances",
]
