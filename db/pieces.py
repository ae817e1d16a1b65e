"""The words of spans, which the store keeps as one string, parted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.model import Span


def join(text: str, spans: Sequence[Span]) -> str:
    """Return the words of spans, one after another without a break."""
    return "".join(span.of(text) for span in spans)


def cut(words: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Part what `join` made: the spans' lengths tell where."""
    pieces, start = [], 0
    for span in spans:
        end = start + span.end - span.start
        pieces.append(words[start:end])
        start = end
    return tuple(pieces)
