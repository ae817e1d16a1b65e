"""Copies of a whole store: a SQLite file while it is in use, or a dump that either database takes."""

from __future__ import annotations

import gzip
import os
import sqlite3
import zlib
from contextlib import closing, contextmanager
from typing import IO, TYPE_CHECKING, cast

from db import derived, dump, schema
from db.engine import open_store
from db.revision import REVISIONS
from db.target import resolve
from positions.errors import PositionsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from db.engine import Store
    from positions.codebook.model import Codebook

_DUMPS = (".jsonl", ".jsonl.gz")
_SQLITE = b"SQLite format 3\0"
_PACKED = b"\x1f\x8b"


class BackupError(PositionsError):
    """A backup cannot be made, or cannot be restored where it should go; both stay as they were."""


def is_dump(path: Path) -> bool:
    """Tell by its name whether a file is to be a dump, not a copy of a SQLite file."""
    return path.name.endswith(_DUMPS)


def back_up(store: Store, path: Path) -> None:
    """Write a copy of a store as it is at one moment; others may read and write meanwhile.

    Args:
        store: An open store.
        path: A new file: with the ending `.jsonl` or `.jsonl.gz` a dump, else a SQLite file.

    Raises:
        BackupError: If the file is there already or cannot be written, or a server is to be copied to a SQLite file.
        StoreError: If the store cannot be read.
    """
    if path.exists():
        raise BackupError(f"{path}: is there already; a backup overwrites nothing, give another name")
    if not is_dump(path) and store.target.path is None:
        raise BackupError(
            f"{path}: a server's store is backed up as a dump; give a name like {path}.jsonl.gz"
        )
    with _draft(path) as draft:
        if is_dump(path):
            with store.read() as connection, _text(draft, path.name.endswith(".gz"), "w") as file:
                file.writelines(dump.lines(connection))
        else:
            assert store.target.path is not None
            _copy(store.target.path, draft)


def restore(path: Path, target: str | Path | None, *, codebook: Codebook | None = None) -> schema.Migrated:
    """Make a store from a backup, bring it up to date, and make anew what was left out.

    Args:
        path: A dump or a copy of a SQLite store.
        target: Where to make the store; there must be none.
        codebook: The codebook to sync; None is the program's own.

    Raises:
        BackupError: If there is a store already, or the backup is newer than the program, damaged or no backup.
        DumpError: If a dump is not understood; nothing is stored then.
    """
    where = resolve(target)
    if schema.current(target) is not None or (where.path is not None and where.path.exists()):
        raise BackupError(f"{where.label}: there is a store already; a backup is restored into a new one")
    opening = _opening(path)
    if where.path is not None:
        _make_room(where.path.parent)
    if opening.startswith(_SQLITE):
        if where.path is None:
            raise BackupError(f"{path}: a SQLite file does not go into a server; make a dump of it first")
        _restore_file(path, where.path)
    else:
        _restore_dump(path, target, packed=opening.startswith(_PACKED))
    done = schema.upgrade(target, codebook=codebook)
    with open_store(target) as store:
        store.transact(_rebuild)
    return done


def _rebuild(connection: Connection) -> None:
    for each in derived.DERIVED:
        each.rebuild(connection)


def _restore_file(path: Path, place: Path) -> None:
    """Put a sound copy in place, through a draft."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
        try:
            sound = source.execute("PRAGMA integrity_check(1)").fetchone()[0]
            (revision,) = source.execute("SELECT version_num FROM alembic_version").fetchone()
        except (sqlite3.Error, TypeError) as error:
            raise BackupError(f"{path}: this file is no store, or damaged ({error})") from error
    if sound != "ok":
        raise BackupError(f"{path}: the backup is damaged ({sound})")
    _require_known(revision, path)
    with _draft(place) as draft:
        _copy(path, draft)


def _restore_dump(path: Path, target: str | Path | None, *, packed: bool) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import

    where = resolve(target)
    with _lines(path, packed=packed) as lines:
        revision = dump.header(next(iter(lines), ""))
    _require_known(revision, path)

    def move(settings: object) -> None:
        command.upgrade(settings, revision)  # type: ignore[arg-type]  # Alembic's Config, which only db.schema imports
        with _lines(path, packed=packed) as lines:
            dump.load(settings.attributes["connection"], lines)  # type: ignore[attr-defined]

    try:
        with open_store(target, must_exist=False) as store:
            schema.migrate(store, move)
    except BaseException:
        if where.path is not None:
            for ending in ("", "-wal", "-shm"):
                where.path.with_name(f"{where.path.name}{ending}").unlink(missing_ok=True)
        raise


def _make_room(folder: Path) -> None:
    """Make the folder for a new store.

    Raises:
        BackupError: If nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BackupError(f"{folder}: cannot be made ({error.strerror}); give another place") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BackupError(f"{folder}: nothing can be written here; give another place")


def _require_known(revision: str, path: Path) -> None:
    if revision not in REVISIONS:
        raise BackupError(f"{path}: the backup is of a newer program ({revision}); update positions")


def _copy(source: Path, place: Path) -> None:
    """Copy a SQLite file in one step of its own backup interface: one state of it, whoever writes meanwhile."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as held,
        closing(sqlite3.connect(place)) as copy,
    ):
        held.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """Give a name beside a file, which takes its place when all went well, and is safe on the disk then."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BackupError(f"{path}: cannot be written ({reason})") from error
    finally:
        draft.unlink(missing_ok=True)


def _opening(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE))
    except OSError as error:
        raise BackupError(f"{path}: cannot be read ({error.strerror})") from error


@contextmanager
def _lines(path: Path, *, packed: bool) -> Iterator[IO[str]]:
    """Give the lines of a dump; what is no text is said in words."""
    try:
        with _text(path, packed, "r") as file:
            yield file
    except dump.DumpError as error:
        raise dump.DumpError(f"{path}: {error}; nothing was stored") from error
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise dump.DumpError(f"{path}: cannot be read ({error}); nothing was stored") from error


def _text(path: Path, packed: bool, mode: str) -> IO[str]:  # noqa: FBT001 - said by name at every call but two
    if packed:
        return cast("IO[str]", gzip.open(path, f"{mode}t", encoding="utf-8", newline="\n"))
    return cast("IO[str]", path.open(mode, encoding="utf-8", newline="\n"))
