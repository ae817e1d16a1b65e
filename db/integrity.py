"""What `doctor` asks: whether the store is whole, and what to do where it is not."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, select

from db.pieces import join
from db.revision import HEAD, stored_revision
from db.tables import (
    codings,
    documents,
    speakers,
    statement_parties,
    statement_speakers,
    statements,
    utterances,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import ColumnElement, Connection, Executable, FromClause

    from db.engine import Store

BACKUP = "restore a backup, or ingest the reports into a new store"


class Level(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and how to mend it; `fix` is empty where nothing is to be done."""

    level: Level
    what: str
    fix: str = ""


def checks(store: Store) -> list[Finding]:
    """Return a finding for each thing that was looked at, the good ones too."""
    with store.read() as connection:
        looks: tuple[Callable[[Connection], Finding], ...] = (
            _schema,
            _file,
            _references,
            _copies,
            _texts,
            _spans,
            _evidence,
            _registry,
        )
        return [look(connection) for look in looks]


def _schema(connection: Connection) -> Finding:
    revision = stored_revision(connection)
    if revision == HEAD:
        return Finding(Level.OK, f"the schema is current ({HEAD})")
    return Finding(Level.ERROR, f"the schema is at {revision}, not {HEAD}", "run `positions db upgrade`")


def _file(connection: Connection) -> Finding:
    if connection.dialect.name != "sqlite":
        return Finding(Level.OK, "the server answers")
    said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if said == "ok":
        return Finding(Level.OK, "the file is sound")
    return Finding(Level.ERROR, f"the file is damaged: {said}", BACKUP)


def _references(connection: Connection) -> Finding:
    """Look for rows whose statement, document or registry entry is missing; foreign keys forbid them."""
    lost = _number(connection, codings, ~exists().where(_same_statement(codings)))
    silent = _number(connection, utterances, ~exists().where(statements.c.utterance_id == utterances.c.id))
    if connection.dialect.name == "sqlite":
        lost = max(lost, len(connection.exec_driver_sql("PRAGMA foreign_key_check").all()))
    if lost or silent:
        what = f"{lost} rows refer to rows that are not there, {silent} utterances have no statement"
        return Finding(Level.ERROR, what, BACKUP)
    return Finding(Level.OK, f"every reference holds, those of {_number(connection, codings)} codings too")


def _copies(connection: Connection) -> Finding:
    """Compare the dates that are kept twice."""
    pairs = (
        (
            statement_speakers.join(statements, _same_statement(statement_speakers)),
            statement_speakers.c.said_on,
        ),
        (statement_parties.join(statements, _same_statement(statement_parties)), statement_parties.c.said_on),
    )
    differing = sum(_number(connection, both, copy != statements.c.said_on) for both, copy in pairs)
    published = statements.join(documents, documents.c.id == statements.c.document_id)
    differing += _number(connection, published, documents.c.published_on != statements.c.published_on)
    if differing:
        return Finding(Level.ERROR, f"{differing} copies of a date differ from it", BACKUP)
    return Finding(Level.OK, "dates that are kept twice agree")


def _texts(connection: Connection) -> Finding:
    columns = documents.c
    rows = _stream(connection, select(columns.id, columns.sha256, columns.text).order_by(columns.id))
    changed = [key for key, sha256, text in rows if hashlib.sha256(text.encode()).hexdigest() != sha256]
    if changed:
        return Finding(Level.ERROR, f"changed after being stored: {_some(changed)}", BACKUP)
    return Finding(Level.OK, f"{_number(connection, documents)} documents are as they were stored")


def _spans(connection: Connection) -> Finding:
    """Compare the words of every span with the document, and look for statements that attribute nothing."""
    columns = statements.c
    rows = _stream(
        connection,
        select(
            columns.id,
            documents.c.text,
            columns.content,
            columns.content_spans,
            columns.source,
            columns.source_spans,
            columns.cue,
            columns.cue_spans,
        )
        .join(documents, documents.c.id == columns.document_id)
        .order_by(columns.document_id, columns.id),
    )
    wrong = [
        key
        for key, text, content, spans, *others in rows
        if not content or not _exact(text, content, spans, *others)
    ]
    if wrong:
        return Finding(Level.ERROR, f"not the words of their document: {_some(wrong)}", BACKUP)
    return Finding(
        Level.OK, f"{_number(connection, statements)} statements are exact quotations of their documents"
    )


def _evidence(connection: Connection) -> Finding:
    columns = codings.c
    rows = _stream(
        connection,
        select(columns.id, func.length(documents.c.text), columns.evidence_spans, columns.condition_spans)
        .join(documents, documents.c.id == columns.document_id)
        .order_by(columns.document_id, columns.id),
    )
    wrong = [
        key
        for key, end, evidence, condition in rows
        if not all(0 <= span.start < span.end <= end for span in (*evidence, *condition))
    ]
    if wrong:
        return Finding(Level.ERROR, f"evidence outside the document: {_some(wrong)}", BACKUP)
    return Finding(Level.OK, "all evidence lies in its document")


def _registry(connection: Connection) -> Finding:
    unknown = _number(connection, speakers, speakers.c.provisional)
    if unknown:
        what = f"{unknown} speakers are not in the codebook"
        return Finding(Level.WARNING, what, "`positions speakers --provisional` lists them")
    return Finding(Level.OK, "every speaker is in the codebook")


def _exact(text: str, *words_and_spans: Any) -> bool:
    pairs = zip(words_and_spans[::2], words_and_spans[1::2], strict=True)
    return all(
        words == join(text, spans) and all(0 <= span.start < span.end <= len(text) for span in spans)
        for words, spans in pairs
    )


def _same_statement(link: FromClause) -> ColumnElement[bool]:
    return and_(link.c.document_id == statements.c.document_id, link.c.statement_id == statements.c.id)


def _stream(connection: Connection, query: Executable) -> Iterable[Any]:
    """Return rows a few hundred at a time, so that a large store does not fill the memory."""
    return connection.execute(query, execution_options={"yield_per": 200})


def _number(connection: Connection, table: FromClause, *wanted: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(*wanted)) or 0


def _some(keys: list[str]) -> str:
    shown = ", ".join(keys[:3])
    return shown if len(keys) <= 3 else f"{shown} and {len(keys) - 3} more"
