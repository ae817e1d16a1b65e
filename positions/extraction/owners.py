"""Persons that own a noun phrase rather than head it ("Putin's aide")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.descriptions import oblique_office
from positions.extraction.lexicon import Tag

if TYPE_CHECKING:
    from positions.extraction.elements import Element
    from positions.extraction.noun_phrases import NounPhrases


# Offices whose holders the registry knows.
_SUPREME = frozenset({"president", "pm", "leader", "king"})


def possessors(phrases: NounPhrases, elements: list[Element]) -> set[int]:
    """Return the places of persons that own the phrase rather than head it."""
    owners: set[int] = set()
    persons = [i for i, e in enumerate(elements) if e.has(Tag.PERSON)]
    for i in persons:
        after = elements[i + 1] if i + 1 < len(elements) else None
        if after is not None and after.tags.get(Tag.OF) == "'s":
            owners.add(i)
        apart = max((j for j, e in enumerate(elements[:i]) if phrases.surface(e) == ","), default=-1)
        before = [e for e in elements[apart + 1 : i] if not e.has(Tag.ARTICLE)]
        while before and before[-1].has(Tag.HONORIFIC, Tag.TITLE, Tag.COUNTRY, Tag.MODIFIER):
            before.pop()
        if before and before[-1].tags.get(Tag.OF) == "of" and _may_own(phrases, elements, i):
            owners.add(i)
        oblique = bool(phrases.pack.oblique) and phrases.oblique(elements[i])
        if oblique and (i != persons[-1] or _subject_office(phrases, elements[:i])):
            owners.add(i)
    return owners


def _subject_office(phrases: NounPhrases, elements: list[Element]) -> bool:
    """Tell whether one of the offices stands in the nominative, so that a name in a case behind it is its owner's."""
    titles = (e for e in elements if e.has(Tag.TITLE))
    return any(not oblique_office(phrases.pack, phrases.surface(e)) for e in titles)


def _may_own(phrases: NounPhrases, elements: list[Element], at: int) -> bool:
    """Tell whether a person holds the supreme office before his name, where one stands there ("aide of President X")."""
    titles = [e.tags[Tag.TITLE] for e in elements[max(0, at - 2) : at] if e.has(Tag.TITLE)]
    if not titles or titles[-1] not in _SUPREME:
        return True
    roles = phrases.codebook.persons[elements[at].tags[Tag.PERSON]].roles
    return any(role.title in _SUPREME for role in roles)
