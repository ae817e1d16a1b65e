"""What is spoken about, before the cue: "О готовности к переговорам заявил X", "Про підготовку зустрічі повідомив Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.marks import COMMAS, DASHES
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.views import View

# A topic of a word or two says nothing; one this long is a clause with a subject of its own.
_FEWEST, _LONGEST = 2, 14


def topic_end(view: View, cue: int) -> int:
    """Return the token past the phrase that opens a sentence and tells what a cue is about, or 0 for none.

    Args:
        view: The sentence.
        cue: The cue's first token; the phrase ends right before it.
    """
    if view.norm(0) not in view.pack.words.topics or view.tagged(0, Tag.CATAPHORA):
        return 0
    within = range(1, cue)
    if not _FEWEST <= view.words_in(1, cue) <= _LONGEST or any(view.quoted(p) for p in within):
        return 0
    barred = (Tag.CUE, Tag.COMPLEMENTIZER, Tag.SUBORDINATOR, Tag.WHETHER)
    if any(view.norm(p) in COMMAS | DASHES or view.tagged(p, *barred) for p in within):
        return 0
    return cue
