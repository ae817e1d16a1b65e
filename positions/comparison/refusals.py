"""Whether a speaker declined to answer: neutral in the codebook's scale, and yet no neutral position."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from positions.folding import fold
from positions.languages import attribution, supported
from positions.languages.harmony import cue_forms
from positions.languages.paradigms import paradigm_forms
from positions.model import Stance

if TYPE_CHECKING:
    from positions.model import Record


def declines(record: Record, stance: Stance | None) -> bool:
    """Tell whether a statement with that stance refuses to answer, by the words of its language for refusing."""
    if stance is not Stance.NEUTRAL:
        return False
    words = _refusals(record.language)
    said = " ".join((*record.cue, *record.content))
    return words is not None and words.search(fold(said)) is not None


@cache
def _refusals(language: str) -> re.Pattern[str] | None:
    if language not in supported():
        return None
    pack = attribution(language)
    forms = (form for form, does in (*cue_forms(pack), *paradigm_forms(pack)) if does == "refuse")
    phrases = (*pack.cues.refuse, *forms)
    # A star stands for any ending, in the middle of a phrase too.
    ways = sorted(
        (re.escape(fold(phrase)).replace(r"\*", r"\w*") for phrase in phrases), key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)") if ways else None
