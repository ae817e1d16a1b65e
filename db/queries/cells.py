"""Where parties stand on issues, counted by the database: the rows of a matrix without the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, func, select, tuple_

from db.queries.conditions import in_force
from db.tables import Review, codings, statement_parties, statements
from positions.model import Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Subquery

    from db.engine import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a party stands on an issue; as `positions.comparison.Cell`, without the statements themselves.

    Attributes:
        stance: Stance of the newest statement of a named source; None where there is none.
        decided_by: Id of that statement.
        utterances: Number of acts of saying by named sources.
        statements: Number of reports of them.
        reviewed: Number of those utterances of which a reviewer accepted a report.
        first_said_on: Day of the oldest.
        last_said_on: Day of the newest.
        spread: Each stance that occurs with its number of utterances, from support to oppose; the newest report of
            an utterance tells its stance.
        anonymous: Number of utterances of unnamed sources; they are counted nowhere else.
    """

    party: str
    issue: str
    stance: Stance | None = None
    decided_by: str | None = None
    utterances: int = 0
    statements: int = 0
    reviewed: int = 0
    first_said_on: date | None = None
    last_said_on: date | None = None
    spread: tuple[tuple[Stance, int], ...] = ()
    anonymous: int = 0


def cells(
    store: Store,
    *,
    parties: Collection[str] = (),
    issues: Collection[str] = (),
    as_of: date | None = None,
    since: date | None = None,
) -> list[Standing]:
    """Return a standing for every party and issue of which something is stored, by party and issue.

    Args:
        store: An open store.
        parties: Keys of parties; empty for all.
        issues: Keys of issues; empty for all.
        as_of: Last day of `said_on` that counts; None for all.
        since: First day that counts; None for all.
    """
    reports = _reports(parties, issues, as_of, since)
    columns = reports.c
    voice = columns.nth_report == 1
    newest = columns.nth_statement == 1
    counted = (func.sum(case((and_(voice, columns.stance == stance), 1), else_=0)) for stance in Stance)
    accepted = case((columns.review == Review.ACCEPTED, columns.utterance_id))
    query = (
        select(
            columns.party_key,
            columns.issue,
            columns.anonymous,
            func.max(case((newest, columns.stance))),
            func.max(case((newest, columns.id))),
            func.sum(case((voice, 1), else_=0)),
            func.count(),
            func.count(accepted.distinct()),
            func.min(columns.said_on),
            func.max(columns.said_on),
            *counted,
        )
        .group_by(columns.party_key, columns.issue, columns.anonymous)
        .order_by(columns.party_key, columns.issue, columns.anonymous)
    )
    with store.read() as connection:
        rows = connection.execute(query).all()
    found: dict[tuple[str, str], Standing] = {}
    for party, issue, anonymous, *figures in rows:
        blank = found.get((party, issue), Standing(party, issue))
        found[party, issue] = (
            replace(blank, anonymous=figures[2]) if anonymous else _standing(party, issue, figures)
        )
    return list(found.values())


def _standing(party: str, issue: str, figures: Sequence[Any]) -> Standing:
    stance, decided_by, utterances, reports, reviewed, first, last, *spread = figures
    return Standing(
        party,
        issue,
        stance=stance,
        decided_by=decided_by,
        utterances=utterances,
        statements=reports,
        reviewed=reviewed,
        first_said_on=first,
        last_said_on=last,
        spread=tuple((stance, number) for stance, number in zip(Stance, spread, strict=True) if number),
    )


def _reports(
    parties: Collection[str], issues: Collection[str], as_of: date | None, since: date | None
) -> Subquery:
    """Return every coded statement of a party, numbered from the newest within its cell and within its utterance."""
    said, coded, behalf = statements.c, codings.c, statement_parties.c
    newest = said.said_on.desc(), said.published_on.desc(), said.starts_at.desc(), said.id.desc()
    cell = behalf.party_key, coded.issue, said.anonymous
    query = (
        select(
            *cell,
            coded.stance,
            said.id,
            said.utterance_id,
            said.review,
            said.said_on,
            func.row_number().over(partition_by=cell, order_by=newest).label("nth_statement"),
            func.row_number()
            .over(partition_by=[*cell, said.utterance_id], order_by=newest)
            .label("nth_report"),
        )
        .join(statement_parties, and_(behalf.document_id == said.document_id, behalf.statement_id == said.id))
        .join(codings, and_(coded.document_id == said.document_id, coded.statement_id == said.id))
        .where(said.review != Review.REJECTED, in_force(), _first_on_issue())
    )
    if parties:
        query = query.where(behalf.party_key.in_(sorted(parties)))
    if issues:
        query = query.where(coded.issue.in_(sorted(issues)))
    if as_of is not None:
        query = query.where(behalf.said_on <= as_of)
    if since is not None:
        query = query.where(behalf.said_on >= since)
    return query.subquery("reports")


def _first_on_issue() -> ColumnElement[bool]:
    """Return the condition that no coding of the statement on the same issue stands before."""
    coded, earlier = codings.c, codings.alias("earlier")
    before = tuple_(earlier.c.ordinal, earlier.c.id) < tuple_(coded.ordinal, coded.id)
    return ~exists().where(
        earlier.c.document_id == coded.document_id,
        earlier.c.statement_id == coded.statement_id,
        earlier.c.issue == coded.issue,
        earlier.c.superseded_at.is_(None),
        before,
    )
