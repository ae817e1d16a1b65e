"""Mentions of possible sources: names, roles, institutions, pronouns, anonymous ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class MentionKind(StrEnum):
    """What a mention is, before anybody knows whom it means."""

    PERSON = "person"
    UNKNOWN = "unknown"
    ROLE = "role"
    TITLE = "title"
    INSTITUTION = "institution"
    COUNTRY = "country"
    GROUP = "group"
    ANONYMOUS = "anonymous"
    PRONOUN = "pronoun"
    DESCRIPTOR = "descriptor"
    BOTH = "both"
    MEDIUM = "medium"
    DOCUMENT = "document"
    PLAIN = "plain"


@dataclass(slots=True)
class Mention:
    """A noun phrase that may name a source.

    Attributes:
        first: First token.
        last: Past the last token.
        value: Key of the person or institution, gender of the pronoun, kind of the group, title.
        name: Words of an unknown person's name.
        countries: Codes of the countries named in the phrase.
        institution: Key of an institution, or kind of a generic body, named in the phrase.
        title: Key of a title in the phrase.
        possessor: Key of a person to whom the phrase belongs ("Putin's aide").
        home: Code of the outlet's country, where an unknown person's given name is of that country.
        governed: Whether a preposition or a case ending bars it from being a subject.
        plural: Whether it is plural.
        indefinite: Whether it is introduced as new ("a senior official").
        former: Whether an office in it is one that its holder has left.
        owner: Gender of the pronoun to which the phrase belongs ("người phát ngôn của ông"), "" for none.
    """

    kind: MentionKind
    first: int
    last: int
    value: str = ""
    name: str = ""
    countries: tuple[str, ...] = ()
    institution: str = ""
    title: str = ""
    possessor: str = ""
    home: str = ""
    governed: bool = False
    plural: bool = False
    indefinite: bool = False
    former: bool = False
    owner: str = ""


def shared_heads(mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions with countries that share a head as one: "leaders of France, Germany and Italy"."""
    made: list[Mention] = []
    for mention in mentions:
        head = made[-1] if made else None
        shares = head is not None and (
            head.kind is MentionKind.GROUP or (head.kind is MentionKind.ROLE and head.title == "leader")
        )
        if head is not None and shares and mention.kind is MentionKind.COUNTRY and head.countries:
            value = head.value if head.kind is MentionKind.GROUP else "leaders"
            made[-1] = replace(head, kind=MentionKind.GROUP, value=value, last=mention.last,
                               countries=(*head.countries, *mention.countries))  # fmt: skip
        else:
            made.append(mention)
    return made
