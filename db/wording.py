"""Whether the store still says what its documents say, word for word."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db.findings import BACKUP, Finding, Level
from db.pieces import join
from db.tables import codings, documents, statements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Executable

    from positions.model import Span


def texts(connection: Connection) -> Finding:
    """Look for documents whose text is no longer the one that was stored."""
    columns = documents.c
    rows = _stream(connection, select(columns.id, columns.sha256, columns.text).order_by(columns.id))
    number, changed = _sifted(
        (key, hashlib.sha256(text.encode()).hexdigest() == sha256) for key, sha256, text in rows
    )
    if changed:
        return Finding(Level.ERROR, f"changed after being stored: {_some(changed)}", BACKUP)
    return Finding(Level.OK, f"documents as they were stored: {number}")


def spans(connection: Connection) -> Finding:
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
    number, wrong = _sifted((key, bool(words[0]) and _exact(text, *words)) for key, text, *words in rows)
    if wrong:
        return Finding(Level.ERROR, f"not the words of their document: {_some(wrong)}", BACKUP)
    return Finding(Level.OK, f"statements that quote their document exactly: {number}")


def evidence(connection: Connection) -> Finding:
    """Look for evidence and conditions of codings that do not lie in the document."""
    columns = codings.c
    rows = _stream(
        connection,
        select(columns.id, func.length(documents.c.text), columns.evidence_spans, columns.condition_spans)
        .join(documents, documents.c.id == columns.document_id)
        .order_by(columns.document_id, columns.id),
    )
    number, wrong = _sifted(
        (key, _within(end, (*marked, *condition))) for key, end, marked, condition in rows
    )
    if wrong:
        return Finding(Level.ERROR, f"evidence outside the document: {_some(wrong)}", BACKUP)
    return Finding(Level.OK, f"codings whose evidence lies in its document: {number}")


def _sifted(rows: Iterable[tuple[str, bool]]) -> tuple[int, list[str]]:
    """Return the number of rows, and the keys of those that are not sound."""
    number, wrong = 0, []
    for key, sound in rows:
        number += 1
        if not sound:
            wrong.append(key)
    return number, wrong


def _exact(text: str, *words_and_spans: Any) -> bool:
    pairs = zip(words_and_spans[::2], words_and_spans[1::2], strict=True)
    return all(words == join(text, places) and _within(len(text), places) for words, places in pairs)


def _within(end: int, places: Iterable[Span]) -> bool:
    return all(0 <= span.start < span.end <= end for span in places)


def _stream(connection: Connection, query: Executable) -> Iterable[Any]:
    """Return rows a few hundred at a time, so that a large store does not fill the memory."""
    return connection.execute(query, execution_options={"yield_per": 200})


def _some(keys: list[str]) -> str:
    shown = ", ".join(keys[:3])
    return shown if len(keys) <= 3 else f"{shown} and {len(keys) - 3} more"
