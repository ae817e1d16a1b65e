"""Names in Latin letters: transliterated, spelled as in English news, folded for comparison, as keys."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from positions.languages.schema import Tongue

if TYPE_CHECKING:
    from positions.languages.schema import Transliteration

_VARIED = (
    ("kh", "h"),
    ("ye", "e"),
    ("ie", "e"),
    ("yu", "u"),
    ("ya", "a"),
    ("w", "v"),
    ("y", "i"),
    ("x", "ks"),
)
_CYRILLIC = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
        ("a", "b", "v", "g", "g", "d", "e", "ye", "e", "zh", "z", "i", "i", "i", "i", "k", "l", "m", "n", "o", "p",
         "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
        strict=True,
    )
)  # fmt: skip


# Latin letters that no decomposition makes plain.
_STROKES = str.maketrans({
    "đ": "d", "Đ": "D", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
})  # fmt: skip


def latin(name: str) -> str:
    """Return a name in plain Latin letters: Cyrillic transliterated, diacritics dropped, capitals kept."""
    letters = []
    for char in name.translate(_STROKES):
        low = char.lower()
        if low in _CYRILLIC:
            made = _CYRILLIC[low]
            letters.append(made.capitalize() if char != low else made)
        else:
            letters.append(char)
    plain = unicodedata.normalize("NFKD", "".join(letters))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "").replace("'", "")


def spelled(name: str, spelling: Transliteration) -> str:
    """Return a name as English news spells it; what the table does not hold stays as it is."""
    given = _key(name.split(maxsplit=1)[0]) if name.strip() else ""
    abroad = given in spelling.foreign
    if not spelling.letters and not abroad:
        return name
    tables = _tables(spelling, given, abroad=abroad)
    made = []
    for word in name.split():
        known = spelling.foreign.get(_key(word)) or spelling.names.get(_key(word))
        made.append(known or "-".join(_spelled_word(part, tables) for part in word.split("-")))
    return " ".join(made)


def _key(word: str) -> str:
    """Return a word in small letters, İ as a plain i."""
    return word.casefold().replace("i\u0307", "i")


def _tables(spelling: Transliteration, given: str, *, abroad: bool) -> Tongue:
    """Return the letters of a surname, those that may open it, and its endings, told by the given name before it."""
    own = Tongue(letters=spelling.letters, initials=spelling.initials, endings=spelling.endings)
    if abroad:
        own = Tongue(
            letters=own.letters | spelling.foreign_letters,
            initials=spelling.foreign_initials,
            endings=own.endings | spelling.foreign_endings,
        )
    told = next((tongue for tongue in spelling.tongues.values() if given in tongue.given), Tongue())
    letters = own.letters | told.letters
    return Tongue(
        letters=letters,
        initials=letters | (told.initials or own.initials),
        endings=own.endings | told.endings,
    )


def _spelled_word(word: str, tables: Tongue) -> str:
    """Return one word of a name in its English spelling, its capital kept."""
    low = word.lower().replace("i\u0307", "i")
    ending = next((e for e in sorted(tables.endings, key=len, reverse=True) if low.endswith(e)), "")
    stem, made, at = low[: len(low) - len(ending)], "", 0
    while at < len(stem):
        table = tables.letters if at else tables.initials
        piece = next((p for n in (3, 2) if (p := stem[at : at + n]) in table), stem[at])
        made += table.get(piece, piece)
        at += len(piece)
    made += tables.endings.get(ending, "")
    return made[:1].upper() + made[1:] if word[:1].isupper() else made


def skeleton(name: str) -> str:
    """Return a name as its spellings have it in common: Latin, lower case, without letters that vary."""
    plain = latin(name).casefold().replace("-", "").replace(".", " ")
    for varied, common in _VARIED:
        plain = plain.replace(varied, common)
    return " ".join(re.sub(r"(.)\1", r"\1", word) for word in plain.split())


def slug(name: str) -> str:
    """Return a name as a key: ASCII letters and hyphens."""
    plain = unicodedata.normalize("NFKD", name.translate(_STROKES)).casefold()
    kept = "".join(c if c.isalnum() else "-" for c in plain if not unicodedata.combining(c))
    return "-".join(part for part in kept.split("-") if part)
