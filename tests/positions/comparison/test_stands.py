"""Steps, turns, dissent and congruence, by hand and by law."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.comparison import Voiced, Word, clashes, daily, reports_of, shifts, steps, ties, turns, words
from positions.model import Stance
from positions.periods import By

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from positions.comparison import Clash
    from positions.model import Record

    Say = Callable[..., Record]

FIRST = date(2025, 12, 1)
PLACES = list(Stance)


def word(day: int, stance: str, acts: int = 1, voice: str = "us", issue: str = "nato") -> Word:
    """Return a day on which all acts of saying had one stance."""
    spread = [acts if each == stance else 0 for each in Stance]
    return Word(voice, issue, FIRST + timedelta(days=day), Stance(stance), f"st-{day}", acts, *spread)


def told(given: Iterable[Word], evidence: int = 1) -> list[str]:
    return [
        f"{turn.kind} {turn.before.stance}×{turn.before.evidence}@{turn.before.last.decided_by}"
        f" {turn.after.stance}×{turn.after.evidence}@{turn.after.first.decided_by}"
        for turn in turns(given, evidence)
    ]


def test_turns_cite_the_last_word_before_and_the_first_after() -> None:
    course = [
        word(0, "oppose"),
        word(1, "oppose", 2),
        word(3, "support"),
        word(4, "support"),
        word(5, "neutral"),
    ]
    assert told(course) == [
        "reversal oppose×3@st-1 support×2@st-3",
        "softening support×2@st-4 neutral×1@st-5",
    ]


def test_a_stand_with_too_little_evidence_is_passed_over() -> None:
    course = [word(0, "oppose", 2), word(1, "support"), word(2, "oppose"), word(3, "neutral", 2)]
    assert told(course, 2) == ["softening oppose×3@st-2 neutral×2@st-3"]
    assert told(course, 3) == []
    assert told([word(0, "oppose", 2), word(1, "support"), word(2, "neutral", 2)], 2) == [
        "softening oppose×2@st-0 neutral×2@st-2"
    ]


def test_turns_stay_within_a_cell() -> None:
    assert (
        told([word(0, "oppose"), word(1, "support", voice="russia"), word(2, "neutral", issue="plan")]) == []
    )
    assert told([]) == []


stances = st.sampled_from([stance.value for stance in Stance])
courses = st.lists(st.tuples(stances, st.integers(1, 4)), max_size=12).map(
    lambda course: [word(day, stance, acts) for day, (stance, acts) in enumerate(course)]
)


@given(courses, st.integers(1, 5))
def test_turns_follow_one_another(course: list[Word], evidence: int) -> None:
    found = list(turns(course, evidence))
    for turn in found:
        assert turn.before.stance is not turn.after.stance
        assert turn.before.last.said_on < turn.after.first.said_on
        assert min(turn.before.evidence, turn.after.evidence) >= evidence
    for before, after in pairwise(found):
        assert before.after == after.before
    assert evidence > 1 or len(found) == sum(a.stance != b.stance for a, b in pairwise(course))


@given(courses, st.sampled_from([None, *By]))
def test_steps_lose_nothing(course: list[Word], by: By | None) -> None:
    found = list(steps(course, by))
    assert sum(step.acts for step in found) == sum(each.acts for each in course)
    assert [sum(step.spread[place] for step in found) for place in range(4)] == [
        sum(each.spread[place] for each in course) for place in range(4)
    ]
    assert all(step.first <= step.word.said_on <= step.last for step in found)
    assert [step.change is None for step in found] == [
        place == 0 or found[place - 1].word.stance is step.word.stance for place, step in enumerate(found)
    ]


def test_shifts_of_statements_are_the_turns_of_their_days(say: Say) -> None:
    morning, evening = say(day=21, start=0), say(day=21, stance="support", start=9)
    later = say(day=22, stance="support")
    assert shifts([later, evening, morning], ["russia"], ["nato"]) == ()
    back = say(day=23)
    (shift,) = shifts([later, evening, morning, back], ["russia"], ["nato"])
    assert (shift.before, shift.after) == (later, back)
    assert shifts([later, evening, morning, back], ["russia"], ["nato"], evidence=2) == ()


def test_a_later_report_moves_an_act_to_its_stance(say: Say) -> None:
    no = say(day=21, utterance="ut-x")
    yes = say(day=22, stance="support", utterance="ut-x")
    first, second = words(daily(reports_of([yes, no])))
    assert (first.acts, first.spread) == (1, (0, 0, 0, 1))
    assert (second.acts, second.spread) == (0, (1, 0, 0, -1))
    (step,) = steps([first, second], By.MONTH)
    assert (step.acts, step.spread) == (1, (1, 0, 0, 0))


def clash(*voiced: tuple[int, str, str], window: int = 14) -> list[Clash]:
    """Return the clashes of statements given by day, speakers and stance."""
    given = [
        Voiced(
            "us", "nato", FIRST + timedelta(days=day), f"st-{number}", f"ut-{number}", Stance(stance), speaker
        )
        for number, (day, speakers, stance) in enumerate(voiced)
        for speaker in speakers.split("+")
    ]
    return list(clashes(given, window))


@pytest.mark.parametrize(
    ("voiced", "expected"),
    [
        ([(0, "vance", "oppose"), (3, "rubio", "support")], [("st-0", "st-1", 3)]),
        ([(0, "vance", "oppose"), (0, "rubio", "conditional")], [("st-0", "st-1", 0)]),
        ([(0, "vance", "oppose"), (15, "rubio", "support")], []),
        ([(0, "vance", "oppose"), (14, "rubio", "support")], [("st-0", "st-1", 14)]),
        ([(0, "vance", "oppose"), (1, "vance", "support")], []),
        ([(0, "vance", "oppose"), (1, "rubio", "neutral")], []),
        # Vance came round before Rubio spoke.
        ([(0, "vance", "oppose"), (1, "vance", "support"), (2, "rubio", "support")], []),
        ([(0, "vance+trump", "oppose"), (1, "rubio", "support")], [("st-0", "st-1", 1)]),
        ([(0, "vance+rubio", "oppose"), (1, "rubio", "support")], [("st-0", "st-1", 1)]),
        (
            [(0, "vance", "oppose"), (1, "trump", "oppose"), (2, "rubio", "support")],
            [("st-0", "st-2", 2), ("st-1", "st-2", 1)],
        ),
    ],
)
def test_clashes(voiced: list[tuple[int, str, str]], expected: list[tuple[str, str, int]]) -> None:
    assert [(each.before.id, each.after.id, each.days) for each in clash(*voiced)] == expected


def test_reports_of_one_act_clash_once() -> None:
    given = [
        Voiced("us", "nato", FIRST, "st-0", "ut-0", Stance.OPPOSE, "vance"),
        Voiced("us", "nato", FIRST, "st-1", "ut-1", Stance.SUPPORT, "rubio"),
        Voiced("us", "nato", FIRST, "st-2", "ut-1", Stance.SUPPORT, "rubio"),
    ]
    assert [(each.before.id, each.after.id) for each in clashes(given, 0)] == [("st-0", "st-1")]


def test_congruence_is_weighted_by_issue() -> None:
    given = [
        word(0, "support"),
        word(0, "oppose", voice="russia"),
        word(0, "conditional", 3, issue="plan"),
        word(0, "conditional", 1, voice="russia", issue="plan"),
        word(0, "support", issue="elections"),
    ]
    (all_issues, nato, plan) = ties(given, each=True)
    assert (all_issues.left, all_issues.right, all_issues.issue) == ("russia", "us", None)
    assert (all_issues.congruence, all_issues.conflict, all_issues.issues, all_issues.acts) == (
        0.5,
        0.5,
        2,
        (2, 4),
    )
    assert (nato.issue, nato.congruence, plan.issue, plan.congruence) == ("nato", 0.0, "plan", 1.0)
    (heavy,) = ties(given, weights={"plan": 3})
    assert heavy.congruence == 0.75
    (light,) = ties(given, weights={"nato": 0})
    assert (light.congruence, light.issues) == (1.0, 1)


def test_congruence_by_period() -> None:
    given = [
        word(0, "support"),
        word(0, "support", voice="russia"),
        word(40, "support"),
        word(41, "oppose", voice="russia"),
    ]
    assert [(tie.period, tie.congruence) for tie in ties(given, By.MONTH)] == [
        ((date(2025, 12, 1), date(2025, 12, 31)), 1.0),
        ((date(2026, 1, 1), date(2026, 1, 31)), 0.0),
    ]
    assert list(ties(given[:1])) == []


spreads = st.lists(st.integers(0, 5), min_size=4, max_size=4).filter(any)


@given(spreads, spreads)
def test_congruence_is_the_mean_over_all_pairs(left: list[int], right: list[int]) -> None:
    one, other = (
        Word(voice, "nato", FIRST, Stance.NEUTRAL, "st-0", sum(s), *s)
        for voice, s in (("a", left), ("b", right))
    )
    (tie,) = ties([one, other])
    pairs = [
        1 - abs(PLACES[a].score - PLACES[b].score) / 2
        for (a, n), (b, m) in product(enumerate(left), enumerate(right))
        for _ in range(n * m)
    ]
    assert tie.congruence == pytest.approx(sum(pairs) / len(pairs))
    assert 0 <= tie.congruence <= 1.0000001
