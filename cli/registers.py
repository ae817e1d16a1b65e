"""The codebook as sheets: issues, parties, plans and speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import names
from cli.formats import Row
from cli.output import Sheet
from positions.errors import NothingFoundError
from positions.questions.words import bare_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from db.engine import Store
    from positions.codebook import Codebook, Country, Institution, Person, Role

_VOICES = ("key", "name", "kind", "country", "party", "offices", "names")


def issues(book: Codebook) -> Sheet:
    """Return the issues."""
    rows = [
        {
            "key": issue.key,
            "label": issue.label,
            "in_matrix": "yes" if issue.default else "no",
            "question": issue.question,
            "names": _joined(issue.names.values()),
        }
        for issue in book.issues.values()
    ]
    shown = {"key": "issue", "label": "label", "in_matrix": "in the matrix", "question": "question"}
    return Sheet(("key", "label", "in_matrix", "question", "names"), rows, shown, "question")


def parties(book: Codebook) -> Sheet:
    """Return the parties."""
    rows = [
        {
            "key": party.key,
            "label": party.label,
            "countries": " ".join(party.countries),
            "names": _joined(party.names.values()),
        }
        for party in book.parties.values()
    ]
    shown = {"key": "party", "label": "label", "countries": "countries"}
    return Sheet(("key", "label", "countries", "names"), rows, shown, "countries")


def plans(book: Codebook) -> Sheet:
    """Return the versions of the plan."""
    rows: list[Row] = [
        {
            "key": plan.key,
            "label": plan.label,
            "proponent": plan.proponent,
            "dated": plan.dated,
            "points": plan.points,
            "parent": plan.parent,
            "names": _joined(plan.names.values()),
        }
        for plan in book.plans.values()
    ]
    columns = ("key", "label", "proponent", "dated", "points", "parent", "names")
    shown = dict(zip(columns[:-1], ("plan", "label", "by", "dated", "points", "follows"), strict=True))
    return Sheet(columns, rows, shown, "label")


def speakers(
    book: Codebook, name: str | None, parties: Collection[str], countries: Collection[str], as_of: date | None
) -> Sheet:
    """Return the speakers of the codebook.

    Args:
        book: The codebook.
        name: What they are called, or a part of it; None for all.
        parties: Keys of the parties they speak for; empty for all.
        countries: Codes of their countries; empty for all.
        as_of: The day whose offices are shown; None for all offices with their dates.

    Raises:
        NothingFoundError: If nobody is such.
    """
    calls = names.speaker_names(book)
    voices: list[Person | Institution] = [*book.persons.values(), *book.institutions.values()]
    rows: list[Row] = [
        {
            "key": voice.key,
            "name": voice.name,
            "kind": getattr(voice, "kind", "person"),
            "country": voice.country,
            "party": _party(voice, book),
            "offices": _offices(getattr(voice, "roles", ()), book, as_of),
            "names": "; ".join(calls[voice.key]),
        }
        for voice in voices
        if (not countries or voice.country in countries)
        and (not parties or _party(voice, book) in parties)
        and (name is None or _called(name, calls[voice.key]))
    ]
    _require(
        rows, "the codebook holds no such speaker; `positions speakers --provisional` lists those it lacks"
    )
    shown = {"key": "speaker", "name": "name", "country": "country", "party": "party", "offices": "offices"}
    return Sheet(_VOICES, rows, shown, "offices")


def provisional(
    store: Store, name: str | None, parties: Collection[str], countries: Collection[str]
) -> Sheet:
    """Return the speakers that a store holds and the codebook does not know, the most often heard first.

    Raises:
        NothingFoundError: If nobody is such.
    """
    from db.queries import speakers as stored

    found = sorted(stored(store, provisional=True), key=lambda voice: (-voice.statements, voice.speaker.name))
    rows: list[Row] = [
        {
            "key": voice.speaker.key,
            "name": voice.speaker.name,
            "kind": voice.speaker.kind.value,
            "country": voice.speaker.country,
            "party": voice.speaker.party,
            "statements": voice.statements,
            "last_said_on": voice.last_said_on,
        }
        for voice in found
        if (not countries or voice.speaker.country in countries)
        and (not parties or voice.speaker.party in parties)
        and (name is None or _called(name, (voice.speaker.name,)))
    ]
    _require(rows, f"{store.label}: no such speaker that the codebook does not know")
    return Sheet(("key", "name", "kind", "country", "party", "statements", "last_said_on"), rows)


def _require(rows: Sequence[Row], message: str) -> None:
    if not rows:
        raise NothingFoundError(message)


def _party(voice: Person | Institution, book: Codebook) -> str | None:
    return getattr(voice, "party", None) or book.party_of(voice.country)


def _offices(roles: Iterable[Role], book: Codebook, as_of: date | None) -> str:
    """Return offices in words, those of a day or all with the days on which they began and ended."""
    held = [role for role in roles if as_of is None or role.held_on(as_of)]
    return "; ".join(_office(role, book, dated=as_of is None) for role in held)


def _office(role: Role, book: Codebook, *, dated: bool) -> str:
    scopes: dict[str, Institution | Country] = {**book.institutions, **book.countries}
    place = scopes[role.scope].name if role.scope in scopes else role.scope
    title = f"{book.titles.get(role.title, role.title)}, {place}"
    if not dated or not (role.from_ or role.to):
        return title
    return f"{title} ({role.from_ or ''}..{role.to or ''})"


def _called(word: str, calls: Iterable[str]) -> bool:
    """Tell whether somebody is called so, or has it as a part of a name; diacritics do not matter."""
    calls = tuple(calls)
    part = bare_of(word)
    return names.called(word, calls) or any(part in bare_of(name) for name in calls)


def _joined(words: Iterable[Iterable[str]]) -> str:
    return "; ".join(dict.fromkeys(word for group in words for word in group))
