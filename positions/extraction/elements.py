"""Elements: the tagged stretches that a noun phrase is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from positions.extraction.tags import SOLID, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from positions.extraction.lexicon import Match
    from positions.extraction.tokens import Token
    from positions.languages.schema import Attribution

LIGHT = frozenset({Tag.ARTICLE, Tag.MODIFIER, Tag.PLURAL})
# An unknown capitalised word; the tag means something else outside of noun phrases.
CAPITAL = Tag.GUARD


@dataclass(slots=True)
class Element:
    """A tagged stretch inside a noun phrase; several tags may share it."""

    first: int
    last: int
    tags: dict[Tag, str]

    def has(self, *tags: Tag) -> bool:
        """Tell whether one of the tags is borne."""
        return not self.tags.keys().isdisjoint(tags)


def borne(elements: Sequence[Element]) -> dict[Tag, str]:
    """Return the tags that elements bear, each with what the first of them stands for."""
    if len(elements) == 1:
        return elements[0].tags
    found: dict[Tag, str] = {}
    for element in reversed(elements):
        found.update(element.tags)
    return found


def name_start(elements: Sequence[Element]) -> int:
    """Return where the unknown capitalised words at the end of a phrase begin; its length where it ends otherwise."""
    start = len(elements)
    while start and elements[start - 1].has(CAPITAL):
        start -= 1
    return start


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

    def described(self, at: int, elements: list[Element]) -> list[Element] | None:
        """Return what joins an office to a name behind a long description, or None."""

    def comma(self, at: int, elements: list[Element]) -> bool:
        """Tell whether a comma or dash stands between an office and the name of who holds it."""


def syllable_of_name(phrases: Phrases, at: int, least: int = 1) -> bool:
    """Tell whether a word that is also something else ends a name here ("Đạt" behind "Trần Minh").

    Args:
        phrases: The sentence.
        at: The word.
        least: How many capitalised words that no list knows stand right before it.
    """
    if not phrases.pack.isolating or at < least or not phrases.tokens[at].capital:
        return False
    if any(m.tag in SOLID and m.tag is not Tag.COUNTRY for m in phrases.starts.get(at, ())):
        return False
    before = range(at - least, at)
    return all(phrases.tokens[p].capital and not phrases.starts.get(p) for p in before)
