"""Tables of who speaks: countries, parties, speakers, their names and offices."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, Named, Table, Text, TypedColumns

from db.tables.base import choice, metadata
from positions.model import SpeakerKind


class CountryColumns(TypedColumns):
    """A state, or EU / NATO / UN; `listed` tells whether the codebook holds it today."""

    code: Named[str] = Column(Text, primary_key=True)
    name: Named[str] = Column(Text)
    adjective: Named[str] = Column(Text)
    names: Named[dict[str, list[str]]] = Column(JSON)
    ordinal: Named[int] = Column(Integer)
    listed: Named[bool] = Column(Boolean)


class PartyColumns(TypedColumns):
    """A side of the negotiation (`side`), or a country that speaks for itself alone (not `side`)."""

    key: Named[str] = Column(Text, primary_key=True)
    label: Named[str] = Column(Text)
    names: Named[dict[str, list[str]]] = Column(JSON)
    side: Named[bool] = Column(Boolean)
    ordinal: Named[int] = Column(Integer)
    listed: Named[bool] = Column(Boolean)


class PartyCountryColumns(TypedColumns):
    """Which countries belong to a party."""

    party_key: Named[str] = Column(Text, ForeignKey("parties.key"), primary_key=True)
    country_code: Named[str] = Column(Text, ForeignKey("countries.code"), primary_key=True)
    ordinal: Named[int] = Column(Integer)


class SpeakerColumns(TypedColumns):
    """A source; `provisional` ones were met in a document and are not in the codebook."""

    key: Named[str] = Column(Text, primary_key=True)
    name: Named[str] = Column(Text, index=True)
    kind: Named[SpeakerKind] = Column(choice(SpeakerKind))
    country: Named[str | None] = Column(Text, ForeignKey("countries.code"), index=True)
    party: Named[str | None] = Column(Text, ForeignKey("parties.key"), index=True)
    gender: Named[str | None] = Column(Text)
    body: Named[str | None] = Column(Text)
    provisional: Named[bool] = Column(Boolean)
    listed: Named[bool] = Column(Boolean)


class SpeakerAliasColumns(TypedColumns):
    """One way a speaker is written; `language` is empty where the name serves in all."""

    speaker_key: Named[str] = Column(Text, ForeignKey("speakers.key"), primary_key=True)
    language: Named[str] = Column(Text, primary_key=True)
    alias: Named[str] = Column(Text, primary_key=True, index=True)


class SpeakerRoleColumns(TypedColumns):
    """An office, with its first and last day."""

    speaker_key: Named[str] = Column(Text, ForeignKey("speakers.key"), primary_key=True)
    ordinal: Named[int] = Column(Integer, primary_key=True)
    title: Named[str] = Column(Text)
    scope: Named[str] = Column(Text)
    from_on: Named[date | None] = Column(Date)
    to_on: Named[date | None] = Column(Date)


countries = Table("countries", metadata, CountryColumns)
parties = Table("parties", metadata, PartyColumns)
party_countries = Table("party_countries", metadata, PartyCountryColumns)
speakers = Table("speakers", metadata, SpeakerColumns)
speaker_aliases = Table("speaker_aliases", metadata, SpeakerAliasColumns)
speaker_roles = Table("speaker_roles", metadata, SpeakerRoleColumns)
