"""What the word lists and the classifier say of one issue in a statement, as numbers for the arbiter."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.extraction.issues import elsewhere
from positions.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from positions.extraction.classifier import Guess
    from positions.extraction.issues import Reading
    from positions.model import Position

_KINDS = ("yes", "no", "maybe", "open", "topics")
_OPERATORS = ("negation", "condition", "accept", "reject", "open", "decline", "part", "anaphor", "contrast")
_STANCES = tuple(Stance)
_FLOOR = 1e-4
# Lengths in words by which statements differ: a short answer, a clause, several sentences.
_LENGTHS = (6, 12, 30)

# Where each group of numbers begins: the guess, hits, position of the word lists, positions on other issues, the whole
# statement, what stands before it, the whole statement again for issues near and for those with hits, the issues.
_HITS = 4 + len(_STANCES)
_LISTED = _HITS + 1 + 2 * len(_KINDS) + 2 + len(_STANCES) + 2
_OTHERS = _LISTED + 1 + 2 * len(_STANCES) + 1
_ABOUT = _OTHERS + 1
_NEAR = _ABOUT + len(_OPERATORS) + 1 + len(_LENGTHS)
_ABOUT_NEAR = _NEAR + 2
_ABOUT_HITS = _ABOUT_NEAR + _NEAR - _ABOUT
_ISSUES = _ABOUT_HITS + _NEAR - _ABOUT


@dataclass(slots=True)
class Evidence:
    """One issue in one statement: what speaks for it, as numbers in a fixed order.

    Attributes:
        listed: The position of the word lists, None where they see none.
        numbers: The numbers by their places, in order; most of them are zero and left out.
        length: How many there are.
        guarded: Whether the word lists see words of the issue in another sense only ("neither a vote nor a veto").
    """

    issue: str
    listed: Position | None
    numbers: dict[int, float]
    length: int
    guarded: bool = False

    @property
    def row(self) -> list[float]:
        """Return all numbers."""
        return [self.numbers.get(place, 0.0) for place in range(self.length)]


def evidence(guesses: Sequence[Guess], reading: Reading | None, length: int) -> tuple[Evidence, ...]:
    """Return the evidence on every issue that the classifier knows.

    Args:
        guesses: Of the classifier, one an issue.
        reading: Of the word lists; None without any.
        length: Of the statement, in words.
    """
    listed = {position.issue: position for position in reading.positions} if reading else {}
    about = [place for place, told in enumerate(_about(reading, length)) if told]
    best, second, *_ = *sorted((guess.score for guess in guesses), reverse=True), 0.0, 0.0
    size = len(guesses)
    found = []
    for at, guess in enumerate(guesses):
        own = listed.get(guess.issue)
        numbers = dict(enumerate(_guessed(guess, second if guess.score == best else best)))
        hit = reading is not None and _note_hits(numbers, guess.issue, reading)
        if own is not None:
            _note(numbers, _LISTED, _position(own))
        if others := len(listed) - (own is not None):
            numbers[_OTHERS] = float(others)
        _note_about(numbers, _ABOUT, about)
        if reading is not None and guess.issue in reading.before:
            numbers[_NEAR] = 1.0
            if not hit:
                numbers[_NEAR + 1] = 1.0
            _note_about(numbers, _ABOUT_NEAR, about)
        if hit:
            _note_about(numbers, _ABOUT_HITS, about)
        numbers[_ISSUES + at] = 1.0
        numbers[_ISSUES + size + at] = guess.score
        if own is not None:
            numbers[_ISSUES + 2 * size + at] = 1.0
        guarded = reading is not None and guess.issue in reading.found.guarded
        found.append(Evidence(guess.issue, own, numbers, _ISSUES + 3 * size, guarded))
    return tuple(found)


def _note(numbers: dict[int, float], first: int, more: Iterable[float]) -> None:
    """Take up numbers from a place on."""
    numbers.update({place: number for place, number in enumerate(more, first) if number})


def _note_about(numbers: dict[int, float], first: int, about: Iterable[int]) -> None:
    """Take up what is known of the whole statement."""
    for place in about:
        numbers[first + place] = 1.0


def _guessed(guess: Guess, rival: float) -> tuple[float, ...]:
    """Return what the classifier says of an issue and of the likeliest other one."""
    score = guess.score
    return score, max(score, 0.0), rival, score - rival, *[math.log(share + _FLOOR) for share in guess.shares]


def _note_hits(numbers: dict[int, float], issue: str, reading: Reading) -> bool:
    """Note whether there are hits, how many of each kind, and what they vote for; tell whether there are."""
    votes, hints = reading.votes.get(issue, ()), len(reading.found.hints.get(issue, ()))
    hinted = (float(hints > 0), float(hints > 1))
    if not votes:
        _note(numbers, _HITS + 1 + 2 * len(_KINDS), hinted)
        return False
    kinds = [vote.hit.kind for vote in votes]
    stances = {vote.stance for vote in votes}
    _note(
        numbers,
        _HITS,
        (
            1.0,
            *[float(min(kinds.count(kind), 3)) for kind in _KINDS],
            *[float(kind in kinds) for kind in _KINDS],
            *hinted,
            *[float(stance in stances) for stance in _STANCES],
            float(any(vote.conditions for vote in votes)),
            float(any(vote.required for vote in votes)),
        ),
    )
    return True


def _position(own: Position) -> tuple[float, ...]:
    """Return the stance of the word lists, plain and weighed."""
    return (
        1.0,
        *[float(own.stance is stance) for stance in _STANCES],
        *[own.confidence if own.stance is stance else 0.0 for stance in _STANCES],
        float(own.condition is not None),
    )


def _about(reading: Reading | None, length: int) -> tuple[bool, ...]:
    """Return what is known of the whole statement: its operators, its length, whether it is about another war."""
    operators = reading.found.operators if reading else {}
    short, clause, long = _LENGTHS
    return (
        *[bool(operators.get(name)) for name in _OPERATORS],
        reading is not None and elsewhere(reading.found),
        length < short,
        length < clause,
        length > long,
    )
