"""Regular expressions of the packs, each compiled once, and what they tell of a suffix."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from positions.languages.schema import Attribution


@lru_cache(maxsize=64)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the pack, compiled once."""
    return re.compile(pattern)


def suffixed(pack: Attribution, norm: str, case: str) -> bool:
    """Tell whether a token is a suffix behind an apostrophe in a case of the pack ("genitive")."""
    return bool(norm) and norm[0] == "'" and compiled(pack.suffixes[case]).search(norm) is not None
