"""Quotations: pairs of marks in a paragraph, mixed and unclosed ones included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from positions.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# Opening mark -> marks that may close it. Real texts mix them ("…”, “…"), so the classes are wide.
_CLOSERS = {"“": '”"', "”": '”"', '"': '"”“', "«": "»", "„": '“”"', "‘": "’'", "'": "'’"}
# Letters within which a quotation must close, so that stray marks cost linear time.
_LONGEST = 8_000
_NO_MARKS: Mapping[str, str] = MappingProxyType({})
_SPACE_BEFORE = " \t\n([{—–-/:‹\xa0"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch.

    Attributes:
        outer: With its marks.
        inner: Without them.
        closed: False where the mark is never closed in the paragraph.
    """

    outer: Span
    inner: Span
    closed: bool = True


def find_quotes(
    text: str, start: int, end: int, *, single: bool = False, marks: Mapping[str, str] = _NO_MARKS
) -> list[Quote]:
    """Find quoted stretches of a paragraph, outermost only.

    Args:
        text: The document's text.
        start: Where the paragraph begins.
        end: Where it ends.
        single: Whether single marks set off speech (British English, Turkish).
        marks: Opening marks of the language and their closing ones, beside the usual ones ("»…«").

    Returns:
        Quotes in text order, without overlap; an unclosed one reaches to the paragraph's end and is kept only
        where it opens the paragraph or nothing else in the paragraph could close it.
    """
    quotes: list[Quote] = []
    closers = {**_CLOSERS, **marks}
    at = start
    while at < end:
        mark = text[at]
        if mark in closers and _opens(text, at, start, end, single=single):
            size = 2 if text.startswith("''", at) else 1
            close = _closing(text, at + size, end, mark, size=size, closers=closers[mark])
            if close is None:
                if mark in '“"«„' and _starts(text, at, start):
                    quotes.append(Quote(Span(at, end), Span(at + size, end), closed=False))
                    break
                at += size
                continue
            quotes.append(_trimmed(text, at, at + size, close, close + size))
            at = close + size
        else:
            at += 1
    return quotes


_INTERPOSED = re.compile(r"(?<=[,!?…])\s*[–—-]\s+(?P<aside>[^–—\"«»“”]{3,140}?)(?P<end>[.,])\s*[–—-]\s+")


def split_quotes(text: str, quotes: Sequence[Quote], attributes: Callable[[str], bool]) -> list[Quote]:
    """Cut quotations in which the attribution stands inside the marks ("A, – said X. – B").

    Args:
        text: The document's text.
        quotes: The quotations of a paragraph.
        attributes: Tells whether words between two dashes begin with a cue.

    Returns:
        The quotations in order; a cut one leaves the attribution between its two parts.
    """
    cut: list[Quote] = []
    for quote in quotes:
        start, outer = quote.inner.start, quote.outer.start
        for match in _INTERPOSED.finditer(text, quote.inner.start, quote.inner.end):
            if attributes(match["aside"]):
                stop = match.start() - (text[match.start() - 1] == ",")
                cut.append(Quote(Span(outer, stop), Span(start, stop)))
                start = outer = match.end()
        cut.append(Quote(Span(outer, quote.outer.end), Span(start, quote.inner.end), quote.closed))
    return cut


def _trimmed(text: str, outer_start: int, start: int, end: int, outer_end: int) -> Quote:
    """Return a quote whose inner span bears no white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(Span(outer_start, outer_end), Span(start, end))


def _starts(text: str, at: int, start: int) -> bool:
    """Tell whether only white space or dashes stand before a mark in its paragraph."""
    return not text[start:at].strip(" \t\xa0—–-")


def _opens(text: str, at: int, start: int, end: int, *, single: bool) -> bool:
    """Tell whether a mark opens a quotation."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "«„“":
        return True
    if mark == "‘":
        return not before.isalnum()
    if mark == "'":
        double = after == "'"
        return (single or double) and before in _SPACE_BEFORE and (double or after.isalnum())
    if mark == "”":  # a closing mark used to open: only at a word's beginning
        return before in _SPACE_BEFORE and after.isalnum() and at + 1 < end
    return (before in _SPACE_BEFORE or not before.isalnum()) and not after.isspace()


def _closing(text: str, at: int, end: int, mark: str, *, size: int, closers: str) -> int | None:
    """Return the place of the mark that closes a quotation, or None."""
    depth = 0
    place = at
    end = min(end, at + _LONGEST)
    while place < end:
        char = text[place]
        if mark == "«" and char == "«":
            depth += 1
        elif size == 2:
            if text.startswith("''", place):
                return place
        elif mark in "'‘" and char in closers:
            after = text[place + 1] if place + 1 < end else " "
            if not after.isalnum() and place > at:
                return place
        elif char in closers:
            if char == '"' and mark == '"' and _nested_opening(text, place, end):
                place += 1
                continue
            if depth == 0:
                return place
            depth -= 1
        place += 1
    return None


def _nested_opening(text: str, place: int, end: int) -> bool:
    """Tell whether a straight mark inside a straight quotation opens rather than closes."""
    before = text[place - 1]
    after = text[place + 1] if place + 1 < end else " "
    return before in " (\xa0" and after.isalnum()
