"""Parties, issues, plans, countries and speakers by any of their names, or a refusal with suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.errors import PositionsError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from positions.codebook import Codebook

# A suggestion must share this much with what was written, in percent (interface findings: 75 suggests nonsense).
_ALIKE = 82
_SUGGESTIONS = 3


class NotAPartyError(PositionsError):
    """A member of a party, or a body of none, named as a party."""

    exit_code = 2

    def __init__(self, name: str, party: str | None, code: str) -> None:
        place = f"speaks as part of the party {party}" if party else "is of no party"
        super().__init__(f"{name} {place}; for it alone use --country {code}")


class UnknownCountryError(PositionsError):
    """A country that the codebook does not hold."""

    exit_code = 2

    def __init__(self, name: str, suggestions: Sequence[str]) -> None:
        hint = f"did you mean {', '.join(suggestions)}?" if suggestions else "write its ISO code, such as FR"
        super().__init__(f"unknown country {name!r}; {hint}")


class SeveralNamesError(PositionsError):
    """A name that several speakers bear."""

    exit_code = 2

    def __init__(self, kind: str, name: str, keys: Sequence[str]) -> None:
        super().__init__(
            f"{name!r} is the name of several {kind}s: {', '.join(keys)}; give one of these keys"
        )


def parties(names: Sequence[str] | None, book: Codebook) -> list[str]:
    """Return the keys of parties in the order given, each once; all parties of the codebook if none is given."""
    return list(dict.fromkeys(party(name, book) for name in names or book.parties))


def issues(names: Sequence[str] | None, book: Codebook) -> list[str]:
    """Return the keys of issues in the order given, each once; those of the default matrix if none is given."""
    return list(dict.fromkeys(issue(name, book) for name in names or book.default_issues))


def party(name: str, book: Codebook) -> str:
    """Return the key of a party, or the lower-case name of a country that is of none.

    Raises:
        UnknownNameError: If nothing is called so.
        NotAPartyError: If it is a country that belongs to a party and is not called like it.
    """
    if name in book.parties:
        return name
    names = {key: (entry.label, *_all(entry.names)) for key, entry in book.parties.items()}
    found = _find(name, names)
    if found:
        return found[0]
    lands = _countries(book)
    codes = _find(name, lands)
    own = {code: book.party_of(code) for code in lands}
    if not codes:
        alone = {code: words for code, words in lands.items() if own[code] not in book.parties}
        raise UnknownNameError(
            "party", name, _alike(name, names | {str(own[c]): w for c, w in alone.items()})
        )
    return _home(codes[0], book)


def _home(code: str, book: Codebook) -> str:
    """Return the party of a country that is one by itself."""
    home = book.party_of(code)
    if home is None or (home in book.parties and book.parties[home].countries != (code,)):
        raise NotAPartyError(book.countries[code].name, home, code)
    return home


def country(name: str, book: Codebook) -> str:
    """Return the code of a country.

    Raises:
        UnknownCountryError: If none is called so.
    """
    lands = _countries(book)
    found = _find(name, lands)
    if not found:
        raise UnknownCountryError(name, _alike(name, lands))
    return found[0]


def issue(name: str, book: Codebook) -> str:
    """Return the key of an issue.

    Raises:
        UnknownNameError: If none is called so.
    """
    return _one("issue", name, {key: (entry.label, *_all(entry.names)) for key, entry in book.issues.items()})


def plan(name: str, book: Codebook) -> str:
    """Return the key of a version of the plan.

    Raises:
        UnknownNameError: If none is called so.
    """
    return _one("plan", name, {key: (entry.label, *_all(entry.names)) for key, entry in book.plans.items()})


def speaker(name: str, book: Codebook, stored: Mapping[str, str] | None = None) -> str:
    """Return the key of a person or institution.

    Args:
        name: A key, or any name that the codebook or the store holds.
        book: The codebook.
        stored: Key to name of speakers that the store holds besides.

    Raises:
        UnknownNameError: If nobody is called so.
        SeveralNamesError: If several are.
    """
    names = speaker_names(book) | {key: (label,) for key, label in (stored or {}).items()}
    return _one("speaker", name, names)


def speaker_names(book: Codebook) -> dict[str, tuple[str, ...]]:
    """Return the keys of persons and institutions with all their names."""
    persons = {key: (entry.name, entry.surname, *entry.aliases) for key, entry in book.persons.items()}
    bodies = {key: (entry.name, *_all(entry.names)) for key, entry in book.institutions.items()}
    return persons | bodies


def called(word: str, names: Iterable[str]) -> bool:
    """Tell whether one of the names is the word: case and missing diacritics do not matter."""
    return _fits(word, names, exact=True) or _fits(word, names, exact=False)


def _one(kind: str, name: str, names: Mapping[str, Sequence[str]]) -> str:
    if name in names:
        return name
    found = _find(name, names)
    if not found:
        raise UnknownNameError(kind, name, _alike(name, names))
    if len(found) > 1:
        raise SeveralNamesError(kind, name, found)
    return found[0]


def _find(name: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the keys of those called so; names with the very diacritics go before names without."""
    folded = name.casefold()
    if folded in names:
        return [folded]
    exact = [key for key, words in names.items() if _fits(name, words, exact=True)]
    return exact or [key for key, words in names.items() if _fits(name, words, exact=False)]


def _fits(word: str, names: Iterable[str], *, exact: bool) -> bool:
    from positions.questions.words import fit, phrase, tokenize

    tokens = tokenize(word)
    fits = (
        (fit(wanted, tokens, 0, fold=not exact), wanted)
        for wanted in map(phrase, filter(None, names))
        if wanted.words
    )
    return any(found and found.length == len(tokens) for found, _ in fits)


def _alike(name: str, names: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the keys whose names look most like the word."""
    from rapidfuzz import fuzz

    from positions.questions.words import bare_of

    bare = bare_of(name)
    scores = {
        key: max(fuzz.ratio(bare, bare_of(word.rstrip("*"))) for word in (key, *words) if word)
        for key, words in names.items()
    }
    best = sorted((key for key, score in scores.items() if score >= _ALIKE), key=lambda key: -scores[key])
    return tuple(best[:_SUGGESTIONS])


def _countries(book: Codebook) -> dict[str, tuple[str, ...]]:
    return {code: (code, entry.name, *_all(entry.names)) for code, entry in book.countries.items()}


def _all(names: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(word for words in names.values() for word in words)
