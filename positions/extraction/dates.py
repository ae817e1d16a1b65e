"""The days named in a text, found by the ways in which its language names them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from positions.extraction.date_forms import alternation, either, expand, fold
from positions.extraction.date_mentions import DateMention, closed, joined, resolved
from positions.extraction.date_words import PatternKind, date_file, load
from positions.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from positions.extraction.date_words import DateWords, Pattern

# A word that puts a day ahead stands in its clause, at most this many letters away.
_CLAUSE = 60
_CLAUSE_END = re.compile(r"[.,;:!?()\n\"“”«»]")
_INSIDE_NUMBER = re.compile(r"\d[/.,:-]\d")
# The words and placeholders of a form, and what stands before those that do not begin it.
_TOKEN = re.compile(r"\{(?P<placeholder>[a-z]+)\}|[^\W\d_]+")
_MIDDLE = frozenset(" .,'-]/\\")
# How many first letters of a word select the patterns that are tried on it.
_KEY = 3
_WORD = re.compile(rf"(\w{{1,{_KEY}}})\w*")


class Calendar:
    """The ways one language names days, compiled.

    Args:
        words: What the language's `dates.toml` says.
    """

    def __init__(self, words: DateWords) -> None:
        self._words = words
        self._starts = _starts(words)
        self._candidates: dict[str, tuple[tuple[Pattern, re.Pattern[str]], ...]] = {}
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._names = {name: _matchers(names) for name, names in words.names.items()}
        self._future = either(words.future)
        self._future_behind = words.future_side == "either"
        self._until = either(f"(?:{expression}) $" for expression in words.until)
        self._since = either(f"(?:{expression}) $" for expression in words.since)

    def mentions(self, text: str, start: int, end: int, published: date) -> tuple[DateMention, ...]:
        """Find the days named in a stretch of text, in text order.

        Time and memory grow with the length of the stretch only.

        Args:
            text: The document's text.
            start: Where the stretch begins.
            end: Where it ends.
            published: Day of publication, from which days without a year, weekdays and "today" are seen.
        """
        folded = fold(text[start:end])
        found: list[DateMention] = []
        for pattern, match in self._matches(folded, text[start:end]):
            place = Span(match.start(), match.end())
            before = _CLAUSE_END.split(folded[max(0, place.start - _CLAUSE) : place.start])[-1]
            ahead = self._is_ahead(before, folded[place.end : place.end + _CLAUSE])
            mention = resolved(pattern, self._values(match), published, ahead=ahead)
            if mention is None:
                continue
            mention = replace(
                mention,
                span=Span(start + place.start, start + closed(folded, place.start, place.end)),
                ahead=mention.ahead or bool(self._since.search(before)),
            )
            if found and (both := joined(found[-1], mention, folded, start)):
                found[-1] = both
            else:
                found.append(mention)
        return tuple(found)

    def _matches(self, folded: str, text: str) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """Yield the patterns that fit, without the ones that name no day."""
        reached = 0
        for word in _WORD.finditer(folded):
            candidates = self._candidates.get(word[1])
            if candidates is None:
                candidates = self._candidates[word[1]] = self._beginning_with(word[1])
            if not candidates:
                continue
            at = word.start()
            if at < reached or _INSIDE_NUMBER.match(folded, max(0, at - 2), at + 1):
                continue
            for pattern, expression in candidates:
                match = expression.match(folded, at)
                if match and not (pattern.capital and not _capital(match, text)):
                    reached = match.end()
                    if pattern.kind is not PatternKind.NONE:
                        yield pattern, match
                    break

    def _beginning_with(self, letters: str) -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
        """Return the patterns that a word with these first letters may begin, in order of precedence."""
        keys = ["0"] if letters[0].isdecimal() else [letters[:end] for end in range(1, _KEY + 1)]
        numbers = {number for key in keys for number in self._starts.get(key, ())}
        return tuple((self._words.patterns[number], self._expression(number)) for number in sorted(numbers))

    def _expression(self, number: int) -> re.Pattern[str]:
        """Return a pattern compiled; most texts need few of them."""
        if number not in self._compiled:
            form = expand(self._words.patterns[number].form, self._words.names)
            self._compiled[number] = re.compile(rf"(?:{form})(?!\w)")
        return self._compiled[number]

    def _values(self, match: re.Match[str]) -> dict[str, int]:
        """Return the numbers that the placeholders of a match stand for."""
        values = {}
        for group, words in match.groupdict().items():
            name = group.partition("_")[0]
            if words is not None:
                named = (number for shape, number in self._names.get(name, ()) if shape.fullmatch(words))
                values[name] = next(named, None) or int(words)
        return values

    def _is_ahead(self, before: str, behind: str) -> bool:
        """Tell whether the words around a day put it ahead, or make it the end of a stretch of time."""
        if self._until.search(before) or self._future.search(before):
            return True
        return self._future_behind and bool(self._future.search(_CLAUSE_END.split(behind)[0]))


@cache
def calendar(language: str) -> Calendar:
    """Return the compiled ways a language names days.

    Raises:
        DataFileError: If the language has no `dates.toml`, or the file says something impossible.
    """
    return Calendar(load(date_file(language)))


@lru_cache(maxsize=2)
def days_named(language: str, text: str, start: int, end: int, published: date) -> tuple[DateMention, ...]:
    """Find the days named in a stretch of text, as the calendar of its language does; asked again, at once.

    Raises:
        DataFileError: As `calendar`.
    """
    return calendar(language).mentions(text, start, end, published)


def _starts(words: DateWords) -> dict[str, list[int]]:
    """Return, for the first letters of the words that may begin a form, the patterns they begin; "0" for figures."""
    names = words.names
    starts: dict[str, list[int]] = {}
    for number, pattern in enumerate(words.patterns):
        form = fold(pattern.form)
        keys = set()
        for token in _TOKEN.finditer(form):
            # What follows a space or another letter cannot begin a match; what follows an optional group may.
            if form[token.start() - 1 : token.start()] in _MIDDLE:
                continue
            placeholder = token["placeholder"]
            keys |= (
                {fold(name)[:_KEY] for name in names.get(placeholder, ())}
                if placeholder
                else {token[0][:_KEY]}
            )
            if placeholder not in {None, "month", "weekday"}:
                keys.add("0")
        for key in keys:
            starts.setdefault(re.split(r"\W", key)[0], []).append(number)
    return starts


def _matchers(names: Mapping[str, int]) -> list[tuple[re.Pattern[str], int]]:
    """Return a matcher for each name, the longest names first."""
    ordered = sorted(names.items(), key=lambda item: -len(item[0]))
    return [(re.compile(alternation([name])), number) for name, number in ordered]


def _capital(match: re.Match[str], text: str) -> bool:
    """Tell whether the names of month and weekday in a match begin with a capital."""
    names = [group for group in match.re.groupindex if group.startswith(("month", "weekday"))]
    return all(text[match.start(name)].isupper() for name in names if match[name])
