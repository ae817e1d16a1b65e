"""On which side of an attribution its content stands: small frames in the order of their precedence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    behind_source,
    content_end,
    own_predicate,
    quote_ends,
    ranges,
    rest,
    sentence_end,
)
from positions.extraction.bridges import adjunct_before, adjunct_only, clause_start
from positions.extraction.cues import points_back
from positions.extraction.lexicon import Tag
from positions.extraction.marks import COMMAS, DASHES
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.openings import content_after
from positions.extraction.topics import asked_topic
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from positions.extraction.cues import Cue
    from positions.extraction.views import View


@dataclass(frozen=True, slots=True)
class Site:
    """An attribution and what surrounds it in its sentence.

    Attributes:
        first: First token of source and cue.
        last: Past the last of them.
        before: Past the last token of what precedes the attribution and its comma.
        end: Past the sentence's last token, its full stop left out.
        start: Where content behind the cue would begin.
        strong: Whether a complementizer, colon or opening mark says that content begins there.
        inverted: Whether the source follows its cue.
    """

    view: View
    cue: Cue
    sources: tuple[Mention, ...]
    first: int
    last: int
    before: int
    end: int
    start: int
    strong: bool
    inverted: bool

    @property
    def declined(self) -> bool:
        """Tell whether this is a refusal to speak."""
        return self.cue.does == "refuse"

    @property
    def joined(self) -> bool:
        """Tell whether a comma or dash ties the attribution to words before it."""
        return (
            self.before > 0
            and self.view.norm(self.before) in COMMAS | DASHES
            and self.view.words_in(0, self.before) >= 1
        )

    @property
    def strong_that(self) -> bool:
        """Tell whether a complementizer says that content begins behind the cue."""
        return self.strong and self.view.ending(self.start, Tag.COMPLEMENTIZER) is not None

    def unit(self, first: int, last: int, content: tuple[tuple[int, int], ...], rule: str) -> Unit:
        """Return the unit of this site with a zone [first, last) and content."""
        return Unit(self.sources, self.cue, first, last, content, rule, declined=self.declined)

    def tail(self, *behind: tuple[int, int]) -> tuple[tuple[int, int], ...]:
        """Return the content before the attribution, and what goes on behind it."""
        return ranges((clause_start(self.view, self.before), self.before), *behind)


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
    start, strong = behind_source(view, last, end) if inverted else content_after(view, cue, end)
    before = content_end(view, first)
    site = Site(view, cue, sources, first, last, before, end, start, strong, inverted)
    for frame in _FRAMES:
        unit = frame(site)
        if unit is not None:
            return unit
    return _head(site)


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


def _cataphora(site: Site) -> Unit | None:
    """Find a pointer back: X said this. The content is the sentence before."""
    view = site.view
    opener = view.ending(site.cue.first, Tag.CATAPHORA)
    if opener is None and (site.first <= 6 or view.pack.pro_drop):
        opener = points_back(view) if view.pack.pro_drop else view.tagged(0, Tag.CATAPHORA)
    if opener is None or opener.first > 2 or (opener.tag is Tag.THUS and not site.sources):
        return None
    return Unit(site.sources, site.cue, 0, site.end, (), "cataphora", backward=True)


def _refusal(site: Site) -> Unit | None:
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


def _quote_tail(site: Site) -> Unit | None:
    """Find an attribution behind a quotation, and what the source added."""
    view = site.view
    if site.before == 0 or not quote_ends(view, site.before) or (site.strong and _separated(site)):
        return None
    if _named_occasion(site):
        return None
    behind = rest(view, site.last, site.end)
    return site.unit(site.before, site.end, site.tail(*behind), "quote-tail")


def _tail(site: Site) -> Unit | None:
    """Find an attribution behind its content: C, said X; C, X said on Friday."""
    view = site.view
    if not site.joined or site.declined or site.cue.does in ("stance", "weak"):
        return None
    if site.inverted:
        behind = ((site.last + 1, site.end),) if _resumes(site) else rest(view, site.last, site.end)
        return site.unit(site.before, site.end, site.tail(*behind), "tail")
    if adjunct_before(view, site.before):
        return None
    if _interrupts(site):
        return None
    plain = not site.strong and view.words_in(0, site.before) >= 3
    short = view.words_in(site.last, site.end) <= 14
    if (
        plain
        and site.cue.hearer
        and short
        and not any(view.quote_from(p) for p in range(site.last, site.end))
    ):
        return site.unit(site.before, site.end, site.tail(), "tail")
    if plain and adjunct_only(view, site.last, site.end, named=site.cue.hearer):
        return (
            None
            if adjunct_before(view, site.before)
            else site.unit(site.before, site.end, site.tail(), "tail")
        )
    return None


def _interrupts(site: Site) -> bool:
    """Tell whether a clause goes on behind an attribution between commas ("Many, he noted, live in suburbs")."""
    view, place = site.view, site.last + 1
    paired = view.norm(site.last) == "," and view.norm(site.before) == ","
    if not paired or not view.pack.sources.houses or place >= site.end or view.mention_from(place):
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


def _medial(site: Site) -> Unit | None:
    """Find an attribution inside its content: C, X said, C; C, X said: C."""
    view, end = site.view, site.end
    if not site.joined or site.declined or site.inverted or site.cue.does in ("stance", "weak"):
        return None
    last = _past_day(view, site.last)
    paired = view.norm(last) in COMMAS and view.norm(site.before) == view.norm(last)
    opened = last + 1 < end and view.quote_from(last + 1) is not None and bool(view.pack.sources.houses)
    if (
        paired
        and (opened or not site.strong)
        and view.words_in(last, end) > 1
        and not adjunct_before(view, site.before)
    ):
        return site.unit(site.before, last + 1, site.tail((last + 1, end)), "medial")
    colon = _colon(site)
    if colon and not adjunct_before(view, site.before):
        return site.unit(site.before, colon + 1, ranges((0, site.before), (colon + 1, end)), "medial")
    return None


def _past_day(view: View, place: int) -> int:
    """Return the token past the day and adverbs that follow a cue ("said Monday, and …")."""
    while view.pack.sources.houses and (
        view.date_end(place) or view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE)
    ):
        match = view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE)
        place = view.date_end(place) or (match.last if match else place)
    return place


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


def _head(site: Site) -> Unit | None:
    """Return X said C, unless what follows is too little to be a content."""
    view, cue = site.view, site.cue
    if not any(view.quote_from(p) for p in range(site.start, site.end)):
        kinds = {mention.kind for mention in site.sources}
        words = view.words_in(cue.last if cue.does == "stance" else site.start, site.end)
        if cue.does in ("stance", "weak") and kinds == {MentionKind.COUNTRY}:
            return None
        if cue.does == "weak" and not site.strong and kinds <= {MentionKind.INSTITUTION, MentionKind.GROUP}:
            return None
        fewest = 2 if view.tagged(cue.first, Tag.DEEMING) else _FEWEST.get(cue.does, 0)
        if words < fewest - _clausal(site) and (cue.does == "stance" or not site.strong):
            return None
    end = own_predicate(view, site.start, site.end) if cue.does == "say" else _past_quotation(site)
    topic = asked_topic(view, site.first) if _quoted_whole(site) else None
    return site.unit(site.first, site.start, ranges(topic or (0, 0), (site.start, end)), "head")


def _past_quotation(site: Site) -> int:
    """Return where a content ends that calls X "Y", the occasion behind the quotation left out ("… in a post on Friday")."""
    view, end = site.view, site.end
    closes = [p + 1 for p in range(site.start, end) if view.quote_to(p) is not None]
    if site.cue.does != "weak" or not closes or not view.pack.sources.houses or closes[-1] >= end:
        return end
    occasion = view.tagged(closes[-1], Tag.PREPOSITION) and adjunct_only(view, closes[-1], end)
    return closes[-1] if occasion and any(view.date_end(p) for p in range(closes[-1], end)) else end


def _clausal(site: Site) -> int:
    """Return by how much a content may be shorter because it is a clause for sure.

    It begins with a pronoun or a gerund ("ruled out sending anyone"), or the cue says most of it ("refused to set").
    """
    view, cue = site.view, site.cue
    if cue.does == "stance":
        gerund = view.norm(cue.last).endswith("ing")
        return (cue.last - cue.first - 1 + gerund) if view.pack.sources.houses else 0
    mention = view.mention_from(site.start)
    return int(mention is not None and mention.kind is MentionKind.PRONOUN)


# Fewer unquoted words behind a cue are an object, not a content ("rejected the plan", "told reporters so").
_FEWEST = {"say": 4, "stance": 4, "weak": 3}
_FRAMES: tuple[Callable[[Site], Unit | None], ...] = (
    _as_said, _cataphora, _refusal, _quote_tail, _tail, _medial, _preposed, _empty,
)  # fmt: skip


def _topic(view: View, before: int) -> int:
    """Return where the topic of a refusal begins: behind "asked whether" where that opens the sentence."""
    opener = view.tagged(0, Tag.OPENER)
    if opener is None:
        return 0
    asked = (p for p in range(opener.last, min(before, opener.last + 4)) if view.tagged(p, Tag.WHETHER))
    whether = next(asked, None)
    return opener.last if whether is None else whether + 1


def _colon(site: Site) -> int:
    """Return the place of a colon that follows the cue and its adverbials, or 0."""
    view = site.view
    for place in range(site.cue.last, min(site.end, site.cue.last + 14)):
        if view.norm(place) == ":" and not view.quoted(place):
            return place
        if view.quote_from(place):
            return 0
    return 0


def _resumes(site: Site) -> bool:
    """Tell whether the clause before an inverted attribution goes on right behind its second comma."""
    view, place = site.view, site.last + 1
    if place >= site.end or view.norm(site.last) != "," or view.norm(site.before) != ",":
        return False
    adverbial: tuple[Tag, ...] = (Tag.ADDRESSEE, Tag.OPENER, Tag.SUBORDINATOR, Tag.AND, Tag.CUE)
    if not view.pack.pro_drop:
        adverbial += (Tag.ADVERB, Tag.PREPOSITION)
    return not (view.date_end(place) or view.tagged(place, *adverbial) or view.mention_from(place))


def _separated(site: Site) -> bool:
    """Tell whether the quotation before an attribution is a scare quote of an earlier clause."""
    view = site.view
    quote = view.quote_to(site.before - 1) if site.before > 0 else None
    return quote is not None and quote.outer.start > view.span.start and view.norm(site.before) not in COMMAS


def _quoted_whole(site: Site) -> bool:
    """Tell whether the content behind a cue is a quotation and nothing else."""
    view = site.view
    opening = view.quote_from(site.start) if site.start < len(view.tokens) else None
    return opening is not None and not view.words_in(view.token_at(opening.outer.end), site.end)


def _named_occasion(site: Site) -> bool:
    """Tell whether the quotation is the name of an occasion in an adverbial ("At the forum “X”, Y said that …")."""
    view = site.view
    place = site.before
    while view.norm(place - 1) in COMMAS:
        place -= 1
    quote = view.quote_to(place - 1)
    if quote is None or view.tagged(0, Tag.PREPOSITION, Tag.OPENER) is None:
        return False
    opens = view.token_at(quote.outer.start)
    short = view.words_in(opens, place) <= 4 and 1 < view.words_in(0, opens) <= 10
    return short and view.words_in(site.start, site.end) >= 4 and not view.quoted(0)


def _apposition(view: View, place: int) -> bool:
    """Tell whether a comma opens an apposition that another comma closes soon."""
    mention = view.mention_from(place + 1)
    return mention is not None and view.norm(mention.last) == ","
