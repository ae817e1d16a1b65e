"""Papers that speak for themselves in verb-final languages: press reviews quote them, other reports only pass them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.cues import Cue
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.patterns import compiled
from positions.extraction.romanization import latin
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from positions.extraction.cast import Cast
    from positions.extraction.views import View
    from positions.model import Speaker

# Tokens that may stand before the paper's name ("Berlin'de yayımlanan …").
_OPENING = 6


def paper(unit: Unit, view: View, cast: Cast) -> tuple[Speaker, ...]:
    """Return the paper whose own words a unit holds: quoted, or with a verb of opinion; () where it only reports."""
    named = unit.sources[0]
    last = named.last
    while last > named.first and not view.tokens[last - 1].capital:
        last -= 1
    told = last - named.first > 1 or (last > named.first and last < named.last)
    if not told:
        return ()
    quoted = all(view.quote_from(first) is not None for first, _ in unit.content)
    opines = any(
        compiled(view.pack.suffixes["opinion"]).search(view.norm(p))
        for p in range(unit.cue.first, unit.cue.last)
    )
    if not (quoted or opines):
        return ()
    return (cast.registry.house(latin(view.text[view.start(named.first) : view.end(last)]), None),)


def paper_quote(view: View) -> Unit | None:
    """Return the unit of a paper that opens a sentence, a colon and a quotation to its end ("X ise konuya eğiliyor: “…”")."""
    first = next(iter(view.mentions), None)
    if first is None or first.kind is not MentionKind.MEDIUM or first.governed or first.first > _OPENING:
        return None
    end = len(view.tokens)
    for place in range(first.last, end - 1):
        if view.norm(place) == ":" and not view.quoted(place):
            quote = view.quote_from(place + 1)
            whole = quote is not None and not view.words_in(view.token_at(quote.outer.end), end)
            alone = not any(m for m in view.mentions if first.last <= m.first < place and _names(m))
            if not (whole and alone):
                return None
            cue = Cue(place, place + 1, "say")
            return Unit((first,), cue, first.first, place + 1, ((place + 1, end),), "colon-quote")
    return None


def _names(mention: Mention) -> bool:
    """Tell whether a mention is somebody who may speak instead."""
    return mention.kind in (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE, MentionKind.TITLE)
