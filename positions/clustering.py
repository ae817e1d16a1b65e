"""Reports clustered to utterances: new ones joined to known ones, or all of a store anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from positions.utterances import same, same_day, similarity, voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from positions.utterances import Voice, Witness


class Known:
    """Reports of utterances by day and voice; only those of one voice can ever be the same act."""

    def __init__(self) -> None:
        self._days: dict[date, dict[Voice, list[tuple[str, Witness]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._order: dict[int, int] = {}
        self._number = count()

    def add(self, utterance: str, witness: Witness) -> None:
        """Take in a report."""
        self._order[id(witness)] = next(self._number)
        for voice in voices(witness):
            self._days[witness.said_on][voice].append((utterance, witness))

    def near(self, witness: Witness) -> list[tuple[str, Witness]]:
        """Return the reports of the same voice, first come first, within two days.

        Reports of one utterance lie within a day of one another, so what matters lies within two.
        """
        days = (self._days.get(witness.said_on + timedelta(days=step), {}) for step in (-2, -1, 0, 1, 2))
        found = {
            id(other): (utterance, other)
            for day in days
            for voice in voices(witness)
            for utterance, other in day.get(voice, ())
        }
        return sorted(found.values(), key=lambda report: (report[1].said_on, self._order[id(report[1])]))

    def days(self) -> int:
        """Return of how many days reports are held."""
        return len(self._days)

    def forget(self, before: date) -> None:
        """Let go of what was said before a day, so that memory does not grow with the store."""
        for day in [day for day in self._days if day < before]:
            for reports in self._days.pop(day).values():
                for _, witness in reports:
                    self._order.pop(id(witness), None)


def joined(witness: Witness, known: Known, excluded: Iterable[str] = ()) -> str | None:
    """Return the utterance of the known report most like a statement that reports the same, or None.

    The day must agree with every report of that utterance.

    Args:
        witness: The statement.
        known: The reports known.
        excluded: Utterances that a person said it does not belong to.
    """
    near = known.near(witness)
    barred = {*excluded, *(utterance for utterance, other in near if not same_day(witness, other))}
    reports = [report for report in near if report[0] not in barred and same(witness, report[1])]
    nearest = max(reports, key=lambda report: similarity(witness.content, report[1].content), default=None)
    return None if nearest is None else nearest[0]


def assign(new: Sequence[tuple[str, Witness]], existing: Sequence[tuple[str, Witness]]) -> list[str]:
    """Return the utterance of each new statement.

    A statement joins the utterance of the known statement most like it that reports the same, the first of equals, if
    the day agrees with every report of that utterance; else it founds its own. New statements are known to later ones.

    Args:
        new: New statements, each with the id of the utterance that it founds if it reports no known one.
        existing: Known statements, each with the id of its utterance.
    """
    known = Known()
    for utterance, witness in existing:
        known.add(utterance, witness)
    utterances = []
    for own, witness in new:
        utterances.append(joined(witness, known) or own)
        known.add(utterances[-1], witness)
    return utterances


@dataclass(frozen=True, slots=True)
class Report:
    """A stored statement to be clustered anew.

    Attributes:
        own: Id of the utterance that it founds.
        current: Id of the utterance that it is stored with.
    """

    own: str
    current: str
    witness: Witness


def recluster(
    days: Iterable[tuple[date, Sequence[Report]]],
    together: Mapping[str, frozenset[str]],
    apart: Mapping[str, frozenset[str]],
) -> Iterator[tuple[Report, str]]:
    """Yield every report with the utterance it belongs to; the same reports give the same answer again.

    What people decided holds before anything else. An utterance keeps its id as long as its first report stays.
    Memory holds a few days and the decisions, not the store.

    Args:
        days: Days in order, each with its reports, in the order of storing.
        together: Own id of a report to those that a person put with it.
        apart: Own id of a report to those that a person parted from it.
    """
    known, forced = Known(), dict[str, str]()
    members: dict[str, tuple[date, set[str]]] = {}
    for day, reports in days:
        oldest, kept = day - timedelta(days=3), set(forced.values())
        known.forget(oldest)
        members = {key: held for key, held in members.items() if held[0] >= oldest or key in kept}
        for report in reports:
            enemies = apart.get(report.own, frozenset())
            barred = {key for key, (_, held) in members.items() if held & enemies} if enemies else set()
            utterance = forced.get(report.own)
            if utterance is None or utterance in barred:
                utterance = joined(report.witness, known, barred)
            if utterance is None:
                utterance = _founded(report, members, enemies)
            for friend in together.get(report.own, ()):
                forced.setdefault(friend, utterance)
            known.add(utterance, report.witness)
            members[utterance] = day, members.get(utterance, (day, set[str]()))[1] | {report.own}
            yield report, utterance


def _founded(report: Report, members: Mapping[str, tuple[date, set[str]]], enemies: frozenset[str]) -> str:
    """Return the id of the utterance that a report founds: that which it has, else its own, if neither is taken.

    The id of a report that a person parted from this one, and that is still to come, is left to that report. Where an
    utterance that this one may not join goes by this one's own id, it takes one that a report told before has no need of.
    """
    if not enemies and report.own not in members:
        return report.own if report.current in members else report.current
    told = sorted(key for _, held in members.values() for key in held)
    taken = members.keys() | enemies.difference(told)
    return next((key for key in (report.current, report.own, *told) if key not in taken), report.own)
