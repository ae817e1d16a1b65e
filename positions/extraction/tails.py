"""Attributions behind or inside their content: C, said X; C, X said, C."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    appositive,
    quote_ends,
    ranges,
    rest,
)
from positions.extraction.bridges import adjunct_before, adjunct_only, clause_start
from positions.extraction.marks import COMMAS
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.sites import Site
    from positions.extraction.units import Unit
    from positions.extraction.views import View

# What opens a clause that waits for its main clause.
_CONDITIONS = frozenset({"if", "unless", "to"})
# Auxiliaries that the lists hold among the adverbs.
_HAVE = frozenset({"has", "had", "have"})
# Tokens of what leaves its clause open ("That's why, he argued, the party …").
_CLEFT = 5
# Words of a description between a quotation and the name of who said it.
_DESCRIBED = 6
# Tokens of a participle with its object.
_OBJECT = 12


def quote_tail(site: Site) -> Unit | None:
    """Find an attribution behind a quotation, and what the source added."""
    view = site.view
    if described := _described(site):
        site = replace(site, before=described)
    if site.before == 0 or not quote_ends(view, site.before) or (site.strong and _separated(site)):
        return None
    if _named_occasion(site) or _mocked(site):
        return None
    behind = rest(view, site.last, site.end)
    return site.unit(site.before, site.end, site.tail(*behind), "quote-tail")


def _described(site: Site) -> int:
    """Return where a quotation ends behind which a description stands before the name ("“…,” his spokesman, X, said"), or 0."""
    view = site.view
    if not view.pack.sources.houses or site.inverted or view.norm(site.before) != "," or not site.sources:
        return 0
    ends = (
        p
        for p in range(site.before, max(0, site.before - _DESCRIBED), -1)
        if view.quote_to(p - 1) is not None
    )
    end = next(ends, 0)
    words = range(end, site.before)
    verbal = any(view.tagged(p, Tag.CUE, Tag.MODAL, Tag.PASSIVE) or not view.tokens[p].word for p in words)
    return end if end and words and not verbal and view.tagged(end, Tag.ARTICLE) else 0


def _mocked(site: Site) -> bool:
    """Tell whether the quotation is the object of a participle that opens the sentence ("Bemoaning the “mess,” X said …")."""
    view = site.view
    opens = view.norm(0).endswith("ing") and not view.quoted(0)
    return (
        bool(view.pack.sources.houses)
        and opens
        and site.before <= _OBJECT
        and view.words_in(site.last, site.end) > 3
    )


def _separated(site: Site) -> bool:
    """Tell whether the quotation before an attribution is a scare quote of an earlier clause."""
    view = site.view
    quote = view.quote_to(site.before - 1) if site.before > 0 else None
    return quote is not None and quote.outer.start > view.span.start and view.norm(site.before) not in COMMAS


def _named_occasion(site: Site) -> bool:
    """Tell whether the quotation is the name of an occasion in an adverbial ("At the forum “X”, Y said that …")."""
    view = site.view
    place = site.before
    while view.norm(place - 1) in COMMAS:
        place -= 1
    quote = view.quote_to(place - 1)
    start = view.date_end(0)
    start += view.norm(start) == "," if start else 0
    if quote is None or view.tagged(start, Tag.PREPOSITION, Tag.OPENER) is None:
        return False
    opens = view.token_at(quote.outer.start)
    if any(view.norm(p) == "," and not view.quoted(p) for p in range(start, opens)):
        return False
    short = view.words_in(opens, place) <= 4 and 1 < view.words_in(0, opens) <= 10
    quoted = view.pack.pro_drop and any(view.quote_from(p) for p in range(site.start, site.end))
    return short and (quoted or view.words_in(site.start, site.end) >= 4) and not view.quoted(0)


def tail(site: Site) -> Unit | None:
    """Find an attribution behind its content: C, said X; C, X said on Friday."""
    view = site.view
    if not site.joined or site.declined or site.cue.does in ("stance", "weak"):
        return None
    if site.inverted:
        behind = ((site.last + 1, site.end),) if _resumes(site) else rest(view, site.last, site.end)
        return site.unit(site.before, site.end, site.tail(*behind), "tail")
    if adjunct_before(view, site.before):
        return None
    if _interrupts(site) or _resumed_late(site):
        return None
    plain = not site.strong and view.words_in(0, site.before) >= 3
    short = view.words_in(site.last, site.end) <= 14
    if (
        plain
        and site.cue.hearer
        and short
        and not any(view.quote_from(p) for p in range(site.last, site.end))
    ):
        added = rest(view, site.last, site.end) if _adds(view, site.last, site.end) else ()
        return site.unit(site.before, site.end, site.tail(*added), "tail")
    if plain and adjunct_only(view, site.last, site.end, named=site.cue.hearer):
        return (
            None
            if adjunct_before(view, site.before)
            else site.unit(site.before, site.end, site.tail(), "tail")
        )
    return None


def _adds(view: View, first: int, last: int) -> bool:
    """Tell whether a participle of saying goes on behind a comma ("X told CNN, adding he was tired")."""
    places = (p + 1 for p in range(first, last - 1) if view.norm(p) == ",")
    cues = (view.tagged(p, Tag.CUE) for p in places)
    return bool(view.pack.sources.houses) and any(cue is not None and cue.value == "follow" for cue in cues)


def _past_adding(view: View, place: int) -> int:
    """Return the token past a participle of saying that goes on with a content ("adding (that) …"), or the token itself."""
    cue = view.tagged(place, Tag.CUE)
    if cue is None or cue.value != "follow" or not view.pack.sources.houses:
        return place
    that = view.tagged(cue.last, Tag.COMPLEMENTIZER)
    return that.last if that is not None else cue.last


def _resumes(site: Site) -> bool:
    """Tell whether the clause before an inverted attribution goes on right behind its second comma."""
    view, place = site.view, site.last + 1
    if place >= site.end or view.norm(site.last) != "," or view.norm(site.before) != ",":
        return False
    if view.pack.pro_drop and appositive(view, place, site.end):
        return False
    adverbial: tuple[Tag, ...] = (Tag.ADDRESSEE, Tag.OPENER, Tag.SUBORDINATOR, Tag.AND, Tag.CUE)
    if not view.pack.pro_drop:
        adverbial += (Tag.ADVERB, Tag.PREPOSITION)
    return not (view.date_end(place) or view.tagged(place, *adverbial) or view.mention_from(place))


def _interrupts(site: Site) -> bool:
    """Tell whether a clause goes on behind an attribution between commas ("Many, he noted, live in suburbs")."""
    view, place = site.view, site.last + 1
    paired = view.norm(site.last) == "," and view.norm(site.before) == ","
    if not paired or not view.pack.sources.houses or place >= site.end:
        return False
    if view.ending(site.before, Tag.WHETHER, Tag.SUBORDINATOR) and site.before <= _CLEFT:
        return True
    if view.mention_from(place):
        return False
    apart = (
        Tag.ADVERB,
        Tag.PREPOSITION,
        Tag.OPENER,
        Tag.SUBORDINATOR,
        Tag.AND,
        Tag.ARTICLE,
        Tag.ADDRESSEE,
        Tag.CUE,
    )
    return not (view.date_end(place) or view.tagged(place, *apart) or view.norm(place).endswith("ing"))


def medial(site: Site) -> Unit | None:
    """Find an attribution inside its content: C, X said, C; C, X said: C."""
    view, end = site.view, site.end
    if not site.joined or site.declined or site.inverted or site.cue.does in ("stance", "weak"):
        return None
    if late := _resumed_late(site):
        return site.unit(site.before, late + 1, site.tail((late + 1, end)), "medial")
    last = _past_day(view, site.last)
    paired = view.norm(last) in COMMAS and view.norm(site.before) == view.norm(last)
    opened = last + 1 < end and view.quote_from(last + 1) is not None and bool(view.pack.sources.houses)
    if (
        paired
        and (opened or not site.strong)
        and view.words_in(last, end) > 1
        and not adjunct_before(view, site.before)
    ):
        return site.unit(site.before, last + 1, site.tail((_past_adding(view, last + 1), end)), "medial")
    colon = _colon(site)
    if colon and not adjunct_before(view, site.before):
        return site.unit(site.before, colon + 1, ranges((0, site.before), (colon + 1, end)), "medial")
    return None


def _resumed_late(site: Site) -> int:
    """Return the comma behind hearer and occasion where the content goes on, or 0.

    A condition or purpose before the attribution lacks its main clause ("If it fails, X told the paper, it …"); a
    main clause lacks its predicate ("His teams, X wrote on Monday, had …").
    """
    view = site.view
    if view.norm(site.before) != "," or not view.pack.sources.houses:
        return 0
    comma = _behind_occasion(view, site)
    behind = comma + 1
    if not comma or behind >= site.end or view.tagged(behind, Tag.AND, Tag.CUE):
        return 0
    if view.norm(clause_start(view, site.before)) in _CONDITIONS:
        return comma
    if view.norm(behind) in _HAVE:
        return comma
    modal = view.tagged(behind, Tag.MODAL, Tag.PASSIVE) is not None and view.norm(behind) != "to"
    return comma if modal and not adjunct_before(view, site.before) else 0


def _behind_occasion(view: View, site: Site) -> int:
    """Return the comma that ends hearer and occasion behind a cue ("told the paper on Monday,"), or 0."""
    at = _past_day(view, site.last)
    if not (at > site.last or site.cue.hearer or view.tagged(at, Tag.PREPOSITION) or view.norm(at) == ","):
        return 0
    for place in range(at, min(site.end, at + 12)):
        if (
            view.quote_from(place)
            or view.norm(place) == ":"
            or view.tagged(place, Tag.COMPLEMENTIZER, Tag.CUE)
        ):
            return 0
        if view.norm(place) == ",":
            return place
    return 0


def _past_day(view: View, place: int) -> int:
    """Return the token past the day and adverbs that follow a cue ("said Monday, and …")."""
    while view.pack.sources.houses and (
        view.date_end(place) or view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE)
    ):
        match = view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE)
        place = view.date_end(place) or (match.last if match else place)
    return place


def _colon(site: Site) -> int:
    """Return the place of a colon that follows the cue and its adverbials, or 0."""
    view = site.view
    for place in range(site.cue.last, min(site.end, site.cue.last + 14)):
        if view.norm(place) == ":" and not view.quoted(place):
            return place
        if view.quote_from(place):
            return 0
    return 0
