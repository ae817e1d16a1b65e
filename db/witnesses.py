"""Which stored statements may report the same act of saying as new ones, and the utterances that follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select, tuple_, union

from db.ids import utterance_id
from db.pieces import join
from db.tables import statement_parties, statement_speakers, statements
from positions.utterances import Witness, assign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import Column, ColumnElement, Connection, FromClause, ScalarSelect, Subquery

    from positions.model import Document, Statement


@dataclass(frozen=True, slots=True)
class Voices:
    """The utterance of each statement, and which of them are new."""

    utterances: list[str]
    new: frozenset[str]


def assigned(
    connection: Connection, document: Document, ids: Sequence[str], found: Sequence[Statement]
) -> Voices:
    """Return the utterances of new statements: stored ones where they report the same, else their own."""
    own = [utterance_id(key) for key in ids]
    new = [_witness(document, statement) for statement in found]
    utterances = assign(list(zip(own, new, strict=True)), list(_stored(connection, new)))
    return Voices(utterances, frozenset(utterances) & frozenset(own))


def _witness(document: Document, statement: Statement) -> Witness:
    return Witness(
        speakers=frozenset(speaker.key for speaker in statement.speakers),
        parties=frozenset(statement.parties),
        said_on=statement.said_on,
        precision=statement.precision,
        language=statement.language,
        content=_lines(join(document.text, statement.content)),
    )


def _stored(connection: Connection, new: Sequence[Witness]) -> Iterator[tuple[str, Witness]]:
    """Yield what was said about the same days by the same speakers, or on behalf of the same several parties.

    All reports of an utterance that `assign` may have to look at lie within two days of the new ones.
    """
    near = _near(new)
    columns = statements.c
    rows = connection.execute(
        select(
            columns.utterance_id,
            _keys(statement_speakers.c.speaker_key, statement_speakers),
            _keys(statement_parties.c.party_key, statement_parties),
            columns.said_on,
            columns.precision,
            columns.language,
            columns.content,
        )
        .join(near, and_(near.c.document_id == columns.document_id, near.c.statement_id == columns.id))
        .order_by(columns.created_at, columns.document_id, columns.starts_at, columns.id)
    )
    for utterance, speakers, parties, said_on, precision, language, content in rows:
        voices = frozenset(speakers.split("\n")), frozenset(parties.split("\n") if parties else ())
        yield utterance, Witness(*voices, said_on, precision, language, _lines(content))


def _near(new: Sequence[Witness]) -> Subquery:
    said, behalf = statement_speakers.c, statement_parties.c
    spoken = {(key, day) for witness in new for key in witness.speakers for day in _days(witness)}
    together = (witness for witness in new if len(witness.parties) > 1)
    joint = {(key, day) for witness in together for key in witness.parties for day in _days(witness)}
    return union(
        select(said.document_id, said.statement_id).where(_among(said.speaker_key, said.said_on, spoken)),
        # Only a joint statement has a second party.
        select(behalf.document_id, behalf.statement_id).where(
            _among(behalf.party_key, behalf.said_on, joint), behalf.ordinal > 0
        ),
    ).subquery("near")


def _among(key: Column[str], day: Column[date], pairs: set[tuple[str, date]]) -> ColumnElement[bool]:
    """Return the condition that key and day are one of the pairs, so that SQLite finds them by the index."""
    keys, days = sorted({key for key, _ in pairs}), sorted({day for _, day in pairs})
    return and_(key.in_(keys), day.in_(days), tuple_(key, day).in_(sorted(pairs)))


def _keys(key: Column[str], link: FromClause) -> ScalarSelect[str]:
    """Return the keys that a statement is linked to, in one string; no key holds a line break."""
    return (
        select(func.aggregate_strings(key, "\n"))
        .where(link.c.document_id == statements.c.document_id, link.c.statement_id == statements.c.id)
        .scalar_subquery()
    )


def _days(witness: Witness) -> Iterator[date]:
    return (witness.said_on + timedelta(days=step) for step in (-2, -1, 0, 1, 2))


def _lines(content: str) -> tuple[str, ...]:
    return tuple(content.split("\n"))
