"""Given names of a language's pack: they tell a person's name from a place's, its gender and its case."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from positions.extraction.tokens import fold_turkish
from positions.languages import attribution

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from positions.languages.schema import Attribution


def given_names(pack: Attribution) -> Mapping[str, str]:
    """Return the given names that a pack knows, folded, each with its gender; none for a pack without them."""
    return _names(pack.language) if pack.sources.given else {}


def native_names(pack: Attribution) -> AbstractSet[str]:
    """Return the given names of the language's own region, folded; none where the pack tells them from no others."""
    return _natives(pack.language) if pack.transliteration.foreign else frozenset()


def declined_names(pack: Attribution) -> Mapping[str, str]:
    """Return the forms of given names in other cases, folded, each with its nominative."""
    return _declined(pack.language) if pack.declension.forms else {}


def gender_of(pack: Attribution, name: str) -> str:
    """Return the gender that the first word of a name tells, or "" where it is no given name."""
    return given_names(pack).get(folded(pack, name.split(maxsplit=1)[0]), "")


def is_given(pack: Attribution, word: str) -> bool:
    """Tell whether a word is a given name, in the nominative or in another case."""
    name = folded(pack, word)
    return name in given_names(pack) or name in declined_names(pack)


def folded(pack: Attribution, word: str) -> str:
    """Return a word as the lists of given names have it: in the small letters of the pack's language."""
    return fold_turkish(word) if pack.dotless else word.casefold()


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, str]:
    table = attribution(language).sources.given
    return {name: gender for gender, names in table.items() for name in names}


@lru_cache(maxsize=16)
def _natives(language: str) -> frozenset[str]:
    return frozenset(_names(language).keys() - attribution(language).transliteration.foreign.keys())


@lru_cache(maxsize=16)
def _declined(language: str) -> dict[str, str]:
    pack = attribution(language)
    names = _names(language)
    made = {form: name for name, gender in names.items() for form in _forms(name, gender, pack)}
    made |= {form: name for form, name in pack.declension.given.items() if name in names}
    return made


def _forms(name: str, gender: str, pack: Attribution) -> Iterator[str]:
    """Yield the forms of a given name that its ending has in other cases; a woman's in a consonant has none."""
    forms = pack.declension.forms
    ending = max((e for e in forms if name.endswith(e)), key=len)
    if ending or (gender == "m" and name[-1] not in "аеиоуэюяіїє"):
        yield from (name.removesuffix(ending) + tail for tail in forms[ending])
