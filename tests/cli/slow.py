"""Work that hangs over the report whose name begins with 001; a module of its own, so that workers find it."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING, Any

import positions.extraction
import positions.reports

if TYPE_CHECKING:
    from positions.model import Document

LIMIT = 50
_process = positions.reports.process


def hang(*_: Any) -> Any:
    """Take any time; the alarm that was set for it rings soon, so that tests need not wait and machines may be busy."""
    left, again = signal.getitimer(signal.ITIMER_REAL)
    assert 0 < left <= LIMIT * 1.1
    signal.setitimer(signal.ITIMER_REAL, 0.01, again)
    while True:
        time.sleep(0.001)


def extract(document: Document, *more: Any) -> Any:
    """Find statements, or hang."""
    return hang() if document.name.startswith("001") else positions.extraction.extract(document, *more)


def process(part: Any) -> Any:
    """Read a report and find its statements, or hang."""
    setattr(positions.reports, "extract", extract)  # noqa: B010 - it is another's name
    return _process(part)
