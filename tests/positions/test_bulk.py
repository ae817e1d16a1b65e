"""Work by several processes: in order, bounded, and nothing is lost with a worker."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from positions.bulk import AHEAD, ATTEMPTS, Crew, Lost, usable_cores

ROOT = Path(__file__).parents[2]


def square(number: int) -> int:
    return number * number


def slow_first(number: int) -> int:
    time.sleep(0.3 if number == 0 else 0)
    return number


def deadly(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def once_deadly(job: tuple[int, str]) -> int:
    number, marker = job
    if number % 4 == 1:
        try:
            os.close(os.open(f"{marker}-{number}", os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    return number


def failing(number: int) -> int:
    if number == 2:
        raise ZeroDivisionError
    return number


def stuck(number: int) -> int:
    """Hang at one part so that nothing in Python can break it off, as a library in C may."""
    if number == 3:
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        ctypes.PyDLL(None).pause()
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_parts(jobs: int) -> None:
    with Crew(slow_first, jobs) as crew:
        assert list(crew.map(range(20))) == [(number, number) for number in range(20)]
        assert list(crew.map([])) == []


def test_no_more_parts_are_taken_than_there_is_work_for() -> None:
    taken = []

    def parts() -> object:
        for number in range(100):
            taken.append(number)
            yield number

    with Crew(square, 2) as crew:
        for done, (number, result) in enumerate(crew.map(parts())):  # type: ignore[arg-type]
            assert result == number * number
            assert len(taken) <= done + AHEAD * 2 + 1


def test_a_part_that_ends_every_worker_is_given_up_alone() -> None:
    with Crew(deadly, 2) as crew:
        done = dict(crew.map(range(12)))
    assert done.pop(5) == Lost(ATTEMPTS)
    assert done == {number: number for number in range(12) if number != 5}


def test_a_worker_that_is_stuck_is_ended_and_replaced() -> None:
    with Crew(stuck, 2, lambda number: 0.3 if number == 3 else 60) as crew:
        done = list(crew.map(range(12)))
    assert done == [(number, Lost(1, overdue=True) if number == 3 else number) for number in range(12)]


def test_what_a_killed_worker_had_in_hand_is_done_again(tmp_path: Path) -> None:
    jobs = [(number, str(tmp_path / "killed")) for number in range(16)]
    with Crew(once_deadly, 2) as crew:
        assert [result for _, result in crew.map(jobs)] == list(range(16))
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_work_is_raised(jobs: int) -> None:
    with Crew(failing, jobs) as crew, pytest.raises(ZeroDivisionError):
        list(crew.map(range(5)))


def test_workers_do_not_outlive_a_killed_run() -> None:
    script = (
        "import time\n"
        "from positions.bulk import Crew\n"
        "from tests.positions.test_bulk import slow_first\n"
        "if __name__ == '__main__':\n"
        "    with Crew(slow_first, 2) as crew:\n"
        "        for _ in crew.map(range(4)):\n"
        "            pass\n"
        "        print(*(each.process.pid for each in crew._workers), flush=True)\n"
        "        time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        workers = [int(pid) for pid in run.stdout.readline().split()]
        run.kill()
    assert len(workers) == 2
    for _ in range(100):
        if not any(_alive(pid) for pid in workers):
            break
        time.sleep(0.1)
    assert not any(_alive(pid) for pid in workers)


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_there_is_a_core() -> None:
    assert usable_cores() >= 1
