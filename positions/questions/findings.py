"""What has been found in a question so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from positions.model import Stance
    from positions.questions.model import Intent, Side

T = TypeVar("T")


@dataclass(slots=True)
class Findings:
    """What a question asks; `problems` says what it cannot ask, a line each, `notes` what was read otherwise."""

    intents: set[Intent] = field(default_factory=set)
    stances: set[Stance] = field(default_factory=set)
    sides: list[Side] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def add(known: list[T], value: T) -> None:
    """Add a value to a list that does not hold it."""
    if value not in known:
        known.append(value)
