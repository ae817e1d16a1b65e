"""The whole noun phrase of a subject in English: the words before a name ("Top party donor X")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.plain_phrases import FINITE, LONGEST, RELATIVE, STOPPERS
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.views import View


def widened(view: View, mention: Mention, lower: int) -> Mention:
    """Return a subject with the words of its noun phrase before it ("Top party donor X", "the regional governor").

    It stays as it is where no article and no edge of a clause says where the phrase begins.

    Args:
        view: The sentence.
        mention: The subject of a cue.
        lower: The first token that may belong to the subject.
    """
    if not view.pack.sources.houses or mention.kind is MentionKind.PRONOUN:
        return mention
    place = mention.first
    while place > max(lower, mention.first - LONGEST):
        before = place - 1
        token = view.tokens[before]
        if view.quoted(before) or not (token.word or token.norm == ".") or token.norm in FINITE | RELATIVE:
            break
        if view.tagged(before, Tag.ARTICLE):
            place = before
            break
        if view.dated(before) or view.date_end(before) or view.ending(place, *STOPPERS, Tag.ADVERB):
            break
        place = before
    if place == mention.first and view.norm(place - 1) == "," and view.norm(mention.last) == ",":
        return _with_office(view, mention, lower)
    edge = (
        place == lower or not view.tokens[place - 1].word or view.ending(place, Tag.COMPLEMENTIZER, Tag.AND)
    )
    if place == mention.first or not (edge or view.tagged(place, Tag.ARTICLE)):
        return mention
    new = mention.indefinite or view.norm(place) in view.pack.words.indefinites
    return replace(mention, first=place, indefinite=new)


def _with_office(view: View, mention: Mention, lower: int) -> Mention:
    """Return a name between commas with the office before it ("the county sheriff, Ann Pratt, said")."""
    place = mention.first - 1
    while place > lower and view.tokens[place - 1].word and not view.ending(place, *STOPPERS, Tag.ARTICLE):
        place -= 1
    owned = any(view.norm(p) == "'s" for p in range(place, mention.first - 1))
    if owned and place > lower and (view.norm(place - 1) == "," or view.quote_to(place - 1) is not None):
        return replace(mention, first=place)
    article = view.ending(place, Tag.ARTICLE)
    opened = article is not None and article.first > lower and view.norm(article.first - 1) == ","
    return replace(mention, first=article.first) if article is not None and opened else mention
