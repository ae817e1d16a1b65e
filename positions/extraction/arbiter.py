"""The arbiter: from all evidence on an issue to the chance that it is taken up, and with which stance."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the arbiter makes of an issue.

    Attributes:
        chance: Of the issue being taken up, 0 to 1; trained on statements held back from the classifier.
        shares: Chance of each stance if it is, in the codebook's order; together 1.
    """

    chance: float
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Arbiter:
    """Two linear models over the numbers of `evidence`, by their places; trained by `training/train.py`.

    Attributes:
        issue: Weights, the bias last.
        stances: Weights of each stance, the bias last.
        least: The chance from which an issue counts as taken up; set in training.
    """

    issue: tuple[float, ...]
    stances: tuple[tuple[float, ...], ...]
    least: float

    def judge(self, numbers: Mapping[int, float]) -> Judgement:
        """Judge the evidence on one issue."""
        return Judgement(self.chance(numbers), self.shares(numbers))

    def chance(self, numbers: Mapping[int, float]) -> float:
        """Return the chance of the issue being taken up, 0 to 1."""
        return 1 / (1 + math.exp(-_score(self.issue, numbers)))

    def shares(self, numbers: Mapping[int, float]) -> tuple[float, ...]:
        """Return the chance of each stance if it is."""
        scores = [_score(weights, numbers) for weights in self.stances]
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        total = sum(powers)
        return tuple([power / total for power in powers])


def _score(weights: Sequence[float], numbers: Mapping[int, float]) -> float:
    return sum(map(mul, map(weights.__getitem__, numbers), numbers.values()), weights[-1])


@cache
def arbiter() -> Arbiter:
    """Return the bundled arbiter, loaded once."""
    data = json.loads((files("positions.extraction") / "arbiter.json").read_bytes())
    return Arbiter(tuple(data["issue"]), tuple(map(tuple, data["stances"])), data["least"])
