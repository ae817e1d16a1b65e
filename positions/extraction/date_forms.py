"""Folded text, and the forms that are matched on it: regular expressions with placeholders and plain spaces."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# One letter for one letter, so that offsets into the folded text are offsets into the text. The dotted and
# the dotless i fall together: capitals do not tell them apart outside Turkish.
_FOLDED = (
    *(("İ", "i"), ("I", "i"), ("ı", "i"), ("Ё", "е"), ("ё", "е")),
    *((mark, "'") for mark in "’ʼ‘`´"),
    *((dash, "-") for dash in "–—−‑"),
    *((space, " ") for space in "\u00a0\u202f\u2009"),
)

PLACEHOLDER = re.compile(r"\{(day|other|number|year|month|weekday|count)\}")

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"


def fold(text: str) -> str:
    """Return the text in small letters with plain apostrophes, dashes and spaces, letter for letter."""
    # Replacing one by one is five times as fast as one translation: most of these letters are rare.
    for letter, plain in _FOLDED:
        text = text.replace(letter, plain)
    return text.lower()


def expand(form: str, names: Mapping[str, Iterable[str]]) -> str:
    """Return a form as a regular expression, the placeholders as numbered groups (`day_0`, `month_1`)."""
    shapes = {
        "day": _DAY,
        "other": _DAY,
        "number": _NUMBER,
        "year": _YEAR,
        "month": alternation(names["month"]),
        "weekday": alternation(names["weekday"]),
        "count": r"(?:\d{1,2}|" + alternation(names["count"]) + ")",
    }
    numbers = count()

    def group(match: re.Match[str]) -> str:
        # The number keeps two groups of one name apart.
        return f"(?P<{match[1]}_{next(numbers)}>{shapes[match[1]]})"

    return PLACEHOLDER.sub(group, spaced(fold(form)))


def either(expressions: Iterable[str]) -> re.Pattern[str]:
    """Return expressions as one that matches whole words of folded text; nothing where there are none."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced(fold(e)) for e in expressions) or '(?!)'})(?!\w)")


def alternation(names: Iterable[str]) -> str:
    """Return a group that matches any of the names, the longest first."""
    ordered = sorted({fold(name) for name in names}, key=lambda name: (-len(name), name))
    return "(?:" + "|".join(re.escape(name).replace(r"\*", r"\w{0,4}") for name in ordered) + ")"


def spaced(form: str) -> str:
    """Return a form whose spaces stand for white space."""
    return form.replace(" ", r"(?:\s{1,3})")
