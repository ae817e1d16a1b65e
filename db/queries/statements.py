"""Statements as Records: selected in one query, with speakers, parties and codings fetched in one more each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.queries.conditions import conditions
from db.queries.details import details
from db.queries.records import record, with_document
from db.tables import statements as table
from positions.errors import NothingFoundError

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from db.engine import Store
    from positions.model import Record
    from positions.query import Query


def statements(
    store: Store, query: Query, *, limit: int | None = None, newest_first: bool = True
) -> list[Record]:
    """Return the statements that a query selects.

    Args:
        store: An open store.
        query: What to select; the same statements as by `Query.matches`.
        limit: How many at most; None for all.
        newest_first: Whether to begin with the newest, or with the oldest. The order is total and that of
            `positions.comparison.order`: day said, day published, place in the text, id.
    """
    return _fetch(store, list(conditions(query)), limit, newest_first=newest_first)


def statement(store: Store, key: str) -> Record:
    """Return one statement, rejected or not.

    Raises:
        NothingFoundError: If the store holds no such statement.
    """
    found = _fetch(store, [table.c.id == key], None, newest_first=True)
    if not found:
        raise NothingFoundError(f"no statement {key}; `positions list` shows the ids of statements")
    return found[0]


def witnesses(store: Store, utterance: str) -> list[Record]:
    """Return the statements that report one utterance, rejected or not, the oldest first."""
    return _fetch(store, [table.c.utterance_id == utterance], None, newest_first=False)


def _fetch(
    store: Store, wanted: list[ColumnElement[bool]], limit: int | None, *, newest_first: bool
) -> list[Record]:
    columns = (table.c.said_on, table.c.published_on, table.c.starts_at, table.c.id)
    order = [column.desc() if newest_first else column.asc() for column in columns]
    with store.read() as connection:
        rows = connection.execute(with_document().where(*wanted).order_by(*order).limit(limit)).all()
        if not rows:
            return []
        keys = select(table.c.document_id, table.c.id).where(*wanted)
        if limit is not None:
            keys = keys.order_by(*order).limit(limit)
        more = details(connection, keys.subquery("chosen"))
    return [record(row, more) for row in rows]
