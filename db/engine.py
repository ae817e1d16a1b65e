"""Opening a store: connections, pragmas, transactions, and a driver's complaints in one line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import QueuePool, create_engine, event, exc

from db.revision import require_current, stored_revision
from db.target import Target, resolve
from positions.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

T = TypeVar("T")

# Names stand in the tables as they are written, for people who look.
DUMPS = partial(json.dumps, ensure_ascii=False)

# Serialization failure and deadlock: the server says that the same transaction may succeed when tried again.
RETRIED = frozenset({"40001", "40P01"})
ATTEMPTS = 5

# The page size holds for a file that is being created only.
PRAGMAS = ("page_size=8192", "foreign_keys=ON", "synchronous=FULL", "cache_size=-64000", "temp_store=MEMORY")

# A store's one writer at a time on PostgreSQL, as SQLite has it by itself: any number will do, if it is ours alone.
WRITER_LOCK = 0x706F736974696F6E


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; a context manager that closes its connections.

    Attributes:
        patience: Seconds to wait for another process that writes.
    """

    target: Target
    engine: Engine
    patience: float

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def label(self) -> str:
        """Return what messages call the store."""
        return self.target.label

    @property
    def dialect(self) -> str:
        """Return `sqlite` or `postgresql`."""
        return self.engine.dialect.name

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store, however many queries it answers.

        Raises:
            StoreError: If the store is out of reach or damaged.
        """
        options: dict[str, Any] = {}
        if self.dialect == "postgresql":
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with in_words(self.target), self.engine.connect() as connection:
            yield connection.execution_options(**options)

    def transact(self, work: Callable[[Connection], T], *, foreign_keys: bool = True) -> T:
        """Run `work` in one transaction, with no other writer beside it: all of it is stored, or nothing.

        `work` may run several times, where the server asks for it, and must not have effects of its own. Without
        `foreign_keys`, SQLite does not check them; migrations rebuild tables so.

        Raises:
            StoreError: If the store is out of reach, locked for too long, full or damaged.
        """
        with in_words(self.target):
            for _ in range(ATTEMPTS - 1):
                try:
                    return self._once(work, foreign_keys=foreign_keys)
                except exc.DBAPIError as error:
                    if getattr(error.orig, "sqlstate", None) not in RETRIED:
                        raise
            return self._once(work, foreign_keys=foreign_keys)

    def _once(self, work: Callable[[Connection], T], *, foreign_keys: bool) -> T:
        with self.engine.connect() as connection:
            if self.dialect == "sqlite":
                connection.execution_options(writes=True, foreign_keys=foreign_keys)
            with connection.begin():
                if self.dialect == "postgresql":
                    limit = f"set_config('lock_timeout', '{round(self.patience * 1000)}', true)"
                    connection.exec_driver_sql(f"SELECT {limit}, pg_advisory_xact_lock({WRITER_LOCK})")
                return work(connection)


def open_store(target: str | Path | None = None, *, must_exist: bool = True, patience: float = 30.0) -> Store:
    """Open a store.

    Args:
        target: A file, `sqlite:///FILE`, `postgresql://…`, or None for the user's own store.
        must_exist: Whether to insist on a store of this program's schema. Without it, a SQLite file is created by the
            first transaction; only `db.schema` asks for that.
        patience: Seconds to wait for another process that writes.

    Raises:
        StoreError: If there is no store, if it is older or newer than the program, or out of reach.
    """
    where = resolve(target)
    if where.path is not None and must_exist:
        _require_file(where.path, where.label)
    engine = _server(where) if where.path is None else _file(where.path, create=not must_exist, wait=patience)
    store = Store(where, engine, patience)
    if not must_exist:
        return store
    try:
        with store.read() as connection:
            require_current(stored_revision(connection), where.label)
    except BaseException:
        store.close()
        raise
    return store


@contextmanager
def in_words(target: Target) -> Iterator[None]:
    """Turn what a driver complains of into a StoreError of one line; errors of our own making pass through."""
    try:
        yield
    except exc.DBAPIError as error:
        if (
            not isinstance(error, (exc.OperationalError, exc.InternalError))
            and type(error) is not exc.DatabaseError
        ):
            raise
        raise StoreError(f"{target.label}: {_reason(error, target)}") from error


def _reason(error: exc.DBAPIError, target: Target) -> str:
    said = target.hide(str(error.orig))
    if "not a database" in said:
        return "this file is not a store; give another, or run `positions init` with a new name"
    if "database is locked" in said or "lock timeout" in said:
        return "another process is writing to the store; try again when it has finished"
    if "malformed" in said:
        return f"the store is damaged ({said}); `positions doctor` tells more"
    if target.url is not None and getattr(error.orig, "sqlstate", None) is None:
        return f"the server cannot be reached ({said}); is it running?"
    return said


def _require_file(path: Path, label: str) -> None:
    if path.is_dir():
        raise StoreError(f"{label}: this is a directory; a store is a file")
    if not path.exists():
        raise StoreError(f"{label}: no store here; run `positions init`")


def _file(path: Path, *, create: bool, wait: float) -> Engine:
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> sqlite3.Connection:
        # Transactions are begun below: left to itself the driver begins them only with the first change, and what was
        # read before that may be out of date.
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, timeout=wait, check_same_thread=False
        )
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, json_serializer=DUMPS)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("writes"):
            connection.exec_driver_sql("BEGIN")
            return
        if "wal" not in connection.info:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            connection.info["wal"] = True
        connection.exec_driver_sql(f"PRAGMA foreign_keys={'ON' if options['foreign_keys'] else 'OFF'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _server(target: Target) -> Engine:
    url = target.url or ""
    arguments: dict[str, Any] = {"application_name": "positions"}
    if "connect_timeout=" not in url:
        arguments["connect_timeout"] = 10
    try:
        return create_engine(url, connect_args=arguments, json_serializer=DUMPS)
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("psycopg"):
            raise
        raise StoreError(
            f"{target.label}: PostgreSQL needs an extra; run `pip install 'positions[postgres]'`"
        ) from None
    except exc.ArgumentError:
        raise StoreError(f"{target.label}: the store's address cannot be read") from None
