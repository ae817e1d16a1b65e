"""An attribution found in a sentence: its sources, its cue, its zone, its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.mentions import Mention


@dataclass(frozen=True, slots=True)
class Unit:
    """An attribution found in a sentence.

    Attributes:
        sources: The mentions that speak; empty where the source must come from the discourse.
        cue: Tokens of the cue.
        first: First token of the attribution zone (source, cue, adverbials).
        last: Past its last token.
        content: Token ranges of the content; empty where it stands in other sentences.
        rule: Name of the frame.
        declined: Whether it is a refusal to speak.
        via: The outer source.
        backward: Whether the content is the sentence before.
    """

    sources: tuple[Mention, ...]
    cue: Cue
    first: int
    last: int
    content: tuple[tuple[int, int], ...]
    rule: str
    declined: bool = False
    via: Mention | None = None
    backward: bool = False

    def touches(self, other: Unit) -> bool:
        """Tell whether two attributions share words."""
        mine = ((self.first, self.last), *self.content)
        spans = ((other.first, other.last), *other.content)
        return any(a < d and c < b for a, b in mine for c, d in spans)
