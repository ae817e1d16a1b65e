"""Incumbents: who held which office of a country or institution on a day."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from positions.codebook import Codebook, Person, Role

# Which offices a word for an office may mean, in the order of preference.
_OFFICES = {
    "leader": ("president", "pm"),
    "president": ("president", "council_president", "commission_president"),
    "pm": ("pm",),
    "envoy": ("envoy", "negotiator"),
    "negotiator": ("negotiator", "nsdc", "envoy"),
    "aide": ("aide", "adviser"),
    "adviser": ("adviser", "aide"),
    "ceo": ("ceo", "sg", "commission_president", "council_president", "president"),
    "fm": ("fm", "high_representative"),
    "sg": ("sg",),
    "high_representative": ("high_representative", "fm"),
    "deputy_fm": ("deputy_fm",),
    "minister": ("minister", "defmin", "fm"),
    "ambassador": ("ambassador", "un_ambassador"),
    "lawmaker": ("lawmaker", "speaker_of_parliament", "party_leader", "opposition"),
    "governor": ("governor",),
}
_GOVERNMENT_BY = "pm"


class Incumbents:
    """The offices that persons in the registry hold.

    Args:
        codebook: The registry of persons and countries.
        day: The day on which offices are looked up.
    """

    def __init__(self, codebook: Codebook, day: date) -> None:
        self.codebook = codebook
        self.day = day

    def holders(self, title: str, scope: str) -> list[Person]:
        """Return who holds an office on the day: of a country (code) or an institution (key)."""
        for office in self._meant(title, scope):
            held = _offices(self.codebook).get((office, scope), ())
            found = [person for role, person in held if role.held_on(self.day)]
            if found:
                return found
        return []

    def holds(self, key: str, title: str) -> bool:
        """Tell whether a person ever held such an office."""
        person = self.codebook.persons.get(key)
        offices = {*_OFFICES.get(title, (title,)), title}
        return person is not None and any(role.title in offices for role in person.roles)

    def _meant(self, title: str, scope: str) -> tuple[str, ...]:
        """Return which offices a title may mean in a country or institution, the first one preferred."""
        country = self.codebook.countries.get(scope)
        if title == "leader" and country is not None and country.head == _GOVERNMENT_BY:
            return ("pm", "president")
        return _OFFICES.get(title, (title,))


@lru_cache(maxsize=8)
def _offices(codebook: Codebook) -> dict[tuple[str, str], list[tuple[Role, Person]]]:
    """Return who held which office of which country or institution."""
    held: dict[tuple[str, str], list[tuple[Role, Person]]] = {}
    for person in codebook.persons.values():
        for role in person.roles:
            held.setdefault((role.title, role.scope), []).append((role, person))
    return held
