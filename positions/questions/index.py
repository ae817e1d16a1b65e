"""Finding phrases in a question by their first word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from positions.questions.words import Fit, Phrase, Token, fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A phrase, what it stands for, and the language it belongs to (None for all)."""

    phrase: Phrase
    value: T
    language: str | None = None


@dataclass(slots=True)
class Index(Generic[T]):
    """Phrases by the first word without diacritics; those that begin with a stem apart."""

    words: dict[str, list[Entry[T]]] = field(default_factory=lambda: defaultdict(list))
    stems: dict[str, list[Entry[T]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, entry: Entry[T]) -> None:
        """Add a phrase; one without words is left out."""
        if entry.phrase.words:
            table = self.stems if entry.phrase.stems[0] else self.words
            table[entry.phrase.words[0].bare].append(entry)

    def entries(self) -> Iterator[Entry[T]]:
        """Yield every entry."""
        for table in (self.words, self.stems):
            for entries in table.values():
                yield from entries

    def at(self, tokens: tuple[Token, ...], place: int, language: str) -> list[tuple[Fit, Entry[T]]]:
        """Return the phrases that stand at a place of a question, each with its fit.

        Phrases of the question's own language and of none may stand without their diacritics; those of other
        languages must be exact, and in Latin script whole, since a stem of one language swallows words of another.
        """
        found = []
        for entry in self._candidates(tokens[place].bare):
            own = entry.language in (None, language)
            if not own and any(entry.phrase.stems) and entry.phrase.words[0].bare.isascii():
                continue
            fitting = fit(entry.phrase, tokens, place, fold=own)
            if fitting:
                found.append((fitting, entry))
        return found

    def _candidates(self, bare: str) -> Iterable[Entry[T]]:
        yield from self.words.get(bare, ())
        for length in range(1, len(bare) + 1):
            yield from self.stems.get(bare[:length], ())
