"""Where a voice stands on an issue, as figures; apart from the queries, so that it is there without SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from positions.model import Stance


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a party stands on an issue; as `positions.comparison.Cell`, without the statements themselves.

    Attributes:
        party: Its key; the key of a speaker where speakers are asked for.
        stance: Stance of the newest statement of a named source; None where there is none.
        decided_by: Id of that statement.
        utterances: Number of acts of saying by named sources.
        statements: Number of reports of them.
        reviewed: Number of those utterances of which a reviewer accepted a report.
        first_said_on: Day of the oldest.
        last_said_on: Day of the newest.
        spread: Each stance that occurs with its number of utterances, from support to oppose; the newest report of
            an utterance tells its stance.
        anonymous: Number of utterances of unnamed sources; they are counted nowhere else.
    """

    party: str
    issue: str
    stance: Stance | None = None
    decided_by: str | None = None
    utterances: int = 0
    statements: int = 0
    reviewed: int = 0
    first_said_on: date | None = None
    last_said_on: date | None = None
    spread: tuple[tuple[Stance, int], ...] = ()
    anonymous: int = 0
