"""Interviews without labels: questions behind dashes or as paragraphs of their own, answers in plain paragraphs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from positions.extraction.marks import DASHES
from positions.extraction.tags import Tag
from positions.extraction.transcripts import SILENT, in_first_person
from positions.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from positions.extraction.lexicon import Lexicon
    from positions.extraction.segments import Paragraph

# Fewer questions than these are rhetoric, or headings of an explainer.
_LEAST = 3
# How far above the first question an interview is announced, in paragraphs.
_ABOVE = 4
# Of the lines behind dashes so many must end with a question mark, of the answers so many be in the first person.
_ASKING, _PERSONAL = 0.6, 0.5


def interview_lines(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Mapping[int, bool]:
    """Return the lines of an interview whose answers bear no mark, each with whether it asks; {} for none.

    An answer goes on until the next question; behind the last question only the first paragraph is one.
    """
    dashed = [n for n, p in enumerate(paragraphs) if p.kind is BlockKind.ITEM or text[p.span.start] in DASHES]
    asking = [n for n in dashed if _asks(text, paragraphs[n])]
    if len(asking) >= max(_LEAST, _ASKING * len(dashed)):
        return _between(dashed, paragraphs)
    asking = [
        n
        for n, p in enumerate(paragraphs)
        if p.kind not in SILENT and _asks(text, p) and not p.quotes and len(p.sentences) <= _LEAST
    ]
    lines = _between(asking, paragraphs) if len(asking) >= _LEAST else {}
    answers = [n for n, asks in lines.items() if not asks]
    if answers and _announced(text, paragraphs[: asking[0]], lexicon):
        return lines
    personal = sum(in_first_person(text, paragraphs[n], lexicon) for n in answers)
    return lines if answers and personal >= _PERSONAL * len(answers) else {}


def _announced(text: str, above: Sequence[Paragraph], lexicon: Lexicon) -> bool:
    """Tell whether the text above the first question says that somebody answers, in a language that closes with the verb."""
    return lexicon.pack.order == "sov" and any(
        match.tag is Tag.INTERVIEW
        for paragraph in above[-_ABOVE:]
        for match in lexicon.match(lexicon.tokens(text, paragraph.span.start, paragraph.span.end))
    )


def _asks(text: str, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph ends with a question mark."""
    return text[paragraph.span.end - 1] == "?"


def _between(questions: Sequence[int], paragraphs: Sequence[Paragraph]) -> dict[int, bool]:
    """Return questions and the paragraphs between them; {} where two questions stand together."""
    if any(later - earlier == 1 for earlier, later in pairwise(questions)):
        return {}
    last = min(questions[-1] + 1, len(paragraphs) - 1)
    asked = set(questions)
    return {
        n: n in asked for n in range(questions[0], last + 1) if paragraphs[n].kind not in SILENT or n in asked
    }
