"""The day on which a page appeared for its readers, where its best stamp tells it in universal time only."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from positions.documents import published
from positions.documents.reading import Published

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})[:.](\d{2})(?::\d{2})?(?![\d:.])\s*([ap])?\.?(?:m\b)?", re.IGNORECASE
)
# Zones are so far from universal time, in steps of a quarter of an hour.
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)
_STEP = timedelta(minutes=15)


def local_day(
    stamp: str, stamps: Iterable[str], lines: Iterable[str], language: str | None
) -> Published | None:
    """Return the day before or after that of a stamp, where the page itself says that it was that day for its readers.

    Args:
        stamp: The best stamp of the page.
        stamps: All its stamps: one may give the same moment in the zone of the place.
        lines: Its date lines: one may give the day with a time that fits the moment.
        language: Of the page.

    Returns:
        None where the stamp is not in universal time, or nothing on the page names another day.
    """
    moment = _moment(stamp)
    if moment is None or moment.utcoffset():
        return None
    for other in map(_moment, stamps):
        if other is not None and other == moment and other.utcoffset():
            return Published(other.date())
    days = [moment.date() + timedelta(days=step) for step in (-1, 1)]
    named = (day for line in lines for day in days if _tells(line, day, moment, language))
    return next(map(Published, named), None)


def _moment(stamp: str) -> datetime | None:
    """Return the moment of an ISO 8601 stamp with time and zone, to the minute."""
    try:
        found = datetime.fromisoformat(stamp.strip())
    except ValueError:
        return None
    return found.replace(second=0, microsecond=0) if found.tzinfo is not None else None


def _tells(line: str, day: date, moment: datetime, language: str | None) -> bool:
    """Tell whether a line names a day, with or without the year, and a time at which it was that moment somewhere."""
    for clock in _CLOCK.finditer(line):
        hour, minute = int(clock[1]), int(clock[2])
        if clock[3] and hour <= 12:
            hour = hour % 12 + (12 if clock[3].lower() == "p" else 0)
        if hour > 23 or minute > 59:
            continue
        ahead = datetime.combine(day, time(hour, minute), moment.tzinfo) - moment
        if not _WEST <= ahead <= _EAST or ahead % _STEP:
            continue
        around = (line[: clock.start()], line[clock.end() :])
        written = (line, *(f"{part.strip(' ,|-–—•')} {day.year}" for part in around))
        if any((found := published.in_line(words, language)) and found.day == day for words in written):
            return True
    return False
