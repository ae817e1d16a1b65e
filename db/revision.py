"""Which revisions of the schema this program knows; kept apart from Alembic, which is slow to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Oldest first; a test holds them to the scripts in `db/migrations/versions`.
REVISIONS = ("m0001", "m0002", "m0003", "m0004", "m0005", "m0006", "m0007")
HEAD = REVISIONS[-1]


def stored_revision(connection: Connection) -> str | None:
    """Return the revision a database is at, or None where it holds no store."""
    from sqlalchemy import inspect, text  # noqa: PLC0415 - the numbers are wanted without it too

    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def require_current(revision: str | None, label: str) -> None:
    """Refuse a store that this program cannot use.

    Raises:
        StoreError: If there is no store, or it is older or newer than the program.
    """
    if revision == HEAD:
        return
    if revision is None:
        raise StoreError(f"{label}: no store here; run `positions init`")
    if revision in REVISIONS:
        raise StoreError(
            f"{label}: the store is older than the program ({revision}); run `positions db upgrade`"
        )
    raise StoreError(f"{label}: the store is newer than the program ({revision}); update positions")
