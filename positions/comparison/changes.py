"""How a party's position changed: its utterances in order, and its shifts with both statements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from positions.comparison.order import newest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from positions.model import Record, Stance


class ShiftKind(StrEnum):
    """What became of a stance.

    A `reversal` crosses from yes or conditional to no, or back; `softening` comes nearer to neutral, `hardening`
    goes away from it, whichever side the party is on.
    """

    REVERSAL = "reversal"
    SOFTENING = "softening"
    HARDENING = "hardening"


@dataclass(frozen=True, slots=True)
class Step:
    """One act of saying in a timeline.

    Attributes:
        record: Its newest report.
        stance: The stance of that report.
        witnesses: Number of reports.
        change: Score minus that of the step before; None for the first step.
    """

    record: Record
    stance: Stance
    witnesses: int
    change: float | None


@dataclass(frozen=True, slots=True)
class Shift:
    """A change between two successive utterances of a party on an issue, with both statements."""

    party: str
    issue: str
    kind: ShiftKind
    before: Record
    after: Record


def timeline(records: Iterable[Record], party: str, issue: str) -> tuple[Step, ...]:
    """Return a party's utterances on an issue, oldest first; unnamed sources are left out."""
    reports: dict[str, list[Record]] = {}
    for record in newest_first(records):
        if party in record.parties and not record.anonymous and record.stance_on(issue):
            reports.setdefault(record.utterance, []).append(record)
    steps: list[Step] = []
    for told in reversed(reports.values()):
        stance = told[0].stance_on(issue)
        assert stance is not None
        change = stance.score - steps[-1].stance.score if steps else None
        steps.append(Step(told[0], stance, len(told), change))
    return tuple(steps)


def shifts(records: Iterable[Record], parties: Sequence[str], issues: Sequence[str]) -> tuple[Shift, ...]:
    """Return every change of stance, party by party, issue by issue, oldest first."""
    kept = tuple(records)
    return tuple(
        Shift(party, issue, kind_of(before.stance, after.stance), before.record, after.record)
        for party in parties
        for issue in issues
        for before, after in pairwise(timeline(kept, party, issue))
        if before.stance != after.stance
    )


def kind_of(before: Stance, after: Stance) -> ShiftKind:
    """Name the change from one stance to another, different one."""
    if before.score * after.score < 0:
        return ShiftKind.REVERSAL
    return ShiftKind.SOFTENING if abs(after.score) < abs(before.score) else ShiftKind.HARDENING
