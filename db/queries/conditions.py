"""A Query as conditions on the table of statements: the other face of `Query.matches`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, not_, or_, select

from db.queries.phrases import holds
from db.tables import Review, codings, speakers, statement_parties, statement_speakers, statements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, FromClause, Select

    from positions.query import Query


def conditions(query: Query, link: FromClause | None = None) -> Iterator[ColumnElement[bool]]:
    """Yield one condition for each field of the query that is set.

    Args:
        query: What to select.
        link: A table joined to the statements that names them: their codings are looked up from there, before the
            statements themselves.
    """
    yield from _of_itself(query)
    if query.parties:
        yield _behalf(query.parties)
    if query.speakers:
        yield _voices(query.speakers)
    if query.countries:
        yield _lands(query.countries)
    if query.coded:
        yield _coded(query, link).exists()
    for phrase in query.text:
        yield holds(statements.c.content, phrase)
    yield from _without(query)


def in_force(at: datetime | None = None, table: FromClause = codings) -> ColumnElement[bool]:
    """Return the condition that the store goes by a coding, now or as it did at a point of time."""
    columns = table.c
    if at is None:
        return columns.superseded_at.is_(None)
    return and_(columns.created_at <= at, or_(columns.superseded_at.is_(None), columns.superseded_at > at))


def _of_itself(query: Query) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the statement's own columns."""
    columns = statements.c
    if query.reviews:
        yield columns.review.in_(_reviews(query.reviews))
    elif not query.rejected:
        yield columns.review != Review.REJECTED
    if query.since is not None:
        yield columns.said_on >= query.since
    if query.until is not None:
        yield columns.said_on <= query.until
    if query.known_at is not None:
        yield columns.created_at <= query.known_at
    if query.confidence:
        yield columns.confidence >= query.confidence
    if query.forms:
        yield columns.form.in_(sorted(query.forms))
    if query.languages:
        yield columns.language.in_(sorted(query.languages))
    if query.outlets:
        yield columns.outlet.in_(sorted(query.outlets))


def _without(query: Query) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that nothing excludes the statement."""
    no, columns = query.without, statements.c
    if no.parties:
        yield not_(_behalf(no.parties))
    if no.speakers:
        yield not_(_voices(no.speakers))
    if no.countries:
        yield not_(_lands(no.countries))
    if no.outlets:
        # Without the first, a statement without an outlet would be excluded too.
        yield or_(columns.outlet.is_(None), columns.outlet.not_in(sorted(no.outlets)))
    if no.forms:
        yield columns.form.not_in(sorted(no.forms))
    if no.languages:
        yield columns.language.not_in(sorted(no.languages))
    if no.reviews:
        yield columns.review.not_in(_reviews(no.reviews))
    if no.issues or no.plans or no.stances:
        yield not_(_unwanted(query).exists())
    for phrase in no.text:
        yield not_(holds(columns.content, phrase))


def _reviews(names: Collection[str]) -> list[Review]:
    """Return the decisions of these names; what is none selects nothing."""
    return [review for review in Review if review.value in names]


def _behalf(parties: Collection[str]) -> ColumnElement[bool]:
    columns = statement_parties.c
    return (
        select(columns.statement_id)
        .where(columns.document_id == statements.c.document_id, columns.statement_id == statements.c.id)
        .where(columns.party_key.in_(sorted(parties)))
        .exists()
    )


def _said() -> Select[str]:
    columns = statement_speakers.c
    return select(columns.statement_id).where(
        columns.document_id == statements.c.document_id, columns.statement_id == statements.c.id
    )


def _voices(keys: Collection[str]) -> ColumnElement[bool]:
    return _said().where(statement_speakers.c.speaker_key.in_(sorted(keys))).exists()


def _lands(codes: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that the statement, or one of its speakers, is of one of the countries."""
    own = statements.c.country
    speakers_of = (
        _said()
        .join(speakers, speakers.c.key == statement_speakers.c.speaker_key)
        .where(speakers.c.country.in_(sorted(codes)))
    )
    # Without the first condition, a statement of no country would be neither selected nor excluded.
    return or_(and_(own.is_not(None), own.in_(sorted(codes))), speakers_of.exists())


def _codings(query: Query, link: FromClause | None = None) -> Select[str]:
    """Return the codings of the statement that the store goes by."""
    columns = codings.c
    document, key = (
        (statements.c.document_id, statements.c.id)
        if link is None
        else (link.c.document_id, link.c.statement_id)
    )
    # Nothing is selected that the index lacks, so that it alone answers.
    return select(columns.statement_id).where(
        columns.document_id == document,
        columns.statement_id == key,
        in_force(query.known_at),
    )


def _coded(query: Query, link: FromClause | None) -> Select[str]:
    columns = codings.c
    coded = _codings(query, link)
    if query.issues:
        coded = coded.where(columns.issue.in_(sorted(query.issues)))
    if query.plans:
        coded = coded.where(columns.plan.in_(sorted(query.plans)))
    if query.stances:
        coded = coded.where(columns.stance.in_(sorted(query.stances)))
    if query.confidence:
        coded = coded.where(columns.confidence >= query.confidence)
    return coded


def _unwanted(query: Query) -> Select[str]:
    """Return the codings that exclude their statement."""
    no, columns = query.without, codings.c
    asked = [columns.issue.in_(sorted(query.issues))] if query.issues else []
    version = [columns.plan.in_(sorted(query.plans))] if query.plans else []
    excluding: list[ColumnElement[bool]] = []
    if no.issues:
        excluding.append(columns.issue.in_(sorted(no.issues)))
    if no.plans:
        excluding.append(and_(*asked, columns.plan.in_(sorted(no.plans))))
    if no.stances:
        excluding.append(and_(*asked, *version, columns.stance.in_(sorted(no.stances))))
    return _codings(query).where(or_(*excluding))
