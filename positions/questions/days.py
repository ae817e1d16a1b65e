"""A single date in a question: of the calendar, relative to today, or a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.questions.calendar_dates import CalendarReader
from positions.questions.names import NameKind
from positions.questions.periods import Period, Stated, past, relative, weekday

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from positions.questions.names import Lexicon
    from positions.questions.scan import Scan
    from positions.questions.vocabulary import DateWords


@dataclass(frozen=True)
class DayReader:
    """Reads single dates from the words of one question.

    Attributes:
        today: What "last week" counts from; None where that is not known.
    """

    scan: Scan
    language: str
    words: DateWords
    lexicon: Lexicon
    today: date | None = None

    @property
    def _calendar(self) -> CalendarReader:
        return CalendarReader(self.scan, self.words)

    def date_at(self, place: int) -> tuple[int, Stated | Period] | None:
        """Return the longest date at a place, and where it ends."""
        if place >= len(self.scan.tokens):
            return None
        readings: list[tuple[int, Stated | Period]] = []
        for start in dict.fromkeys((place, self.first(place))):
            readings += self._calendar.at(start)
            readings += filter(None, (self._relative(start), self._past(start), self._weekday(start)))
        readings += filter(None, (self._meeting(start) for start in self._meeting_starts(place)))
        return max(readings, key=lambda reading: reading[0], default=None)

    def first(self, place: int) -> int:
        """Return the place behind words that merely lead to a date."""
        return self.scan.skip(place, self.words.lead)

    def _meeting_starts(self, place: int) -> list[int]:
        """Return where the name of a meeting may begin behind words that lead to it."""
        starts = [place, self.first(place)]
        starts += [self.first(end) for start in starts for end in self.after(start, self.words.meeting_lead)]
        return list(dict.fromkeys(starts))

    def meeting_alone(self, place: int) -> tuple[int, str] | None:
        """Return the longest name of a meeting behind words that lead to it: where it ends, and its key."""
        named = (self.event(start) for start in self._meeting_starts(place))
        return max(filter(None, named), key=lambda found: found[0], default=None)

    def number(self, place: int) -> tuple[int, Stated] | None:
        """Return the number of a day, behind words that lead to it, and where it ends."""
        return self._calendar.number(self.first(place))

    def after(self, place: int, words: Iterable[str]) -> list[int]:
        """Return the places behind each of the words that stands at a place, the longest first."""
        return self.scan.after(place, words)

    def _relative(self, place: int) -> tuple[int, Stated | Period] | None:
        for which, names in self.words.relative.items():
            for end in self.scan.after(place, names):
                return (
                    (end, relative(which, self.today))
                    if self.today
                    else (end, Stated(self.scan.text(place, end)))
                )
        return None

    def _past(self, place: int) -> tuple[int, Stated | Period] | None:
        """Read "the last two weeks", "3 ngày qua"."""
        for start in (*self.scan.after(place, self.words.past), place):
            counted = self._count(start)
            if counted is None:
                continue
            middle, number = counted
            for unit, names in self.words.units.items():
                for end in self.scan.after(middle, names):
                    behind = self.scan.after(end, self.words.past_after) if start == place else [end]
                    for last in behind:
                        period = past(number, unit, self.today) if self.today else None
                        return last, period or Stated(self.scan.text(place, last))
        return None

    def _weekday(self, place: int) -> tuple[int, Stated | Period] | None:
        """Read "Monday", "last Monday", "thứ hai tuần trước"."""
        led = self.scan.skip(place, self.words.weekday_lead)
        named = [
            (end, int(number))
            for number, names in self.words.weekdays.items()
            for end in self.scan.after(led, names)
        ]
        if not named:
            return None
        end, number = max(named)
        weeks_ago = None
        for which, weeks in (("this_week", 0), ("last_week", 1)):
            for behind in self.scan.after(
                self.scan.skip(end, self.words.year_lead), self.words.relative.get(which, ())
            ):
                end, weeks_ago = behind, weeks
        text = self.scan.text(place, end)
        if self.today is None:
            return end, Stated(text)
        return end, weekday(text, number, self.today, earlier=led > place, weeks_ago=weeks_ago)

    def _count(self, place: int) -> tuple[int, int] | None:
        if place < len(self.scan.tokens) and re.fullmatch(r"[1-9]\d?", self.scan.tokens[place].text):
            return place + 1, int(self.scan.tokens[place].text)
        for number, names in self.words.numbers.items():
            for end in self.scan.after(place, names):
                return end, int(number)
        return None

    def _meeting(self, place: int) -> tuple[int, Period] | None:
        event = self.event(place)
        if event is None:
            return None
        held = self.lexicon.codebook.events[event[1]]
        return event[0], Period(held.start, held.end, meeting=True)

    def event(self, place: int) -> tuple[int, str] | None:
        """Return the key of the meeting whose name is longest at a place and where the name ends."""
        if place >= len(self.scan.tokens):
            return None
        found = [
            (place + fitting.length, entry.value.key)
            for fitting, entry in self.lexicon.index.at(self.scan.tokens, place, self.language)
            if entry.value.kind is NameKind.EVENT
        ]
        return max(found, key=lambda reading: reading[0], default=None)
