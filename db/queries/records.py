"""A row of a statement and its document, as a Record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db.pieces import cut
from db.tables import documents, duplicates, statements
from positions.model import Record

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row, Select

    from db.queries.details import Details


def with_document() -> Select[Any]:
    """Return the statements with what a Record tells of their document."""
    return (
        select(
            statements,
            documents.c.name.label("document_name"),
            documents.c.outlet,
            documents.c.url,
            documents.c.title,
            duplicates.c.of_id,
        )
        .join(documents, documents.c.id == statements.c.document_id)
        .join(duplicates, duplicates.c.document_id == statements.c.document_id, isouter=True)
    )


def record(row: Row[Any], details: Details, at: datetime | None = None) -> Record:
    """Return the Record of a row of `with_document`, with the codings in force at a point of time."""
    key = row.document_id, row.id
    codings = tuple(details.codings.get(key, ()))
    return Record(
        id=row.id,
        utterance=row.utterance_id,
        speakers=tuple(details.speakers.get(key, ())),
        parties=tuple(details.parties.get(key, ())),
        country=row.country,
        said_on=row.said_on,
        precision=row.precision,
        basis=row.basis,
        form=row.form,
        language=row.language,
        content=cut(row.content, row.content_spans),
        spans=row.content_spans,
        source=cut(row.source, row.source_spans),
        cue=cut(row.cue, row.cue_spans),
        via=row.via,
        positions=tuple(coding.position for coding in codings if coding.in_force(at)),
        rule=row.rule,
        confidence=row.confidence,
        review=row.review.value,
        document=row.document_id,
        document_name=row.document_name,
        outlet=row.outlet,
        url=row.url,
        title=row.title,
        published_on=row.published_on,
        copy_of=row.of_id,
        created_at=row.created_at,
        codings=codings,
    )
