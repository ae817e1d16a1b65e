"""Making a store and bringing an old one up to date; the only part that imports Alembic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import inspect

from db import cells, families, rollups
from db.engine import Store, open_store
from db.reference import Synced, sync
from db.revision import HEAD, REVISIONS, require_current, stored_revision
from db.tables import metadata
from positions.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from alembic.config import Config
    from sqlalchemy import Connection

    from positions.codebook.model import Codebook


@dataclass(frozen=True, slots=True)
class Migrated:
    """What was done to a store.

    Attributes:
        before: The revision found; None where there was no store.
        after: The revision it is at now.
        synced: What the codebook changed.
    """

    label: str
    before: str | None
    after: str
    synced: Synced

    @property
    def created(self) -> bool:
        """Tell whether the store is new."""
        return self.before is None


def init(target: str | Path | None = None, *, codebook: Codebook | None = None) -> Migrated:
    """Make a store, or bring one that is there up to date; what it holds stays.

    Args:
        target: As for `open_store`.
        codebook: The codebook to sync; None is the program's own.

    Raises:
        StoreError: If the place holds something else, or cannot be written.
    """
    return _migrate(target, codebook, may_create=True)


def upgrade(target: str | Path | None = None, *, codebook: Codebook | None = None) -> Migrated:
    """Bring a store up to date.

    Raises:
        StoreError: If there is none, or it is newer than the program.
    """
    return _migrate(target, codebook, may_create=False)


def current(target: str | Path | None = None) -> str | None:
    """Return the revision of the schema of a store, None where there is no store."""
    with open_store(target, must_exist=False) as store:
        if store.target.path is not None and not store.target.path.is_file():
            return None
        with store.read() as connection:
            return stored_revision(connection)


def config(connection: Connection) -> Config:
    """Return Alembic's configuration for a connection; the scripts lie beside this module, installed or not."""
    from alembic.config import Config  # noqa: PLC0415 - slow to import

    settings = Config()
    settings.set_main_option("script_location", "db:migrations")
    settings.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    settings.attributes["connection"] = connection
    return settings


def migrate(store: Store, move: Callable[[Config], object]) -> None:
    """Run an Alembic command in one transaction: a migration that fails leaves the store as it was."""

    def work(connection: Connection) -> None:
        move(config(connection))
        if store.dialect == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise StoreError(f"{store.label}: rows refer to rows that are not there; nothing was changed")

    # Batch migrations drop and rename whole tables; what refers to them is checked before the commit instead.
    store.transact(work, foreign_keys=False)


def _migrate(target: str | Path | None, codebook: Codebook | None, *, may_create: bool) -> Migrated:
    before = current(target)
    with open_store(target, must_exist=False) as store:
        if before is None:
            _require_room(store, may_create=may_create)
        elif before not in REVISIONS:
            require_current(before, store.label)
        if before != HEAD:
            from alembic import command  # noqa: PLC0415 - slow to import

            def newest(settings: Config) -> None:
                command.upgrade(settings, "head")
                # What migrations leave to others: sketches of the texts, the roll-ups, the index of cells.
                families.rebuild(settings.attributes["connection"])
                rollups.rebuild(settings.attributes["connection"])
                cells.rebuild(settings.attributes["connection"])

            migrate(store, newest)
        return Migrated(store.label, before, HEAD, sync(store, codebook or _own_codebook()))


def _require_room(store: Store, *, may_create: bool) -> None:
    path = store.target.path
    if not may_create:
        require_current(None, store.label)
    if path is not None and path.is_dir():
        raise StoreError(f"{store.label}: this is a directory; a store is a file")
    if path is not None and not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{store.label}: the directory cannot be made ({error.strerror})") from error
        return
    with store.read() as connection:
        if stored_revision(connection) is not None:
            return  # another process made it in the meantime
        taken = set(inspect(connection).get_table_names())
    if path is not None and taken:
        raise StoreError(f"{store.label}: this database belongs to another program; give another name")
    if taken & set(metadata.tables):
        names = ", ".join(sorted(taken & set(metadata.tables)))
        raise StoreError(
            f"{store.label}: the database already has tables of these names: {names}; give another"
        )


def _own_codebook() -> Codebook:
    from positions.codebook import load  # noqa: PLC0415 - reading the files takes time

    return load()
