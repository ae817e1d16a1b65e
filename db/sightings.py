"""Where a text was found: the places of each document, and which bytes are known already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.feeds import remember
from db.ids import digest
from db.rows import upsert
from db.tables import documents, raws, sightings
from positions.outlets import canonical

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from db.engine import Store
    from db.rows import Row
    from positions.documents.arrival import FeedItem


@dataclass(frozen=True, slots=True)
class Seen:
    """A look at a report.

    Attributes:
        name: File name or address.
        reader: What read the bytes, with its version.
        raw_sha256: Hash of the bytes.
        address: Where it was fetched from.
        url: The canonical address, as the report names it.
        fetched_at: When it was fetched; None for files.
    """

    name: str
    reader: str
    raw_sha256: str
    address: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    fetched_at: datetime | None = None

    @property
    def canonical(self) -> str | None:
        """Return the address in the form by which addresses are compared."""
        return canonical(self.url) or canonical(self.address)

    @property
    def place(self) -> str:
        """Return what tells this place from others."""
        return self.canonical or self.address or self.name


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place of a stored document.

    Attributes:
        seen_at: When the text was last seen there.
    """

    document_id: str
    name: str
    address: str | None
    canonical: str | None
    outlet: str | None
    author: str | None
    reader: str
    fetched_at: datetime | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """A document of which some bytes are known.

    Attributes:
        place: Where they were found.
        reader: What read them.
        kept: Whether the store holds the bytes.
    """

    document_id: str
    place: str
    reader: str
    kept: bool


def record(connection: Connection, looks: Mapping[str, Seen], at: datetime) -> None:
    """Keep where documents were seen; a place that is known is brought up to date.

    Args:
        connection: A connection that writes.
        looks: By the id of the document.
        at: When.
    """
    upsert(connection, sightings, [_row(key, seen, at) for key, seen in looks.items()])


def witness(
    store: Store, looks: Mapping[str, Seen], items: Collection[FeedItem] = (), *, at: datetime | None = None
) -> None:
    """Keep where stored documents were seen again, and the entries of feeds that led to them."""
    moment = at or datetime.now(UTC)

    def work(connection: Connection) -> None:
        record(connection, looks, moment)
        for item in items:
            remember(connection, item, moment)

    if looks or items:
        store.transact(work)


def known(store: Store, hashes: Collection[str]) -> dict[str, list[Known]]:
    """Return what the store knows of bytes with these hashes, in one query."""
    columns = sightings.c
    query = select(
        columns.raw_sha256,
        columns.document_id,
        columns.canonical,
        columns.address,
        columns.name,
        columns.reader,
        raws.c.document_id.is_not(None),
    )
    query = query.join(raws, raws.c.document_id == columns.document_id, isouter=True)
    found: dict[str, list[Known]] = {}
    with store.read() as connection:
        rows = connection.execute(query.where(columns.raw_sha256.in_(sorted(hashes))))
        for raw, key, address, fetched, name, reader, kept in rows:
            found.setdefault(raw, []).append(Known(key, address or fetched or name, reader, kept))
    return found


def places(store: Store, document_id: str) -> list[Sighting]:
    """Return where a document was seen, the first place first."""
    columns = sightings.c
    names = (
        columns.document_id,
        columns.name,
        columns.address,
        columns.canonical,
        columns.outlet,
        columns.author,
        columns.reader,
        columns.fetched_at,
        columns.seen_at,
    )
    query = select(*names).where(columns.document_id == document_id).order_by(columns.seen_at, columns.id)
    with store.read() as connection:
        return [Sighting(*row) for row in connection.execute(query)]


def at_address(connection: Connection, address: str, *, but: str) -> str | None:
    """Return the document that was last seen at an address, `but` not this one."""
    columns = sightings.c
    query = (
        select(columns.document_id)
        .join(documents, documents.c.id == columns.document_id)
        .where(columns.canonical == address, columns.document_id != but)
        .order_by(columns.seen_at.desc(), columns.document_id)
        .limit(1)
    )
    return connection.scalar(query)


def _row(key: str, seen: Seen, at: datetime) -> Row:
    return {
        "document_id": key,
        "id": digest("sg", seen.place),
        "name": seen.name,
        "address": seen.address,
        "canonical": seen.canonical,
        "outlet": seen.outlet,
        "author": seen.author,
        "reader": seen.reader,
        "raw_sha256": seen.raw_sha256,
        "fetched_at": seen.fetched_at,
        "seen_at": at,
    }
