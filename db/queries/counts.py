"""How much the store holds, and how much of it bears on a question that found nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.queries.conditions import conditions
from db.tables import Review, codings, documents, speakers, statements, utterances
from positions.query import Query

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, FromClause, ScalarSelect

    from db.engine import Store


@dataclass(frozen=True, slots=True)
class Counts:
    """What the store holds.

    Attributes:
        codings: Codings in force.
        provisional: Speakers that the codebook does not know.
        reviewed: Statements that a person accepted or rejected.
        first_said_on: Day of the oldest statement.
        last_said_on: Day of the newest.
    """

    documents: int
    statements: int
    utterances: int
    codings: int
    provisional: int
    reviewed: int
    first_said_on: date | None
    last_said_on: date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the store holds of the parties, countries and speakers, and of the issues, of a question.

    Attributes:
        documents: Documents stored.
        by_them: Documents with a statement of theirs, on any issue and day.
        on_it: Documents with a statement of anyone on those issues, on any day.
        last_said_on: Day of their newest statement, on any issue.
    """

    documents: int
    by_them: int
    on_it: int
    last_said_on: date | None


def counts(store: Store) -> Counts:
    """Return what the store holds, in one query."""
    query = select(
        _number(documents),
        _number(statements),
        _number(utterances),
        _number(codings, codings.c.superseded_at.is_(None)),
        _number(speakers, speakers.c.provisional),
        _number(statements, statements.c.review != Review.UNREVIEWED),
        select(func.min(statements.c.said_on)).scalar_subquery(),
        select(func.max(statements.c.said_on)).scalar_subquery(),
    )
    with store.read() as connection:
        return Counts(*connection.execute(query).one())


def coverage(store: Store, query: Query) -> Coverage:
    """Return how much of the store bears on a query; for saying what an empty answer does and does not mean."""
    them = Query(parties=query.parties, countries=query.countries, speakers=query.speakers)
    issue = Query(issues=query.issues, plans=query.plans)
    wanted = select(
        _number(documents),
        _documents_with(them),
        _documents_with(issue),
        select(func.max(statements.c.said_on)).where(*conditions(them)).scalar_subquery(),
    )
    with store.read() as connection:
        return Coverage(*connection.execute(wanted).one())


def _number(table: FromClause, *wanted: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(table).where(*wanted).scalar_subquery()


def _documents_with(query: Query) -> ScalarSelect[int]:
    number = func.count(statements.c.document_id.distinct())
    return select(number).where(*conditions(query)).scalar_subquery()
