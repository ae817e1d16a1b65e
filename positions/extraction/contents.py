"""The words that a statement attributes: exact spans without marks at their ends, and the form they make."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from positions.model import Form, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.quotes import Quote

_LEADING = " \t\n\xa0,;:–—-…."
_TRAILING = " \t\n\xa0,;:–—-"
_STOPS = ".!?…/"
_MARKS = "“”\"«»„‘’'"


def piece(text: str, start: int, end: int, quotes: Sequence[Quote], *, spoken: bool = False) -> Span | None:
    """Return the span of one piece of content, or None where nothing is left.

    Args:
        text: The document's text.
        start: Where the piece begins at the earliest.
        end: Where it ends at the latest.
        quotes: Quotations of the paragraph; a piece that is one quotation loses its marks but keeps its stop.
        spoken: Whether the piece is direct speech without marks, which keeps its stop too.
    """
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    for quote in quotes:
        if start <= quote.outer.start and quote.outer.end <= end:
            before = text[start : quote.outer.start].strip(_LEADING + _MARKS)
            after = text[quote.outer.end : end].strip(_TRAILING + _STOPS + _MARKS)
            if not before and not after:
                inner = quote.inner.end
                while inner > quote.inner.start and text[inner - 1] in _TRAILING:
                    inner -= 1
                return Span(quote.inner.start, inner) if inner > quote.inner.start else None
    inside = any(q.outer.start < end <= q.outer.end for q in quotes)
    while end > start and text[end - 1] in _STOPS + _TRAILING and not (inside or spoken):
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def form_of(text: str, spans: Sequence[Span], quotes: Sequence[Quote], *, spoken: bool = False) -> Form:
    """Return whether a content stands in quotation marks wholly, in part, or not at all.

    Args:
        text: The document's text.
        spans: The content.
        quotes: All quotations of the document, in text order.
        spoken: True for a transcript's turn or a block quotation: direct without marks.
    """
    if spoken:
        return Form.DIRECT
    inside = outside = 0
    ends = [quote.inner.end for quote in quotes]
    for span in spans:
        covered = 0
        for quote in quotes[bisect_right(ends, span.start) :]:
            if quote.inner.start >= span.end:
                break
            covered += _letters(text, max(span.start, quote.inner.start), min(span.end, quote.inner.end))
        inside += covered
        outside += _letters(text, span.start, span.end) - covered
    if not inside:
        return Form.INDIRECT
    return Form.MIXED if outside else Form.DIRECT


def _letters(text: str, start: int, end: int) -> int:
    """Count letters and digits."""
    return sum(map(str.isalnum, text[start:end]))
