"""Many rows at once: inserted where they are missing, or put in the place of what is there."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, case, cast, func, insert, literal, or_, select, tuple_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Dialect, Insert, Select, Table
    from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

Row = dict[str, Any]
Prepared = tuple[str, tuple[str, ...] | None]
_AS_IT_IS = frozenset({str, int, float, bool, type(None)})
_TIMES = frozenset({date, datetime})


def insert_plainly(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert many rows with the same columns, past SQLAlchemy's work on each value: it takes longer than the database's."""
    if rows:
        _run(connection, *_inserting(table, connection.dialect, tuple(rows[0])), rows)


@lru_cache(maxsize=64)
def _inserting(table: Table, dialect: Dialect, columns: tuple[str, ...]) -> Prepared:
    return _prepared(insert(table), dialect, columns)


def _prepared(statement: Insert, dialect: Dialect, columns: tuple[str, ...]) -> Prepared:
    """Return the text of a statement, and the names of its values in their order where it counts."""
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    return str(compiled), tuple(compiled.positiontup or ()) if compiled.positional else None


def _run(connection: Connection, statement: str, order: tuple[str, ...] | None, rows: Sequence[Row]) -> None:
    plain = _for_sqlite if connection.dialect.name == "sqlite" else _for_postgres
    given: list[Any] = [
        tuple([plain(row[name]) for name in order])
        if order is not None
        else {name: plain(value) for name, value in row.items()}
        for row in rows
    ]
    connection.exec_driver_sql(statement, given)


def _for_postgres(value: Any) -> Any:
    """Return a value as the PostgreSQL driver takes it for its column."""
    kind = type(value)
    if kind in _AS_IT_IS or kind in _TIMES:
        return value
    return value.value if isinstance(value, Enum) else _json(value)


def _for_sqlite(value: Any) -> Any:
    """Return a value as SQLite keeps it: as SQLAlchemy's types write it."""
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is date:
        return value.isoformat()
    if kind is datetime:
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    return value.value if isinstance(value, Enum) else _json(value)


def _json(value: Any) -> str:
    """Return spans, or what else a JSON column holds, as text."""
    if isinstance(value, tuple):
        return "[" + ", ".join(f"[{span.start}, {span.end}]" for span in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def insert_missing(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows; those whose key or unique value is taken stay as they are."""
    if rows:
        connection.execute(_insert(connection.dialect.name, table).on_conflict_do_nothing(), rows)


def insert_new(connection: Connection, table: Table, row: Row, *, unique: str) -> bool:
    """Insert one row and tell whether it went in: not where the unique column's value is taken."""
    putting = _insert(connection.dialect.name, table).on_conflict_do_nothing(index_elements=[unique])
    return connection.execute(putting.returning(table.c[unique]), row).first() is not None


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows; those whose primary key is taken replace the other columns they name."""
    if not rows:
        return
    putting = _insert(connection.dialect.name, table)
    keys = [column.name for column in table.primary_key]
    values = {name: putting.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(putting.on_conflict_do_update(index_elements=keys, set_=values), rows)


def accumulate(
    connection: Connection, table: Table, rows: Sequence[Row], *, sums: Sequence[str], newest: Sequence[str]
) -> None:
    """Insert rows; one whose primary key is taken is added to what is there. Values go past SQLAlchemy.

    Args:
        connection: The transaction that writes.
        table: Where they go.
        rows: At least one, all with the same columns.
        sums: Columns that are added up.
        newest: Columns that go together, of the row where they are greater; the last one is not compared. They may be null.
    """
    order = tuple(rows[0]), tuple(sums), tuple(newest)
    _run(connection, *_accumulating(table, connection.dialect, *order), rows)


@lru_cache(maxsize=8)
def _accumulating(
    table: Table, dialect: Dialect, columns: tuple[str, ...], sums: tuple[str, ...], newest: tuple[str, ...]
) -> Prepared:
    adding = _insert(dialect.name, table)
    held, given = table.c, adding.excluded
    compared = newest[:-1]
    newer = or_(
        held[compared[0]].is_(None),
        tuple_(*(given[name] for name in compared)) >= tuple_(*(held[name] for name in compared)),
    )
    values: dict[str, Any] = {name: held[name] + given[name] for name in sums}
    values |= {name: case((newer, given[name]), else_=held[name]) for name in newest}
    keys = [column.name for column in table.primary_key]
    return _prepared(adding.on_conflict_do_update(index_elements=keys, set_=values), dialect, columns)


def listed(keys: Sequence[str], dialect: str) -> Select[str]:
    """Return keys as a subquery of one value, so that there may be any number of them."""
    text = literal(json.dumps(keys))
    if dialect == "postgresql":
        found = func.json_array_elements_text(cast(text, JSON)).table_valued("value")
    else:
        found = func.json_each(text).table_valued("value")
    return select(found.c.value)


def _insert(dialect: str, table: Table) -> SqliteInsert | PostgresInsert:
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - SQLite needs nothing of it

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415

    return sqlite.insert(table)
