"""The figures: precision, recall and F1 of what was found, accuracy of what is known of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from positions.evaluation.labels import Labelled
    from positions.evaluation.matching import Pairing
    from positions.model import Stance


@dataclass(slots=True)
class Counts:
    """What the figures are made of; counts of parts add up.

    Attributes:
        wanted: Labelled statements; `found` those that the program gave, `content` those that match.
        attribution: Matches with the right speakers; `parties` … `country` matches that are right in that.
        wanted_issues: Labelled positions, `found_issues` given ones, `issues` those on the same issue of a match,
            `stances` those of them with the same stance, `positions` with the right speakers as well.
    """

    wanted: int = 0
    found: int = 0
    content: int = 0
    attribution: int = 0
    parties: int = 0
    said_on: int = 0
    form: int = 0
    country: int = 0
    wanted_issues: int = 0
    found_issues: int = 0
    issues: int = 0
    stances: int = 0
    positions: int = 0

    def __iadd__(self, other: Counts) -> Self:
        """Add the counts of another part."""
        for name in _NAMES:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


_NAMES = tuple(field.name for field in fields(Counts))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, 0 to 1.

    Attributes:
        name: What is measured ("attribution F1").
        of: How many cases it rests on.
        low: Lower end of its 95 % interval, None where that was not reckoned.
    """

    name: str
    value: float
    of: int
    low: float | None = None
    high: float | None = None


def counts_of(pairings: Iterable[Pairing]) -> Counts:
    """Count what figures are made of; optional labels and their matches are left out."""
    counts = Counts()
    for pairing in pairings:
        if pairing.counts:
            _count(pairing, counts)
    return counts


def _count(pairing: Pairing, counts: Counts) -> None:
    gold, mine = pairing.gold, pairing.mine
    counts.wanted += gold is not None
    counts.found += mine is not None
    counts.wanted_issues += len(gold.positions) if gold else 0
    counts.found_issues += len(mine.positions) if mine else 0
    if gold is None or mine is None:
        return
    shared = gold.positions.keys() & mine.positions.keys()
    same = sum(gold.positions[issue] == mine.positions[issue] for issue in shared)
    counts.content += 1
    counts.attribution += pairing.attributed
    counts.parties += gold.parties == mine.parties
    counts.said_on += gold.said_on == mine.said_on
    counts.form += gold.form == mine.form
    counts.country += gold.country == mine.country
    counts.issues += len(shared)
    counts.stances += same
    counts.positions += same if pairing.attributed else 0


def figures(counts: Counts) -> tuple[Figure, ...]:
    """Return the figures that counts add up to, in a fixed order."""
    rates = (
        ("content", counts.content, counts.found, counts.wanted),
        ("attribution", counts.attribution, counts.found, counts.wanted),
        ("issue", counts.issues, counts.found_issues, counts.wanted_issues),
        ("position", counts.positions, counts.found_issues, counts.wanted_issues),
    )
    shares = (
        ("parties", counts.parties, counts.content),
        ("said_on", counts.said_on, counts.content),
        ("form", counts.form, counts.content),
        ("country", counts.country, counts.content),
        ("stance", counts.stances, counts.issues),
    )
    return (
        *(
            figure
            for name, right, given, wanted in rates
            for figure in (
                Figure(f"{name} precision", _share(right, given), given),
                Figure(f"{name} recall", _share(right, wanted), wanted),
                Figure(f"{name} F1", _share(2 * right, given + wanted), wanted),
            )
        ),
        *(Figure(f"{name} accuracy", _share(right, of), of) for name, right, of in shares),
    )


def cells(gold: Sequence[Labelled], found: Sequence[Labelled]) -> Figure:
    """Return the share of (party, issue) cells whose latest stance and sign of the net score are both right."""
    names = {document.doc for document in gold}
    wanted = _cells(gold)
    given = _cells([document for document in found if document.doc in names])
    right = sum(given.get(key) == value for key, value in wanted.items())
    return Figure("cell accuracy", _share(right, len(wanted)), len(wanted))


def _cells(documents: Iterable[Labelled]) -> dict[tuple[str, str], tuple[Stance, int]]:
    said: dict[tuple[str, str], list[tuple[str, int, Stance]]] = defaultdict(list)
    labels = (label for document in documents for label in document.labels if not label.optional)
    for order, label in enumerate(labels):
        for party in label.parties:
            for issue, stance in label.positions.items():
                said[party, issue].append((label.said_on or "", order, stance))
    found = {}
    for key, rows in said.items():
        net = sum(stance.score for _, _, stance in rows)
        found[key] = (max(rows)[2], (net > 0) - (net < 0))
    return found


def _share(right: int, of: int) -> float:
    return right / of if of else 0.0
