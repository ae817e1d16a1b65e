"""The daily roll-ups agree with the statements, whatever is changed and in whatever order."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from alembic import command
from sqlalchemy import insert, select, update

from db import cells, derived, queries, rollups, schema
from db.findings import Level
from db.store import add
from db.tables import Review, cell_days, codings, statements
from positions.comparison import Said as Cited
from positions.comparison import Turn, cell, clashes, steps, ties, turned, turns, words
from positions.comparison.days import daily, reports_of
from positions.model import Stance, VoiceKind
from positions.periods import By
from positions.query import Query
from tests.db.samples import Said, codebook, report
from tests.db.test_selection import ISSUES, PARTIES, drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from db.engine import Store
    from positions.comparison import Step
    from positions.comparison.days import Day

DAY = date(2025, 12, 1)
YES, NO = {"nato": Stance.SUPPORT}, {"nato": Stance.OPPOSE}
WORDS = "we will never ever give up the door to the alliance, whatever they say"


def stored(store: Store) -> list[Day]:
    with store.read() as connection:
        return sorted(rollups.stored_days(connection, select(cell_days)), key=lambda day: day.key)


def put(store: Store, number: int, *sayings: Said) -> None:
    text = f"Report {number}. " + " / ".join(str(said.words) for said in sayings)
    document, found = report(
        text, *sayings, name=f"{number}.txt", published_on=DAY + timedelta(days=number % 6)
    )
    add(store, document, found, extractor="rules 1")


def due(store: Store) -> list[Day]:
    """Return what the roll-ups should be, from the statements as Records."""
    records = queries.statements(store, Query())
    return daily(found for kind in VoiceKind for found in reports_of(records, kind))


def test_a_report_moves_its_utterance_to_the_earlier_day(store: Store) -> None:
    put(store, 1, Said("umerov", WORDS, DAY + timedelta(days=1), NO))
    (late,) = [day for day in stored(store) if day.key.kind is VoiceKind.PARTY]
    assert (late.utterances, late.of(Stance.OPPOSE), late.stance) == (1, 1, Stance.OPPOSE)
    # The same act of saying, told of the day of publication and read differently.
    told = Said("umerov", WORDS, DAY + timedelta(days=1), YES)
    put(store, 2, told)
    (both,) = [day for day in stored(store) if day.key.kind is VoiceKind.PARTY]
    assert (both.utterances, both.counts[rollups.COUNTS.index("statements")]) == (1, 2)
    assert (both.of(Stance.OPPOSE), both.of(Stance.SUPPORT), both.stance) == (0, 1, Stance.SUPPORT)
    assert stored(store) == due(store)


def change_review(connection: Connection, draw: random.Random, keys: list[str]) -> None:
    chosen = draw.sample(keys, 3)
    connection.execute(
        update(statements).where(statements.c.id.in_(chosen)).values(review=draw.choice(list(Review)))
    )


def supersede(connection: Connection, draw: random.Random, keys: list[str]) -> None:
    chosen = draw.sample(keys, 3)
    connection.execute(
        update(codings)
        .where(codings.c.statement_id.in_(chosen))
        .values(superseded_at=draw.choice([None, codings.c.created_at]))
    )


def recode(connection: Connection, draw: random.Random, keys: list[str]) -> None:
    key = draw.choice(keys)
    found = connection.execute(select(codings).where(codings.c.statement_id == key).limit(1)).first()
    if found is not None:
        row = found._asdict() | {"id": f"cd-{draw.random()}", "ordinal": -draw.randrange(99)}
        row |= {"stance": draw.choice(list(Stance)), "superseded_at": None, "issue": draw.choice(ISSUES)}
        connection.execute(insert(codings), [row])


def move(connection: Connection, draw: random.Random, keys: list[str]) -> None:
    """Tell a statement as another's act of saying."""
    one, other = draw.sample(keys, 2)
    utterance = connection.scalar(select(statements.c.utterance_id).where(statements.c.id == other))
    connection.execute(update(statements).where(statements.c.id == one).values(utterance_id=utterance))


CHANGES: tuple[Callable[[Connection, random.Random, list[str]], None], ...] = (
    change_review,
    supersede,
    recode,
    move,
)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_changed_the_rollups_follow(store: Store, seed: int) -> None:
    draw = random.Random(seed)
    pool = [drawn(draw) for _ in range(25)]
    for number in range(12):
        put(store, number, *draw.sample(pool, draw.randrange(1, 6)))
    assert stored(store) == due(store)
    with store.read() as connection:
        rows = connection.execute(select(statements.c.id, statements.c.utterance_id)).all()
    keys, utterances = sorted(row.id for row in rows), {row.utterance_id for row in rows}
    for _ in range(12):
        change = draw.choice(CHANGES)

        def work(connection: Connection, change: Callable[..., None] = change) -> None:
            with derived.changing(connection, utterances):
                change(connection, draw, keys)

        store.transact(work)
        assert stored(store) == due(store), change.__name__
        assert store.transact(cells.check).level is Level.OK, change.__name__
    records = queries.statements(store, Query())
    found = {(each.party, each.issue): each for each in queries.cells(store, as_of=DAY + timedelta(days=2))}
    for party in PARTIES:
        for issue in ISSUES:
            expected = cell(records, party, issue, DAY + timedelta(days=2))
            if expected.statements:
                standing = found[party, issue]
                assert (standing.spread, standing.utterances) == (expected.spread, expected.utterances)
    assert store.transact(rollups.check).level is Level.OK


def test_what_differs_is_found_and_mended(store: Store) -> None:
    put(store, 1, Said("umerov", WORDS, DAY, NO), Said("rubio+umerov", "we agree", DAY, YES))
    good = stored(store)
    assert len(good) == 4
    store.transact(lambda connection: connection.execute(update(cell_days).values(utterances=7)))
    found = store.transact(rollups.check)
    assert found.level is Level.ERROR
    assert found.what.startswith("4 daily roll-ups differ from the statements")
    assert "--fix" in found.fix
    assert rollups.repair(store) == 4
    assert stored(store) == good


def test_an_upgrade_fills_the_rollups_of_an_older_store(store: Store, address: str) -> None:
    put(store, 1, Said("umerov", WORDS, DAY, NO), Said("rubio+umerov", "we agree", DAY, YES))
    good = stored(store)
    schema.migrate(store, lambda settings: command.downgrade(settings, "m0003"))
    store.close()
    assert schema.upgrade(address, codebook=codebook()).before == "m0003"
    assert stored(store) == good


def test_unnamed_sources_are_counted_for_parties_and_decide_nothing(store: Store) -> None:
    put(store, 1, Said("unnamed", WORDS, DAY, NO, {"parties": ("us",)}))
    (day,) = stored(store)
    assert (day.key, day.stance, day.decider) == ((VoiceKind.PARTY, "us", "nato", DAY), None, None)
    assert queries.cells(store) == [queries.Standing("us", "nato", anonymous=1)]
    assert queries.cells(store, kind=VoiceKind.SPEAKER) == []


def test_speakers_stand_against_issues_too(store: Store) -> None:
    put(store, 1, Said("rubio+umerov", "we agree on the door", DAY, YES), Said("rubio", WORDS, DAY, NO))
    found = {each.party: each for each in queries.cells(store, kind=VoiceKind.SPEAKER)}
    assert sorted(found) == ["rubio", "umerov"]
    assert (found["rubio"].utterances, found["rubio"].stance) == (2, Stance.OPPOSE)
    assert found["rubio"].spread == ((Stance.SUPPORT, 1), (Stance.OPPOSE, 1))
    for as_of in (None, DAY, DAY - timedelta(days=1)):
        counted = queries.cells(store, kind=VoiceKind.SPEAKER, as_of=as_of, since=date(1900, 1, 1))
        assert queries.cells(store, kind=VoiceKind.SPEAKER, as_of=as_of) == counted


def test_words_of_days_are_those_of_the_statements(store: Store) -> None:
    draw = random.Random(9)
    for number in range(12):
        put(store, number, *(drawn(draw) for _ in range(5)))
    records = queries.statements(store, Query())
    for kind in VoiceKind:
        told = list(words(daily(reports_of(records, kind))))
        assert queries.words(store, kind=kind) == told
        assert queries.words(store, kind=kind, issues=["plan"], since=DAY, as_of=DAY + timedelta(days=2)) == [
            word for word in told if word.issue == "plan" and word.said_on <= DAY + timedelta(days=2)
        ]
        assert list(turned(queries.stands(store, kind=kind), 2)) == [cited(turn) for turn in turns(told, 2)]
        some = [word for word in told if word.issue == "plan" and word.said_on <= DAY + timedelta(days=4)]
        held = queries.stands(store, kind=kind, issues=["plan"], as_of=DAY + timedelta(days=4))
        assert list(turned(held)) == list(map(cited, turns(some))) != []
    assert queries.words(store, voices=["us"]) == [
        word for word in words(daily(reports_of(records))) if word.voice == "us"
    ]


def cited(turn: Turn) -> Turn:
    """Return a turn whose words are no more than what is cited of them."""
    before, after = (
        stand._replace(first=Cited(*stand.first[:5]), last=Cited(*stand.last[:5]))
        for stand in (turn.before, turn.after)
    )
    return Turn(turn.kind, before, after)


def told(step: Step) -> tuple[object, ...]:
    """Return what a step tells; the figures of its word are those of a day, or of the period."""
    return step.first, step.last, step.word[:5], step.acts, step.spread, step.change


def test_words_of_periods_give_the_same_steps_and_ties(store: Store) -> None:
    draw = random.Random(11)
    for number in range(12):
        put(store, number, *(drawn(draw) for _ in range(5)))
    for kind in VoiceKind:
        days = queries.words(store, kind=kind)
        for by in By:
            some = queries.words(store, kind=kind, by=by)
            assert len(some) < len(days)
            assert list(map(told, steps(some, by))) == list(map(told, steps(days, by)))
            assert list(ties(some, by, each=True)) == list(ties(days, by, each=True))
            assert list(ties(some)) == list(ties(days))


def test_speakers_who_contradict_one_another_are_found(store: Store) -> None:
    bid = "we drop the bid to join for good"
    put(store, 1, Said("umerov", WORDS, DAY, YES), Said("rubio+umerov", "we agree on the door", DAY, YES))
    put(store, 2, Said("stranger", bid, DAY + timedelta(days=2), NO, {"parties": ("ukraine",)}))
    put(store, 3, Said("unnamed", "officials say no", DAY, NO, {"parties": ("ukraine",)}))
    (one,) = clashes(queries.voiced(store, parties=["ukraine"]), 2)
    assert (one.before.speaker, one.after.speaker, one.days) == ("umerov", "name:stranger", 2)
    assert list(clashes(queries.voiced(store), 1)) == []
    assert queries.voiced(store, as_of=DAY - timedelta(days=1)) == []
    assert queries.voiced(store, issues=["plan"]) == []
