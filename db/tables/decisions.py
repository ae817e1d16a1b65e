"""The table of what people decided about acts of saying."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, Column, Index, Named, Table, Text, TypedColumns

from db.tables.base import Moment, metadata


class UtteranceDecisionColumns(TypedColumns):
    """Whether two statements report one act of saying (`together`) or two, as a person decided last.

    `first_id` is the lesser of the two ids. Who decided, when and why stands in `revisions`.
    """

    first_id: Named[str] = Column(Text, primary_key=True)
    second_id: Named[str] = Column(Text, primary_key=True)
    together: Named[bool] = Column(Boolean)
    decided_at: Named[datetime] = Column(Moment)


utterance_decisions = Table(
    "utterance_decisions", metadata, UtteranceDecisionColumns, Index(None, "second_id")
)
