"""The noun of a body alone ("Valilik", "Banka"): it takes up the body of that noun that was named last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.patterns import compiled

if TYPE_CHECKING:
    from positions.extraction.cast import Cast
    from positions.extraction.views import View
    from positions.model import Speaker

_NAMED = (MentionKind.INSTITUTION, MentionKind.PLAIN)
# So much of a noun is the same with and without the suffix of a compound ("valilik", "valiliği").
_STEM = 3


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
