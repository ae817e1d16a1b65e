"""Cutting a question into stretches that mean something: names, dates, words of the vocabulary, unknown words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING

from positions.languages import attribution, supported
from positions.questions.index import Entry, Index
from positions.questions.names import SIDES, Name, NameKind
from positions.questions.vocabulary import Links, vocabulary
from positions.questions.words import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.questions.dates import Bounds, DateReader
    from positions.questions.model import Side
    from positions.questions.names import Lexicon
    from positions.questions.vocabulary import Vocabulary, Words
    from positions.questions.words import Token


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the question with one meaning.

    Attributes:
        start: Its first word.
        end: Past its last word.
        text: Its words as asked.
        classes: What the vocabulary says of it: `filler`, `topic`, `intent:said`, `stance:oppose`, …
        names: What it may name, the likeliest first.
        bounds: The date it states.
        read_as: The words it was read as, where it leaves out their diacritics; empty elsewhere.
        joined: Whether nothing but blanks, hyphens or an apostrophe stands before it.
        side: Who speaks, once that is settled.
        party: Key of the side's party, where it has one.
    """

    start: int
    end: int
    text: str
    classes: frozenset[str] = frozenset()
    names: tuple[Name, ...] = ()
    bounds: Bounds | None = None
    read_as: str = ""
    joined: bool = True
    side: Side | None = None
    party: str | None = None

    @property
    def known(self) -> bool:
        """Tell whether the stretch means anything."""
        return bool(self.classes or self.names or self.bounds or self.side)

    @property
    def may_speak(self) -> bool:
        """Tell whether it may name someone whose words are asked for."""
        return self.side is not None or any(name.kind in SIDES for name in self.names)

    def topic(self) -> Name | None:
        """Return the issue or plan that it names."""
        return next((name for name in self.names if name.kind in (NameKind.PLAN, NameKind.ISSUE)), None)

    def has(self, *classes: str) -> bool:
        """Tell whether it belongs to one of the classes; `intent:` stands for every intent."""
        return any(
            own == wanted or (wanted.endswith(":") and own.startswith(wanted))
            for own in self.classes
            for wanted in classes
        )


def cut(tokens: tuple[Token, ...], language: str, lexicon: Lexicon, dates: DateReader) -> list[Segment]:
    """Cut a question into segments, in order.

    Of all ways to cut it, that with the fewest unknown words is taken, then that with the longest stretches, then
    that with the fewest words read without their diacritics.
    """
    best: dict[int, tuple[tuple[int, int, int, int], list[Segment]]] = {len(tokens): ((0, 0, 0, 0), [])}
    for place in reversed(range(len(tokens))):
        unknown = _segment(tokens, place, place + 1)
        ways = [((1, 0, 0, 0), unknown)]
        for (folded, rank), segment in _candidates(tokens, place, language, lexicon, dates):
            length = segment.end - segment.start
            ways.append(((0, -(length**2), folded * length, rank), segment))
        best[place] = min(
            ((_sum(cost, best[segment.end][0]), [segment, *best[segment.end][1]]) for cost, segment in ways),
            key=lambda way: way[0],
        )
    return best[0][1]


def _sum(left: tuple[int, int, int, int], right: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return left[0] + right[0], left[1] + right[1], left[2] + right[2], left[3] + right[3]


def _candidates(
    tokens: tuple[Token, ...], place: int, language: str, lexicon: Lexicon, dates: DateReader
) -> Iterator[tuple[tuple[bool, int], Segment]]:
    """Yield the stretches that begin at a place, each with whether it is inexact and how little its kind counts."""
    names: dict[tuple[int, bool], dict[Name, str]] = defaultdict(dict)
    for fitting, entry in lexicon.index.at(tokens, place, language):
        names[fitting.length, fitting.folded].setdefault(entry.value, entry.phrase.text)
    for (length, folded), found in names.items():
        ordered = sorted(found, key=lambda name: list(NameKind).index(name.kind))
        if any(name.kind is not NameKind.EVENT for name in ordered):
            read_as = found[ordered[0]] if folded else ""
            yield (folded, 1), _segment(tokens, place, place + length, names=tuple(ordered), read_as=read_as)
    classes: dict[tuple[int, bool], dict[str, str]] = defaultdict(dict)
    for fitting, word in question_words(language).at(tokens, place, language):
        classes[fitting.length, fitting.folded].setdefault(word.value, word.phrase.text)
    for (length, folded), words in classes.items():
        read_as = next(iter(words.values())) if folded else ""
        refused = any(name.startswith("refused:") for name in words)
        segment = _segment(tokens, place, place + length, classes=frozenset(words), read_as=read_as)
        yield (folded, 0 if refused else 3), segment
    bounds = dates.at(place)
    if bounds:
        yield (False, 4), _segment(tokens, place, bounds.end, bounds=bounds)


def _segment(
    tokens: tuple[Token, ...],
    start: int,
    end: int,
    *,
    classes: frozenset[str] = frozenset(),
    names: tuple[Name, ...] = (),
    bounds: Bounds | None = None,
    read_as: str = "",
) -> Segment:
    text = "".join(token.gap + token.text for token in tokens[start:end])[len(tokens[start].gap) :]
    joined = start > 0 and not tokens[start].gap.strip(" \t\n-‑'’")
    return Segment(start, end, text, classes, names, bounds, read_as, joined)


@lru_cache(maxsize=16)
def question_words(language: str) -> Index[str]:
    """Return the words of a language's vocabulary by their class."""
    words = vocabulary(language)
    index = Index[str]()
    tables = {
        **{field.name.rstrip("s"): getattr(words.links, field.name) for field in fields(Links)},
        **{f"intent:{key}": value for key, value in words.intents.items()},
        **{f"stance:{key}": value for key, value in words.stances.items()},
        **{f"refused:{key}": value for key, value in words.refused.items()},
        **{f"title:{key}": value for key, value in words.titles.items()},
        **{f"title:{key}": value for key, value in words.bodies.items()},
        "wish": words.wish,
        "agree": words.agree,
        "disagree": words.disagree,
        "done": words.done,
        "final": words.final,
    }
    for name, phrases in tables.items():
        for text in phrases:
            index.add(Entry(phrase(text), name, language))
    for text in _verbs_of_reports(words, tables):
        index.add(Entry(phrase(text), "intent:said", language))
    return index


def _verbs_of_reports(words: Vocabulary, tables: dict[str, Words]) -> Iterator[str]:
    """Yield the verbs by which reports attribute, as far as the vocabulary does not have them.

    One that shares a word with a stance or a negation is left out: asked with it, the question means more than
    that something was said. So are phrases, except where words have several syllables.
    """
    known = {text for phrases in tables.values() for text in phrases}
    meant = {
        word.key
        for name, phrases in tables.items()
        if name.startswith(("stance:", "refused:", "agree", "disagree", "wish"))
        for text in phrases
        for word in phrase(text).words[:1]
    }
    for text in attribution(words.language).cues.say if words.language in supported() else ():
        parts = phrase(text).words
        short = len(parts) <= (3 if words.syllables else 1)
        if text not in known and short and meant.isdisjoint(part.key for part in parts):
            yield text
