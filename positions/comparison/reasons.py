"""Why a cell stands as it does: the statement that decides, and why each other one does not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from positions.comparison.order import newest_first

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from positions.model import Record

RULE = (
    "The newest statement of a named source decides: by the day it was said, then the day its report was published, "
    "then its place in the report, then its id. Unnamed sources are listed and never decide. What a reviewer rejected, "
    "and what a newer coding superseded, does not count."
)


class Reason(StrEnum):
    """Why a statement does not decide, in the order in which the rule asks."""

    REJECTED = "a reviewer rejected it"
    SUPERSEDED = "its coding on the issue was superseded"
    LATER = "said after the day asked about"
    BEFORE = "said before the first day that counts"
    UNNAMED = "its source is not named"
    WITNESS = "another report of the same act of saying, less new"
    OLDER = "said on an earlier day"
    PUBLISHED = "said on the same day, published earlier"
    PLACE = "said and published on the same days, but nearer to the beginning of its report"
    ID = "as new in all; its id comes first"


@dataclass(frozen=True, slots=True)
class Considered:
    """A statement that does not decide, and why."""

    record: Record
    reason: Reason


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was weighed for a cell; without a deciding statement the cell is blank."""

    decided_by: Record | None
    others: tuple[Considered, ...]


def weigh(
    records: Iterable[Record], issue: str, as_of: date | None = None, since: date | None = None
) -> Weighed:
    """Return which of a voice's statements on an issue decides, and why the others do not.

    Args:
        records: The statements that take up the issue, rejected and superseded ones too.
        issue: Key of the issue.
        as_of: Last day of `said_on` that counts; None for all.
        since: First day that counts.
    """
    kept = newest_first(records)
    barred = {record.id: _barred(record, issue, as_of, since) for record in kept}
    decided_by = next((record for record in kept if barred[record.id] is None), None)
    others = tuple(
        Considered(record, barred[record.id] or _older(record, decided_by))
        for record in kept
        if record is not decided_by
    )
    return Weighed(decided_by, others)


def _barred(record: Record, issue: str, as_of: date | None, since: date | None) -> Reason | None:
    """Return why a statement could not decide whatever else was said."""
    if record.review == "rejected":
        return Reason.REJECTED
    if record.stance_on(issue) is None:
        return Reason.SUPERSEDED
    if as_of is not None and record.said_on > as_of:
        return Reason.LATER
    if since is not None and record.said_on < since:
        return Reason.BEFORE
    return Reason.UNNAMED if record.anonymous else None


def _older(record: Record, decided_by: Record | None) -> Reason:
    """Return by what the deciding statement is the newer."""
    assert decided_by is not None
    if record.utterance == decided_by.utterance:
        return Reason.WITNESS
    if record.said_on != decided_by.said_on:
        return Reason.OLDER
    if record.published_on != decided_by.published_on:
        return Reason.PUBLISHED
    return Reason.PLACE if record.spans[:1] != decided_by.spans[:1] else Reason.ID
