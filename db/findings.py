"""What an examination of the store brings to light."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

BACKUP = "restore a backup, or ingest the reports into a new store"


class Level(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and how to mend it; `fix` is empty where nothing is to be done."""

    level: Level
    what: str
    fix: str = ""
