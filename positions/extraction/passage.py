"""The words of a statement as one folded passage: its pieces joined, its sentences and clauses marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from positions.extraction.phrases import folded
from positions.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A sentence ends at a mark that space follows, unless a digit or a single letter stands before the point.
_SENTENCE = re.compile(r"(?:[!?…]+|(?<![\s.]\w)(?<!\d)\.+|(?<=\d)\.)[\"“”«»’'’)\]]*\s+|\n+")
_CLAUSE = re.compile(r"[;:]\s|\s[—–-]\s")
_SEGMENT = re.compile(r",\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """A folded text with the way back to the document.

    Attributes:
        text: The pieces, folded and joined by one space.
        sentences: Where sentences begin, from 0 on; clauses and segments (up to the next comma) likewise.
        pieces: For each piece its start here and its span in the document.
    """

    text: str
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]
    segments: tuple[int, ...]
    pieces: tuple[tuple[int, Span], ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the bounds of the sentence around a place."""
        return self._around(self.sentences, at)

    def clause(self, at: int) -> tuple[int, int]:
        """Return the bounds of the clause around a place: up to a dash, a semicolon, or a word of contrast."""
        return self._around(self.clauses, at)

    def segment(self, at: int) -> tuple[int, int]:
        """Return the bounds of the stretch between commas around a place."""
        return self._around(self.segments, at)

    def _around(self, starts: tuple[int, ...], at: int) -> tuple[int, int]:
        place = bisect_right(starts, at)
        return starts[place - 1], starts[place] if place < len(starts) else len(self.text)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where a stretch stands in the document, piece by piece."""
        found = []
        for begin, span in self.pieces:
            first, last = max(start, begin), min(end, begin + span.end - span.start)
            if first < last:
                found.append(Span(span.start + first - begin, span.start + last - begin))
        return tuple(found)

    def divided(self, places: Iterable[int]) -> Passage:
        """Return the passage with more clauses: they begin at these places."""
        clauses = {*self.clauses, *places}
        return replace(
            self, clauses=tuple(sorted(clauses)), segments=tuple(sorted({*self.segments, *clauses}))
        )


def passage_of(text: str, spans: Sequence[Span], language: str) -> Passage:
    """Join the pieces of a content.

    Args:
        text: The document's text.
        spans: The pieces in it.
        language: For folding.
    """
    joined = ""
    pieces = []
    for span in spans:
        joined += " " if joined else ""
        pieces.append((len(joined), span))
        joined += span.of(text)
    low = folded(joined, language)
    sentences = {0, *(match.end() for match in _SENTENCE.finditer(low) if match.end() < len(low))}
    clauses = {*sentences, *(match.end() for match in _CLAUSE.finditer(low))}
    segments = {*clauses, *(match.end() for match in _SEGMENT.finditer(low))}
    return Passage(
        low, tuple(sorted(sentences)), tuple(sorted(clauses)), tuple(sorted(segments)), tuple(pieces)
    )
