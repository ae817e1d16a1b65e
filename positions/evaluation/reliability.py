"""Whether confidence can be trusted: how often claims of each confidence are right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from positions.evaluation.matching import Pairing

BINS = 10


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that the program says with a confidence from 0 to 1, and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims within a stretch of confidence.

    Attributes:
        low: The stretch begins here; it ends a tenth further.
        number: How many claims.
        claimed: Their mean confidence.
        right: The share of them that is right.
    """

    low: float
    number: int
    claimed: float
    right: float


def claims(pairings: Iterable[Pairing]) -> tuple[list[Claim], list[Claim]]:
    """Return what the program claims: its statements, and its positions.

    A statement is right that matches a labelled one and names the right speakers; a position is right where the
    match has the same stance on the issue. Claims about optional labels are left out.
    """
    statements, positions = [], []
    for pairing in pairings:
        mine = pairing.mine
        if mine is None or not pairing.counts:
            continue
        if mine.confidence is not None:
            statements.append(Claim(mine.confidence, pairing.attributed))
        told = pairing.gold.positions if pairing.gold else {}
        positions += [
            Claim(sure, told.get(issue) == mine.positions[issue]) for issue, sure in mine.sureness.items()
        ]
    return statements, positions


def reliability(claimed: Sequence[Claim], bins: int = BINS) -> tuple[tuple[Bin, ...], float | None]:
    """Return claims by confidence, and the expected calibration error: the mean distance of claim and truth.

    The error is None where there is no claim.
    """
    held: dict[int, list[Claim]] = {}
    for claim in claimed:
        held.setdefault(min(int(claim.confidence * bins + 1e-9), bins - 1), []).append(claim)
    table = tuple(
        Bin(
            number / bins,
            len(inside),
            sum(claim.confidence for claim in inside) / len(inside),
            sum(claim.right for claim in inside) / len(inside),
        )
        for number, inside in sorted(held.items())
    )
    if not claimed:
        return table, None
    return table, sum(each.number * abs(each.claimed - each.right) for each in table) / len(claimed)
