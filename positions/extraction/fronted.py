"""English participles that open a sentence with what its subject says: "Saying he was tired, X announced …"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bounds import ranges
from positions.extraction.bridges import adjunct_only
from positions.extraction.cues import Cue
from positions.extraction.plain_names import plain_mention
from positions.extraction.plain_phrases import LONGEST, acts, phrase_end
from positions.extraction.tags import Tag
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View


def fronted(view: View, units: list[Unit]) -> list[Unit]:
    """Return the units of a sentence with the words of a participle that opens it.

    Words of the subject of the main clause go before what else that subject says, or stand alone.
    """
    match = view.tagged(0, Tag.CUE) if view.tokens else None
    if match is None or match.value != "follow" or not view.pack.sources.houses:
        return units
    first = match.last
    while view.tagged(first, Tag.COMPLEMENTIZER):
        first += 1
    comma = _main_clause(view, first)
    if not comma or view.words_in(first, comma) < 2 or _placed(view, first, comma):
        return units
    said = ranges((first, comma + (view.norm(comma) != ",")))
    main = next((u for u in units if u.first > comma or u.rule in ("tail", "quote-tail")), None)
    if main is None:
        source = _subject(view, comma + 1)
        cue = Cue(0, match.last, "say")
        return [*units, Unit((source,), cue, 0, comma, said, "head")] if source is not None else units
    kept = tuple((a, b) for a, b in main.content if a > comma)
    return [replace(u, content=(*said, *kept)) if u is main else u for u in units]


def _placed(view: View, first: int, comma: int) -> bool:
    """Tell whether a participle only tells where something was written ("Writing on Telegram, X called …")."""
    return view.tagged(first, Tag.PREPOSITION) is not None and adjunct_only(view, first, comma)


def _main_clause(view: View, first: int) -> int:
    """Return the comma behind which the main clause begins, or 0."""
    for place in range(first, len(view.tokens) - 1):
        marked = view.norm(place) == "," and not view.quoted(place)
        if marked or (view.quote_to(place) is not None and view.norm(place - 1) == ","):
            return place
    return 0


def _subject(view: View, first: int) -> Mention | None:
    """Return the subject right behind the comma, whatever it then does; None where none is to be seen."""
    mention = view.mention_from(first)
    if mention is not None and not mention.governed:
        return mention if acts(view, mention.last) else None
    verb = next(
        (p for p in range(first + 1, first + LONGEST) if p < len(view.tokens) and acts(view, p)), None
    )
    plain = verb is not None and phrase_end(view, first, verb) == verb
    return plain_mention(view, first, verb) if verb is not None and plain else None
