"""Who stands where: cells and matrices, parties side by side, changes over time. Pure functions over records."""

from __future__ import annotations

from positions.comparison.changes import Shift, ShiftKind, Step, shifts, timeline
from positions.comparison.days import Day, daily, reports_of
from positions.comparison.matrix import Matrix, matrix
from positions.comparison.order import newest_first, order
from positions.comparison.position import DISSENT_DAYS, Cell, cell
from positions.comparison.reasons import RULE, Considered, Reason, Weighed, weigh
from positions.comparison.refusals import declines
from positions.comparison.sides import Agreement, Comparison, Pair, side_by_side

__all__ = [
    "DISSENT_DAYS",
    "RULE",
    "Agreement",
    "Cell",
    "Comparison",
    "Considered",
    "Day",
    "Matrix",
    "Pair",
    "Reason",
    "Shift",
    "ShiftKind",
    "Step",
    "Weighed",
    "cell",
    "daily",
    "declines",
    "matrix",
    "newest_first",
    "order",
    "reports_of",
    "shifts",
    "side_by_side",
    "timeline",
    "weigh",
]
