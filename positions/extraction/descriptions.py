"""Offices described at length before a name, in languages with cases ("director of an institute for … X")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from positions.extraction.elements import CAPITAL, Element
from positions.extraction.tags import Tag
from positions.extraction.tokens import finite

if TYPE_CHECKING:
    from positions.extraction.elements import Phrases
    from positions.languages.schema import Attribution

# Tokens that a description may have between the office and the name.
_LONGEST = 12
_KEPT = (Tag.COUNTRY, Tag.INSTITUTION, Tag.BODY)
_NO_PART = (
    Tag.CUE, Tag.COMPLEMENTIZER, Tag.SUBORDINATOR, Tag.ACCORDING, Tag.OWN, Tag.CATAPHORA, Tag.QUOTING, Tag.PRONOUN,
    Tag.NEGATION, Tag.WHETHER, Tag.MODAL, Tag.ANONYMOUS, Tag.OPENER, Tag.MEDIUM_NOUN,
)  # fmt: skip
# Given names end so in the dative and the accusative only.
_OBLIQUE_GIVEN = frozenset("еуюїі")
# "Of the Institute of US and Canadian Studies" says nothing of a scholar's country; an adjective does.
_ADJECTIVE = re.compile("(?:ого|ої|ой|их|ому|им)$")
_OPENING, _CLOSING = frozenset('«"“„'), frozenset('»"”“')


def described_name(phrases: Phrases, at: int, elements: list[Element]) -> list[Element] | None:
    """Return what joins an office to the name that follows its description, or None.

    Office and name stand in the same case; countries and institutions of the description stay, except behind
    a preposition ("the ambassador of A to B" is A's).

    Args:
        phrases: The sentence's noun phrases.
        at: The first token of the description.
        elements: The phrase so far; an office and no name.
    """
    office = next((e for e in elements if e.has(Tag.TITLE)), None)
    if office is None or any(e.has(Tag.PERSON, CAPITAL) for e in elements):
        return None
    joined: list[Element] = []
    place, behind = at, False
    limit = min(len(phrases.tokens), at + _LONGEST)
    while place < limit:
        if place > at and _names(phrases, place, office):
            return joined or None
        token = phrases.tokens[place]
        if token.norm in _OPENING and (close := _closing(phrases, place)):
            joined.append(Element(place, close, {Tag.ARTICLE: ""}))
            place = close
            continue
        tags = {match.tag for match in phrases.starts.get(place, ())}
        verb = finite(phrases.pack.finite, token) or (Tag.ADVERB in tags and Tag.AND not in tags)
        if not token.word or place in phrases.barred or tags & set(_NO_PART) or (verb and not tags):
            return None
        behind = behind or Tag.PREPOSITION in tags
        element = phrases.element(place)
        if element is None or element.has(CAPITAL):
            joined.append(Element(place, place + 1, {Tag.ARTICLE: ""}))
        else:
            scholar = office.tags[Tag.TITLE] == "analyst" and not _ADJECTIVE.search(token.norm)
            kept = {t: v for t, v in element.tags.items() if t in _KEPT and not behind and not scholar}
            joined.append(Element(element.first, element.last, kept or {Tag.ARTICLE: ""}))
        place = joined[-1].last
    return None


def _closing(phrases: Phrases, at: int) -> int:
    """Return the token past the mark that closes a company's name, or 0."""
    marks = (p for p in range(at + 1, min(at + 8, len(phrases.tokens))) if phrases.tokens[p].norm in _CLOSING)
    return next(marks, -1) + 1


def _names(phrases: Phrases, at: int, office: Element) -> bool:
    """Tell whether a name in the office's case begins here and a third capitalised word does not follow."""
    first = phrases.element(at)
    if first is None:
        return False
    oblique = oblique_office(phrases.pack, phrases.surface(office))
    if first.has(Tag.PERSON):
        return phrases.oblique(first) == oblique
    second = phrases.element(first.last) if first.has(CAPITAL) else None
    if second is None or not second.has(CAPITAL):
        return False
    third = phrases.element(second.last)
    if third is not None and third.has(CAPITAL, Tag.PERSON):
        return False
    given, names = phrases.surface(first).casefold(), phrases.surface(second).casefold()
    if not oblique and given[-1] in _OBLIQUE_GIVEN:
        return False
    return oblique or not _in_case(phrases, names, feminine=given[-1] in "аяь")


def oblique_office(pack: Attribution, words: str) -> bool:
    """Tell whether the first of the words for an office stands in an oblique case."""
    first = words.casefold().split()[0]
    if pack.feminine_office and re.search(pack.feminine_office, first):
        return False
    return bool(pack.oblique) and re.search(pack.oblique, first) is not None


def _in_case(phrases: Phrases, word: str, *, feminine: bool) -> bool:
    """Tell whether a word's ending bars it from being a subject."""
    pattern = phrases.pack.oblique_feminine if feminine else phrases.pack.oblique
    return bool(pattern) and re.search(pattern, word.casefold()) is not None
