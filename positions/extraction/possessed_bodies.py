"""Bodies and offices that belong to a person or country named with them ("Putin'in ofisi")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.codebook import Codebook
    from positions.extraction.elements import Element


def leads(person: str, codebook: Codebook) -> bool:
    """Tell whether a person is a head of state or government, whose aides are those of the country."""
    return any(role.title in ("president", "pm") for role in codebook.persons[person].roles)


def of_office(mention: Mention, codebook: Codebook) -> Mention:
    """Return a mention of a person's office as the presidency or government of that person's country."""
    if mention.kind is not MentionKind.INSTITUTION or not mention.possessor or mention.countries:
        return mention
    if not leads(mention.possessor, codebook):
        return mention
    country = codebook.persons[mention.possessor].country
    if country not in codebook.countries:
        return mention
    kind = "government" if codebook.countries[country].head == "pm" else "presidency"
    return replace(mention, value=kind, institution=kind, countries=(country,))


def office_of(mention: Mention, codebook: Codebook) -> Mention:
    """Return a mention of the office of anybody but a leader as that person's own body."""
    if mention.possessor and not leads(mention.possessor, codebook) and mention.institution == "presidency":
        return replace(mention, kind=MentionKind.PLAIN, value="body", title="office")
    return mention


def of_country(mention: Mention, elements: list[Element], codebook: Codebook) -> Mention:
    """Return a mention whose body belongs to the country named with it, not to the only one the registry knows."""
    body = codebook.institutions.get(mention.institution)
    if body is None or body.country is None or not mention.countries or body.country in mention.countries:
        return mention
    kind = next((e.tags[Tag.BODY] for e in elements if e.has(Tag.BODY)), "")
    if mention.kind is not MentionKind.INSTITUTION or not kind:
        return mention
    return replace(mention, value=kind, institution=kind)
