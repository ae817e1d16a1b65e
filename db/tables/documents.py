"""Tables of the reports: their text as read, and their bytes as they came."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from db.tables.base import Moment, choice, metadata
from positions.model import Precision


class DocumentColumns(TypedColumns):
    """A report. `id` is made from `sha256`, so that equal texts meet in the primary key too."""

    id: Named[str] = Column(Text, primary_key=True)
    sha256: Named[str] = Column(Text)
    name: Named[str] = Column(Text)
    url: Named[str | None] = Column(Text)
    outlet: Named[str | None] = Column(Text)
    title: Named[str | None] = Column(Text)
    language: Named[str] = Column(Text)
    published_on: Named[date] = Column(Date)
    published_precision: Named[Precision] = Column(choice(Precision))
    fetched_at: Named[datetime | None] = Column(Moment)
    created_at: Named[datetime] = Column(Moment)
    extractor: Named[str] = Column(Text)
    blocks: Named[list[list[str | int]]] = Column(JSON)
    text: Named[str] = Column(Text)


class RawColumns(TypedColumns):
    """The bytes a document was read from, compressed by zlib; kept on request only."""

    document_id: Named[str] = Column(Text, ForeignKey("documents.id"), primary_key=True)
    content: Named[bytes] = Column(LargeBinary)


documents = Table(
    "documents",
    metadata,
    DocumentColumns,
    UniqueConstraint("sha256"),
    Index(None, "published_on"),
    Index(None, "outlet"),
)
raws = Table("raws", metadata, RawColumns)
