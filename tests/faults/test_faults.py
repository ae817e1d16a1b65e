"""Faults made for real: nothing acknowledged is lost, nothing is doubled, and the next run goes on."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import queries
from db.engine import WRITER_LOCK, open_store
from tests.conftest import Unprivileged, _binaries, _free_port, _wait_for
from tests.faults import held_back
from tests.faults.conftest import NUMBER, ROOT, Disk, Zygote, content, held, require_whole

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_run_killed_again_and_again_ends_like_one_that_was_not(
    zygote: Zygote, folder: Path, place: str, undisturbed: str, kills: int
) -> None:
    chance, killed = random.Random(place), 0
    before = held(place)
    sign = zygote.errors.with_name("sign")
    for number in range(1, kills + 1):
        # No run gets further than its share, so that each is killed at work, or before what it may not begin.
        sign.write_text(f"{min(number * NUMBER // kills, NUMBER - 1):03}")
        pid = zygote.start(folder, place, sign=str(sign))
        time.sleep(chance.uniform(0.0, 0.25))
        acknowledged = held(place)
        os.kill(pid, signal.SIGKILL)
        killed += zygote.wait(pid) == -signal.SIGKILL
        survived = held(place)
        assert survived >= acknowledged >= before
        assert survived[1] == 2 * survived[0]
        before = survived
    assert killed == kills
    require_whole(place)
    assert zygote.done(folder, place) == (0, "")
    assert held(place) == held(undisturbed)
    assert content(place) == content(undisturbed)
    require_whole(place)


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_run_asked_to_stop_finishes_what_it_has_in_hand(
    zygote: Zygote, folder: Path, place: str, kind: signal.Signals
) -> None:
    pid = zygote.start(folder, place)
    for _ in range(2000):
        if held(place)[0] >= 2:
            break
        time.sleep(0.005)
    os.kill(pid, kind)
    assert zygote.wait(pid) in {130, 0}
    assert "stopping when what is in hand is stored" in zygote.said(pid)
    require_whole(place)
    assert zygote.done(folder, place) == (0, "")
    assert held(place)[0] == NUMBER


def test_two_runs_and_readers_at_once(zygote: Zygote, folder: Path, place: str, undisturbed: str) -> None:
    runs = [zygote.start(folder, place) for _ in range(2)]
    seen, ended = [], threading.Event()

    def read() -> None:
        while not ended.is_set():
            with open_store(place) as store:
                seen.append(queries.counts(store))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    codes = [(zygote.wait(pid), zygote.said(pid)) for pid in runs]
    ended.set()
    for reader in readers:
        reader.join()
    assert codes == [(0, ""), (0, "")]
    assert all(counts.statements == 2 * counts.documents for counts in seen)
    assert held(place) == held(undisturbed)
    require_whole(place)


@pytest.mark.parametrize("limit", [700_000, 900_000, 1_100_000])
def test_a_full_disk_loses_nothing_that_was_stored(
    zygote: Zygote, folder: Path, template: Path, tmp_path: Path, limit: int
) -> None:
    """No file may grow beyond the limit, which is what a full disk is to the database."""
    place = tmp_path / "positions.db"
    place.write_bytes(template.read_bytes())
    code, said = zygote.done(folder, str(place), limit=limit + place.stat().st_size - 600_000)
    assert code == 5
    assert "full" in said
    before = held(str(place))
    assert 0 < before[0] < NUMBER
    require_whole(str(place))
    assert before[1] == 2 * before[0]
    assert zygote.done(folder, str(place)) == (0, "")
    assert held(str(place))[0] == NUMBER


@pytest.mark.parametrize("room", [0, 450_000])
def test_a_full_disk_of_a_server_loses_nothing_that_was_stored(
    zygote: Zygote, folder: Path, disk: Disk, undisturbed: str, room: int
) -> None:
    disk.fill(room)
    code, said = zygote.done(folder, disk.address)
    assert code == 5
    assert "the disk is full; what was stored before stays; make room and run the same command again" in said
    before = held(disk.address)
    assert (before[0] == 0) if room == 0 else (0 < before[0] < NUMBER)
    assert before[1] == 2 * before[0]
    require_whole(disk.address)
    disk.clear()
    assert zygote.done(folder, disk.address) == (0, "")
    assert held(disk.address) == held(undisturbed)
    assert content(disk.address) == content(undisturbed)
    require_whole(disk.address)


def test_a_disk_without_room_is_said(zygote: Zygote, folder: Path, template: Path, tmp_path: Path) -> None:
    place = tmp_path / "positions.db"
    place.write_bytes(template.read_bytes())
    code, said = zygote.done(folder, str(place), limit=20_000)
    assert code == 5
    assert str(place) in said
    assert "full" in said
    assert held(str(place))[0] == 0
    assert zygote.done(folder, str(place)) == (0, "")


class Lock:
    """Holds the store's lock for writing, as another writer would."""

    def __init__(self, place: str) -> None:
        self.place = place

    def __enter__(self) -> None:
        if self.place.startswith("postgresql"):
            import psycopg

            self.server = psycopg.connect(self.place)
            self.server.execute(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")
        else:
            self.file = sqlite3.connect(self.place, isolation_level=None)
            self.file.execute("BEGIN IMMEDIATE")

    def __exit__(self, *_: object) -> None:
        if self.place.startswith("postgresql"):
            self.server.close()
        else:
            self.file.rollback()
            self.file.close()


def test_a_locked_store_is_waited_for_and_then_said(zygote: Zygote, folder: Path, place: str) -> None:
    with Lock(place):
        code, said = zygote.done(folder, place, patience=0.2)
        assert code == 5
        assert "another process is writing to the store" in said
        pid = zygote.start(folder, place, patience=30)
        time.sleep(0.3)
        assert held(place)[0] == 0
    assert (zygote.wait(pid), zygote.said(pid)) == (0, "")
    assert held(place)[0] == NUMBER


@pytest.fixture
def server() -> Iterator[Server]:
    """Give a PostgreSQL server of its own that can be restarted."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("NO POSTGRESQL: restarts of the server are UNTESTED")
    made = Server(binaries)
    yield made
    made.end()


class Server:
    """A PostgreSQL server on loopback."""

    def __init__(self, binaries: Path) -> None:
        self.binaries, self.place = binaries, Unprivileged.make()
        self.data, self.port = str(self.place.folder / "data"), _free_port()
        made = self.place.start(
            binaries / "initdb", "-D", self.data, "-U", "tester", "-A", "trust", "--no-sync"
        )
        assert made.wait(timeout=60) == 0
        self.address = f"postgresql://tester@127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "port": self.port}
        options = [f"--{name}={value}" for name, value in settings.items()]
        self.process = self.place.start(
            self.binaries / "postgres", "-D", self.data, *options, "--shared_buffers=16MB", "--fsync=off"
        )
        _wait_for(self.address, self.process, self.place.folder / "log")

    def stop(self, kind: signal.Signals) -> None:
        """Stop it: SIGINT breaks off what goes on, SIGQUIT leaves everything as in a crash."""
        self.process.send_signal(kind)
        self.process.wait(timeout=30)

    def end(self) -> None:
        import shutil

        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.place.folder, ignore_errors=True)


def test_a_server_that_restarts_in_the_middle(
    zygote: Zygote, folder: Path, server: Server, undisturbed: str, kills: int
) -> None:
    from db import schema

    address, chance = f"{server.address}/postgres", random.Random(7)
    schema.init(address)
    pid = zygote.start(folder, address, patience=60)
    # A run that finds no server when it begins says so and ends; this is about one that is gone in the middle.
    for _ in range(2000):
        if held(address)[0]:
            break
        time.sleep(0.01)
    for number in range(max(kills // 8, 1)):
        time.sleep(chance.uniform(0.02, 0.3))
        acknowledged = held(address)
        server.stop(signal.SIGQUIT if number % 2 else signal.SIGINT)
        server.start()
        assert held(address) >= acknowledged
    assert (zygote.wait(pid), zygote.said(pid)) == (0, "")
    assert held(address) == held(undisturbed)
    assert content(address) == content(undisturbed)
    require_whole(address)


def test_killed_workers_lose_no_report(folder: Path, template: Path, tmp_path: Path) -> None:
    """The command itself, with workers of its own, each killed as soon as it is seen, a few times."""
    place = tmp_path / "positions.db"
    place.write_bytes(template.read_bytes())
    sign = tmp_path / "sign"
    sign.write_text(f"{NUMBER // 2:03}")
    program = (
        "import positions.reports; from tests.faults import held_back; "
        "positions.reports.process = held_back.process; from cli.main import run; run()"
    )
    command = [sys.executable, "-c", program, "ingest", str(folder), "--db", str(place), "--jobs", "2"]
    environment = {**os.environ, held_back.VARIABLE: str(sign)}
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, env=environment) as run:
        killed: list[int] = []
        while run.poll() is None and len(killed) < 3:
            # The first that came is the first to go, so that no report meets three that end over it.
            fresh = [pid for pid in _workers(run.pid) if pid not in killed]
            if fresh and held(str(place))[0] >= len(killed):
                os.kill(fresh[0], signal.SIGKILL)
                killed.append(fresh[0])
            time.sleep(0.02)
        sign.unlink()
        _, said = run.communicate()
    assert (run.returncode, said.splitlines()[-1].split(";")[0]) == (
        0,
        f"{NUMBER} new ({NUMBER // 4} copies), 0 unchanged, 0 refused",
    )
    assert len(killed) == 3
    require_whole(str(place))


def _workers(pid: int) -> list[int]:
    """Return the children of a process that are workers of a pool."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [int(child) for child in found if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    except OSError:
        return []
