"""The day of an act of saying: that of the report which founds it best.

A report whose text names no day is taken to tell of the day on which it appeared. Where another report of the same act
names one, by itself, by a weekday or by an event, that day is the day of both. What a report says by itself stays known,
since it appeared on the day that it was taken to tell of: `own_day`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, case, func, select, update

from db.derived import changing
from db.tables import statement_parties, statement_speakers, statements
from positions.model import Basis

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date
    from typing import Any

    from sqlalchemy import ColumnElement, Connection

# What founds a day best comes first.
_FOUNDED = (Basis.EXPLICIT, Basis.RELATIVE, Basis.EVENT, Basis.PUBLISHED)
# SQLite takes 32,766 values a statement.
_AT_ONCE = 10_000


def own_day(basis: Basis, said_on: date, published_on: date) -> date:
    """Return the day that a report tells by itself, whatever other reports of the same act tell."""
    return published_on if basis is Basis.PUBLISHED else said_on


def own_days() -> ColumnElement[date]:
    """Return the same of the table's rows."""
    columns = statements.c
    return case((columns.basis == Basis.PUBLISHED, columns.published_on), else_=columns.said_on)


def founded(reports: Iterable[tuple[Basis, date]]) -> date:
    """Return the day of an act of saying: of the reports' own days the best-founded, of several of these the earliest.

    Nothing is said after it was first reported, so that this holds where all are days of publication too.
    """
    return min(reports, key=lambda report: (_FOUNDED.index(report[0]), report[1]))[1]


def settle(connection: Connection, utterances: Collection[str]) -> int:
    """Give the reports that name no day the day of their act of saying; return of how many that changes it.

    Args:
        connection: The transaction in which the reports were stored, moved or taken out.
        utterances: The ids of their utterances.
    """
    wrong: list[dict[str, Any]] = []
    affected: set[str] = set()
    for rows in _reports(connection, sorted(set(utterances))):
        day = founded((row.basis, own_day(row.basis, row.said_on, row.published_on)) for row in rows)
        for row in rows:
            if row.basis is Basis.PUBLISHED and row.said_on != day:
                wrong.append({"document": row.document_id, "statement": row.id, "day": day})
                affected.add(row.utterance_id)
    if wrong:
        with changing(connection, affected):
            for table, key in _DATED:
                own = and_(table.c.document_id == bindparam("document"), key == bindparam("statement"))
                connection.execute(update(table).where(own).values(said_on=bindparam("day")), wrong)
    return len(wrong)


def unsettled(connection: Connection) -> list[str]:
    """Return the utterances whose reports are not of one day."""
    columns = statements.c
    query = select(columns.utterance_id).group_by(columns.utterance_id)
    return list(connection.scalars(query.having(func.min(columns.said_on) != func.max(columns.said_on))))


_DATED = (
    (statements, statements.c.id),
    (statement_speakers, statement_speakers.c.statement_id),
    (statement_parties, statement_parties.c.statement_id),
)


def _reports(connection: Connection, utterances: Sequence[str]) -> Iterator[list[Any]]:
    """Yield the reports of each utterance."""
    columns = statements.c
    query = select(
        columns.document_id,
        columns.id,
        columns.utterance_id,
        columns.basis,
        columns.said_on,
        columns.published_on,
    )
    for start in range(0, len(utterances), _AT_ONCE):
        some = columns.utterance_id.in_(utterances[start : start + _AT_ONCE])
        told: dict[str, list[Any]] = defaultdict(list)
        for row in connection.execute(query.where(some)):
            told[row.utterance_id].append(row)
        yield from told.values()
