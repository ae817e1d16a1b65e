"""The matrix, parties side by side, timelines and shifts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from positions.comparison import (
    Agreement,
    Cell,
    ShiftKind,
    cell,
    matrix,
    shifts,
    side_by_side,
    timeline,
)
from positions.comparison.stands import kind_of
from positions.model import Stance

if TYPE_CHECKING:
    from collections.abc import Callable

    from positions.model import Record

    Say = Callable[..., Record]


def test_every_party_and_issue_has_a_cell(say: Say) -> None:
    records = [
        say("russia"),
        say("ukraine", stance="support"),
        say("ukraine", issue="plan", stance="neutral"),
    ]
    grid = matrix(records, ["ukraine", "russia", "china"], ["nato", "plan"])
    assert [(c.party, c.issue, c.stance) for c in grid.cells] == [
        ("ukraine", "nato", Stance.SUPPORT),
        ("ukraine", "plan", Stance.NEUTRAL),
        ("russia", "nato", Stance.OPPOSE),
        ("russia", "plan", None),
        ("china", "nato", None),
        ("china", "plan", None),
    ]
    assert grid.at("russia", "plan") == Cell("russia", "plan")
    assert grid.row("ukraine") == grid.cells[:2]
    with pytest.raises(ValueError, match="not in"):
        grid.at("russia", "elections")


def test_cells_of_the_matrix_are_those_of_cell(say: Say) -> None:
    records = [
        say(("russia", "us"), day=day, stance=stance) for day, stance in ((21, "support"), (23, "oppose"))
    ]
    as_of = date(2025, 11, 22)
    grid = matrix(records, ["us", "russia"], ["nato"], as_of)
    assert grid.cells == tuple(cell(records, party, "nato", as_of) for party in ("us", "russia"))


def test_since_leaves_out_what_is_older(say: Say) -> None:
    records = [say(day=21, stance="support"), say(day=23)]
    grid = matrix(records, ["russia"], ["nato"], since=date(2025, 11, 22))
    assert grid.cells[0].utterances == 1


@pytest.mark.parametrize(
    ("since", "as_of", "period"),
    [
        (None, None, "all"),
        (None, date(2025, 12, 8), "..2025-12-08"),
        (date(2025, 11, 1), None, "2025-11-01.."),
        (date(2025, 11, 1), date(2025, 12, 8), "2025-11-01..2025-12-08"),
    ],
)
def test_period(since: date | None, as_of: date | None, period: str) -> None:
    assert matrix([], ["russia"], ["nato"], as_of, since).period == period


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("support", "support", Agreement.AGREE),
        ("neutral", "neutral", Agreement.AGREE),
        ("support", "conditional", Agreement.PARTLY),
        ("support", "neutral", Agreement.PARTLY),
        ("oppose", "neutral", Agreement.PARTLY),
        ("support", "oppose", Agreement.DISAGREE),
        ("oppose", "conditional", Agreement.DISAGREE),
        ("support", None, Agreement.UNKNOWN),
        (None, None, Agreement.UNKNOWN),
    ],
)
def test_agreement(say: Say, left: str | None, right: str | None, wanted: Agreement) -> None:
    records = [say("us", stance=left), say("russia", stance=right)]
    found = side_by_side(records, ["us", "russia"], "nato")
    assert [pair.agreement for pair in found.pairs] == [wanted]
    assert side_by_side(records, ["russia", "us"], "nato").pairs[0].agreement is wanted


def test_side_by_side_keeps_the_order_and_pairs_all(say: Say) -> None:
    found = side_by_side([say("us")], ["ukraine", "us", "russia"], "nato", date(2025, 11, 30))
    assert [c.party for c in found.cells] == ["ukraine", "us", "russia"]
    assert [(pair.left, pair.right) for pair in found.pairs] == [
        ("ukraine", "us"),
        ("ukraine", "russia"),
        ("us", "russia"),
    ]


def test_timeline(say: Say) -> None:
    first = say(day=21)
    report, later_report = (
        say(day=23, stance="neutral", utterance="ut-x"),
        say(day=24, stance="neutral", utterance="ut-x"),
    )
    last = say(day=25, stance="support")
    steps = timeline([last, report, say(speaker=None), later_report, first, say("us")], "russia", "nato")
    assert [(step.record, step.stance.value, step.witnesses, step.change) for step in steps] == [
        (first, "oppose", 1, None),
        (later_report, "neutral", 2, 1.0),
        (last, "support", 1, 1.0),
    ]


def test_shifts_cite_both_statements(say: Say) -> None:
    no, still_no, yes = say(day=21), say(day=22), say(day=23, stance="conditional")
    found = shifts([yes, no, still_no], ["us", "russia"], ["plan", "nato"])
    assert [(s.party, s.issue, s.kind, s.before, s.after) for s in found] == [
        ("russia", "nato", ShiftKind.REVERSAL, still_no, yes)
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("oppose", "support", ShiftKind.REVERSAL),
        ("conditional", "oppose", ShiftKind.REVERSAL),
        ("oppose", "neutral", ShiftKind.SOFTENING),
        ("support", "conditional", ShiftKind.SOFTENING),
        ("support", "neutral", ShiftKind.SOFTENING),
        ("neutral", "oppose", ShiftKind.HARDENING),
        ("neutral", "conditional", ShiftKind.HARDENING),
        ("conditional", "support", ShiftKind.HARDENING),
    ],
)
def test_kinds_of_shift(before: str, after: str, kind: ShiftKind) -> None:
    assert kind_of(Stance(before), Stance(after)) is kind
