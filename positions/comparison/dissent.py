"""Speakers of one party who contradict one another within some days."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from positions.model import Stance


class Voiced(NamedTuple):
    """A statement of a named source as the word of one of its speakers for a party on an issue."""

    party: str
    issue: str
    said_on: date
    id: str
    utterance: str
    stance: Stance
    speaker: str


class Clash(NamedTuple):
    """Two statements of a party on an issue that contradict each other, the later one last.

    Attributes:
        before: The latest word of another speaker when `after` was said.
        days: How many days lie between them.
    """

    party: str
    issue: str
    before: Voiced
    after: Voiced
    days: int


def clashes(voiced: Iterable[Voiced], window: int) -> Iterator[Clash]:
    """Yield where a speaker contradicts the latest word of another one of the same party, oldest first within a cell.

    They contradict each other if one score is above zero and the other below. Reports of acts of saying that were
    already yielded are passed over.

    Args:
        voiced: By party and issue, then from the oldest to the newest; the speakers of a statement one after the other.
        window: How many days may lie between the two.
    """
    for _, cell in groupby(voiced, key=lambda word: word[:2]):
        latest: dict[str, Voiced] = {}
        told: set[tuple[str, str]] = set()
        for _, some in groupby(cell, key=lambda word: word.id):
            words = list(some)
            after = words[0]
            for before in _opposed(after, {word.speaker for word in words}, latest, window):
                acts = before.utterance, after.utterance
                if before.utterance != after.utterance and acts not in told:
                    told.add(acts)
                    days = (after.said_on - before.said_on).days
                    yield Clash(after.party, after.issue, before, after, days)
            latest |= {word.speaker: word for word in words}


def _opposed(after: Voiced, speakers: set[str], latest: dict[str, Voiced], window: int) -> Iterator[Voiced]:
    """Yield the latest words of others that contradict a statement, each statement once."""
    score = after.stance.score
    if not score:
        return
    seen: set[str] = set()
    for speaker, word in latest.items():
        opposed = score * word.stance.score < 0 and (after.said_on - word.said_on).days <= window
        if opposed and speaker not in speakers and word.id not in seen:
            seen.add(word.id)
            yield word
