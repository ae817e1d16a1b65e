"""Refusals to speak, and verbs with a stance, whose topic stands before them: on this X did not comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    ranges,
)
from positions.extraction.bridges import adjunct_before, adjunct_only
from positions.extraction.tags import Tag
from positions.extraction.topics import asked_topic

if TYPE_CHECKING:
    from positions.extraction.sites import Site
    from positions.extraction.units import Unit
    from positions.extraction.views import View


def refusal(site: Site) -> Unit | None:
    """Find a refusal, or a verb with a stance, whose topic stands before the cue: on this X did not comment."""
    view, cue = site.view, site.cue
    closing = site.declined or (cue.does == "stance" and view.pack.pro_drop)
    if not closing or not site.sources or site.inverted or view.words_in(cue.last, site.end):
        return None
    if not site.declined and not _has_topic(site):
        return None
    if view.words_in(0, site.before) >= (1 if view.pack.pro_drop else 2):
        asked = asked_topic(view, site.before)
        first = asked[0] if asked is not None else _topic(view, site.before)
        return site.unit(
            site.before, site.end, ranges((first, site.before), (cue.first, cue.last)), "refusal"
        )
    return site.unit(site.first, site.end, ranges((site.sources[-1].last, cue.last)), "refusal")


def _has_topic(site: Site) -> bool:
    """Tell whether what a closing verb is about stands before it: between source and cue, or before the source."""
    view, behind = site.view, site.sources[-1].last
    between = view.words_in(behind, site.cue.first) >= 2
    if between and not adjunct_only(view, behind, site.cue.first, named=False):
        return True
    return view.words_in(0, site.before) >= 2 and not adjunct_before(view, site.before)


def _topic(view: View, before: int) -> int:
    """Return where the topic of a refusal begins: behind "asked whether" where that opens the sentence."""
    opener = view.tagged(0, Tag.OPENER)
    if opener is None:
        return 0
    asked = (p for p in range(opener.last, min(before, opener.last + 4)) if view.tagged(p, Tag.WHETHER))
    whether = next(asked, None)
    return opener.last if whether is None else whether + 1
