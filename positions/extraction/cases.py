"""Names in the genitive ("according to X") put back into the nominative, as the pack's endings have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from positions.languages.schema import Genitives

# A stem of fewer letters is no name's.
_SHORTEST = 2


def nominative(name: str, genitives: Genitives) -> str:
    """Return a full name in the nominative; a name of one word, or in no known case, stays as it is.

    Args:
        name: Given name and surname in the genitive.
        genitives: The endings of the pack.
    """
    given, _, surname = name.partition(" ")
    if not surname or " " in surname:
        return name
    for table in (genitives.masculine, genitives.feminine):
        first = genitives.given.get(given.casefold()) or _replaced(given, table.get("given", {}))
        if first is not None:
            last = _replaced(surname, table.get("surname", {}))
            return f"{first[:1].upper()}{first[1:]} {last or surname}"
    return name


def _replaced(word: str, endings: Mapping[str, str]) -> str | None:
    """Return a word with its longest known ending replaced, or None where none fits."""
    for size in range(min(6, len(word) - _SHORTEST), 0, -1):
        if (made := endings.get(word[-size:])) is not None:
            return word[:-size] + made
    return None
