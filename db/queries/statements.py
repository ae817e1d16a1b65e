"""Statements as Records: selected in one query, with speakers, parties and codings fetched in one more each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text, tuple_, union

from db.queries.conditions import conditions
from db.queries.details import details
from db.queries.leads import leads
from db.queries.records import record, with_document
from db.rows import listed
from db.tables import cell_statements
from db.tables import statements as table
from positions.errors import NothingFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection, Select
    from sqlalchemy.sql.base import ReadOnlyColumnCollection

    from db.engine import Store
    from db.queries.leads import Lead
    from positions.model import Record, VoiceKind
    from positions.query import Query

# Up to so many statements are named by their ids; the database finds them again faster than by what they were chosen by.
_NAMED = 1000
# PostgreSQL takes two keys that go together for independent ones, expects one row where there are many, and would rather
# sort them all, or start workers to look at them, than take the first in the order of an index.
_PLANS = ("sort", "hashagg", "hashjoin", "mergejoin", "seqscan", "gathermerge", "bitmapscan")
_PLANNED = text("SELECT " + ", ".join(f"set_config('enable_{name}', :on, true)" for name in _PLANS))
_ORDER = ("said_on", "published_on", "starts_at", "id")


def statements(
    store: Store, query: Query, *, limit: int | None = None, newest_first: bool = True
) -> list[Record]:
    """Return the statements that a query selects, as the store knows them at the query's `known_at`.

    Args:
        store: An open store.
        query: What to select; the same statements as by `Query.matches`.
        limit: How many at most; None for all.
        newest_first: Whether to begin with the newest, or with the oldest. The order is total and that of
            `positions.comparison.order`: day said, day published, place in the text, id.
    """
    with store.read() as connection:
        found = leads(connection, query) if limit is not None else []
        chosen = _chosen(query, found, store.dialect, newest_first=newest_first, limit=limit)
        ordered = bool(found) and all(lead.times is not None for lead in found)
        return _fetch(connection, chosen, query.known_at, ordered=ordered)


def statement(store: Store, key: str) -> Record:
    """Return one statement, rejected or not.

    Raises:
        NothingFoundError: If the store holds no such statement.
    """
    found = those(store, [key])
    if not found:
        raise NothingFoundError(f"no statement {key}; `positions list` shows the ids of statements")
    return found[0]


def those(store: Store, keys: Collection[str], *, known_at: datetime | None = None) -> list[Record]:
    """Return the statements of these ids, rejected or not, the newest first; ids that the store does not hold are left out.

    Args:
        store: An open store.
        keys: Ids of statements.
        known_at: With the codings that the store went by at that time; None for now.
    """
    return _by(store, table.c.id.in_(listed(sorted(keys), store.dialect)), newest_first=True, at=known_at)


def behind(
    store: Store,
    kind: VoiceKind,
    voice: str,
    issue: str,
    *,
    until: date | None = None,
    limit: int | None = None,
) -> tuple[list[Record], int]:
    """Return the statements that were ever coded as a voice's word on an issue, the newest first, and how many there are.

    Args:
        store: An open store.
        kind: Whether the voice is a party or a speaker.
        voice: Its key.
        issue: Key of the issue; a coding that was superseded counts too.
        until: Last day that counts.
        limit: How many to return at most.
    """
    cell = cell_statements.c
    columns = (
        cell.said_on,
        cell.published_on,
        cell.starts_at,
        cell.statement_id.label("id"),
        cell.document_id,
    )
    wanted = (
        select(*columns).distinct().where(cell.kind == kind.value, cell.voice == voice, cell.subject == issue)
    )
    found = (wanted if until is None else wanted.where(cell.said_on <= until)).subquery("found")
    order = _order(found.c, newest_first=True)
    chosen = select(found.c.document_id, found.c.id).order_by(*order).limit(limit)
    with store.read() as connection:
        number = connection.scalar(select(func.count()).select_from(found))
        return _fetch(connection, chosen, None), number or 0


def witnesses(store: Store, utterance: str) -> list[Record]:
    """Return the statements that report one utterance, rejected or not, the oldest first."""
    return _by(store, table.c.utterance_id == utterance, newest_first=False)


def _by(
    store: Store, wanted: ColumnElement[bool], *, newest_first: bool, at: datetime | None = None
) -> list[Record]:
    chosen = select(table.c.document_id, table.c.id).where(wanted)
    with store.read() as connection:
        return _fetch(connection, chosen.order_by(*_order(table.c, newest_first=newest_first)), at)


def _order(columns: ReadOnlyColumnCollection[str, Any], *, newest_first: bool) -> list[ColumnElement[Any]]:
    return [columns[name].desc() if newest_first else columns[name].asc() for name in _ORDER]


def _chosen(
    query: Query, found: Sequence[Lead], dialect: str, *, newest_first: bool, limit: int | None
) -> Select[str, str]:
    """Return the keys of the statements that a query selects, in order."""
    if not found:
        chosen = select(table.c.document_id, table.c.id).where(*conditions(query))
        return chosen.order_by(*_order(table.c, newest_first=newest_first)).limit(limit)
    parts = [_led(lead, limit or 0, dialect, newest_first=newest_first).subquery() for lead in found]
    # Each part is ordered by an index; together they are few, and a statement that comes several times counts once.
    both = (union(*map(select, parts)) if len(parts) > 1 else select(parts[0]).distinct()).subquery("led")
    order = _order(both.c, newest_first=newest_first)
    return select(both.c.document_id, both.c.id).order_by(*order).limit(limit)


def _led(lead: Lead, limit: int, dialect: str, *, newest_first: bool) -> Select[Any]:
    """Return the keys and the order of the first statements that a lead finds, so many at least if there are."""
    named = zip((*_ORDER, "document_id"), (*lead.order, lead.document), strict=True)
    found = (
        select(*(column.label(name) for name, column in named))
        .select_from(lead.source)
        .where(lead.own, *lead.wanted)
        .order_by(*(each.desc() if newest_first else each.asc() for each in lead.order))
    )
    if dialect == "sqlite" or lead.times is None:
        return found.distinct().limit(limit) if lead.times != 1 else found.limit(limit)
    if lead.times == 1:
        return found.limit(limit)
    # In the order of the index, document and all, so that equal rows follow one another.
    document = lead.document.desc() if newest_first else lead.document.asc()
    return found.distinct().order_by(document).limit(limit)


def _fetch(
    connection: Connection, chosen: Select[str, str], at: datetime | None, *, ordered: bool = False
) -> list[Record]:
    """Return the chosen statements, in order, in five queries; `ordered` tells that indexes have them in order."""
    planned = ordered and connection.dialect.name == "postgresql"
    if planned:
        connection.execute(_PLANNED, {"on": "off"})
    keys: Sequence[tuple[str, str]] = [(row[0], row[1]) for row in connection.execute(chosen)]
    if planned:
        connection.execute(_PLANNED, {"on": "on"})
    if not keys:
        return []
    if len(keys) <= _NAMED:
        # SQLite looks up single values in an index, but not pairs. Statements of one id in two documents are parted below.
        named = table.c.id.in_([key for _, key in keys])
    else:
        named = tuple_(table.c.document_id, table.c.id).in_(chosen)
    rows = connection.execute(with_document().where(named)).all()
    more = details(connection, select(table.c.document_id, table.c.id).where(named).subquery("chosen"))
    found = {(row.document_id, row.id): record(row, more, at) for row in rows}
    return [found[key] for key in keys]
