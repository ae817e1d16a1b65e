"""Regular expressions of the packs, each compiled once."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=64)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the pack, compiled once."""
    return re.compile(pattern)
