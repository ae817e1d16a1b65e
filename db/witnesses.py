"""Which stored statements may report the same act of saying as new ones, and the utterances that follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, bindparam, cast, func, select, tuple_, union

from db.founding import own_days
from db.ids import utterance_id
from db.pieces import cut
from db.queries.conditions import in_force
from db.tables import codings, statement_parties, statement_speakers, statements
from positions.clustering import assign
from positions.utterances import Witness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import (
        BindParameter,
        Column,
        ColumnElement,
        Connection,
        FromClause,
        Row,
        ScalarSelect,
        Select,
    )

    from positions.model import Document, Statement


@dataclass(frozen=True, slots=True)
class Voices:
    """The utterance of each statement, and which of them are new."""

    utterances: list[str]
    new: frozenset[str]


_FOUNDED = "new:"


def assigned(
    connection: Connection, document: Document, ids: Sequence[str], found: Sequence[Statement]
) -> Voices:
    """Return the utterances of new statements: stored ones where they report the same, else their own."""
    # A stored utterance may have the name that a statement read again would found.
    own = [f"{_FOUNDED}{utterance_id(key)}" for key in ids]
    new = [reported(document, statement) for statement in found]
    utterances = assign(list(zip(own, new, strict=True)), list(_stored(connection, new)))
    founded = frozenset(each.removeprefix(_FOUNDED) for each in utterances if each.startswith(_FOUNDED))
    return Voices([each.removeprefix(_FOUNDED) for each in utterances], founded)


def reported(document: Document, statement: Statement) -> Witness:
    """Return what a new statement says of the act of saying."""
    return Witness(
        speakers=frozenset(speaker.key for speaker in statement.speakers),
        parties=frozenset(statement.parties),
        said_on=statement.said_on,
        precision=statement.precision,
        language=statement.language,
        content=tuple(span.of(document.text) for span in statement.content),
        codes=frozenset(f"{position.issue}={position.stance}" for position in statement.positions),
    )


def _stored(connection: Connection, new: Sequence[Witness]) -> Iterator[tuple[str, Witness]]:
    """Yield what was said about the same days by the same speakers, or on behalf of the same several parties.

    All reports of an utterance that `assign` may have to look at lie within two days of the new ones.
    """
    together = [witness for witness in new if len(witness.parties) > 1]
    spoken = {(key, day) for witness in new for key in witness.speakers for day in _days(witness)}
    joint = {(key, day) for witness in together for key in witness.parties for day in _days(witness)}
    rows = connection.execute(_near(), _among("spoken", spoken) | _among("joint", joint))
    for row in rows:
        yield row.utterance_id, witness(row)


def told() -> Select[*tuple[Any, ...]]:
    """Return what `witness` needs of stored statements, with their keys, in the order of storing."""
    columns = statements.c
    return select(
        columns.document_id,
        columns.id,
        columns.utterance_id,
        _keys(statement_speakers.c.speaker_key, statement_speakers).label("speakers"),
        _keys(statement_parties.c.party_key, statement_parties).label("parties"),
        _keys(codings.c.issue + "=" + cast(codings.c.stance, Text), codings, in_force()).label("codes"),
        own_days().label("said_on"),
        columns.precision,
        columns.language,
        columns.content,
        columns.content_spans,
        columns.basis,
    ).order_by(columns.created_at, columns.document_id, columns.starts_at, columns.id)


def witness(row: Row[Any]) -> Witness:
    """Return what a row of `told` says of the act of saying."""
    speakers, parties, codes = (
        frozenset(keys.split("\n") if keys else ()) for keys in (row.speakers, row.parties, row.codes)
    )
    content = cut(row.content, row.content_spans)
    return Witness(speakers, parties, row.said_on, row.precision, row.language, content, codes)


@cache
def _near() -> Select[*tuple[Any, ...]]:
    """Return the query for what speakers said about days (pairs `spoken`), or parties together (pairs `joint`)."""
    said, behalf, columns = statement_speakers.c, statement_parties.c, statements.c
    near = union(
        select(said.document_id, said.statement_id).where(_one_of(said.speaker_key, said.said_on, "spoken")),
        # Only a joint statement has a second party.
        select(behalf.document_id, behalf.statement_id).where(
            _one_of(behalf.party_key, behalf.said_on, "joint"), behalf.ordinal > 0
        ),
    ).subquery("near")
    return told().join(
        near, and_(near.c.document_id == columns.document_id, near.c.statement_id == columns.id)
    )


def _one_of(key: Column[str], day: Column[date], name: str) -> ColumnElement[bool]:
    """Return the condition that key and day are one of the named pairs, so that SQLite finds them by the index."""
    keys, days, pairs = (_many(f"{name}_{part}") for part in ("keys", "days", "pairs"))
    return and_(key.in_(keys), day.in_(days), tuple_(key, day).in_(pairs))


def _many(name: str) -> BindParameter[Any]:
    return bindparam(name, expanding=True)


def _among(name: str, pairs: set[tuple[str, date]]) -> dict[str, list[Any]]:
    """Return the values of the condition that key and day are one of these pairs."""
    return {
        f"{name}_keys": sorted({key for key, _ in pairs}),
        f"{name}_days": sorted({day for _, day in pairs}),
        f"{name}_pairs": sorted(pairs),
    }


def _keys(key: ColumnElement[str], link: FromClause, *wanted: ColumnElement[bool]) -> ScalarSelect[str]:
    """Return the keys that a statement is linked to, in one string; no key holds a line break."""
    return (
        select(func.aggregate_strings(key, "\n"))
        .where(
            link.c.document_id == statements.c.document_id, link.c.statement_id == statements.c.id, *wanted
        )
        .scalar_subquery()
    )


def _days(witness: Witness) -> Iterator[date]:
    return (witness.said_on + timedelta(days=step) for step in (-2, -1, 0, 1, 2))
