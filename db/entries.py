"""What the codebook holds, as rows of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from positions.model import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.rows import Row
    from positions.codebook.model import Codebook, Institution, Issue, Person, Plan
    from positions.outlets import Outlets

Entry = TypeVar("Entry", "Issue", "Plan")


def countries(codebook: Codebook) -> Iterator[Row]:
    """Yield the countries."""
    for ordinal, country in enumerate(codebook.countries.values()):
        yield {
            "code": country.code,
            "name": country.name,
            "adjective": country.adjective,
            "names": country.names,
            "ordinal": ordinal,
            "listed": True,
        }


def parties(codebook: Codebook) -> Iterator[Row]:
    """Yield the sides, and after them each country that is of no side and speaks for itself."""
    sides = [(party.key, party.label, party.names, True) for party in codebook.parties.values()]
    alone = [
        (country.name.lower(), country.name, country.names, False)
        for country in codebook.countries.values()
        if codebook.party_of(country.code) == country.name.lower()
        and country.name.lower() not in codebook.parties
    ]
    for ordinal, (key, label, names, side) in enumerate(sides + alone):
        yield {"key": key, "label": label, "names": names, "side": side, "ordinal": ordinal, "listed": True}


def issues(codebook: Codebook) -> Iterator[Row]:
    """Yield the issues, each after its parent."""
    for ordinal, issue in enumerate(_parents_first(codebook.issues)):
        yield {
            "key": issue.key,
            "label": issue.label,
            "question": issue.question,
            "standard": issue.default,
            "parent": issue.parent,
            "names": issue.names,
            "ordinal": ordinal,
            "listed": True,
        }


def plans(codebook: Codebook) -> Iterator[Row]:
    """Yield the plan versions, each after the one it follows."""
    for ordinal, plan in enumerate(_parents_first(codebook.plans)):
        yield {
            "key": plan.key,
            "label": plan.label,
            "proponent": plan.proponent,
            "dated": plan.dated,
            "parent": plan.parent,
            "points": plan.points,
            "names": plan.names,
            "ordinal": ordinal,
            "listed": True,
        }


def _parents_first(entries: Mapping[str, Entry]) -> list[Entry]:
    """Return entries in their order, but each after the one it refers to."""
    placed: dict[str, Entry] = {}

    def place(entry: Entry) -> None:
        if entry.parent is not None and entry.parent not in placed:
            place(entries[entry.parent])
        placed[entry.key] = entry

    for entry in entries.values():
        place(entry)
    return list(placed.values())


def persons(codebook: Codebook) -> Iterator[Row]:
    """Yield the persons, as speakers."""
    for person in codebook.persons.values():
        party = codebook.party_of(person.country)
        yield _speaker(person, SpeakerKind.PERSON, party) | {"gender": person.gender, "body": None}


def institutions(codebook: Codebook) -> Iterator[Row]:
    """Yield the institutions, as speakers."""
    for institution in codebook.institutions.values():
        party = institution.party or codebook.party_of(institution.country)
        yield _speaker(institution, SpeakerKind.INSTITUTION, party) | {
            "gender": None,
            "body": institution.kind,
        }


def _speaker(entry: Person | Institution, kind: SpeakerKind, party: str | None) -> Row:
    return {
        "key": entry.key,
        "name": entry.name,
        "kind": kind,
        "country": entry.country,
        "party": party,
        "provisional": False,
        "listed": True,
    }


def memberships(codebook: Codebook) -> Iterator[Row]:
    """Yield which country belongs to which party."""
    for party in codebook.parties.values():
        for ordinal, code in enumerate(party.countries):
            yield {"party_key": party.key, "country_code": code, "ordinal": ordinal}


def aliases(codebook: Codebook) -> Iterator[Row]:
    """Yield every way a speaker is written, the canonical name included."""
    for person in codebook.persons.values():
        for alias in dict.fromkeys((person.name, *person.aliases)):
            yield {"speaker_key": person.key, "language": "", "alias": alias}
    for institution in codebook.institutions.values():
        for language, names in {"": (institution.name,), **institution.names}.items():
            for alias in dict.fromkeys(names):
                yield {"speaker_key": institution.key, "language": language, "alias": alias}


def roles(codebook: Codebook) -> Iterator[Row]:
    """Yield the offices of persons."""
    for person in codebook.persons.values():
        for ordinal, role in enumerate(person.roles):
            yield {
                "speaker_key": person.key,
                "ordinal": ordinal,
                "title": role.title,
                "scope": role.scope,
                "from_on": role.from_,
                "to_on": role.to,
            }


def outlets(registry: Outlets) -> Iterator[Row]:
    """Yield the outlets."""
    for ordinal, outlet in enumerate(registry.entries):
        yield {
            "key": outlet.key,
            "name": outlet.name,
            "country": outlet.country,
            "language": outlet.language,
            "names": list(outlet.names),
            "domains": list(outlet.domains),
            "ordinal": ordinal,
            "listed": True,
        }
