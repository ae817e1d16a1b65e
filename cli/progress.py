"""How far a long run is: one line on a terminal that is written over, and nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

_PAUSE = 0.2
_WIDTH = 79


@dataclass(slots=True)
class Progress:
    """The line.

    Attributes:
        total: How many there are to do; None where that is not known.
        shown: Whether to show anything.
        clock: Seconds that only grow.
    """

    total: int | None = None
    shown: bool = True
    clock: Callable[[], float] = time.monotonic
    _start: float = field(init=False)
    _next: float = field(init=False, default=0.0)
    _line: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self._start = self.clock()

    def show(self, done: int, remark: str = "") -> None:
        """Show how many are done, how fast that goes and how long the rest takes; at most five times a second."""
        now = self.clock()
        if not self.shown or now < self._next:
            return
        self._next = now + _PAUSE
        rate = done / (now - self._start) if now > self._start else 0.0
        parts = [f"{done:,}" + (f" of {self.total:,}" if self.total is not None else ""), f"{rate:.1f}/s"]
        if self.total is not None and rate:
            parts.append(f"{duration((self.total - done) / rate)} left")
        line = " · ".join(filter(None, (*parts, remark)))[:_WIDTH]
        sys.stderr.write(f"\r{line:<{_WIDTH}}")
        sys.stderr.flush()
        self._line = True

    def clear(self) -> None:
        """Take the line away, so that a message can stand in its place."""
        if self._line:
            sys.stderr.write(f"\r{'':<{_WIDTH}}\r")
            sys.stderr.flush()
            self._line, self._next = False, 0.0


def duration(seconds: float) -> str:
    """Return a duration as people say it: `40 s`, `3 min 20 s`, `2 h 5 min`."""
    whole = max(round(seconds), 0)
    minutes, rest = divmod(whole, 60)
    hours, left = divmod(minutes, 60)
    if hours:
        return f"{hours} h {left} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
