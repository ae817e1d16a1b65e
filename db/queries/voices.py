"""Who is in the registry and how much the store holds of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import parties as party_table
from db.tables import speakers as speaker_table
from db.tables import statement_parties, statement_speakers
from positions.model import Speaker

if TYPE_CHECKING:
    from datetime import date

    from db.engine import Store


@dataclass(frozen=True, slots=True)
class SpeakerVoice:
    """A speaker with the number of stored statements, rejected ones included, and the day of the newest."""

    speaker: Speaker
    statements: int
    last_said_on: date | None


@dataclass(frozen=True, slots=True)
class PartyVoice:
    """A party with the number of stored statements, rejected ones included, and the day of the newest.

    Attributes:
        side: Whether it is a side of the negotiation in the codebook, not a country that speaks for itself.
    """

    key: str
    label: str
    side: bool
    statements: int
    last_said_on: date | None


def speakers(store: Store, *, provisional: bool | None = None, heard: bool = False) -> list[SpeakerVoice]:
    """Return speakers by name.

    Args:
        store: An open store.
        provisional: True for those the codebook does not know, False for those it does, None for both.
        heard: Whether to leave out those without a statement.
    """
    link, person = statement_speakers.c, speaker_table.c
    query = (
        select(
            person.key,
            person.name,
            person.kind,
            person.country,
            person.party,
            func.count(link.statement_id),
            func.max(link.said_on),
        )
        .join(statement_speakers, link.speaker_key == person.key, isouter=not heard)
        .group_by(person.key)
        .order_by(person.name, person.key)
    )
    if provisional is not None:
        query = query.where(person.provisional.is_(provisional))
    with store.read() as connection:
        rows = connection.execute(query).all()
    return [
        SpeakerVoice(Speaker(key, name, kind, country, party), number, last)
        for key, name, kind, country, party, number, last in rows
    ]


def parties(store: Store, *, heard: bool = False) -> list[PartyVoice]:
    """Return parties in the order of the codebook: the sides, then countries that speak for themselves.

    Args:
        store: An open store.
        heard: Whether to leave out those without a statement.
    """
    link, party = statement_parties.c, party_table.c
    query = (
        select(party.key, party.label, party.side, func.count(link.statement_id), func.max(link.said_on))
        .join(statement_parties, link.party_key == party.key, isouter=not heard)
        .group_by(party.key)
        .order_by(party.side.desc(), party.ordinal, party.key)
    )
    with store.read() as connection:
        return [PartyVoice(*row) for row in connection.execute(query)]
