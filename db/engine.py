"""An open store: one state to read, one transaction to write."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import exc

from db.drivers import file_engine, force, in_words, server_engine
from db.revision import REVISIONS, require_current, stored_revision
from db.target import Target, resolve
from positions.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

T = TypeVar("T")

# Serialization failure and deadlock: the server says that the same transaction may succeed when tried again.
RETRIED = frozenset({"40001", "40P01"})
ATTEMPTS = 5

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

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Let the commits of a run that can be repeated reach the disk together, at the latest when it ends.

        Each is whole and seen by others at once, and ending the program loses none; a power cut may lose the last of them,
        which the same run adds again. Only SQLite leaves this to its users, and only it is changed.

        Raises:
            StoreError: If the disk does not take what was written.
        """
        self.engine.update_execution_options(deferred=True)
        try:
            yield
        finally:
            self.engine.update_execution_options(deferred=False)
            if self.target.path is not None:
                try:
                    force(self.target.path)
                except OSError as error:
                    reason = f"the disk did not take what was written ({error.strerror}); run it again"
                    raise StoreError(f"{self.label}: {reason}") from error

    def _once(self, work: Callable[[Connection], T], *, foreign_keys: bool) -> T:
        with self.engine.connect() as connection:
            if self.dialect == "sqlite":
                connection.execution_options(writes=True, foreign_keys=foreign_keys)
            with connection.begin():
                if self.dialect == "postgresql":
                    limit = f"set_config('lock_timeout', '{round(self.patience * 1000)}', true)"
                    connection.exec_driver_sql(f"SELECT {limit}, pg_advisory_xact_lock({WRITER_LOCK})")
                return work(connection)


def open_store(
    target: str | Path | None = None,
    *,
    must_exist: bool = True,
    outdated: bool = False,
    patience: float = 30.0,
) -> Store:
    """Open a store.

    Args:
        target: A file, `sqlite:///FILE`, `postgresql://…`, or None for the user's own store.
        must_exist: Whether to insist on a store of this program's schema. Without it, a SQLite file is created by the
            first transaction; only `db.schema` asks for that.
        outdated: Whether a store of an older schema will do too, to be copied as it is.
        patience: Seconds to wait for another process that writes.

    Raises:
        StoreError: If there is no store, if it is older or newer than the program, or out of reach.
    """
    where = resolve(target)
    if where.path is not None and must_exist:
        _require_file(where.path, where.label)
    engine = (
        server_engine(where)
        if where.path is None
        else file_engine(where.path, create=not must_exist, wait=patience)
    )
    store = Store(where, engine, patience)
    if not must_exist:
        return store
    try:
        with store.read() as connection:
            revision = stored_revision(connection)
        if not (outdated and revision in REVISIONS):
            require_current(revision, where.label)
    except BaseException:
        store.close()
        raise
    return store


def _require_file(path: Path, label: str) -> None:
    if path.is_dir():
        raise StoreError(f"{label}: this is a directory; a store is a file")
    if not path.exists():
        raise StoreError(f"{label}: no store here; run `positions init`")
