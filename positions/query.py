"""What to select, said once and without SQL: a Query has one face here and one in `db.queries`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from positions.model import Form, Record, Stance


@dataclass(frozen=True, slots=True)
class Query:
    """A filter over stored statements; empty means any, fields combine with AND, values of a field with OR.

    Attributes:
        speakers: Keys of speakers.
        plans: Keys of plan versions that a coding names.
        stances: With `issues`, the stance on one of those issues; alone, on any issue.
        since: First day of `said_on` that counts.
        until: Last day that counts.
        rejected: Whether statements that a reviewer rejected count too.
    """

    parties: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()
    plans: frozenset[str] = frozenset()
    stances: frozenset[Stance] = frozenset()
    forms: frozenset[Form] = frozenset()
    languages: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    rejected: bool = False

    def matches(self, record: Record) -> bool:
        """Tell whether a stored statement is selected."""
        raise NotImplementedError
