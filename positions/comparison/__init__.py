"""Who stands where: cells and matrices, parties side by side, changes over time. Pure functions over records."""

from __future__ import annotations

from positions.comparison.changes import Shift, ShiftKind, Step, shifts, timeline
from positions.comparison.matrix import Matrix, matrix
from positions.comparison.order import newest_first, order
from positions.comparison.position import DISSENT_DAYS, Cell, cell
from positions.comparison.sides import Agreement, Comparison, Pair, side_by_side

__all__ = [
    "DISSENT_DAYS",
    "Agreement",
    "Cell",
    "Comparison",
    "Matrix",
    "Pair",
    "Shift",
    "ShiftKind",
    "Step",
    "cell",
    "matrix",
    "newest_first",
    "order",
    "shifts",
    "side_by_side",
    "timeline",
]
