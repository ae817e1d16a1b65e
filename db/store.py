"""Writing: a document with its statements, in one transaction, and only once."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from db.attributions import (
    Origin,
    cell_rows,
    coding_rows,
    document_row,
    party_rows,
    reports,
    speaker_rows,
    statement_rows,
)
from db.cells import put as put_cells
from db.derived import changing
from db.families import Kin, kin_of, link, shared
from db.feeds import remember
from db.founding import settle
from db.ids import document_id, statement_ids
from db.pieces import join
from db.registry import keep
from db.rollups import put
from db.rows import insert_missing, insert_new, insert_plainly
from db.search import index
from db.sightings import record
from db.tables import codings, documents, raws, statement_parties, statement_speakers, statements, utterances
from db.witnesses import assigned
from positions.errors import DocumentError, StoreError
from positions.outlets import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from db.engine import Store
    from db.sightings import Seen
    from positions.documents.arrival import FeedItem
    from positions.model import Document, Statement

UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document.

    Attributes:
        new: Whether it was stored now; a document stored before is left as it is.
        statements: How many statements of it the store holds.
        kin: What a new document is nearly the same as.
    """

    new: bool
    document_id: str
    statements: int
    kin: Kin | None = None


def find(store: Store, document: Document) -> Added | None:
    """Return what the store holds of a document with this text, or None; to be asked before the work of extraction."""
    _require_text(document)
    key = document_id(document.sha256)
    with store.read() as connection:
        known = connection.scalar(select(documents.c.id).where(documents.c.id == key))
        return None if known is None else _unchanged(connection, key)


def add(
    store: Store,
    document: Document,
    found: Sequence[Statement],
    *,
    extractor: str,
    raw: bytes | None = None,
    fetched_at: datetime | None = None,
    at: datetime | None = None,
    seen: Seen | None = None,
    item: FeedItem | None = None,
) -> Added:
    """Store a document and its statements, wholly or not at all.

    What is nearly the same as a document that is stored is linked to it and shares its acts of saying.

    Args:
        store: An open store.
        document: The report; its hash tells whether the store has it already.
        found: The statements found in it; their spans point into the document's text.
        extractor: Name and version of what found them; it is the coder of their positions.
        raw: The bytes the document was read from, where they are to be kept.
        fetched_at: When it was fetched.
        at: When the store learned it; now, unless told.
        seen: Where it was found; kept for a document that is stored already too.
        item: The entry of a feed that led to it, remembered in the same transaction.

    Raises:
        DocumentError: If a span does not lie in the text, or the text cannot be stored.
        StoreError: If the store is out of reach, locked, full or damaged, or older than the codebook.
    """
    require_sound(document, found)
    sha256 = document.sha256
    key = document_id(sha256)
    origin = Origin(key, document, extractor, at or datetime.now(UTC))
    row = document_row(origin, sha256, fetched_at)

    address = seen.canonical if seen else canonical(document.url)

    def work(connection: Connection) -> Added:
        new = insert_new(connection, documents, row)
        if raw is not None:
            insert_missing(connection, raws, [{"document_id": key, "content": zlib.compress(raw)}])
        if item is not None:
            remember(connection, item, origin.at)
        kin = kin_of(connection, key, document, address) if new else None
        if seen is not None:
            record(connection, {key: seen}, origin.at)
        if not new:
            return _unchanged(connection, key)
        if kin is not None:
            link(connection, key, kin, origin.at)
        if found:
            _insert(connection, origin, statement_ids(sha256, found), found, kin)
        return Added(new=True, document_id=key, statements=len(found), kin=kin)

    try:
        return store.transact(work)
    except IntegrityError as error:
        known = "the store does not know an issue or plan that it names"
        raise StoreError(f"{store.label}: {document.name}: {known}; run `positions db upgrade`") from error


def _insert(
    connection: Connection, origin: Origin, ids: Sequence[str], found: Sequence[Statement], kin: Kin | None
) -> None:
    keep(connection, found)
    voices = assigned(connection, origin.document, ids, found)
    if kin is not None:
        voices = shared(connection, kin, origin.document, found, voices)
    founded = [
        {"id": voice, "created_at": origin.at}
        for voice in dict.fromkeys(voices.utterances)
        if voice in voices.new
    ]
    told = [
        report for report in reports(origin, ids, voices.utterances, found) if report.utterance in voices.new
    ]
    joined = set(voices.utterances) - voices.new
    with changing(connection, joined):
        insert_plainly(connection, utterances, founded)
        insert_plainly(connection, statements, list(statement_rows(origin, ids, voices.utterances, found)))
        insert_plainly(connection, statement_speakers, list(speaker_rows(origin, ids, found)))
        insert_plainly(connection, statement_parties, list(party_rows(origin, ids, found)))
        insert_plainly(connection, codings, list(coding_rows(origin, ids, found)))
    put(connection, told)
    put_cells(connection, list(cell_rows(origin, ids, voices.utterances, found, voices.new)))
    often = {voice for voice, number in Counter(voices.utterances).items() if number > 1}
    settle(connection, often | joined)
    words = (join(origin.document.text, statement.content) for statement in found)
    index(connection, origin.key, zip(ids, words, strict=True))


def _unchanged(connection: Connection, key: str) -> Added:
    held = connection.scalar(
        select(func.count()).select_from(statements).where(statements.c.document_id == key)
    )
    return Added(new=False, document_id=key, statements=held or 0)


def require_sound(document: Document, found: Sequence[Statement]) -> None:
    """Refuse what cannot be stored.

    Raises:
        DocumentError: If a span does not lie in the text, or the text cannot be stored.
    """
    _require_text(document)
    _require_slices(document, found)


def _require_text(document: Document) -> None:
    """Refuse what no database takes as text: NUL, and halves of a surrogate pair (undecodable bytes of a file name)."""
    for field in ("text", "name", "title", "outlet", "url"):
        value: str | None = getattr(document, field)
        if value is not None and UNSTORABLE.search(value):
            shown = document.name.encode("ascii", "backslashreplace").decode().replace("\0", "\\0")
            raise DocumentError(shown, f"its {field} holds signs that are no text; is it a binary file?")


def _require_slices(document: Document, found: Sequence[Statement]) -> None:
    end = len(document.text)
    for statement in found:
        pieces = (*statement.content, *statement.source, *statement.cue)
        marks = (
            span
            for position in statement.positions
            for span in (*position.evidence, position.condition)
            if span
        )
        for span in (*pieces, *marks):
            if not 0 <= span.start < span.end <= end:
                place = f"[{span.start}, {span.end})"
                raise DocumentError(
                    document.name, f"rule {statement.rule!r} gave the span {place} in a text of {end}"
                )
        if not statement.content:
            raise DocumentError(document.name, f"rule {statement.rule!r} gave a statement without content")
