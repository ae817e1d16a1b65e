"""Many phrases looked up at once: only those whose words stand in a text are tried on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from positions.extraction.phrases import Phrase

Key = TypeVar("Key")

# Words remembered and their letters at most: no hostile text shall fill the memory.
_WORDS = 50_000
_LONGEST = 64
# Letters in a row by which anchors are looked up.
_SIZE = 3


class PhraseIndex(Generic[Key]):
    """Phrases, each with a key, found by the pieces that must stand in a text.

    Args:
        phrases: The phrases; finds come in their order.
    """

    def __init__(self, phrases: Iterable[tuple[Key, Phrase]]) -> None:
        self._phrases = tuple(phrases)
        self._numbers: dict[str, set[int]] = {}
        for number, (_, phrase) in enumerate(self._phrases):
            for anchor in phrase.anchors:
                self._numbers.setdefault(anchor, set()).add(number)
        anchors = {anchor for _, phrase in self._phrases for group in phrase.groups for anchor in group}
        self._short = tuple(sorted(anchor for anchor in anchors if len(anchor) < _SIZE))
        self._long: dict[str, list[str]] = {}
        for anchor in sorted(anchors.difference(self._short)):
            self._long.setdefault(anchor[:_SIZE], []).append(anchor)
        self._held: dict[str, tuple[str, ...]] = {}

    def find(self, text: str) -> Iterator[tuple[Key, Phrase, int, int]]:
        """Yield where phrases stand in a folded text, as [start, end), phrase by phrase.

        The work grows with the length of the text and with what it holds, hardly with the number of phrases.
        """
        # No anchor holds a space: those of a text are those of its words.
        held = set().union(*map(self._anchors, text.split()))
        numbers = set().union(*[self._numbers[anchor] for anchor in held if anchor in self._numbers])
        for number in sorted(numbers):
            key, phrase = self._phrases[number]
            if any(map(held.isdisjoint, phrase.groups)):
                continue
            for start, end in phrase.spans(text):
                yield key, phrase, start, end

    def _anchors(self, word: str) -> tuple[str, ...]:
        """Return the pieces of phrases that a word holds."""
        held = self._held.get(word)
        if held is None:
            letters = {word[at : at + _SIZE] for at in range(len(word) - _SIZE + 1)}
            long = (anchor for shared in letters & self._long.keys() for anchor in self._long[shared])
            held = tuple(anchor for anchor in (*self._short, *long) if anchor in word)
            if len(word) <= _LONGEST and len(self._held) < _WORDS:
                self._held[word] = held
        return held
