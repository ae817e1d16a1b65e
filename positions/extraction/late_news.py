"""English clauses of time that tell what was said as news: "… hours after X said the mill would close"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.plain_sources import speaks_plainly
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.views import View

_PERSONS = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.PRONOUN, MentionKind.ROLE)
# Words that the clause which was said has at least.
_CLAUSE = 5


def said_after(view: View, cue: Cue) -> tuple[Mention, ...]:
    """Return the person who says something in a clause with "after" behind the main clause; () for none."""
    speaks = cue.does == "say" and (speaks_plainly(view, cue) or view.norm(cue.first) == "told")
    if not view.pack.sources.houses or not speaks:
        return ()
    person = next((m for m in view.mentions if m.last == cue.first and m.kind in _PERSONS), None)
    if person is None or person.first < _CLAUSE or view.norm(person.first - 1) != "after":
        return ()
    if view.words_in(cue.last, len(view.tokens)) < _CLAUSE or view.tagged(cue.last, Tag.PREPOSITION):
        return ()
    return (replace(person, governed=False),)
