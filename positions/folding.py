"""Words compared without case and diacritics: folded in Python, and as a regular expression that finds the same."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache

# What the two faces must agree on is spelled out sign by sign: databases know other classes than Python does.
_BLANKS = " \t\n\r\v\f\u00a0\u2007\u2009\u202f\u3000"
_MARKS = r"[\u0300-\u036f]"
_LAST = 0x1FFFF
_MARK = re.compile(_MARKS)
_GAP = re.compile(f"[{_BLANKS}]+")
_STROKES = {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ħ": "h"}


def fold(text: str) -> str:
    """Return a text without case and diacritics, with one blank for several: "Đề  xuất" → "de xuat"."""
    if text.isascii():
        return _GAP.sub(" ", text.lower())
    return _GAP.sub(" ", "".join(map(_folded, text)))


def says(content: str, phrase: str) -> bool:
    """Tell whether a content holds a phrase, whatever case and diacritics; blanks around the phrase do not count."""
    return fold(phrase).strip() in fold(content)


@lru_cache(maxsize=256)
def pattern(phrase: str) -> str:
    """Return the regular expression, for Python and PostgreSQL alike, that finds the phrase where `says` does."""
    blanks = f"[{''.join(map(_escaped, _BLANKS))}]"
    parts = (
        f"{blanks}(?:{blanks}|{_MARKS})*" if sign == " " else f"[{_variants(sign)}]{_MARKS}*"
        for sign in fold(phrase).strip()
    )
    return "".join(parts)


@cache
def _folded(sign: str) -> str:
    """Return one sign folded; a sign that would become several, such as ß, stays as it is."""
    if _MARK.match(sign):
        return ""
    if ord(sign) > _LAST:
        return sign
    small = sign.casefold()
    bare = _MARK.sub("", unicodedata.normalize("NFD", small)) if len(small) == 1 else _MARK.sub("", small)
    bare = _STROKES.get(bare, bare)
    return bare if len(bare) == 1 else sign


def _variants(sign: str) -> str:
    return "".join(map(_escaped, sorted({sign, *_signs()[sign]})))


@cache
def _signs() -> dict[str, list[str]]:
    """Return the signs that fold to each sign but itself."""
    found: dict[str, list[str]] = defaultdict(list)
    for point in range(0x41, _LAST + 1):
        if not 0xD800 <= point < 0xE000 and not 0x3400 <= point < 0xA000 and not 0xAC00 <= point < 0xD800:
            sign = chr(point)
            bare = _folded(sign)
            if bare and bare != sign:
                found[bare].append(sign)
    return found


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
