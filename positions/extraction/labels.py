"""Verbs that name or liken something: "called the vote a sham", not "called the office"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.marks import COMMAS
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.cues import Cue
    from positions.extraction.views import View

# How far behind its object a name for it may stand, in tokens.
_REACH = 20


def labels(view: View, cue: Cue, content: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the object of a verb of naming gets its name: behind "as", or as a second noun phrase.

    Args:
        view: The sentence.
        cue: The cue.
        content: Token ranges of what would be the content.
    """
    verb = view.norm(cue.last - 1)
    cues = view.pack.cues
    if not content or verb not in cues.naming + cues.likening:
        return False
    first, last = content[0][0], min(content[-1][1], content[0][0] + _REACH)
    for place in range(first + 1, last):
        finite = view.tagged(place, Tag.NEGATION, Tag.MODAL, Tag.PASSIVE) and view.norm(place) != "to"
        if (finite or view.norm(place) in COMMAS) and not view.quoted(place):
            return False
        if verb in cues.likening and view.norm(place) == "as":
            return True
        indefinite = view.norm(place) in view.pack.words.indefinites
        if verb in cues.naming and indefinite and not view.ending(place, Tag.PREPOSITION, Tag.AND, Tag.OF):
            return True
    return False
