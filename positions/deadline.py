"""A limit of time for one piece of work: what hangs is broken off, so that the others go on."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Somebody may have caught the first alarm: libraries like to catch everything.
_AGAIN = 1.0


class Overdue(BaseException):
    """The time for a piece of work is over; no `except Exception` of a library stops it."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Break work off after so many seconds; 0 lets it take any time.

    Python's own steps and regular expressions are broken off, wherever they are; a call into a library in C is when it
    returns. Outside a process's main thread, and where the system has no alarms, nothing is broken off.

    Raises:
        Overdue: If the time is over.
    """
    if not seconds or not hasattr(signal, "setitimer") or not _hears_alarms():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        # Twice: the alarm may ring on the way out.
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def in_time(seconds: float, what: str, error: Callable[[str], Exception]) -> Iterator[None]:
    """Break work off after so many seconds, as `limited` does, and say so.

    Args:
        seconds: 0 lets it take any time.
        what: What is done: "reading it".
        error: Makes of the reason what is raised.
    """
    try:
        with limited(seconds):
            yield
    except Overdue:
        raise error(overdue(what, seconds)) from None


def _hears_alarms() -> bool:
    return threading.current_thread() is threading.main_thread()


def _ring(*_: object) -> None:
    raise Overdue


def overdue(what: str, seconds: float) -> str:
    """Return in words that something took too long, and what to do."""
    return f"{what} took longer than {seconds:.3g} seconds; give it in parts, or allow more by --time-limit"
