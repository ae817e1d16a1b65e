"""A store as lines of JSON, which load into either database: one header, one line a row, and a last line that counts.

    {"positions": 1, "schema": "m0004", "made_at": "2025-12-08T10:00:00+00:00"}
    {"table": "documents", "row": {"id": "doc-…", …}}
    {"rows": {"documents": 12, …}, "sha256": "…"}

What can be made anew (roll-ups, text index) is left out. Two stores that hold the same give the same lines.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Date, DateTime, LargeBinary, MetaData, Text, insert, inspect, select, update
from sqlalchemy.exc import SQLAlchemyError

from db.derived import DERIVED
from db.revision import HEAD, stored_revision
from db.tables import metadata
from positions.errors import PositionsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Column, Connection, Table

FORMAT = 1
_AT_ONCE = 500


class DumpError(PositionsError):
    """A dump cannot be read; nothing of it was stored."""


def names() -> list[str]:
    """Return the tables that a dump holds: all but those that can be made anew."""
    made = {table for each in DERIVED for table in each.tables}
    return [name for name in metadata.tables if name not in made]


def lines(connection: Connection, *, at: datetime | None = None) -> Iterator[str]:
    """Yield the lines of a store, each with its line feed; they are of one state, if the connection is.

    A store of an older schema is written as it is; it is brought up to date where it is loaded.
    """
    seal, counts = hashlib.sha256(), Counter[str]()
    schema = stored_revision(connection) or HEAD
    opening = {"positions": FORMAT, "schema": schema, "made_at": (at or datetime.now(UTC)).isoformat()}
    # The header is not sealed: the same rows have the same last line, whenever they were written.
    yield _line(opening)
    for table in _reflected(connection, names()):
        counts[table.name] = 0
        for row in connection.execute(_ordered(connection, table), execution_options={"yield_per": _AT_ONCE}):
            counts[table.name] += 1
            told = {name: _plain(value) for name, value in row._mapping.items()}  # noqa: SLF001 - its public name
            yield from _sealed({"table": table.name, "row": told}, seal)
    yield _line({"rows": dict(counts), "sha256": seal.hexdigest()})


def header(line: str) -> str:
    """Return the revision of the schema that a dump was made at, from its first line.

    Raises:
        DumpError: If it is no dump, or one of a later program.
    """
    told = _parsed(line, 1)
    if "positions" not in told or not isinstance(told.get("schema"), str):
        raise DumpError("line 1: this is no dump of a store")
    if told["positions"] != FORMAT:
        raise DumpError(f"line 1: a dump of another format ({told['positions']}); update positions")
    return str(told["schema"])


def load(connection: Connection, source: Iterable[str]) -> Counter[str]:
    """Put the rows of a dump into the empty tables of its schema, and return how many there were of each.

    Args:
        connection: A connection that writes; whoever opened it takes everything back if this raises.
        source: All lines, the first one too.

    Raises:
        DumpError: If a line is not understood, was changed, or is missing.
    """
    tables: dict[str, Table] = {}
    seal, counts, later = hashlib.sha256(), Counter[str](), list[tuple["Table", dict[str, Any]]]()
    batch: list[dict[str, Any]] = []
    current: Table | None = None
    ended = False
    for number, line in enumerate(source, start=1):
        if ended:
            raise DumpError(f"line {number}: something follows the last line; was it written twice?")
        told = _parsed(line, number)
        if "rows" in told:
            ended = True
            _store(connection, current, batch, number)
            _require_whole(told, seal, counts, number)
            continue
        if number == 1:
            header(line)
            continue
        seal.update(line.rstrip("\n").encode() + b"\n")
        table = _table(connection, tables, told, number)
        if table is not current or len(batch) >= _AT_ONCE:
            _store(connection, current, batch, number)
            current, batch = table, []
        row = _read(table, told["row"], number)
        batch.append(row)
        counts[table.name] += 1
        later += _held_back(table, row)
    if not ended:
        raise DumpError("the last line is missing; the file was cut off")
    for table, row in later:
        keys = [column == row[column.name] for column in table.primary_key]
        values = {name: value for name, value in row.items() if name not in table.primary_key}
        connection.execute(update(table).where(*keys).values(values))
    return counts


def _reflected(connection: Connection, wanted: Iterable[str]) -> list[Table]:
    """Return tables as the database has them: plain types, whatever the program makes of them; referred-to ones first.

    An older schema does not have all of them.
    """
    found, held = MetaData(), set(inspect(connection).get_table_names())
    found.reflect(connection, only=[name for name in wanted if name in held])
    return found.sorted_tables


def _ordered(connection: Connection, table: Table) -> Any:
    """Select a table by its key, text compared sign by sign on both databases."""
    server = connection.dialect.name == "postgresql"
    keys = [
        column.collate("C") if server and isinstance(column.type, Text) else column
        for column in table.primary_key
    ]
    columns = sorted(table.columns, key=lambda column: column.name)
    return select(*columns).order_by(*keys)


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _sealed(told: dict[str, Any], seal: Any) -> Iterator[str]:
    line = _line(told)
    seal.update(line.encode())
    yield line


def _line(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _parsed(line: str, number: int) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DumpError(f"line {number}: not JSON; the file is damaged or no dump") from error
    if not isinstance(told, dict):
        raise DumpError(f"line {number}: not an object; the file is damaged or no dump")
    return told


def _table(connection: Connection, tables: dict[str, Table], told: dict[str, Any], number: int) -> Table:
    name = told.get("table")
    if not isinstance(name, str) or not isinstance(told.get("row"), dict):
        raise DumpError(f"line {number}: no row of a table")
    if name not in tables:
        if name not in names():
            raise DumpError(f"line {number}: a store has no table {name!r}")
        tables.update((table.name, table) for table in _reflected(connection, [name]))
    if name not in tables:
        raise DumpError(f"line {number}: the schema of this dump has no table {name!r}; the file was changed")
    return tables[name]


def _read(table: Table, row: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a row with the values that the columns take."""
    if set(row) != set(table.columns.keys()):
        odd = ", ".join(sorted(set(row) ^ set(table.columns.keys())))
        raise DumpError(f"line {number}: the table {table.name!r} of this schema has other columns ({odd})")
    try:
        return {name: _value(table.columns[name], value) for name, value in row.items()}
    except (ValueError, TypeError) as error:
        raise DumpError(f"line {number}: {error}") from error


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        moment = datetime.fromisoformat(value)
        return moment if column.type.timezone else moment.astimezone(UTC).replace(tzinfo=None)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(value, validate=True)
    if isinstance(column.type, Boolean) and not isinstance(value, bool):
        raise TypeError(f"{column.name} is neither true nor false")
    return value


def _held_back(table: Table, row: dict[str, Any]) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Take references of a row to its own table out of it; they are put in when all rows are there."""
    own = [
        column.name
        for column in table.columns
        if column.nullable and any(key.column.table is table for key in column.foreign_keys)
    ]
    held = {name: row[name] for name in own if row[name] is not None}
    if held:
        row.update(dict.fromkeys(held))
        yield table, held | {column.name: row[column.name] for column in table.primary_key}


def _store(connection: Connection, table: Table | None, rows: list[dict[str, Any]], number: int) -> None:
    if table is None or not rows:
        return
    try:
        connection.execute(insert(table), rows)
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", error)).splitlines()[0]
        raise DumpError(f"before line {number}: a row of {table.name!r} cannot be stored ({said})") from error


def _require_whole(told: dict[str, Any], seal: Any, counts: Counter[str], number: int) -> None:
    stated = told["rows"]
    if not isinstance(stated, dict) or {k: v for k, v in stated.items() if v} != dict(counts):
        raise DumpError(f"line {number}: rows are missing or too many; the file was changed")
    if told.get("sha256") != seal.hexdigest():
        raise DumpError(f"line {number}: the file is not as it was written; it was changed or damaged")
