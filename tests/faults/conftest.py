"""Stores, reports and runs for faults that are made for real."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from db import schema
from db.engine import open_store
from db.findings import Level
from db.integrity import checks
from db.tables import codings, documents, statements, utterances

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
NUMBER = 24
COUNTED = (documents, statements, utterances, codings)


@dataclass(slots=True)
class Zygote:
    """Starts runs, and tells how they end."""

    process: subprocess.Popen[str]
    errors: Path
    running: list[int] = field(default_factory=list)

    def ask(self, told: dict[str, Any]) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{json.dumps(told)}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()

    def start(self, folder: Path, address: str, **more: Any) -> int:
        errors = self.errors.with_suffix(f".{len(self.running)}")
        pid = int(self.ask({"folder": str(folder), "address": address, "errors": str(errors), **more}))
        self.running.append(pid)
        return pid

    def wait(self, pid: int) -> int:
        """Return the exit code of a run, negative for the signal that ended it."""
        return int(self.ask({"wait": pid}))

    def said(self, pid: int) -> str:
        return self.errors.with_suffix(f".{self.running.index(pid)}").read_text()

    def done(self, folder: Path, address: str, **more: Any) -> tuple[int, str]:
        pid = self.start(folder, address, **more)
        return self.wait(pid), self.said(pid)


@pytest.fixture(scope="module")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    command = [sys.executable, "-m", "tests.faults.zygote"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Zygote(process, tmp_path_factory.mktemp("runs") / "run")
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports, each with an act of its own, one that all tell, and every fourth a copy of the one before."""
    path = tmp_path_factory.mktemp("reports")
    for number in range(NUMBER):
        own = number - number % 4 // 3
        filler = " ".join(f"Paper {own} of {at} was on the table in room {own}." for at in range(12))
        (path / f"{number:03}-2025-12-06.txt").write_text(
            f"Report {number}\n\nKremlin spokesman Dmitry Peskov said on 5 December that Russia was ready to discuss "
            f"the peace plan.\n\nUkrainian President Volodymyr Zelensky said that Ukraine would not cede clause {own} "
            f"of its territory to Russia.\n\n{filler}\n"
        )
    return path


def held(address: str) -> tuple[int, ...]:
    """Return how many documents, statements, utterances and codings a store holds."""
    with open_store(address) as store, store.read() as connection:
        return tuple(connection.scalar(select(func.count()).select_from(table)) or 0 for table in COUNTED)


def require_whole(address: str) -> None:
    """Check all that `doctor` checks."""
    with open_store(address) as store:
        assert [finding for finding in checks(store) if finding.level is Level.ERROR] == []


def content(address: str) -> set[tuple[Any, ...]]:
    """Return what a store holds of each statement, but for when."""
    columns = (statements.c.id, statements.c.document_id, statements.c.utterance_id, statements.c.content)
    with open_store(address) as store, store.read() as connection:
        return {tuple(row) for row in connection.execute(select(*columns))}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "positions.db"
    schema.init(path)
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of a PostgreSQL database that holds a new store, to be copied."""
    import psycopg

    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE faults_template")
    schema.init(f"{postgres}/faults_template")
    return "faults_template"


@pytest.fixture(scope="module")
def undisturbed(
    zygote: Zygote, folder: Path, template: Path, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """A store into which the reports went without any fault; to be read only."""
    place = tmp_path_factory.mktemp("undisturbed") / "positions.db"
    shutil.copy(template, place)
    assert zygote.done(folder, str(place)) == (0, "")
    assert held(str(place))[:3] == (NUMBER, 2 * NUMBER, 1 + NUMBER - NUMBER // 4)
    return str(place)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, template: Path, tmp_path: Path) -> str:
    """Give the address of a new store with the bundled codebook, on either database."""
    if request.param == "sqlite":
        shutil.copy(template, tmp_path / "positions.db")
        return str(tmp_path / "positions.db")
    make: Callable[..., str] = request.getfixturevalue("database")
    return make(request.getfixturevalue("postgres_template"))


@pytest.fixture(scope="session")
def kills() -> int:
    """How many times something is killed at a random moment; POSITIONS_FAULTS asks for more."""
    return int(os.environ.get("POSITIONS_FAULTS", "8"))


@dataclass(frozen=True, slots=True)
class Disk:
    """A small disk of its own, and a new store on it; the server keeps its log elsewhere, as servers do that are to live."""

    place: Path
    address: str

    def fill(self, room: int) -> None:
        """Leave no more than so many bytes."""
        free = shutil.disk_usage(self.place).free
        (self.place / "filler").write_bytes(bytes(max(free - room, 0)))

    def clear(self) -> None:
        (self.place / "filler").unlink()


@pytest.fixture
def disk(postgres: str, postgres_template: str) -> Iterator[Disk]:
    """Give a store of PostgreSQL on a disk in memory; only who may mount one has this."""
    import psycopg

    name = f"full_{secrets.token_hex(4)}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        (data,) = connection.execute("SHOW data_directory").fetchone() or ("",)
        owner = Path(data).stat()
        # Only there the server's own user gets.
        place = Path(data).with_name(name)
        place.mkdir()
        mounted = shutil.which("mount") and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64m", "positions-tests", str(place)],
            capture_output=True,
            check=False,
        )
        if not mounted or mounted.returncode:
            pytest.skip("NO RIGHT TO MOUNT A DISK IN MEMORY: a full disk under PostgreSQL is UNTESTED")
        try:
            tables = place / "tables"
            tables.mkdir()
            os.chown(tables, owner.st_uid, owner.st_gid)
            place.chmod(0o755)
            connection.execute(f"CREATE TABLESPACE {name} LOCATION '{tables}'")
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {postgres_template} TABLESPACE {name}")
            # What is written late, and by the first who comes, has its room.
            held(f"{postgres}/{name}")
            connection.execute("CHECKPOINT")
            yield Disk(place, f"{postgres}/{name}")
            (place / "filler").unlink(missing_ok=True)
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
            connection.execute(f"DROP TABLESPACE {name}")
        finally:
            subprocess.run(["umount", "-l", str(place)], check=True)
