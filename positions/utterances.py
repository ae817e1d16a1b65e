"""Which statements report the same act of saying: several witnesses, one utterance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from positions.model import Precision


@dataclass(frozen=True, slots=True)
class Witness:
    """What a statement tells of the act of saying that it reports.

    Attributes:
        speakers: Keys of the speakers.
        parties: Keys of the parties spoken for.
        content: The attributed words, in pieces.
    """

    speakers: frozenset[str]
    parties: frozenset[str]
    said_on: date
    precision: Precision
    language: str
    content: tuple[str, ...]


def similarity(a: Sequence[str], b: Sequence[str]) -> float:
    """Return how much two contents have in common, from 0 to 1."""
    left, right = _stems(a), _stems(b)
    if not left or not right:
        return 0.0
    return len(left & right) / len(left | right)


def same(a: Witness, b: Witness) -> bool:
    """Tell whether two statements report the same act of saying."""
    return _same_day(a, b) and a.speakers == b.speakers and similarity(a.content, b.content) >= 0.5


def assign(new: Sequence[tuple[str, Witness]], existing: Sequence[tuple[str, Witness]]) -> list[str]:
    """Return the utterance of each new statement."""
    known = list(existing)
    utterances = []
    for own, witness in new:
        matches = [
            (similarity(witness.content, other.content), utterance)
            for utterance, other in known
            if same(witness, other)
        ]
        utterance = max(matches, key=lambda match: match[0])[1] if matches else own
        utterances.append(utterance)
        known.append((utterance, witness))
    return utterances


def _same_day(a: Witness, b: Witness) -> bool:
    apart = abs(a.said_on - b.said_on)
    return apart == timedelta(0) or apart == timedelta(days=1)


def _stems(content: Sequence[str]) -> frozenset[str]:
    return frozenset(word[:6] for piece in content for word in re.findall(r"\w+", piece.casefold()))
