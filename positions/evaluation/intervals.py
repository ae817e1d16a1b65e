"""How far figures may be off: bootstrap intervals over documents."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from positions.evaluation.figures import Counts, counts_of, figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from positions.evaluation.figures import Figure
    from positions.evaluation.matching import Pairing

_TAIL = 0.025


def with_intervals(pairings: Iterable[Pairing], samples: int = 1000, seed: int = 1) -> tuple[Figure, ...]:
    """Return the figures with 95 % bootstrap intervals.

    Whole documents are drawn, with replacement: statements of one report succeed and fail together, so that drawing
    single ones would promise too much (B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).

    Args:
        pairings: Labelled and found statements of all documents.
        samples: How many times to draw; 0 leaves the intervals out.
        seed: Of the draws; the same one gives the same intervals.
    """
    documents: dict[str, list[Pairing]] = defaultdict(list)
    for pairing in pairings:
        documents[pairing.doc].append(pairing)
    parts = [counts_of(told) for told in documents.values()]
    exact = figures(_sum(parts))
    if not samples or not parts:
        return exact
    draw = random.Random(seed)  # noqa: S311 - statistics, not secrets
    drawn = [figures(_sum(draw.choices(parts, k=len(parts)))) for _ in range(samples)]
    ends = (sorted(values) for values in zip(*([f.value for f in each] for each in drawn), strict=True))
    last = samples - 1
    return tuple(
        replace(figure, low=values[round(last * _TAIL)], high=values[round(last * (1 - _TAIL))])
        for figure, values in zip(exact, ends, strict=True)
    )


def _sum(parts: Sequence[Counts]) -> Counts:
    total = Counts()
    for part in parts:
        total += part
    return total
