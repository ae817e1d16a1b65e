"""Bodies that no list knows, told by the noun that ends their name ("Sinop Valiliği"), and the noun alone ("Valilik")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.elements import CAPITAL
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.patterns import compiled
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.cast import Cast
    from positions.extraction.elements import Element
    from positions.extraction.tokens import Token
    from positions.extraction.views import View
    from positions.languages.schema import Attribution
    from positions.model import Speaker

_PARTS = (CAPITAL, Tag.COUNTRY, Tag.ARTICLE)
_NAMED = (MentionKind.INSTITUTION, MentionKind.PLAIN)
# So much of a noun is the same with and without the suffix of a compound ("valilik", "valiliği").
_STEM = 3


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


def note_body(cast: Cast, mention: Mention, view: View, found: tuple[Speaker, ...]) -> None:
    """Note a body that a sentence names, for the noun alone to take up."""
    if mention.kind in _NAMED and mention.value != "last" and found:
        cast.bodies[view.norm(mention.last - 1)] = found[0]


def taken_up(cast: Cast, mention: Mention, view: View) -> Speaker | None:
    """Return the body named last whose name ends with the noun of a mention, or None."""
    noun = view.norm(mention.last - 1)
    stem = noun[: max(_STEM, len(noun) - 1)]
    return next((body for head, body in reversed(cast.bodies.items()) if head.startswith(stem)), None)


def at_large(mention: Mention, view: View) -> Mention:
    """Return the mention of a body's bare noun as a body of that name; a governor's office is of the outlet's country."""
    name = view.text[view.start(mention.first) : view.end(mention.last)]
    local = compiled(view.pack.suffixes["local"]).search(view.norm(mention.last - 1)) is not None
    countries = mention.countries or ((view.pack.home,) if local else ())
    return replace(mention, kind=MentionKind.PLAIN, value="body", name=name, countries=countries)
