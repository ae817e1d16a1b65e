"""Which of two statements is the newer: one total order, here and in `db.queries`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from positions.model import Record


def order(record: Record) -> tuple[date, date, int, str]:
    """Return what a statement is sorted by; the greatest is the newest.

    The day it was said; then the day it was published, since a later report knows more; then where its content
    starts, since a report's last word stands; then the id, compared by code point, so that no two are equal.
    """
    start = record.spans[0].start if record.spans else 0
    return record.said_on, record.published_on, start, record.id


def newest_first(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the statements, the newest first."""
    return tuple(sorted(records, key=order, reverse=True))
