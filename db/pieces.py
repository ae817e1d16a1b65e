"""The words of spans, which the store keeps as one string."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.model import Span


def join(text: str, spans: Sequence[Span]) -> str:
    """Return the words of spans, with a line break between one and the next."""
    return "\n".join(span.of(text) for span in spans)


def cut(words: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """Part what `join` made: the spans' lengths tell where, since words may hold line breaks too."""
    pieces, start = [], 0
    for span in spans:
        end = start + span.end - span.start
        pieces.append(words[start:end])
        start = end + 1
    return tuple(pieces)
