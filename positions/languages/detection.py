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
_SAMPLE = 1200
# Share of evidence in the words, and how far the best must be ahead, by trial on sentences of the five languages
# and of the rivals.
_EVIDENCE = 0.12
_LEAD = 1.25
_MOST = 0.6
# Letters enough to miss the common ones of a language.
_FEW_WORDS = 60

_SCRIPTS = {"latin": re.compile(r"[a-zß-ʯḀ-ỿ]"), "cyrillic": re.compile(r"[Ѐ-ӿ]")}
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class _Traits:
    script: str
    own: str
    alphabet: str
    words: tuple[str, ...]
    common: str = ""


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
    script, letters = _script(Counter(_LETTER.findall(sample)))
    words = Counter(_WORD.findall(sample))
    known, rivals = _traits()
    scores = {
        code: _score(traits, letters, words)
        for code, traits in (known | rivals).items()
        if traits.script == script
    }
    best, second, *_ = *sorted(scores, key=lambda code: -scores[code]), "", ""
    clear = bool(best) and scores[best] >= max(_EVIDENCE, _LEAD * scores.get(second, 0))
    return best if clear and best in known else None


@lru_cache(maxsize=1)
def _traits() -> tuple[dict[str, _Traits], dict[str, _Traits]]:
    """Return what the data file says: the languages, and those that could be taken for them."""
    file = read(files(__package__) / "detection.toml")
    data = build(_Detection, file.data, file)
    return data.languages, data.rivals


def _script(letters: Counter[str]) -> tuple[str | None, dict[str, int]]:
    """Return the script of most letters and its letters; none where no known script has most."""
    for name, pattern in _SCRIPTS.items():
        found = {letter: n for letter, n in letters.items() if pattern.match(letter)}
        if found and sum(found.values()) > _MOST * letters.total():
            return name, found
    return None, {}


def _score(traits: _Traits, letters: dict[str, int], words: Counter[str]) -> float:
    """Return the evidence for a language a word: its function words and letters, less the letters it lacks."""
    if traits.common and sum(letters.values()) >= _FEW_WORDS and letters.keys().isdisjoint(traits.common):
        return 0
    alphabet = traits.alphabet + (_PLAIN if traits.script == "latin" else "")
    foreign = sum(n for letter, n in letters.items() if letter not in alphabet)
    evidence = sum(words[word] for word in traits.words) + sum(
        letters.get(letter, 0) for letter in traits.own
    )
    return (evidence - 2 * foreign) / max(1, words.total())
