"""Names that Vietnamese papers write by ear, syllable by syllable ("La-vrốp"), told by their English spelling."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

_BY_EAR = re.compile(r"[A-ZĐÀ-Ỹ]\w*(?:[-‑][a-zđà-ỹ]\w*)+")
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|ph|kh|gh|gi(?=[aeiou])|tr|ch|th|qu|[bcdđghklmnpqrstvx])*([aeiouy\u031b]*)(\w*)"
)
# What the ear keeps apart and spellings do not, made one: of the syllable's onset, its end, the English word.
_ONSETS = {
    "ngh": "n", "ng": "n", "nh": "n", "ph": "v", "kh": "k", "gh": "k", "gi": "i", "ch": "k", "th": "t", "qu": "kv",
    "x": "s", "d": "s", "đ": "t", "c": "k", "q": "k", "g": "k", "b": "v", "p": "v",
}  # fmt: skip
_ENDS = {"ng": "n", "nh": "n", "ch": "k", "p": "v", "c": "k"}
_SPELLED = (
    ("shch", "s"), ("sch", "s"), ("tch", "k"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("zh", "s"), ("ph", "v"),
    ("th", "t"), ("gh", "k"), ("ck", "k"), ("qu", "kv"), ("cz", "k"), ("sz", "s"), ("ts", "s"), ("x", "ks"),
    ("w", "v"), ("ou", "u"), ("y", "i"), ("j", "i"), ("f", "v"), ("p", "v"), ("b", "v"), ("z", "s"), ("c", "k"),
    ("q", "k"), ("d", "t"), ("g", "k"), ("e", "i"), ("o", "u"),
)  # fmt: skip


def by_ear(name: str) -> bool:
    """Tell whether a word is written in Vietnamese syllables joined by hyphens."""
    return _BY_EAR.fullmatch(name) is not None


def alike(heard: str, spelled: str) -> float:
    """Return how much a name written by ear sounds like one in English spelling, 0 to 100."""
    return fuzz.ratio(_heard(heard), _spelled(spelled))


def _heard(name: str) -> str:
    """Return the sounds of a name in Vietnamese syllables."""
    sounds = []
    for syllable in re.split(r"[-‑\s]+", unicodedata.normalize("NFD", name.lower())):
        plain = "".join(c for c in syllable if c == "\u031b" or not unicodedata.combining(c))
        match = _SYLLABLE.fullmatch(plain)
        if match is None:
            sounds.append(plain)
            continue
        onset, vowel, end = (part or "" for part in match.groups())
        # "ơ" only carries a consonant that Vietnamese cannot say by itself ("Van-xơ").
        vowel = "" if vowel == "o\u031b" and onset and not end else vowel.replace("\u031b", "")
        begin = plain[: match.end(1)] if onset else ""
        sounds.append(_onset(begin) + vowel + _ENDS.get(end, end))
    return _folded("".join(sounds))


def _onset(letters: str) -> str:
    """Return the sound of the consonants that open a syllable, foreign clusters among them ("Xtác")."""
    made, at = [], 0
    while at < len(letters):
        size = next((n for n in (3, 2, 1) if letters[at : at + n] in _ONSETS), 1)
        piece = letters[at : at + size]
        made.append(_ONSETS.get(piece, piece))
        at += size
    return "".join(made)


def _spelled(name: str) -> str:
    """Return the sounds of a name in English spelling."""
    marked = unicodedata.normalize("NFD", name.lower())
    word = "".join(c for c in marked if c.isalpha() and not unicodedata.combining(c))
    word = re.sub(r"c(?=[eiy])", "s", word)
    for letters, sound in _SPELLED:
        word = word.replace(letters, sound)
    return _folded(word)


def _folded(sounds: str) -> str:
    """Return sounds without the differences of vowels that spellings waver in, and without doubles."""
    return re.sub(r"(.)\1+", r"\1", sounds.replace("y", "i").replace("e", "i").replace("o", "u"))
