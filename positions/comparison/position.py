"""The position of a party on an issue: what decides it, and what else was said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from positions.comparison.order import newest_first
from positions.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from positions.model import Record

DISSENT_DAYS = 14


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a party stands on an issue, and on what that rests.

    The newest statement of a named source decides. Counts are of utterances: ten reports of one act of saying
    are one. A cell without a deciding statement is blank; that means that none is stored, not that none was made.

    Attributes:
        stance: Stance of the deciding statement; None where the cell is blank.
        score: Its score.
        utterances: Number of acts of saying by named sources.
        statements: Number of reports of them.
        reviewed: Number of those utterances of which a reviewer accepted a report.
        first_said_on: Day of the oldest.
        last_said_on: Day of the newest.
        decided_by: The deciding statement.
        others: The other statements of named sources, newest first.
        spread: Each stance that occurs with its number of utterances, from support to oppose; the newest report
            of an utterance tells its stance.
        dissent: Whether the deciding statement is contradicted by the latest word of another speaker of the party,
            said within the `DISSENT_DAYS` before it (one score above zero, the other below).
        anonymous: Number of utterances of unnamed sources; they are counted nowhere else.
        unnamed: Their statements, newest first.
    """

    party: str
    issue: str
    stance: Stance | None = None
    score: float | None = None
    utterances: int = 0
    statements: int = 0
    reviewed: int = 0
    first_said_on: date | None = None
    last_said_on: date | None = None
    decided_by: Record | None = None
    others: tuple[Record, ...] = ()
    spread: tuple[tuple[Stance, int], ...] = ()
    dissent: bool = False
    anonymous: int = 0
    unnamed: tuple[Record, ...] = ()


def cell(records: Iterable[Record], party: str, issue: str, as_of: date | None = None) -> Cell:
    """Return the position of a party on an issue.

    Args:
        records: Statements of any party on any issue; rejected ones must be filtered out before.
        party: Key of the party; a joint statement counts for each of its parties.
        issue: Key of the issue.
        as_of: The last day that counts; None for all.
    """
    about = newest_first(
        record
        for record in records
        if party in record.parties and record.stance_on(issue) and (as_of is None or record.said_on <= as_of)
    )
    unnamed = tuple(record for record in about if record.anonymous)
    anonymous = len({record.utterance for record in unnamed})
    named = [record for record in about if not record.anonymous]
    if not named:
        return Cell(party, issue, anonymous=anonymous, unnamed=unnamed)
    stance = named[0].stance_on(issue)
    return Cell(
        party,
        issue,
        stance=stance,
        score=stance.score if stance else None,
        utterances=len({record.utterance for record in named}),
        statements=len(named),
        reviewed=len({record.utterance for record in named if record.review == "accepted"}),
        first_said_on=named[-1].said_on,
        last_said_on=named[0].said_on,
        decided_by=named[0],
        others=tuple(named[1:]),
        spread=_spread(named, issue),
        dissent=_dissent(named, issue),
        anonymous=anonymous,
        unnamed=unnamed,
    )


def _spread(named: Sequence[Record], issue: str) -> tuple[tuple[Stance, int], ...]:
    """Count utterances by the stance of their newest report."""
    newest = {record.utterance: record.stance_on(issue) for record in reversed(named)}
    counts = Counter(newest.values())
    return tuple((stance, counts[stance]) for stance in Stance if counts[stance])


def _dissent(named: Sequence[Record], issue: str) -> bool:
    """Tell whether another speaker's latest word contradicts the newest statement."""
    decided_by = named[0]
    earliest = decided_by.said_on - timedelta(days=DISSENT_DAYS)
    seen = {speaker.key for speaker in decided_by.speakers}
    score = _score(decided_by, issue)
    for record in named[1:]:
        fresh = {speaker.key for speaker in record.speakers} - seen
        if fresh and record.said_on >= earliest and score * _score(record, issue) < 0:
            return True
        seen |= fresh
    return False


def _score(record: Record, issue: str) -> float:
    stance = record.stance_on(issue)
    return stance.score if stance else 0.0
