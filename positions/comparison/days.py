"""Who took up which issue on which day, and what that changed: the rows that all counts are sums of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from positions.comparison.stands import Word
from positions.model import UNNAMED, Stance, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from positions.model import Record

# Where each figure stands in `Day.counts`.
STATEMENTS, UTTERANCES, REVIEWED, ANONYMOUS = range(4)
STANCES = {stance: place for place, stance in enumerate(Stance, start=4)}
FIGURES = 4 + len(Stance)


class Report(NamedTuple):
    """A statement as the word of one voice on one issue."""

    kind: VoiceKind
    voice: str
    issue: str
    utterance: str
    said_on: date
    published_on: date
    starts_at: int
    id: str
    stance: Stance
    anonymous: bool
    accepted: bool


class Key(NamedTuple):
    """A voice, an issue and a day."""

    kind: VoiceKind
    voice: str
    issue: str
    said_on: date


class Decider(NamedTuple):
    """What decides between reports of one day; the greatest is the newest."""

    published_on: date
    starts_at: int
    id: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Day:
    """What one voice said on one issue on one day.

    Attributes:
        counts: The number of reports by named sources; then, as changes against the day before, so that the sum up to a
            day tells how it stood on that day: the utterances of named sources, those of them of which a reviewer
            accepted a report, the utterances of unnamed sources, and the utterances of each stance, from support to
            oppose. An utterance's stance is that of its newest report up to that day.
        decider: The newest report of the day by a named source; None where there is none.
    """

    key: Key
    counts: tuple[int, ...]
    decider: Decider | None = None

    @property
    def stance(self) -> Stance | None:
        """Return the stance of the newest report of the day."""
        return self.decider.stance if self.decider else None

    @property
    def utterances(self) -> int:
        """Return how many acts of saying were told for the first time."""
        return self.counts[UTTERANCES]

    def of(self, stance: Stance) -> int:
        """Return by how many the acts of saying with that stance became more."""
        return self.counts[STANCES[stance]]


def daily(reports: Iterable[Report]) -> list[Day]:
    """Return the days on which something was said, by voice, issue and day."""
    told: dict[tuple[object, ...], list[Report]] = defaultdict(list)
    for report in reports:
        told[report.kind, report.voice, report.issue, report.anonymous, report.utterance].append(report)
    counts: dict[Key, list[int]] = defaultdict(lambda: [0] * FIGURES)
    deciders: dict[Key, Decider] = {}
    for of_one in told.values():
        if len(of_one) > 1:
            of_one.sort(key=_order)
        if of_one[0].anonymous:
            counts[_key(of_one[0])][ANONYMOUS] += 1
        else:
            _count(of_one, counts, deciders)
    return [Day(key, tuple(counts[key]), deciders.get(key)) for key in sorted(counts)]


def words(days: Iterable[Day]) -> Iterator[Word]:
    """Yield the last words of days on which a named source spoke, in the order of the days."""
    for day in days:
        if day.decider is not None:
            key = day.key
            spread = (day.of(stance) for stance in Stance)
            yield Word(
                key.voice, key.issue, key.said_on, day.decider.stance, day.decider.id, day.utterances, *spread
            )


def reports_of(records: Iterable[Record], kind: VoiceKind = VoiceKind.PARTY) -> Iterator[Report]:
    """Yield statements as the words of their parties or speakers; rejected ones must be filtered out before."""
    for record in records:
        voices = record.parties if kind is VoiceKind.PARTY else _speakers(record)
        start = record.spans[0].start if record.spans else 0
        for issue in dict.fromkeys(position.issue for position in record.positions):
            stance = record.stance_on(issue)
            assert stance is not None
            for voice in dict.fromkeys(voices):
                yield Report(
                    kind,
                    voice,
                    issue,
                    record.utterance,
                    record.said_on,
                    record.published_on,
                    start,
                    record.id,
                    stance,
                    record.anonymous,
                    record.review == "accepted",
                )


def _speakers(record: Record) -> tuple[str, ...]:
    """Return who speaks under a name."""
    if record.anonymous:
        return ()
    return tuple(speaker.key for speaker in record.speakers if speaker.key != UNNAMED.key)


def _count(told: list[Report], counts: dict[Key, list[int]], deciders: dict[Key, Decider]) -> None:
    """Count the reports of one act of saying by a named source, given from the oldest."""
    stance: Stance | None = None
    accepted = False
    for place, report in enumerate(told):
        key = _key(report)
        figures = counts[key]
        figures[STATEMENTS] += 1
        if report.accepted and not accepted:
            accepted = True
            figures[REVIEWED] += 1
        if place + 1 < len(told) and told[place + 1].said_on == report.said_on:
            continue
        if stance is None:
            figures[UTTERANCES] += 1
        else:
            figures[STANCES[stance]] -= 1
        stance = report.stance
        figures[STANCES[stance]] += 1
        decider = Decider(report.published_on, report.starts_at, report.id, stance)
        if key not in deciders or decider > deciders[key]:
            deciders[key] = decider


def _key(report: Report) -> Key:
    return Key(report.kind, report.voice, report.issue, report.said_on)


def _order(report: Report) -> tuple[date, date, int, str]:
    return report.said_on, report.published_on, report.starts_at, report.id
