"""How far two coders agree on stances, beyond chance: Krippendorff's alpha."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from positions.evaluation.matching import Pairing
    from positions.model import Stance

Value = TypeVar("Value")


def pairs_of_stances(pairings: Iterable[Pairing]) -> list[tuple[Stance, Stance]]:
    """Return the stances that both coders gave on the same issue of the same statement."""
    return [
        (pairing.gold.positions[issue], pairing.mine.positions[issue])
        for pairing in pairings
        if pairing.gold and pairing.mine and pairing.counts
        for issue in sorted(pairing.gold.positions.keys() & pairing.mine.positions.keys())
    ]


def distance(left: Stance, right: Stance) -> float:
    """Return the squared difference of two stances' scores, the metric of interval data."""
    return (left.score - right.score) ** 2


def _unlike(left: object, right: object) -> float:
    return float(left != right)


def alpha(
    pairs: Sequence[tuple[Value, Value]], metric: Callable[[Value, Value], float] = _unlike
) -> float | None:
    """Return Krippendorff's alpha of two coders without missing values.

    1 is full agreement, 0 what chance would give, below 0 less than that (K. Krippendorff, Content Analysis, 2004,
    chapter 11). None where there is nothing to compare, or only one value was ever given, so that agreement by
    chance cannot be told from any other.

    Args:
        pairs: What the two coders gave, unit by unit.
        metric: How far apart two values are; unequal ones are one apart by default (nominal data).
    """
    values = Counter(value for pair in pairs for value in pair)
    number = values.total()
    expected = sum(
        count * other * metric(left, right)
        for left, count in values.items()
        for right, other in values.items()
    )
    if not expected:
        return None
    observed = sum(2 * metric(left, right) for left, right in pairs)
    return 1 - (number - 1) * observed / expected
