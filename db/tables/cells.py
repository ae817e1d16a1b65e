"""The table that leads from who took up what to the statements, the newest first: an index over several tables at once."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Date, Index, Integer, Named, PrimaryKeyConstraint, Table, Text, TypedColumns

from db.tables.base import choice, metadata
from positions.model import Form, Stance


class CellStatementColumns(TypedColumns):
    """A statement as one that a voice made on an issue or a version of the plan, with a stance.

    `kind` and `voice` are those of `cell_days`; besides, every statement stands under the kind `all` and no voice. `subject`
    is the key of an issue, or `=` and the key of a version. Codings that were superseded and statements that were rejected
    stand here too, so that nothing but storing, reading again and coding changes the table. The last four columns are the
    statement's: what they tell need not be looked up.
    """

    kind: Named[str] = Column(Text)
    voice: Named[str] = Column(Text)
    subject: Named[str] = Column(Text)
    said_on: Named[date] = Column(Date)
    published_on: Named[date] = Column(Date)
    starts_at: Named[int] = Column(Integer)
    statement_id: Named[str] = Column(Text)
    document_id: Named[str] = Column(Text)
    stance: Named[Stance] = Column(choice(Stance))
    form: Named[Form] = Column(choice(Form))
    language: Named[str] = Column(Text)
    country: Named[str | None] = Column(Text)
    outlet: Named[str | None] = Column(Text)


# What leads to the statements, in their order, and whose values are never null.
WAY = (
    "kind",
    "voice",
    "subject",
    "said_on",
    "published_on",
    "starts_at",
    "statement_id",
    "document_id",
    "stance",
)
# A server needs the way as an index beside the rows, and a store spread over several a key that leads with the document.
# A SQLite file has the rows themselves in the order of the way: a second order would take as much room again, and a twelfth
# of the time of storing, for a key that nothing asks for.
cell_statements = Table(
    "cell_statements",
    metadata,
    CellStatementColumns,
    PrimaryKeyConstraint("document_id", "statement_id", "kind", "voice", "subject", "stance"),
    Index(None, *WAY, postgresql_include=["form", "language", "country", "outlet"]).ddl_if(
        dialect="postgresql"
    ),
    sqlite_with_rowid=False,
)
