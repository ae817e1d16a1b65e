"""Where a content begins and ends around its attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bridges import adjunct_only
from positions.extraction.marks import COMMAS, STOPS
from positions.extraction.patterns import compiled
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.views import View


def behind_source(view: View, last: int, end: int) -> tuple[int, bool]:
    """Return where content begins behind an inverted source: at a complementizer, colon or quotation.

    In a verb-second language a comma does as well ("Am Montag sagte X, der Plan sei gut").
    """
    for place in range(last, min(end, last + 14)):
        match = view.tagged(place, Tag.COMPLEMENTIZER)
        if view.norm(place) == ":" or match is not None:
            return (match.last if match else place + 1), True
        if view.quote_from(place):
            return place, False
    comma = next((p for p in range(last, end) if view.norm(p) == ","), end - 1)
    return (comma + 1 if view.pack.verb_second else end), False


def content_end(view: View, first: int) -> int:
    """Return the token where what precedes the attribution ends: its comma or dash belongs to the attribution."""
    place = first
    while (
        place > 0
        and (view.ending(place, Tag.ADVERB) is not None or view.ending(place, Tag.ARTICLE) is not None)
        and not view.quoted(place - 1)
    ):
        match = view.ending(place, Tag.ADVERB) or view.ending(place, Tag.ARTICLE)
        place = match.first  # type: ignore[union-attr]
    if place > 0 and view.tagged(place - 1, Tag.AS_SAID):
        place -= 1
    while place > 0 and view.norm(place - 1) in COMMAS and not view.quoted(place - 1):
        place -= 1
    return place


def quote_ends(view: View, place: int) -> bool:
    """Tell whether a quotation ends right before a token, a stray mark or comma aside."""
    while place > 0 and view.norm(place - 1) in COMMAS and not view.quoted(place - 1):
        place -= 1
    return place > 0 and view.quote_to(place - 1) is not None


def rest(view: View, last: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return what follows a tail attribution and is content again: another quotation, or "adding that …"."""
    for place in range(last, end):
        if view.quote_from(place) is not None:
            first = place
            while first > last and view.norm(first - 1) not in COMMAS | STOPS:
                first -= 1
            words = view.words_in(first, place)
            return ((first if words <= 12 and words else place, end),)
        match = view.tagged(place, Tag.CUE)
        if match is not None and match.value == "follow" and not view.quoted(place):
            start = match.last
            while start < end and (skip := view.tagged(start, Tag.COMPLEMENTIZER, Tag.ADVERB)):
                start = skip.last
            return ((start, end),)
    for place in range(last, end):
        if (
            view.norm(place) in COMMAS
            and not adjunct_only(view, place, end)
            and view.words_in(place, end) > 3
            and not appositive(view, place + 1, end)
            and not _first_or_last(view, place + 1)
        ):
            return ((place + 1, end),)
    return ()


def appositive(view: View, first: int, end: int) -> bool:
    """Tell whether what follows a comma is the reporter's: a subordinate clause, a description, a participle."""
    aged = view.pack.suffixes.get("aged")
    if aged is not None and view.norm(first - 1) == ",":
        return compiled(aged).search(view.norm(first)) is not None
    if not view.pack.sources.houses:
        return False
    if view.tagged(first, Tag.SUBORDINATOR):
        return True
    if view.norm(first).isdigit() and view.norm(first + 1) in (",", "."):
        return True
    if not (view.tagged(first, Tag.ARTICLE) or view.norm(first).endswith("ing")):
        return False
    finite = (Tag.PASSIVE, Tag.MODAL, Tag.PRONOUN)
    return not any(view.tagged(p, *finite) and view.norm(p) != "to" for p in range(first, end))


def _first_or_last(view: View, first: int) -> bool:
    """Tell whether the reporter says what an occasion was ("in what was her first speech since the vote")."""
    preposition = view.tagged(first, Tag.PREPOSITION)
    return (
        bool(view.pack.sources.houses) and preposition is not None and view.norm(preposition.last) == "what"
    )


def own_predicate(view: View, first: int, end: int) -> int:
    """Return where a content ends whose source goes on with a deed of its own (", and has championed …"), or its end."""
    if not view.pack.sources.houses:
        return end
    for place in range(first + 2, end - 1):
        if view.norm(place) == "," and view.norm(place + 1) in ("and", "but") and not view.quoted(place):
            verb = place + 2
            while verb < end and view.tagged(verb, Tag.ADVERB) and view.norm(verb) not in _AUXILIARIES:
                verb += 1
            if view.norm(verb) in _AUXILIARIES:
                return place
    return end


_AUXILIARIES = frozenset({"has", "have", "had", "is", "was", "are", "were", "did", "does"})


def sentence_end(view: View) -> int:
    """Return the token past the sentence's last word or quotation: its full stop left out."""
    end = len(view.tokens)
    while end > 0 and view.norm(end - 1) in STOPS and not view.quoted(end - 1):
        end -= 1
    return end


def ranges(*ranges: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the token ranges that are not empty."""
    return tuple((a, b) for a, b in ranges if b > a)


def skip_commas(view: View, place: int, end: int) -> int:
    """Return the next token that is no comma or dash."""
    while place < end and view.norm(place) in COMMAS:
        place += 1
    return place
