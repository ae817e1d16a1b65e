"""Words and marks of a text, with their places and a folded form to look them up by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_INITIALS = r"(?:[^\W\d_]\.){2,}"
_WORD = r"\w+(?:[-‑]\w+)*"
_PATTERNS = {
    # How an apostrophe stands in a language's words: English 's is a word of its own, Turkish suffixes follow
    # one, Ukrainian words hold one.
    "possessive": re.compile(rf"{_INITIALS}|['’]s\b|{_WORD}(?:['’](?!s\b)\w+)?|\S"),
    "suffix": re.compile(rf"{_INITIALS}|(?<=\w)['’]\w+|{_WORD}|\S"),
    "inside": re.compile(rf"{_INITIALS}|\w+(?:[-‑'’ʼ]\w+)*|\S"),
    "none": re.compile(rf"{_INITIALS}|{_WORD}|\S"),
}


# Not frozen, like all that a text has thousands of: a frozen one takes six times as long to make.
@dataclass(slots=True)
class Token:
    """A word or a mark.

    Attributes:
        start: First code point in the document's text.
        end: Past its last code point.
        norm: Lower case, with typographic apostrophes and hyphens made plain; as long as the word itself.
        capital: Whether it begins with a capital letter.
        word: Whether this is a word or number rather than a mark.
    """

    start: int
    end: int
    norm: str
    capital: bool
    word: bool


def fold(word: str) -> str:
    """Return a word in lower case with plain apostrophes and hyphens and ё as е, its length unchanged."""
    lowered = word.lower()
    if len(lowered) != len(word):  # İ becomes two code points
        lowered = "".join(c.lower()[0] for c in word)
    return lowered.replace("’", "'").replace("ʼ", "'").replace("‑", "-").replace("ё", "е")


def fold_turkish(word: str) -> str:
    """Return a word in Turkish lower case: I is ı, İ is i."""
    return fold(word.replace("I", "ı").replace("İ", "i"))


_Form = tuple[str, bool, bool]


@lru_cache(maxsize=65536)
def _form(word: str) -> _Form:
    """Return a word folded, whether it begins with a capital, and whether it is no mark."""
    return _formed(word, fold(word))


@lru_cache(maxsize=65536)
def _turkish_form(word: str) -> _Form:
    """Return the same of a Turkish word."""
    return _formed(word, fold_turkish(word))


def _formed(word: str, norm: str) -> _Form:
    return norm, word[0].isupper(), norm[0].isalnum() or (len(norm) > 1 and norm[0] == "'")


def tokenize(
    text: str, start: int, end: int, *, apostrophe: str = "none", turkish: bool = False
) -> list[Token]:
    """Cut a stretch of text into tokens, in order.

    Args:
        text: The document's text.
        start: Where to begin.
        end: Where to stop.
        apostrophe: `possessive`, `suffix`, `inside` or `none`.
        turkish: Whether Turkish casing applies.
    """
    tokens = []
    form = _turkish_form if turkish else _form
    for match in _PATTERNS[apostrophe].finditer(text, start, end):
        first, last = match.span()
        norm, capital, word = form(match[0])
        tokens.append(Token(first, last, norm, capital, word))
    return tokens


def finite(pattern: str, token: Token) -> bool:
    """Tell whether a word in lower case looks like a finite verb by its ending.

    Args:
        pattern: The pack's regular expression; "" finds none.
        token: The word.
    """
    return bool(pattern) and not token.capital and re.search(pattern, token.norm) is not None
