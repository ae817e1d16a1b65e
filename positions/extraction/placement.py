"""On which side of an attribution its content stands: behind it, before it, around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    behind_source,
    clause_start,
    content_after,
    content_end,
    quote_ends,
    ranges,
    rest,
    sentence_end,
)
from positions.extraction.bridges import adjunct_before, adjunct_only
from positions.extraction.lexicon import Tag
from positions.extraction.marks import COMMAS, DASHES
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.views import View


def placed_unit(
    view: View, cue: Cue, sources: tuple[Mention, ...], first: int, last: int, *, inverted: bool
) -> Unit | None:
    """Decide whether the content stands before the attribution, behind it, or on both sides."""
    end = sentence_end(view)
    declined = cue.does == "refuse"
    as_said = view.ending(first, Tag.AS_SAID)
    if as_said is not None:
        comma = next(
            (p for p in range(last, end) if view.norm(p) == "," and not _apposition(view, p, end)), None
        )
        if comma is not None and as_said.first == 0:
            return Unit(sources, cue, 0, comma + 1, ranges((comma + 1, end)), "as-said")
        if as_said.first > 0 and comma is None:
            return Unit(sources, cue, as_said.first, end, ranges((0, as_said.first)), "as-said")
    before = content_end(view, first)
    cataphora = view.ending(cue.first, Tag.CATAPHORA) or (
        view.tagged(0, Tag.CATAPHORA) if first <= 6 else None
    )
    if cataphora is not None and cataphora.first <= 2:
        return Unit(sources, cue, 0, end, (), "cataphora", backward=True)
    quoted_before = before > 0 and quote_ends(view, before)
    start, strong = content_after(view, cue, end) if not inverted else behind_source(view, last, end)
    if (
        declined
        and sources
        and not inverted
        and view.words_in(cue.last, end) == 0
        and view.words_in(0, before) >= 2
    ):
        return Unit(
            sources, cue, before, end, ranges((0, before), (cue.first, cue.last)), "refusal", declined=True
        )
    if declined and sources and not inverted and view.words_in(cue.last, end) == 0:
        return Unit(sources, cue, first, end, ranges((sources[-1].last, cue.last)), "refusal", declined=True)
    if quoted_before and not (strong and _separated(view, first)):
        behind = rest(view, cue, last, end)
        return Unit(
            sources,
            cue,
            before,
            end,
            ranges((clause_start(view, before), before), *behind),
            "quote-tail",
            declined,
        )
    joined = before > 0 and view.norm(before) in COMMAS | DASHES
    if joined and view.words_in(0, before) >= 1 and not declined and cue.does not in ("stance", "weak"):
        if inverted or (
            not strong
            and view.words_in(0, before) >= 3
            and adjunct_only(view, last, end, named=cue.hearer)
            and not adjunct_before(view, before)
        ):
            behind = rest(view, cue, last, end) if inverted else ()
            return Unit(
                sources, cue, before, end, ranges((clause_start(view, before), before), *behind), "tail"
            )
        if (
            view.norm(last) in COMMAS
            and not strong
            and view.norm(before) == view.norm(last)
            and view.words_in(last, end) > 1
        ):
            return Unit(
                sources,
                cue,
                before,
                last + 1,
                ranges((clause_start(view, before), before), (last + 1, end)),
                "medial",
            )
        if view.norm(cue.last) == ":" and not adjunct_before(view, before):
            return Unit(
                sources, cue, before, cue.last + 1, ranges((0, before), (cue.last + 1, end)), "medial"
            )
        if _adverbials_to_colon(view, cue, end) and not adjunct_before(view, before):
            colon = _adverbials_to_colon(view, cue, end)
            return Unit(sources, cue, before, colon + 1, ranges((0, before), (colon + 1, end)), "medial")
    if start >= end or view.words_in(start, end) == 0:
        if (
            not inverted
            and first > 0
            and view.norm(end - 1) != ":"
            and view.words_in(0, first) >= 4
            and joined
        ):
            return Unit(sources, cue, before, end, ranges((0, before)), "tail")
        return Unit(
            sources, cue, first, end, (), "colon" if view.norm(end) == ":" or _colon_end(view) else "bare"
        )
    quoted = any(view.quote_from(p) for p in range(start, end))
    if cue.does == "weak" and not strong and not quoted and view.words_in(start, end) < 3:
        return None
    if cue.does == "stance" and not quoted and view.words_in(cue.last, end) < 4:
        return None
    kinds = {m.kind for m in sources}
    if cue.does in ("stance", "weak") and not quoted and kinds == {MentionKind.COUNTRY}:
        return None
    if cue.does == "weak" and not strong and not quoted and kinds == {MentionKind.INSTITUTION}:
        return None
    if cue.does == "say" and not strong and not quoted and view.words_in(start, end) < 4:
        return None
    return Unit(sources, cue, first, start, ranges((start, end)), "head", declined)


def _adverbials_to_colon(view: View, cue: Cue, end: int) -> int:
    """Return the place of a colon that follows a cue and its adverbials, or 0."""
    for place in range(cue.last, min(end, cue.last + 14)):
        if view.norm(place) == ":" and not view.quoted(place):
            return place
        if view.quote_from(place):
            return 0
    return 0


def _colon_end(view: View) -> bool:
    """Tell whether the sentence ends with a colon: its content is in the next paragraph."""
    return bool(view.tokens) and view.tokens[-1].norm == ":"


def _separated(view: View, first: int) -> bool:
    """Tell whether the quotation before an attribution is a scare quote of an earlier clause."""
    place = content_end(view, first)
    quote = view.quote_to(place - 1) if place > 0 else None
    return quote is not None and quote.outer.start > view.span.start and view.norm(place) not in COMMAS


def _apposition(view: View, place: int, end: int) -> bool:
    """Tell whether a comma opens an apposition that another comma closes soon."""
    mention = view.mention_from(place + 1)
    return mention is not None and view.norm(mention.last) == ","
