"""Stored statements as rows for tables and as objects for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from positions.model import Position, Record

COLUMNS = (
    "id",
    "utterance",
    "said_on",
    "said_on_precision",
    "said_on_basis",
    "speakers",
    "parties",
    "country",
    "form",
    "language",
    "positions",
    "content",
    "cue",
    "via",
    "document",
    "outlet",
    "title",
    "url",
    "published_on",
    "spans",
    "rule",
    "confidence",
    "review",
    "copy_of",
)
BETWEEN = "; "
GAP = " … "


def quote(record: Record) -> str:
    """Return the words of the content; pieces that the cue splits are joined by an ellipsis."""
    return GAP.join(record.content)


def row(record: Record) -> dict[str, str | float | date | None]:
    """Return a statement as the cells of `COLUMNS`; several values in one cell stand between semicolons."""
    return {
        "id": record.id,
        "utterance": record.utterance,
        "said_on": record.said_on,
        "said_on_precision": record.precision.value,
        "said_on_basis": record.basis.value,
        "speakers": BETWEEN.join(speaker.name for speaker in record.speakers),
        "parties": BETWEEN.join(record.parties),
        "country": record.country,
        "form": record.form.value,
        "language": record.language,
        "positions": BETWEEN.join(_coding(position) for position in record.positions),
        "content": quote(record),
        "cue": GAP.join(record.cue),
        "via": record.via,
        "document": record.document_name,
        "outlet": record.outlet,
        "title": record.title,
        "url": record.url,
        "published_on": record.published_on,
        "spans": BETWEEN.join(f"{span.start}-{span.end}" for span in record.spans),
        "rule": record.rule,
        "confidence": record.confidence,
        "review": record.review,
        "copy_of": record.copy_of,
    }


def rows(records: Iterable[Record]) -> list[dict[str, str | float | date | None]]:
    """Return statements as rows, in the order given."""
    return [row(record) for record in records]


def as_json(record: Record) -> dict[str, Any]:
    """Return a statement as an object of the codebook's schema, with its ids, source and review besides."""
    return {
        "id": record.id,
        "utterance": record.utterance,
        "speakers": [speaker.name for speaker in record.speakers],
        "parties": list(record.parties),
        "country": record.country,
        "said_on": record.said_on.isoformat(),
        "precision": record.precision.value,
        "basis": record.basis.value,
        "form": record.form.value,
        "language": record.language,
        "content": list(record.content),
        "positions": [_position(position) for position in record.positions],
        "source": GAP.join(record.source),
        "cue": GAP.join(record.cue),
        "spans": {"content": [[span.start, span.end] for span in record.spans]},
        "via": record.via,
        "doc": record.document_name,
        "outlet": record.outlet,
        "title": record.title,
        "url": record.url,
        "published": record.published_on.isoformat(),
        "rule": record.rule,
        "confidence": record.confidence,
        "review": record.review,
        "copy_of": record.copy_of,
    }


def _coding(position: Position) -> str:
    """Return a coding as `plan=oppose` or, where it names a version, `plan/us-28=oppose`."""
    version = f"/{position.plan}" if position.plan else ""
    return f"{position.issue}{version}={position.stance.value}"


def _position(position: Position) -> dict[str, Any]:
    """Return a coding; the plan stands only where there is one."""
    named = {"plan": position.plan} if position.plan else {}
    return {
        "issue": position.issue,
        "stance": position.stance.value,
        **named,
        "confidence": position.confidence,
    }
