"""Many pieces of work at once: several processes, results in order, bounded memory, and no worker that takes them along.

One `map(part) -> result`, behind which other engines may stand; see `Crew.map`.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from positions.workers import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

T = TypeVar("T")
R = TypeVar("R")

# Parts taken for each worker: those in its hands, others that wait for it.
AHEAD = 4
# Parts in the hands of a worker: one that it works on, others so that it need not wait.
_IN_HAND = 3
# A larger part is handed to who waits for it only: a worker that is stuck would not take it, and the giver wait too.
_LARGE = 32_000
# A part is given up when this many workers ended over it.
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
    attempts: int = 0
    result: R | Lost | None = None
    done: bool = False

    def settle(self, result: R | Lost) -> None:
        self.result, self.done = result, True


@dataclass(slots=True)
class _Worker(Generic[T, R]):
    """A process, and what is in its hands; it works on the first.

    Attributes:
        until: When its time for that is over, by the monotonic clock.
    """

    process: SpawnProcess
    link: Connection
    tasks: deque[_Task[T, R]] = field(default_factory=deque)
    until: float = math.inf


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
    _workers: list[_Worker[T, R]] = field(default_factory=list, repr=False)
    _backlog: deque[_Task[T, R]] = field(default_factory=deque, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.link.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()
        self._backlog.clear()

    def map(self, parts: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Yield each part with its result, in the order of the parts.

        Parts are taken as they are needed, a few for each worker. A worker that is killed loses nothing: what it
        worked on is done again by another one, and only a part over which several workers end is given up.
        """
        if self.jobs <= 1:
            for part in parts:
                yield part, self.work(part)
            return
        waiting: deque[_Task[T, R]] = deque()
        for part in parts:
            task = _Task[T, R](part)
            waiting.append(task)
            self._backlog.append(task)
            self._turn(0)
            # What is done is given out before another part is asked for, which may take long to come.
            while len(waiting) >= AHEAD * self.jobs or (waiting and waiting[0].done):
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[_Task[T, R]]) -> tuple[T, R | Lost]:
        """Return the first part that waits with its result."""
        while not waiting[0].done:
            self._turn(None)
        first = waiting.popleft()
        assert first.result is not None
        return first.part, first.result

    def _turn(self, seconds: float | None) -> None:
        """Hand out what there is, take what is done, and see to workers that ended or are stuck.

        Args:
            seconds: How long to wait for a worker; None is until there is news.
        """
        self._hand_out()
        links = {worker.link: worker for worker in self._workers}
        for link in wait(list(links), self._shortest(seconds)):
            self._take(links[link])  # type: ignore[index]  # one of those given
        now = time.monotonic()
        for worker in [each for each in self._workers if each.until <= now]:
            self._end(worker, overdue=True)
        self._hand_out()

    def _hand_out(self) -> None:
        """Hand out parts that wait, each to the worker that has least in its hands; hire another where all have some."""
        while self._backlog:
            worker = min(self._workers, key=lambda each: len(each.tasks), default=None)
            if (worker is None or worker.tasks) and len(self._workers) < self.jobs:
                worker = self._hired()
            assert worker is not None
            if len(worker.tasks) >= _IN_HAND:
                return
            data = bytes(ForkingPickler.dumps(self._backlog[0].part))
            if worker.tasks and len(data) > _LARGE:
                return
            worker.tasks.append(self._backlog.popleft())
            if len(worker.tasks) == 1:
                self._begin(worker)
            try:
                worker.link.send_bytes(data)
            except OSError:
                self._end(worker)

    def _hired(self) -> _Worker[T, R]:
        # A fork would copy open connections and the locks of threads.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self.work), daemon=True)
        process.start()
        # With this end closed here, ours ends when the worker does.
        theirs.close()
        worker = _Worker[T, R](process, ours)
        self._workers.append(worker)
        return worker

    def _take(self, worker: _Worker[T, R]) -> None:
        """Take what a worker has done; or see that it ended, when all that it had done is taken."""
        try:
            error, result = worker.link.recv()
        except (EOFError, OSError):
            self._end(worker)
            return
        task = worker.tasks.popleft()
        self._begin(worker)
        if error is not None:
            raise error
        task.settle(result)

    def _end(self, worker: _Worker[T, R], *, overdue: bool = False) -> None:
        """Part with a worker; what was in its hands goes to others, but for a part over which too many have ended."""
        worker.link.close()
        worker.process.kill()
        worker.process.join()
        self._workers.remove(worker)
        if worker.tasks:
            first = worker.tasks[0]
            first.attempts += 1
            if overdue or first.attempts >= ATTEMPTS:
                first.settle(Lost(first.attempts, overdue=overdue))
        self._backlog.extendleft(task for task in reversed(worker.tasks) if not task.done)

    def _begin(self, worker: _Worker[T, R]) -> None:
        """Set how long a worker may take for the first part in its hands."""
        seconds = self.limit(worker.tasks[0].part) if self.limit is not None and worker.tasks else 0
        worker.until = time.monotonic() + seconds if seconds else math.inf

    def _shortest(self, seconds: float | None) -> float | None:
        """Return how long to wait at most, so that nobody's time runs out unseen."""
        until = min((worker.until for worker in self._workers), default=math.inf)
        left = max(until - time.monotonic(), 0)
        if seconds is not None:
            return min(seconds, left)
        return None if left == math.inf else left


def usable_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
