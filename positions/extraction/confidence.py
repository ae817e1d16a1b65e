"""How far to trust a statement: by the frame that found it and the sort of source it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from positions.datafile import build, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.model import Speaker


@dataclass(frozen=True, slots=True)
class Priors:
    """What `confidence.toml` says."""

    otherwise: float
    frames: dict[str, float]
    sources: dict[str, float]


@cache
def _priors() -> Priors:
    file = read(files("positions.extraction") / "confidence.toml")
    return build(Priors, file.data, file)


def confidence(rule: str, speakers: Sequence[Speaker]) -> float:
    """Return a number from 0 to 1 by which statements can be sorted; the least certain speaker counts."""
    priors = _priors()
    kinds = ("provisional" if speaker.provisional else speaker.kind.value for speaker in speakers)
    source = min((priors.sources[kind] for kind in kinds), default=0.0)
    return round(priors.frames.get(rule, priors.otherwise) * source, 2)
