"""Full text without SQL: words folded for comparing, what a search asks for, and where a text answers it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from positions.errors import QuestionError
from positions.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# A word takes its combining marks along, so that nothing is ever cut between a letter and its accent.
_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_PART = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"(?P<star>\*?)|(?P<bare>[^\s"]+))')
# Letters of their own, not others with a mark; and letters with a stroke, which no normal form takes apart.
_KEPT = frozenset("йї")
_PLAIN = str.maketrans(
    {"đ": "d", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
)
# PostgreSQL knows no place of a word beyond the 16,383rd and no word of more than 2,046 bytes.
MOST_WORDS = 16_000
LONGEST = 200
OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `key` without case and diacritics, and its place in code points."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side.

    Attributes:
        keys: The words, folded.
        prefix: Whether the last of them may go on.
        excluded: Whether they must not stand in the text.
    """

    keys: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """What to find: every term that is not excluded, in any order; at least one is there."""

    terms: tuple[Term, ...]

    @property
    def wanted(self) -> tuple[Term, ...]:
        """Return the terms that must stand in the text."""
        return tuple(term for term in self.terms if not term.excluded)

    @property
    def excluded(self) -> tuple[Term, ...]:
        """Return the terms that must not."""
        return tuple(term for term in self.terms if term.excluded)

    def matches(self, text: str) -> bool:
        """Tell whether a text answers; the index of either database finds the same texts."""
        keys = folded(text)
        return all(_stands(term, keys) for term in self.wanted) and not any(
            _stands(term, keys) for term in self.excluded
        )

    def marks(self, text: str) -> list[Span]:
        """Return where the words stand in a text, in order; those side by side are one place."""
        found = words(text)
        keys = [word.key for word in found]
        hits = {
            at
            for term in self.wanted
            for start in _places(term, keys)
            for at in range(start, start + len(term.keys))
        }
        spans: list[Span] = []
        for at in sorted(hits):
            if spans and at - 1 in hits and not text[spans[-1].end : found[at].start].strip():
                spans[-1] = Span(spans[-1].start, found[at].end)
            else:
                spans.append(Span(found[at].start, found[at].end))
        return spans

    def in_words(self) -> str:
        """Return the search as it could be written."""
        return " ".join(_written(term) for term in self.terms)


def words(text: str) -> list[Word]:
    """Return the words of a text, folded; of a very long one the first 16,000."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        key = fold(match[0])
        if key:
            found.append(Word(key, match.start(), match.end()))
            if len(found) == MOST_WORDS:
                break
    return found


def folded(text: str) -> list[str]:
    """Return the keys of the words of a text."""
    keys = (fold(word) for word in _WORD.findall(text))
    return list(islice(filter(None, keys), MOST_WORDS))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word without case and diacritics: "Đề" → "de", "Işık" → "isik", "Ёлка" → "елка"."""
    if word.isascii():
        return word.lower()[:LONGEST]
    plain = "".join(
        sign if sign in _KEPT else unicodedata.normalize("NFKD", sign)
        for sign in unicodedata.normalize("NFC", word.casefold())
    )
    return "".join(sign for sign in plain.casefold().translate(_PLAIN) if sign.isalnum())[:LONGEST]


def parse(arguments: Sequence[str]) -> Search:
    """Read a search as it comes from a command line.

    Words may stand anywhere in the text, `plan*` stands for any ending, `"red line"` for words side by side, and
    `-nato` leaves out. An argument of several words without such signs stands for words side by side, since the
    shell has taken its quotation marks away.

    Raises:
        QuestionError: If nothing is asked for, or an operator is used that a search does not have.
    """
    terms = tuple(term for argument in arguments for term in _terms(argument))
    if not any(not term.excluded for term in terms):
        what = "only leaves something out" if terms else "has no word to look for"
        raise QuestionError(f'the search {what}; write words, a "phrase", or the beginning of a word with *')
    return Search(terms)


def _terms(argument: str) -> Iterator[Term]:
    parts = list(_PART.finditer(argument))
    if argument.count('"') % 2:
        raise QuestionError(f"a quotation mark without its partner in the search: {argument}")
    last = parts[-1] if parts else None
    if len(parts) > 1 and last and last["bare"] and not last["minus"] and all(map(_plain, parts[:-1])):
        yield from _term(argument.strip(), excluded=False)
    else:
        yield from _joined(parts)


def _plain(part: re.Match[str]) -> bool:
    """Tell whether a part is a mere word, not a sign that the argument is more than one phrase."""
    return (
        bool(part["bare"]) and not part["minus"] and part["bare"] not in OPERATORS and part["bare"][-1] != "*"
    )


def _joined(parts: Iterable[re.Match[str]]) -> Iterator[Term]:
    """Yield a term for each part; all must stand in the text, so "AND" says nothing."""
    for part in parts:
        if part["bare"] in OPERATORS - {"AND"}:
            way = "`-word` leaves a word out" if part["bare"] == "NOT" else "run one search after the other"
            raise QuestionError(f"a search knows no {part['bare']}; {way}")
        if part["bare"] != "AND":
            text = f"{part['phrase']}{part['star']}" if part["bare"] is None else part["bare"]
            yield from _term(text, excluded=bool(part["minus"]))


def _term(text: str, *, excluded: bool) -> Iterator[Term]:
    keys = tuple(folded(text))
    if keys:
        yield Term(keys, text.endswith("*"), excluded)


def _stands(term: Term, keys: Sequence[str]) -> bool:
    return next(_places(term, keys), None) is not None


def _places(term: Term, keys: Sequence[str]) -> Iterator[int]:
    """Yield where a term begins among the words of a text."""
    *firm, last = term.keys
    for start in range(len(keys) - len(term.keys) + 1):
        end = keys[start + len(firm)]
        if (end == last or (term.prefix and end.startswith(last))) and list(
            keys[start : start + len(firm)]
        ) == firm:
            yield start


def _written(term: Term) -> str:
    said = " ".join(term.keys) if len(term.keys) == 1 else f'"{" ".join(term.keys)}"'
    return f"{'-' if term.excluded else ''}{said}{'*' if term.prefix else ''}"
