"""Verb forms of a language with vowel harmony: stems and endings of a pack, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.languages.schema import Attribution

_FOUR = dict(zip("aıoueiöü", "ııuuiiüü", strict=True))
_VOICELESS = frozenset("çfhkpsştT")
# Verbs of one syllable that take the high vowel in the aorist; all others of one syllable take the low one.
_HIGH_AORIST = frozenset(
    {"al", "bil", "bul", "dur", "gel", "gör", "kal", "ol", "öl", "san", "var", "ver", "vur"}
)
# Which forms attribute: the passive or the participle of a verb that carries a stance tells of an event.
_MADE = {
    "say": ("finite", "relative", "follow", "issued", "reported"),
    "weak": ("finite", "relative", "follow"),
    "stance": ("finite",),
    "relayed": ("reported",),
    "speech": ("speech", "words", "with"),
}


def conjugated(stem: str, ending: str) -> str:
    """Return a verb form.

    Args:
        stem: A stem, perhaps of several words; a last "T" is voiced before a vowel ("ifade eT").
        ending: Letters, and capitals that adapt: A (a, e), I (ı, i, u, ü), D (d, t), Y (y behind a vowel),
            S (s behind a vowel), P (the passive), R (the aorist), "-" (the stem's last vowel falls). A "*" stays as it is.

    Source: Turkish grammars on vowel harmony and consonant voicing.
    """
    word = stem
    for letter in ending:
        if letter == "-":
            word = word[:-1] if word[-1] in _FOUR else word
        elif letter == "Y":
            word += "y" if word[-1] in _FOUR else ""
        elif letter == "S":
            word += "s" if word[-1] in _FOUR else ""
        elif letter == "P":
            word = _passive(word)
        elif letter == "R":
            word = _aorist(word)
        elif letter == "D":
            word = word + ("t" if word[-1] in _VOICELESS else "d")
        elif letter in "AI":
            word = _voiced(word) + _vowel(word, letter)
        else:
            word += letter
    return word.replace("T", "t")


def cue_forms(pack: Attribution) -> Iterator[tuple[str, str]]:
    """Yield the forms of a pack's verb stems, each with what it does."""
    for does, stems in pack.verbs.items():
        for kind, endings in pack.endings.items():
            if kind not in _MADE[does]:
                continue
            for stem in stems:
                for ending in endings:
                    yield conjugated(stem, ending), does if kind == "finite" else kind


def _vowel(word: str, letter: str) -> str:
    """Return the vowel that harmonises with a word's last one."""
    last = next((c for c in reversed(word) if c in _FOUR), "e")
    return _FOUR[last] if letter == "I" else "a" if last in "aıou" else "e"


def _voiced(word: str) -> str:
    return word[:-1] + "d" if word.endswith("T") else word


def _passive(word: str) -> str:
    if word[-1] in _FOUR:
        return word + "n"
    return _voiced(word) + _vowel(word, "I") + ("n" if word.endswith("l") else "l")


def _aorist(word: str) -> str:
    last = word.rsplit(" ", 1)[-1]
    if word[-1] in _FOUR:
        return word + "r"
    single = sum(c in _FOUR for c in last) == 1 or last.endswith("T")
    low = single and last not in _HIGH_AORIST
    return _voiced(word) + _vowel(word, "A" if low else "I") + "r"
