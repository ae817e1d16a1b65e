"""Looking for words at a place of a question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from positions.questions.words import fit, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from positions.questions.words import Phrase, Token


@dataclass(frozen=True)
class Scan:
    """The words of a question, the phrases looked for in them so far, and where they were found."""

    tokens: tuple[Token, ...]
    _phrases: dict[str, Phrase] = field(default_factory=dict)
    _ends: dict[tuple[int, tuple[str, ...]], tuple[int, ...]] = field(default_factory=dict)

    def after(self, place: int, words: Iterable[str]) -> list[int]:
        """Return the places behind each of the words that stands at a place, the longest first."""
        if place >= len(self.tokens):
            return []
        # A date is looked for at each place in several ways that begin with the same words.
        sought = place, tuple(words)
        found = self._ends.get(sought)
        if found is None:
            found = self._ends[sought] = tuple(self._behind(*sought))
        return list(found)

    def _behind(self, place: int, words: tuple[str, ...]) -> list[int]:
        ends = set()
        for word in words:
            wanted = self._phrases.get(word) or self._phrases.setdefault(word, phrase(word))
            fitting = fit(wanted, self.tokens, place)
            if fitting:
                ends.add(place + fitting.length)
        return sorted(ends, reverse=True)

    def skip(self, place: int, words: Iterable[str]) -> int:
        """Return the place behind words that may stand there."""
        return max(self.after(place, words), default=place)

    def text(self, start: int, end: int) -> str:
        """Return the words of a stretch as they stand."""
        words = "".join(token.gap + token.text for token in self.tokens[start:end])
        return words[len(self.tokens[start].gap) :]
