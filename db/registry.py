"""Speakers, parties and countries that a document brings and the codebook does not hold: kept, never guessed away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.rows import insert_missing
from db.tables import countries, parties, speakers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from positions.model import Speaker, Statement


def keep_countries(connection: Connection, codes: Collection[str]) -> None:
    """Insert the countries that are missing, under their code."""
    rows = [
        {"code": code, "name": code, "adjective": code, "names": {}, "ordinal": 0, "listed": False}
        for code in sorted(codes)
    ]
    insert_missing(connection, countries, rows)


def keep_parties(connection: Connection, keys: Collection[str]) -> None:
    """Insert the parties that are missing, as countries that speak for themselves."""
    rows = [
        {"key": key, "label": key.title(), "names": {}, "side": False, "ordinal": 0, "listed": False}
        for key in sorted(keys)
    ]
    insert_missing(connection, parties, rows)


def keep_speakers(connection: Connection, found: Iterable[Speaker]) -> None:
    """Insert the speakers that are missing; what the registry says of one it knows stays."""
    rows = [
        {
            "key": speaker.key,
            "name": speaker.name,
            "kind": speaker.kind,
            "country": speaker.country,
            "party": speaker.party,
            "provisional": speaker.provisional,
            "listed": False,
        }
        for speaker in sorted({speaker.key: speaker for speaker in found}.values(), key=lambda s: s.key)
    ]
    insert_missing(connection, speakers, rows)


def keep(connection: Connection, statements: Iterable[Statement]) -> None:
    """Insert all that statements refer to and the registry lacks."""
    statements = tuple(statements)
    found = [speaker for statement in statements for speaker in statement.speakers]
    codes = {speaker.country for speaker in found} | {statement.country for statement in statements}
    keys = {speaker.party for speaker in found} | {
        key for statement in statements for key in statement.parties
    }
    keep_countries(connection, {code for code in codes if code is not None})
    keep_parties(connection, {key for key in keys if key is not None})
    keep_speakers(connection, found)
