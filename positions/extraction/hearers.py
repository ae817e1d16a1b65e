"""Hearers and occasions between an English cue and a clause without "that": "told Texans this week he would …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.views import View

# Subjects that no phrase before them can govern.
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
_STATIONS = frozenset({"radio", "tv", "television"})
# Longest hearer and longest occasion, in tokens.
_HEARER, _OCCASION = 6, 9


def before_clause(view: View, cue: Cue, place: int, last: int) -> int:
    """Return the token past a hearer or occasion where the clause that was said follows it, or 0.

    Args:
        view: The sentence.
        cue: The cue.
        place: The token where hearer or occasion would begin.
        last: Past the last token of the sentence.
    """
    if not view.pack.sources.houses or place >= last:
        return 0
    if cue.hearer and place == cue.last:
        return _hearer(view, place, last)
    return _occasion(view, place, last) if cue.does == "say" else 0


def _hearer(view: View, place: int, last: int) -> int:
    """Return the token past a noun phrase with a clause right behind it ("voters the plan …", "the mayor she …")."""
    plain = not view.tagged(place, Tag.ARTICLE)
    for at in range(place + 1, min(last, place + _HEARER + 1)):
        if (
            not view.tokens[at - 1].word
            or view.quoted(at - 1)
            or view.tagged(at - 1, Tag.CUE, Tag.MODAL, Tag.AND)
        ):
            return 0
        many = view.norm(at - 1).endswith("s") and view.norm(at - 1) != "'s"
        named = view.tokens[place].capital and (view.tokens[at - 1].capital or view.norm(at - 1) in _STATIONS)
        clause = view.date_end(at) or view.tagged(at, Tag.ARTICLE)
        if view.norm(at) in _NOMINATIVE or (plain and (many or named) and clause):
            return at
        if view.tagged(at, Tag.PREPOSITION, Tag.COMPLEMENTIZER, Tag.SUBORDINATOR):
            return 0
    return 0


def _occasion(view: View, place: int, last: int) -> int:
    """Return the token past a phrase of place, time or manner before a pronoun ("under questioning she …"), or 0."""
    opener = view.tagged(place, Tag.PREPOSITION)
    if (
        opener is None
        or opener.tag is not Tag.PREPOSITION
        or view.norm(place) in ("to", "of", "about", "like")
    ):
        return 0
    for at in range(opener.last, min(last, place + _OCCASION)):
        if view.norm(at) in _NOMINATIVE:
            return at if at > opener.last else 0
        barred = view.tagged(at, Tag.CUE, Tag.MODAL, Tag.SUBORDINATOR, Tag.COMPLEMENTIZER)
        if not view.tokens[at].word or view.quoted(at) or barred:
            return 0
    return 0
