"""Whether a speaker declined to answer: neutral in the codebook's scale, and yet no neutral position."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from positions.folding import fold
from positions.languages import attribution, supported
from positions.languages.paradigms import paradigm_forms
from positions.model import Stance

if TYPE_CHECKING:
    from positions.model import Record


def declines(record: Record, stance: Stance | None) -> bool:
    """Tell whether a statement with that stance refuses to answer, by the words of its language for refusing."""
    if stance is not Stance.NEUTRAL:
        return False
    said = fold(" ".join((*record.cue, *record.content)))
    # Of a thousand verb forms few stand in a text: one expression for all of them takes longer to compile than to do without.
    return any(
        _expression(phrase).search(said)
        for phrase in _refusals(record.language)
        if all(part in said for part in phrase.split("*"))
    )


@cache
def _expression(phrase: str) -> re.Pattern[str]:
    ending = re.escape(phrase).replace(r"\*", r"\w*")
    return re.compile(rf"(?<!\w){ending}(?!\w)")


@cache
def _refusals(language: str) -> tuple[str, ...]:
    """Return the words for refusing of a language, folded; a star stands for any ending, in the middle of a phrase too."""
    if language not in supported():
        return ()
    pack = attribution(language)
    forms = (form for form, does in paradigm_forms(pack) if does == "refuse")
    return tuple(dict.fromkeys(map(fold, (*pack.cues.refuse, *forms))))
