"""What a content names in whatever language: persons, countries, bodies, meetings and plan versions."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from positions.codebook import load
from positions.search import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# What counts where a name stands for several.
KINDS = ("plan", "event", "person", "country", "body")
Names = dict[str, list[tuple[tuple[str, ...], bool, str]]]


@lru_cache(maxsize=4096)
def signs(text: str) -> frozenset[str]:
    """Return the keys of what a text names: `person:putin`, `country:RU`, `plan:us-28`.

    The names are those of the bundled codebook, in all its languages at once, so that texts in two languages can be
    compared. At a place the longest name counts, and once, though it may stand for a state and its body both.
    """
    words, found, at = folded(text), set[str](), 0
    while at < len(words):
        length, keys = _longest(words, at)
        found |= {min(keys, key=_rank)} if keys else set()
        at += max(length, 1)
    return frozenset(found)


def _rank(key: str) -> tuple[int, str]:
    return KINDS.index(key.partition(":")[0]), key


def _longest(words: list[str], at: int) -> tuple[int, set[str]]:
    best: tuple[int, set[str]] = (0, set())
    first = words[at]
    for length in range(2, len(first) + 1):
        for name, stem, key in _names().get(first[:length], ()):
            if len(name) < best[0] or not _fits(name, words[at : at + len(name)], stem=stem):
                continue
            best = (len(name), {key} | (best[1] if len(name) == best[0] else set()))
    return best


def _fits(name: tuple[str, ...], words: list[str], *, stem: bool) -> bool:
    """Tell whether words are a name; with `stem` each word of it may have any ending."""
    if len(name) != len(words):
        return False
    return all(word == own or (stem and word.startswith(own)) for own, word in zip(name, words, strict=True))


@lru_cache(maxsize=1)
def _names() -> Names:
    """Return the names by their first word, or its stem, each with its key."""
    table: Names = defaultdict(list)
    for name, key in _all():
        parts = tuple(folded(name.replace("*", " ")))
        # One or two letters are a word of some language.
        if parts and len("".join(parts)) > 2:
            table[parts[0]].append((parts, "*" in name, key))
    return table


def _all() -> Iterator[tuple[str, str]]:
    book = load()
    for person in book.persons.values():
        for alias in (person.name, *person.aliases):
            yield alias, f"person:{person.key}"
    for code, country in book.countries.items():
        yield from _keyed((country.name, *_words(country.names)), f"country:{code}")
    for body in book.institutions.values():
        yield from _keyed((body.name, *_words(body.names)), f"body:{body.key}")
    for event in book.events.values():
        yield from _keyed(_words(event.names), f"event:{event.key}")
    for plan in book.plans.values():
        yield from _keyed(_words(plan.names), f"plan:{plan.key}")


def _keyed(names: Iterable[str], key: str) -> Iterator[tuple[str, str]]:
    return ((name, key) for name in names)


def _words(names: Mapping[str, Iterable[str]]) -> Iterator[str]:
    return (name for words in names.values() for name in words)
