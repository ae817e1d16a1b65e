"""Verbs that name or liken something: "called the vote a sham", not "called the office"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bounds import ranges
from positions.extraction.marks import COMMAS, STOPS
from positions.extraction.tags import Tag
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.cues import Cue
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View

# How far behind its object a name for it may stand, in tokens.
_REACH = 20
# Longest noun phrase that a relative clause names, in tokens.
_THING = 6


def relative_label(view: View, cue: Cue, sources: Sequence[Mention]) -> Unit | None:
    """Return the unit of a relative clause in which something gets its name ("a blast that X described as “a tragedy”").

    The content is what is named, where the sentence tells it, and the name. Only names in quotation marks, or
    behind "what", are words of the source for sure.
    """
    verb, pack = view.norm(cue.last - 1), view.pack
    if not sources or verb not in pack.cues.naming + pack.cues.likening:
        return None
    opener = sources[0].first - 1
    while opener > 0 and (adverb := view.ending(opener + 1, Tag.ADVERB)) is not None:
        opener = adverb.first - 1
    if opener < 1 or view.norm(opener) not in ("that", "which", "what"):
        return None
    first = cue.last + (view.norm(cue.last) == "as")
    quoted = first < len(view.tokens) and any(view.quote_from(p) for p in (first, first + 1))
    if not quoted and (view.norm(opener) != "what" or first == cue.last):
        return None
    last = _name_end(view, first)
    thing = _thing(view, opener) if view.norm(opener) != "what" else (0, 0)
    return Unit(tuple(sources), cue, sources[0].first, first, ranges(thing, (first, last)), "preposed")


def _name_end(view: View, first: int) -> int:
    """Return where a name ends: behind its quotation, at a comma, colon or stop."""
    for place in range(first, len(view.tokens)):
        if view.quote_to(place) is not None:
            return place + 1
        if (view.norm(place) in COMMAS or view.norm(place) in STOPS) and not view.quoted(place):
            return place
    return len(view.tokens)


def _thing(view: View, opener: int) -> tuple[int, int]:
    """Return the noun phrase before a relative pronoun, from its article on; nothing where it has none."""
    last = opener - (view.norm(opener - 1) == ",")
    for place in range(last - 1, max(-1, last - _THING), -1):
        if not view.tokens[place].word or view.tagged(place, Tag.CUE, Tag.PASSIVE, Tag.MODAL):
            break
        if view.tagged(place, Tag.ARTICLE):
            return place, last
    return 0, 0


def labels(view: View, cue: Cue, content: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the object of a verb of naming gets its name: behind "as", or as a second noun phrase.

    Args:
        view: The sentence.
        cue: The cue.
        content: Token ranges of what would be the content.
    """
    verb = view.norm(cue.last - 1)
    cues = view.pack.cues
    if not content or verb not in cues.naming + cues.likening:
        return False
    first, last = content[0][0], min(content[-1][1], content[0][0] + _REACH)
    for place in range(first + 1, last):
        finite = view.tagged(place, Tag.NEGATION, Tag.MODAL, Tag.PASSIVE) and view.norm(place) != "to"
        if (finite or view.norm(place) in COMMAS) and not view.quoted(place):
            return False
        if verb in cues.likening and view.norm(place) == "as":
            return True
        indefinite = view.norm(place) in view.pack.words.indefinites
        if verb in cues.naming and indefinite and not view.ending(place, Tag.PREPOSITION, Tag.AND, Tag.OF):
            return True
    return False
