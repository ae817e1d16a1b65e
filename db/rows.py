"""Many rows at once: inserted where they are missing, or put in the place of what is there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, Date, Enum, case, cast, func, insert, literal, or_, select, tuple_

from db.tables.base import Moment, Spans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from enum import StrEnum

    from sqlalchemy import Connection, Dialect, Executable, Insert, Select, Table
    from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
    from sqlalchemy.types import TypeEngine

    from positions.model import Span

Row = dict[str, Any]


def insert_plainly(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert many rows with the same columns, past SQLAlchemy's work on each value: it takes longer than the database's."""
    if rows:
        _run(connection, _inserting(table, connection.dialect, tuple(rows[0])), rows)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement as the driver takes it.

    Attributes:
        values: The names of its values, in their order where it counts, each with what makes it plain, if anything.
        positional: Whether the driver takes the values in order, not by name.
    """

    text: str
    values: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    positional: bool


@lru_cache(maxsize=64)
def _inserting(table: Table, dialect: Dialect, columns: tuple[str, ...]) -> Prepared:
    return _prepared(insert(table), table, dialect, columns)


def _prepared(statement: Insert, table: Table, dialect: Dialect, columns: tuple[str, ...]) -> Prepared:
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    order = tuple(compiled.positiontup or ()) if compiled.positional else columns
    plain = tuple((name, _plain(table.c[name].type, dialect.name)) for name in order)
    return Prepared(str(compiled), plain, compiled.positional)


def _run(connection: Connection, prepared: Prepared, rows: Sequence[Row]) -> None:
    pairs = prepared.values
    given: list[Any] = (
        [tuple([row[name] if plain is None else plain(row[name]) for name, plain in pairs]) for row in rows]
        if prepared.positional
        else [
            {name: row[name] if plain is None else plain(row[name]) for name, plain in pairs} for row in rows
        ]
    )
    connection.exec_driver_sql(prepared.text, given)


def _plain(kind: TypeEngine[Any], dialect: str) -> Callable[[Any], Any] | None:
    """Return what makes a value of a column what the driver takes, as SQLAlchemy's type would; None where it is that."""
    if isinstance(kind, Spans):
        return _spans
    if isinstance(kind, JSON):
        return partial(json.dumps, ensure_ascii=False)
    if isinstance(kind, Enum):
        return _value
    if dialect == "sqlite" and isinstance(kind, Moment):
        return _moment
    return _iso if dialect == "sqlite" and isinstance(kind, Date) else None


def _spans(spans: tuple[Span, ...]) -> str:
    return "[" + ", ".join([f"[{span.start}, {span.end}]" for span in spans]) + "]"


@cache
def _value(choice: StrEnum | None) -> str | None:
    return None if choice is None else choice.value


@lru_cache(maxsize=4096)
def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@lru_cache(maxsize=64)
def _moment(at: datetime | None) -> str | None:
    if at is None:
        return None
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")


def insert_missing(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows; those whose key or unique value is taken stay as they are."""
    if rows:
        connection.execute(_where_missing(connection.dialect.name, table), rows)


def insert_new(connection: Connection, table: Table, row: Row) -> bool:
    """Insert one row and tell whether it went in: not where its key or a unique value is taken."""
    putting = _where_missing(connection.dialect.name, table, returning=True)
    return connection.execute(putting, row).first() is not None


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows; those whose primary key is taken replace the other columns they name."""
    if rows:
        connection.execute(_upserting(connection.dialect.name, table, tuple(rows[0])), rows)


# Putting a statement together takes SQLAlchemy as long as running it: the same ones are put together once.
@lru_cache(maxsize=64)
def _where_missing(dialect: str, table: Table, *, returning: bool = False) -> Executable:
    putting = _insert(dialect, table).on_conflict_do_nothing()
    return putting.returning(*table.primary_key) if returning else putting


@lru_cache(maxsize=64)
def _upserting(dialect: str, table: Table, columns: tuple[str, ...]) -> Executable:
    putting = _insert(dialect, table)
    keys = [column.name for column in table.primary_key]
    values = {name: putting.excluded[name] for name in columns if name not in keys}
    return putting.on_conflict_do_update(index_elements=keys, set_=values)


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
    _run(connection, _accumulating(table, connection.dialect, *order), rows)


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
    return _prepared(adding.on_conflict_do_update(index_elements=keys, set_=values), table, dialect, columns)


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
