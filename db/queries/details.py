"""What hangs on statements: their speakers, parties and positions, fetched for many at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from db.tables import codings, speakers, statement_parties, statement_speakers
from positions.model import Coding, Position, Speaker

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, FromClause, Subquery

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Details:
    """Speakers, parties and codings by the key of their statement: its document's id and its own."""

    speakers: dict[Key, list[Speaker]]
    parties: dict[Key, list[str]]
    codings: dict[Key, list[Coding]]


def details(connection: Connection, chosen: Subquery) -> Details:
    """Return what hangs on the chosen statements, in three queries, each in its stored order.

    Args:
        connection: A connection that reads one state of the store.
        chosen: The statements: columns `document_id` and `id`.
    """
    return Details(_speakers(connection, chosen), _parties(connection, chosen), _codings(connection, chosen))


def _speakers(connection: Connection, chosen: Subquery) -> dict[Key, list[Speaker]]:
    link = statement_speakers.c
    rows = connection.execute(
        select(
            link.document_id,
            link.statement_id,
            speakers.c.key,
            speakers.c.name,
            speakers.c.kind,
            speakers.c.country,
            speakers.c.party,
        )
        .join(chosen, _of(statement_speakers, chosen))
        .join(speakers, speakers.c.key == link.speaker_key)
        .order_by(link.document_id, link.statement_id, link.ordinal)
    )
    found: dict[Key, list[Speaker]] = defaultdict(list)
    for document, statement, key, name, kind, country, party in rows:
        found[document, statement].append(Speaker(key, name, kind, country, party))
    return found


def _parties(connection: Connection, chosen: Subquery) -> dict[Key, list[str]]:
    link = statement_parties.c
    rows = connection.execute(
        select(link.document_id, link.statement_id, link.party_key)
        .join(chosen, _of(statement_parties, chosen))
        .order_by(link.document_id, link.statement_id, link.ordinal)
    )
    found: dict[Key, list[str]] = defaultdict(list)
    for document, statement, party in rows:
        found[document, statement].append(party)
    return found


def _codings(connection: Connection, chosen: Subquery) -> dict[Key, list[Coding]]:
    """Return all codings, superseded ones too: few are, and they tell how the store came to know what it knows."""
    coded = codings.c
    rows = connection.execute(
        select(
            coded.document_id,
            coded.statement_id,
            coded.issue,
            coded.stance,
            coded.plan,
            coded.evidence_spans,
            coded.condition_spans,
            coded.confidence,
            coded.coder,
            coded.created_at,
            coded.superseded_at,
        )
        .join(chosen, _of(codings, chosen))
        .order_by(coded.document_id, coded.statement_id, coded.ordinal, coded.id)
    )
    found: dict[Key, list[Coding]] = defaultdict(list)
    for document, statement, issue, stance, plan, evidence, condition, confidence, *history in rows:
        position = Position(issue, stance, plan, evidence, condition[0] if condition else None, confidence)
        found[document, statement].append(Coding(position, *history))
    return found


def _of(table: FromClause, chosen: Subquery) -> ColumnElement[bool]:
    return and_(table.c.document_id == chosen.c.document_id, table.c.statement_id == chosen.c.id)
