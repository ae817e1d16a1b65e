"""The codebook as data: issues, parties, countries, plan versions, events, and the registry of speakers."""

from __future__ import annotations

from positions.codebook.loader import load
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

__all__ = ["Codebook", "Country", "Event", "Institution", "Issue", "Party", "Person", "Plan", "Role", "load"]
