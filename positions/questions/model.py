"""What a question was understood to ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from positions.model import Stance
    from positions.query import Query


class Intent(StrEnum):
    """What a question wants to know.

    `said`: what was said; `compare`: how sides differ; `who`: who takes a stance, or speaks at all; `stance`: where
    a side stands, or whether it takes a stance; `changed`: whether and how a position changed; `last`: the latest
    word; `count`: how often.
    """

    SAID = "said"
    COMPARE = "compare"
    WHO = "who"
    STANCE = "stance"
    CHANGED = "changed"
    LAST = "last"
    COUNT = "count"


class SideKind(StrEnum):
    """By which field of a Query a side is selected."""

    PARTY = "party"
    COUNTRY = "country"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Side:
    """One whose words are asked for.

    Attributes:
        keys: Of a party, of a country, or of speakers; several where an office or a body stands for its people.
        label: How it is called in English.
    """

    kind: SideKind
    keys: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    Attributes:
        text: The question as asked.
        language: The language whose words it was read by.
        query: The statements that answer it; all sides together.
        sides: Whose words are asked for, in the order of the question; empty for anyone's.
        issues: Keys of the issues, in the order of the question, without their sub-issues.
        understood: The interpretation, label and value: (("party", "Russia"), ("issue", "Peace plan"), …).
        notes: What was read otherwise than written: words without diacritics, months without a year.
    """

    text: str
    language: str
    intent: Intent
    query: Query
    sides: tuple[Side, ...] = ()
    issues: tuple[str, ...] = ()
    understood: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """Return the keys of the parties asked about, in the order of the question."""
        return tuple(key for side in self.sides if side.kind is SideKind.PARTY for key in side.keys)

    @property
    def stances(self) -> frozenset[Stance]:
        """Return the stances asked about; empty where the question names none."""
        return self.query.stances

    def wider(self) -> Query:
        """Return the query without its stances: what else the sides say, where none takes the stance asked about."""
        return replace(self.query, stances=frozenset())

    def query_of(self, side: Side) -> Query:
        """Return the query for one side alone."""
        keys = frozenset(side.keys)
        only = {
            SideKind.PARTY: (keys, frozenset[str](), frozenset[str]()),
            SideKind.COUNTRY: (frozenset[str](), keys, frozenset[str]()),
            SideKind.SPEAKER: (frozenset[str](), frozenset[str](), keys),
        }[side.kind]
        return replace(self.query, parties=only[0], countries=only[1], speakers=only[2])
