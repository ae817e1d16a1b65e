"""Tables of judgements: what a statement says on an issue, by whose reading, and who changed what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Named,
    Table,
    Text,
    TypedColumns,
)

from db.tables.base import Moment, Spans, choice, metadata
from positions.model import Span, Stance


class CodingColumns(TypedColumns):
    """A stance on an issue; never overwritten, but superseded. In force while `superseded_at` is null.

    `condition_spans` holds no span or one.
    """

    document_id: Named[str] = Column(Text, primary_key=True)
    id: Named[str] = Column(Text, primary_key=True)
    statement_id: Named[str] = Column(Text)
    ordinal: Named[int] = Column(Integer)
    issue: Named[str] = Column(Text, ForeignKey("issues.key"))
    plan: Named[str | None] = Column(Text, ForeignKey("plans.key"))
    stance: Named[Stance] = Column(choice(Stance))
    condition_spans: Named[tuple[Span, ...]] = Column(Spans)
    evidence_spans: Named[tuple[Span, ...]] = Column(Spans)
    coder: Named[str] = Column(Text)
    confidence: Named[float] = Column(Float)
    created_at: Named[datetime] = Column(Moment)
    superseded_at: Named[datetime | None] = Column(Moment)


class RevisionColumns(TypedColumns):
    """Who changed what, when and why; rows are added and never changed."""

    subject: Named[str] = Column(Text, primary_key=True)
    id: Named[str] = Column(Text, primary_key=True)
    made_at: Named[datetime] = Column(Moment, index=True)
    who: Named[str] = Column(Text)
    what: Named[dict[str, Any]] = Column(JSON)
    why: Named[str | None] = Column(Text)


codings = Table(
    "codings",
    metadata,
    CodingColumns,
    ForeignKeyConstraint(["document_id", "statement_id"], ["statements.document_id", "statements.id"]),
    # The rest of the columns let a query look at a statement's codings without fetching them.
    Index(None, "document_id", "statement_id", "issue", "stance", "plan", "superseded_at"),
)
revisions = Table("revisions", metadata, RevisionColumns)
