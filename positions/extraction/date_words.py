"""The words a language has for days: `languages/<language>/dates.toml`, its schema and its loader."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from positions.datafile import DataFile, build, read
from positions.extraction.date_forms import PLACEHOLDER, fold, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLASS = re.compile(r"\\[A-Z]")


class PatternKind(StrEnum):
    """What the words of a pattern name."""

    DATE = "date"
    MONTH = "month"
    WEEKDAY = "weekday"
    DAY = "day"
    SHIFT = "shift"
    SAME = "same"
    VAGUE = "vague"
    NONE = "none"


class Which(StrEnum):
    """Which of the days that bear the name of a weekday is meant, seen from the day of publication.

    `latest` may be that day itself, `past` lies before it, `next` behind it; `this`, `before` and `after`
    lie in the same calendar week, in the week before or in the week after.
    """

    LATEST = "latest"
    PAST = "past"
    NEXT = "next"
    THIS = "this"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to name a day.

    Attributes:
        form: A regular expression, read folded as the text is, with placeholders: `{day}` `{month}` (a name), `{number}`
            (of a month), `{year}`, `{weekday}`, `{count}` (a numeral), and `{other}` (a second day that is
            passed over); a space stands for any white space.
        days: For `day` and `shift`, the distance in days; times the count where the form has one.
        which: For `weekday`, which one.
        capital: Names of months and weekdays must be written with a capital.
    """

    kind: PatternKind
    form: str
    days: int = 0
    which: Which = Which.LATEST
    capital: bool = False


@dataclass(frozen=True, slots=True)
class SaidWords:
    """Words that tell which day belongs to a statement, as regular expressions over folded text.

    Attributes:
        open: Events at which every guest may speak: summits, rounds of talks, signings.
        closed: Events at which those named speak: calls, news conferences, addresses.
        occasions: Occasions of one's own, which never mean the event told of before: interviews, posts.
        remote: Words of writing from elsewhere: a speaker "on X" need not be at the event.
        members: Words that make a speaker a member of a delegation.
        indefinite: Words that introduce an event as a new one, right before its name.
        beside: Phrases that place a speaker at the event told of before ("standing next to him").
        relatives: Openers of a clause about the source ("who", "который"), behind it.
        participles: Forms that close a clause about the source before it ("görüşen Erdoğan").
        speech: Words by which such a clause tells of the saying itself ("who spoke on Monday").
        retells: Openings of a sentence that comes back to the statement before it ("Об этом", "the remarks came").
        attributive: Endings of a date that belongs to the noun behind it ("Monday's talks").
        after_object: Words behind the date of an attribution whose object stands before it ("called the idea on
            Friday as …"); a colon does the same in every language.
        back: First words of a date that looks back and moves the narrative nowhere ("еще в воскресенье").
        earlier: Forms of a cue that make a statement older than those around it ("söylemişti").
    """

    open: tuple[str, ...]
    closed: tuple[str, ...]
    occasions: tuple[str, ...]
    remote: tuple[str, ...]
    members: tuple[str, ...]
    indefinite: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    retells: tuple[str, ...] = ()
    attributive: tuple[str, ...] = ()
    after_object: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateWords:
    """What `dates.toml` of one language says; the file comments on each key.

    Attributes:
        months: Names of months and their numbers; `*` stands for up to four letters.
        weekdays: Names of weekdays and their ISO numbers, 1 for Monday.
        counts: Numerals in words.
        patterns: In order of precedence; of two that fit at one place, the first wins.
        future: Words that put a day of the same clause ahead, as regular expressions.
        future_side: Where they stand: `before` the day, or on `either` side of it.
        until: Words right before a day that make it the end of a stretch of time.
        since: Words right before a day that make it the beginning of one.
        said: What decides which day belongs to a statement.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    counts: dict[str, int]
    future: tuple[str, ...]
    future_side: str
    until: tuple[str, ...]
    since: tuple[str, ...]
    said: SaidWords
    patterns: tuple[Pattern, ...]

    @property
    def names(self) -> dict[str, dict[str, int]]:
        """Return the names that a placeholder stands for."""
        return {"month": self.months, "weekday": self.weekdays, "count": self.counts}


@cache
def date_file(language: str) -> DataFile:
    """Read `dates.toml` of a language.

    Raises:
        DataFileError: If there is none, or it is not TOML.
    """
    return read(files("positions.languages").joinpath(language, "dates.toml"))


def load(file: DataFile) -> DateWords:
    """Read and check the words for days.

    Raises:
        DataFileError: For an unknown key, a missing name or a form that is no regular expression.
    """
    words = build(DateWords, file.data, file)
    for key, names, full in (("months", words.months, 12), ("weekdays", words.weekdays, 7)):
        if set(names.values()) != set(range(1, full + 1)):
            raise file.error(f"[{key}] must name the numbers 1 to {full} and no other", key)
    if words.future_side not in {"before", "either"}:
        raise file.error("future_side is `before` or `either`", "future_side")
    for expression in (*words.future, *words.until, *words.since, *_expressions(words.said)):
        check(file, expression)
    for pattern in words.patterns:
        _check_pattern(file, pattern)
    return words


def _expressions(words: SaidWords) -> Iterable[str]:
    """Yield every expression of the words that decide on days."""
    for field in fields(words):
        yield from getattr(words, field.name)


def check(file: DataFile, expression: str) -> None:
    """Refuse what is no regular expression, holds a capturing group or would change its sense when folded.

    Raises:
        DataFileError: With the line of the expression.
    """
    if not expression or _CLASS.search(expression):
        raise file.error(
            f"{expression!r} is empty or holds a class in capitals, which folding would change", expression
        )
    try:
        compiled = re.compile(spaced(PLACEHOLDER.sub("0", fold(expression))))
    except re.error as error:
        raise file.error(f"{expression!r} is no regular expression: {error}", expression) from error
    if compiled.groups:
        raise file.error(f"{expression!r} captures a group; write (?:…)", expression)


def _check_pattern(file: DataFile, pattern: Pattern) -> None:
    """Refuse a pattern that lacks what its kind needs."""
    needs = {
        PatternKind.DATE: ("{day}",),
        PatternKind.WEEKDAY: ("{weekday}",),
    }.get(pattern.kind, ())
    for need in needs:
        if need not in pattern.form:
            raise file.error(f"a pattern of kind {pattern.kind.value} needs {need}", pattern.form)
    if pattern.kind is PatternKind.MONTH and not ("{month}" in pattern.form or "{number}" in pattern.form):
        raise file.error("a pattern of kind month needs {month} or {number}", pattern.form)
    check(file, pattern.form)
