"""Remarks about a language pack, with file and line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How bad it is: an error stops the pack, a warning is a word in vain, a gap is something not there yet."""

    ERROR = "error"
    WARNING = "warning"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to mend in a pack."""

    weight: Weight
    file: str
    line: int
    what: str
