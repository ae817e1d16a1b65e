"""The two databases: how each is connected to, and what its driver complains of, in words."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import QueuePool, create_engine, event, exc

from positions.errors import LostStoreError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from db.target import Target

# Names stand in the tables as they are written, for people who look.
DUMPS = partial(json.dumps, ensure_ascii=False)

# The page size holds for a file that is being created only.
PRAGMAS = ("page_size=8192", "foreign_keys=ON", "synchronous=FULL", "cache_size=-64000", "temp_store=MEMORY")


def file_engine(path: Path, *, create: bool, wait: float) -> Engine:
    """Return an engine for a SQLite file.

    Args:
        path: The file.
        create: Whether to make it where it is missing.
        wait: Seconds to wait for another process that writes.
    """
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
            # SQLite does not wait with this one. Refused, the transaction below waits, and the next one asks again.
            with suppress(exc.OperationalError):
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
                connection.info["wal"] = True
        connection.exec_driver_sql(f"PRAGMA synchronous={'NORMAL' if options.get('deferred') else 'FULL'}")
        connection.exec_driver_sql(f"PRAGMA foreign_keys={'ON' if options['foreign_keys'] else 'OFF'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def force(path: Path) -> None:
    """Have what was committed to a SQLite file on the disk: what its journal of writes holds, and the file itself."""
    for name in (path.with_name(f"{path.name}-wal"), path):
        with suppress(FileNotFoundError):
            file = os.open(name, os.O_RDWR)
            try:
                os.fsync(file)
            finally:
                os.close(file)


def server_engine(target: Target) -> Engine:
    """Return an engine for a PostgreSQL server, which is not asked yet.

    Raises:
        StoreError: If the driver is not installed, or the address cannot be read.
    """
    # A connection that breaks is told of in our words; the driver would write its own beside them.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
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


# The server is shutting down, was killed, is starting up, or has no connection left.
_GONE = frozenset({"57P01", "57P02", "57P03", "53300"})


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
        kind = LostStoreError if _is_lost(error, target) else StoreError
        raise kind(f"{target.label}: {_reason(error, target)}") from error


def _is_lost(error: exc.DBAPIError, target: Target) -> bool:
    """Tell whether a server went away, so that trying again may help."""
    state = getattr(error.orig, "sqlstate", None)
    return target.url is not None and (
        state is None or state in _GONE or state.startswith("08") or error.connection_invalidated
    )


def _reason(error: exc.DBAPIError, target: Target) -> str:
    said = target.hide(str(error.orig))
    if "not a database" in said:
        return "this file is not a store; give another, or run `positions init` with a new name"
    if "database is locked" in said or "lock timeout" in said:
        return "another process is writing to the store; try again when it has finished"
    if "malformed" in said:
        return f"the store is damaged ({said}); `positions doctor` tells more"
    if "disk is full" in said or "No space left" in said or getattr(error.orig, "sqlstate", None) == "53100":
        return "the disk is full; what was stored before stays; make room and run the same command again"
    if "disk I/O error" in said:
        return "the disk fails or is full; what was stored before stays; make room and run the same command again"
    if target.url is not None and getattr(error.orig, "sqlstate", None) is None:
        return f"the server cannot be reached ({said}); is it running?"
    return said
