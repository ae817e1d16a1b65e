"""Days of publication as heads, file names, addresses and web pages write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from positions import languages
from positions.documents.reading import Published, Refusal
from positions.model import Precision

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?")
HEAD = re.compile(rf"\s*date[ \t]+(?P<day>{_ISO.pattern})(?!\S)")
_IN_NAME = re.compile(r"(?<![^\W_])(\d{4})([-_.]?)(\d{2})\2(\d{2})(?![^\W_])")
_IN_ADDRESS = re.compile(
    r"/(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?=[/_.-])|[/-](\d{4})(\d{2})(\d{2})(?:\d{6}(?:\d{3})?)?(?=[/_.-]|$)"
)

_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d{2})(\d{2})(?=T|\s|$)"
)
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_MONTH_ONLY = re.compile(r"(\d{4})-(\d{2})")
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|,|\s*/)?\s*(\d{4})")

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


def of_stamp(words: str, language: str | None) -> Published | None:
    """Return the day of a time stamp in a page's data.

    Args:
        words: ISO 8601 (also without a day), RFC 2822, or as people write it.
        language: Of the page.

    Returns:
        The calendar day as it is written there, never shifted into another time zone; None where none is written.
    """
    if month := _MONTH_ONLY.fullmatch(words.strip()):
        first = plausible(month[1], month[2], 1)
        return Published(first.day, Precision.MONTH) if first else None
    return in_line(words, language)


def in_line(words: str, language: str | None) -> Published | None:
    """Return the first day that a line names with its year, such as `24/11/2025 10:00 (GMT+7)`.

    Numbers that could be day and month in either order are guessed at neither in English nor without a language.
    """
    found = [
        (m.start(), plausible(m[1] or m[5], m[3] or m[6], m[4] or m[7])) for m in _YEAR_FIRST.finditer(words)
    ]
    for m in _YEAR_LAST.finditer(words):
        first, second = int(m[1]), int(m[3])
        if language not in (None, "en") or first > 12 or first == second:
            found.append((m.start(), plausible(m[4], second, first)))
        elif second > 12:
            found.append((m.start(), plausible(m[4], first, second)))
    folded = words.casefold()
    found += [(m.start(), plausible(m[3], m[2], m[1])) for m in _VIETNAMESE.finditer(folded)]
    months, named = _named_months()
    for m in named.finditer(folded):
        found.append((m.start(), plausible(m[3] or m[6], months[m[2] or m[4]], m[1] or m[5])))
    return next((day for _, day in sorted(found, key=lambda item: item[0]) if day), None)


@lru_cache(maxsize=1)
def _named_months() -> tuple[dict[str, int], re.Pattern[str]]:
    """Return the months in all languages with a pack, and the pattern of days with them."""
    months: dict[str, int] = {}
    for code in languages.supported():
        named = languages.pack_file(code, "dates").data.get("months", {})
        months |= {name.casefold(): number for name, number in named.items()}
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    return months, re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:tháng\s+)?({names})\b[.,]?\s+(?:năm\s+)?(\d{{4}})(?!\d)"
        rf"|\b({names})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)"
    )
