"""Reading stored reports again with a newer extractor: what it finds takes the place of what is there; nothing is lost.

A statement that a person accepted, rejected, coded or noted something about stays exactly as it is. Each other one
that is not found again, or is read differently, is kept in `superseded` as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from db import derived
from db.attributions import Origin, coding_rows, party_rows, speaker_rows, statement_rows
from db.families import Kin, shared
from db.founding import settle
from db.held import PROGRAM, Held, held, reading
from db.ids import digest, statement_ids
from db.queries.documents import as_document
from db.registry import keep
from db.rows import insert_missing
from db.tables import (
    codings,
    documents,
    duplicates,
    revisions,
    statement_parties,
    statement_speakers,
    statements,
    superseded,
    utterances,
)
from db.witnesses import assigned

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from db.engine import Store
    from db.rows import Row
    from positions.model import Document, Span, Statement

_PAGE = 50
# A new statement whose content overlaps that of a decided one by more than this share of the shorter one is the same.
_SAME = 0.5


class Change(StrEnum):
    """What becomes of a statement."""

    ADDED = "added"
    CHANGED = "changed"
    SUPERSEDED = "superseded"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Difference:
    """What reading a statement again changes.

    Attributes:
        change: Added, changed, superseded (no longer found), or kept because a person decided about it although it
            is read differently now.
        before: The words, and how they were read; empty for what is added.
        after: The same as of now; empty for what is not found.
    """

    change: Change
    statement: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a document again changes, statement by statement; `same` counts the others."""

    document_id: str
    name: str
    differences: tuple[Difference, ...]
    same: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done: ids of statements to take out, new rows by id, and what is told of it."""

    gone: dict[str, Held]
    changed: dict[str, Held]
    fresh: list[tuple[str, Statement]]
    told: tuple[Difference, ...]
    same: int


def stale(store: Store, extractor: str, *, everything: bool = False) -> Iterator[tuple[str, Document]]:
    """Yield the documents that another extractor read last, with their ids; or all, where that is wanted.

    A few are fetched at a time, so that a large store does not fill the memory, and the store may change meanwhile.
    """
    last = ""
    while True:
        query = select(documents).where(documents.c.id > last)
        if not everything:
            query = query.where(documents.c.extractor != extractor)
        with store.read() as connection:
            rows = connection.execute(query.order_by(documents.c.id).limit(_PAGE)).all()
        if not rows:
            return
        yield from ((row.id, as_document(row)) for row in rows)
        last = rows[-1].id


def count_stale(store: Store, extractor: str, *, everything: bool = False) -> int:
    """Return how many documents `stale` yields."""
    query = select(func.count()).select_from(documents)
    if not everything:
        query = query.where(documents.c.extractor != extractor)
    with store.read() as connection:
        return connection.scalar(query) or 0


def difference(store: Store, key: str, document: Document, found: Sequence[Statement]) -> Reread:
    """Return what a new reading of a document would change; the store stays as it is."""
    with store.read() as connection:
        plan = _planned(connection, key, document, found)
    return Reread(key, document.name, plan.told, plan.same)


def replace(
    store: Store,
    key: str,
    document: Document,
    found: Sequence[Statement],
    *,
    extractor: str,
    at: datetime | None = None,
) -> Reread:
    """Put a new reading of a document in the place of the old one, in one transaction.

    Args:
        store: An open store.
        key: The id of the document.
        document: The document as it is stored.
        found: What the extractor finds in it now.
        extractor: Name and version of the extractor; it is the coder of the positions.
        at: When; now, unless told.

    Raises:
        StoreError: If the store is out of reach, locked, full or damaged.
    """
    moment = at or datetime.now(UTC)

    def work(connection: Connection) -> Reread:
        plan = _planned(connection, key, document, found)
        if plan.gone or plan.fresh:
            _apply(connection, Origin(key, document, extractor, moment), plan)
        before = connection.scalar(select(documents.c.extractor).where(documents.c.id == key))
        if before != extractor or plan.gone or plan.fresh:
            connection.execute(update(documents).where(documents.c.id == key).values(extractor=extractor))
            _note(connection, key, plan, (before, extractor), moment)
        return Reread(key, document.name, plan.told, plan.same)

    return store.transact(work)


def _planned(connection: Connection, key: str, document: Document, found: Sequence[Statement]) -> _Plan:
    """Compare what is stored with what is found."""
    before = held(connection, key)
    ids = statement_ids(document.sha256, found)
    origin = Origin(key, document, "", datetime.now(UTC))
    after = dict(zip(ids, _readings(origin, ids, found), strict=True))
    decided = [each for each in before.values() if each.decided]
    fresh, changed, told, same = [], {}, [], 0
    for id_, statement in zip(ids, found, strict=True):
        old = before.get(id_)
        if old is not None and old.reading == after[id_]:
            same += 1
        elif old is not None and old.decided:
            told.append(Difference(Change.KEPT, id_, _words(old), _new_words(document, statement)))
        elif old is not None:
            changed[id_] = old
            fresh.append((id_, statement))
            told.append(Difference(Change.CHANGED, id_, _words(old), _new_words(document, statement)))
        elif not any(_overlap(statement.content, each.row["content_spans"]) for each in decided):
            fresh.append((id_, statement))
            told.append(Difference(Change.ADDED, id_, "", _new_words(document, statement)))
    lost = {id_: old for id_, old in before.items() if id_ not in after}
    gone = {id_: old for id_, old in lost.items() if not old.decided}
    for id_, old in lost.items():
        change = Change.KEPT if old.decided else Change.SUPERSEDED
        told.append(Difference(change, id_, _words(old), ""))
    return _Plan(gone | changed, changed, fresh, tuple(told), same)


def _apply(connection: Connection, origin: Origin, plan: _Plan) -> None:
    """Take out what is superseded, keep it aside, and put in what is new."""
    key, ids = origin.key, [id_ for id_, _ in plan.fresh]
    found = [statement for _, statement in plan.fresh]
    keep(connection, found)
    _set_aside(connection, origin, plan.gone)
    left = {old.row["utterance_id"] for old in plan.gone.values()}
    # What takes part in `assigned` must not meet its own earlier reading.
    derived.leaving(connection, key, list(plan.gone))
    with derived.changing(connection, left):
        _take_out(connection, key, list(plan.gone))
    told = _voices(connection, origin, ids, found, plan)
    new = set(told) - set(connection.scalars(select(utterances.c.id).where(utterances.c.id.in_(told))))
    insert_missing(connection, utterances, [{"id": each, "created_at": origin.at} for each in sorted(new)])
    rows: tuple[tuple[Table, list[Row]], ...] = (
        (statements, [_dated(row, plan) for row in statement_rows(origin, ids, told, found)]),
        (statement_speakers, list(speaker_rows(origin, ids, found))),
        (statement_parties, list(party_rows(origin, ids, found))),
        (codings, [_apart(row, origin) for row in coding_rows(origin, ids, found)]),
    )
    with derived.changing(connection, told, new):
        for table, values in rows:
            if values:
                connection.execute(insert(table), values)
    settle(connection, {*told, *left})
    words = [(row["id"], row["content"]) for row in rows[0][1]]
    derived.coming(connection, key, words)
    _drop_silent(connection, left)


def _voices(
    connection: Connection, origin: Origin, ids: Sequence[str], found: Sequence[Statement], plan: _Plan
) -> list[str]:
    """Return the utterances: the old one where nothing changed that it rests on, else as for a new statement."""
    if not found:
        return []
    voices = assigned(connection, origin.document, ids, found)
    row = connection.execute(select(duplicates).where(duplicates.c.document_id == origin.key)).one_or_none()
    if row is not None:
        kin = Kin(row.kind, row.of_id, row.family_id, row.likeness)
        voices = shared(connection, kin, origin.document, found, voices)
    used = set(
        connection.scalars(
            select(statements.c.utterance_id).where(statements.c.utterance_id.in_(sorted(voices.new)))
        )
    )
    told = []
    for number, (id_, statement) in enumerate(zip(ids, found, strict=True)):
        old = plan.changed.get(id_)
        utterance = voices.utterances[number]
        if old is not None and old.voice == _voice(statement):
            utterance = old.row["utterance_id"]
        elif utterance in voices.new and utterance in used:
            # Others told it too when it was read otherwise: the name stays theirs.
            utterance = digest("ut", id_, origin.at.isoformat())
        told.append(utterance)
    return told


def _set_aside(connection: Connection, origin: Origin, gone: dict[str, Held]) -> None:
    rows = [
        {
            "document_id": origin.key,
            "id": digest("ss", id_, old.row["extractor"], origin.at.isoformat()),
            "statement_id": id_,
            "extractor": old.row["extractor"],
            "superseded_by": origin.extractor,
            "superseded_at": origin.at,
            "what": old.as_json(),
        }
        for id_, old in gone.items()
    ]
    if rows:
        connection.execute(insert(superseded), rows)


def _take_out(connection: Connection, key: str, ids: Collection[str]) -> None:
    for table in (codings, statement_speakers, statement_parties):
        connection.execute(delete(table).where(table.c.document_id == key, table.c.statement_id.in_(ids)))
    connection.execute(delete(statements).where(statements.c.document_id == key, statements.c.id.in_(ids)))


def _drop_silent(connection: Connection, left: Collection[str]) -> None:
    """Take out the utterances that no statement reports any more."""
    told = select(statements.c.utterance_id).where(statements.c.utterance_id == utterances.c.id)
    connection.execute(delete(utterances).where(utterances.c.id.in_(sorted(left)), ~told.exists()))


def _note(
    connection: Connection, key: str, plan: _Plan, extractors: tuple[str | None, str], at: datetime
) -> None:
    counts = {
        change.value: sum(each.change is change for each in plan.told)
        for change in Change
        if any(each.change is change for each in plan.told)
    }
    row = {
        "subject": key,
        "id": digest("rv", key, extractors[1], at.isoformat()),
        "made_at": at,
        "who": PROGRAM,
        "what": {"extractor": list(extractors), **counts},
        "why": "read again",
    }
    connection.execute(insert(revisions), [row])


def _dated(row: Row, plan: _Plan) -> Row:
    """Return the row of a changed statement with the time when the store first learned of it."""
    old = plan.changed.get(row["id"])
    return row if old is None else {**row, "created_at": old.row["created_at"]}


def _apart(row: Row, origin: Origin) -> Row:
    """Return a coding under an id that no earlier reading by the same extractor had."""
    return {**row, "id": digest("cd", row["id"], origin.at.isoformat())}


def _readings(origin: Origin, ids: Sequence[str], found: Sequence[Statement]) -> list[tuple[Any, ...]]:
    rows = statement_rows(origin, ids, ids, found)
    speakers, parties = (
        _by_statement(speaker_rows(origin, ids, found)),
        _by_statement(party_rows(origin, ids, found)),
    )
    coded = _by_statement(coding_rows(origin, ids, found))
    return [
        reading(
            row,
            (link["speaker_key"] for link in speakers.get(row["id"], ())),
            (link["party_key"] for link in parties.get(row["id"], ())),
            coded.get(row["id"], ()),
        )
        for row in rows
    ]


def _by_statement(rows: Iterator[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["statement_id"], []).append(row)
    return found


def _voice(statement: Statement) -> tuple[Any, ...]:
    speakers = tuple(dict.fromkeys(speaker.key for speaker in statement.speakers))
    parties = tuple(dict.fromkeys(statement.parties))
    return speakers, parties, statement.said_on, statement.precision, statement.language


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Tell whether two contents are mostly the same stretch of text."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    shorter = min(sum(span.end - span.start for span in spans) for spans in (one, other))
    return common > _SAME * shorter


def _words(old: Held) -> str:
    stances = [f"{row['issue']}={row['stance'].value}" for row in old.codings if row["superseded_at"] is None]
    content = old.row["content"].replace("\n", " … ")
    return _told(old.speakers, old.row["said_on"], stances, content)


def _new_words(document: Document, statement: Statement) -> str:
    stances = [f"{position.issue}={position.stance.value}" for position in statement.positions]
    content = " … ".join(span.of(document.text) for span in statement.content)
    return _told([speaker.key for speaker in statement.speakers], statement.said_on, stances, content)


def _told(speakers: Sequence[str], day: Any, stances: Sequence[str], content: str) -> str:
    return f"{day} {'+'.join(speakers)} [{', '.join(stances)}] {content}"
