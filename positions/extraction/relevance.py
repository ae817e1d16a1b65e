"""Whether a report is about the conflict that the codebook's issues ask about, or about something else."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from positions.codebook import Codebook

# A long report about the conflict names the country, or lets its people speak, this often; those on other subjects name it
# once in passing, or not at all.
_LEAST = 2
# Characters of a long report: a shorter one may take the country for granted.
_LONG = 1500


def concerned(text: str, language: str, countries: Iterable[str | None], book: Codebook) -> bool:
    """Tell whether what is said in a report can take up an issue of the codebook.

    Talks, plans and elections of others are none of them; what a report is about shows by the countries it names.

    Args:
        text: The report.
        language: Its code.
        countries: Those for which somebody speaks in it, statement by statement.
        book: The codebook.
    """
    disputed = [country for country in book.countries.values() if country.disputed]
    names = tuple(name for country in disputed for name in country.names.get(language, ()))
    if len(text) < _LONG or not names:
        return True
    codes = {country.code for country in disputed}
    speaking = sum(code in codes for code in countries)
    return speaking >= _LEAST or len([*islice(_named(names).finditer(text), _LEAST)]) + speaking >= _LEAST


@lru_cache(maxsize=16)
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of names; one with a capital is matched only so."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, names))})(?!\w)")


def _pattern(name: str) -> str:
    form = re.escape(name).replace(r"\*", r"\w*")
    return form if name != name.lower() else f"(?i:{form})"
