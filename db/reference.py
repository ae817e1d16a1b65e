"""The codebook in the store: synced into tables, so that what is stored can refer to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from db import entries
from db.ids import digest
from db.registry import keep_countries, keep_parties
from db.revision import HEAD
from db.rows import insert_missing, upsert
from db.tables import (
    countries,
    issues,
    outlets,
    parties,
    party_countries,
    plans,
    revisions,
    speaker_aliases,
    speaker_roles,
    speakers,
    state,
)
from positions.outlets import load as registry

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.engine import Store
    from positions.codebook.model import Codebook


@dataclass(frozen=True, slots=True)
class Synced:
    """Whether the codebook in the store was replaced, and by which one (its fingerprint)."""

    changed: bool
    fingerprint: str


def fingerprint(codebook: Codebook) -> str:
    """Return a hash of all that the codebook and the registry of outlets say, and of the schema that holds them."""
    return hashlib.sha256(f"{HEAD} {codebook!r} {registry()!r}".encode()).hexdigest()


def sync(store: Store, codebook: Codebook, *, at: datetime | None = None) -> Synced:
    """Bring the codebook's tables up to date, if the codebook is another than the one last synced.

    What the codebook no longer holds is marked as not listed, since statements may refer to it. Provisional speakers
    stay as they are.
    """
    mark = fingerprint(codebook)
    stored = select(state.c.value).where(state.c.key == "codebook")
    with store.read() as connection:
        if connection.scalar(stored) == mark:
            return Synced(changed=False, fingerprint=mark)

    def work(connection: Connection) -> Synced:
        before = connection.scalar(stored)
        if before == mark:
            return Synced(changed=False, fingerprint=mark)
        _replace(connection, codebook)
        upsert(connection, state, [{"key": "codebook", "value": mark}])
        _note(connection, before, mark, at or datetime.now(UTC))
        return Synced(changed=True, fingerprint=mark)

    return store.transact(work)


def _replace(connection: Connection, codebook: Codebook) -> None:
    for table in (countries, parties, speakers, issues, plans, outlets):
        connection.execute(update(table).values(listed=False))
    for replaced in (party_countries, speaker_roles, speaker_aliases):
        connection.execute(delete(replaced))
    upsert(connection, countries, list(entries.countries(codebook)))
    upsert(connection, parties, list(entries.parties(codebook)))
    upsert(connection, issues, list(entries.issues(codebook)))
    upsert(connection, plans, list(entries.plans(codebook)))
    upsert(connection, outlets, list(entries.outlets(registry())))
    found = [*entries.persons(codebook), *entries.institutions(codebook)]
    members = list(entries.memberships(codebook))
    keep_countries(
        connection, {row["country"] for row in found} - {None} | {row["country_code"] for row in members}
    )
    keep_parties(connection, {row["party"] for row in found} - {None})
    upsert(connection, speakers, found)
    insert_missing(connection, party_countries, members)
    insert_missing(connection, speaker_aliases, list(entries.aliases(codebook)))
    insert_missing(connection, speaker_roles, list(entries.roles(codebook)))


def _note(connection: Connection, before: str | None, after: str, at: datetime) -> None:
    row = {
        "subject": "codebook",
        "id": digest("rv", "codebook", after, at.isoformat()),
        "made_at": at,
        "who": "positions",
        "what": {"before": before, "after": after},
        "why": "the codebook changed" if before else "the store is new",
    }
    connection.execute(insert(revisions), [row])
