"""Where parties and speakers stand on issues, counted by the database: the rows of a matrix without the words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Text, and_, case, cast, func, select

from db.queries.reports import reports, said_on, voice
from db.standing import Standing
from db.tables import cell_days, codings
from positions.model import Stance, VoiceKind
from positions.periods import By

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, ScalarSelect, Select

    from db.engine import Store


def cells(
    store: Store,
    *,
    parties: Collection[str] = (),
    issues: Collection[str] = (),
    as_of: date | None = None,
    since: date | None = None,
    known_at: datetime | None = None,
    kind: VoiceKind = VoiceKind.PARTY,
) -> list[Standing]:
    """Return a standing for every party and issue of which something is stored, by party and issue.

    As of any day, the daily roll-ups answer, however much is stored; from a day on, or as the store knew it at another
    time, the statements do.

    Args:
        store: An open store.
        parties: Keys of parties, or of speakers; empty for all.
        issues: Keys of issues; empty for all.
        as_of: Last day of `said_on` that counts; None for all.
        since: First day that counts; None for all.
        known_at: As the store knew at that time; None for now.
        kind: Whether to stand parties or speakers against the issues.
    """
    if since is None and known_at is None:
        query = _summed(kind, parties, issues, as_of)
    else:
        query = _counted(kind, parties, issues, as_of, since, known_at)
    with store.read() as connection:
        return list(_standings(connection.execute(query)))


def cells_by(
    store: Store,
    by: By,
    *,
    parties: Collection[str] = (),
    issues: Collection[str] = (),
    as_of: date | None = None,
    since: date | None = None,
    known_at: datetime | None = None,
    kind: VoiceKind = VoiceKind.PARTY,
) -> dict[date, list[Standing]]:
    """Return the standings of each week or month by what was said within it, by the first day of the period.

    They are those of `cells` from the first day of the period to the last. The other arguments are those of `cells`.
    """
    query = _counted(kind, parties, issues, as_of, since, known_at, by, store.dialect)
    with store.read() as connection:
        rows = connection.execute(query).all()
    return {
        date.fromisoformat(start if by is By.WEEK else f"{start}-01"): list(
            _standings(row[1:] for row in some)
        )
        for start, some in groupby(rows, key=lambda row: str(row[0]))
    }


def _standings(rows: Iterable[Sequence[Any]]) -> Iterator[Standing]:
    """Yield standings from rows of party, issue, figures; the unnamed sources of a cell may come in a row of their own."""
    found: dict[tuple[str, str], Standing] = {}
    for row in rows:
        party, issue, anonymous, *figures = row
        known = found.get((party, issue), Standing(party, issue))
        if anonymous:
            known = replace(known, anonymous=known.anonymous + anonymous)
        found[party, issue] = _with(known, figures) if figures[3] else known
    yield from found.values()


def _with(known: Standing, figures: Sequence[Any]) -> Standing:
    stance, decided_by, utterances, statements, reviewed, first, last, *spread = figures
    return replace(
        known,
        stance=stance,
        decided_by=decided_by,
        utterances=utterances,
        statements=statements,
        reviewed=reviewed,
        first_said_on=first,
        last_said_on=last,
        spread=tuple((stance, number) for stance, number in zip(Stance, spread, strict=True) if number),
    )


def _summed(
    kind: VoiceKind, parties: Collection[str], issues: Collection[str], as_of: date | None
) -> Select[Any]:
    """Return the sums of the daily roll-ups up to a day, with the newest report up to it."""
    day = cell_days.c
    named = case((day.statements > 0, day.said_on))
    query = (
        select(
            day.voice,
            day.issue,
            func.sum(day.anonymous),
            _newest(day.stance.name, as_of),
            _newest(day.decided_by.name, as_of),
            func.sum(day.utterances),
            func.sum(day.statements),
            func.sum(day.reviewed),
            func.min(named),
            func.max(named),
            *(func.sum(day[stance.value]) for stance in Stance),
        )
        .where(day.kind == kind, *_among(day.voice, parties), *_among(day.issue, issues))
        .group_by(day.kind, day.voice, day.issue)
        .order_by(day.voice, day.issue)
    )
    return query if as_of is None else query.where(day.said_on <= as_of)


def _newest(column: str, as_of: date | None) -> ScalarSelect[Any]:
    """Return a column of the newest day of the cell on which a named source spoke."""
    newest, day = cell_days.alias("newest"), cell_days.c
    query = select(newest.c[column]).where(
        newest.c.kind == day.kind,
        newest.c.voice == day.voice,
        newest.c.issue == day.issue,
        newest.c.decided_by.is_not(None),
    )
    if as_of is not None:
        query = query.where(newest.c.said_on <= as_of)
    return query.order_by(newest.c.said_on.desc()).limit(1).correlate(cell_days).scalar_subquery()


def _counted(  # noqa: PLR0917 - what was asked for, in its order
    kind: VoiceKind,
    parties: Collection[str],
    issues: Collection[str],
    as_of: date | None,
    since: date | None,
    known_at: datetime | None,
    by: By | None = None,
    dialect: str = "",
) -> Select[Any]:
    """Return figures counted from the statements, each numbered from the newest within its cell and its utterance.

    With `by`, cells are those of each period, whose first day or month comes before the other columns.
    """
    source = reports(kind, known_at).where(*_among(voice(kind), parties), *_among(codings.c.issue, issues))
    if as_of is not None:
        source = source.where(said_on(kind) <= as_of)
    if since is not None:
        source = source.where(said_on(kind) >= since)
    told = source.subquery("told").c
    newest = told.said_on.desc(), told.published_on.desc(), told.starts_at.desc(), told.id.desc()
    begins = [] if by is None else [period(told.said_on, by, dialect).label("period")]
    cell = *begins, told.voice, told.issue, told.anonymous
    columns = (
        select(
            *cell,
            told.stance,
            told.id,
            told.utterance_id,
            told.accepted,
            told.said_on,
            func.row_number().over(partition_by=cell, order_by=newest).label("nth_statement"),
            func.row_number()
            .over(partition_by=[*cell, told.utterance_id], order_by=newest)
            .label("nth_report"),
        )
        .subquery("reports")
        .c
    )
    first_report = columns.nth_report == 1
    acts = func.sum(case((first_report, 1), else_=0))
    named = columns.anonymous.is_(False)
    periods = [] if by is None else [columns.period]
    return (
        select(
            *periods,
            columns.voice,
            columns.issue,
            case((columns.anonymous, acts), else_=0),
            func.max(case((columns.nth_statement == 1, columns.stance))),
            func.max(case((columns.nth_statement == 1, columns.id))),
            acts,
            func.sum(case((named, 1), else_=0)),
            func.count(case((columns.accepted, columns.utterance_id)).distinct()),
            func.min(columns.said_on),
            func.max(columns.said_on),
            *(
                func.sum(case((and_(first_report, columns.stance == stance), 1), else_=0))
                for stance in Stance
            ),
        )
        .group_by(*periods, columns.voice, columns.issue, columns.anonymous)
        .order_by(*periods, columns.voice, columns.issue, columns.anonymous)
    )


def period(said_on: ColumnElement[Any], by: By, dialect: str) -> ColumnElement[Any]:
    """Return the month as `2025-11`, or the Monday of the week, as text."""
    if by is By.MONTH:
        return func.substr(cast(said_on, Text), 1, 7)
    if dialect == "sqlite":
        return func.date(said_on, "weekday 0", "-6 days", type_=Text())
    return cast(cast(func.date_trunc("week", said_on), Date), Text)


def _among(column: ColumnElement[str], keys: Collection[str]) -> Iterator[ColumnElement[bool]]:
    """Yield the condition that a column is one of the keys, where there are any."""
    if keys:
        yield column.in_(sorted(keys))
