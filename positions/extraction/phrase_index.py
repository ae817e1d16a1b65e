"""Many phrases looked up at once: only those whose words stand in a text are tried on it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from positions.extraction.phrases import Phrase

Key = TypeVar("Key")

# Letters in a row by which anchors are looked up.
_SIZE = 3


class PhraseIndex(Generic[Key]):
    """Phrases, each with a key, found by the letters of the pieces that must stand in a text.

    Args:
        phrases: The phrases; finds come in their order.
    """

    def __init__(self, phrases: Iterable[tuple[Key, Phrase]]) -> None:
        self._phrases = tuple(phrases)
        self._numbers: dict[str, list[int]] = {}
        for number, (_, phrase) in enumerate(self._phrases):
            for anchor in phrase.anchors:
                self._numbers.setdefault(anchor, []).append(number)
        anchors = {anchor for _, phrase in self._phrases for group in phrase.groups for anchor in group}
        self._short = tuple(sorted(anchor for anchor in anchors if len(anchor) < _SIZE))
        self._by_letters = _by_letters(anchor for anchor in sorted(anchors) if len(anchor) >= _SIZE)

    def find(self, text: str) -> Iterator[tuple[Key, Phrase, int, int]]:
        """Yield where phrases stand in a folded text, as [start, end), phrase by phrase.

        The work grows with the length of the text and with what it holds, hardly with the number of phrases.
        """
        held = self._anchors(text)
        numbers = {number for anchor in held for number in self._numbers.get(anchor, ())}
        for number in sorted(numbers):
            key, phrase = self._phrases[number]
            if any(map(held.isdisjoint, phrase.groups)):
                continue
            for start, end in phrase.spans(text):
                yield key, phrase, start, end

    def _anchors(self, text: str) -> set[str]:
        """Return the pieces of phrases that a text holds."""
        letters = {text[at : at + _SIZE] for at in range(len(text) - _SIZE + 1)}
        held = {anchor for anchor in self._short if anchor in text}
        for shared in letters & self._by_letters.keys():
            held.update(anchor for anchor in self._by_letters[shared] if anchor in text)
        return held


def _by_letters(anchors: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return pieces by those letters in a row that the fewest of them share."""
    parts = {anchor: [anchor[at : at + _SIZE] for at in range(len(anchor) - _SIZE + 1)] for anchor in anchors}
    counts = Counter(letters for each in parts.values() for letters in each)
    found: dict[str, tuple[str, ...]] = {}
    for anchor, each in parts.items():
        rarest = min(each, key=lambda letters: counts[letters])
        found[rarest] = (*found.get(rarest, ()), anchor)
    return found
