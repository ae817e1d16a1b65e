"""What heads a noun phrase behind a case suffix: a noun of office or house, an official without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.patterns import compiled, suffixed
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.elements import Phrases

# Titles that many hold, so that their holder need not be named.
_UNNAMED = ("official", "adviser", "aide", "lawmaker", "analyst", "spokesperson")


def head_next(phrases: Phrases, at: int, tags: tuple[Tag, ...]) -> bool:
    """Tell whether a noun that can head the phrase follows, behind modifiers and countries."""
    for _ in range(5):
        element = phrases.element(at)
        if element is None:
            return False
        if element.has(*tags):
            return not (element.has(Tag.FELLOW) and declined(phrases, element.last - 1))
        if not element.has(Tag.MODIFIER, Tag.ARTICLE, Tag.COUNTRY):
            return False
        at = element.last
        if at < len(phrases.tokens) and suffixed(phrases.pack, phrases.tokens[at].norm, "joining"):
            at += 1
    return False


def official_next(phrases: Phrases, at: int) -> bool:
    """Tell whether an unnamed official follows ("Beyaz Saray'dan bir yetkili")."""
    while (element := phrases.element(at)) is not None:
        if element.has(Tag.ANONYMOUS) or element.tags.get(Tag.TITLE) in _UNNAMED:
            return True
        if element.has(Tag.GROUP):
            return element.tags[Tag.GROUP] == "officials"
        if not element.has(Tag.MODIFIER, Tag.ARTICLE):
            return False
        at = element.last
    return False


def declined(phrases: Phrases, at: int) -> bool:
    """Tell whether a common noun stands in a case other than the nominative."""
    return compiled(phrases.pack.oblique).search(phrases.tokens[at].norm) is not None
