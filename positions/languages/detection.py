"""In which language a text is written: letters and function words, for the languages with a pack."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from positions.datafile import build, read

# Words enough to be sure, few enough that reading a report is not slowed down.
_SAMPLE = 1000
# Share of evidence in the words, and how far the best must be ahead, by trial on sentences of the five languages
# and of the rivals.
_EVIDENCE = 0.12
_LEAD = 1.25
_MOST = 0.6
# Letters enough to miss the common ones of a language.
_FEW_WORDS = 60
# Letters and words enough to say that a text is in none of the languages.
_FEW_LETTERS = 20
_FEW = 12

# Code points; every Latin alphabet has a to z.
_SCRIPTS = {
    "latin": (range(0x61, 0x7B), range(0xDF, 0x2B0), range(0x1E00, 0x1F00)),
    "cyrillic": (range(0x400, 0x500),),
}
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Traits:
    script: str
    own: str
    alphabet: str
    words: tuple[str, ...]
    common: str = ""


@dataclass(frozen=True, slots=True)
class _Language:
    """The traits of a language or rival, ready to be looked up."""

    code: str
    ours: bool
    script: str
    own: frozenset[str]
    alphabet: frozenset[str]
    words: frozenset[str]
    common: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Detection:
    languages: dict[str, _Traits]
    rivals: dict[str, _Traits]


def detect(text: str) -> str | None:
    """Return the language of a text, or None where none is clear.

    Args:
        text: A sentence or more, in any normal form; its beginning decides.

    Returns:
        The ISO 639-1 code of a language in the data file. Never a guess: a text in another language, in two
        scripts by halves, or without function words has none.
    """
    # Turkish İ folds to i and a dot above, which no alphabet holds.
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).replace("İ", "i").casefold()
    script, letters = _script({sign: n for sign, n in Counter(sample).items() if sign.isalpha()})
    words = Counter(_WORD.findall(sample))
    scores = sorted(
        (_score(language, letters, words), language.ours, language.code)
        for language in _languages()
        if language.script == script
    )
    if not scores:
        return None
    (second, *_), (best, ours, code) = scores[-2:]
    return code if ours and best >= max(_EVIDENCE, _LEAD * second) else None


def foreign(text: str) -> bool:
    """Tell whether a text is clearly in a language that no pack is for: by its letters, or as one of the rivals.

    Args:
        text: Some sentences, in any normal form; their beginning decides.
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).replace("İ", "i").casefold()
    script, letters = _script({sign: n for sign, n in Counter(sample).items() if sign.isalpha()})
    if script is None:
        known = sum(
            n
            for sign, n in Counter(sample).items()
            if any(ord(sign) in stretch for stretches in _SCRIPTS.values() for stretch in stretches)
        )
        return sum(map(str.isalpha, sample)) - known > _MOST * max(_FEW_LETTERS, known)
    words = Counter(_WORD.findall(sample))
    ours = max(
        (_score(each, letters, words) for each in _languages() if each.ours and each.script == script),
        default=0,
    )
    best = max(
        (_score(each, letters, words) for each in _languages() if not each.ours and each.script == script),
        default=0,
    )
    return best >= max(_EVIDENCE, _LEAD * ours) and words.total() >= _FEW


@lru_cache(maxsize=1)
def _languages() -> tuple[_Language, ...]:
    """Return what the data file says: the languages, and those that could be taken for them."""
    file = read(files(__package__) / "detection.toml")
    data = build(_Detection, file.data, file)
    return tuple(
        _Language(
            code,
            code in data.languages,
            traits.script,
            frozenset(traits.own),
            frozenset(traits.alphabet),
            frozenset(traits.words),
            frozenset(traits.common),
        )
        for code, traits in (data.languages | data.rivals).items()
    )


def _script(letters: dict[str, int]) -> tuple[str | None, dict[str, int]]:
    """Return the script of most letters and its letters; none where no known script has most."""
    for name, stretches in _SCRIPTS.items():
        found = {sign: n for sign, n in letters.items() if any(ord(sign) in stretch for stretch in stretches)}
        if found and sum(found.values()) > _MOST * sum(letters.values()):
            return name, found
    return None, {}


def _score(language: _Language, letters: dict[str, int], words: Counter[str]) -> float:
    """Return the evidence for a language a word: its function words and letters, less the letters it lacks."""
    if language.common and letters.keys().isdisjoint(language.common) and sum(letters.values()) >= _FEW_WORDS:
        return 0
    own = sum(letters[sign] for sign in letters.keys() & language.own)
    foreign = sum(letters[sign] for sign in letters.keys() - language.alphabet - _PLAIN)
    evidence = own + sum(words[word] for word in words.keys() & language.words)
    return (evidence - 2 * foreign) / max(1, words.total())
