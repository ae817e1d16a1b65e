"""Days that words like "24 November" or "last week" stand for."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day of a stretch of time.

    Attributes:
        note: What was read into the words, such as the year of a bare month; empty where they say it all.
        meeting: Whether it is a meeting; the last day of one is both of it and after it.
    """

    start: date
    end: date
    note: str = ""
    meeting: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as far as words state it: a day, a month or part of one, or a year, with the words themselves.

    Nothing is stated by words that count from today where that is not known.
    """

    words: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    part: str = ""

    def period(self, anchor: date) -> Period | None:
        """Return the days meant, or None where there are no such days.

        A date without a year is the latest that begins by the anchor day.
        """
        if self.year is not None:
            return self._in(self.year)
        if self.month is None:
            return None
        for year in range(anchor.year, anchor.year - 5, -1):  # 29 February comes every four years
            found = self._in(year)
            if found and found.start <= anchor:
                return Period(found.start, found.end, f'read "{self.words}" as {in_words(found)}')
        return None

    def _in(self, year: int) -> Period | None:
        """Return the days meant in a year; a part of a month is a third or a half of it, and said so."""
        found = _period(year, self.month, self.day)
        if found is None or not self.part:
            return found
        end = found.end.day
        first, last = {
            "early": (1, 10),
            "mid": (11, 20),
            "late": (21, end),
            "first_half": (1, 15),
            "second_half": (16, end),
        }[self.part]
        part = Period(found.start.replace(day=first), found.start.replace(day=last))
        return Period(part.start, part.end, f'read "{self.words}" as {in_words(part)}')


def relative(which: str, today: date) -> Period:
    """Return the period of a relative word, such as `last_week`, as of a day; weeks begin on Monday."""
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    before = (first - _DAY).replace(day=1)
    period = {
        "today": (today, today),
        "yesterday": (today - _DAY, today - _DAY),
        "this_week": (monday, today),
        "past_week": (today - 7 * _DAY, today),
        "past_month": (past(1, "month", today).start, today),
        "last_week": (monday - 7 * _DAY, monday - _DAY),
        "this_month": (first, today),
        "last_month": (before, first - _DAY),
        "this_year": (date(today.year, 1, 1), today),
        "last_year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }[which]
    return Period(*period)


def weekday(
    words: str, number: int, today: date, *, earlier: bool = False, weeks_ago: int | None = None
) -> Period:
    """Return the day that the name of a weekday means: the latest by today, unless words say more.

    Args:
        words: The words, for the note that tells how they were read.
        number: 1 for Monday to 7 for Sunday.
        today: What it counts from.
        earlier: Whether today itself does not count.
        weeks_ago: The week it lies in, counted back from this one; None where the words do not say.
    """
    monday = today - timedelta(days=today.weekday())
    if weeks_ago is not None:
        day = monday - timedelta(days=7 * weeks_ago) + timedelta(days=number - 1)
    else:
        back = (today.isoweekday() - number) % 7
        day = today - timedelta(days=back or (7 if earlier else 0))
    return Period(day, day, f'read "{words}" as {day_in_words(day)}')


def past(number: int, unit: str, today: date) -> Period:
    """Return the last so many days, weeks or months, up to a day."""
    if unit != "month":
        return Period(today - timedelta(days=number * (7 if unit == "week" else 1)), today)
    months = today.year * 12 + today.month - 1 - number
    year, month = divmod(months, 12)
    day = min(today.day, calendar.monthrange(year, month + 1)[1])
    return Period(date(year, month + 1, day), today)


def in_words(period: Period) -> str:
    """Return a period in English: `November 2025`, `24 November 2025`, `2025`, or its two ends."""
    start, end = period.start, period.end
    if start == end:
        return day_in_words(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    if start.day == 1 and end == _last_of_month(start.year, start.month):
        return f"{calendar.month_name[start.month]} {start.year}"
    return f"{day_in_words(start)} to {day_in_words(end)}"


def day_in_words(day: date) -> str:
    """Return a day in English: `24 November 2025`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _period(year: int, month: int | None, day: int | None) -> Period | None:
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Period(date(year, month, 1), _last_of_month(year, month))
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return Period(date(year, month, day), date(year, month, day))


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
