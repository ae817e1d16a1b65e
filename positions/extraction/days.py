"""Which day is meant: dates without a year, days of a month, weekdays, seen from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from positions.extraction.date_words import Which

# A day without a year is the nearest one gone by, unless it lies this close ahead of publication.
_DAYS_AHEAD = 14


def day_of_date(values: dict[str, int], published: date, *, ahead: bool) -> date | None:
    """Return a date; without a year the nearest one, behind publication rather than ahead of it."""
    month = values.get("month", values.get("number"))
    if month is None:
        return _day_of_month(values["day"], published)
    if "year" in values:
        return _valid(values["year"], month, values["day"])
    years = (published.year + 1, published.year, published.year - 1)
    days = [day for year in years if (day := _valid(year, month, values["day"]))]
    if ahead:
        return min(days, key=lambda day: abs((day - published).days), default=None)
    return next((day for day in days if (day - published).days <= _DAYS_AHEAD), None)


def _day_of_month(day: int, published: date) -> date | None:
    """Return the last day at or before publication that bears a number within its month."""
    month = published.replace(day=1)
    for _ in range(3):
        found = _valid(month.year, month.month, day)
        if found and found <= published:
            return found
        month = (month - timedelta(days=1)).replace(day=1)
    return None


def first_of_month(values: dict[str, int], published: date) -> date | None:
    """Return the first day of a month; without a year the last such month that had begun."""
    month = values.get("month", values.get("number", 1))
    if "year" in values:
        return date(values["year"], month, 1)
    return date(published.year if month <= published.month else published.year - 1, month, 1)


def day_of_week(number: int, published: date, which: Which) -> date:
    """Return the day that bears the name of a weekday (1 for Monday)."""
    monday = published - timedelta(days=published.isoweekday() - 1)
    week = {Which.THIS: 0, Which.BEFORE: -7, Which.AFTER: 7}.get(which)
    if week is not None:
        return monday + timedelta(days=week + number - 1)
    back = (published.isoweekday() - number) % 7
    if which is Which.PAST and back == 0:
        back = 7
    day = published - timedelta(days=back)
    return day + timedelta(days=7) if which is Which.NEXT else day


def _valid(year: int, month: int, day: int) -> date | None:
    """Return a date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
