"""Elements: the tagged stretches that a noun phrase is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from positions.extraction.lexicon import Match, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from positions.extraction.tokens import Token
    from positions.languages.schema import Attribution

LIGHT = frozenset({Tag.ARTICLE, Tag.MODIFIER, Tag.PLURAL})
# An unknown capitalised word; the tag means something else outside of noun phrases.
CAPITAL = Tag.GUARD


@dataclass(frozen=True, slots=True)
class Element:
    """A tagged stretch inside a noun phrase; several tags may share it."""

    first: int
    last: int
    tags: dict[Tag, str]

    def has(self, *tags: Tag) -> bool:
        """Tell whether one of the tags is borne."""
        return any(tag in self.tags for tag in tags)


class Phrases(Protocol):
    """What reads the elements of one sentence."""

    tokens: Sequence[Token]
    pack: Attribution
    starts: dict[int, list[Match]]
    barred: AbstractSet[int]

    def element(self, at: int) -> Element | None:
        """Return the nominal element that begins at a token; None behind the last one."""

    def surface(self, element: Element) -> str:
        """Return the words of an element as they stand in the text."""

    def oblique(self, element: Element) -> bool:
        """Tell whether a name's ending bars it from being a subject."""
