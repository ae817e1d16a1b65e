"""Many rows at once: inserted where they are missing, or put in the place of what is there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, case, cast, func, literal, or_, select, tuple_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Select, Table
    from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

Row = dict[str, Any]


def insert_missing(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows; those whose key or unique value is taken stay as they are."""
    if rows:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(), rows)


def insert_new(connection: Connection, table: Table, row: Row, *, unique: str) -> bool:
    """Insert one row and tell whether it went in: not where the unique column's value is taken."""
    insert = _insert(connection, table).on_conflict_do_nothing(index_elements=[unique])
    return connection.execute(insert.returning(table.c[unique]), row).first() is not None


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows; those whose primary key is taken replace the other columns they name."""
    if not rows:
        return
    insert = _insert(connection, table)
    keys = [column.name for column in table.primary_key]
    values = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=values), rows)


def accumulate(
    connection: Connection, table: Table, rows: Sequence[Row], *, sums: Sequence[str], newest: Sequence[str]
) -> None:
    """Insert rows; one whose primary key is taken is added to what is there.

    Args:
        connection: The transaction that writes.
        table: Where they go.
        rows: At least one, all with the same columns.
        sums: Columns that are added up.
        newest: Columns that go together, of the row where they are greater; the last one is not compared. They may be null.
    """
    insert = _insert(connection, table)
    held, given = table.c, insert.excluded
    compared = newest[:-1]
    newer = or_(
        held[compared[0]].is_(None),
        tuple_(*(given[name] for name in compared)) >= tuple_(*(held[name] for name in compared)),
    )
    values = {name: held[name] + given[name] for name in sums}
    values |= {name: case((newer, given[name]), else_=held[name]) for name in newest}
    keys = [column.name for column in table.primary_key]
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=values), rows)


def listed(keys: Sequence[str], dialect: str) -> Select[str]:
    """Return keys as a subquery of one value, so that there may be any number of them."""
    text = literal(json.dumps(keys))
    if dialect == "postgresql":
        found = func.json_array_elements_text(cast(text, JSON)).table_valued("value")
    else:
        found = func.json_each(text).table_valued("value")
    return select(found.c.value)


def _insert(connection: Connection, table: Table) -> SqliteInsert | PostgresInsert:
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - SQLite needs nothing of it

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415

    return sqlite.insert(table)
