"""What to select, said once and without SQL: a Query has one face here and one in `db.queries`."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from positions.folding import says

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from positions.model import Form, Position, Record, Stance


@dataclass(frozen=True, slots=True)
class Without:
    """What a statement must not have: each value excludes by itself.

    A statement is excluded by an issue that any of its codings is about. A stance is looked for on the issues and plans
    that the query asks about, a plan on its issues; on any, where it asks about none. Text is compared as `Query.text`.
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
    reviews: frozenset[str] = frozenset()
    text: tuple[str, ...] = ()


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
        reviews: `unreviewed`, `accepted`, `rejected`; where given, it decides instead of `rejected`.
        confidence: Least confidence of the statement, and of the coding that is asked for.
        text: Phrases that the content must hold, all of them, whatever case and diacritics.
        known_at: Select as the store knew at that time: statements stored and codings in force then.
        without: What excludes a statement.
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
    reviews: frozenset[str] = frozenset()
    confidence: float = 0.0
    text: tuple[str, ...] = ()
    known_at: datetime | None = None
    without: Without = field(default_factory=Without)

    @property
    def coded(self) -> bool:
        """Tell whether something is asked of one coding."""
        return bool(self.issues or self.plans or self.stances)

    def matches(self, record: Record) -> bool:
        """Tell whether a stored statement is selected."""
        return (
            (record.review in self.reviews if self.reviews else self.rejected or record.review != "rejected")
            and (self.since is None or self.since <= record.said_on)
            and (self.until is None or record.said_on <= self.until)
            and (self.known_at is None or record.created_at is None or record.created_at <= self.known_at)
            and record.confidence >= self.confidence
            and _any(self.parties, record.parties)
            and _any(self.countries, _countries(record))
            and _any(self.speakers, (speaker.key for speaker in record.speakers))
            and _any(self.forms, (record.form,))
            and _any(self.languages, (record.language,))
            and _any(self.outlets, (record.outlet,))
            and self._takes_up(record)
            and self._says(record)
            and not self._excludes(record)
        )

    def _takes_up(self, record: Record) -> bool:
        """Tell whether one coding has a wanted issue, plan and stance; true where none is asked for."""
        return not self.coded or any(map(self._wants, record.positions_at(self.known_at)))

    def _wants(self, position: Position) -> bool:
        return (
            _any(self.issues, (position.issue,))
            and _any(self.plans, (position.plan,))
            and _any(self.stances, (position.stance,))
            and position.confidence >= self.confidence
        )

    def _says(self, record: Record) -> bool:
        content = "\n".join(record.content)
        return all(says(content, phrase) for phrase in self.text)

    def _excludes(self, record: Record) -> bool:
        no = self.without
        content = "\n".join(record.content)
        return (
            not no.parties.isdisjoint(record.parties)
            or not no.countries.isdisjoint(_countries(record))
            or any(speaker.key in no.speakers for speaker in record.speakers)
            or record.form in no.forms
            or record.language in no.languages
            or record.outlet in no.outlets
            or record.review in no.reviews
            or any(map(self._unwanted, record.positions_at(self.known_at)))
            or any(says(content, phrase) for phrase in no.text)
        )

    def _unwanted(self, position: Position) -> bool:
        """Tell whether a coding excludes its statement."""
        no = self.without
        asked = _any(self.issues, (position.issue,))
        return (
            position.issue in no.issues
            or (asked and position.plan in no.plans)
            or (asked and _any(self.plans, (position.plan,)) and position.stance in no.stances)
        )


def as_words(query: Query) -> str:
    """Return the `list` command that selects the same statements.

    Options come in a fixed order, the values of one sorted and each with its own option; after them, in the language of
    `list`, what no option says. Values are quoted for the shell where they need it:
    `positions list --party russia --issue plan --since 2025-11-01 ^form:indirect`.
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
    return shlex.join([*words, *(["--rejected"] if query.rejected else []), *_terms(query)])


def _terms(query: Query) -> Iterator[str]:
    """Yield what has no option of its own, as words of the language of `list`."""
    no = query.without
    wanted: tuple[tuple[str, Iterable[str]], ...] = (
        ("review:", query.reviews),
        ("confidence:", (str(query.confidence),) if query.confidence else ()),
        ("known:", (query.known_at.isoformat(),) if query.known_at else ()),
        ("text:", query.text),
        ("^party:", no.parties),
        ("^country:", no.countries),
        ("^speaker:", no.speakers),
        ("^issue:", no.issues),
        ("^plan:", no.plans),
        ("^stance:", no.stances),
        ("^form:", no.forms),
        ("^language:", no.languages),
        ("^outlet:", no.outlets),
        ("^review:", no.reviews),
        ("^text:", no.text),
    )
    for mark, values in wanted:
        for value in sorted(map(str, values)):
            yield mark + quoted(value)


def quoted(value: str) -> str:
    """Return a value as the language of `list` writes it: in quotation marks, unless it is a plain word."""
    if value and not any(sign.isspace() or sign in '",\\' for sign in value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _countries(record: Record) -> tuple[str | None, ...]:
    return (record.country, *(speaker.country for speaker in record.speakers))


def _any(wanted: frozenset[str], held: Iterable[str | None]) -> bool:
    """Tell whether one of the values is wanted; an empty set wants all."""
    return not wanted or any(value in wanted for value in held)
