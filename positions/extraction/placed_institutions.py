"""Institutions that a plural cue has as its place, where they speak ("в Кремле заявили")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bridges import bridged
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.views import View


def placed_institution(view: View, cue: Cue, mentions: list[Mention]) -> Mention | None:
    """Return the institution that a plural cue has as its place ("в Кремле заявили"), or None."""
    if not view.pack.plural or not view.norm(cue.last - 1).endswith(view.pack.plural):
        return None
    kinds = (MentionKind.INSTITUTION, MentionKind.COUNTRY, MentionKind.GROUP)
    for mention in reversed(mentions):
        if mention.governed and mention.kind in kinds and view.ending(mention.first, Tag.PLACE):
            near = touches(view, mention.last, cue.first) or bridged(view, mention.last, cue.first)
            near = near or (cue.does == "refuse" and mention.first <= 1 and cue.first - mention.last <= 12)
            return replace(mention, governed=False) if near else None
    return None


def touches(view: View, first: int, last: int) -> bool:
    """Tell whether nothing but adverbs stands between a mention and a cue."""
    place = first
    while place < last:
        adverb = view.tagged(place, Tag.ADVERB)
        if adverb is None or adverb.last > last:
            return False
        place = adverb.last
    return True
