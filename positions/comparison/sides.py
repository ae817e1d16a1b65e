"""Parties side by side on one issue, and where they agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from positions.comparison.position import Cell, cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from positions.model import Record


class Agreement(StrEnum):
    """How two parties' latest words on an issue stand to each other."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties and whether they agree."""

    left: str
    right: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several parties on one issue: a cell for each, in the order asked for, and a judgement on every pair."""

    issue: str
    cells: tuple[Cell, ...]
    pairs: tuple[Pair, ...]


def side_by_side(
    records: Iterable[Record], parties: Sequence[str], issue: str, as_of: date | None = None
) -> Comparison:
    """Return the parties' positions on an issue next to each other."""
    kept = tuple(records)
    return compared(issue, tuple(cell(kept, party, issue, as_of) for party in parties))


def compared(issue: str, cells: tuple[Cell, ...]) -> Comparison:
    """Return cells of one issue with a judgement on every pair."""
    pairs = (Pair(left.party, right.party, agreement(left, right)) for left, right in combinations(cells, 2))
    return Comparison(issue, cells, tuple(pairs))


def agreement(left: Cell, right: Cell) -> Agreement:
    """Tell how two cells stand to each other.

    The same stance agrees; one score above zero and one below disagree; anything else agrees in part. Where a
    cell is blank, nothing is known.
    """
    if left.score is None or right.score is None:
        return Agreement.UNKNOWN
    if left.stance == right.stance:
        return Agreement.AGREE
    return Agreement.DISAGREE if left.score * right.score < 0 else Agreement.PARTLY
