"""Acts of saying in the store: put together, parted, clustered anew; who decided and why is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, func, select, update

from db import queries, utterances
from db.store import add
from db.tables import revisions, statements, utterance_decisions
from db.tables import utterances as table
from db.utterances import Decision, merge, recluster, split
from positions.errors import NothingFoundError, PositionsError
from positions.model import Precision
from positions.query import Query
from tests.db.samples import Said, report

if TYPE_CHECKING:
    from typing import Any

    from db.engine import Store

PLAN = "the plan can be a basis for a final settlement of this war"
LAND = "the question of the territory remains the hardest of them all today"
ANA = Decision("ana", "the same briefing", datetime(2026, 1, 2, tzinfo=UTC))


def told(store: Store, name: str, who: str = "umerov", words: str = PLAN, **more: Any) -> str:
    """Store a report with one statement and return the statement's id."""
    document, found = report(
        f"{name}: {words}.", Said(who, words, more.pop("on", date(2025, 12, 5)), more=more), name=name
    )
    key = add(store, document, found, extractor="rules 1").document_id
    return next(each.id for each in queries.statements(store, Query()) if each.document == key)


def acts(store: Store) -> dict[str, str]:
    return {each.id: each.utterance for each in queries.statements(store, Query())}


def groups(store: Store) -> set[frozenset[str]]:
    found = acts(store)
    return {frozenset(key for key, act in found.items() if act == one) for one in found.values()}


def test_a_merge_puts_whole_utterances_together_and_survives(store: Store) -> None:
    first, second, other = told(store, "a"), told(store, "b"), told(store, "c", words=LAND)
    assert groups(store) == {frozenset({first, second}), frozenset({other})}
    one = merge(store, [first, other], ANA)
    assert set(acts(store).values()) == {one}
    assert recluster(store).moved == 0
    assert groups(store) == {frozenset({first, second, other})}
    later = told(store, "d", words=LAND)
    assert acts(store)[later] == one


def test_a_split_parts_one_statement_and_survives(store: Store) -> None:
    first, second, third = told(store, "a"), told(store, "b"), told(store, "c")
    own = split(store, second, ANA)
    assert acts(store)[second] == own != acts(store)[first]
    assert groups(store) == {frozenset({first, third}), frozenset({second})}
    assert recluster(store).moved == 0
    assert groups(store) == {frozenset({first, third}), frozenset({second})}


def test_the_founder_keeps_the_utterance_when_it_is_parted(store: Store) -> None:
    first, second, third = told(store, "a"), told(store, "b"), told(store, "c")
    before = acts(store)[first]
    assert split(store, first, ANA) == before
    assert groups(store) == {frozenset({first}), frozenset({second, third})}
    assert recluster(store).moved == 0


def test_the_last_decision_holds(store: Store) -> None:
    first, second = told(store, "a"), told(store, "b")
    split(store, second, ANA)
    merge(store, [first, second], ANA)
    assert recluster(store).moved == 0
    assert groups(store) == {frozenset({first, second})}
    split(store, second, ANA)
    assert recluster(store).moved == 0
    assert groups(store) == {frozenset({first}), frozenset({second})}
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(utterance_decisions)) == 1
        assert connection.scalar(select(func.count()).select_from(table)) == 2


def test_who_decided_what_and_why_is_kept(store: Store) -> None:
    first, other = told(store, "a"), told(store, "b", words=LAND)
    one = merge(store, [first, other], ANA)
    split(store, other, Decision("ben"))
    with store.read() as connection:
        rows = connection.execute(
            select(
                revisions.c.subject, revisions.c.who, revisions.c.what, revisions.c.why, revisions.c.made_at
            )
            .where(revisions.c.who.in_(["ana", "ben"]))
            .order_by(revisions.c.made_at)
        ).all()
    assert [tuple(row)[:4] for row in rows] == [
        (one, "ana", {"merge": sorted([first, other])}, "the same briefing"),
        (other, "ben", {"split": other, "from": [first]}, None),
    ]
    assert rows[0].made_at == ANA.at


def test_different_speakers_are_never_put_together(store: Store) -> None:
    first, other = told(store, "a"), told(store, "b", "rubio")
    with pytest.raises(PositionsError, match="no speaker in common"):
        merge(store, [first, other], ANA)
    assert groups(store) == {frozenset({first}), frozenset({other})}
    joint, same = told(store, "c", "rubio+umerov", LAND), told(store, "d", "umerov", LAND + " said he")
    assert merge(store, [joint, same], ANA) == acts(store)[same]


@pytest.mark.parametrize("key", ["st-nothing", "ut-nothing", ""])
def test_an_unknown_id_is_refused(store: Store, key: str) -> None:
    first = told(store, "a")
    with pytest.raises(NothingFoundError, match="no statement or utterance"):
        merge(store, [first, key], ANA)


def test_what_cannot_be_decided_is_refused(store: Store) -> None:
    first, second = told(store, "a"), told(store, "b")
    with pytest.raises(PositionsError, match="one act of saying already"):
        merge(store, [first, second], ANA)
    with pytest.raises(PositionsError, match="give the id of the statement"):
        split(store, acts(store)[first], ANA)
    other = told(store, "c", words=LAND)
    with pytest.raises(PositionsError, match="the only report"):
        split(store, other, ANA)


def test_reclustering_finds_what_the_order_of_storing_hid(store: Store) -> None:
    """Two acts that a report between them would have joined wrongly, and one that was parted by hand in the table."""
    first, second = told(store, "a"), told(store, "b")
    third = told(store, "c", on=date(2025, 12, 6), precision=Precision.PUBLISHED)
    assert len(groups(store)) == 1
    own = utterances._own(second)

    def harm(connection: Any) -> None:
        from db.rows import insert_missing

        insert_missing(connection, table, [{"id": own, "created_at": datetime.now(UTC)}])
        connection.execute(update(statements).where(statements.c.id == second).values(utterance_id=own))

    store.transact(harm)
    done = recluster(store)
    assert (done.statements, done.moved, done.utterances) == (3, 1, 1)
    assert groups(store) == {frozenset({first, second, third})}
    assert recluster(store).moved == 0


def test_an_empty_store_can_be_clustered(store: Store) -> None:
    done = recluster(store)
    assert (done.statements, done.moved, done.utterances) == (0, 0, 0)


def test_sql_grows_with_the_days_not_with_the_reports(store: Store) -> None:
    counted = []
    for name in ("a", "bcdefgh"):
        for letter in name:
            told(store, letter)
        ran: list[str] = []

        def note(*arguments: Any, ran: list[str] = ran) -> None:
            ran.append(arguments[2])

        event.listen(store.engine, "after_cursor_execute", note)
        recluster(store)
        event.remove(store.engine, "after_cursor_execute", note)
        counted.append(len(ran))
    assert counted[0] == counted[1]
