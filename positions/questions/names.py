"""The names that a question may use for parties, countries, speakers, issues, plans and meetings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from positions.questions.index import Entry, Index
from positions.questions.vocabulary import file_of, languages, vocabulary
from positions.questions.words import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from positions.codebook.model import Codebook, Event, Issue, Party, Plan


class NameKind(StrEnum):
    """What a name stands for; where it stands for several, the first of these counts."""

    PARTY = "party"
    COUNTRY = "country"
    PERSON = "person"
    INSTITUTION = "institution"
    PLAN = "plan"
    ISSUE = "issue"
    EVENT = "event"


SIDES = (NameKind.PARTY, NameKind.COUNTRY, NameKind.PERSON, NameKind.INSTITUTION)


@dataclass(frozen=True, slots=True)
class Name:
    """A record of the codebook by its kind and key."""

    kind: NameKind
    key: str


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A codebook with its names ready for finding; equal to itself alone."""

    codebook: Codebook
    index: Index[Name]
    extra: Mapping[str, Sequence[str]]

    def label(self, name: Name) -> str:
        """Return how a record is called in English."""
        book = self.codebook
        if name.key in self.extra:
            return self.extra[name.key][0]
        if name.kind is NameKind.COUNTRY:
            return book.countries[name.key].name
        if name.kind is NameKind.PERSON:
            return book.persons[name.key].name
        if name.kind is NameKind.INSTITUTION:
            return book.institutions[name.key].name
        labelled: dict[NameKind, Mapping[str, Party | Plan | Issue | Event]] = {
            NameKind.PARTY: book.parties,
            NameKind.PLAN: book.plans,
            NameKind.ISSUE: book.issues,
            NameKind.EVENT: book.events,
        }
        return labelled[name.kind][name.key].label


@dataclass(frozen=True, slots=True)
class _Same:
    """A codebook that is equal to itself alone: it holds mappings and cannot be hashed."""

    identity: int
    codebook: Codebook = field(compare=False)


def lexicon(codebook: Codebook, extra: Mapping[str, Sequence[str]] | None = None) -> Lexicon:
    """Return the names of a codebook; those of the same codebook are collected once.

    Args:
        codebook: The codebook.
        extra: Names of speakers that it does not hold, by key; the first of each is its label.

    Raises:
        DataFileError: If a vocabulary has names for a record that the codebook does not hold.
    """
    base = _of_codebook(_Same(id(codebook), codebook))
    if not extra:
        return base
    index = Index[Name]()
    for entry in base.index.entries():
        index.add(entry)
    for key, names in extra.items():
        for name in names:
            index.add(Entry(phrase(name), Name(NameKind.PERSON, key)))
    return Lexicon(codebook, index, extra)


@lru_cache(maxsize=4)
def _of_codebook(same: _Same) -> Lexicon:
    book = same.codebook
    index = Index[Name]()
    for entry in (*_named(book), *_persons(book), *_more(book)):
        index.add(entry)
    return Lexicon(book, index, {})


def _named(book: Codebook) -> Iterator[Entry[Name]]:
    """Yield the names by language, and the English labels besides."""
    groups: tuple[tuple[NameKind, Iterable[tuple[str, str, dict[str, tuple[str, ...]]]]], ...] = (
        (NameKind.PARTY, ((p.key, p.label, p.names) for p in book.parties.values())),
        (NameKind.COUNTRY, ((c.code, c.name, c.names) for c in book.countries.values())),
        (NameKind.INSTITUTION, ((i.key, i.name, i.names) for i in book.institutions.values())),
        (NameKind.PLAN, ((p.key, p.label, p.names) for p in book.plans.values())),
        (NameKind.ISSUE, ((i.key, i.label, i.names) for i in book.issues.values())),
        (NameKind.EVENT, ((e.key, e.label, e.names) for e in book.events.values())),
    )
    small = {language: {*vocabulary(language).small} for language in languages()}
    for kind, records in groups:
        for key, label, names in records:
            yield Entry(phrase(label, cased=label[1:] != label[1:].lower()), Name(kind, key), "en")
            for language, words in names.items():
                for word in words:
                    cased = word != word.lower() and word not in small.get(language, ())
                    yield Entry(phrase(word.removeprefix("the "), cased=cased), Name(kind, key), language)
                    if kind in (NameKind.PARTY, NameKind.COUNTRY) and language in small:
                        yield from _hasty(word, cased=cased, name=Name(kind, key), language=language)


def _persons(book: Codebook) -> Iterator[Entry[Name]]:
    """Yield the names of persons, which belong to no language."""
    for person in book.persons.values():
        for alias in {person.name, *person.aliases}:
            # Two or three letters are a word of some language; they need their capital.
            yield Entry(phrase(alias, cased=len(alias.rstrip("*")) <= 3), Name(NameKind.PERSON, person.key))
            for language in languages():
                yield from _hasty(
                    alias, cased=False, name=Name(NameKind.PERSON, person.key), language=language
                )


def _hasty(word: str, *, cased: bool, name: Name, language: str) -> Iterator[Entry[Name]]:
    """Yield a name with an ending whose apostrophe was left out ("russias position"), where none else could be meant."""
    if word.isascii() and word.isalpha() and len(word) > 3:
        for ending in vocabulary(language).hasty:
            if not word.endswith(ending):
                yield Entry(phrase(word + ending, cased=cased), name, language)


def _more(book: Codebook) -> Iterator[Entry[Name]]:
    """Yield the names that the vocabularies add."""
    kinds: tuple[tuple[NameKind, Mapping[str, object]], ...] = (
        (NameKind.PARTY, book.parties),
        (NameKind.ISSUE, book.issues),
        (NameKind.PLAN, book.plans),
        (NameKind.INSTITUTION, book.institutions),
        (NameKind.PERSON, book.persons),
        (NameKind.COUNTRY, book.countries),
    )
    for language in languages():
        for key, words in vocabulary(language).names.items():
            kind = next((kind for kind, held in kinds if key in held), None)
            if kind is None:
                raise file_of(language).error(f"{key!r} is not in the codebook", key, after=("[names]",))
            for word in words:
                yield Entry(phrase(word, cased=word != word.lower()), Name(kind, key), language)
        for key, words in vocabulary(language).meetings.items() if book.events else ():
            if key not in book.events:
                raise file_of(language).error(f"{key!r} is not in the codebook", key, after=("[meetings]",))
            for word in words:
                yield Entry(phrase(word), Name(NameKind.EVENT, key), language)
