"""Days of publication as heads, file names and addresses write them."""

from __future__ import annotations

import re
from datetime import date

from positions.documents.reading import Published, Refusal
from positions.model import Precision

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?")
HEAD = re.compile(rf"\s*date[ \t]+(?P<day>{_ISO.pattern})(?!\S)")
_IN_NAME = re.compile(r"(?<![^\W_])(\d{4})([-_.]?)(\d{2})\2(\d{2})(?![^\W_])")
_IN_ADDRESS = re.compile(
    r"/(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?=[/_.-])|[/-](\d{4})(\d{2})(\d{2})(?=[/_.-]|$)"
)

# Content systems write 0001-01-01 and 1970-01-01 where they know no day; the web is younger than both.
_EARLIEST, _LATEST = 1991, 2100


def of_head(words: str) -> Published:
    """Return the day of a head line.

    Args:
        words: `2025-11-24`, `2025-11` or `2025`, with or without a time behind the day.

    Raises:
        Refusal: If the calendar has no such day.
    """
    found = _ISO.fullmatch(words)
    assert found is not None
    year, month, day = found.groups()
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        return Published(date(int(year), int(month or 1), int(day or 1)), precision)
    except ValueError as error:
        raise Refusal(f"its head says `date {words}`, which is no day; write `date YYYY-MM-DD`") from error


def of_name(name: str) -> Published | None:
    """Return the day in a file name such as `2025-11-24_geneva.txt` or `kyiv-20251124.html`."""
    return next((day for m in _IN_NAME.finditer(name) if (day := plausible(m[1], m[3], m[4]))), None)


def of_address(url: str) -> Published | None:
    """Return the day in the path of an address such as `https://…/2025/11/24/…`."""
    parts = ((m[1] or m[5], m[3] or m[6], m[4] or m[7]) for m in _IN_ADDRESS.finditer(url))
    return next((day for part in parts if (day := plausible(*part))), None)


def plausible(year: str | int, month: str | int, day: str | int) -> Published | None:
    """Return a day, or None where the calendar has none or the web is younger."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return Published(found) if _EARLIEST <= found.year <= _LATEST else None
