"""Daily roll-ups: kept by whoever writes, in the same transaction; checked and built anew by `doctor`."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, not_, select, tuple_, update

from db.findings import Finding, Level
from db.queries.reports import reports, said_on, voice
from db.rows import accumulate
from db.tables import cell_days, statements
from positions.comparison.days import FIGURES, Day, Decider, Key, Report, daily
from positions.model import VoiceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from db.engine import Store

COUNTS = (
    "statements",
    "utterances",
    "reviewed",
    "anonymous",
    "support",
    "conditional",
    "neutral",
    "oppose",
)
_KEY = ("kind", "voice", "issue", "said_on")
_DECIDER = ("published_on", "starts_at", "decided_by", "stance")
# SQLite takes 32,766 values a statement.
_AT_ONCE = 10_000
_READ = 20_000
_NONE = (0,) * FIGURES


@contextmanager
def kept(connection: Connection, utterances: Collection[str]) -> Iterator[None]:
    """Keep the roll-ups while something is changed about acts of saying: what was true before goes, what is true after comes.

    The cost depends on what is changed alone, not on how much is stored.

    Args:
        connection: The transaction that writes.
        utterances: The ids of the utterances of all statements that change: where a statement goes from one utterance
            to another, both.
    """
    keys = sorted(set(utterances))
    before = _days_of(connection, keys)
    yield
    _replace(connection, before, _days_of(connection, keys))


def put(connection: Connection, reports: Iterable[Report]) -> None:
    """Add to the roll-ups all reports of utterances that are new, just stored or about to be."""
    days = daily(reports)
    if days:
        accumulate(connection, cell_days, [_row(day) for day in days], sums=COUNTS, newest=_DECIDER)


def rebuild(connection: Connection) -> int:
    """Build all roll-ups anew from the statements; return how many there are."""
    connection.execute(delete(cell_days))
    number = 0
    for some in _in_parts(_all(connection), _READ):
        connection.execute(insert(cell_days), [_row(day) for day in some])
        number += len(some)
    return number


def repair(store: Store) -> int:
    """Build all roll-ups of a store anew in one transaction; return how many there are."""
    return store.transact(rebuild)


def check(connection: Connection) -> Finding:
    """Compare the roll-ups with the statements."""
    # A number stands for each day: at millions of days the days themselves would fill the memory.
    stored = {hash(day) for day in stored_days(connection, select(cell_days))}
    due = {hash(day) for day in _all(connection)}
    differing = max(len(stored - due), len(due - stored))
    if differing:
        what = f"{differing} daily roll-ups differ from the statements; the counts of the matrix may be wrong"
        return Finding(Level.ERROR, what, "run `positions doctor --fix`")
    return Finding(Level.OK, "the daily roll-ups agree with the statements")


def stored_days(connection: Connection, wanted: Select[Any]) -> Iterator[Day]:
    """Yield the days of a selection of whole rows of the table."""
    for row in connection.execute(wanted, execution_options={"yield_per": _READ}):
        yield _day(row)


def _day(row: Row[Any]) -> Day:
    kind, named, issue, day, *figures = tuple[Any, ...](row)
    counts, (published_on, starts_at, decided_by, stance) = figures[:FIGURES], figures[FIGURES:]
    decider = None if decided_by is None else Decider(published_on, starts_at, decided_by, stance)
    return Day(Key(kind, named, issue, day), tuple(counts), decider)


def _row(day: Day) -> dict[str, Any]:
    decider = day.decider or (None,) * len(_DECIDER)
    return dict(zip((*_KEY, *COUNTS, *_DECIDER), (*day.key, *day.counts, *decider), strict=True))


def _all(connection: Connection) -> Iterator[Day]:
    """Yield what the roll-ups should be, voice by voice, so that no more than one voice's days are held at once."""
    for kind in VoiceKind:
        rows = connection.execute(reports(kind).order_by(voice(kind)), execution_options={"yield_per": _READ})
        for _, told in groupby(map(Report._make, rows), key=lambda report: report.voice):
            yield from daily(told)


def _days_of(connection: Connection, utterances: Sequence[str]) -> dict[Key, Day]:
    """Return what some utterances add to the roll-ups."""
    told: list[Report] = []
    for start in range(0, len(utterances), _AT_ONCE):
        some = statements.c.utterance_id.in_(utterances[start : start + _AT_ONCE])
        for kind in VoiceKind:
            told += map(Report._make, connection.execute(reports(kind).where(some)))
    return {day.key: day for day in daily(told)}


def _replace(connection: Connection, before: dict[Key, Day], after: dict[Key, Day]) -> None:
    """Take what some utterances added out of the roll-ups, and put in what they add now."""
    changed: list[Day] = []
    stale: list[Key] = []
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        counts = zip(new.counts if new else _NONE, old.counts if old else _NONE, strict=True)
        changed.append(Day(key, tuple(now - then for now, then in counts), new.decider if new else None))
        if old and old.decider and not (new and new.decider and new.decider[:3] >= old.decider[:3]):
            stale.append(key)
    if not changed:
        return
    accumulate(connection, cell_days, [_row(day) for day in changed], sums=COUNTS, newest=_DECIDER)
    if stale:
        _decide(connection, stale)
    if before:
        _sweep(connection, [day.key for day in changed])


def _decide(connection: Connection, keys: Sequence[Key]) -> None:
    """Look up anew which report decides, where the one that did is gone or counts no more."""
    deciders: dict[Key, Decider] = {}
    for kind in VoiceKind:
        pairs = sorted({(key.voice, key.said_on) for key in keys if key.kind is kind})
        for start in range(0, len(pairs), _AT_ONCE):
            some = tuple_(voice(kind), said_on(kind)).in_(pairs[start : start + _AT_ONCE])
            named = reports(kind).where(some, not_(statements.c.anonymous))
            for report in map(Report._make, connection.execute(named)):
                key = Key(kind, report.voice, report.issue, report.said_on)
                decider = Decider(report.published_on, report.starts_at, report.id, report.stance)
                deciders[key] = max(decider, deciders.get(key, decider))
    values = [
        dict(zip(_DECIDER, deciders.get(key) or (None,) * len(_DECIDER), strict=True)) | _bound(key)
        for key in keys
    ]
    connection.execute(update(cell_days).where(*_is_key()), values)


def _sweep(connection: Connection, keys: Sequence[Key]) -> None:
    """Delete the days of which nothing is left."""
    empty = (cell_days.c.statements == 0, cell_days.c.anonymous == 0)
    connection.execute(delete(cell_days).where(*_is_key(), *empty), [_bound(key) for key in keys])


def _is_key() -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a row has the key of `_bound`."""
    return (cell_days.c[name] == bindparam(f"key_{name}") for name in _KEY)


def _bound(key: Key) -> dict[str, Any]:
    return {f"key_{name}": value for name, value in zip(_KEY, key, strict=True)}


def _in_parts(days: Iterable[Day], size: int) -> Iterator[list[Day]]:
    some: list[Day] = []
    for day in days:
        some.append(day)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some
