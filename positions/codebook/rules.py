"""The rules between the codebook's records; each broken one is an error with file and line."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from positions.codebook.entries import Draft, Entry
    from positions.codebook.model import Party, Person

KINDS = frozenset(
    {
        "body",
        "company",
        "delegation",
        "general_staff",
        "government",
        "intelligence",
        "mfa",
        "mod",
        "organisation",
        "parliament",
        "party",
        "presidency",
    }
)
_KEY = re.compile(r"[a-z][a-z0-9_]*(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2}|NATO")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# A star stands for the ending of the word before it and nowhere else.
_STAR_INSIDE = re.compile(r"\*\S|(?<!\w)\*")


def check(draft: Draft) -> None:
    """Check every rule.

    Raises:
        DataFileError: For the first rule that is broken.
    """
    sections: list[Sequence[Entry[Any]]] = [
        draft.issues,
        draft.parties,
        draft.countries,
        draft.plans,
        draft.events,
    ]
    speakers: list[Entry[Any]] = [*draft.persons, *draft.institutions]
    for section in (*sections, speakers):
        _keys(section, _CODE if section is draft.countries else _KEY)
    for section in (*sections, draft.institutions):
        _names(section)
    _speaker_names(speakers)
    _aliases(draft.persons)
    _references(draft)
    _parties(draft.parties)
    _dates(draft)
    scopes = {entry.key for entry in draft.countries} | {entry.key for entry in draft.institutions}
    for person in draft.persons:
        _person(person, draft.titles, scopes)
    for body in draft.institutions:
        if body.record.kind not in KINDS:
            raise body.error(f"unknown kind {body.record.kind!r}; known: {', '.join(sorted(KINDS))}", "kind")


def fold(name: str) -> str:
    """Return a name as it is compared: NFC, without case."""
    return unicodedata.normalize("NFC", name.casefold())


def _keys(entries: Iterable[Entry[Any]], form: re.Pattern[str]) -> None:
    """Check that keys have the form of keys and stand once; `unnamed` is the key of sources without a name."""
    seen: dict[str, Entry[Any]] = {}
    for entry in entries:
        if not form.fullmatch(entry.key) or entry.key == "unnamed":
            raise entry.error(f"{entry.key!r} cannot be a key")
        first = seen.setdefault(entry.key, entry)
        if first is not entry:
            raise entry.error(f"the key {entry.key!r} stands already at {first.place()}")


def _well_formed(entry: Entry[Any], name: str) -> None:
    if not name or name != name.strip() or ("*" in name and _STAR_INSIDE.search(name)):
        raise entry.error(
            f"{name!r} cannot be a name: no outer blanks, and '*' only at the end of a word", f'"{name}"'
        )


def _names(entries: Sequence[Entry[Any]]) -> None:
    """Check the names by language: well formed, and each the name of one record."""
    seen: dict[tuple[str, str], tuple[Entry[Any], str]] = {}
    for entry in entries:
        for language, names in entry.record.names.items():
            under = f"names.{language}"
            if not _LANGUAGE.fullmatch(language):
                raise entry.error(f"{language!r} is not the code of a language", language)
            for name in names:
                _well_formed(entry, name)
                first, spelt = seen.setdefault((language, fold(name)), (entry, name))
                if first is not entry:
                    place = first.place(f'"{spelt}"', under=under)
                    raise entry.error(
                        f"{name!r} names {first.key!r} too, at {place}", f'"{name}"', under=under
                    )


def _speaker_names(entries: Iterable[Entry[Any]]) -> None:
    seen: dict[str, Entry[Any]] = {}
    for entry in entries:
        name = entry.record.name
        if not name.isascii() or not name.strip():
            raise entry.error(f"the canonical name {name!r} is not plain ASCII", "name")
        first = seen.setdefault(fold(name), entry)
        if first is not entry:
            raise entry.error(f"the name {name!r} stands already at {first.place('name')}", "name")


def _aliases(persons: Iterable[Entry[Person]]) -> None:
    """Check that no name of a person, canonical or other, is that of another person too."""
    seen: dict[str, tuple[Entry[Person], str, str]] = {}
    for person in persons:
        for under, names in (("name", (person.record.name,)), ("aliases", person.record.aliases)):
            for name in names:
                _well_formed(person, name)
                first, spelt, where = seen.setdefault(fold(name), (person, name, under))
                if first is not person:
                    place = first.place(f'"{spelt}"', under=where)
                    message = f"the alias {name!r} is that of {first.key!r} too, at {place}"
                    raise person.error(message, f'"{name}"', under=under)


def _references(draft: Draft) -> None:
    """Check that every country, party, issue and plan that a record names exists."""
    codes = {entry.key for entry in draft.countries}
    parties = {entry.key for entry in draft.parties}
    references: list[tuple[Sequence[Entry[Any]], str, set[str]]] = [
        (draft.issues, "parent", {entry.key for entry in draft.issues}),
        (draft.plans, "parent", {entry.key for entry in draft.plans}),
        (draft.plans, "proponent", parties),
        (draft.parties, "countries", codes),
        (draft.persons, "country", codes),
        (draft.institutions, "country", codes),
        (draft.institutions, "party", parties),
    ]
    for entries, field, known in references:
        for entry in entries:
            value = getattr(entry.record, field)
            for name in value if isinstance(value, tuple) else (value,):
                if name is not None and name not in known:
                    raise entry.error(f"{field} {name!r} is not in the codebook", name)


def _parties(parties: Iterable[Entry[Party]]) -> None:
    seen: dict[str, Entry[Party]] = {}
    for party in parties:
        for code in party.record.countries:
            first = seen.setdefault(code, party)
            if first is not party:
                place = first.place(f'"{code}"', under="countries")
                raise party.error(
                    f"{code} belongs to {first.key!r} too, at {place}", f'"{code}"', under="countries"
                )


def _dates(draft: Draft) -> None:
    """Check that events end after they start, and that no plan is older than the one it comes from."""
    for event in draft.events:
        if event.record.end < event.record.start:
            raise event.error("the event ends before it starts", "end")
    dates = {plan.key: plan.record.dated for plan in draft.plans}
    for plan in draft.plans:
        if plan.record.parent and plan.record.dated < dates[plan.record.parent]:
            raise plan.error(f"the plan is older than its parent {plan.record.parent!r}", "dated")


def _person(person: Entry[Person], titles: Container[str], scopes: Container[str]) -> None:
    """Check gender and roles of a person."""
    if person.record.gender not in {"m", "f"}:
        raise person.error(f"gender {person.record.gender!r} is neither 'm' nor 'f'", "gender")
    for role in person.record.roles:
        words = (f'"{role.title}"', f'"{role.scope}"')
        if role.title not in titles:
            raise person.error(f"unknown title {role.title!r}; titles.toml lists them", *words, under="roles")
        if role.scope not in scopes:
            raise person.error(
                f"{role.scope!r} is neither a country nor an institution", *words, under="roles"
            )
        if role.from_ and role.to and role.to < role.from_:
            raise person.error(f"the role {role.title!r} ends before it begins", *words, under="roles")
