"""Statements as the words of parties or speakers on issues, one row each: what cells are counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, literal, not_, select, tuple_

from db.queries.conditions import in_force
from db.tables import Review, codings, statement_parties, statement_speakers, statements
from db.tables.base import choice
from positions.model import UNNAMED, VoiceKind

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, FromClause, Select

_LINKS: dict[VoiceKind, tuple[FromClause, str]] = {
    VoiceKind.PARTY: (statement_parties, "party_key"),
    VoiceKind.SPEAKER: (statement_speakers, "speaker_key"),
}


def reports(kind: VoiceKind, at: datetime | None = None) -> Select[Any]:
    """Return the reports of parties or speakers, with the columns of `positions.comparison.days.Report` in order.

    Rejected statements are left out, and of several codings on one issue all but the first. Unnamed sources speak for
    parties, not for themselves.

    Args:
        kind: Whose words they are.
        at: As the store knew at that time; None for now.
    """
    said, coded = statements.c, codings.c
    link, _ = _LINKS[kind]
    columns: list[Any] = [
        literal(kind, choice(VoiceKind)).label("kind"),
        voice(kind).label("voice"),
        coded.issue,
        said.utterance_id,
        said.said_on,
        said.published_on,
        said.starts_at,
        said.id,
        coded.stance,
        said.anonymous,
        (said.review == Review.ACCEPTED).label("accepted"),
    ]
    query = (
        select(*columns)
        .select_from(statements)
        .join(link, and_(link.c.document_id == said.document_id, link.c.statement_id == said.id))
        .join(codings, and_(coded.document_id == said.document_id, coded.statement_id == said.id))
        .where(said.review != Review.REJECTED, in_force(at), first_on_issue(at))
    )
    if kind is VoiceKind.SPEAKER:
        query = query.where(not_(said.anonymous), voice(kind) != UNNAMED.key)
    if at is not None:
        query = query.where(said.created_at <= at)
    return query


def voice(kind: VoiceKind) -> ColumnElement[str]:
    """Return the column that names the voice."""
    link, name = _LINKS[kind]
    return link.c[name]


def said_on(kind: VoiceKind) -> ColumnElement[Any]:
    """Return the day as it stands beside the voice, where an index leads to it."""
    return _LINKS[kind][0].c.said_on


def first_on_issue(at: datetime | None = None) -> ColumnElement[bool]:
    """Return the condition that no coding of the statement on the same issue stands before."""
    coded, earlier = codings.c, codings.alias("earlier")
    before = tuple_(earlier.c.ordinal, earlier.c.id) < tuple_(coded.ordinal, coded.id)
    return ~exists().where(
        earlier.c.document_id == coded.document_id,
        earlier.c.statement_id == coded.statement_id,
        earlier.c.issue == coded.issue,
        in_force(at, earlier),
        before,
    )
