"""The compact language of `list`: `party:russia issue:plan date:2025-11..2025-12 -form:indirect "red line"`.

A term is a word or quoted phrase to be found in the content, or a field with a value. All terms must hold; commas within
a term, and several terms of one field, are alternatives; `-` or `^` in front excludes.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from positions.errors import PositionsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIELDS = (
    "party",
    "country",
    "speaker",
    "issue",
    "plan",
    "stance",
    "form",
    "language",
    "outlet",
    "review",
    "text",
    "date",
    "since",
    "until",
    "known",
    "confidence",
)
# Fields that say when and how sure; what they would exclude is said by the other end of the range.
_RANGES = frozenset({"date", "since", "until", "known", "confidence"})
_FIELD = re.compile(r"([^\W\d_]+):")
_NEGATION = re.compile(r"[-^](?=\S)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_BARE = re.compile(r'[^\s",]+')
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class QueryError(PositionsError):
    """A term of a query that cannot be read; the message points at it."""

    exit_code = 2

    def __init__(self, place: int, word: str, reason: str) -> None:
        super().__init__(f"word {place} of the query, {word}: {reason}")
        self.place = place
        self.word = word


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a query.

    Attributes:
        field: One of `FIELDS`.
        values: What it may be; at least one.
        negated: Whether it excludes.
        word: The term as it was written.
        place: Which of the terms it is, from 1.
    """

    field: str
    values: tuple[str, ...]
    negated: bool
    word: str
    place: int

    def error(self, reason: str) -> QueryError:
        """Return the refusal of this term."""
        return QueryError(self.place, self.word, reason)


def parse(arguments: Sequence[str]) -> tuple[Term, ...]:
    """Read the terms of a query.

    Args:
        arguments: As the shell hands them over, so that quotation marks may be gone: an argument with blanks but without
            marks is one phrase, or one field with a value of several words, or else several terms.

    Raises:
        QueryError: If a term has an unknown field, no value, or a quotation mark without its partner.
    """
    terms: list[Term] = []
    for argument in arguments:
        for word in _words(argument, len(terms) + 1):
            terms.append(_term(word, len(terms) + 1))
    return tuple(terms)


def days(term: Term, value: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of `2025-11-23`, `2025-11`, `2025`, or of a range `2025-11..2025-12-05`.

    Raises:
        QueryError: If it is no date, or ends before it begins.
    """
    start, dots, end = value.partition("..")
    if not (start or end):
        raise term.error("write a day, a month, a year, or a range such as 2025-11..2025-12")
    first = _days(term, start)[0] if start else None
    last = _days(term, end)[1] if end else None if dots else _days(term, start)[1]
    if first and last and first > last:
        raise term.error(f"it ends on {last}, before it begins on {first}")
    return first, last


def moment(term: Term, value: str) -> datetime:
    """Return a point of time: the end of a day in UTC, or the time of `2025-12-05T18:00` (UTC unless it says another).

    Raises:
        QueryError: If it is neither.
    """
    if _DAY.fullmatch(value):
        return datetime.combine(_days(term, value)[1], time.max, UTC)
    try:
        read = datetime.fromisoformat(value)
    except ValueError as error:
        raise term.error("write a day or a time, such as 2025-12-05 or 2025-12-05T18:00") from error
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def share(term: Term, value: str) -> float:
    """Return a least confidence: `0.8` or `0.8..`.

    Raises:
        QueryError: If it is not between 0 and 1.
    """
    try:
        read = float(value.removesuffix(".."))
    except ValueError:
        read = -1.0
    if not 0 <= read <= 1:
        raise term.error("write the least confidence, from 0 to 1, such as confidence:0.8")
    return read


def period(text: str) -> tuple[date, date] | None:
    """Return the first and last day of `2025-11-23`, `2025-11` or `2025`; None where it is written otherwise.

    Raises:
        ValueError: If there is no such day.
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    start = date(year or 0, month or 1, day or 1)
    return start, date(year or 0, month or 12, day or calendar.monthrange(start.year, month or 12)[1])


def _days(term: Term, value: str) -> tuple[date, date]:
    try:
        found = period(value)
    except ValueError as error:
        raise term.error(f"there is no day {value}") from error
    if found is None:
        raise term.error(f"{value!r} is not a date; write 2025-11-23, 2025-11 or 2025")
    return found


def _words(argument: str, place: int) -> Iterator[str]:
    """Yield the terms of an argument, as written."""
    words = argument.split()
    if '"' in argument:
        yield from _quoted_words(argument, place)
    elif len(words) > 1 and not any(map(_marked, words[1:])):
        # The shell took the quotation marks: of a phrase, or of a value with blanks.
        yield argument.strip()
    elif words:
        yield from words
    else:
        raise QueryError(place, '""', "there is nothing in it")


def _marked(word: str) -> bool:
    """Tell whether a word begins a term of its own."""
    bare = _NEGATION.sub("", word, count=1)
    return bare != word or _FIELD.match(bare) is not None


def _quoted_words(argument: str, place: int) -> Iterator[str]:
    """Part an argument at the blanks outside quotation marks."""
    start, at = 0, 0
    for at in _gaps(argument, place):
        if argument[start:at].strip():
            yield argument[start:at].strip()
        start = at
    if argument[start:].strip():
        yield argument[start:].strip()


def _gaps(argument: str, place: int) -> Iterator[int]:
    at = 0
    while at < len(argument):
        if argument[at] == '"':
            found = _QUOTED.match(argument, at)
            if found is None:
                raise QueryError(place, argument[at:], "the quotation mark has no partner")
            at = found.end()
            continue
        if argument[at].isspace():
            yield at
        at += 1


def _term(word: str, place: int) -> Term:
    negated = _NEGATION.match(word) is not None
    rest = word[1:] if negated else word
    found = _FIELD.match(rest)
    if found is None:
        return Term("text", _values(rest, word, place, split=False), negated, word, place)
    name, value = found[1].casefold(), rest[found.end() :]
    if name not in FIELDS:
        from difflib import get_close_matches  # noqa: PLC0415 - wanted for refusals only

        near = get_close_matches(name, FIELDS, n=2, cutoff=0.6)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(FIELDS)}"
        reason = f"no field {found[1]!r} (a word with a colon goes in quotation marks); {hint}"
        raise QueryError(place, word, reason)
    if negated and name in _RANGES:
        raise QueryError(place, word, f"{name} cannot be excluded; give the range that is wanted")
    return Term(name, _values(value, word, place, split=name != "text"), negated, word, place)


def _values(text: str, word: str, place: int, *, split: bool) -> tuple[str, ...]:
    """Return the alternatives of a term."""
    found: list[str] = []
    if '"' not in text:
        found = [part.strip() for part in text.split(",")] if split else [text.strip()]
    else:
        at = 0
        while at < len(text):
            match = _QUOTED.match(text, at) or _BARE.match(text, at)
            if match is None or (match.end() < len(text) and text[match.end()] != ","):
                raise QueryError(
                    place, word, "write a value, or several with commas and no blanks between them"
                )
            found.append(re.sub(r"\\(.)", r"\1", match[1]) if match.re is _QUOTED else match[0])
            at = match.end() + 1
    if not found or not all(part.strip() for part in found):
        raise QueryError(place, word, "a value is missing")
    if not split and len(found) > 1:
        raise QueryError(place, word, "phrases are all looked for; write one a term")
    return tuple(found)
