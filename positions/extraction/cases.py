"""Names in other cases than the nominative ("according to X", "asked X") put back into it, as the pack's endings have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.given_names import declined_names, given_names
from positions.extraction.romanization import slug

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from positions.languages.schema import Attribution

# A stem of fewer letters is no name's.
_SHORTEST = 2


def nominative(name: str, pack: Attribution, surnames: AbstractSet[str], *, told: bool) -> tuple[str, bool]:
    """Return a name in the nominative, and whether it stood in another case.

    A given name that the pack knows tells its case; behind "according to" its ending does. A surname alone is put
    back where that makes one that the report has named before.

    Args:
        name: Given name and surname, or one of them.
        pack: The language's part on attribution.
        surnames: Slugs of the surnames of unknown persons met before.
        told: Whether the name stands where only another case can.
    """
    given, _, surname = name.partition(" ")
    if " " in surname:
        return name, False
    if not surname:
        return _single(name, pack, surnames)
    declined = declined_names(pack).get(given.casefold())
    if given.casefold() in given_names(pack) and (declined is None or not (told or _mans(surname, pack))):
        return name, False
    if declined is not None:
        feminine = given_names(pack)[declined] == "f"
        table = pack.declension.feminine if feminine else pack.declension.masculine
        return f"{_capital(declined)} {_replaced(surname, table.get('surname', {})) or surname}", True
    return (_by_endings(given, surname, pack), True) if told else (name, False)


def _single(name: str, pack: Attribution, surnames: AbstractSet[str]) -> tuple[str, bool]:
    """Return a surname alone as the one met before of which it is a form."""
    if slug(name) in surnames:
        return name, False
    for table in (pack.declension.masculine, pack.declension.feminine):
        made = _replaced(name, table.get("surname", {}))
        if made is not None and slug(made) in surnames:
            return made, True
    return name, False


def _mans(surname: str, pack: Attribution) -> bool:
    """Tell whether a surname behind a form that two names share can only be a man's ("Олександра Ткачука")."""
    made = _replaced(surname, pack.declension.masculine.get("surname", {}))
    return made is not None and made[-1] in "чкйь" and surname[-1] in "ая"


def _by_endings(given: str, surname: str, pack: Attribution) -> str:
    """Return a name whose given name no list knows in the nominative, told by its endings alone."""
    for table in (pack.declension.masculine, pack.declension.feminine):
        first = pack.declension.given.get(given.casefold()) or _replaced(given, table.get("given", {}))
        if first is not None:
            last = _replaced(surname, table.get("surname", {}))
            return f"{_capital(first)} {last or surname}"
    return f"{given} {surname}"


def _capital(word: str) -> str:
    """Return a word with its first letter capital."""
    return word[:1].upper() + word[1:]


def _replaced(word: str, endings: Mapping[str, str]) -> str | None:
    """Return a word with its longest known ending replaced, or None where none fits."""
    for size in range(min(6, len(word) - _SHORTEST), 0, -1):
        if (made := endings.get(word[-size:])) is not None:
            return word[:-size] + made
    return None
