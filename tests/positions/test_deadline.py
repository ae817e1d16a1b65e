"""A limit of time: what hangs is broken off, what is done in time is not."""

from __future__ import annotations

import re
import signal
import threading
import time
from contextlib import suppress

import pytest

from positions.deadline import Overdue, limited, overdue

SOON = 0.05


def hanging() -> None:
    while True:
        time.sleep(0.001)


def hanging_in_an_expression() -> None:
    re.match(r"(a|aa)+$", "a" * 200 + "b")


def hanging_in_spite_of_it() -> None:
    """Catch what comes, as libraries do."""
    with suppress(BaseException):
        hanging()
    hanging()


@pytest.mark.parametrize("work", [hanging, hanging_in_an_expression, hanging_in_spite_of_it])
def test_what_hangs_is_broken_off(work: object) -> None:
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(Overdue), limited(SOON):
        work()  # type: ignore[operator]
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) is before


@pytest.mark.parametrize("seconds", [0, 60])
def test_what_is_done_in_time_is_let_be(seconds: float) -> None:
    with limited(seconds):
        done = "done"
    assert done == "done"
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_other_threads_have_no_alarm() -> None:
    done = []

    def work() -> None:
        with limited(SOON):
            time.sleep(3 * SOON)
            done.append("done")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["done"]


def test_no_library_takes_it_for_an_error_of_its_own() -> None:
    assert not issubclass(Overdue, Exception)


def test_it_is_said_with_what_to_do() -> None:
    said = overdue("reading it", 90.0)
    assert said == "reading it took longer than 90 seconds; give it in parts, or allow more by --time-limit"
