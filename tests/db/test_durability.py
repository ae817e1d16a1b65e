"""A run that is killed loses nothing that it had acknowledged, and two runs at once store nothing twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db import queries
from db.engine import open_store
from db.findings import Level
from db.integrity import checks
from positions.query import Query

ROOT = Path(__file__).parents[2]


def start(address: str, first: int, last: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-m", "tests.db.adding", address, str(first), str(last)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def stored(address: str) -> set[int]:
    """Return the numbers of the documents in the store, each of which must be whole."""
    with open_store(address) as store:
        assert [finding for finding in checks(store) if finding.level is Level.ERROR] == []
        records = queries.statements(store, Query())
        counts = queries.counts(store)
    numbers = {int(record.document_name.removesuffix(".txt")) for record in records}
    assert (counts.documents, counts.statements, counts.codings) == (
        len(numbers),
        2 * len(numbers),
        2 * len(numbers),
    )
    return numbers


# Each is two processes and a kill at a random moment; POSITIONS_FAULTS asks for more.
@pytest.mark.parametrize("seed", range(max(int(os.environ.get("POSITIONS_FAULTS", "8")) // 4, 1)))
def test_a_killed_run_loses_nothing_it_acknowledged(address: str, seed: int) -> None:
    wait = random.Random(seed).randrange(1, 40)
    with start(address, 0, 10_000) as run:
        assert run.stdout is not None
        acknowledged = [int(run.stdout.readline().split()[0]) for _ in range(wait)]
        run.send_signal(signal.SIGKILL)
        rest, _ = run.communicate()
        # The last line may be cut off by the kill.
        acknowledged += [
            int(line.split()[0]) for line in rest.splitlines(keepends=True) if line.endswith("\n")
        ]
    survived = stored(address)
    assert survived >= set(acknowledged)
    assert len(survived) <= len(acknowledged) + 1
    last = max(survived) + 3
    with start(address, 0, last) as again:
        said, failed = again.communicate()
    assert (again.returncode, failed) == (0, "")
    new = {int(line.split()[0]) for line in said.splitlines() if line.endswith("True")}
    assert new == set(range(last)) - survived
    assert stored(address) == set(range(last))


def test_two_runs_at_once_store_each_document_once(address: str) -> None:
    with start(address, 0, 40) as one, start(address, 0, 40) as other:
        said = [run.communicate() for run in (one, other)]
    assert [failed for _, failed in said] == ["", ""]
    new = [int(line.split()[0]) for out, _ in said for line in out.splitlines() if line.endswith("True")]
    assert sorted(new) == list(range(40))
    assert stored(address) == set(range(40))


def test_a_reader_is_not_held_up_by_a_writer(address: str) -> None:
    with start(address, 0, 30) as run:
        seen = []
        while run.poll() is None:
            with open_store(address) as store:
                seen.append(queries.counts(store))
        assert run.communicate()[1] == ""
    assert all(counts.statements == 2 * counts.documents for counts in seen)
    assert len(seen) > 1
