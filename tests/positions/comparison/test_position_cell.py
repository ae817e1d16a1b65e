"""What decides a cell, and what it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.comparison import Cell, cell, newest_first
from positions.model import Position, Stance

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from positions.model import Record

    Say = Callable[..., Record]


def test_no_statement_is_a_blank_cell(say: Say) -> None:
    assert cell([], "russia", "nato") == Cell("russia", "nato")
    others = [say("ukraine"), say(issue="plan"), say(stance=None)]
    assert cell(others, "russia", "nato") == Cell("russia", "nato")


def test_the_newest_statement_decides(say: Say) -> None:
    old, new, newer = say(day=21, stance="support"), say(day=24), say(day=25, stance="neutral")
    found = cell([new, newer, old], "russia", "nato")
    assert found.decided_by is newer
    assert (found.stance, found.score) == (Stance.NEUTRAL, 0.0)
    assert (found.first_said_on, found.last_said_on) == (date(2025, 11, 21), date(2025, 11, 25))
    assert found.others == (new, old)
    assert found.spread == ((Stance.SUPPORT, 1), (Stance.NEUTRAL, 1), (Stance.OPPOSE, 1))


def test_as_of_a_day(say: Say) -> None:
    old, new = say(day=21, stance="support"), say(day=24)
    assert cell([old, new], "russia", "nato", date(2025, 11, 23)).decided_by is old
    assert cell([old, new], "russia", "nato", date(2025, 11, 24)).decided_by is new
    assert cell([old, new], "russia", "nato", date(2030, 1, 1)).decided_by is new
    assert cell([old, new], "russia", "nato", date(2025, 11, 20)).stance is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"day": 23, "published": 30}, {"day": 24, "published": 24}),
        ({"published": 24, "start": 90}, {"published": 25, "start": 10}),
        ({"start": 10}, {"start": 90}),
        ({}, {}),
    ],
    ids=["day said", "day published", "place in the text", "id"],
)
def test_ties(say: Say, first: dict[str, int], second: dict[str, int]) -> None:
    older, newer = say(stance="support", **first), say(stance="oppose", **second)
    for records in ([older, newer], [newer, older]):
        assert cell(records, "russia", "nato").decided_by is newer


def test_unnamed_sources_are_listed_and_never_decide(say: Say) -> None:
    named, unnamed = say(day=21, stance="support"), say(day=25, speaker=None)
    found = cell([named, unnamed], "russia", "nato")
    assert found.decided_by is named
    assert (found.utterances, found.statements, found.anonymous, found.unnamed) == (1, 1, 1, (unnamed,))
    alone = cell([unnamed], "russia", "nato")
    assert (alone.stance, alone.utterances, alone.anonymous) == (None, 0, 1)


def test_reports_of_one_utterance_count_once(say: Say) -> None:
    reports = [say(utterance="ut-1"), say(utterance="ut-1", review="accepted"), say(utterance="ut-2")]
    found = cell(reports, "russia", "nato")
    assert (found.utterances, found.statements, found.reviewed) == (2, 3, 1)
    assert found.spread == ((Stance.OPPOSE, 2),)


def test_the_newest_report_tells_the_stance_of_an_utterance(say: Say) -> None:
    reports = [
        say(stance="support", utterance="ut-1", start=5),
        say(stance="conditional", utterance="ut-1", start=9),
    ]
    assert cell(reports, "russia", "nato").spread == ((Stance.CONDITIONAL, 1),)


def test_a_joint_statement_counts_for_each_party(say: Say) -> None:
    joint = say(("us", "ukraine"))
    assert cell([joint], "us", "nato").decided_by is joint
    assert cell([joint], "ukraine", "nato").decided_by is joint


def test_the_first_coding_of_an_issue_counts(say: Say) -> None:
    twice = replace(say(), positions=(Position("nato", Stance.NEUTRAL), Position("nato", Stance.OPPOSE)))
    assert cell([twice], "russia", "nato").stance is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("earlier", "wanted"),
    [
        ({"speaker": "lavrov", "stance": "support", "day": 10}, True),
        ({"speaker": "lavrov", "stance": "conditional", "day": 24}, True),
        ({"speaker": "lavrov", "stance": "support", "day": 9}, False),
        ({"speaker": "lavrov", "stance": "neutral", "day": 20}, False),
        ({"speaker": "lavrov", "stance": "oppose", "day": 20}, False),
        ({"speaker": "peskov", "stance": "support", "day": 20}, False),
        ({"speaker": None, "stance": "support", "day": 20}, False),
    ],
)
def test_dissent(say: Say, earlier: dict[str, str | int], wanted: bool) -> None:  # noqa: FBT001 - a row of the table
    assert cell([say(day=24, start=5), say(**earlier)], "russia", "nato").dissent is wanted


def test_only_the_latest_word_of_another_speaker_dissents(say: Say) -> None:
    records = [
        say(day=24),
        say(day=22, speaker="lavrov", stance="oppose"),
        say(day=20, speaker="lavrov", stance="support"),
    ]
    assert not cell(records, "russia", "nato").dissent


days = st.lists(st.tuples(st.integers(1, 30), st.sampled_from([*Stance]), st.booleans()), max_size=12)


@given(days, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(
    say: Say, rows: list[tuple[int, Stance, bool]], shuffle: random.Random
) -> None:
    records = [
        say(day=day, stance=stance.value, speaker="a" if named else None) for day, stance, named in rows
    ]
    found = cell(records, "russia", "nato")
    shuffle.shuffle(records)
    assert cell(records, "russia", "nato") == found
    named = [record for record in records if not record.anonymous]
    assert found.utterances == len(named) == sum(number for _, number in found.spread)
    assert found.decided_by == (newest_first(named)[0] if named else None)
