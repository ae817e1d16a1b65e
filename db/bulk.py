"""Writing many documents at once, where it is known already which statements report the same act of saying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.attributions import (
    Origin,
    cell_rows,
    coding_rows,
    document_row,
    party_rows,
    reports,
    speaker_rows,
    statement_rows,
)
from db.cells import put as put_cells
from db.derived import changing
from db.founding import settle
from db.ids import document_id, statement_ids, utterance_id
from db.pieces import join
from db.registry import keep
from db.rollups import put
from db.rows import insert_missing, insert_plainly, listed
from db.search import take
from db.store import require_sound
from db.tables import codings, documents, statement_parties, statement_speakers, statements, utterances
from positions.model import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from db.engine import Store
    from db.rows import Row
    from positions.comparison.days import Report
    from positions.model import Document, Statement


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with its statements.

    Attributes:
        utterances: The id of the utterance of each statement; where it is None, the statement founds its own.
    """

    document: Document
    statements: Sequence[Statement]
    utterances: Sequence[str | None]


def load(store: Store, batch: Sequence[Loaded], *, extractor: str, at: datetime | None = None) -> int:
    """Store many documents in one transaction, wholly or not at all; return how many were new.

    Unlike `db.store.add`, it does not ask which stored statements report the same act of saying, but takes it as told.
    Batches of some thousand statements are fastest. All indexes and roll-ups are kept.

    Raises:
        DocumentError: If a span does not lie in the text, or the text cannot be stored.
        StoreError: If the store is out of reach, locked, full or damaged.
    """
    moment = at or datetime.now(UTC)
    given = {document_id(each.document.sha256): each for each in batch}
    for each in given.values():
        require_sound(each.document, each.statements)

    def work(connection: Connection) -> int:
        known = set(
            connection.scalars(
                select(documents.c.id).where(documents.c.id.in_(listed(sorted(given), store.dialect)))
            )
        )
        fresh = {key: each for key, each in given.items() if key not in known}
        _insert(connection, fresh, extractor, moment)
        return len(fresh)

    return store.transact(work)


def _insert(connection: Connection, fresh: dict[str, Loaded], extractor: str, at: datetime) -> None:
    keep(connection, [statement for each in fresh.values() for statement in each.statements])
    rows: dict[str, list[Row]] = {
        table.name: [] for table in (documents, statements, statement_speakers, statement_parties, codings)
    }
    fresh_voices: set[str] = set()
    voices: set[str] = set()
    said: list[Report] = []
    words: list[tuple[str, str, str]] = []
    parts: list[tuple[Origin, list[str], list[str], Sequence[Statement]]] = []
    for key, each in fresh.items():
        sha256 = each.document.sha256
        origin = Origin(key, each.document, extractor, at)
        ids = statement_ids(sha256, each.statements)
        told = [utterance or utterance_id(own) for own, utterance in zip(ids, each.utterances, strict=True)]
        voices.update(told)
        fresh_voices.update(utterance_id(own) for own in ids)
        said += reports(origin, ids, told, each.statements)
        words += [
            (key, own, join(each.document.text, statement.content))
            for own, statement in zip(ids, each.statements, strict=True)
        ]
        rows["documents"].append(document_row(origin, sha256, None))
        rows["statements"] += statement_rows(origin, ids, told, each.statements)
        rows["statement_speakers"] += speaker_rows(origin, ids, each.statements)
        rows["statement_parties"] += party_rows(origin, ids, each.statements)
        parts.append((origin, ids, told, each.statements))
        rows["codings"] += coding_rows(origin, ids, each.statements)
    new = (report for report in said if report.utterance in fresh_voices)
    with changing(connection, voices - fresh_voices):
        insert_missing(connection, utterances, [{"id": voice, "created_at": at} for voice in sorted(voices)])
        for table in (documents, statements, statement_speakers, statement_parties, codings):
            insert_plainly(connection, table, rows[table.name])
    put(connection, new)
    put_cells(connection, [row for part in parts for row in cell_rows(*part, fresh_voices)])
    take(connection, words)
    # Who gives a day of publication besides others gives the program a choice.
    settle(connection, _weak(parts))


def _weak(parts: Sequence[tuple[Origin, list[str], list[str], Sequence[Statement]]]) -> set[str]:
    """Return the utterances with a report that names no day."""
    return {
        utterance
        for _, _, told, found in parts
        for utterance, statement in zip(told, found, strict=True)
        if statement.basis is Basis.PUBLISHED
    }
