"""Verbs that close the clauses of verb-final sentences: cues of the pack, any verb behind a quotation, all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.cues import Cue, find_cues
from positions.extraction.patterns import compiled
from positions.extraction.tags import Tag
from positions.extraction.verb_final_nouns import noun_cues
from positions.extraction.verb_final_settings import clause_word
from positions.extraction.verb_final_sources import reported_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.quotes import Quote
    from positions.extraction.views import View

# Fewer words in marks may be a name or a word in scare quotes.
_SPEECH = 4
# With "diye" and a verb behind them, so many are speech.
_TERM = 2


def closing_cues(view: View) -> list[Cue]:
    """Return the cues of a sentence in text order.

    Behind a quotation of some length any verb attributes that has "diye" or a noun for words in its object
    before it ("“…” eleştirisini yöneltti").
    """
    cues = [_with_quoting(view, cue) for cue in find_cues(view) if not _noun_or_question(view, cue)]
    found = [cue for quote in view.quotes if (cue := _behind_quotation(view, quote)) is not None]
    spoken = {cue.first for cue in cues if cue.does not in ("weak", "stance")}
    found = [cue for cue in found if not spoken & {*range(cue.first, cue.last)}]
    taken = {place for cue in found for place in range(cue.first, cue.last)}
    found += [cue for cue in noun_cues(view, cues) if not taken & {*range(cue.first, cue.last)}]
    found += [cue for cue in _hearsay(view, cues) if not taken & {*range(cue.first, cue.last)}]
    covered = {place for cue in found for place in range(cue.first, cue.last)}
    return sorted([*(cue for cue in cues if cue.first not in covered), *found], key=lambda cue: cue.first)


def _noun_or_question(view: View, cue: Cue) -> bool:
    """Tell whether a verb behind a cue makes a noun of it ("… konusunda hemfikir olduğu"), or a question mark a question."""
    if cue.does not in ("say", "weak") or cue.last >= len(view.tokens):
        return False
    return view.norm(cue.last) == "?" or (view.tokens[cue.last].word and clause_word(view, cue.last))


def _hearsay(view: View, cues: Sequence[Cue]) -> list[Cue]:
    """Return verbs that are no cues, right behind a verb of saying whose subject is named ("X'in … vurguladığı öğrenildi")."""
    known = {cue.first for cue in cues}
    marks = (m for m in view.matches if m.tag is Tag.REPORTED and not view.quoted(m.first))
    return [
        Cue(mark.last, mark.last + 1, "issued")
        for mark in marks
        if mark.last < len(view.tokens)
        and mark.last not in known
        and _finite(view, mark.last)
        and reported_parts(view, 0, mark.last) is not None
    ]


def _with_quoting(view: View, cue: Cue) -> Cue:
    """Return a cue with the "diye" before it, which makes any of them one of speech."""
    quoting = view.ending(cue.first, Tag.QUOTING)
    if quoting is None or cue.does not in ("say", "weak") or view.quoted(quoting.first):
        return cue
    return Cue(quoting.first, cue.last, "say")


def _behind_quotation(view: View, quote: Quote) -> Cue | None:
    place = view.token_at(quote.outer.end - 1) + 1
    words = len(quote.inner.of(view.text).split())
    if place >= len(view.tokens) or words < _TERM:
        return None
    if view.tagged(place, Tag.QUOTING):
        for at in range(place + 1, min(place + 5, len(view.tokens))):
            if view.norm(at) == "," or view.quoted(at):
                return None
            if _finite(view, at):
                return Cue(place, at + 1, "say")
    elif words >= _SPEECH and _object(view, place) and _finite(view, place + 1):
        return Cue(place, place + 2, "say")
    return None


def _object(view: View, place: int) -> bool:
    """Tell whether a word behind a quotation is a verb's object, and no verb of a content clause itself."""
    if compiled(view.pack.suffixes["object"]).search(view.norm(place)) is None:
        return False
    return not clause_word(view, place) or view.tagged(place, Tag.SPEECH) is not None


def finite_breaks(view: View, cues: Sequence[Cue]) -> list[int]:
    """Return the places of finite verbs that end a clause without attributing."""
    spans = [*((c.first, c.last) for c in cues), *((m.first, m.last) for m in view.mentions)]
    taken = {place for first, last in spans for place in range(first, last)}
    return [
        place
        for place in range(len(view.tokens) - 1)
        if (view.norm(place + 1) in (",", ";") or view.tagged(place + 1, Tag.AND, Tag.BREAK))
        and place not in taken
        and not view.quoted(place)
        and not view.date_end(place)
        and _finite(view, place)
    ]


def _finite(view: View, place: int) -> bool:
    """Tell whether a word can be a finite verb."""
    norm = view.norm(place)
    return (
        bool(norm) and not view.tokens[place].capital and compiled(view.pack.finite).search(norm) is not None
    )
