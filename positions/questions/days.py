"""A single date in a question: a day, a month, a year, a relative date or a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from positions.questions.names import NameKind
from positions.questions.periods import Period, Stated, past, relative
from positions.questions.words import fit, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from positions.questions.names import Lexicon
    from positions.questions.vocabulary import DateWords
    from positions.questions.words import Phrase, Token

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|\d{4}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class DayReader:
    """Reads single dates from the words of one question.

    Attributes:
        today: What "last week" counts from; None where that is not known.
    """

    tokens: tuple[Token, ...]
    language: str
    words: DateWords
    lexicon: Lexicon
    today: date | None = None
    _phrases: dict[str, Phrase] = field(default_factory=dict)

    def date_at(self, place: int) -> tuple[int, Stated | Period] | None:
        """Return the longest date at a place, and where it ends."""
        if place >= len(self.tokens):
            return None
        read = (
            self._figures,
            self._day_month,
            self._month_day,
            self._month,
            self._part,
            self._year,
            self._relative,
            self._past,
            self._meeting,
        )
        starts = dict.fromkeys((place, self.first(place)))
        readings = [
            found
            for start in starts
            if start < len(self.tokens)
            for reader in read
            if (found := reader(start))
        ]
        return max(readings, key=lambda reading: reading[0], default=None)

    def first(self, place: int) -> int:
        """Return the place behind words that merely lead to a date."""
        return self._skip(place, self.words.lead)

    def _figures(self, place: int) -> tuple[int, Stated | Period] | None:
        """Read a date in figures; a day and a month that could change places are not guessed at in English."""
        start = self._skip(place, self.words.month_lead)
        if (
            start > place
            and start < len(self.tokens)
            and (months := _MONTH_YEAR.fullmatch(self.tokens[start].text))
        ):
            return self._stated(place, start + 1, None, months[1], months[2])
        text = self.tokens[place].text
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
        after = self._skip(number[0], (*self.words.lead, *self.words.year_lead))
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
            for start in self.after(place, names):
                month = self._month(start)
                if month:
                    return month[0], replace(month[1], words=self._text(place, month[0]), part=part)
        return None

    def _month_word(self, place: int) -> tuple[int, int] | None:
        """Return the number of the month named at a place and where its name ends."""
        named = [
            (end, int(month))
            for month, names in self.words.months.items()
            for end in self.after(place, names)
        ]
        if named:
            return max(named)
        for start in self.after(place, self.words.month_lead):
            if (
                start < len(self.tokens)
                and self.tokens[start].text.isdecimal()
                and len(self.tokens[start].text) <= 2
            ):
                month_number = int(self.tokens[start].text)
                return (start + 1, month_number) if 1 <= month_number <= 12 else None
        return None

    def _year_behind(self, place: int) -> tuple[int, int | None]:
        """Return the year behind a month and where it ends; no year where there is none."""
        start = self._skip(place, self.words.year_lead)
        if start < len(self.tokens) and _YEAR.fullmatch(self.tokens[start].text):
            return self._skip(start + 1, self.words.year_tail), int(self.tokens[start].text)
        return place, None

    def _year(self, place: int) -> tuple[int, Stated] | None:
        end, year = self._year_behind(place)
        return self._stated(place, end, None, None, year) if year else None

    def number(self, place: int) -> tuple[int, Stated] | None:
        """Return the number of a day and where it ends."""
        if place >= len(self.tokens):
            return None
        figures = re.fullmatch(r"(\d{1,2})([^\W\d_]*)", self.tokens[place].key)
        if figures and 1 <= int(figures[1]) <= 31 and figures[2] in ("", *self.words.ordinals):
            return place + 1, Stated(self.tokens[place].text, day=int(figures[1]))
        return None

    def _relative(self, place: int) -> tuple[int, Stated | Period] | None:
        for which, names in self.words.relative.items():
            for end in self.after(place, names):
                return (
                    (end, relative(which, self.today))
                    if self.today
                    else (end, Stated(self._text(place, end)))
                )
        return None

    def _past(self, place: int) -> tuple[int, Stated | Period] | None:
        """Read "the last two weeks", "3 ngày qua"."""
        for start in (*self.after(place, self.words.past), place):
            counted = self._count(start)
            if counted is None:
                continue
            middle, number = counted
            for unit, names in self.words.units.items():
                for end in self.after(middle, names):
                    behind = self.after(end, self.words.past_after) if start == place else [end]
                    for last in behind:
                        period = past(number, unit, self.today) if self.today else None
                        return last, period or Stated(self._text(place, last))
        return None

    def _count(self, place: int) -> tuple[int, int] | None:
        if place < len(self.tokens) and re.fullmatch(r"[1-9]\d?", self.tokens[place].text):
            return place + 1, int(self.tokens[place].text)
        for number, names in self.words.numbers.items():
            for end in self.after(place, names):
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
        if place >= len(self.tokens):
            return None
        found = [
            (place + fitting.length, entry.value.key)
            for fitting, entry in self.lexicon.index.at(self.tokens, place, self.language)
            if entry.value.kind is NameKind.EVENT
        ]
        return max(found, key=lambda reading: reading[0], default=None)

    def _stated(
        self, place: int, end: int, day: str | int | None, month: str | int | None, year: str | int | None
    ) -> tuple[int, Stated]:
        numbers = [None if part is None else int(part) for part in (day, month, year)]
        return end, Stated(self._text(place, end), numbers[0], numbers[1], numbers[2])

    def _text(self, start: int, end: int) -> str:
        words = "".join(token.gap + token.text for token in self.tokens[start:end])
        return words[len(self.tokens[start].gap) :]

    def _skip(self, place: int, words: Iterable[str]) -> int:
        """Return the place behind words that may stand there."""
        return max(self.after(place, words), default=place)

    def after(self, place: int, words: Iterable[str]) -> list[int]:
        """Return the places behind each of the words that stands at a place, the longest first."""
        if place >= len(self.tokens):
            return []
        ends = set()
        for word in words:
            wanted = self._phrases.get(word) or self._phrases.setdefault(word, phrase(word))
            fitting = fit(wanted, self.tokens, place)
            if fitting:
                ends.add(place + fitting.length)
        return sorted(ends, reverse=True)
