"""A Query as conditions on the table of statements: the other face of `Query.matches`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, not_, or_, select

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
        link: A table joined to the statements that names them: what it tells itself, or leads to, is looked up from
            there, before the statements themselves.
    """
    yield from _of_itself(query, link)
    if query.parties:
        yield _behalf(query.parties, link)
    if query.speakers:
        yield _voices(query.speakers, link)
    if query.countries:
        yield _lands(query.countries, link)
    if query.coded:
        yield _coded(query, link).exists()
    for phrase in query.text:
        yield holds(statements.c.content, phrase)
    yield from _without(query, link)


def in_force(at: datetime | None = None, table: FromClause = codings) -> ColumnElement[bool]:
    """Return the condition that the store goes by a coding, now or as it did at a point of time."""
    columns = table.c
    if at is None:
        return columns.superseded_at.is_(None)
    return and_(columns.created_at <= at, or_(columns.superseded_at.is_(None), columns.superseded_at > at))


def _own(name: str, link: FromClause | None) -> ColumnElement[Any]:
    """Return a column of the statement, from the table that leads to it where that holds it too."""
    held = statements.c if link is None or name not in link.c else link.c
    return held[name]


def _keys(link: FromClause | None) -> tuple[ColumnElement[str], ColumnElement[str]]:
    """Return the id of the document and of the statement."""
    return (
        (statements.c.document_id, statements.c.id)
        if link is None
        else (link.c.document_id, link.c.statement_id)
    )


def _of_itself(query: Query, link: FromClause | None) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the statement's own columns."""
    columns = statements.c
    if query.reviews:
        yield columns.review.in_(_reviews(query.reviews))
    elif not query.rejected:
        yield columns.review != Review.REJECTED
    if query.since is not None:
        yield _own("said_on", link) >= query.since
    if query.until is not None:
        yield _own("said_on", link) <= query.until
    if query.known_at is not None:
        yield columns.created_at <= query.known_at
    if query.confidence:
        yield columns.confidence >= query.confidence
    if query.forms:
        yield _own("form", link).in_(sorted(query.forms))
    if query.languages:
        yield _own("language", link).in_(sorted(query.languages))
    if query.outlets:
        yield _own("outlet", link).in_(sorted(query.outlets))


def _without(query: Query, link: FromClause | None) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that nothing excludes the statement."""
    no, columns = query.without, statements.c
    if no.parties:
        yield not_(_behalf(no.parties, link))
    if no.speakers:
        yield not_(_voices(no.speakers, link))
    if no.countries:
        yield not_(_lands(no.countries, link))
    if no.outlets:
        outlet = _own("outlet", link)
        # Without the first, a statement without an outlet would be excluded too.
        yield or_(outlet.is_(None), outlet.not_in(sorted(no.outlets)))
    if no.forms:
        yield _own("form", link).not_in(sorted(no.forms))
    if no.languages:
        yield _own("language", link).not_in(sorted(no.languages))
    if no.reviews:
        yield columns.review.not_in(_reviews(no.reviews))
    if no.issues or no.plans or no.stances:
        yield not_(_unwanted(query, link).exists())
    for phrase in no.text:
        yield not_(holds(columns.content, phrase))


def _reviews(names: Collection[str]) -> list[Review]:
    """Return the decisions of these names; what is none selects nothing."""
    return [review for review in Review if review.value in names]


def _behalf(parties: Collection[str], link: FromClause | None) -> ColumnElement[bool]:
    columns = statement_parties.c
    document, key = _keys(link)
    return (
        select(columns.statement_id)
        .where(columns.document_id == document, columns.statement_id == key)
        .where(columns.party_key.in_(sorted(parties)))
        .exists()
    )


def _said(link: FromClause | None) -> Select[str]:
    columns = statement_speakers.c
    document, key = _keys(link)
    return select(columns.statement_id).where(columns.document_id == document, columns.statement_id == key)


def _voices(keys: Collection[str], link: FromClause | None) -> ColumnElement[bool]:
    return _said(link).where(statement_speakers.c.speaker_key.in_(sorted(keys))).exists()


def _lands(codes: Collection[str], link: FromClause | None) -> ColumnElement[bool]:
    """Return the condition that the statement, or one of its speakers, is of one of the countries."""
    own = _own("country", link)
    # Counted, not asked whether there are any: for that PostgreSQL would first collect the words of all these speakers.
    speakers_of = (
        _said(link)
        .with_only_columns(func.count())
        .join(speakers, speakers.c.key == statement_speakers.c.speaker_key)
        .where(speakers.c.country.in_(sorted(codes)))
    )
    # Without the first condition, a statement of no country would be neither selected nor excluded.
    return or_(and_(own.is_not(None), own.in_(sorted(codes))), speakers_of.scalar_subquery() > 0)


def _codings(query: Query, link: FromClause | None = None) -> Select[str]:
    """Return the codings of the statement that the store goes by."""
    columns = codings.c
    document, key = _keys(link)
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


def _unwanted(query: Query, link: FromClause | None) -> Select[str]:
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
    return _codings(query, link).where(or_(*excluding))
