"""Surnames of another script as a language's press spells them, made from the registry's own forms of them."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.codebook import Codebook, Person
    from positions.languages.schema import Spellings

_CYRILLIC = re.compile(r"[\u0400-\u04ff'’]+\*?")
# Spellings of one name; writers agree on most letters.
_MOST = 48
# Letters of a form that counts, and of a stem that may go on: shorter ones are likelier other words.
_SHORTEST = 5
_OPEN = 6


def spellings(codebook: Codebook, rules: Spellings) -> Iterator[tuple[str, str]]:
    """Yield the spellings of surnames, each with the key of the person.

    Args:
        codebook: The registry; persons of the rules' countries with a surname of their own count.
        rules: How the language writes the letters and endings of such names.
    """
    for person in codebook.persons.values():
        if person.country not in rules.countries or not person.surname:
            continue
        made = dict.fromkeys(name for alias in _surnames(person) for name in _spelled(alias, rules))
        yield from ((name, person.key) for name in made)


def spelled_first(name: str, rules: Spellings) -> Iterator[str]:
    """Yield the spellings of a first name in another script, its case endings left out; none for a Latin one."""
    if _CYRILLIC.fullmatch(name):
        yield from _spelled(name.rstrip("*"), rules)


def _surnames(person: Person) -> Iterator[str]:
    """Yield the forms of a surname alone that another script's aliases hold, case endings left out."""
    for alias in person.aliases:
        if _CYRILLIC.fullmatch(alias) and len(alias) >= _SHORTEST:
            yield alias


def _spelled(alias: str, rules: Spellings) -> Iterator[str]:
    """Yield the spellings of one form, the likeliest first."""
    stem = alias.rstrip("*").lower()
    ending = next((e for e in sorted(rules.endings, key=len, reverse=True) if stem.endswith(e)), "")
    tails = rules.endings[ending] if ending and alias.endswith("*") else ("",)
    root = stem[: len(stem) - len(ending)] if ending and alias.endswith("*") else stem
    if alias.endswith("*") and not ending and len(stem) >= _OPEN:
        tails = ("*",)
    letters = [rules.letters.get(char, (char,)) for char in root]
    if letters and root[0] in rules.initials:
        letters[0] = rules.initials[root[0]]
    for parts in islice(product(*letters, tails), _MOST):
        name = "".join(parts)
        yield ("İ" if name[0] == "i" else name[0].upper()) + name[1:]
