"""The index from who took up what to the statements: filled with them, kept by whoever changes them, examined, built anew."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, except_, func, insert, literal, select, union_all

from db.findings import Finding, Level
from db.rows import insert_plainly
from db.tables import cell_statements, codings, statement_parties, statement_speakers, statements
from db.tables.cells import WAY
from positions.model import VoiceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause, Select, Subquery

    from db.rows import Row

ALL = "all"
VERSION = "="
_COLUMNS = tuple(column.name for column in cell_statements.columns)
# SQLite takes 32,766 values a statement.
_AT_ONCE = 10_000


def version(plan: str) -> str:
    """Return the subject that stands for a version of the plan."""
    return VERSION + plan


def put(connection: Connection, rows: Sequence[Row]) -> None:
    """Add the rows of new statements, as `db.attributions.cell_rows` gives them."""
    insert_plainly(connection, cell_statements, rows)


@contextmanager
def kept(connection: Connection, utterances: Collection[str]) -> Iterator[None]:
    """Keep the index while statements of some utterances change: what was due before and is no more goes, what is due comes."""
    keys = sorted(set(utterances))
    before = _of(connection, keys)
    yield
    _replace(connection, before, _of(connection, keys))


def _of(connection: Connection, utterances: Sequence[str]) -> set[tuple[Any, ...]]:
    """Return what the index should hold of the statements of some utterances."""
    found: set[tuple[Any, ...]] = set()
    for start in range(0, len(utterances), _AT_ONCE):
        some = statements.c.utterance_id.in_(utterances[start : start + _AT_ONCE])
        for query in _due(some):
            found.update(map(tuple, connection.execute(query)))
    return found


def _replace(connection: Connection, before: set[tuple[Any, ...]], after: set[tuple[Any, ...]]) -> None:
    """Take out what was due before and is no more, and put in what is due now."""
    if gone := sorted(before - after, key=_way):
        same = (cell_statements.c[name] == bindparam(f"key_{name}") for name in WAY)
        keys = [{f"key_{name}": value for name, value in zip(WAY, row, strict=False)} for row in gone]
        connection.execute(delete(cell_statements).where(*same), keys)
    put(connection, [dict(zip(_COLUMNS, row, strict=True)) for row in sorted(after - before, key=_way)])


def _way(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return what a row is known by: unlike the rest, it is never null."""
    return row[: len(WAY)]


def rebuild(connection: Connection) -> None:
    """Build the index anew from the statements."""
    connection.execute(delete(cell_statements))
    for query in _due():
        # In the order of the key, the table is written from its beginning to its end.
        ordered = query.order_by(*(query.selected_columns[name] for name in WAY))
        connection.execute(insert(cell_statements).from_select(_COLUMNS, ordered))


def check(connection: Connection) -> Finding:
    """Compare the index with the statements."""
    due = union_all(*(select(query.subquery()) for query in _due())).subquery("due")
    lacking = _number(connection, except_(select(due), select(cell_statements)).subquery())
    idle = _number(connection, except_(select(cell_statements), select(due)).subquery())
    if lacking or idle:
        what = (
            f"{max(lacking, idle)} rows of the index of cells differ from the statements; lists may lack some"
        )
        return Finding(Level.ERROR, what, "run `positions doctor --fix`")
    return Finding(Level.OK, "the index of cells agrees with the statements")


def _number(connection: Connection, rows: Subquery) -> int:
    return connection.scalar(select(func.count()).select_from(rows)) or 0


def _due(*wanted: ColumnElement[bool]) -> Iterator[Select[Any]]:
    """Yield the selections whose rows the index holds, all different from one another."""
    said, coded = statements.c, codings.c
    own = and_(coded.document_id == said.document_id, coded.statement_id == said.id)
    for kind, link, voice in _VOICES:
        for subject, there in (
            (coded.issue, ()),
            (literal(VERSION) + coded.plan, (coded.plan.is_not(None),)),
        ):
            columns: Iterable[Any] = (
                literal(kind).label("kind"),
                (literal("") if voice is None else voice).label("voice"),
                subject.label("subject"),
                said.said_on,
                said.published_on,
                said.starts_at,
                said.id.label("statement_id"),
                said.document_id,
                coded.stance,
                said.form,
                said.language,
                said.country,
                said.outlet,
            )
            source: FromClause = statements.join(codings, own)
            if link is not None:
                beside = and_(link.c.document_id == said.document_id, link.c.statement_id == said.id)
                source = source.join(link, beside)
            yield select(*columns).select_from(source).where(*there, *wanted).distinct()


_VOICES: Collection[tuple[str, FromClause | None, ColumnElement[str] | None]] = (
    # In the order of their names, so that a file is written from its beginning to its end.
    (ALL, None, None),
    (VoiceKind.PARTY.value, statement_parties, statement_parties.c.party_key),
    (VoiceKind.SPEAKER.value, statement_speakers, statement_speakers.c.speaker_key),
)
