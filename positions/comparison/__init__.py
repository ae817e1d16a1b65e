"""Who stands where: cells and matrices, parties side by side, changes over time. Pure functions over records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.comparison.matrix import Matrix, matrix
from positions.comparison.order import newest_first, order
from positions.comparison.position import DISSENT_DAYS, Cell, cell
from positions.members import deferred
from positions.model import ShiftKind

if TYPE_CHECKING:
    from positions.comparison.changes import Shift, Told, shifts, timeline
    from positions.comparison.congruence import Tie, ties
    from positions.comparison.days import Day, daily, reports_of, words
    from positions.comparison.dissent import Clash, Voiced, clashes
    from positions.comparison.reasons import RULE, Considered, Reason, Weighed, weigh
    from positions.comparison.refusals import declines
    from positions.comparison.sides import Agreement, Comparison, Pair, side_by_side
    from positions.comparison.stands import Said, Stand, Step, Turn, Word, steps, turned, turns
else:
    # Most of it is not wanted where one question is answered.
    __getattr__ = deferred(
        __name__,
        {
            "changes": ("Shift", "Told", "shifts", "timeline"),
            "congruence": ("Tie", "ties"),
            "days": ("Day", "daily", "reports_of", "words"),
            "dissent": ("Clash", "Voiced", "clashes"),
            "reasons": ("RULE", "Considered", "Reason", "Weighed", "weigh"),
            "refusals": ("declines",),
            "sides": ("Agreement", "Comparison", "Pair", "side_by_side"),
            "stands": ("Said", "Stand", "Step", "Turn", "Word", "steps", "turned", "turns"),
        },
    )

__all__ = [
    "DISSENT_DAYS",
    "RULE",
    "Agreement",
    "Cell",
    "Clash",
    "Comparison",
    "Considered",
    "Day",
    "Matrix",
    "Pair",
    "Reason",
    "Said",
    "Shift",
    "ShiftKind",
    "Stand",
    "Step",
    "Tie",
    "Told",
    "Turn",
    "Voiced",
    "Weighed",
    "Word",
    "cell",
    "clashes",
    "daily",
    "declines",
    "matrix",
    "newest_first",
    "order",
    "reports_of",
    "shifts",
    "side_by_side",
    "steps",
    "ties",
    "timeline",
    "turned",
    "turns",
    "weigh",
    "words",
]
