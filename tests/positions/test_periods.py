"""Weeks begin on Monday, months are as long as they are, and no day is left out."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from positions.periods import By, period_of, periods


def test_periods_of_days() -> None:
    assert period_of(date(2025, 12, 7), By.WEEK) == (date(2025, 12, 1), date(2025, 12, 7))
    assert period_of(date(2024, 2, 10), By.MONTH) == (date(2024, 2, 1), date(2024, 2, 29))


@given(st.dates(date(1968, 1, 1), date(2040, 1, 1)), st.integers(0, 400), st.sampled_from(By))
def test_every_day_lies_in_one_period(first: date, length: int, by: By) -> None:
    last = first + timedelta(days=length)
    found = list(periods(first, last, by))
    assert found[0][0] <= first <= found[0][1]
    assert found[-1][0] <= last <= found[-1][1]
    assert all(after[0] - before[1] == timedelta(days=1) for before, after in itertools.pairwise(found))
    assert all(period_of(end, by) == (start, end) for start, end in found)
