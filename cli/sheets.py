"""Statements as sheets: all columns for programs, a few for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cli.formats import Row
from cli.output import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from positions.model import Document, Record, Statement

EXTRACTED = (
    "doc",
    "id",
    "said_on",
    "precision",
    "basis",
    "speakers",
    "parties",
    "country",
    "form",
    "language",
    "positions",
    "content",
    "source",
    "cue",
    "via",
    "spans",
    "rule",
    "confidence",
)


def of_records(records: Sequence[Record]) -> Sheet:
    """Return stored statements as a sheet."""
    from positions.export.records import COLUMNS, as_json, rows

    shown = {
        "said_on": "said on",
        "speakers": "speaker",
        "parties": "party",
        "positions": "stance",
        "content": "words",
        "id": "id",
    }
    return Sheet(COLUMNS, rows(records), shown, "content", [as_json(record) for record in records])


def of_extracted(found: Iterable[tuple[Document, Sequence[Statement]]]) -> Sheet:
    """Return statements just extracted as a sheet."""
    return Sheet(
        EXTRACTED, [_extracted(report, told) for report in reports(found) for told in report["statements"]]
    )


def reports(found: Iterable[tuple[Document, Sequence[Statement]]]) -> Iterator[dict[str, Any]]:
    """Yield reports with the statements found in them, in the codebook's schema."""
    from positions.export.statements import as_json

    return (as_json(document, statements) for document, statements in found)


def _extracted(report: Mapping[str, Any], statement: Mapping[str, Any]) -> Row:
    return {
        **{key: statement.get(key) for key in EXTRACTED},
        "doc": report["doc"],
        "language": report["language"],
        "speakers": "; ".join(statement["speakers"]),
        "parties": "; ".join(statement["parties"]),
        "positions": "; ".join(f"{told['issue']}={told['stance']}" for told in statement["positions"]),
        "content": " … ".join(statement["content"]),
        "spans": "; ".join(f"{start}-{end}" for start, end in statement["spans"]["content"]),
    }
