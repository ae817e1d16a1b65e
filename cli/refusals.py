"""Why reports were refused: each said by name when it is met; of many alike in one dump the first few, then how many more."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from cli.streams import fail

_FEW = 10
_RECORD = re.compile(r":\d+$")
_FIGURES = re.compile(r"\d+")


@dataclass(slots=True)
class Refusals:
    """Says on stderr why reports were refused."""

    _numbers: Counter[tuple[str, str]] = field(default_factory=Counter)
    _last: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def say(self, name: str, reason: str) -> None:
        """Say why a report was refused, unless that was said of enough records of the same dump."""
        dump = _RECORD.sub("", name)
        kind = dump, _FIGURES.sub("0", reason)
        self._numbers[kind] += dump != name
        if self._numbers[kind] <= _FEW:
            fail(f"{name}: {reason}")
        else:
            self._last[kind] = name, reason

    def end(self) -> None:
        """Say of how many records it was not said."""
        for kind, (name, reason) in self._last.items():
            more = self._numbers[kind] - _FEW
            what = f"1 more record like these, {name}" if more == 1 else f"{more:,} more records like these, the last {name}"  # fmt: skip
            fail(f"{kind[0]}: {what}: {reason}")
        self._numbers.clear()
        self._last.clear()
