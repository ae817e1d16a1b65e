"""Days that stand among the words of a content but belong to its attribution: "called the idea on Friday as …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.zones import without

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from positions.extraction.clues import Clues
    from positions.extraction.date_mentions import DateMention
    from positions.extraction.sayings import Report, Saying
    from positions.model import Span

# An object this long may stand between the cue and the day.
_OBJECT = 60
_BREAK = re.compile(r"[,.;:!?\"“”«»„‘]")
_FRINGE = ' ,;:.-–—"“”«»'


def set_apart(report: Report, folded: str, mentions: Sequence[DateMention], clues: Clues) -> Report:
    """Return the report with such days taken out of the contents.

    Args:
        report: The document with its statements.
        folded: Its text, folded.
        mentions: Its date mentions, in text order.
        clues: The words of its language.
    """
    days = [mention.span for mention in mentions if not mention.ahead]
    sayings = tuple(_apart(saying, report.text, folded, days, clues) for saying in report.sayings)
    return replace(report, sayings=sayings)


def _apart(saying: Saying, text: str, folded: str, days: Sequence[Span], clues: Clues) -> Saying:
    """Return a statement without the days that belong to its attribution; a content never becomes empty."""
    first = saying.content[0]
    begin = bisect_left(days, saying.content[0].start, key=lambda day: day.end)
    days = days[begin : bisect_left(days, saying.content[-1].end, key=lambda day: day.start)]
    inside = [day for day in days if first.start <= day.start and day.end <= first.end][:1]
    taken = [day for day in inside if _of_attribution(saying, folded, day, clues)]
    taken += [day for day in days if any(_across(day, piece) for piece in saying.content)]
    content = [piece for span in saying.content for piece in without(span, sorted(taken))]
    content = [piece for piece in content if not _only_a_day(piece, text, days)]
    return replace(saying, content=tuple(content) or saying.content)


def _of_attribution(saying: Saying, folded: str, day: Span, clues: Clues) -> bool:
    """Tell whether a day in the first piece of a content says when the cue happened."""
    first = saying.content[0]
    if clues.attributive.search(folded, day.start, day.end):
        return False
    for cue in saying.cue:
        if first.start <= cue.start and cue.end <= day.start:
            return not folded[cue.end : day.start].strip()
        if cue.end <= first.start <= cue.end + 2 and day.start - first.start <= _OBJECT:
            object_ = folded[first.start : day.start]
            behind = folded[day.end : first.end]
            return not _BREAK.search(object_) and (
                behind.startswith(":") or bool(clues.after_object.match(behind))
            )
    return False


def _across(day: Span, piece: Span) -> bool:
    """Tell whether a day lies across an edge of a piece of content: then it does not belong to it."""
    return day.start < piece.start < day.end or day.start < piece.end < day.end


def _only_a_day(piece: Span, text: str, days: Iterable[Span]) -> bool:
    """Tell whether a piece of content is nothing but a day."""
    words = piece.of(text).strip(_FRINGE)
    return not words or any(
        piece.start <= day.start < piece.end and day.of(text).strip(_FRINGE) == words for day in days
    )
