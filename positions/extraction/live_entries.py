"""Lines of a live report that only head its entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from positions.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.segments import Paragraph

# The hour of an entry ("8:41pm", "14.05 GMT").
_HOUR = re.compile(r"\[?\d{1,2}[:.h]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\]?(?=\s|$)")
# Words that the head of an entry has at most.
_HEAD = 12


def entry_heads(text: str, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return the paragraphs of a live report that only head its entries.

    They stand between an hour and an entry's text, or in a list of hours under a heading ("Key events"), and end
    with no full stop.
    """
    lines = [text[p.span.start : p.span.end].strip() for p in paragraphs]
    hours = {number for number, line in enumerate(lines) if _HOUR.fullmatch(line)}
    found = {
        number
        for number in range(1, len(lines) - 1)
        if number - 1 in hours and number + 1 not in hours and _heads(lines[number])
    }
    listed = False
    for number in range(2, len(lines)):
        opened = paragraphs[number - 1].kind is BlockKind.HEADING
        listed = (opened or listed) and bool(_HOUR.match(lines[number])) and _heads(lines[number])
        if listed and hours:
            found.add(number)
    return found


def _heads(line: str) -> bool:
    """Tell whether a line is short and ends without a full stop."""
    return len(line.split()) <= _HEAD and line[-1:] not in ".!…:"
