"""Acts of saying: clustered anew from all reports, and put together or parted by people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, delete, exists, func, insert, not_, or_, select, update

from db.derived import changing
from db.founding import settle, unsettled
from db.ids import digest, utterance_id
from db.rows import insert_missing, listed, upsert
from db.tables import duplicates, revisions, statements, utterance_decisions, utterances
from db.witnesses import told, witness
from positions import clustering
from positions.errors import NothingFoundError, PositionsError
from positions.model import Basis
from positions.utterances import same_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from typing import Any

    from sqlalchemy import Connection, Row

    from db.engine import Store

# More than this no person looks through; the decisions are kept for each pair.
MOST = 100


@dataclass(frozen=True, slots=True)
class Reclustered:
    """What clustering anew changed.

    Attributes:
        statements: Statements looked at.
        moved: Statements that belong to another utterance now.
        utterances: Utterances now.
    """

    statements: int
    moved: int
    utterances: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, when, and why."""

    who: str
    why: str | None = None
    at: datetime | None = None


def recluster(store: Store) -> Reclustered:
    """Cluster all reports anew, day by day, in one transaction; what people decided stays.

    A second run changes nothing. Memory holds some days and the decisions.

    Raises:
        StoreError: If the store is out of reach, locked, full or damaged.
    """

    def work(connection: Connection) -> Reclustered:
        together, apart = _decisions(connection)
        number = 0
        moved: list[tuple[str, str]] = []
        found = clustering.recluster(_days(connection), together, apart)
        changes, concerned = 0, set[str]()
        for report, utterance in found:
            number += 1
            if utterance != report.current:
                moved.append((report.own, utterance))
                changes += 1
            if len(moved) == MOST:
                concerned |= _move(connection, moved)
                moved = []
        concerned |= _move(connection, moved)
        # The days may change only when none is asked for any more.
        settle(connection, concerned.union(unsettled(connection)))
        _forget_empty(connection)
        held = connection.scalar(select(func.count()).select_from(utterances)) or 0
        return Reclustered(number, changes, held)

    return store.transact(work)


def merge(store: Store, keys: Sequence[str], decision: Decision) -> str:
    """Put the reports of several utterances together, and return the id of the one they are now.

    Args:
        store: An open store.
        keys: Ids of statements or utterances; a statement stands for its utterance.
        decision: Who decides and why.

    Raises:
        NothingFoundError: If the store holds no such id.
        PositionsError: If they are one already, or were not said by the same speakers.
    """

    def work(connection: Connection) -> str:
        rows = [row for key in dict.fromkeys(keys) for row in _of(connection, key)]
        held = {row.id: row for row in rows}
        if len({row.utterance_id for row in held.values()}) < 2:
            raise PositionsError(f"{', '.join(keys)}: one act of saying already; give two or more")
        _require_one_voice(list(held.values()))
        if len(held) > MOST:
            raise PositionsError(f"{len(held)} reports are too many to put together; give fewer ids")
        target = rows[0].utterance_id
        _decide(connection, combinations(sorted(held), 2), decision, together=True)
        _note(connection, target, {"merge": sorted(held)}, decision)
        moves = [(_own(key), target) for key, row in held.items() if row.utterance_id != target]
        settle(connection, _move(connection, moves))
        _forget_empty(connection)
        return str(target)

    return store.transact(work)


def split(store: Store, key: str, decision: Decision) -> str:
    """Part a statement from the other reports of its utterance, and return the id of the one it is now.

    Raises:
        NothingFoundError: If the store holds no such statement.
        PositionsError: If it is the only report of its utterance.
    """

    def work(connection: Connection) -> str:
        if not key.startswith("st-"):
            raise PositionsError(f"{key}: give the id of the statement to part (st-…), not of the utterance")
        (row,) = [row for row in _of(connection, key) if row.id == key]
        others = [other for other in _of(connection, row.utterance_id) if other.id != key]
        if not others:
            raise PositionsError(
                f"{key}: the only report of its act of saying; there is nothing to part it from"
            )
        _decide(connection, ((key, other.id) for other in others), decision, together=False)
        # The one that gave the utterance its id keeps it.
        stays = row.utterance_id == _own(key)
        moving, target = (others, _own(others[0].id)) if stays else ([row], _own(key))
        _note(connection, key, {"split": key, "from": [other.id for other in others]}, decision)
        settle(connection, _move(connection, [(_own(each.id), target) for each in moving]))
        return str(row.utterance_id) if stays else target

    return store.transact(work)


def _own(statement: str) -> str:
    return utterance_id(statement)


def _of(connection: Connection, key: str) -> Sequence[Row[Any]]:
    """Return the reports of an utterance, or of that of a statement, in the order of storing."""
    asked = select(statements.c.utterance_id).where(
        or_(statements.c.id == key, statements.c.utterance_id == key)
    )
    rows = connection.execute(told().where(statements.c.utterance_id.in_(asked))).all()
    if not rows:
        raise NothingFoundError(
            f"no statement or utterance {key}; `positions list --format csv` shows the ids"
        )
    return rows


def _require_one_voice(rows: Sequence[Row[Any]]) -> None:
    first = witness(rows[0])
    for row in rows[1:]:
        other = witness(row)
        if not (first.speakers & other.speakers or same_voice(first, other)):
            raise PositionsError(
                f"{rows[0].id} and {row.id} have no speaker in common; two speakers are two acts of saying"
            )


def _decide(
    connection: Connection, pairs: Iterator[tuple[str, str]], decision: Decision, *, together: bool
) -> None:
    at = decision.at or datetime.now(UTC)
    rows = [
        {"first_id": min(pair), "second_id": max(pair), "together": together, "decided_at": at}
        for pair in pairs
    ]
    upsert(connection, utterance_decisions, rows)


def _note(connection: Connection, subject: str, what: dict[str, Any], decision: Decision) -> None:
    """Keep who decided what, when and why."""
    at = decision.at or datetime.now(UTC)
    number = connection.scalar(select(func.count()).where(revisions.c.subject == subject)) or 0
    row = {
        "subject": subject,
        "id": digest("rv", subject, at.isoformat(), str(number)),
        "made_at": at,
        "who": decision.who,
        "what": what,
        "why": decision.why,
    }
    connection.execute(insert(revisions), [row])


def _decisions(connection: Connection) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return with whom each report was put together, and from whom it was parted, by the ids they found.

    What a copy tells of the acts of its article stays with them, whatever the day on which it appeared.
    """
    sides: tuple[dict[str, set[str]], dict[str, set[str]]] = (defaultdict(set), defaultdict(set))
    columns = utterance_decisions.c
    for first, second, together in connection.execute(
        select(columns.first_id, columns.second_id, columns.together)
    ):
        side = sides[0 if together else 1]
        side[_own(first)].add(_own(second))
        side[_own(second)].add(_own(first))
    for first, second in _copied(connection):
        if _own(second) not in sides[1][_own(first)]:
            sides[0][_own(first)].add(_own(second))
            sides[0][_own(second)].add(_own(first))
    joint, parted = ({key: frozenset(held) for key, held in side.items()} for side in sides)
    return joint, parted


def _copied(connection: Connection) -> Iterator[Row[str, str]]:
    """Yield the reports of copies, each with those of the article that tell of the same act."""
    said, other, linked = statements.c, statements.alias("other"), duplicates.c
    article = or_(other.c.document_id == linked.of_id, other.c.document_id == linked.family_id)
    query = (
        select(said.id, other.c.id.label("other_id"))
        .join(duplicates, linked.document_id == said.document_id)
        .join(other, and_(other.c.utterance_id == said.utterance_id, article))
    )
    yield from connection.execute(query)


def _days(connection: Connection) -> Iterator[tuple[date, list[clustering.Report]]]:
    """Yield the reports of each day that they tell by themselves; an index leads to those that kept it."""
    columns = statements.c
    elsewhere: dict[date, list[str]] = defaultdict(list)
    other = and_(columns.basis == Basis.PUBLISHED, columns.said_on != columns.published_on)
    for key, day in connection.execute(select(columns.id, columns.published_on).where(other)):
        elsewhere[day].append(key)
    days = connection.scalars(select(columns.said_on).distinct()).all()
    for day in sorted({*days, *elsewhere}):
        own = and_(columns.said_on == day, not_(other))
        if day in elsewhere:
            own = or_(own, columns.id.in_(listed(elsewhere[day], connection.dialect.name)))
        rows = connection.execute(told().where(own)).all()
        yield day, [clustering.Report(_own(row.id), row.utterance_id, witness(row)) for row in rows]


def _move(connection: Connection, moves: Sequence[tuple[str, str]]) -> set[str]:
    """Give statements, named by the id they found, another utterance; return the utterances concerned."""
    if not moves:
        return set()
    now = datetime.now(UTC)
    wanted = [{"id": key, "created_at": now} for key in dict.fromkeys(target for _, target in moves)]
    insert_missing(connection, utterances, wanted)
    change = (
        update(statements).where(statements.c.id == bindparam("key")).values(utterance_id=bindparam("to"))
    )
    rows = [{"key": f"st-{own.removeprefix('ut-')}", "to": to} for own, to in moves]
    own = statements.c.id.in_(row["key"] for row in rows)
    left = connection.scalars(select(statements.c.utterance_id).where(own)).all()
    concerned = {*left, *(row["to"] for row in rows)}
    with changing(connection, concerned):
        connection.execute(change, rows)
    return concerned


def _forget_empty(connection: Connection) -> None:
    """Remove utterances that no report is left of."""
    connection.execute(
        delete(utterances).where(~exists().where(statements.c.utterance_id == utterances.c.id))
    )
