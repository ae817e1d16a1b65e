"""Why reports were refused: each by name when it is met; of many alike in a dump or on a site the first few, then how many."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from cli.streams import fail

_FEW = 10
# What one place holds many of: the records of a dump, the pages of a site.
_ONE_OF_MANY = re.compile(r"(?P<site>https?://[^/]+)/.*|(?P<dump>.+):\d+", re.DOTALL)
_FIGURES = re.compile(r"\d+")


@dataclass(slots=True)
class Refusals:
    """Says on stderr why reports were refused."""

    _numbers: Counter[tuple[str, str]] = field(default_factory=Counter)
    _last: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def say(self, name: str, reason: str) -> None:
        """Say why a report was refused, unless that was said of enough others at the same place."""
        found = _ONE_OF_MANY.fullmatch(name)
        place = found["site"] or found["dump"] if found else name
        kind = place, _FIGURES.sub("0", reason)
        self._numbers[kind] += found is not None
        if self._numbers[kind] <= _FEW:
            fail(f"{name}: {reason}")
        else:
            self._last[kind] = name, reason

    def end(self) -> None:
        """Say of how many it was not said."""
        for kind, (name, reason) in self._last.items():
            more = self._numbers[kind] - _FEW
            what = f"1 more like these, {name}" if more == 1 else f"{more:,} more like these, the last {name}"
            fail(f"{kind[0]}: {what}: {reason}")
        self._numbers.clear()
        self._last.clear()
