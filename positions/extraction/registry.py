"""Who a name or a role means: the codebook's speakers, looked up by key, name and office."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from positions.extraction.incumbents import Incumbents
from positions.extraction.romanization import latin, skeleton, slug, spelled
from positions.extraction.transcriptions import alike, by_ear
from positions.model import UNNAMED, Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from positions.codebook import Codebook, Person
    from positions.languages.schema import Transliteration

_ALIKE = 88
# Of the surnames alone: a long first name in common tells nothing.
_SURNAMES = 75
# How much a name must look or sound like the office holder's, a countryman's, anybody's.
_IN_OFFICE, _COUNTRYMAN, _ANYBODY = 60, 75, 86


class Registry:
    """Looks speakers up; knows no discourse.

    Args:
        codebook: The registry of persons and institutions.
        day: The day on which offices are looked up.
        spelling: How the document's script is written in English.
    """

    def __init__(self, codebook: Codebook, day: date, spelling: Transliteration | None = None) -> None:
        self.codebook = codebook
        self.day = day
        self.spelling = spelling
        self.incumbents = Incumbents(codebook, day)

    def person(self, key: str) -> Speaker:
        """Return a registered person as a speaker."""
        person = self.codebook.persons[key]
        return self._speaker(person.key, person.name, SpeakerKind.PERSON, person.country)

    def institution(self, key: str) -> Speaker:
        """Return a registered institution as a speaker."""
        body = self.codebook.institutions[key]
        speaker = self._speaker(body.key, body.name, SpeakerKind.INSTITUTION, body.country)
        return replace(speaker, party=body.party) if body.party else speaker

    def body(self, kind: str, country: str) -> Speaker:
        """Return a generic institution of a country: the registered one, else one named after it."""
        for body in self.codebook.institutions.values():
            if body.kind == kind and body.country == country:
                return self.institution(body.key)
        known = self.codebook.countries.get(country)
        adjective = known.adjective if known else country
        label = {"mfa": "Ministry of Foreign Affairs", "mod": "Ministry of Defence", "presidency": "Presidency",
                 "parliament": "Parliament", "general_staff": "General Staff", "government": "Government",
                 "intelligence": "Intelligence", "delegation": "delegation"}.get(kind, kind)  # fmt: skip
        name = f"{adjective} {label}"
        return self._speaker(f"name:{slug(name)}", name, SpeakerKind.INSTITUTION, country)

    def country(self, code: str) -> Speaker:
        """Return a country that speaks for itself ("Moscow said")."""
        known = self.codebook.countries[code]
        return self._speaker(f"country:{code.lower()}", known.name, SpeakerKind.COUNTRY, code)

    def unnamed(self, country: str | None) -> Speaker:
        """Return anonymous sources, of a state where it is known."""
        party = self.codebook.party_of(country)
        shown = None if country in (None, "EU", "NATO", "UN") else country
        return Speaker(UNNAMED.key, UNNAMED.name, SpeakerKind.UNNAMED, shown, party)

    def house(self, name: str, country: str | None) -> Speaker:
        """Return a body that the registry does not hold, under the name in the text."""
        return self._speaker(f"name:{slug(name)}", name, SpeakerKind.INSTITUTION, country)

    def office_of(self, owner: Person) -> Speaker:
        """Return the office of a registered person: the presidency, a prime minister's office, else one of that name."""
        known = self.codebook.countries.get(owner.country or "")
        held = {role.title for role in owner.roles if role.held_on(self.day)}
        if known is not None and "president" in held:
            return self.body("presidency", known.code)
        name = (
            f"{known.adjective} Prime Minister's Office"
            if known is not None and "pm" in held
            else f"{owner.name}'s office"
        )
        return self.house(name, owner.country)

    def collective(self, name: str, party: str | None) -> Speaker:
        """Return leaders or countries named only as a group."""
        return Speaker(f"name:{slug(name)}", name, SpeakerKind.COLLECTIVE, None, party)

    def unknown(self, name: str, country: str | None) -> Speaker:
        """Return a person whom the registry does not hold, under the name in the text."""
        plain = latin(spelled(name, self.spelling) if self.spelling and _spells(self.spelling) else name)
        return self._speaker(f"name:{slug(plain)}", plain, SpeakerKind.PERSON, country)

    def spelled_like(self, name: str, country: str | None) -> Speaker | None:
        """Return the registered person whose name is the same in another spelling or script, or None.

        Names are compared as skeletons (transliterated, folded, without the letters that spellings differ in);
        both must begin alike, and a country named with the unknown name must be the person's. Thresholds as
        measured on 51 variants: no false acceptance.

        Args:
            name: A full name of at least two words.
            country: The country of the title that stands with it, if any.
        """
        wanted = skeleton(name)
        if " " not in wanted:
            return None
        found = process.extractOne(wanted, _skeletons(self.codebook), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if found is None:
            return None
        person = self.codebook.persons[found[2].split("|")[0]]
        ours, theirs = wanted.split(), found[0].split()
        alike = ours[-1][:1] == theirs[-1][:1] and fuzz.ratio(ours[0], theirs[0]) >= _ALIKE
        alike = alike and fuzz.ratio(ours[-1], theirs[-1]) >= _SURNAMES
        return self.person(person.key) if alike and country in (None, person.country) else None

    def in_office(self, name: str, title: str, scopes: Sequence[str]) -> Speaker | None:
        """Return the holder of an office whose surname a misspelt or transcribed name resembles, or None.

        Args:
            name: The name's last word.
            title: The office.
            scopes: For what it is held: countries and institutions.
        """
        held = (
            [person for scope in scopes for person in self.incumbents.holders(title, scope)] if title else []
        )
        return self._heard(name, held, _IN_OFFICE if by_ear(name) else _COUNTRYMAN)

    def heard_as(self, name: str, country: str | None) -> Speaker | None:
        """Return the registered person whose surname a name written by ear sounds like ("La-vrốp"), or None.

        Args:
            name: The name's last word.
            country: The country of the title that stands with it, if any.
        """
        if not by_ear(name):
            return None
        everybody = self.codebook.persons.values()
        ours = [person for person in everybody if person.country == country]
        return self._heard(name, ours, _COUNTRYMAN) or self._heard(name, everybody, _ANYBODY)

    def _heard(self, name: str, persons: Iterable[Person], least: float) -> Speaker | None:
        """Return the person whose surname a name resembles most, if it does so enough."""
        scored = [(_resemblance(name, person.name.split()[-1]), person.key) for person in persons]
        best = max(scored, default=(0.0, ""))
        return self.person(best[1]) if best[0] >= least else None

    def office(self, title: str, country: str | None) -> Speaker | None:
        """Return the unknown holder of an office of a country, under the office's name; None for no country."""
        known = self.codebook.countries.get(country or "")
        if known is None:
            return None
        name = f"{known.adjective} {title.replace('_', ' ')}"
        return self._speaker(f"name:{slug(name)}", name, SpeakerKind.PERSON, country)

    def _speaker(self, key: str, name: str, kind: SpeakerKind, country: str | None) -> Speaker:
        party = self.codebook.party_of(country)
        shown = None if country in ("NATO", "UN") else country
        return Speaker(key, name, kind, shown, party)


def _spells(spelling: Transliteration) -> bool:
    """Tell whether a table says how any names are written in English."""
    return bool(spelling.letters or spelling.foreign)


def _resemblance(name: str, surname: str) -> float:
    """Return how much a name resembles a surname, by ear where it is written so, 0 to 100."""
    return alike(name, surname) if by_ear(name) else fuzz.ratio(skeleton(name), skeleton(surname))


@lru_cache(maxsize=8)
def _skeletons(codebook: Codebook) -> dict[str, str]:
    """Return the skeletons of the full names of all persons, by key and number."""
    return {
        f"{person.key}|{number}": skeleton(name)
        for person in codebook.persons.values()
        for number, name in enumerate(dict.fromkeys((person.name, *person.aliases)))
        if " " in name and "*" not in name
    }
