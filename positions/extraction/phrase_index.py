"""Many phrases looked up at once: only those whose words stand in a text are tried on it."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Word:
    """What is known of a word.

    Attributes:
        anchors: The pieces of phrases that it holds.
        finds: The phrases of one word that stand in it: number, start and end.
    """

    anchors: tuple[str, ...] = ()
    finds: tuple[tuple[int, int, int], ...] = ()


_NOTHING = _Word()


class PhraseIndex(Generic[Key]):
    """Phrases, each with a key, found by the pieces that must stand in a text.

    Args:
        phrases: The phrases; finds come in their order.
    """

    def __init__(self, phrases: Iterable[tuple[Key, Phrase]]) -> None:
        self._phrases = tuple(phrases)
        self._single: dict[str, set[int]] = {}
        self._several: dict[str, set[int]] = {}
        for number, (_, phrase) in enumerate(self._phrases):
            for anchor in phrase.anchors:
                (self._single if phrase.single else self._several).setdefault(anchor, set()).add(number)
        # What must stand in a text beside the anchors.
        self._further = [
            tuple(group for group in phrase.groups if group != phrase.anchors) for _, phrase in self._phrases
        ]
        anchors = {anchor for _, phrase in self._phrases for group in phrase.groups for anchor in group}
        self._short = tuple(sorted(anchor for anchor in anchors if len(anchor) < _SIZE))
        self._long: dict[str, list[str]] = {}
        for anchor in sorted(anchors.difference(self._short)):
            self._long.setdefault(anchor[:_SIZE], []).append(anchor)
        self._words: dict[str, _Word] = {}

    def find(self, text: str) -> Iterator[tuple[Key, Phrase, int, int]]:
        """Yield where phrases stand in a folded text, as [start, end), phrase by phrase.

        The work grows with the length of the text and with what it holds, hardly with the number of phrases.
        """
        found: list[tuple[int, int, int]] = []
        held: set[str] = set()
        at = 0
        # No anchor holds a space: those of a text are those of its words.
        for word in text.split():
            known = self._words.get(word) or self._word(word)
            if known is not _NOTHING:
                held.update(known.anchors)
            at = text.index(word, at)
            for number, start, end in known.finds:
                found.append((number, at + start, at + end))
            at += len(word)
        numbers = set().union(*[self._several[anchor] for anchor in held if anchor in self._several])
        for number in numbers:
            if not any(map(held.isdisjoint, self._further[number])):
                for start, end in self._phrases[number][1].spans(text):
                    found.append((number, start, end))
        for number, start, end in sorted(found):
            key, phrase = self._phrases[number]
            yield key, phrase, start, end

    def _word(self, word: str) -> _Word:
        """Look at a word that is not remembered."""
        letters = {word[at : at + _SIZE] for at in range(len(word) - _SIZE + 1)}
        long = (anchor for shared in letters & self._long.keys() for anchor in self._long[shared])
        anchors = tuple(anchor for anchor in (*self._short, *long) if anchor in word)
        numbers = {number for anchor in anchors for number in self._single.get(anchor, ())}
        finds = tuple((number, *span) for number in numbers for span in self._phrases[number][1].spans(word))
        known = _Word(anchors, finds) if anchors else _NOTHING
        if len(word) <= _LONGEST and len(self._words) < _WORDS:
            self._words[word] = known
        return known
