"""Frames of verb-final languages: clause by clause, each closed by a cue that has its source and content before it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bare_quotations import colon_quote
from positions.extraction.bounds import sentence_end
from positions.extraction.cues import Cue
from positions.extraction.mentions import MentionKind
from positions.extraction.papers import paper_quote
from positions.extraction.units import Unit
from positions.extraction.verb_final_clauses import Clauses
from positions.extraction.verb_final_contents import (
    content_before,
)
from positions.extraction.verb_final_cues import closing_cues, finite_breaks
from positions.extraction.verb_final_nouns import noun_unit, owned_quotations
from positions.extraction.verb_final_settings import content_start
from positions.extraction.verb_final_sources import (
    according_unit,
    own_words,
    relayed,
)
from positions.extraction.verb_final_subjects import nominative

if TYPE_CHECKING:
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View

_STOP = re.compile(r"[.!?…:;][\W_]*$")
_SPEAKERS = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN, MentionKind.TITLE)


def verb_final_units(view: View) -> list[Unit]:
    """Return the attributions of a sentence in a language that ends its clauses with the verb, in text order.

    Pieces that converbs and participles close belong to the next finite cue of the same source; a new subject
    opens a new unit. A line without a full stop is a headline or a caption.
    """
    if _headline(view):
        return []
    cues = closing_cues(view)
    outer = according_unit(view, sentence_end(view))
    start = outer.cue.last if outer is not None and outer.rule == "according" else 0
    reading = Clauses(view, sentence_end(view), start)
    closing = {cue.first: cue for cue in cues}
    for place in sorted({*closing, *finite_breaks(view, cues)}):
        if place < reading.start:
            continue
        if place in closing:
            reading.take(closing[place])
        else:
            reading.close_clause(place)
    reading.flush()
    reading.units = own_words(view, reading.units, reading.end)
    reading.units += owned_quotations(view, reading.units)
    if outer is not None:
        return relayed(_with_participle(view, outer, cues), reading.units)
    if not reading.units:
        named = (colon_quote(view) or paper_quote(view)) if not cues else None
        named = named or noun_unit(view, reading.end)
        return [named] if named is not None else []
    late = _late_quote(view, reading.units, reading.end)
    return [*reading.units, late] if late is not None else reading.units


def _headline(view: View) -> bool:
    """Tell whether a line of its own ends without a stop, a colon or a closing mark behind a stop."""
    opens, ends = view.text[: view.span.start].rstrip(" \t"), view.text[view.span.end :].lstrip(" \t")
    alone = (not opens or opens[-1] == "\n") and (not ends or ends[0] == "\n")
    return alone and _STOP.search(view.text[max(0, view.span.end - 3) : view.span.end]) is None


def _late_quote(view: View, units: list[Unit], end: int) -> Unit | None:
    """Return the unit of a last clause without a cue whose subject a colon and a quotation follow ("…, X temkinliydi: “…”")."""
    past = max(unit.cue.last for unit in units)
    colon = next((p for p in range(past, end) if view.norm(p) == ":" and not view.quoted(p)), None)
    if colon is None or colon + 1 >= end or view.quote_from(colon + 1) is None:
        return None
    source = next((m for m in view.mentions if past <= m.first and m.last <= colon and _names(view, m)), None)
    if source is None or any(colon < last for unit in units for _, last in unit.content):
        return None
    return Unit(
        (source,), Cue(colon, colon + 1, "say"), source.first, colon + 1, ((colon + 1, end),), "colon-quote"
    )


def _names(view: View, mention: Mention) -> bool:
    """Tell whether a mention is a person or office that can be a subject."""
    return mention.kind in _SPEAKERS and nominative(view, mention)


def _with_participle(view: View, outer: Unit, cues: list[Cue]) -> Unit:
    """Return "according to X" with what a participle before X attributes as well ("“…” diyen X'e göre …")."""
    place = outer.sources[0].first
    cue = next((c for c in cues if c.does == "relative" and c.last == place), None)
    piece = content_before(view, content_start(view, 0, cue.first), cue) if cue is not None else None
    return replace(outer, content=(piece, *outer.content)) if piece is not None else outer
