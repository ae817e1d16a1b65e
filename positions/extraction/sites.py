"""An attribution in its sentence: its source and cue, and what surrounds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    ranges,
)
from positions.extraction.bridges import clause_start
from positions.extraction.marks import COMMAS, DASHES
from positions.extraction.tags import Tag
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View


@dataclass(frozen=True, slots=True)
class Site:
    """An attribution and what surrounds it in its sentence.

    Attributes:
        first: First token of source and cue.
        last: Past the last of them.
        before: Past the last token of what precedes the attribution and its comma.
        end: Past the sentence's last token, its full stop left out.
        start: Where content behind the cue would begin.
        strong: Whether a complementizer, colon or opening mark says that content begins there.
        inverted: Whether the source follows its cue.
    """

    view: View
    cue: Cue
    sources: tuple[Mention, ...]
    first: int
    last: int
    before: int
    end: int
    start: int
    strong: bool
    inverted: bool

    @property
    def declined(self) -> bool:
        """Tell whether this is a refusal to speak."""
        return self.cue.does == "refuse"

    @property
    def joined(self) -> bool:
        """Tell whether a comma or dash ties the attribution to words before it."""
        return (
            self.before > 0
            and self.view.norm(self.before) in COMMAS | DASHES
            and self.view.words_in(0, self.before) >= 1
        )

    @property
    def strong_that(self) -> bool:
        """Tell whether a complementizer says that content begins behind the cue."""
        return self.strong and self.view.ending(self.start, Tag.COMPLEMENTIZER) is not None

    def unit(self, first: int, last: int, content: tuple[tuple[int, int], ...], rule: str) -> Unit:
        """Return the unit of this site with a zone [first, last) and content."""
        return Unit(self.sources, self.cue, first, last, content, rule, declined=self.declined)

    def tail(self, *behind: tuple[int, int]) -> tuple[tuple[int, int], ...]:
        """Return the content before the attribution, and what goes on behind it."""
        return ranges((clause_start(self.view, self.before), self.before), *behind)
