"""Whose words are asked for: from names to parties, countries and speakers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.questions.model import Side, SideKind
from positions.questions.names import SIDES, Name, NameKind

if TYPE_CHECKING:
    from positions.codebook.model import Codebook, Institution
    from positions.questions.names import Lexicon
    from positions.questions.segments import Segment

# Bodies whose name stands for the state, and titles of those who speak for a ministry without holding an office in it.
_STATES = frozenset({"government", "presidency"})
# Codes of the codebook that are no states.
_ORGANISATIONS = frozenset({"EU", "NATO", "UN"})
_MINISTERS = {"mfa": ("fm", "deputy_fm"), "mod": ("defmin",)}


def with_side(segment: Segment, lexicon: Lexicon) -> Segment:
    """Return a segment with its side, or as it is where it names none, or rather an issue."""
    name = next((name for name in segment.names if name.kind in SIDES), None)
    if name is None or segment.topic():
        return segment
    return replace(segment, side=side_of(name, lexicon), party=party_of(name, lexicon.codebook))


def side_of(name: Name, lexicon: Lexicon) -> Side:
    """Return who speaks under a name: a country of no party alone in it is its party."""
    book = lexicon.codebook
    if name.kind is NameKind.COUNTRY:
        return _state(name.key, lexicon)
    if name.kind is NameKind.INSTITUTION:
        body = book.institutions[name.key]
        if body.kind in _STATES and body.country and body.country not in _ORGANISATIONS:
            return _state(body.country, lexicon)
        return Side(SideKind.SPEAKER, _people(body, book), body.name)
    if name.kind is NameKind.PARTY:
        return Side(SideKind.PARTY, (name.key,), lexicon.label(name))
    return Side(SideKind.SPEAKER, (name.key,), lexicon.label(name))


def party_of(name: Name, book: Codebook) -> str | None:
    """Return the key of the party that a name belongs to."""
    if name.kind is NameKind.PARTY:
        return name.key
    if name.kind is NameKind.COUNTRY:
        return book.party_of(name.key)
    if name.kind is NameKind.INSTITUTION:
        return book.institutions[name.key].party or book.party_of(book.institutions[name.key].country)
    return book.party_of(book.persons[name.key].country) if name.key in book.persons else None


def country_of(party: str, book: Codebook) -> str | None:
    """Return the country of a party that has only one."""
    if party in book.parties:
        countries = book.parties[party].countries
        return countries[0] if len(countries) == 1 else None
    return next((country.code for country in book.countries.values() if country.name.lower() == party), None)


def _state(code: str, lexicon: Lexicon) -> Side:
    """Return a country as a side: its party where that has no other, its people where it is no state."""
    book = lexicon.codebook
    party = book.party_of(code)
    if code in _ORGANISATIONS or party is None:
        persons = (person.key for person in book.persons.values() if person.country == code)
        bodies = (body.key for body in book.institutions.values() if body.country == code)
        return Side(SideKind.SPEAKER, (*persons, *bodies), book.countries[code].name)
    if country_of(party, book) == code:
        label = book.parties[party].label if party in book.parties else book.countries[code].name
        return Side(SideKind.PARTY, (party,), label)
    return Side(SideKind.COUNTRY, (code,), book.countries[code].name)


def _people(body: Institution, book: Codebook) -> tuple[str, ...]:
    """Return the keys of a body and of those who hold an office in it."""
    titles = _MINISTERS.get(body.kind, ())
    holders = (
        person.key
        for person in book.persons.values()
        if any(
            role.scope == body.key or (role.title in titles and role.scope == body.country)
            for role in person.roles
        )
    )
    return (body.key, *holders)
