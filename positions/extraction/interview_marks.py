"""Interviews in marked lines: dashes that take turns, or one mark for questions and another for answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from positions.extraction.segments import Paragraph

_MARKS = "—–-•*"
# Lines that make an interview.
_LEAST = 4
# Paragraphs without a mark that an answer may go on with before the next line.
_MORE = 6


def marked_lines(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, bool]:
    """Return the lines of interviews that open with marks, each with whether it asks.

    Lines with one mark ask and answer in turn. Where two marks take turns, one of them stands before all
    questions, and an answer goes on with the paragraphs behind it. Half of the questions need a question mark.
    """
    marks = {number: mark for number, p in enumerate(paragraphs) if (mark := _mark(text, p))}
    found: dict[int, bool] = {}
    for run in _runs(marks):
        found |= _lines(run, marks, text, paragraphs)
    return found


def _mark(text: str, paragraph: Paragraph) -> str:
    """Return the mark that opens a paragraph, also one that the reader took off a list item; "" for none."""
    if paragraph.kind is BlockKind.ITEM:
        line = text.rfind("\n", 0, paragraph.span.start) + 1
        before = text[line : paragraph.span.start].strip()
        return before if before in tuple(_MARKS) else ""
    first = text[paragraph.span.start]
    return first if first in _MARKS else ""


def _runs(marks: dict[int, str]) -> Iterator[list[int]]:
    """Yield the stretches of marked lines; where two marks take turns, answers may go on without one."""
    run: list[int] = []
    paired = len(set(marks.values())) == 2 and "*" in marks.values()
    for number in marks:
        if run and number - run[-1] > (_MORE if paired else 1):
            yield run
            run = []
        run.append(number)
    yield run


def _lines(
    run: list[int], marks: dict[int, str], text: str, paragraphs: Sequence[Paragraph]
) -> dict[int, bool]:
    """Return what a stretch of marked lines does; nothing where it is no interview."""
    if len(run) < _LEAST:
        return {}
    queries = {number for number in run if text[paragraphs[number].span.end - 1] == "?"}
    asking = set(run[::2])
    if queries and len({marks[number] for number in run}) == 2:
        mark = marks[min(queries)]
        asking = {number for number in run if marks[number] == mark}
    if 2 * len(queries & asking) < len(asking) or len(asking) == len(run):
        return {}
    return {number: number in asking for number in range(run[0], run[-1] + 1)}
