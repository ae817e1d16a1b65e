"""Which found statement is which labelled one: by shared words, each used once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.evaluation.labels import Label, Labelled

# Half of the words of two contents must be shared (Dice coefficient of their words).
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Pairing:
    """A labelled statement and the found one that matches it; one of them is None where there is no other."""

    doc: str
    language: str
    gold: Label | None
    mine: Label | None

    @property
    def counts(self) -> bool:
        """Tell whether it counts: optional labels are neither rewarded nor punished."""
        return self.gold is None or not self.gold.optional

    @property
    def attributed(self) -> bool:
        """Tell whether both name the same speakers."""
        return self.gold is not None and self.mine is not None and self.gold.speakers == self.mine.speakers


def pairings(gold: Sequence[Labelled], found: Sequence[Labelled]) -> tuple[Pairing, ...]:
    """Return the statements of labelled documents, each with its match, and what was found besides.

    Contents match where they share at least half of their words; each statement is used once, the best overlap
    first, and of equals the one with the right speakers. Found documents that nobody labelled are left out.
    """
    mine = {document.doc: document.labels for document in found}
    return tuple(pairing for document in gold for pairing in _document(document, mine.get(document.doc, ())))


def _document(document: Labelled, mine: Sequence[Label]) -> list[Pairing]:
    matched = _matches(document.labels, mine)
    taken = set(matched.values())
    return [
        *(
            Pairing(document.doc, document.language, label, mine[matched[at]] if at in matched else None)
            for at, label in enumerate(document.labels)
        ),
        *(
            Pairing(document.doc, document.language, None, label)
            for at, label in enumerate(mine)
            if at not in taken
        ),
    ]


def _matches(gold: Sequence[Label], mine: Sequence[Label]) -> dict[int, int]:
    wanted, given = [_words(label) for label in gold], [_words(label) for label in mine]
    likely = sorted(
        (
            (overlap, gold[i].speakers == mine[j].speakers, i, j)
            for i, left in enumerate(wanted)
            for j, right in enumerate(given)
            if (overlap := _dice(left, right)) >= ENOUGH
        ),
        reverse=True,
    )
    matched: dict[int, int] = {}
    for _, _, i, j in likely:
        if i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def _words(label: Label) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", label.words).casefold()))


def _dice(left: Counter[str], right: Counter[str]) -> float:
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0
