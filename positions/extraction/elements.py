"""Elements: the tagged stretches that a noun phrase is made of."""

from __future__ import annotations

from dataclasses import dataclass

from positions.extraction.lexicon import Tag

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
