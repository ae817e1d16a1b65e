"""The other side of a crew: a process that takes parts from a pipe and sends back what it made of them."""

from __future__ import annotations

import gc
import os
import signal
import threading
import traceback
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection


# After how many new objects the garbage among them is collected, and after how many times that of older ones too: Python's own
# numbers have it look through all that the packs hold, of which nothing is garbage.
_SELDOM = (20_000, 20, 50)
# By how much workers stand behind others that want a processor (niceness).
_BEHIND = 5


def collect_seldom() -> None:
    """Let this process collect garbage seldom; for one that goes through many documents."""
    gc.set_threshold(*_SELDOM)


def serve(link: Connection, work: Callable[[Any], Any]) -> None:
    """Do parts one after the other, until whoever gives them is gone.

    Args:
        link: Gives parts, and takes for each an error and a result, of which one is None.
        work: What to do with a part.
    """
    # An interrupt is the main process's to handle.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    # Who gives the parts takes the results too, one after the other: nobody shall make him wait for a processor.
    if hasattr(os, "nice"):
        os.nice(_BEHIND)
    parts: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_receive, args=(link, parts), daemon=True).start()
    while True:
        part = parts.get()
        answer: tuple[Exception | None, Any]
        try:
            answer = None, work(part)
        except Exception as error:  # noqa: BLE001 - it is raised where the part came from
            error.add_note("".join(traceback.format_exception(error)))
            answer = error, None
        link.send(answer)


def _receive(link: Connection, parts: SimpleQueue[Any]) -> None:
    """Take parts as they come, so that nobody waits to give them; end with who gives them: there is nothing to do then."""
    try:
        while True:
            parts.put(link.recv())
    except (EOFError, OSError):
        os._exit(0)
