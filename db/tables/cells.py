"""The table that leads from who took up what to the statements, the newest first: an index over several tables at once."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Date, Integer, Named, Table, Text, TypedColumns

from db.tables.base import choice, metadata
from positions.model import Stance


class CellStatementColumns(TypedColumns):
    """A statement as one that a voice made on an issue or a version of the plan, with a stance.

    `kind` and `voice` are those of `cell_days`; besides, every statement stands under the kind `all` and no voice. `subject`
    is the key of an issue, or `=` and the key of a version. Codings that were superseded and statements that were rejected
    stand here too, so that nothing but storing, reading again and coding changes the table. A store that is spread over
    machines keeps a document's rows together, as its keys allow: they hold the document.
    """

    kind: Named[str] = Column(Text, primary_key=True)
    voice: Named[str] = Column(Text, primary_key=True)
    subject: Named[str] = Column(Text, primary_key=True)
    said_on: Named[date] = Column(Date, primary_key=True)
    published_on: Named[date] = Column(Date, primary_key=True)
    starts_at: Named[int] = Column(Integer, primary_key=True)
    statement_id: Named[str] = Column(Text, primary_key=True)
    document_id: Named[str] = Column(Text, primary_key=True)
    stance: Named[Stance] = Column(choice(Stance), primary_key=True)


cell_statements = Table("cell_statements", metadata, CellStatementColumns, sqlite_with_rowid=False)
