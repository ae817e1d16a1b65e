"""Joint lines: words that one side reports but that both sides say ("both sides stressed …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.codebook import Codebook
    from positions.extraction.lexicon import Lexicon
    from positions.extraction.tokens import Token
    from positions.model import Span

# Tokens of a content among which the verb begins.
_REACH = 8


def joint_parties(
    text: str, span: Span, lexicon: Lexicon, codebook: Codebook, context: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the two parties on whose joint behalf a content speaks, or ().

    It speaks for both where it opens with a pair of sides and a verb of agreeing or stressing follows at once.

    Args:
        text: The document's text.
        span: The first piece of the content.
        lexicon: The language's lexicon; its verbs are `cues.agree`.
        codebook: Countries and parties.
        context: The two countries that "both sides" would mean.
    """
    tokens = lexicon.tokens(text, span.start, min(span.end, span.start + 160))
    agreeing = {place for place in range(min(_REACH, len(tokens))) if _agrees(tokens, place, lexicon)}
    if not agreeing:
        return ()
    matches = lexicon.match(tokens)
    starts: dict[int, list[tuple[int, Tag, str]]] = {}
    for match in matches:
        starts.setdefault(match.first, []).append((match.last, match.tag, match.value))
    place, pair = 0, False
    sides: list[str] = []
    while place < len(tokens) and place < _REACH:
        here = starts.get(place, [])
        both = [last for last, tag, value in here if tag is Tag.BOTH and value == "side"]
        country = [(last, value) for last, tag, value in here if tag is Tag.COUNTRY]
        light = [
            last for last, tag, _ in here if tag in (Tag.AND, Tag.ARTICLE, Tag.ADVERB, Tag.GROUP, Tag.OF)
        ]
        if place in agreeing and (pair or len(sides) == 2):
            break
        if both:
            pair, place = True, max(both)
        elif country:
            sides.append(country[0][1])
            place = country[0][0]
        elif light or not tokens[place].word:
            place = max([place + 1, *light])
        else:
            return ()
    else:
        return ()
    codes = sides if len(sides) == 2 else list(context)
    parties = tuple(dict.fromkeys(p for p in (codebook.party_of(c) for c in codes) if p))
    return (
        tuple(sorted(parties, key=list(codebook.parties).index))
        if len(parties) == 2 and all(p in codebook.parties for p in parties)
        else ()
    )


def _agrees(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb of agreeing stands at a place."""
    cues = lexicon.agreeing.get(tokens[place].norm, ())
    return any(tuple(token.norm for token in tokens[place : place + len(cue)]) == cue for cue in cues)
