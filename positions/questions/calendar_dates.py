"""Dates of the calendar in a question: days, months, parts of months and years, in words and in figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from positions.questions.periods import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.questions.scan import Scan
    from positions.questions.vocabulary import DateWords

_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(rf"({_YEAR.pattern})-(\d{{1,2}})(?:-(\d{{1,2}}))?")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|(?:19|20)\d\d))?")
_MONTH_YEAR = re.compile(rf"(\d{{1,2}})/({_YEAR.pattern})")


@dataclass(frozen=True)
class CalendarReader:
    """Reads dates of the calendar; each reading is where the date ends and what it states."""

    scan: Scan
    words: DateWords

    def at(self, place: int) -> Iterator[tuple[int, Stated]]:
        """Yield every date that begins at a place; none past the end."""
        if place >= len(self.scan.tokens):
            return
        for read in (self._figures, self._day_month, self._month_day, self._month, self._part, self._year):
            found = read(place)
            if found:
                yield found

    def _figures(self, place: int) -> tuple[int, Stated] | None:
        """Read a date in figures; a day and a month that could change places are not guessed at in English."""
        start = self.scan.skip(place, self.words.month_lead)
        if (
            start > place
            and start < len(self.scan.tokens)
            and (months := _MONTH_YEAR.fullmatch(self.scan.tokens[start].text))
        ):
            return self._stated(place, start + 1, None, months[1], months[2])
        text = self.scan.tokens[place].text
        if iso := _ISO.fullmatch(text):
            return self._stated(place, place + 1, iso[3], iso[2], iso[1])
        if months := _MONTH_YEAR.fullmatch(text):
            return self._stated(place, place + 1, None, months[1], months[2])
        figures = _FIGURES.fullmatch(text)
        if not figures:
            return None
        day, month, year = int(figures[1]), int(figures[2]), figures[3]
        if self.words.month_first and day <= 12 < month:
            day, month = month, day
        if self.words.month_first and "/" in text and month <= 12 and day <= 12 and day != month:
            return None
        return self._stated(place, place + 1, day, month, f"20{year}" if year and len(year) == 2 else year)

    def _day_month(self, place: int) -> tuple[int, Stated] | None:
        """Read "24 November 2025", "24 tháng 11 năm 2025"."""
        number = self.number(place)
        if number is None:
            return None
        after = self.scan.skip(number[0], (*self.words.lead, *self.words.year_lead))
        month = self._month_word(after)
        if month is None:
            return None
        end, year = self._year_behind(month[0])
        return self._stated(place, end, number[1].day, month[1], year)

    def _month_day(self, place: int) -> tuple[int, Stated] | None:
        """Read "November 24, 2025"."""
        month = self._month_word(place)
        number = self.number(month[0]) if month else None
        if month is None or number is None:
            return None
        end, year = self._year_behind(number[0])
        return self._stated(place, end, number[1].day, month[1], year)

    def _month(self, place: int) -> tuple[int, Stated] | None:
        month = self._month_word(place)
        if month is None:
            return None
        end, year = self._year_behind(month[0])
        return self._stated(place, end, None, month[1], year)

    def _part(self, place: int) -> tuple[int, Stated] | None:
        """Read "late November", "cuối tháng 11"."""
        for part, names in self.words.parts.items():
            for start in self.scan.after(place, names):
                month = self._month(start)
                if month:
                    return month[0], replace(month[1], words=self.scan.text(place, month[0]), part=part)
        return None

    def _month_word(self, place: int) -> tuple[int, int] | None:
        """Return the number of the month named at a place and where its name ends."""
        named = [
            (end, int(month))
            for month, names in self.words.months.items()
            for end in self.scan.after(place, names)
        ]
        if named:
            return max(named)
        for start in self.scan.after(place, self.words.month_lead):
            if (
                start < len(self.scan.tokens)
                and self.scan.tokens[start].text.isdecimal()
                and len(self.scan.tokens[start].text) <= 2
            ):
                month_number = int(self.scan.tokens[start].text)
                return (start + 1, month_number) if 1 <= month_number <= 12 else None
        return None

    def _year_behind(self, place: int) -> tuple[int, int | None]:
        """Return the year behind a month and where it ends; no year where there is none."""
        start = self.scan.skip(place, self.words.year_lead)
        if start < len(self.scan.tokens) and _YEAR.fullmatch(self.scan.tokens[start].text):
            return self.scan.skip(start + 1, self.words.year_tail), int(self.scan.tokens[start].text)
        return place, None

    def _year(self, place: int) -> tuple[int, Stated] | None:
        end, year = self._year_behind(place)
        return self._stated(place, end, None, None, year) if year else None

    def number(self, place: int) -> tuple[int, Stated] | None:
        """Return the number of a day and where it ends."""
        if place >= len(self.scan.tokens):
            return None
        figures = re.fullmatch(r"(\d{1,2})([^\W\d_]*)", self.scan.tokens[place].key)
        if figures and 1 <= int(figures[1]) <= 31 and figures[2] in ("", *self.words.ordinals):
            return place + 1, Stated(self.scan.tokens[place].text, day=int(figures[1]))
        return None

    def _stated(
        self, place: int, end: int, day: str | int | None, month: str | int | None, year: str | int | None
    ) -> tuple[int, Stated]:
        numbers = [None if part is None else int(part) for part in (day, month, year)]
        return end, Stated(self.scan.text(place, end), numbers[0], numbers[1], numbers[2])
