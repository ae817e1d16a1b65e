"""How a party's position changed, from its statements: its utterances in order, and its shifts with both statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.comparison.days import daily, reports_of, words
from positions.comparison.order import newest_first
from positions.comparison.stands import turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from positions.model import Record, ShiftKind, Stance


@dataclass(frozen=True, slots=True)
class Told:
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
    """A change between two successive stands of a party on an issue, with both statements.

    Attributes:
        before: The last word of the earlier stand.
        after: The last word of the first day of the later one.
    """

    party: str
    issue: str
    kind: ShiftKind
    before: Record
    after: Record


def timeline(records: Iterable[Record], party: str, issue: str) -> tuple[Told, ...]:
    """Return a party's utterances on an issue, oldest first; unnamed sources are left out."""
    reports: dict[str, list[Record]] = {}
    for record in newest_first(records):
        if party in record.parties and not record.anonymous and record.stance_on(issue):
            reports.setdefault(record.utterance, []).append(record)
    steps: list[Told] = []
    for told in reversed(reports.values()):
        stance = told[0].stance_on(issue)
        assert stance is not None
        change = stance.score - steps[-1].stance.score if steps else None
        steps.append(Told(told[0], stance, len(told), change))
    return tuple(steps)


def shifts(
    records: Iterable[Record], parties: Sequence[str], issues: Sequence[str], evidence: int = 1
) -> tuple[Shift, ...]:
    """Return every change of stance, party by party, issue by issue, oldest first; within a day the last word counts.

    Args:
        records: Statements; rejected ones must be filtered out before.
        parties: Keys of the parties.
        issues: Keys of the issues.
        evidence: How many acts of saying a stance must rest on.
    """
    kept = {record.id: record for record in records}
    found = [
        (turn.after.first.voice, turn.after.first.issue, turn)
        for turn in turns(words(daily(reports_of(kept.values()))), evidence)
    ]
    return tuple(
        Shift(party, issue, turn.kind, kept[turn.before.last.decided_by], kept[turn.after.first.decided_by])
        for party in parties
        for issue in issues
        for whose, what, turn in found
        if (whose, what) == (party, issue)
    )
