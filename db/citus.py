"""A store over several machines: PostgreSQL with Citus, spread by document, with the registry and the roll-ups everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from db.tables import documents, metadata
from positions.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from db.engine import Store


def distributed() -> list[Table]:
    """Return the tables whose rows lie with their document, each after those it refers to."""
    return [table for table in metadata.sorted_tables if table is documents or "document_id" in table.c]


def everywhere() -> list[Table]:
    """Return the tables that every machine holds whole: the registry, the roll-ups, and what belongs to no document."""
    return [table for table in metadata.sorted_tables if table not in distributed()]


def distribute(store: Store) -> None:
    """Spread a store that `init` made over the machines of its Citus cluster; it may hold statements already.

    Raises:
        StoreError: If the server has no Citus.
    """
    if store.dialect != "postgresql" or not _has_citus(store):
        raise StoreError(f"{store.label}: the server has no Citus; run `CREATE EXTENSION citus` there")

    def work(connection: Connection) -> None:
        # The id of a document is made from its hash; a key without the id cannot be watched over several machines.
        connection.execute(text("ALTER TABLE documents DROP CONSTRAINT IF EXISTS uq_documents_sha256"))
        for table in everywhere():
            connection.execute(text("SELECT create_reference_table(:name)"), {"name": table.name})
        for table in distributed():
            column = "id" if table is documents else "document_id"
            place = {} if table is documents else {"near": documents.name}
            call = "create_distributed_table(:name, :column" + (", colocate_with => :near)" if place else ")")
            connection.execute(text(f"SELECT {call}"), {"name": table.name, "column": column, **place})

    store.transact(work)


def _has_citus(store: Store) -> bool:
    with store.read() as connection:
        return bool(connection.scalar(text("SELECT count(*) FROM pg_extension WHERE extname = 'citus'")))
