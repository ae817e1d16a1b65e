"""Who stands where: cells and matrices, parties side by side, changes over time. Pure functions over records."""

from __future__ import annotations

from positions.comparison.changes import Shift, Told, shifts, timeline
from positions.comparison.congruence import Tie, ties
from positions.comparison.days import Day, daily, reports_of, words
from positions.comparison.dissent import Clash, Voiced, clashes
from positions.comparison.matrix import Matrix, matrix
from positions.comparison.order import newest_first, order
from positions.comparison.position import DISSENT_DAYS, Cell, cell
from positions.comparison.reasons import RULE, Considered, Reason, Weighed, weigh
from positions.comparison.refusals import declines
from positions.comparison.sides import Agreement, Comparison, Pair, side_by_side
from positions.comparison.stands import Said, Stand, Step, Turn, Word, steps, turned, turns
from positions.model import ShiftKind

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
