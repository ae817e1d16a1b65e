"""Issues and stances of a statement: word lists and classifier give evidence, the arbiter decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.arbiter import arbiter
from positions.extraction.classifier import classifier
from positions.extraction.evidence import evidence
from positions.extraction.issue_words import issue_words
from positions.extraction.issues import reading_of
from positions.model import Position, Stance

if TYPE_CHECKING:
    from positions.extraction.arbiter import Judgement
    from positions.extraction.evidence import Evidence
    from positions.extraction.issues import Content

_STANCES = tuple(Stance)
# How much the word lists' own confidence in a stance adds to the arbiter's share of it: the arbiter learned on plainer
# sentences than reports hold. Chosen on labelled reports that trained nothing.
_LISTED = 0.5
# From which chance an issue counts that no word list sees: what the classifier alone finds is wrong more often.
_ALONE = 0.6
# Chances are too sure of themselves on unseen reports; squared, they came nearest to how often positions were right on
# labelled reports that trained nothing.
_TEMPER = 2


def codings_of(content: Content, *, anonymous: bool = False) -> tuple[Position, ...]:
    """Return what a statement says on the issues, in the codebook's order.

    Args:
        content: The statement's words and what is known of it.
        anonymous: Whether unnamed sources of no side speak: they tell of others' positions and take none.
    """
    words = issue_words(content.language)
    positions = _judged(content) if words is None or words.classified else _listed(content)
    return tuple(_neutral(position) if anonymous else position for position in positions)


def _judged(content: Content) -> tuple[Position, ...]:
    """Return the positions that the arbiter finds likely enough."""
    judges = arbiter()
    # Most issues are not taken up: their stances need no judging.
    taken = (
        told
        for told in evidence_of(content)
        if not told.guarded and judges.chance(told.numbers) >= (judges.least if told.listed else _ALONE)
    )
    return tuple(_position(told, judges.judge(told.numbers), content) for told in taken)


def _listed(content: Content) -> tuple[Position, ...]:
    """Return the positions of the word lists alone, for a language that the classifier has not learnt."""
    reading = reading_of(content)
    return reading.positions if reading else ()


def evidence_of(content: Content) -> tuple[Evidence, ...]:
    """Return what speaks for each issue; nothing for a statement without words."""
    text = " ".join(span.of(content.text) for span in content.spans)
    guesses = tuple(classifier().guesses(text))
    return evidence(guesses, reading_of(content), len(text.split())) if guesses else ()


def _position(told: Evidence, judgement: Judgement, content: Content) -> Position:
    """Return the position; the words of the lists are its evidence, else the whole content is."""
    listed = told.listed
    added = [_LISTED * listed.confidence * (listed.stance is s) if listed else 0.0 for s in _STANCES]
    sums = [share + more for share, more in zip(judgement.shares, added, strict=True)]
    best = sums.index(max(sums))
    stance = _STANCES[best]
    if content.declined:
        stance = Stance.NEUTRAL
    sure = 1.0 if content.declined else judgement.shares[best]
    conditional = stance is Stance.CONDITIONAL and listed is not None
    return Position(
        told.issue,
        stance,
        plan=listed.plan if listed else None,
        evidence=listed.evidence if listed and listed.evidence else content.spans,
        condition=listed.condition if listed and conditional else None,
        confidence=round((judgement.chance * sure) ** _TEMPER, 2),
    )


def _neutral(position: Position) -> Position:
    """Return the position without a stance of its own."""
    return replace(position, stance=Stance.NEUTRAL, condition=None)
