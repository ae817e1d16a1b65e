"""Offices and the names that stand by a person: "Russian foreign minister", "ngoại trưởng Nga", "Russia's Lavrov"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.questions.model import Side, SideKind
from positions.questions.names import SIDES, Name, NameKind
from positions.questions.sides import with_side

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from positions.codebook.model import Codebook, Institution, Person, Role
    from positions.questions.names import Lexicon
    from positions.questions.segments import Segment


def settle(segments: list[Segment], lexicon: Lexicon, day: date) -> list[Segment]:
    """Give each segment that names a party, country, person, body or office its side.

    An office takes in the country that holds it ("Russian foreign minister", "ngoại trưởng Nga"), a person the
    office and the country that stand by the name ("President Putin", "Russia's Lavrov").

    Args:
        segments: The segments of the question.
        lexicon: The names.
        day: The day on which an office must be held.
    """
    settled: list[Segment] = []
    place = 0
    while place < len(segments):
        office = _office(segments, place, lexicon, day)
        if office:
            place = office[0]
            settled.append(office[1])
        else:
            settled.append(with_side(segments[place], lexicon))
            place += 1
    return settled


def _office(segments: list[Segment], place: int, lexicon: Lexicon, day: date) -> tuple[int, Segment] | None:
    """Read an office, or a person with office or country, at a place; return where it ends and its one segment."""
    if segments[place].has("title:"):
        return _behind_title(segments, place, lexicon, day)
    if _state_name(segments[place]) is not None:
        return _behind_state(segments, place, lexicon, day)
    return _behind_person(segments, place, lexicon)


def _behind_state(
    segments: list[Segment], place: int, lexicon: Lexicon, day: date
) -> tuple[int, Segment] | None:
    """Read "Russia's Lavrov", "Kremlin spokesman Peskov" or "Russian foreign minister"."""
    state = segments[place]
    title = _next(segments, place + 1, "ending", "lead")
    person = _next(segments, title + 1) if _titled(segments, title) else title
    if _person(segments, person) and segments[person].joined and _belongs(state, segments[person], lexicon):
        return person + 1, with_side(segments[person], lexicon)
    if _titled(segments, title) and segments[title].joined:
        return title + 1, _held(state, segments[title], lexicon, day)
    return None


def _behind_person(segments: list[Segment], place: int, lexicon: Lexicon) -> tuple[int, Segment] | None:
    """Read "Trump's envoy Witkoff", who alone is asked about."""
    title = _next(segments, place + 1, "ending", "lead")
    person = _next(segments, title, "title:")
    if _person(segments, place) and _titled(segments, title) and _person(segments, person):
        return person + 1, with_side(segments[person], lexicon)
    return None


def _behind_title(segments: list[Segment], place: int, lexicon: Lexicon, day: date) -> tuple[int, Segment]:
    """Read "President Putin", "ngoại trưởng Nga Lavrov", "ngoại trưởng Nga", "president of Ukraine" or "the Pope"."""
    title = segments[place]
    name = _next(segments, place + 1, "owner", "lead", "title:")
    if _person(segments, name):
        return name + 1, with_side(segments[name], lexicon)
    if name == len(segments) or _state_name(segments[name]) is None:
        return place + 1, _alone(title, lexicon, day)
    person = _next(segments, name + 1, "lead")
    if (
        _person(segments, person)
        and segments[person].joined
        and _belongs(segments[name], segments[person], lexicon)
    ):
        return person + 1, with_side(segments[person], lexicon)
    return name + 1, _held(segments[name], title, lexicon, day)


def _held(state: Segment, title: Segment, lexicon: Lexicon, day: date) -> Segment:
    """Return the segment of an office: those who hold it on a day; without a side where nobody does."""
    book = lexicon.codebook
    titles = _titles(title)
    bodies = [name for name in state.names if name.kind is NameKind.INSTITUTION]
    holders = _holders(titles, bodies, book, day) or _holders(titles, state.names, book, day)
    start, end = min(state.start, title.start), max(state.end, title.end)
    words = f"{state.text} {title.text}" if state.start < title.start else f"{title.text} {state.text}"
    merged = replace(state, start=start, end=end, text=words, classes=frozenset(), names=(), read_as="")
    return (
        replace(merged, side=_speakers(holders), party=book.party_of(holders[0].country))
        if holders
        else merged
    )


def _alone(title: Segment, lexicon: Lexicon, day: date) -> Segment:
    """Return the segment of a title without a country, with a side where only one person bears it."""
    book = lexicon.codebook
    names = [Name(NameKind.COUNTRY, code) for code in book.countries]
    holders = _holders(_titles(title), names, book, day)
    if len(holders) != 1:
        return title
    return replace(
        title, classes=frozenset(), side=_speakers(holders), party=book.party_of(holders[0].country)
    )


def _speakers(holders: tuple[Person | Institution, ...]) -> Side:
    label = ", ".join(holder.name for holder in holders)
    return Side(SideKind.SPEAKER, tuple(holder.key for holder in holders), label)


def _titles(segment: Segment) -> set[str]:
    return {name.removeprefix("title:") for name in segment.classes if name.startswith("title:")}


def _holders(
    titles: set[str], names: Iterable[Name], book: Codebook, day: date
) -> tuple[Person | Institution, ...]:
    """Return the persons who hold an office in one of the named states or bodies on a day, or the body itself."""
    scopes = {scope for name in names for scope in _scopes(name, book)}

    def holds(role: Role) -> bool:
        return role.title in titles and role.scope in scopes and role.held_on(day)

    persons = tuple(person for person in book.persons.values() if any(map(holds, person.roles)))
    return persons or tuple(
        body for body in book.institutions.values() if body.kind in titles and body.country in scopes
    )


def _scopes(name: Name, book: Codebook) -> tuple[str, ...]:
    """Return the countries and bodies whose offices a name may have."""
    if name.kind is NameKind.PARTY:
        return (*book.parties[name.key].countries, *(_bodies(set(book.parties[name.key].countries), book)))
    if name.kind is NameKind.COUNTRY:
        return (name.key, *_bodies({name.key}, book))
    return (name.key,)


def _bodies(countries: set[str], book: Codebook) -> tuple[str, ...]:
    return tuple(body.key for body in book.institutions.values() if body.country in countries)


def _state_name(segment: Segment) -> Name | None:
    """Return the party, country or body that a segment names."""
    kinds = (NameKind.PARTY, NameKind.COUNTRY, NameKind.INSTITUTION)
    return next((name for name in segment.names if name.kind in kinds), None)


def _belongs(state: Segment, person: Segment, lexicon: Lexicon) -> bool:
    """Tell whether a person is of the party, country or body named."""
    book = lexicon.codebook
    held = next(name for name in person.names if name.kind is NameKind.PERSON)
    if held.key not in book.persons:
        return False
    known = book.persons[held.key]
    places = {known.country, *(role.scope for role in known.roles)}
    return any(not places.isdisjoint(_scopes(name, book)) for name in state.names if name.kind in SIDES)


def _titled(segments: list[Segment], place: int) -> bool:
    return place < len(segments) and segments[place].has("title:")


def _person(segments: list[Segment], place: int) -> bool:
    return place < len(segments) and any(name.kind is NameKind.PERSON for name in segments[place].names)


def _next(segments: list[Segment], place: int, *skipped: str) -> int:
    """Return the first place from one on whose segment is not of the skipped classes."""
    while place < len(segments) and not segments[place].names and segments[place].has(*skipped):
        place += 1
    return place
