"""The statements of one document as the store holds them, whole: to be compared, and kept when they are superseded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db.founding import own_day
from db.tables import (
    Review,
    codings,
    revisions,
    statement_parties,
    statement_speakers,
    statements,
    superseded,
)
from positions.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, FromClause, Table

    from db.rows import Row

# What belongs to the storing of a statement, not to what was found.
_STORING = frozenset({"document_id", "utterance_id", "extractor", "review", "created_at", "id"})
_CODED = ("issue", "plan", "stance", "condition_spans", "evidence_spans", "confidence")
# Who makes the entries of `revisions` that no person made.
PROGRAM = "positions"


@dataclass(frozen=True, slots=True)
class Held:
    """A statement with what hangs on it.

    Attributes:
        row: Its row.
        speakers: Keys of the speakers, in order.
        parties: Keys of the parties, in order.
        codings: All its codings, superseded ones too.
        decided: Whether a person accepted, rejected, coded or changed it.
    """

    row: Row
    speakers: tuple[str, ...]
    parties: tuple[str, ...]
    codings: tuple[Row, ...]
    decided: bool

    @property
    def reading(self) -> tuple[Any, ...]:
        """Return what was found, for comparison."""
        in_force = [row for row in self.codings if row["superseded_at"] is None]
        return reading(self.row, self.speakers, self.parties, in_force)

    @property
    def voice(self) -> tuple[Any, ...]:
        """Return what the utterance rests on."""
        row = self.row
        return self.speakers, self.parties, row["said_on"], row["precision"], row["language"]

    def as_json(self) -> dict[str, Any]:
        """Return all of it, as JSON can hold it."""
        return {
            "statement": _plain(self.row),
            "speakers": list(self.speakers),
            "parties": list(self.parties),
            "codings": [_plain(row) for row in self.codings],
        }


def reading(
    row: Mapping[str, Any],
    speakers: Iterable[str],
    parties: Iterable[str],
    coded: Iterable[Mapping[str, Any]],
) -> tuple[Any, ...]:
    """Return what an extractor found in a statement: equal readings differ in nothing that it decides."""
    told = tuple(_comparable(row[name]) for name in sorted(row) if name not in _STORING)
    stances = tuple(tuple(_comparable(coding[name]) for name in _CODED) for coding in coded)
    return told, tuple(speakers), tuple(parties), stances


def held(connection: Connection, document_id: str) -> dict[str, Held]:
    """Return the statements of a document by their ids, in text order."""
    # A day that another report gave it is not how it was read.
    rows = [
        row | {"said_on": own_day(row["basis"], row["said_on"], row["published_on"])}
        for row in _rows(connection, statements, document_id, "starts_at", "id")
    ]
    speakers = _linked(_rows(connection, statement_speakers, document_id, "statement_id", "ordinal"))
    parties = _linked(_rows(connection, statement_parties, document_id, "statement_id", "ordinal"))
    coded = _linked(_rows(connection, codings, document_id, "statement_id", "ordinal", "id"))
    touched = _touched(connection, [row["id"] for row in rows])
    return {
        row["id"]: Held(
            row,
            tuple(link["speaker_key"] for link in speakers[row["id"]]),
            tuple(link["party_key"] for link in parties[row["id"]]),
            tuple(coded[row["id"]]),
            decided=row["review"] is not Review.UNREVIEWED
            or row["id"] in touched
            or any(
                each["coder"] != row["extractor"] and each["superseded_at"] is None
                for each in coded[row["id"]]
            ),
        )
        for row in rows
    }


def is_stored(connection: Connection, statement_id: str) -> bool:
    """Tell whether a statement is in force."""
    return connection.scalar(select(statements.c.id).where(statements.c.id == statement_id)) is not None


def archived(connection: Connection, statement_id: str) -> list[Row]:
    """Return the earlier readings of a statement, the newest first."""
    columns = superseded.c
    query = select(superseded).where(columns.statement_id == statement_id)
    return [
        dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
        for row in connection.execute(query.order_by(columns.superseded_at.desc(), columns.id))
    ]


def _rows(connection: Connection, table: Table | FromClause, document_id: str, *order: str) -> list[Row]:
    query = select(table).where(table.c.document_id == document_id)
    found = connection.execute(query.order_by(*(table.c[name] for name in order)))
    return [dict(row) for row in found.mappings()]


def _linked(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["statement_id"]].append(row)
    return found


def _touched(connection: Connection, ids: list[str]) -> set[str]:
    """Return the statements about which a person noted something."""
    columns = revisions.c
    query = select(columns.subject).where(columns.subject.in_(ids), columns.who != PROGRAM)
    return set(connection.scalars(query))


def _comparable(value: Any) -> Any:
    return round(value, 9) if isinstance(value, float) else value


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, (date, datetime)) else value
