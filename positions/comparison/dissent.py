"""Speakers of one party who contradict one another within some days."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby, takewhile
from operator import itemgetter
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
    for _, cell in groupby(voiced, key=itemgetter(0, 1)):
        latest = _Latest()
        told: set[tuple[str, str]] = set()
        for _, some in groupby(cell, key=itemgetter(3)):
            words = list(some)
            after = words[0]
            for before in latest.opposed(after, {word.speaker for word in words}, window):
                acts = before.utterance, after.utterance
                if before.utterance != after.utterance and acts not in told:
                    told.add(acts)
                    days = (after.said_on - before.said_on).days
                    yield Clash(after.party, after.issue, before, after, days)
            latest.take(words)


class _Latest:
    """The latest word of each speaker of a party on an issue, those who are for it and those against it apart."""

    def __init__(self) -> None:
        # In the order of being said, so that whoever looks for recent ones need not look at all.
        self._above: dict[str, Voiced] = {}
        self._below: dict[str, Voiced] = {}

    def take(self, words: Iterable[Voiced]) -> None:
        """Take in a statement, by the words of its speakers."""
        for word in words:
            self._above.pop(word.speaker, None)
            self._below.pop(word.speaker, None)
            side = self._side(word.stance.score)
            if side is not None:
                side[word.speaker] = word

    def opposed(self, after: Voiced, speakers: set[str], window: int) -> list[Voiced]:
        """Return the latest words of others that contradict a statement, from the oldest, each statement once."""
        side = self._side(-after.stance.score)
        if side is None:
            return []
        first = after.said_on - timedelta(days=window)
        recent = takewhile(lambda word: word.said_on >= first, reversed(side.values()))
        found: dict[str, Voiced] = {}
        for word in recent:
            if word.speaker not in speakers:
                found.setdefault(word.id, word)
        return list(found.values())[::-1]

    def _side(self, score: float) -> dict[str, Voiced] | None:
        if not score:
            return None
        return self._above if score > 0 else self._below
