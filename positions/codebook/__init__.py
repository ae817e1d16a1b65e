"""The codebook as data: issues, parties, countries, plan versions, events, and the registry of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.codebook.model import (
    Codebook,
    Country,
    Event,
    Institution,
    Issue,
    Party,
    Person,
    Plan,
    Role,
)
from positions.members import deferred

if TYPE_CHECKING:
    from positions.codebook.loader import load
else:
    # Who is given a codebook, or a part of one, reads no files.
    __getattr__ = deferred(__name__, {"loader": ("load",)})

__all__ = ["Codebook", "Country", "Event", "Institution", "Issue", "Party", "Person", "Plan", "Role", "load"]
