"""The filters of a command, by any names, as a Query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cli import names
from positions.errors import PositionsError, UnknownNameError
from positions.folding import fold
from positions.model import Form, Stance
from positions.query import Query, Without
from positions.terms import QueryError, days, moment, parse, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from db.engine import Store
    from positions.codebook import Codebook
    from positions.terms import Term

# The fields of a query that hold keys, and the fields of `Query` and `Without` they fill.
_SETS = {
    "party": "parties",
    "country": "countries",
    "speaker": "speakers",
    "issue": "issues",
    "plan": "plans",
    "stance": "stances",
    "form": "forms",
    "language": "languages",
    "outlet": "outlets",
    "review": "reviews",
}
_REVIEWS = ("unreviewed", "accepted", "rejected")


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for, as it was written.

    Attributes:
        terms: Words of the language of `list`.
    """

    parties: Iterable[str] | None = None
    countries: Iterable[str] | None = None
    speakers: Iterable[str] | None = None
    issues: Iterable[str] | None = None
    plans: Iterable[str] | None = None
    stances: Iterable[Stance] | None = None
    forms: Iterable[Form] | None = None
    languages: Iterable[str] | None = None
    outlets: Iterable[str] | None = None
    since: date | None = None
    until: date | None = None
    rejected: bool = False
    terms: Sequence[str] | None = None

    def query(self, book: Codebook, store: Store) -> Query:
        """Return the query; an issue stands for its sub-issues too.

        Raises:
            UnknownNameError: For a name that neither the codebook nor the store holds.
            QueryError: For a term that cannot be read, or names what is unknown.
        """
        query = Query(
            parties=frozenset(names.party(name, book) for name in self.parties or ()),
            countries=frozenset(names.country(name, book) for name in self.countries or ()),
            speakers=frozenset(speaker(name, book, store) for name in self.speakers or ()),
            issues=book.with_parts(names.issue(name, book) for name in self.issues or ()),
            plans=frozenset(names.plan(name, book) for name in self.plans or ()),
            stances=frozenset(self.stances or ()),
            forms=frozenset(self.forms or ()),
            languages=frozenset(self.languages or ()),
            outlets=frozenset(outlet(name, store) for name in self.outlets or ()),
            since=self.since,
            until=self.until,
            rejected=self.rejected,
        )
        return _narrowed(query, parse(self.terms or ()), book, store)


def speaker(name: str, book: Codebook, store: Store) -> str:
    """Return the key of a speaker of the codebook, or of one that the store alone holds.

    Raises:
        UnknownNameError: If nobody is called so.
    """
    try:
        return names.speaker(name, book)
    except UnknownNameError:
        from db.queries import speakers

        heard = {voice.speaker.key: voice.speaker.name for voice in speakers(store, heard=True)}
        return names.speaker(name, book, heard)


def outlet(name: str, store: Store) -> str:
    """Return an outlet as the store calls it: by any name or domain of the registry, else however it is written there."""
    from positions.outlets import load

    known = load().named(name)
    if known is not None:
        return known.name
    from db.queries import outlets

    wanted = fold(name)
    return next((held for held in outlets(store) if fold(held) == wanted), name)


def _narrowed(query: Query, terms: Iterable[Term], book: Codebook, store: Store) -> Query:
    """Return a query narrowed by terms."""
    wanted: dict[str, set[Any]] = defaultdict(set)
    unwanted: dict[str, set[Any]] = defaultdict(set)
    text: dict[bool, list[str]] = {False: list(query.text), True: list(query.without.text)}
    for term in terms:
        if term.field == "text":
            text[term.negated].append(_phrase(term))
        elif term.field in _SETS:
            side = unwanted if term.negated else wanted
            side[_SETS[term.field]] |= _keys(term, book, store)
        else:
            query = _ranged(query, term)
    sets: dict[str, Any] = {name: getattr(query, name) | keys for name, keys in wanted.items()}
    without = Without(**{name: frozenset(keys) for name, keys in unwanted.items()}, text=tuple(text[True]))
    return replace(query, **sets, text=tuple(text[False]), without=without)


def _phrase(term: Term) -> str:
    (phrase,) = term.values
    if not fold(phrase).strip():
        raise term.error("there is no letter in it")
    return phrase


def _keys(term: Term, book: Codebook, store: Store) -> frozenset[Any]:
    """Return the keys that a term names, under any names."""
    try:
        found = frozenset(_key(term, value, book, store) for value in term.values)
    except QueryError:
        raise
    except PositionsError as error:
        raise term.error(str(error)) from error
    return book.with_parts(found) if term.field == "issue" else found


def _key(term: Term, value: str, book: Codebook, store: Store) -> Any:
    match term.field:
        case "party":
            return names.party(value, book)
        case "country":
            return names.country(value, book)
        case "speaker":
            return speaker(value, book, store)
        case "issue":
            return names.issue(value, book)
        case "plan":
            return names.plan(value, book)
        case "stance":
            return Stance(_choice(term, value, [stance.value for stance in Stance]))
        case "form":
            return Form(_choice(term, value, [form.value for form in Form]))
        case "review":
            return _choice(term, value, _REVIEWS)
        case "language":
            return value.casefold()
        case "outlet":
            return outlet(value, store)
        case _:
            return value


def _choice(term: Term, value: str, choices: Sequence[str]) -> str:
    if value.casefold() not in choices:
        raise term.error(f"{value!r} is none of {', '.join(choices)}")
    return value.casefold()


def _ranged(query: Query, term: Term) -> Query:
    """Return a query narrowed to days, a time of knowledge or a confidence."""
    if len(term.values) > 1:
        raise term.error("only one value can be asked for")
    (value,) = term.values
    match term.field:
        case "known":
            return replace(query, known_at=moment(term, value))
        case "confidence":
            return replace(query, confidence=share(term, value))
        case _:
            first, last = days(term, value)
            starts = [query.since, None if term.field == "until" else first]
            ends = [query.until, None if term.field == "since" else last]
            since, until = max(filter(None, starts), default=None), min(filter(None, ends), default=None)
            if since and until and until < since:
                raise term.error(f"with it the days end on {until}, before they begin on {since}")
            return replace(query, since=since, until=until)
