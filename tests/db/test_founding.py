"""The day of an act of saying: a day that a report names goes before days of publication, however it came together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db import founding, integrity, queries, reextraction
from db.bulk import Loaded, load
from db.derived import DERIVED
from db.findings import Level
from db.store import Added, add
from db.tables import cell_days, cell_statements, statement_parties, statement_speakers, statements
from db.utterances import Decision, merge, recluster, split
from positions.model import Basis, Precision, Span, Stance
from tests.db.samples import Said, report

if TYPE_CHECKING:
    from db.engine import Store

PLAN = "the plan of the mediators is acceptable as a basis for further talks"
DECISION = Decision("reviewer")
SATURDAY, SUNDAY, MONDAY = date(2025, 12, 6), date(2025, 12, 7), date(2025, 12, 8)


def told(day: date, basis: Basis, published_on: date, *, who: str = "rubio", words: str = PLAN) -> Any:
    """Return a report of one statement: what it tells of the day, and when it appeared."""
    precision = Precision.PUBLISHED if basis is Basis.PUBLISHED else Precision.DAY
    more = {"precision": precision, "basis": basis}
    name = f"{who}-{basis.value}-{day}-{published_on}"
    text = f"{name}: {who.title()} said {words}."
    said = Said(who, words, day, {"plan": Stance.SUPPORT}, more)
    return report(text, said, name=f"{name}.txt", outlet=name, published_on=published_on)


def published(day: date) -> Any:
    return told(day, Basis.PUBLISHED, day)


def stored(store: Store, found: Any) -> Added:
    return add(store, *found, extractor="rules 1")


def days(store: Store) -> dict[str, date]:
    """Return the day of each report by its outlet, which every place where it is kept must agree on."""
    with store.read() as connection:
        rows = connection.execute(select(statements.c.outlet, statements.c.id, statements.c.said_on)).all()
        found = {row.outlet: row.said_on for row in rows}
        of = {row.id: row.said_on for row in rows}
        for table in (statement_speakers, statement_parties, cell_statements):
            pairs = connection.execute(select(table.c.statement_id, table.c.said_on)).all()
            assert {pair.statement_id: pair.said_on for pair in pairs} == of
        assert all(each.check(connection).level is Level.OK for each in DERIVED)
    assert not [each for each in integrity.checks(store) if each.level is Level.ERROR]
    return found


def counted(store: Store) -> list[tuple[object, ...]]:
    """Return the roll-ups of the party: day, reports, acts of saying that were told for the first time."""
    columns = cell_days.c
    query = select(columns.said_on, columns.statements, columns.utterances).where(columns.kind == "party")
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(columns.said_on))]


ORDERS = [
    (told(SATURDAY, Basis.EXPLICIT, SUNDAY), published(SUNDAY)),
    (told(SATURDAY, Basis.RELATIVE, MONDAY), published(SUNDAY)),
    (told(SATURDAY, Basis.EVENT, SUNDAY), published(SUNDAY)),
]


@pytest.mark.parametrize("reports", [*ORDERS, *(pair[::-1] for pair in ORDERS)])
def test_a_day_that_a_report_names_is_the_day_of_the_act(store: Store, reports: tuple[Any, Any]) -> None:
    for each in reports:
        stored(store, each)
    assert set(days(store).values()) == {SATURDAY}
    assert counted(store) == [(SATURDAY, 2, 1)]
    (cell,) = queries.cells(store)
    assert (cell.utterances, cell.first_said_on, cell.last_said_on) == (1, SATURDAY, SATURDAY)


def test_of_days_of_publication_the_first_is_the_latest_that_it_can_be(store: Store) -> None:
    for day in (SUNDAY, SATURDAY):
        stored(store, published(day))
    assert set(days(store).values()) == {SATURDAY}
    assert counted(store) == [(SATURDAY, 2, 1)]


def test_a_report_stays_to_be_met_by_the_day_on_which_it_appeared(store: Store) -> None:
    stored(store, published(SUNDAY))
    stored(store, told(SATURDAY, Basis.EXPLICIT, SUNDAY))
    # Were the day of the first taken for its own, this could be the same act.
    stored(store, told(date(2025, 12, 5), Basis.EXPLICIT, SATURDAY))
    assert queries.counts(store).utterances == 2
    before = days(store)
    assert recluster(store).moved == 0
    assert days(store) == before


def test_two_statements_of_one_report_are_settled_too(store: Store) -> None:
    text = f"On Saturday Rubio said {PLAN}. Again: {PLAN}, Rubio said."
    document, (first, second) = report(
        text,
        Said("rubio", PLAN, SATURDAY, {"plan": Stance.SUPPORT}, {"basis": Basis.RELATIVE}),
        Said("rubio", PLAN, SUNDAY, {"plan": Stance.SUPPORT}, {"basis": Basis.PUBLISHED, "precision": Precision.PUBLISHED}),
        published_on=SUNDAY,
    )  # fmt: skip
    again = text.rindex(PLAN)
    second = replace(second, content=(Span(again, again + len(PLAN)),))
    add(store, document, [first, second], extractor="rules 1")
    assert counted(store) == [(SATURDAY, 2, 1)]


def test_reports_loaded_at_once_are_settled_as_those_stored_one_by_one(store: Store) -> None:
    named, bare = told(SATURDAY, Basis.EXPLICIT, SUNDAY), published(SUNDAY)
    load(store, [Loaded(named[0], named[1], [None])], extractor="rules 1")
    with store.read() as connection:
        utterance = connection.scalar(select(statements.c.utterance_id))
    load(store, [Loaded(bare[0], bare[1], [utterance])], extractor="rules 1")
    assert set(days(store).values()) == {SATURDAY}
    assert counted(store) == [(SATURDAY, 2, 1)]


def test_people_put_acts_together_and_part_them_again(store: Store) -> None:
    bare = told(MONDAY, Basis.PUBLISHED, MONDAY, words="of course this plan will do and we told them so")
    name = "rubio-published-2025-12-08-2025-12-08"
    stored(store, told(SATURDAY, Basis.EXPLICIT, SUNDAY))
    stored(store, bare)
    with store.read() as connection:
        ids = list(connection.scalars(select(statements.c.id).order_by(statements.c.said_on)))
    assert days(store)[name] == MONDAY
    merge(store, ids, DECISION)
    assert days(store)[name] == SATURDAY
    assert counted(store) == [(SATURDAY, 2, 1)]
    recluster(store)
    assert days(store)[name] == SATURDAY
    split(store, ids[1], DECISION)
    assert days(store)[name] == MONDAY
    assert counted(store) == [(SATURDAY, 1, 1), (MONDAY, 1, 1)]
    assert recluster(store).moved == 0
    assert days(store)[name] == MONDAY


def test_reading_again_gives_and_takes_the_day(store: Store) -> None:
    named, bare = told(SATURDAY, Basis.EXPLICIT, SUNDAY), published(SUNDAY)
    first, second = stored(store, named), stored(store, bare)
    other = "rubio-published-2025-12-07-2025-12-07"
    same = reextraction.difference(store, second.document_id, *bare)
    assert (same.differences, same.same) == ((), 1)
    reextraction.replace(store, first.document_id, named[0], [], extractor="rules 2")
    assert days(store) == {other: SUNDAY}
    assert counted(store) == [(SUNDAY, 1, 1)]
    reextraction.replace(store, first.document_id, *named, extractor="rules 3")
    assert set(days(store).values()) == {SATURDAY}
    assert counted(store) == [(SATURDAY, 2, 1)]


def test_a_store_of_before_is_settled_by_clustering_it_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.store.settle", lambda *_: 0)
    stored(store, told(SATURDAY, Basis.EXPLICIT, SUNDAY))
    stored(store, published(SUNDAY))
    assert counted(store) == [(SATURDAY, 1, 1), (SUNDAY, 1, 0)]
    recluster(store)
    assert counted(store) == [(SATURDAY, 2, 1)]
    assert set(days(store).values()) == {SATURDAY}
    with store.read() as connection:
        assert founding.unsettled(connection) == []


REPORTS = st.lists(
    st.tuples(st.sampled_from(Basis), st.dates(date(2025, 11, 1), date(2025, 12, 31))), min_size=1
)


@given(REPORTS)
def test_the_best_founded_day_does_not_hang_on_the_order(reports: list[tuple[Basis, date]]) -> None:
    day = founding.founded(reports)
    assert day == founding.founded(reports[::-1])
    named = [each for basis, each in reports if basis is Basis.EXPLICIT]
    assert day == min(named) if named else day in [each for _, each in reports]
