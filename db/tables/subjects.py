"""Tables of what is spoken about: issues and plan versions, and which codebook they came from."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, Named, Table, Text, TypedColumns

from db.tables.base import metadata


class IssueColumns(TypedColumns):
    """An issue and the question that each stance answers."""

    key: Named[str] = Column(Text, primary_key=True)
    label: Named[str] = Column(Text)
    question: Named[str] = Column(Text)
    standard: Named[bool] = Column(Boolean)
    parent: Named[str | None] = Column(Text, ForeignKey("issues.key"))
    names: Named[dict[str, list[str]]] = Column(JSON)
    ordinal: Named[int] = Column(Integer)
    listed: Named[bool] = Column(Boolean)


class PlanColumns(TypedColumns):
    """A version of the peace plan, or a counter-proposal."""

    key: Named[str] = Column(Text, primary_key=True)
    label: Named[str] = Column(Text)
    proponent: Named[str] = Column(Text)
    dated: Named[date] = Column(Date)
    parent: Named[str | None] = Column(Text, ForeignKey("plans.key"))
    points: Named[int | None] = Column(Integer)
    names: Named[dict[str, list[str]]] = Column(JSON)
    ordinal: Named[int] = Column(Integer)
    listed: Named[bool] = Column(Boolean)


class StateColumns(TypedColumns):
    """What the store knows of itself: `codebook` is the fingerprint of the codebook last synced."""

    key: Named[str] = Column(Text, primary_key=True)
    value: Named[str] = Column(Text)


issues = Table("issues", metadata, IssueColumns)
plans = Table("plans", metadata, PlanColumns)
state = Table("state", metadata, StateColumns)
