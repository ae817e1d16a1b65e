"""A Query as conditions on the table of statements: the other face of `Query.matches`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from db.tables import Review, codings, documents, speakers, statement_parties, statement_speakers, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Select

    from positions.query import Query


def conditions(query: Query) -> Iterator[ColumnElement[bool]]:
    """Yield one condition for each field of the query that is set."""
    yield from _of_itself(query)
    if query.parties:
        yield _behalf().where(statement_parties.c.party_key.in_(sorted(query.parties))).exists()
    if query.speakers:
        yield _said().where(statement_speakers.c.speaker_key.in_(sorted(query.speakers))).exists()
    if query.countries:
        yield or_(statements.c.country.in_(sorted(query.countries)), _said_by_country(query).exists())
    if query.outlets:
        source = documents.alias()
        outlet = select(source.c.id).where(source.c.id == statements.c.document_id)
        yield outlet.where(source.c.outlet.in_(sorted(query.outlets))).exists()
    if query.issues or query.plans or query.stances:
        yield _coded(query).exists()


def _of_itself(query: Query) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the statement's own columns."""
    columns = statements.c
    if not query.rejected:
        yield columns.review != Review.REJECTED
    if query.since is not None:
        yield columns.said_on >= query.since
    if query.until is not None:
        yield columns.said_on <= query.until
    if query.forms:
        yield columns.form.in_(sorted(query.forms))
    if query.languages:
        yield columns.language.in_(sorted(query.languages))


def in_force() -> ColumnElement[bool]:
    """Return the condition that a coding is not superseded."""
    return codings.c.superseded_at.is_(None)


def _behalf() -> Select[str]:
    columns = statement_parties.c
    return select(columns.statement_id).where(
        columns.document_id == statements.c.document_id, columns.statement_id == statements.c.id
    )


def _said() -> Select[str]:
    columns = statement_speakers.c
    return select(columns.statement_id).where(
        columns.document_id == statements.c.document_id, columns.statement_id == statements.c.id
    )


def _said_by_country(query: Query) -> Select[str]:
    return (
        _said()
        .join(speakers, speakers.c.key == statement_speakers.c.speaker_key)
        .where(speakers.c.country.in_(sorted(query.countries)))
    )


def _coded(query: Query) -> Select[str]:
    columns = codings.c
    coded = select(columns.id).where(
        and_(columns.document_id == statements.c.document_id, columns.statement_id == statements.c.id),
        in_force(),
    )
    if query.issues:
        coded = coded.where(columns.issue.in_(sorted(query.issues)))
    if query.plans:
        coded = coded.where(columns.plan.in_(sorted(query.plans)))
    if query.stances:
        coded = coded.where(columns.stance.in_(sorted(query.stances)))
    return coded
