"""The frames that read a sentence: those of the word order of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.clauses import clause_units
from positions.extraction.cues import Cue
from positions.extraction.subjects import subject
from positions.extraction.verb_final import verb_final_units
from positions.extraction.verb_final_subjects import nominative, subject_of

if TYPE_CHECKING:
    from positions.extraction.lexicon import Match
    from positions.extraction.mentions import Mention
    from positions.extraction.units import Unit
    from positions.extraction.views import View


def sentence_units(view: View) -> list[Unit]:
    """Return the attributions of a sentence by the frames of its language's word order."""
    return verb_final_units(view) if view.pack.order == "sov" else clause_units(view)


def publisher(view: View, predicate: Match) -> tuple[Mention, ...]:
    """Return who publishes a document by a predicate that says so ("A and B issued a joint statement"); () for nobody."""
    if view.pack.order == "sov":
        return subject_of(view, 0, predicate.first)
    return subject(view, Cue(predicate.first, predicate.last, "say"), 0)


def may_speak(view: View, mention: Mention) -> bool:
    """Tell whether a mention can be a subject in the word order of its language."""
    return nominative(view, mention) if view.pack.order == "sov" else not mention.governed
