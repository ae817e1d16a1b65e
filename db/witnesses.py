"""Which stored statements may report the same act of saying as new ones, and the utterances that follow."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, select, union

from db.ids import utterance_id
from db.pieces import cut
from db.tables import statement_parties, statement_speakers, statements
from positions.utterances import Witness, assign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Column, Connection, FromClause, Subquery

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
        content=tuple(span.of(document.text) for span in statement.content),
    )


def _stored(connection: Connection, new: Sequence[Witness]) -> Iterator[tuple[str, Witness]]:
    """Yield what was said about the same days by the same speakers, or on behalf of the same several parties.

    All reports of an utterance that `assign` may have to look at lie within two days of the new ones.
    """
    near = _near(new)
    speakers = _members(connection, statement_speakers, statement_speakers.c.speaker_key, near)
    parties = _members(connection, statement_parties, statement_parties.c.party_key, near)
    columns = statements.c
    rows = connection.execute(
        select(
            columns.id,
            columns.utterance_id,
            columns.said_on,
            columns.precision,
            columns.language,
            columns.content,
            columns.content_spans,
        )
        .join(near, and_(near.c.document_id == columns.document_id, near.c.statement_id == columns.id))
        .order_by(columns.created_at, columns.document_id, columns.starts_at, columns.id)
    )
    for key, utterance, said_on, precision, language, content, spans in rows:
        yield (
            utterance,
            Witness(
                speakers=frozenset(speakers[key]),
                parties=frozenset(parties[key]),
                said_on=said_on,
                precision=precision,
                language=language,
                content=cut(content, spans),
            ),
        )


def _near(new: Sequence[Witness]) -> Subquery:
    days = {witness.said_on + timedelta(days=step) for witness in new for step in (-2, -1, 0, 1, 2)}
    keys = {speaker for witness in new for speaker in witness.speakers}
    joint = {party for witness in new if len(witness.parties) > 1 for party in witness.parties}
    said, behalf = statement_speakers.c, statement_parties.c
    return union(
        select(said.document_id, said.statement_id).where(said.speaker_key.in_(keys), said.said_on.in_(days)),
        # Only a joint statement has a second party.
        select(behalf.document_id, behalf.statement_id).where(
            behalf.party_key.in_(joint), behalf.said_on.in_(days), behalf.ordinal > 0
        ),
    ).subquery("near")


def _members(
    connection: Connection, table: FromClause, member: Column[str], near: Subquery
) -> dict[str, set[str]]:
    columns = table.c
    found = connection.execute(
        select(columns.statement_id, member).join(
            near,
            and_(near.c.document_id == columns.document_id, near.c.statement_id == columns.statement_id),
        )
    )
    members: dict[str, set[str]] = defaultdict(set)
    for key, value in found:
        members[key].add(value)
    return members
