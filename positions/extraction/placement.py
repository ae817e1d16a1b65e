"""On which side of an attribution its content stands: small frames in the order of their precedence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    behind_source,
    content_end,
    ranges,
    sentence_end,
)
from positions.extraction.bridges import adjunct_only, clause_start
from positions.extraction.cues import points_back
from positions.extraction.heads import head
from positions.extraction.marks import COMMAS
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.openings import content_after
from positions.extraction.refusals import refusal
from positions.extraction.sites import Site
from positions.extraction.tags import Tag
from positions.extraction.tails import medial, quote_tail, tail
from positions.extraction.topic_phrases import topic_end
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from positions.extraction.cues import Cue
    from positions.extraction.views import View


def placed_unit(
    view: View, cue: Cue, sources: tuple[Mention, ...], first: int, last: int, *, inverted: bool
) -> Unit | None:
    """Return the unit of a cue with its sources, or None where no content makes it an attribution.

    Args:
        view: The sentence.
        cue: The cue.
        sources: Its subject; may be empty.
        first: First token of source and cue.
        last: Past the last of them.
        inverted: Whether the source follows its cue.
    """
    end = sentence_end(view)
    if view.pack.plural and sources and (place := view.ending(first, Tag.PLACE)):
        first = place.first
    pointer = view.ending(first, Tag.CATAPHORA) if view.pack.pro_drop else None
    if pointer is not None and pointer.first > 2 and view.norm(pointer.first - 1) in COMMAS:
        first = pointer.first
    start, strong = behind_source(view, last, end) if inverted else content_after(view, cue, end)
    before = content_end(view, first)
    site = Site(view, cue, sources, first, last, before, end, start, strong, inverted)
    for frame in _FRAMES:
        unit = frame(site)
        if unit is not None:
            return unit
    return head(site)


def _as_said(site: Site) -> Unit | None:
    """Find a clause of its own: as X said, C; C, as X said."""
    view = site.view
    opener = view.ending(site.first, Tag.AS_SAID)
    if opener is None:
        return None
    commas = (p for p in range(site.last, site.end) if view.norm(p) == "," and not _apposition(view, p))
    comma = next(commas, None)
    if site.cue.hearer and opener.first > 0 and _hears(site):
        return None
    if comma is not None and opener.first == 0:
        return site.unit(0, comma + 1, ranges((comma + 1, site.end)), "as-said")
    if opener.first > 0 and comma is None:
        return site.unit(opener.first, site.end, ranges((0, opener.first)), "as-said")
    return None


def _hears(site: Site) -> bool:
    """Tell whether the cue behind "as" brings its hearer and what he hears ("as he urges voters to …")."""
    view = site.view
    return view.words_in(site.last, site.end) > 3 and not view.tagged(
        site.last, Tag.ADDRESSEE, Tag.PREPOSITION
    )


def _apposition(view: View, place: int) -> bool:
    """Tell whether a comma opens an apposition that another comma closes soon."""
    mention = view.mention_from(place + 1)
    return mention is not None and view.norm(mention.last) == ","


def _cataphora(site: Site) -> Unit | None:
    """Find a pointer back: X said this. The content is the sentence before."""
    view = site.view
    opener = view.ending(site.cue.first, Tag.CATAPHORA)
    if opener is None and (site.first <= 6 or view.pack.pro_drop):
        opener = points_back(view) if view.pack.pro_drop else view.tagged(0, Tag.CATAPHORA)
    if opener is None or opener.first > 2 or (opener.tag is Tag.THUS and not site.sources):
        return None
    return Unit(site.sources, site.cue, 0, site.end, (), "cataphora", backward=True)


def _said_so(site: Site) -> Unit | None:
    """Find a pointer back as an object: X said this in an interview. The content is the sentence before."""
    view = site.view
    this = view.norm(site.start) in view.pack.words.objects and site.cue.does == "say"
    if not view.pack.pro_drop or not this or site.strong:
        return None
    alone = site.start + 1 >= site.end or adjunct_only(view, site.start + 1, site.end)
    return Unit(site.sources, site.cue, 0, site.end, (), "cataphora", backward=True) if alone else None


def _topic(site: Site) -> Unit | None:
    """Find what is told by its topic alone: about the readiness for talks said X."""
    view = site.view
    if not site.inverted or site.strong or not topic_end(view, site.first):
        return None
    told = not view.words_in(site.start, site.end) or adjunct_only(view, site.start, site.end)
    return site.unit(site.first, site.end, ranges((0, site.first)), "topic") if told else None


def _preposed(site: Site) -> Unit | None:
    """Find what is called something before who calls it so: the plan X called a failure."""
    view, cue = site.view, site.cue
    deems = cue.does == "weak" or view.tagged(cue.first, Tag.DEEMING) is not None
    if not view.pack.pro_drop or not deems or site.inverted or not site.sources or site.strong_that:
        return None
    if view.norm(cue.first - 1) in view.pack.words.objects and view.words_in(site.start, site.end):
        return site.unit(
            site.first, site.start, ranges((cue.first - 1, cue.first), (site.start, site.end)), "preposed"
        )
    first = clause_start(view, site.before)
    while first < site.before and (skip := view.tagged(first, Tag.ADVERB, Tag.BREAK)):
        first = skip.last
    opener = view.tagged(
        first, Tag.PREPOSITION, Tag.OPENER, Tag.SUBORDINATOR, Tag.ACCORDING, Tag.AND, Tag.AS_SAID
    )
    if first >= site.before or opener or view.date_end(first) or not view.words_in(site.start, site.end):
        return None
    if any(m.first == first and not m.governed and m.kind is MentionKind.PERSON for m in view.mentions):
        return None
    if any(view.tagged(p, Tag.CUE) and not view.quoted(p) for p in range(first, site.first)):
        return None
    return site.unit(site.first, site.start, ranges((first, site.before), (site.start, site.end)), "preposed")


def _empty(site: Site) -> Unit | None:
    """Find an attribution with nothing behind it: its content is before it, or in another sentence."""
    view = site.view
    if site.start < site.end and view.words_in(site.start, site.end):
        return None
    ended = bool(view.tokens) and view.tokens[-1].norm == ":"
    if not site.inverted and site.joined and not ended and view.words_in(0, site.first) >= 4:
        return site.unit(site.before, site.end, ranges((0, site.before)), "tail")
    return Unit(site.sources, site.cue, site.first, site.end, (), "colon" if ended else "bare")


_FRAMES: tuple[Callable[[Site], Unit | None], ...] = (
    _as_said, _cataphora, _said_so, _topic, refusal, quote_tail, tail, medial, _preposed, _empty,
)  # fmt: skip
