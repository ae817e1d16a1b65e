"""What was said day by day, for following how positions went: from the roll-ups, and speaker by speaker."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, case, cast, func, not_, select

from db.queries.cells import period
from db.queries.conditions import in_force
from db.queries.reports import first_on_issue
from db.tables import (
    Review,
    cell_days,
    cell_statements,
    codings,
    parties,
    speakers,
    statement_speakers,
    statements,
)
from positions.comparison.dissent import Voiced
from positions.comparison.stands import Said, Stand, Word
from positions.model import Stance, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.sql.base import ReadOnlyColumnCollection

    from db.engine import Store
    from positions.periods import By


def words(
    store: Store,
    *,
    voices: Collection[str] = (),
    issues: Collection[str] = (),
    since: date | None = None,
    as_of: date | None = None,
    kind: VoiceKind = VoiceKind.PARTY,
    by: By | None = None,
) -> list[Word]:
    """Return the last words of each day, by voice, issue and day; days on which unnamed sources alone spoke are left out.

    With `by`, the days of a period are one word: that of its last day, with the figures of all. What is counted by such
    periods comes out the same, and much less is fetched.

    Args:
        store: An open store.
        voices: Keys of parties, or of speakers; empty for all.
        issues: Keys of issues; empty for all.
        since: First day that counts; None for all.
        as_of: Last day that counts; None for all.
        kind: Whether the voices are parties or speakers.
        by: The length of a period; None for days.
    """
    day = cell_days.c
    figures = [day.utterances, *(day[stance.value] for stance in Stance)]
    wanted = [day.kind == kind, day.decided_by.is_not(None)]
    wanted += [
        *_voices(day, kind, voices, issues),
        *_chosen(day.issue, issues),
        *_within(day.said_on, since, as_of),
    ]
    columns: list[Any] = [day.voice, day.issue, day.said_on, day.stance, day.decided_by]
    query: Select[Any] = select(*columns, *figures).where(*wanted)
    order: list[Any] = [day.voice, day.issue, day.said_on]
    if by is not None:
        some = (
            select(
                day.voice,
                day.issue,
                func.max(day.said_on).label("last"),
                *(func.sum(figure).label(figure.name) for figure in figures),
            )
            .where(*wanted)
            .group_by(day.voice, day.issue, period(day.said_on, by, store.dialect))
            .subquery("some")
        )
        same = (
            day.kind == kind,
            day.voice == some.c.voice,
            day.issue == some.c.issue,
            day.said_on == some.c.last,
        )
        totals = (some.c[figure.name] for figure in figures)
        query = select(*columns, *totals).select_from(some.join(cell_days, and_(*same)))
        # Ordered so, SQLite looks up the last day of each period; by the days' own columns it would go through all days.
        order = [some.c.voice, some.c.issue, some.c.last]
    with store.read() as connection:
        rows = connection.execute(query.order_by(*order))
        return list(map(Word._make, rows))


def stands(
    store: Store,
    *,
    voices: Collection[str] = (),
    issues: Collection[str] = (),
    as_of: date | None = None,
    kind: VoiceKind = VoiceKind.PARTY,
) -> list[Stand]:
    """Return the stances that were held, by voice and issue, from the oldest to the newest, however little they rest on.

    The turns between them are those of `words`; fewer objects are made, since only the ends of a stand are cited. The
    arguments are those of `words`.
    """
    day = cell_days.c
    own = case({stance.value: day[stance.value] for stance in Stance}, value=_text(day.stance))
    query = (
        select(day.voice, day.issue, _text(day.said_on), _text(day.stance), day.decided_by, own)
        .where(day.kind == kind, day.decided_by.is_not(None))
        .where(
            *_voices(day, kind, voices, issues),
            *_chosen(day.issue, issues),
            *_within(day.said_on, None, as_of),
        )
        .order_by(day.voice, day.issue, day.said_on)
    )
    with store.read() as connection:
        return list(_runs(connection.execute(query)))


def _runs(rows: Iterable[Sequence[Any]]) -> Iterator[Stand]:
    """Yield the runs of one stance in rows of voice, issue, day, stance, statement and number of acts with that stance."""
    for _, some in groupby(rows, key=itemgetter(0, 1, 3)):
        run = list(some)
        evidence = sum(row[5] for row in run if row[5] > 0)
        first, last = _said(run[0]), _said(run[-1])
        yield Stand(first.stance, first, last, max(evidence, 1))


def _said(row: Sequence[Any]) -> Said:
    voice, issue, said_on, stance, key, _ = row
    return Said(voice, issue, date.fromisoformat(said_on), Stance(stance), key)


def _text(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Return a column as text: made into days and stances only where they are wanted, many rows cost less."""
    return cast(column, Text)


def voiced(
    store: Store,
    *,
    parties: Collection[str] = (),
    issues: Collection[str] = (),
    since: date | None = None,
    as_of: date | None = None,
) -> list[Voiced]:
    """Return the words of each speaker for each party, by party and issue, from the oldest to the newest.

    The arguments are those of `words`.
    """
    cell, said, spoken = cell_statements.c, statements.c, statement_speakers.c
    same = (
        and_(other.c.document_id == cell.document_id, key == cell.statement_id)
        for other, key in (
            (statements, said.id),
            (codings, codings.c.statement_id),
            (statement_speakers, spoken.statement_id),
        )
    )
    source: Any = cell_statements
    for table, condition in zip((statements, codings, statement_speakers), same, strict=True):
        source = source.join(table, condition)
    query = (
        select(
            cell.voice,
            cell.subject,
            cell.said_on,
            cell.statement_id,
            said.utterance_id,
            cell.stance,
            spoken.speaker_key,
        )
        .select_from(source)
        .where(
            cell.kind == VoiceKind.PARTY.value, *_chosen(cell.voice, parties), *_chosen(cell.subject, issues)
        )
        .where(*_within(cell.said_on, since, as_of), not_(said.anonymous), said.review != Review.REJECTED)
        # Of the codings of a statement on the issue, the first in force.
        .where(codings.c.issue == cell.subject, codings.c.stance == cell.stance, in_force(), first_on_issue())
        .order_by(
            cell.voice,
            cell.subject,
            cell.said_on,
            cell.published_on,
            cell.starts_at,
            cell.statement_id,
            spoken.ordinal,
        )
    )
    with store.read() as connection:
        return list(map(Voiced._make, connection.execute(query)))


def _chosen(column: ColumnElement[str], keys: Collection[str]) -> Iterator[ColumnElement[bool]]:
    if keys:
        yield column.in_(sorted(keys))


def _voices(
    day: ReadOnlyColumnCollection[str, Any], kind: VoiceKind, voices: Collection[str], issues: Collection[str]
) -> Iterator[ColumnElement[bool]]:
    """Yield the condition on the voices; issues alone lead nowhere in the key of the roll-ups, so all voices are named."""
    if voices or not issues:
        yield from _chosen(day.voice, voices)
    else:
        yield day.voice.in_(select((parties if kind is VoiceKind.PARTY else speakers).c.key))


def _within(day: ColumnElement[Any], since: date | None, as_of: date | None) -> Iterator[ColumnElement[bool]]:
    if since is not None:
        yield day >= since
    if as_of is not None:
        yield day <= as_of
