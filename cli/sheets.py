"""Statements as sheets: all columns for programs, a few for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cli.citations import stances
from cli.formats import Row
from cli.output import Sheet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from positions.documents import Refused
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


def of_records(records: Sequence[Record], issues: Collection[str] = ()) -> Sheet:
    """Return stored statements as a sheet.

    Args:
        records: The statements.
        issues: The issues asked about; the table for people leaves the stances on others out.
    """
    from positions.export.records import COLUMNS, as_json, rows

    shown = {
        "said_on": "said on",
        "speakers": "speaker",
        "parties": "party",
        "positions": "stance",
        "content": "words",
        "id": "id",
    }
    cells = rows(records)
    told = [
        {**row, "positions": stances(record.positions, issues) if record.positions else ""}
        for row, record in zip(cells, records, strict=True)
    ]
    return Sheet(COLUMNS, cells, shown, "content", [as_json(record) for record in records], told)


def of_extracted(found: Iterable[tuple[Document, Sequence[Statement]]]) -> Sheet:
    """Return statements just extracted as a sheet."""
    return Sheet(
        EXTRACTED, [_extracted(report, told) for report in reports(found) for told in report["statements"]]
    )


def reports(found: Iterable[tuple[Document, Sequence[Statement]] | Refused]) -> Iterator[dict[str, Any]]:
    """Yield reports with the statements found in them, in the codebook's schema; those that were refused with the reason.

    What reads that schema reads a refused one as a report without statements; `refused` tells that nobody looked.
    """
    from positions.documents import Refused
    from positions.export.statements import as_json

    for each in found:
        if isinstance(each, Refused):
            yield {"doc": each.name, "refused": each.reason, "statements": []}
        else:
            yield as_json(*each)


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
