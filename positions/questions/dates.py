"""Dates in a question: single ones, ranges, and bounds such as "since November" or "before Geneva"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from positions.questions.periods import Period, Stated

if TYPE_CHECKING:
    from datetime import date

    from positions.questions.days import DayReader

_DASH = re.compile(r"\s*[-–—]\s*")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a stretch of the question says about dates.

    Attributes:
        end: The first word behind it.
        problem: Why the date cannot be used, in words; empty where it can.
        event: Key of the meeting, where nothing but its name stands there.
    """

    end: int
    since: date | None = None
    until: date | None = None
    notes: tuple[str, ...] = ()
    problem: str = ""
    event: str | None = None


@dataclass(frozen=True)
class DateReader:
    """Reads dates and what bounds them from the words of one question.

    Attributes:
        anchor: The day by which a date without a year must have begun.
    """

    days: DayReader
    anchor: date

    def at(self, place: int) -> Bounds | None:
        """Return the longest date that begins at a place of the question, or None."""
        found = [
            bounds
            for bounds in (self._range(place), self._marked(place), self._behind(place), self._bare(place))
            if bounds
        ]
        return max(found, key=lambda bounds: bounds.end, default=None)

    def _range(self, place: int) -> Bounds | None:
        """Read "from 24 November to 3 December", "24-30 November", "after Geneva until Miami"."""
        words = self.days.words
        openers = [
            (start, False) for start in {place, *self.days.after(place, (*words.since, *words.during))}
        ]
        openers += [(start, True) for start in self.days.after(place, words.after)]
        for start, later in openers:
            first = self.days.date_at(start) or self.days.number(start)
            if first is None:
                continue
            middle, stated = first
            for second_at in self._between(middle):
                second = self.days.date_at(second_at)
                if second:
                    return self._joined(stated, *second, later=later)
        return None

    def _joined(self, first: Stated | Period, end: int, second: Stated | Period, *, later: bool) -> Bounds:
        """Return the bounds of a range; what the first end leaves out it has from the second.

        Args:
            first: The first end.
            end: Where the second end ends in the question.
            second: The second end.
            later: Whether the range begins only after the first end.
        """
        last = self._resolved(second)
        if isinstance(first, Stated) and last and isinstance(second, Stated):
            month = second.month if first.month is None and first.day else first.month
            first = replace(first, month=month, year=first.year or second.year)
        begin = self._resolved(first, last.end if last else None)
        if begin is None or last is None:
            return Bounds(end, problem="is no date of the calendar")
        since = _behind(begin) if later else begin.start
        if since > last.end:
            return Bounds(end, problem="ends before it begins")
        notes = tuple(note for note in (begin.note, last.note) if note)
        return Bounds(end, since, last.end, notes)

    def _between(self, place: int) -> list[int]:
        """Return where the second end of a range may begin."""
        found = self.days.after(place, self.days.words.ranges)
        if place < len(self.days.scan.tokens) and _DASH.fullmatch(self.days.scan.tokens[place].gap):
            found.append(place)
        return found

    def _marked(self, place: int) -> Bounds | None:
        """Read a date behind a word such as "since" or "before"."""
        found: list[Bounds] = []
        for side in ("since", "until", "before", "after", "during", "on"):
            for start in self.days.after(place, getattr(self.days.words, side)):
                dated = self.days.date_at(start)
                if dated and not (side == "on" and isinstance(dated[1], Period) and dated[1].meeting):
                    found.append(self._bounded(side, *dated))
        return max(found, key=lambda bounds: bounds.end, default=None)

    def _behind(self, place: int) -> Bounds | None:
        """Read a date before a word such as Turkish "beri"."""
        dated = self.days.date_at(place)
        if dated is None:
            return None
        end, stated = dated
        for side in ("since", "until", "before", "after"):
            for behind in self.days.after(end, getattr(self.days.words, f"{side}_after")):
                return self._bounded(side, behind, stated)
        return None

    def _bare(self, place: int) -> Bounds | None:
        dated = self.days.date_at(place)
        if dated is None:
            return None
        bounds = self._bounded("during", *dated)
        event = self.days.meeting_alone(place)
        return replace(bounds, event=event[1]) if event and event[0] == dated[0] else bounds

    def _bounded(self, side: str, end: int, stated: Stated | Period) -> Bounds:
        """Return what a date means behind a marking word; a meeting's last day counts as after it too."""
        period = self._resolved(stated)
        if period is None:
            known = isinstance(stated, Stated) and (stated.month or stated.year)
            return Bounds(
                end, problem="is no date of the calendar" if known else "needs to know what day it is"
            )
        notes = (period.note,) if period.note else ()
        since = {"until": None, "before": None, "after": _behind(period)}.get(side, period.start)
        until = {"since": None, "after": None, "before": period.start - _DAY}.get(side, period.end)
        return Bounds(end, since, until, notes)

    def _resolved(self, stated: Stated | Period, anchor: date | None = None) -> Period | None:
        return stated if isinstance(stated, Period) else stated.period(anchor or self.anchor)


def _behind(period: Period) -> date:
    """Return the first day after a period; the last day of a meeting counts as after it."""
    return period.end if period.meeting else period.end + _DAY
