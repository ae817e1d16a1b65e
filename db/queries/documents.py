"""Documents as they were read, with their layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db.tables import documents
from positions.errors import NothingFoundError
from positions.model import Block, BlockKind, Document, Span

if TYPE_CHECKING:
    from sqlalchemy import Row

    from db.engine import Store


def document(store: Store, key: str) -> Document:
    """Return one document.

    Raises:
        NothingFoundError: If the store holds no such document.
    """
    with store.read() as connection:
        row = connection.execute(select(documents).where(documents.c.id == key)).one_or_none()
    if row is None:
        raise NothingFoundError(f"no document {key}; `positions list` names the document of each statement")
    return as_document(row)


def outlets(store: Store) -> list[str]:
    """Return the names of all outlets that reports are stored of, by name."""
    query = select(documents.c.outlet).where(documents.c.outlet.is_not(None)).distinct()
    with store.read() as connection:
        return sorted(connection.scalars(query))


def as_document(row: Row[Any]) -> Document:
    """Return the document of a row of its table."""
    return Document(
        name=row.name,
        text=row.text,
        language=row.language,
        published_on=row.published_on,
        published_precision=row.published_precision,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        blocks=tuple(Block(BlockKind(kind), Span(start, end)) for kind, start, end in row.blocks),
    )
