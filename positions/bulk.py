"""Many pieces of work at once: several processes, results in order, bounded memory, and no worker that takes them along.

One `map(part) -> result`, behind which other engines may stand; see `Crew.map`.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")

# Parts handed out for each worker: one that it works on, others that wait for it.
AHEAD = 4
# A part is given up when this many workers in a row ended over it alone.
ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Lost:
    """A part over which the workers ended, one after the other, without an answer.

    Attributes:
        attempts: How many ended.
        overdue: Whether the last one was ended because it took too long.
    """

    attempts: int
    overdue: bool = False


@dataclass(slots=True)
class _Task(Generic[T, R]):
    part: T
    future: Future[R] | None = None
    result: R | Lost | None = None
    done: bool = False

    @property
    def ready(self) -> bool:
        """Tell whether the result can be had without waiting."""
        return self.done or (self.future is not None and self.future.done())


@dataclass(slots=True)
class Crew(Generic[T, R]):
    """Worker processes that do one kind of work; a context manager that ends them.

    Attributes:
        work: What to do with a part; a function of a module, so that other processes find it.
        jobs: Number of processes; with 1 the work is done in this one.
        limit: After how many seconds the worker is ended that does a part; 0 is never. It is for work that cannot be
            broken off in any better way, and counts in workers only.
    """

    work: Callable[[T], R]
    jobs: int
    limit: Callable[[T], float] | None = None
    _pool: ProcessPoolExecutor | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._dismiss()

    def map(self, parts: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Yield each part with its result, in the order of the parts.

        Parts are taken as they are needed, a few for each worker. A worker that is killed loses nothing: what it
        worked on is done again, and only a part over which several workers end is given up.
        """
        if self.jobs <= 1:
            for part in parts:
                yield part, self.work(part)
            return
        waiting: deque[_Task[T, R]] = deque()
        for part in parts:
            waiting.append(self._handed(_Task(part)))
            # What is done is given out before another part is asked for, which may take long to come.
            while len(waiting) >= AHEAD * self.jobs or (waiting and waiting[0].ready):
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[_Task[T, R]]) -> tuple[T, R | Lost]:
        """Return the first part that waits with its result."""
        first = waiting[0]
        if not self._settled(first):
            self._recover(waiting)
        waiting.popleft()
        assert first.result is not None
        return first.part, first.result

    def _handed(self, task: _Task[T, R]) -> _Task[T, R]:
        """Hand a part out; where the workers have ended in the meantime, leave that to `_recover`."""
        if self._pool is None:
            self._pool = _hired(self.jobs)
        try:
            task.future = self._pool.submit(_done, self.work, task.part, self._seconds(task.part))
        except BrokenProcessPool:
            task.future = None
        return task

    def _settled(self, task: _Task[T, R]) -> bool:
        """Wait for a result, and tell whether there is one."""
        if task.done:
            return True
        if task.future is None:
            return False
        try:
            task.result = task.future.result()
        except BrokenProcessPool:
            return False
        task.done = True
        return True

    def _recover(self, waiting: Iterable[_Task[T, R]]) -> None:
        """Do again, one by one, what was in hand when a worker ended: nobody knows over which part it did."""
        self._dismiss()
        for task in waiting:
            if not (task.done or (task.future is not None and self._settled(task))):
                task.result, task.done = self._alone(task.part), True

    def _alone(self, part: T) -> R | Lost:
        seconds = self._seconds(part)
        for attempt in range(1, ATTEMPTS + 1):
            if self._pool is None:
                self._pool = _hired(self.jobs)
            began = time.monotonic()
            try:
                return self._pool.submit(_done, self.work, part, seconds).result()
            except BrokenProcessPool:
                self._dismiss()
                if seconds and time.monotonic() - began >= seconds:
                    return Lost(attempt, overdue=True)
        return Lost(ATTEMPTS)

    def _seconds(self, part: T) -> float:
        return self.limit(part) if self.limit is not None else 0

    def _dismiss(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def usable_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _hired(jobs: int) -> ProcessPoolExecutor:
    # A fork would copy open connections and the locks of threads.
    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_settle_in, initargs=()
    )


def _done(work: Callable[[T], R], part: T, seconds: float) -> R:
    """Do a part in a worker, which ends when that takes too long."""
    if not seconds:
        return work(part)
    # Its own thread counts in C: it ends the process even where a library never gives Python its turn again.
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return work(part)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _settle_in() -> None:
    """Prepare a worker: an interrupt is the main process's to handle, and without one there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent.sentinel,), daemon=True).start()


def _leave_with(sentinel: int) -> None:
    """End this process when the one behind the sentinel is gone: the pool's own workers would wait for ever."""
    wait([sentinel])
    os._exit(1)
