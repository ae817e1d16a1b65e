"""Given names of a language's pack: they tell a person's name from a place's, and who "she" may be."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from positions.languages import attribution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from positions.languages.schema import Attribution


def given_names(pack: Attribution) -> Mapping[str, str]:
    """Return the given names that a pack knows, folded, each with its gender; none for a pack without them."""
    return _names(pack.language) if pack.sources.given else {}


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, str]:
    table = attribution(language).sources.given
    return {name: gender for gender, names in table.items() for name in names}
