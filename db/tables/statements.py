"""Tables of the attributions: statements, whose they are, and the utterances they report.

Keys lead with the document, so that a store spread over machines keeps a document's rows together.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Named,
    Table,
    Text,
    TypedColumns,
    text,
)

from db.tables.base import Moment, Review, Spans, choice, metadata
from positions.model import Basis, Form, Precision, Span


class UtteranceColumns(TypedColumns):
    """An act of saying; its id is that of the statement that was stored first, with another prefix."""

    id: Named[str] = Column(Text, primary_key=True)
    created_at: Named[datetime] = Column(Moment)


class StatementColumns(TypedColumns):
    """One attribution in one document.

    `content`, `source` and `cue` hold the words of their spans, with a line break between one and the next; the spans'
    lengths part them again. `published_on` and `starts_at` (of the content) repeat what the order of statements rests on,
    `outlet` is that of the document.
    """

    document_id: Named[str] = Column(Text, ForeignKey("documents.id"), primary_key=True)
    id: Named[str] = Column(Text, primary_key=True)
    utterance_id: Named[str] = Column(Text, ForeignKey("utterances.id"))
    said_on: Named[date] = Column(Date)
    published_on: Named[date] = Column(Date)
    starts_at: Named[int] = Column(Integer)
    precision: Named[Precision] = Column(choice(Precision))
    basis: Named[Basis] = Column(choice(Basis))
    form: Named[Form] = Column(choice(Form))
    language: Named[str] = Column(Text)
    country: Named[str | None] = Column(Text, ForeignKey("countries.code"))
    anonymous: Named[bool] = Column(Boolean)
    content: Named[str] = Column(Text)
    content_spans: Named[tuple[Span, ...]] = Column(Spans)
    source: Named[str] = Column(Text)
    source_spans: Named[tuple[Span, ...]] = Column(Spans)
    cue: Named[str] = Column(Text)
    cue_spans: Named[tuple[Span, ...]] = Column(Spans)
    via: Named[str | None] = Column(Text)
    rule: Named[str] = Column(Text)
    extractor: Named[str] = Column(Text)
    confidence: Named[float] = Column(Float)
    review: Named[Review] = Column(choice(Review))
    created_at: Named[datetime] = Column(Moment)
    outlet: Named[str | None] = Column(Text)


class StatementSpeakerColumns(TypedColumns):
    """Who speaks; two or more for a joint statement, in the order of the text. `said_on` is the statement's."""

    document_id: Named[str] = Column(Text, primary_key=True)
    statement_id: Named[str] = Column(Text, primary_key=True)
    ordinal: Named[int] = Column(Integer, primary_key=True)
    speaker_key: Named[str] = Column(Text, ForeignKey("speakers.key"))
    said_on: Named[date] = Column(Date)


class StatementPartyColumns(TypedColumns):
    """On whose behalf; two or more for a joint statement. `said_on` is the statement's."""

    document_id: Named[str] = Column(Text, primary_key=True)
    statement_id: Named[str] = Column(Text, primary_key=True)
    ordinal: Named[int] = Column(Integer, primary_key=True)
    party_key: Named[str] = Column(Text, ForeignKey("parties.key"))
    said_on: Named[date] = Column(Date)


# Few are, and who asks for them asks for nothing else.
REVIEWED = text("review != 'unreviewed'")

utterances = Table("utterances", metadata, UtteranceColumns)
statements = Table(
    "statements",
    metadata,
    StatementColumns,
    Index(None, "id"),
    Index(None, "utterance_id"),
    Index(None, "said_on", "published_on", "starts_at", "id"),
    Index(None, "country", "said_on"),
    Index(None, "language", "said_on"),
    Index(None, "outlet", "said_on"),
    Index(None, "review", "said_on", sqlite_where=REVIEWED, postgresql_where=REVIEWED),
)
statement_speakers = Table(
    "statement_speakers",
    metadata,
    StatementSpeakerColumns,
    ForeignKeyConstraint(["document_id", "statement_id"], ["statements.document_id", "statements.id"]),
    Index(None, "speaker_key", "said_on", "document_id", "statement_id"),
    sqlite_with_rowid=False,
)
statement_parties = Table(
    "statement_parties",
    metadata,
    StatementPartyColumns,
    ForeignKeyConstraint(["document_id", "statement_id"], ["statements.document_id", "statements.id"]),
    Index(None, "party_key", "said_on", "document_id", "statement_id"),
    sqlite_with_rowid=False,
)
