"""Tables of where reports come from: outlets, where a text was seen, what it is a copy of, and what was read before."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Named,
    Table,
    Text,
    TypedColumns,
)

from db.tables.base import Moment, choice, metadata


class Kinship(StrEnum):
    """What a document is to the one it resembles: the same article elsewhere, or another version of it."""

    COPY = "copy"
    VERSION = "version"


class OutletColumns(TypedColumns):
    """Who publishes; `listed` tells whether the registry holds it today."""

    key: Named[str] = Column(Text, primary_key=True)
    name: Named[str] = Column(Text)
    country: Named[str | None] = Column(Text)
    language: Named[str | None] = Column(Text)
    names: Named[list[str]] = Column(JSON)
    domains: Named[list[str]] = Column(JSON)
    ordinal: Named[int] = Column(Integer)
    listed: Named[bool] = Column(Boolean)


class SightingColumns(TypedColumns):
    """A place where the text of a document was found; the newest look at each place.

    `id` is made from the place: the canonical address, else the address, else the name. `reader` is what read the
    bytes, and `raw_sha256` their hash, by which the same bytes are known again without being read.
    """

    document_id: Named[str] = Column(Text, ForeignKey("documents.id"), primary_key=True)
    id: Named[str] = Column(Text, primary_key=True)
    name: Named[str] = Column(Text)
    address: Named[str | None] = Column(Text)
    canonical: Named[str | None] = Column(Text)
    outlet: Named[str | None] = Column(Text)
    author: Named[str | None] = Column(Text)
    reader: Named[str] = Column(Text)
    raw_sha256: Named[str] = Column(Text)
    fetched_at: Named[datetime | None] = Column(Moment)
    seen_at: Named[datetime] = Column(Moment)


class SketchColumns(TypedColumns):
    """What a text is recognised by although some of its words differ: a few numbers, each of which may be shared."""

    document_id: Named[str] = Column(Text, ForeignKey("documents.id"), primary_key=True)
    band: Named[int] = Column(Integer, primary_key=True)
    mark: Named[int] = Column(BigInteger)


class DuplicateColumns(TypedColumns):
    """A document that is nearly an earlier one.

    `of_id` is the one it is most like, `family_id` the first of all that hang together so.
    """

    document_id: Named[str] = Column(Text, ForeignKey("documents.id"), primary_key=True)
    of_id: Named[str] = Column(Text, ForeignKey("documents.id"))
    family_id: Named[str] = Column(Text, ForeignKey("documents.id"))
    kind: Named[Kinship] = Column(choice(Kinship))
    likeness: Named[float] = Column(Float)
    created_at: Named[datetime] = Column(Moment)


class SupersededColumns(TypedColumns):
    """A statement as an earlier extractor read it, with its speakers, parties and codings; rows are only added."""

    document_id: Named[str] = Column(Text, ForeignKey("documents.id"), primary_key=True)
    id: Named[str] = Column(Text, primary_key=True)
    statement_id: Named[str] = Column(Text)
    extractor: Named[str] = Column(Text)
    superseded_by: Named[str] = Column(Text)
    superseded_at: Named[datetime] = Column(Moment)
    what: Named[dict[str, Any]] = Column(JSON)


class FeedColumns(TypedColumns):
    """A feed, with what its server gave when all its entries were stored."""

    url: Named[str] = Column(Text, primary_key=True)
    etag: Named[str | None] = Column(Text)
    last_modified: Named[str | None] = Column(Text)
    checked_at: Named[datetime] = Column(Moment)


class FeedItemColumns(TypedColumns):
    """An entry of a feed whose report is stored."""

    feed_url: Named[str] = Column(Text, primary_key=True)
    item_id: Named[str] = Column(Text, primary_key=True)
    seen_at: Named[datetime] = Column(Moment)


class FeedFailureColumns(TypedColumns):
    """An entry of a feed that could not be fetched or read, and when it last failed."""

    feed_url: Named[str] = Column(Text, primary_key=True)
    item_id: Named[str] = Column(Text, primary_key=True)
    attempts: Named[int] = Column(Integer)
    failed_at: Named[datetime] = Column(Moment)
    reason: Named[str] = Column(Text)


outlets = Table("outlets", metadata, OutletColumns)
sightings = Table(
    "sightings", metadata, SightingColumns, Index(None, "raw_sha256"), Index(None, "canonical", "seen_at")
)
sketches = Table(
    "sketches", metadata, SketchColumns, Index(None, "mark", "document_id"), sqlite_with_rowid=False
)
duplicates = Table("duplicates", metadata, DuplicateColumns, Index(None, "of_id"), Index(None, "family_id"))
superseded = Table("superseded", metadata, SupersededColumns, Index(None, "statement_id"))
feeds = Table("feeds", metadata, FeedColumns)
feed_items = Table("feed_items", metadata, FeedItemColumns, sqlite_with_rowid=False)
feed_failures = Table("feed_failures", metadata, FeedFailureColumns, sqlite_with_rowid=False)
