"""Statements as Records: selected in one query, with speakers, parties and codings fetched in one more each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select, tuple_

from db.queries.conditions import conditions
from db.queries.details import details
from db.queries.records import record, with_document
from db.rows import listed
from db.tables import codings, statement_parties, statement_speakers
from db.tables import statements as table
from positions.errors import NothingFoundError
from positions.model import VoiceKind
from positions.query import Query

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection, Select

    from db.engine import Store
    from positions.model import Record

# Up to so many statements are named by their ids; the database finds them again faster than by what they were chosen by.
_NAMED = 1000


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
        chosen = _chosen(query, newest_first=newest_first).limit(limit)
        return _fetch(connection, chosen, query.known_at)


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
    names = {"parties" if kind is VoiceKind.PARTY else "speakers": frozenset({voice})}
    query = Query(**names, until=until, rejected=True)  # type: ignore[arg-type]
    coded = codings.c.document_id == table.c.document_id, codings.c.statement_id == table.c.id
    chosen = _chosen(query, newest_first=True).where(
        select(codings.c.id).where(*coded, codings.c.issue == issue).exists()
    )
    with store.read() as connection:
        number = connection.scalar(select(func.count()).select_from(chosen.order_by(None).subquery()))
        return _fetch(connection, chosen.limit(limit), None), number or 0


def witnesses(store: Store, utterance: str) -> list[Record]:
    """Return the statements that report one utterance, rejected or not, the oldest first."""
    return _by(store, table.c.utterance_id == utterance, newest_first=False)


def _by(
    store: Store, wanted: ColumnElement[bool], *, newest_first: bool, at: datetime | None = None
) -> list[Record]:
    chosen = select(table.c.document_id, table.c.id).where(wanted)
    with store.read() as connection:
        return _fetch(connection, chosen.order_by(*_order(table.c.said_on, newest_first=newest_first)), at)


def _order(said_on: ColumnElement[Any], *, newest_first: bool) -> list[ColumnElement[Any]]:
    columns = (said_on, table.c.published_on, table.c.starts_at, table.c.id)
    return [column.desc() if newest_first else column.asc() for column in columns]


def _chosen(query: Query, *, newest_first: bool) -> Select[str, str]:
    """Return the keys of the statements that a query selects, in order.

    Where one speaker or one party is asked for, the day is taken from the table that links them to statements: its index
    leads to the newest without looking at anyone else's.
    """
    keys = select(table.c.document_id, table.c.id)
    for wanted, link, name in (
        (query.speakers, statement_speakers, "speaker_key"),
        (query.parties, statement_parties, "party_key"),
    ):
        if len(wanted) == 1:
            own = link.alias("own")
            said_on = own.c.said_on
            keys = keys.join(
                own, and_(own.c.document_id == table.c.document_id, own.c.statement_id == table.c.id)
            ).where(own.c[name] == next(iter(wanted)), *conditions(query, own))
            if query.since is not None:
                keys = keys.where(said_on >= query.since)
            if query.until is not None:
                keys = keys.where(said_on <= query.until)
            return keys.order_by(*_order(said_on, newest_first=newest_first))
    keys = keys.where(*conditions(query))
    return keys.order_by(*_order(table.c.said_on, newest_first=newest_first))


def _fetch(connection: Connection, chosen: Select[str, str], at: datetime | None) -> list[Record]:
    """Return the chosen statements, in order, in five queries."""
    keys: Sequence[tuple[str, str]] = [(row[0], row[1]) for row in connection.execute(chosen)]
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
