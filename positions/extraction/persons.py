"""Persons that a report names or tells by their office: the registered one, the one met before, a newcomer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.homelands import homeland
from positions.extraction.mentions import MentionKind
from positions.extraction.offices import holder, scopes, seated, sender
from positions.extraction.romanization import skeleton, slug

if TYPE_CHECKING:
    from positions.extraction.cast import Cast
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View
    from positions.model import Speaker

_GENERIC_BODIES = frozenset(
    {"mfa", "mod", "presidency", "parliament", "general_staff", "intelligence", "government"}
)


def person_of(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return whom a name or an office means; () for any other mention, and for an office of nobody."""
    if mention.kind is MentionKind.PERSON:
        if (other := homonym(cast, mention, view)) is not None:
            return (other,)
        return (cast.registry.person(mention.value),)
    if mention.kind is MentionKind.UNKNOWN:
        return (unknown_person(cast, mention, view),)
    found = holder(cast, seated(cast, mention, view)) if mention.kind is MentionKind.ROLE else None
    return (found,) if found else ()


def homonym(cast: Cast, mention: Mention, view: View) -> Speaker | None:
    """Return the person of the document whose surname a registered person shares, where only the surname stands; or None."""
    if mention.last - mention.first != 1 or mention.value in cast.persons:
        return None
    surname = slug(view.text[view.start(mention.first) : view.end(mention.last)])
    seen = cast.persons.get(cast.surnames.get(surname, ""))
    return seen.speaker if seen is not None and seen.speaker.provisional else None


def unknown_person(cast: Cast, mention: Mention, view: View) -> Speaker:
    """Return the person of a name that no list knows: met before, registered in another spelling, or a new one.

    Analysts, and those of whom a report tells no office, speak for no party.
    """
    surname = mention.name.split()[-1]
    key = cast.surnames.get(slug(surname))
    if (
        key is not None
        and key in cast.persons
        and not _namesakes(cast.persons[key].speaker.name, mention.name)
    ):
        return cast.persons[key].speaker
    if key is None and (met := _by_first_name(cast, mention)) is not None:
        return met
    sent = _country(cast, mention, view)
    country = sent or mention.home or None
    known = (
        cast.registry.in_office(surname, mention.title, scopes(cast, mention)[0])
        or (cast.registry.spelled_like(mention.name, country) if " " in mention.name else None)
        or cast.registry.heard_as(surname, country)
    )
    stranger = known or cast.registry.unknown(mention.name, country)
    private = mention.title == "analyst" or (sent is None and not mention.title) or mention.former
    return replace(stranger, party=None) if known is None and private else stranger


def _by_first_name(cast: Cast, mention: Mention) -> Speaker | None:
    """Return the person met before of whose name a single word is the first, as Thai names are taken up; or None.

    The surname in another spelling counts as well ("Borisov", "Borissov").
    """
    if " " in mention.name:
        return None
    part, sound = slug(mention.name), skeleton(mention.name)
    for seen in cast.met():
        *more, last = slug(seen.speaker.name).split("-")
        office = not mention.title or mention.title in {*seen.titles, "official", "analyst"}
        if more and office and (part in more or skeleton(last) == sound):
            return seen.speaker
    return None


def _namesakes(met: str, name: str) -> bool:
    """Tell whether two persons share a surname only ("Bill Clinton", "Hillary Clinton")."""
    known, named = slug(met).split("-"), slug(name).split("-")
    if min(len(known), len(named)) < 2 or {*known} <= {*named} or {*named} <= {*known}:
        return False
    return known[0][:1] != named[0][:1]


def _country(cast: Cast, mention: Mention, view: View) -> str | None:
    """Return the country for which a person speaks by his title, or None."""
    country, body = sender(mention), cast.body(mention.institution)
    if country is None and body is not None:
        country = body.country
    country = country or homeland(cast, mention, view)
    if country is None and mention.owner:
        country = cast.country_of(mention.owner)
    if country is None and mention.title and _compatriot(cast, mention):
        return cast.home
    own = mention.institution in _GENERIC_BODIES | {""} and mention.title in ("fm", "deputy_fm", "governor")
    elsewhere = country is None and own and cast.countries and not mention.home
    return cast.countries[-1] if elsewhere else country


def _compatriot(cast: Cast, mention: Mention) -> bool:
    """Tell whether a person bears a given name of the state that the outlet writes from, and an office of no other."""
    given = mention.name.casefold().split()[0]
    return bool(cast.home) and (
        given in cast.natives or (" " not in mention.name and mention.title == "official")
    )
