"""How far voices agree: congruence and conflict as in discourse network analysis, weighted by issue, by period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from positions.model import Stance
from positions.periods import period_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from positions.comparison.stands import Word
    from positions.periods import By

# The stances from the lowest score to the highest, and how far each lies from the one before, as a share of the scale.
_RISING = sorted(Stance, key=lambda stance: stance.score)
_SPAN = _RISING[-1].score - _RISING[0].score
_GAPS = [(after.score - before.score) / _SPAN for before, after in pairwise(_RISING)]
Period = tuple[date, date] | None
_PLACES = {stance: place for place, stance in enumerate(Stance)}


@dataclass(frozen=True, slots=True)
class Tie:
    """How far two voices agree.

    Attributes:
        period: First and last day; None for all days.
        issue: Key of the issue; None for all issues together.
        congruence: 1 where every act of saying of the one meets the same stance at the other, 0 where support meets
            opposition only: the mean, over all pairs of an act of the one and an act of the other, of one less the
            distance of their scores as a share of the scale.
        issues: On how many issues both spoke.
        acts: How often each of them spoke on those issues.
    """

    period: Period
    left: str
    right: str
    issue: str | None
    congruence: float
    issues: int
    acts: tuple[int, int]

    @property
    def conflict(self) -> float:
        """Return what is missing to full congruence."""
        return 1 - self.congruence


def ties(
    words: Iterable[Word],
    by: By | None = None,
    weights: Mapping[str, float] | None = None,
    *,
    each: bool = False,
) -> Iterator[Tie]:
    """Yield how far every two voices agree that spoke on one issue at least, period by period.

    Args:
        words: What was said, in any order.
        by: The length of a period; None for all days together.
        weights: Issue to its weight; 1 where it is not named. What weighs 0 is left out.
        each: Whether to yield one tie for each issue, besides that for all of them.
    """
    given = dict(weights or {})
    said: dict[Period, dict[str, dict[str, list[int]]]] = defaultdict(lambda: defaultdict(dict))
    for word in words:
        if given.get(word.issue, 1.0) > 0:
            period = None if by is None else period_of(word.said_on, by)
            counts = said[period][word.voice].setdefault(word.issue, [0] * len(Stance))
            for place, number in enumerate(word.spread):
                counts[place] += number
    for period in sorted(said, key=lambda days: days or ()):
        shares = {voice: _shares(cells) for voice, cells in said[period].items()}
        for left, right in combinations(sorted(shares), 2):
            yield from _ties(period, (left, right), (shares[left], shares[right]), given, each=each)


def _ties(
    period: Period,
    voices: tuple[str, str],
    said: tuple[dict[str, _Shares], dict[str, _Shares]],
    weights: Mapping[str, float],
    *,
    each: bool,
) -> Iterator[Tie]:
    left, right = said
    common = sorted(left.keys() & right.keys())
    if not common:
        return
    found = {issue: 1 - _distance(left[issue], right[issue]) for issue in common}
    weight = sum(weights.get(issue, 1.0) for issue in common)
    mean = sum(weights.get(issue, 1.0) * found[issue] for issue in common) / weight
    acts = sum(left[issue].acts for issue in common), sum(right[issue].acts for issue in common)
    yield Tie(period, *voices, None, mean, len(common), acts)
    if each:
        for issue in common:
            yield Tie(period, *voices, issue, found[issue], 1, (left[issue].acts, right[issue].acts))


@dataclass(frozen=True, slots=True)
class _Shares:
    """How often a voice spoke on an issue, and its share of acts up to each stance but the highest, in rising order."""

    acts: int
    up_to: tuple[float, ...]


def _shares(cells: Mapping[str, Sequence[int]]) -> dict[str, _Shares]:
    """Return the shares of a voice's stances by issue; issues on which nothing was said for the first time are left out."""
    # A report may read an act told in an earlier period in another way, and take it from its stance there.
    counts = {issue: [max(number, 0) for number in figures] for issue, figures in cells.items()}
    return {issue: _rising(figures) for issue, figures in counts.items() if any(figures)}


def _rising(counts: Sequence[int]) -> _Shares:
    acts, below, shares = sum(counts), 0, []
    for stance in _RISING[:-1]:
        below += counts[_PLACES[stance]]
        shares.append(below / acts)
    return _Shares(acts, tuple(shares))


def _distance(left: _Shares, right: _Shares) -> float:
    """Return the mean distance of two acts of saying, one of each, as a share of the scale.

    A gap between two neighbouring stances parts a pair if one act lies below it and the other above.
    """
    return sum(
        gap * (below * (1 - other) + other * (1 - below))
        for gap, below, other in zip(_GAPS, left.up_to, right.up_to, strict=True)
    )
