"""What was said day by day, for following how positions went: from the roll-ups, and speaker by speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, not_, select

from db.queries.reports import reports, voice
from db.queries.reports import said_on as day_beside
from db.tables import cell_days, codings, statement_speakers, statements
from positions.comparison.dissent import Voiced
from positions.comparison.stands import Word
from positions.model import Stance, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from sqlalchemy import ColumnElement

    from db.engine import Store


def words(
    store: Store,
    *,
    voices: Collection[str] = (),
    issues: Collection[str] = (),
    since: date | None = None,
    as_of: date | None = None,
    kind: VoiceKind = VoiceKind.PARTY,
) -> list[Word]:
    """Return the last words of each day, by voice, issue and day; days on which unnamed sources alone spoke are left out.

    Args:
        store: An open store.
        voices: Keys of parties, or of speakers; empty for all.
        issues: Keys of issues; empty for all.
        since: First day that counts; None for all.
        as_of: Last day that counts; None for all.
        kind: Whether the voices are parties or speakers.
    """
    day = cell_days.c
    columns: list[Any] = [
        day.voice,
        day.issue,
        day.said_on,
        day.stance,
        day.decided_by,
        day.utterances,
        *(day[stance.value] for stance in Stance),
    ]
    query = select(*columns).where(day.kind == kind, day.decided_by.is_not(None))
    query = query.where(*_chosen(day.voice, voices), *_chosen(day.issue, issues))
    query = query.where(*_within(day.said_on, since, as_of)).order_by(day.voice, day.issue, day.said_on)
    with store.read() as connection:
        return list(map(Word._make, connection.execute(query)))


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
    said, spoken = statements.c, statement_speakers.c
    party = VoiceKind.PARTY
    query = (
        reports(party)
        .join(
            statement_speakers, and_(spoken.document_id == said.document_id, spoken.statement_id == said.id)
        )
        .where(not_(said.anonymous), *_chosen(voice(party), parties), *_chosen(codings.c.issue, issues))
        .where(*_within(day_beside(party), since, as_of))
        .with_only_columns(
            voice(party),
            codings.c.issue,
            said.said_on,
            said.id,
            said.utterance_id,
            codings.c.stance,
            spoken.speaker_key,
        )
        .order_by(
            voice(party),
            codings.c.issue,
            said.said_on,
            said.published_on,
            said.starts_at,
            said.id,
            spoken.ordinal,
        )
    )
    with store.read() as connection:
        return list(map(Voiced._make, connection.execute(query)))


def _chosen(column: ColumnElement[str], keys: Collection[str]) -> Iterator[ColumnElement[bool]]:
    if keys:
        yield column.in_(sorted(keys))


def _within(day: ColumnElement[Any], since: date | None, as_of: date | None) -> Iterator[ColumnElement[bool]]:
    if since is not None:
        yield day >= since
    if as_of is not None:
        yield day <= as_of
