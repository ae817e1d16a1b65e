"""A store opens only where one is, says in one line what is wrong, and keeps all of a transaction or nothing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from db import engine as engines
from db.engine import Store, open_store
from db.revision import HEAD, REVISIONS
from db.tables import countries, party_countries
from positions.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROW = {
    "code": "FR",
    "name": "France",
    "adjective": "French",
    "names": {"vi": ["Pháp"]},
    "ordinal": 0,
    "listed": True,
}

# What SQLite calls its ways to wait for the disk.
NORMAL, FULL = 1, 2


def codes(store: Store) -> set[str]:
    with store.read() as connection:
        return set(connection.scalars(select(countries.c.code)))


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(StoreError, match=r"none\.db: no store here; run `positions init`") as caught:
        open_store(path)
    assert caught.value.exit_code == 5
    assert not path.exists()


def test_a_directory_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a directory"):
        open_store(tmp_path)


@pytest.mark.parametrize("content", [b"%PDF-1.7 " * 100, b"Ukraine\n" * 500])
def test_another_file_is_no_store_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="this file is not a store") as caught:
        open_store(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_an_empty_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(StoreError, match="no store here; run `positions init`"):
        open_store(path)


def test_an_empty_database_is_no_store(database: Callable[[], str]) -> None:
    with pytest.raises(StoreError, match=r"postgresql://tester:\*\*\*@127.*no store here"):
        open_store(database())


@pytest.mark.parametrize(
    ("revision", "message"),
    [("m9999", r"newer than the program \(m9999\); update positions"), ("a1b2c3", "newer than the program")],
)
def test_a_newer_store_is_refused(store: Store, address: str, revision: str, message: str) -> None:
    store.transact(
        lambda connection: connection.execute(text(f"UPDATE alembic_version SET version_num='{revision}'"))
    )
    with pytest.raises(StoreError, match=message):
        open_store(address)


def test_an_older_store_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.revision.HEAD", "m9999")
    monkeypatch.setattr("db.revision.REVISIONS", (*REVISIONS, "m9999"))
    with pytest.raises(StoreError, match=rf"older than the program \({HEAD}\); run `positions db upgrade`"):
        open_store(address)


def test_a_server_out_of_reach() -> None:
    with pytest.raises(StoreError, match="the server cannot be reached") as caught:
        open_store("postgresql://reader:s3cret@127.0.0.1:9/news")
    assert "s3cret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_wrong_password_is_not_shown(postgres: str) -> None:
    where = postgres.rsplit("@", 1)[1]
    with pytest.raises(StoreError, match="password authentication failed") as caught:
        open_store(f"postgresql://tester:wr0ng@{where}/postgres")
    assert "wr0ng" not in str(caught.value)


def test_an_unknown_database(postgres: str) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_store(f"{postgres}/nowhere")


def test_without_the_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'positions\[postgres\]'"):
        open_store("postgresql://reader@127.0.0.1:9/news")


def test_another_missing_module_is_not_taken_for_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise ModuleNotFoundError(name="other")

    monkeypatch.setattr("db.drivers.create_engine", fail)
    with pytest.raises(ModuleNotFoundError):
        open_store("postgresql://reader@127.0.0.1:9/news")


def test_an_address_that_sqlalchemy_cannot_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="address cannot be read"):
        open_store("postgresql://reader:s3cret@:::/news")


@pytest.mark.parametrize(("given", "expected"), [("", 10), ("?connect_timeout=3", 3)])
def test_a_silent_server_is_not_waited_for_long(
    given: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    asked: dict[str, Any] = {}

    def connect(**arguments: Any) -> NoReturn:
        asked.update(arguments)
        raise psycopg.OperationalError("no answer")

    monkeypatch.setattr(psycopg, "connect", connect)
    monkeypatch.setattr(psycopg.Connection, "connect", connect)
    with pytest.raises(StoreError, match="no answer"):
        open_store(f"postgresql://reader@127.0.0.1:9/news{given}")
    assert int(asked["connect_timeout"]) == expected


def test_sqlite_is_set_up(tmp_path: Path, sqlite_template: Path) -> None:
    with open_store(sqlite_template) as store, store.read() as connection:
        pragmas = ("journal_mode", "foreign_keys", "synchronous", "page_size")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in pragmas]
    assert found == ["wal", 1, 2, 8192]


def test_commits_wait_for_the_disk_but_in_a_run_that_can_be_repeated(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def waiting() -> int:
        number: int = store.transact(lambda c: c.exec_driver_sql("PRAGMA synchronous").scalar_one())
        return number

    if store.dialect != "sqlite":
        pytest.skip("a server looks after its disk itself")
    assert waiting() == FULL
    with store.bulk():
        assert waiting() == NORMAL
        store.transact(lambda connection: connection.execute(insert(countries), [ROW | {"code": "ZZ"}]))
    assert waiting() == FULL
    assert "ZZ" in codes(store)

    def broken(number: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("db.drivers.os.fsync", broken)
    with pytest.raises(StoreError, match="the disk did not take what was written"), store.bulk():
        pass


def test_foreign_keys_hold(store: Store) -> None:
    row = {"party_key": "nobody", "country_code": "US", "ordinal": 0}
    with pytest.raises(IntegrityError):
        store.transact(lambda connection: connection.execute(insert(party_countries), [row]))


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def work(connection: Connection) -> NoReturn:
        connection.execute(insert(countries), [ROW])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.transact(work)
    assert "FR" not in codes(store)


def test_a_reader_sees_one_state(store: Store, address: str) -> None:
    with store.read() as connection, open_store(address) as other:
        before = set(connection.scalars(select(countries.c.code)))
        other.transact(lambda writing: writing.execute(insert(countries), [ROW]))
        assert set(connection.scalars(select(countries.c.code))) == before
    assert codes(store) == before | {"FR"}


def test_a_server_is_not_written_to_by_a_reader(
    database: Callable[[str], str], postgres_template: str
) -> None:
    with (
        open_store(database(postgres_template)) as store,
        pytest.raises(StoreError, match="read-only transaction"),
        store.read() as connection,
    ):
        connection.execute(insert(countries), [ROW])


def test_a_lock_that_does_not_end_is_said_in_words(store: Store, address: str) -> None:
    def hold(connection: Connection) -> None:
        connection.execute(insert(countries), [ROW])
        with open_store(address, patience=0.05) as other:
            assert "FR" not in codes(other)
            with pytest.raises(StoreError, match="another process is writing to the store; try again"):
                other.transact(lambda waiting: waiting.execute(insert(countries), [ROW]))

    store.transact(hold)
    assert "FR" in codes(store)


def test_a_damaged_file_is_said_in_words(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    content = bytearray(sqlite_template.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged .*`positions doctor`"):
        open_store(path)


class RefusedError(Exception):
    """What a driver raises where the server wants the transaction tried again."""

    sqlstate = "40001"


def test_a_transaction_is_tried_again_where_the_server_asks(store: Store) -> None:
    asked = []

    def work(connection: Connection) -> str:
        asked.append(connection)
        connection.execute(insert(countries), [ROW])
        if len(asked) < 3:
            raise OperationalError("INSERT", {}, RefusedError())
        return "stored"

    assert store.transact(work) == "stored"
    assert len(asked) == 3
    assert "FR" in codes(store)


def test_it_is_not_tried_for_ever(store: Store) -> None:
    asked = []

    def work(connection: Connection) -> NoReturn:
        asked.append(connection)
        raise OperationalError("INSERT", {}, RefusedError("deadlock"))

    with pytest.raises(StoreError, match="deadlock"):
        store.transact(work)
    assert len(asked) == engines.ATTEMPTS


def test_a_fault_of_our_own_is_not_dressed_up(store: Store) -> None:
    def work(connection: Connection) -> NoReturn:
        raise ProgrammingError("SELEC", {}, Exception("syntax error"))

    with pytest.raises(ProgrammingError):
        store.transact(work)


def test_reading_needs_neither_alembic_nor_the_orm(sqlite_template: Path) -> None:
    script = (
        "import sys; from db.engine import open_store; from db import queries; from positions.query import Query\n"
        f"with open_store({str(sqlite_template)!r}) as store: queries.statements(store, Query()), queries.cells(store)\n"
        "assert not {'alembic', 'sqlalchemy.orm', 'psycopg', 'platformdirs'} & set(sys.modules), sys.modules.keys()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
