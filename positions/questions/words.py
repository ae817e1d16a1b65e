"""The words of a question, and phrases to find in it: one spelling for comparing, one without diacritics."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Dates in figures, then contractions, initials, Ukrainian words with their apostrophe, an ending behind one, words.
_TOKEN = re.compile(
    r"""\d{4}-\d{1,2}(?:-\d{1,2})?(?!\d)
    |\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?!\w)
    |\d{1,2}/\d{4}(?!\w)
    |[^\W\d_]+n['’]t(?!\w)
    |[^\W\d_](?:\.[^\W\d_])+(?:\.|(?!\w))
    |[^\W_]+(?:['’ʼ][яюєїЯЮЄЇ][^\W_]*)+
    |(?<=\w)['’ʼ][^\W_]+
    |[^\W_]+
    |[^\w\s.,:;?!…'"()\[\]{}«»„“”‘’‚‹›–—‑/\\-]""",
    re.VERBOSE,
)
_SIMPLE = re.compile(r"[^\W\d_]+\*?(?:[ -][^\W\d_]+\*?)*")
# Vietnamese writes the tone on one vowel or the other ("hoà", "hòa"): it is compared at the end of the syllable.
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LETTERS = str.maketrans({"đ": "d", "ı": "i", "ł": "l", "ø": "o", "ß": "s", "æ": "e"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question.

    Attributes:
        text: As it stands.
        key: Without case, by which words are compared.
        bare: Without diacritics too.
        gap: What stands before it, from the end of the word before.
    """

    text: str
    key: str
    bare: str
    gap: str = ""

    @property
    def plain(self) -> bool:
        """Tell whether the word bears no diacritics, so that it may stand for one that does."""
        return self.key == self.bare


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or several to look for.

    Attributes:
        text: As the vocabulary or the codebook writes it.
        words: Its words.
        stems: Of each word, whether any ending may follow.
        cased: Whether it counts only with its capitals and diacritics ("Anh", "US").
    """

    text: str
    words: tuple[Token, ...]
    stems: tuple[bool, ...]
    cased: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """How a phrase fits the words of a question at some place: how many, and whether only without diacritics."""

    length: int
    folded: bool


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """Return a word as it is compared: without case, apostrophes alike, tones at the end."""
    if word.isascii():
        return word.casefold()
    plain = word.replace("İ", "i").replace("’", "'").replace("ʼ", "'").casefold()
    marks = unicodedata.normalize("NFD", plain)
    tones = "".join(mark for mark in marks if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES)) + tones


@lru_cache(maxsize=65536)
def bare_of(word: str) -> str:
    """Return a word as it is compared without diacritics."""
    if word.isascii():
        return word.casefold()
    marks = unicodedata.normalize("NFD", key_of(word).translate(_LETTERS))
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into its words; punctuation survives as the gap before a word."""
    tokens: list[Token] = []
    end = 0
    composed = unicodedata.normalize("NFC", text)
    for match in _TOKEN.finditer(composed):
        word = match[0]
        initials = word[0].isalpha() and "." in word
        key = key_of(word.replace(".", "")) + "." if initials else key_of(word)
        tokens.append(Token(word, key, bare_of(key), composed[end : match.start()]))
        end = match.end()
    return tuple(tokens)


def phrase(text: str, *, cased: bool = False) -> Phrase:
    """Return a phrase; a word that ends in "*" stands for any ending, an apostrophe first for the end of a word."""
    if text.startswith("'"):
        rest = tokenize(f"x{text}")[1:]
        return Phrase(text, rest, (False,) * len(rest), cased)
    if _SIMPLE.fullmatch(text):  # nearly all are; cutting them by the whole grammar takes thrice as long
        parts = text.replace("-", " ").split(" ")
        plain = (part.rstrip("*") for part in parts)
        words = tuple(Token(part, key_of(part), bare_of(part)) for part in plain)
        return Phrase(text, words, tuple(part.endswith("*") for part in parts), cased)
    cut: list[Token] = []
    stems: list[bool] = []
    for part in re.split(r"(\*)", text):
        if part == "*":
            stems[-1] = True
        else:
            found = tokenize(part)
            cut += found
            stems += [False] * len(found)
    return Phrase(text, tuple(cut), tuple(stems), cased)


def fit(wanted: Phrase, tokens: tuple[Token, ...], at: int, *, fold: bool = True) -> Fit | None:
    """Tell whether a phrase stands at a place of the question.

    Args:
        wanted: The phrase.
        tokens: The words of the question.
        at: Where the phrase would begin.
        fold: Whether words without diacritics may stand for those with.
    """
    if at + len(wanted.words) > len(tokens):
        return None
    folded = False
    for word, stem, token in zip(wanted.words, wanted.stems, tokens[at:], strict=False):
        if wanted.cased and token.text != word.text and not (token.text.isupper() and len(token.text) > 1):
            return None
        if token.key == word.key or (stem and token.key.startswith(word.key)):
            continue
        if wanted.cased or not (fold and token.plain):
            return None
        if token.bare != word.bare and not (stem and token.bare.startswith(word.bare)):
            return None
        folded = True
    return Fit(len(wanted.words), folded)
