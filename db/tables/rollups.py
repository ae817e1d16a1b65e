"""The table of daily roll-ups: what all counts are sums of, kept beside the statements in the same transaction."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Date, Integer, Named, Table, Text, TypedColumns

from db.tables.base import choice, metadata
from positions.model import Stance, VoiceKind


class CellDayColumns(TypedColumns):
    """What a party or a speaker said on an issue on a day (`positions.comparison.days.Day`).

    `statements` is a number of reports; the other figures are changes against the day before, whose sums tell how it stood
    on a day. The last four columns are the newest report of a named source; null where there is none.
    """

    kind: Named[VoiceKind] = Column(choice(VoiceKind), primary_key=True)
    voice: Named[str] = Column(Text, primary_key=True)
    issue: Named[str] = Column(Text, primary_key=True)
    said_on: Named[date] = Column(Date, primary_key=True)
    statements: Named[int] = Column(Integer)
    utterances: Named[int] = Column(Integer)
    reviewed: Named[int] = Column(Integer)
    anonymous: Named[int] = Column(Integer)
    support: Named[int] = Column(Integer)
    conditional: Named[int] = Column(Integer)
    neutral: Named[int] = Column(Integer)
    oppose: Named[int] = Column(Integer)
    published_on: Named[date | None] = Column(Date)
    starts_at: Named[int | None] = Column(Integer)
    decided_by: Named[str | None] = Column(Text)
    stance: Named[Stance | None] = Column(choice(Stance))


cell_days = Table("cell_days", metadata, CellDayColumns, sqlite_with_rowid=False)
