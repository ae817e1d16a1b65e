"""Ctrl-C during a long run: the first one asks it to stop in good order, the second one stops it at once."""

from __future__ import annotations

import signal
import threading
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, Self

from cli.streams import say

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(slots=True)
class Halt:
    """Whether somebody asked the run to stop; a context manager that listens as long as it is open."""

    asked: bool = False
    _before: dict[int, Any] = field(default_factory=dict)

    def __enter__(self) -> Self:
        # Only the main thread may listen to signals.
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._hear) for number in _SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        say("\nstopping when what is in hand is stored; once more stops at once")
