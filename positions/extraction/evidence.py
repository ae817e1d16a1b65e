"""What the word lists and the classifier say of one issue in a statement, as numbers for the arbiter."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.extraction.issues import elsewhere
from positions.model import Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from positions.extraction.classifier import Guess
    from positions.extraction.issues import Reading
    from positions.model import Position

_KINDS = ("yes", "no", "maybe", "open", "topics")
_OPERATORS = ("negation", "condition", "accept", "reject", "open", "decline", "part", "anaphor", "contrast")
_STANCES = tuple(Stance)
_NO_STANCES = (0.0,) * len(_STANCES)
_NO_KINDS = (0.0,) * (2 * len(_KINDS))
_FLOOR = 1e-4
# Lengths in words by which statements differ: a short answer, a clause, several sentences.
_LENGTHS = (6, 12, 30)


@dataclass(slots=True)
class Evidence:
    """One issue in one statement: what speaks for it, as numbers in a fixed order.

    Attributes:
        listed: The position of the word lists, None where they see none.
    """

    issue: str
    listed: Position | None
    numbers: tuple[float, ...]


def evidence(guesses: Sequence[Guess], reading: Reading | None, length: int) -> tuple[Evidence, ...]:
    """Return the evidence on every issue that the classifier knows.

    Args:
        guesses: Of the classifier, one an issue.
        reading: Of the word lists; None without any.
        length: Of the statement, in words.
    """
    listed = {position.issue: position for position in reading.positions} if reading else {}
    about = _about(reading, length)
    return tuple(
        Evidence(guess.issue, listed.get(guess.issue), _numbers(at, guesses, listed, reading, about))
        for at, guess in enumerate(guesses)
    )


def _numbers(
    at: int,
    guesses: Sequence[Guess],
    listed: Mapping[str, Position],
    reading: Reading | None,
    about: tuple[float, ...],
) -> tuple[float, ...]:
    guess = guesses[at]
    own = listed.get(guess.issue)
    rival = max([other.score for other in guesses if other is not guess], default=0.0)
    hits = _hits(guess.issue, reading)
    near = float(reading is not None and guess.issue in reading.before)
    nothing = (0.0,) * len(about)
    before, behind = (0.0,) * at, (0.0,) * (len(guesses) - at - 1)
    return (
        guess.score,
        max(guess.score, 0.0),
        rival,
        guess.score - rival,
        *[math.log(share + _FLOOR) for share in guess.shares],
        *hits,
        *_position(own),
        float(len(listed) - (own is not None)),
        *about,
        near,
        near * (1.0 - hits[0]),
        *(about if near else nothing),
        *(about if hits[0] else nothing),
        *(*before, 1.0, *behind),
        *(*before, guess.score, *behind),
        *(*before, 1.0 if own else 0.0, *behind),
    )


def _hits(issue: str, reading: Reading | None) -> tuple[float, ...]:
    """Return whether there are hits, how many of each kind, and what they vote for."""
    votes = reading.votes.get(issue, ()) if reading else ()
    hints = len(reading.found.hints.get(issue, ())) if reading else 0
    hinted = (float(hints > 0), float(hints > 1))
    if not votes:
        return (0.0, *_NO_KINDS, *hinted, *_NO_STANCES, 0.0, 0.0)
    kinds = [vote.hit.kind for vote in votes]
    stances = {vote.stance for vote in votes}
    return (
        1.0,
        *[float(min(kinds.count(kind), 3)) for kind in _KINDS],
        *[float(kind in kinds) for kind in _KINDS],
        *hinted,
        *[float(stance in stances) for stance in _STANCES],
        float(any(vote.conditions for vote in votes)),
        float(any(vote.required for vote in votes)),
    )


def _position(own: Position | None) -> tuple[float, ...]:
    """Return the stance of the word lists, plain and weighed."""
    if own is None:
        return (0.0, *_NO_STANCES, *_NO_STANCES, 0.0)
    return (
        1.0,
        *[float(own.stance is stance) for stance in _STANCES],
        *[own.confidence if own.stance is stance else 0.0 for stance in _STANCES],
        float(own.condition is not None),
    )


def _about(reading: Reading | None, length: int) -> tuple[float, ...]:
    """Return what is known of the whole statement: its operators, its length, whether it is about another war."""
    operators = reading.found.operators if reading else {}
    short, clause, long = _LENGTHS
    return (
        *(float(bool(operators.get(name))) for name in _OPERATORS),
        float(reading is not None and elsewhere(reading.found)),
        float(length < short),
        float(length < clause),
        float(length > long),
    )
