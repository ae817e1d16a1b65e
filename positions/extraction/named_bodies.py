"""Bodies that no list knows, told by the noun that ends their name ("Sinop Valiliği")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.elements import CAPITAL
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.patterns import compiled
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.elements import Element
    from positions.extraction.tokens import Token
    from positions.languages.schema import Attribution

_PARTS = (CAPITAL, Tag.COUNTRY, Tag.ARTICLE)


def named_body(
    text: str, tokens: Sequence[Token], elements: Sequence[Element], pack: Attribution
) -> Mention | None:
    """Return the mention of a body whose name ends with the noun of one, or None.

    A body of the state at large ("valiliği") is one of the outlet's own.
    """
    last = elements[-1]
    head = tokens[last.last - 1].norm
    if not last.has(CAPITAL) or not compiled(pack.suffixes.get("body", "$^")).search(head):
        return None
    start = len(elements) - 1
    while start and elements[start - 1].has(*_PARTS) and elements[start - 1].last == elements[start].first:
        start -= 1
    parts = elements[start:]
    while parts and parts[0].has(Tag.ARTICLE):
        parts = parts[1:]
    if len(parts) < 2 or any(e.has(Tag.PERSON, Tag.TITLE) for e in elements):
        return None
    name = text[tokens[parts[0].first].start : tokens[last.last - 1].end]
    states = tuple(dict.fromkeys(e.tags[Tag.COUNTRY] for e in elements if e.has(Tag.COUNTRY)))
    local = compiled(pack.suffixes.get("local", "$^")).search(head) is not None
    countries = states or ((pack.home,) if local and pack.home else ())
    return Mention(
        MentionKind.PLAIN, parts[0].first, last.last, value="body", name=name, countries=countries[-1:]
    )
