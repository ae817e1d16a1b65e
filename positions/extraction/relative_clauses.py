"""Attributions in English relative clauses: "X, who said that …", "signed by X, who told reporters …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bridges import bridged
from positions.extraction.marks import COMMAS
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.plain_sources import plain_object
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.views import View

_NAMED = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE, MentionKind.TITLE)
_REACH = 24
# Tokens of time and place that may stand between "who" and its cue ("who last year told …").
_ADJUNCT = 8
_TURNS = frozenset(
    {"also", "then", "later", "earlier", "once", "recently", "previously", "has", "had", "have"}
)


def antecedent(view: View, cue: Cue) -> Mention | None:
    """Return the person about whom a relative clause reports words; None where the cue stands in no such clause.

    Only a clause behind a comma or dash adds something new; the person may be governed ("a rebuke from X, who said …").
    """
    if not view.pack.sources.houses or cue.does not in ("say", "weak"):
        return None
    place = view.before_adverbs(cue.first)
    who = next(
        (p for p in range(place - 1, max(1, place - _ADJUNCT), -1) if view.norm(p) == "who"), place - 1
    )
    if who + 1 < place and view.tagged(who + 1, Tag.PREPOSITION) is None and not view.date_end(who + 1):
        return None
    if bridged(view, who + 1, place):
        place = who + 1
    if place < 2 or view.norm(place - 1) != "who" or view.norm(place - 2) not in COMMAS:
        return None
    comma = place - 2
    before = [m for m in view.mentions if m.last <= comma and (m.kind in _NAMED or _several(m, comma))]
    if not before or comma - before[-1].last > _REACH:
        return None
    nearest = before[-1]
    if nearest.last == comma or view.norm(nearest.last) == "(":
        return _head(view, nearest, before)
    apposed = view.norm(nearest.last) == "," and not any(
        view.tagged(p, Tag.CUE) and not view.quoted(p) for p in range(nearest.last, comma)
    )
    return nearest if apposed else None


def _several(mention: Mention, comma: int) -> bool:
    """Tell whether a group or body stands right before the relative clause ("European allies, who said …")."""
    return mention.last == comma and mention.kind in (MentionKind.GROUP, MentionKind.ANONYMOUS)


def _head(view: View, nearest: Mention, before: list[Mention]) -> Mention:
    """Return the name before an apposition that the relative clause follows ("X, the mayor of Y, who said …")."""
    named = (MentionKind.PERSON, MentionKind.UNKNOWN)
    if nearest.kind in named or len(before) < 2:
        return nearest
    other = before[-2]
    return other if other.kind in named and view.norm(other.last) == "," else nearest


def clause_end(view: View, mention: Mention, start: int, end: int) -> int:
    """Return where the content of a relative clause ends: at the comma behind which the main clause goes on.

    It goes on only where the clause interrupts a subject ("X, who said he was tired, left early").
    """
    interrupts = not mention.governed and not any(
        view.tagged(p, Tag.CUE) and not view.quoted(p) for p in range(mention.first)
    )
    if not interrupts:
        return end
    for place in range(start, end):
        marked = view.norm(place) == "," and not view.quoted(place)
        closes = view.quote_to(place) is not None and view.norm(place - 1) == ","
        if (marked or closes) and view.words_in(place, end) > 1:
            behind = place + 1
            if not view.tagged(behind, Tag.AND, Tag.SUBORDINATOR) and _verbal(view, behind):
                return behind if closes else place
    return end


def _verbal(view: View, place: int) -> bool:
    """Tell whether a finite verb can stand at a place."""
    norm = view.norm(place)
    if not view.tagged(place, Tag.ARTICLE, Tag.PREPOSITION) and _objects(view, place):
        return True
    return bool(
        view.tagged(place, Tag.CUE, Tag.MODAL, Tag.PASSIVE, Tag.NEGATION)
        or norm.endswith("ed")
        or norm in _TURNS
        or (view.tokens[place].word and not view.tokens[place].capital and plain_object(view, place) is None)
    )


def _objects(view: View, place: int) -> bool:
    """Tell whether an article behind a plain word shows that it is a verb with its object ("drew up a text")."""
    plain = view.tokens[place].word and not view.tokens[place].capital
    near = range(place + 1, min(len(view.tokens), place + 3))
    return plain and any(view.norm(p) in view.pack.words.indefinites or view.norm(p) == "the" for p in near)
