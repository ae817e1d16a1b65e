"""How positions went: what was said day by day or by period, the stands that were held, and the turns between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from positions.model import ShiftKind, Stance
from positions.periods import period_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from positions.periods import By


class Word(NamedTuple):
    """A voice's last word of a day on an issue, by a named source.

    Attributes:
        decided_by: Id of the statement.
        acts: How many acts of saying were told for the first time that day.
        support: By how many the acts of saying with that stance became more; likewise the other three.
    """

    voice: str
    issue: str
    said_on: date
    stance: Stance
    decided_by: str
    acts: int
    support: int
    conditional: int
    neutral: int
    oppose: int

    @property
    def spread(self) -> tuple[int, int, int, int]:
        """Return the figures of the stances, from support to oppose."""
        return self[6:]


@dataclass(frozen=True, slots=True)
class Step:
    """What a voice said on an issue in a period, and where it then stood.

    Attributes:
        first: First day of the period.
        last: Last day of the period.
        word: The last word of the period.
        acts: How many acts of saying were told for the first time in it.
        spread: Of how many acts each stance is, from support to oppose; a report that reads an act told earlier in
            another way counts as one more.
        change: What became of the stance since the step before; None where it is the same, or there is none before.
    """

    first: date
    last: date
    word: Word
    acts: int
    spread: tuple[int, ...]
    change: ShiftKind | None


class Said(NamedTuple):
    """What is cited of a voice's last word of a day on an issue: the first fields of a `Word`."""

    voice: str
    issue: str
    said_on: date
    stance: Stance
    decided_by: str


class Stand(NamedTuple):
    """A stance held from one last word to another, without one of another stance between them.

    Attributes:
        evidence: Number of acts of saying with that stance in that time; at least 1.
    """

    stance: Stance
    first: Word | Said
    last: Word | Said
    evidence: int


class Turn(NamedTuple):
    """A change from one stand to the next."""

    kind: ShiftKind
    before: Stand
    after: Stand


def steps(words: Iterable[Word], by: By | None = None) -> Iterator[Step]:
    """Yield the steps of each voice on each issue.

    Args:
        words: By voice, issue and day.
        by: The length of a period; None for single days.
    """
    for _, cell in groupby(words, key=_cell):
        before: Stance | None = None
        for (first, last), told in groupby(cell, key=lambda word: _period(word.said_on, by)):
            some = list(told)
            word = some[-1]
            change = None if before in (None, word.stance) else kind_of(before, word.stance)
            spread = tuple(
                max(sum(figures), 0) for figures in zip(*(each.spread for each in some), strict=True)
            )
            yield Step(first, last, word, sum(each.acts for each in some), spread, change)
            before = word.stance


def turns(words: Iterable[Word], evidence: int = 1) -> Iterator[Turn]:
    """Yield every change of a voice's stand on an issue, oldest first within it.

    Within a day the last word counts. A stance that is new to the voice must rest on as much evidence as asked for before
    another one takes its place; else it is passed over, as if it had not been said, and the stand before it goes on.

    Args:
        words: By voice, issue and day.
        evidence: How many acts of saying a stand must rest on.
    """
    return turned(
        (stand for _, cell in groupby(words, key=_cell) for stand in _joined(map(_alone, cell))), evidence
    )


def turned(stands: Iterable[Stand], evidence: int = 1) -> Iterator[Turn]:
    """Yield the turns between stands, as `turns` does.

    Args:
        stands: What was held, however little it rests on, by voice and issue, from the oldest to the newest.
        evidence: How many acts of saying a stand must rest on.
    """
    for _, cell in groupby(stands, key=lambda stand: _cell(stand.first)):
        kept: list[Stand] = []
        for stand in cell:
            if kept and kept[-1].stance is stand.stance:
                kept[-1:] = _joined([kept[-1], stand])
            elif stand.evidence >= evidence:
                kept.append(stand)
        for before, after in pairwise(kept):
            yield Turn(kind_of(before.stance, after.stance), before, after)


def kind_of(before: Stance, after: Stance) -> ShiftKind:
    """Name the change from one stance to another, different one."""
    if before.score * after.score < 0:
        return ShiftKind.REVERSAL
    return ShiftKind.SOFTENING if abs(after.score) < abs(before.score) else ShiftKind.HARDENING


def _alone(word: Word) -> Stand:
    return Stand(word.stance, word, word, max(word.spread[_PLACES[word.stance]], 0))


def _joined(stands: Iterable[Stand]) -> Iterator[Stand]:
    """Join neighbours of one stance."""
    for stance, some in groupby(stands, key=lambda stand: stand.stance):
        run = list(some)
        yield Stand(stance, run[0].first, run[-1].last, max(sum(stand.evidence for stand in run), 1))


def _cell(word: Word | Said) -> tuple[str, str]:
    return word[:2]


def _period(day: date, by: By | None) -> tuple[date, date]:
    return (day, day) if by is None else period_of(day, by)


_PLACES = {stance: place for place, stance in enumerate(Stance)}
