"""Issues and stances of a statement: the packs' word lists first, the classifier where they are silent or unsure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.classifier import classifier
from positions.extraction.issues import positions_of
from positions.model import Position, Stance

if TYPE_CHECKING:
    from positions.extraction.classifier import Guess
    from positions.extraction.issues import Content

# Chosen on labelled statements that trained nothing. Below the first chance the classifier adds no issue, below the
# second it takes one away. It overrules a stance that the lists hold no surer than the third where it is surer
# than the fourth, or than the fifth where the words state a condition.
_ADDS = 0.7
_DROPS = 0.04
_UNSURE = 0.75
_SURE = 0.6
_SURER = 0.7


def codings_of(content: Content, *, anonymous: bool = False) -> tuple[Position, ...]:
    """Return what a statement says on the issues, in the codebook's order.

    Args:
        content: The statement's words and what is known of it.
        anonymous: Whether unnamed sources of no side speak: they tell of others' positions and take none.
    """
    listed = {position.issue: position for position in positions_of(content)}
    text = " ".join(span.of(content.text) for span in content.spans)
    found = (_coding(listed.get(guess.issue), guess, content) for guess in classifier().guesses(text))
    positions = (position for position in found if position is not None)
    return tuple(_neutral(position) if anonymous else position for position in positions)


def _neutral(position: Position) -> Position:
    """Return the position without a stance of its own."""
    return replace(position, stance=Stance.NEUTRAL, condition=None)


def _coding(listed: Position | None, guess: Guess, content: Content) -> Position | None:
    """Return the position on one issue from what the word lists and the classifier say, or None."""
    if listed is None:
        if guess.chance < _ADDS:
            return None
        stance = Stance.NEUTRAL if content.declined else guess.stance
        return Position(
            guess.issue, stance, evidence=content.spans, confidence=round(guess.chance * guess.sure, 2)
        )
    if guess.chance < _DROPS:
        return None
    partly = listed.stance is Stance.CONDITIONAL and listed.condition is None
    surer = 1.0 if partly else _SURER if listed.condition is not None else _SURE
    if (
        content.declined
        or listed.confidence > _UNSURE
        or guess.sure <= surer
        or guess.stance is listed.stance
    ):
        return listed
    return Position(
        listed.issue,
        guess.stance,
        plan=listed.plan,
        evidence=listed.evidence,
        confidence=round(guess.chance * guess.sure, 2),
    )
