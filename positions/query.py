"""What to select, said once and without SQL: a Query has one face here and one in `db.queries`."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from positions.model import Form, Position, Record, Stance


@dataclass(frozen=True, slots=True)
class Query:
    """A filter over stored statements; empty means any, fields combine with AND, values of a field with OR.

    `issues`, `plans` and `stances` are asked of one coding at a time: `issues={nato}, stances={oppose}` selects a
    statement that opposes on `nato`, not one that takes up `nato` and opposes something else. All keys are
    compared exactly; who wants the sub-issues of an issue names them too.

    Attributes:
        parties: Keys of parties or lower-case country names; a joint statement counts for each of its parties.
        countries: Alpha-2 codes (or EU, NATO, UN): of the statement, or of any of its speakers.
        speakers: Keys of speakers; any speaker of a joint statement counts.
        issues: Keys of issues that a coding is about.
        plans: Keys of plan versions that a coding names.
        stances: With `issues`, the stance on one of those issues; alone, on any issue.
        outlets: Names of outlets, compared exactly; a statement without an outlet is never selected by one.
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
        return (
            (self.rejected or record.review != "rejected")
            and (self.since is None or self.since <= record.said_on)
            and (self.until is None or record.said_on <= self.until)
            and _any(self.parties, record.parties)
            and _any(self.countries, (record.country, *(speaker.country for speaker in record.speakers)))
            and _any(self.speakers, (speaker.key for speaker in record.speakers))
            and _any(self.forms, (record.form,))
            and _any(self.languages, (record.language,))
            and _any(self.outlets, (record.outlet,))
            and self._coded(record)
        )

    def _coded(self, record: Record) -> bool:
        """Tell whether one coding has a wanted issue, plan and stance; true where none is asked for."""
        if not (self.issues or self.plans or self.stances):
            return True
        return any(self._wants(position) for position in record.positions)

    def _wants(self, position: Position) -> bool:
        return (
            _any(self.issues, (position.issue,))
            and _any(self.plans, (position.plan,))
            and _any(self.stances, (position.stance,))
        )


def as_words(query: Query) -> str:
    """Return the `list` command that selects the same statements.

    Options come in a fixed order, the values of one sorted and each with its own option; values are quoted for
    the shell where they need it: `positions list --party russia --issue plan --since 2025-11-01`.
    """
    options: tuple[tuple[str, Iterable[str]], ...] = (
        ("--party", query.parties),
        ("--country", query.countries),
        ("--speaker", query.speakers),
        ("--issue", query.issues),
        ("--plan", query.plans),
        ("--stance", query.stances),
        ("--form", query.forms),
        ("--language", query.languages),
        ("--outlet", query.outlets),
        ("--since", (query.since.isoformat(),) if query.since else ()),
        ("--until", (query.until.isoformat(),) if query.until else ()),
    )
    words = ["positions", "list"]
    for option, values in options:
        for value in sorted(map(str, values)):
            words += [option, value]
    return shlex.join([*words, *(["--rejected"] if query.rejected else [])])


def _any(wanted: frozenset[str], held: Iterable[str | None]) -> bool:
    """Tell whether one of the values is wanted; an empty set wants all."""
    return not wanted or any(value in wanted for value in held)
