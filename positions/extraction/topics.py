"""What a source was asked: the topic before an answer or a refusal ("Được hỏi về X, ông đáp: “…”")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.views import View


def asked_topic(view: View, before: int) -> tuple[int, int] | None:
    """Return the topic of a question told of before an attribution, or None where none is told.

    The topic begins behind "asked about", or with the "whether" that follows a bare "asked" soon.

    Args:
        view: The sentence.
        before: The first token of the attribution.
    """
    end = before
    while end > 0 and not view.tokens[end - 1].word:
        end -= 1
    for place in range(end):
        asked = view.tagged(place, Tag.ASKED)
        if asked is None or view.quoted(place):
            continue
        about = view.ending(asked.last, Tag.PREPOSITION)
        if about is not None and about.first > asked.first and about.last < end:
            return asked.last, end
        whether = (p for p in range(asked.last, min(end, asked.last + 6)) if view.tagged(p, Tag.WHETHER))
        first = next(whether, None)
        return (first, end) if first is not None else None
    return None
