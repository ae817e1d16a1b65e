"""Sources of verb-final sentences beside the subject: "X'e göre", documents, one source's words in another's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.cues import Cue
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.patterns import suffixed
from positions.extraction.tags import Tag
from positions.extraction.units import Unit
from positions.extraction.verb_final_contents import Range, clause_ended, quoted_part, trimmed_end
from positions.extraction.verb_final_settings import content_start

if TYPE_CHECKING:
    from positions.extraction.lexicon import Match
    from positions.extraction.views import View

# Whose words another source may report, and whom "according to" may relay; a country or group only acts in them.
_INNERMOST = (
    MentionKind.PERSON,
    MentionKind.ROLE,
    MentionKind.UNKNOWN,
    MentionKind.TITLE,
    MentionKind.INSTITUTION,
    MentionKind.PLAIN,
    MentionKind.BOTH,
)
_REPORTED = (*_INNERMOST, MentionKind.ANONYMOUS, MentionKind.GROUP, MentionKind.DESCRIPTOR)


def according_unit(view: View, end: int) -> Unit | None:
    """Return the unit of a source that "göre" follows, at the sentence's opening or in the middle, or None."""
    for match in view.matches:
        if match.tag is not Tag.ACCORDING_AFTER or view.quoted(match.first):
            continue
        named = _according_mentions(view, match)
        if not named:
            continue
        first, source = named[0].first, replace(named[-1], governed=False)
        cue = Cue(match.first, match.last, "according")
        if view.norm(first - 1) != "," or content_start(view, 0, first) >= first:
            start = content_start(view, match.last, end)
            return Unit((source,), cue, 0, start, ((start, end),) if start < end else (), "according")
        pieces = ((content_start(view, 0, first), first), (match.last, end))
        content = tuple((a, b) for a, b in pieces if a < b)
        return Unit((source,), cue, first, match.last, content, "according-tail")
    return None


def _according_mentions(view: View, match: Match) -> list[Mention]:
    """Return the mentions in the phrase before "göre", media left out where there are others."""
    lower = match.first
    while lower > 0 and (view.norm(lower - 1) != "," or view.quoted(lower - 1)):
        lower -= 1
    before = [m for m in view.mentions if lower <= m.first and m.last <= match.first]
    if match.last - match.first == 1:
        before = [m for m in before[-1:] if _dative(view, m, match.first) or _owns(view, m, match.first)]
    return [m for m in before if m.kind is not MentionKind.MEDIUM] or before


def own_words(view: View, units: list[Unit], end: int) -> list[Unit]:
    """Return units with what "kendisine göre" brings: more of the last one's content, or a unit without a name."""
    own = next((m for m in view.matches if m.tag is Tag.OWN and not view.quoted(m.first)), None)
    if own is None or (units and units[-1].cue.last > own.first) or view.words_in(own.last, end) < 2:
        return units
    if units:
        return [*units[:-1], replace(units[-1], content=(*units[-1].content, (own.last, end)))]
    return [Unit((), Cue(own.first, own.last, "according"), 0, own.last, ((own.last, end),), "according")]


def relayed(outer: Unit, units: list[Unit]) -> list[Unit]:
    """Return the units of a sentence with "according to X": X is the source, or relays the first one."""
    if not units:
        return [outer]
    first, source = units[0], outer.sources[0]
    named = not first.sources or first.sources[0].kind in _INNERMOST
    if not named and first.rule == "final" and outer.rule == "according":
        return [outer]
    if not first.sources or first.rule == "issued":
        return [replace(first, sources=outer.sources, rule=outer.rule, first=0), *units[1:]]
    return [replace(first, via=source, first=0), *units[1:]]


def reported_parts(view: View, first: int, last: int) -> tuple[Mention, tuple[Range, ...]] | None:
    """Return who says what inside another source's clause ("X'in … söylediğini"), or None."""
    end = trimmed_end(view, first, last)
    marks = [m for p in range(first + 1, end) if (m := view.tagged(p, Tag.REPORTED)) and not view.quoted(p)]
    if not marks or marks[-1].last != end:
        return None
    owners = [
        m
        for m in view.mentions
        if first <= m.first < marks[0].first
        and m.kind in _REPORTED
        and (m.kind is not MentionKind.GROUP or m.countries or m.institution or m.possessor)
    ]
    source = next((m for m in owners if _genitive(view, m)), None)
    if source is None:
        return None
    parts = []
    place = _past_case(view, source)
    for mark in marks:
        start = content_start(view, place, mark.first)
        if view.words_in(start, mark.first) >= 2 and clause_ended(view, (start, mark.first)):
            last = trimmed_end(view, start, mark.first)
            parts.append(quoted_part(view, start, last) or (start, last))
            place = mark.last
    return (replace(source, governed=False), tuple(parts)) if parts else None


def document_source(view: View, first: int, last: int) -> tuple[Mention, int]:
    """Return who issued the document that a passive cue reports, and where its words begin.

    Where the clause names nobody, a document mention without a name leaves it to the discourse.
    """
    places = (p for p in range(first, last) if not view.quoted(p))
    occasion = next((m for p in places if (m := view.tagged(p, Tag.OCCASION)) and m.last <= last), None)
    if occasion is None:
        opening = next((m for m in view.mentions if m.first >= first and m.last < last), None)
        if opening is not None and _ablative(view, opening) and opening.first <= first + 2:
            return replace(opening, governed=False), _past_case(view, opening)
        return Mention(MentionKind.DOCUMENT, first, first, value="bare"), first
    owners = [m for m in view.mentions if first <= m.first and m.last <= occasion.first]
    named = [m for m in owners if m.kind is not MentionKind.MEDIUM] or owners
    issuers = [m for m in named if _genitive(view, m) or _ablative(view, m)]
    owner = next(iter(issuers or named[-1:]), None)
    posted = owner is not None and owner.kind is MentionKind.MEDIUM and _ablative(view, owner)
    if owner is not None and not posted:
        return replace(owner, governed=False), occasion.last
    return Mention(MentionKind.DOCUMENT, occasion.first, occasion.last), occasion.last


def _past_case(view: View, mention: Mention) -> int:
    """Return the token past a mention and its case ending."""
    return mention.last + (view.norm(mention.last)[:1] == "'")


def _genitive(view: View, mention: Mention) -> bool:
    norm = view.norm(mention.last)
    if norm[:1] == "'":
        return suffixed(view.pack, norm, "genitive")
    return mention.governed and view.norm(mention.last - 1)[-2:] in ("ın", "in", "un", "ün")


def _ablative(view: View, mention: Mention) -> bool:
    norm = view.norm(mention.last)
    if norm[:1] == "'":
        return suffixed(view.pack, norm, "ablative")
    return mention.governed and view.norm(mention.last - 1)[-3:] in ("dan", "den", "tan", "ten")


def _owns(view: View, mention: Mention, place: int) -> bool:
    """Tell whether a mention in the genitive touches a place ("X'in deyimiyle"); "göre" governs the dative."""
    touches = mention.last + 1 == place and suffixed(view.pack, view.norm(mention.last), "genitive")
    return touches and view.norm(place)[-2:] in ("la", "le")


def _dative(view: View, mention: Mention, place: int) -> bool:
    """Tell whether a mention in the dative touches a place."""
    if mention.last == place:
        return mention.governed
    return mention.last + 1 == place and suffixed(view.pack, view.norm(mention.last), "dative")
