"""Weeks and months: the periods that positions are followed by."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class By(StrEnum):
    """How long a period is; weeks begin on Monday."""

    WEEK = "week"
    MONTH = "month"


def period_of(day: date, by: By) -> tuple[date, date]:
    """Return the first and the last day of the period of a day."""
    if by is By.WEEK:
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def periods(first: date, last: date, by: By) -> Iterator[tuple[date, date]]:
    """Yield the periods from that of one day to that of another, without a gap."""
    start, end = period_of(first, by)
    while start <= last:
        yield start, end
        start, end = period_of(end + timedelta(days=1), by)
