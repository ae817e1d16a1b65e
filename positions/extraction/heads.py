"""Attributions before their content: X said C, unless what follows is too little to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    own_predicate,
    ranges,
)
from positions.extraction.bridges import adjunct_only
from positions.extraction.marks import DASHES
from positions.extraction.mentions import MentionKind
from positions.extraction.plain_sources import speaks_plainly
from positions.extraction.tags import Tag
from positions.extraction.topics import asked_topic
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.sites import Site
    from positions.extraction.views import View

# What points back at words before the attribution and is no content itself ("said this, …").
_POINTERS = frozenset({"this", "so", "it", "as"})
# Fewer unquoted words behind a cue are an object, not a content ("rejected the plan", "told reporters so").
_FEWEST = {"say": 4, "stance": 4, "weak": 3}
# What a person welcomes or rejects is told by fewer ("Macron welcomed the talks"); bodies do so by deeds as well.
_OBJECT = 2
_PERSONS = frozenset(
    {MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN, MentionKind.TITLE, MentionKind.PRONOUN}
)


def head(site: Site) -> Unit | None:
    """Return X said C, unless what follows is too little to be a content."""
    view, cue = site.view, site.cue
    if not any(view.quote_from(p) for p in range(site.start, site.end)):
        kinds = {mention.kind for mention in site.sources}
        words = view.words_in(cue.last if cue.does == "stance" else site.start, site.end)
        if cue.does in ("stance", "weak") and kinds == {MentionKind.COUNTRY}:
            return None
        bodies = kinds <= {MentionKind.INSTITUTION, MentionKind.GROUP}
        # A delegation is at the table and speaks; what a body demands otherwise is told by the reporter.
        envoys = view.pack.pro_drop and all(map(view.envoys, site.sources))
        placed = view.pack.pro_drop and bool(site.sources) and view.ending(site.sources[0].first, Tag.PLACE)
        speaks = envoys or placed or speaks_plainly(view, cue)
        if cue.does == "weak" and not site.strong and bodies and not speaks:
            return None
        fewest = 2 if view.tagged(cue.first, Tag.DEEMING) else _FEWEST.get(cue.does, 0)
        if cue.does in ("stance", "say") and kinds and kinds <= _PERSONS and _outspoken(view, cue):
            fewest = _OBJECT - (cue.does == "say")
        fewest -= _clausal(site) + _without_articles(site)
        if words < fewest and (cue.does == "stance" or not site.strong):
            return None
    if view.pack.sources.houses and view.norm(cue.last - 1) == "with" and not site.strong:
        # Only "agreed with X that …" tells what was agreed.
        return None
    if view.pack.sources.houses and view.norm(site.start) in _POINTERS and view.norm(site.start + 1) == ",":
        return None
    if _occasion_only(site):
        return _pointing_back(site)
    end = (
        own_predicate(view, site.start, _before_citing(site)) if cue.does == "say" else _past_quotation(site)
    )
    topic = asked_topic(view, site.first) if _quoted_whole(site) else None
    return site.unit(site.first, site.start, ranges(topic or (0, 0), (site.start, end)), "head")


def _before_citing(site: Site) -> int:
    """Return where the content of a medium ends: before whom it cites ("the Times wrote that …, citing officials")."""
    view = site.view
    medium = bool(site.sources) and all(m.kind is MentionKind.MEDIUM for m in site.sources)
    if not medium or not view.pack.sources.houses:
        return site.end
    cited = (m.first - 1 for m in view.matches if m.tag is Tag.QUOTING and m.first > site.start + 1)
    return next((p for p in cited if view.norm(p) == "," and not view.quoted(p)), site.end)


def _occasion_only(site: Site) -> bool:
    """Tell whether nothing but place, time or hearers stands behind a verb of speaking ("testified before the court")."""
    view, start = site.view, site.start
    if not view.pack.sources.houses or site.strong or not (site.cue.hearer or speaks_plainly(view, site.cue)):
        return False
    if not view.tagged(start, Tag.PREPOSITION) or _infinitive(site):
        return False
    if not adjunct_only(view, start, site.end):
        return False
    spoken = (
        view.quote_from(p) or view.tagged(p, Tag.MODAL, Tag.PASSIVE) for p in range(start + 1, site.end)
    )
    return not any(spoken)


def _infinitive(site: Site) -> bool:
    """Tell whether a verb follows "to" behind a hearer or a vow ("urged voters to stay home", "vowed to fight")."""
    view, verb = site.view, site.start + 1
    vows = site.cue.hearer or view.norm(site.cue.last - 1) in view.pack.cues.vows
    if view.norm(site.start) != "to" or not vows or verb >= site.end:
        return False
    nominal = (Tag.ARTICLE, Tag.ADDRESSEE, Tag.PREPOSITION, Tag.PRONOUN, Tag.MEDIUM, Tag.GROUP)
    plain = view.tokens[verb].word and not view.tokens[verb].capital
    return plain and not view.tagged(verb, *nominal)


def _pointing_back(site: Site) -> Unit | None:
    """Return the unit of an attribution that signs the words before it ("– X told reporters on Monday"), or None."""
    view = site.view
    if site.first > 0 and view.norm(0) in DASHES:
        return Unit(site.sources, site.cue, 0, site.end, (), "cataphora", backward=True)
    if site.first == 0 or (view.tagged(0, Tag.THUS) and site.first <= 1):
        return Unit(site.sources, site.cue, 0, site.end, (), "bare")
    return None


def _past_quotation(site: Site) -> int:
    """Return where a content ends that calls X "Y", the occasion behind the quotation left out ("… in a post on Friday")."""
    view, end = site.view, site.end
    closes = [p + 1 for p in range(site.start, end) if view.quote_to(p) is not None]
    if site.cue.does != "weak" or not closes or not view.pack.sources.houses or closes[-1] >= end:
        return end
    occasion = view.tagged(closes[-1], Tag.PREPOSITION) and adjunct_only(view, closes[-1], end)
    return closes[-1] if occasion and any(view.date_end(p) for p in range(closes[-1], end)) else end


def _without_articles(site: Site) -> int:
    """Return how many words fewer are enough where no article stands ("обещал помогать Украине", "поддержал мирный план")."""
    pack = site.view.pack
    return {"say": 1, "stance": 2}.get(site.cue.does, 0) if pack.pro_drop and pack.inverted else 0


def _clausal(site: Site) -> int:
    """Return by how much a content may be shorter because it is a clause for sure.

    It begins with a pronoun or a gerund ("ruled out sending anyone"), or the cue says most of it ("refused to set").
    """
    view, cue = site.view, site.cue
    if cue.does == "stance":
        gerund = view.norm(cue.last).endswith("ing")
        return cue.last - cue.first - 1 + (gerund and bool(view.pack.sources.houses))
    if view.pack.sources.houses and cue.hearer and view.norm(site.start) == "to":
        return 2
    if view.pack.sources.houses and cue.does == "say" and _finite(view, site.start, site.end):
        return 1
    if view.pack.sources.houses and cue.does == "say" and view.norm(site.start).endswith("ing"):
        return 1
    mention = view.mention_from(site.start)
    return int(mention is not None and mention.kind is MentionKind.PRONOUN)


def _outspoken(view: View, cue: Cue) -> bool:
    """Tell whether a verb is one of speech for sure, however little follows it ("welcomed", not "backed")."""
    return view.text[view.start(cue.first) : view.end(cue.last)].casefold() in view.pack.cues.outspoken


def _finite(view: View, first: int, end: int) -> bool:
    """Tell whether an auxiliary behind a noun makes words a clause ("taxes would rise")."""
    return any(view.tagged(p, Tag.MODAL, Tag.PASSIVE) and view.norm(p) != "to" for p in range(first + 1, end))


def _quoted_whole(site: Site) -> bool:
    """Tell whether the content behind a cue is a quotation and nothing else."""
    view = site.view
    opening = view.quote_from(site.start) if site.start < len(view.tokens) else None
    return opening is not None and not view.words_in(view.token_at(opening.outer.end), site.end)
