"""Who sits at the table: which two "both sides" means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.cast import ALLIANCES
from positions.extraction.mentions import MentionKind
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.cast import Cast
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View
    from positions.model import Speaker

_ENVOYS = ("delegation", "government", "officials")


def note_table(cast: Cast, view: View) -> None:
    """Note which two countries sit at the table, where a sentence names their delegations."""
    codes: list[str] = []
    for mention in view.mentions:
        body = cast.body(mention.value)
        envoys = mention.kind is MentionKind.ANONYMOUS and mention.plural
        delegation = envoys or (mention.kind is MentionKind.GROUP and mention.value in _ENVOYS)
        if delegation or (body is not None and body.kind == "delegation"):
            codes += mention.countries or ((body.country,) if body and body.country else ())
        elif codes and mention.kind is MentionKind.COUNTRY and view.ending(mention.first, Tag.AND):
            codes.append(mention.value)
    if len(set(codes)) == 2:
        cast.pair = tuple(dict.fromkeys(codes))


def sides(cast: Cast, speakers: tuple[Speaker, ...]) -> tuple[str, ...]:
    """Return the two countries that "both sides" means when these speak: theirs and the other at the table."""
    own = speakers[0].country if speakers else None
    if own in cast.pair or (own is None and cast.pair):
        return cast.pair
    other = next((c for c in reversed(cast.countries) if c != own and c not in ALLIANCES), None)
    return (own, other) if own and other else ()


def both(cast: Cast, mention: Mention) -> tuple[Speaker, ...]:
    """Return the two that "both sides" or "the two presidents" means: the last two that differ."""
    if len(cast.last) > 1 and cast.spoke_within(4):
        return cast.last
    if len(mention.countries) == 1:
        return (cast.registry.unnamed(mention.countries[0]),)
    if mention.title and not mention.countries:
        met = [seen.speaker for seen in cast.met() if cast.bears(seen, mention.title)]
        return tuple(reversed(met[:2])) if len(met) >= 2 else ()
    last_two = tuple(c for c in cast.countries if c not in ALLIANCES)[-2:]
    states = mention.countries or (last_two if len(last_two) == 2 else ())
    return tuple(cast.registry.body("delegation", code) for code in states)
