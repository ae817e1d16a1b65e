"""The attribution zone of a statement: the stretch of its sentence that is not content."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from positions.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from positions.extraction.sayings import Report, Saying, Sentence


def zones(report: Report) -> list[tuple[Span, ...]]:
    """Return the attribution zone of each statement.

    It is made of the sentences that hold source and cue, or else of those that the content does not fill, or
    else of the sentence before the content ("He told the nation:"), without the contents of all statements and
    up to the neighbouring statements of the same sentence.
    """
    text, sentences, sayings = report.text, report.sentences, report.sayings
    starts = [sentence.span.start for sentence in sentences]
    contents = merged(span for saying in sayings for span in saying.content)
    hosts = [_hosts(text, saying, sentences, starts, contents) for saying in sayings]
    neighbours: dict[int, list[Saying]] = {}
    for saying, places in zip(sayings, hosts, strict=True):
        for place in places:
            neighbours.setdefault(place, []).append(saying)
    found = []
    for saying, places in zip(sayings, hosts, strict=True):
        pieces = []
        for place in places:
            pieces += without(_bounds(saying, sentences[place].span, neighbours[place]), contents)
        found.append(tuple(pieces))
    return found


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def without(span: Span, holes: Sequence[Span]) -> list[Span]:
    """Return what is left of a span without the holes, which stand in order."""
    left, start = [], span.start
    first = bisect_right([hole.end for hole in holes], span.start)
    for hole in holes[first:]:
        if hole.start >= span.end:
            break
        if hole.start > start:
            left.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < span.end:
        left.append(Span(start, span.end))
    return left


def place_of(starts: Sequence[int], offset: int) -> int:
    """Return the number of the sentence that an offset stands in."""
    return max(0, bisect_right(starts, offset) - 1)


def _hosts(
    text: str, saying: Saying, sentences: Sequence[Sentence], starts: Sequence[int], contents: Sequence[Span]
) -> list[int]:
    """Return the numbers of the sentences that attribute."""
    anchored = sorted({place_of(starts, span.start) for span in saying.anchors})
    if anchored:
        return anchored
    first, last = place_of(starts, saying.content[0].start), place_of(starts, saying.content[-1].end - 1)
    open_ = [
        place
        for place in range(first, last + 1)
        if any(_worded(text, piece) for piece in without(sentences[place].span, contents))
    ]
    return open_ or [max(0, first - 1)]


def _worded(text: str, span: Span) -> bool:
    """Tell whether a stretch holds a word."""
    return any(letter.isalnum() for letter in span.of(text))


def _bounds(saying: Saying, sentence: Span, neighbours: Sequence[Saying]) -> Span:
    """Return the part of a sentence that lies between the statements around one of them."""
    inside = [span for span in saying.anchors + saying.content if sentence.start <= span.start < sentence.end]
    if not inside:
        return sentence
    begin, finish = min(span.start for span in inside), max(span.end for span in inside)
    start, end = sentence.start, sentence.end
    for other in neighbours:
        for span in other.anchors + other.content:
            if other is not saying and sentence.start <= span.start < sentence.end:
                if span.end <= begin:
                    start = max(start, span.end)
                elif span.start >= finish:
                    end = min(end, span.start)
    return Span(start, end)
