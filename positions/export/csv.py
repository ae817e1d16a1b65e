"""CSV that opens well: comma, CRLF, quoted where RFC 4180 asks for it, and no cell that runs as a formula."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from typing import TextIO

BOM = "\ufeff"

# What makes a spreadsheet run a text as a formula, quoted or not (interface findings: measured in LibreOffice;
# full-width forms after OWASP). Apostrophes before it are guarded too, so that the guard can be undone.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def write(
    stream: TextIO,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, str | int | float | date | None]],
    *,
    bom: bool = False,
    guard: bool = True,
) -> int:
    """Write rows under a header.

    Args:
        stream: Where to write; a file must be opened with `newline=""`.
        columns: The keys to write, in order; they are the header.
        rows: None becomes an empty cell, dates ISO dates, numbers stay numbers (1.0 is written 1).
        bom: Whether to begin with a byte order mark, by which Excel knows UTF-8.
        guard: Whether to put an apostrophe before text that a spreadsheet would run.

    Returns:
        The number of guarded cells.
    """
    if bom:
        stream.write(BOM)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        cells = [row[column] for column in columns]
        risky = [guard and isinstance(cell, str) and is_formula(cell) for cell in cells]
        writer.writerow([f"'{cell}" if bad else _plain(cell) for cell, bad in zip(cells, risky, strict=True)])
        count += sum(risky)
    return count


def read(stream: TextIO, *, guarded: bool = True) -> list[dict[str, str]]:
    """Read rows back as text, without the guard where one was applied.

    Args:
        stream: A file must be opened with `newline=""`; a byte order mark is skipped.
        guarded: Whether the file was written with the guard.
    """
    reader = csv.reader(stream)
    header = next(reader, [])
    if header:
        header[0] = header[0].removeprefix(BOM)
    rows = (dict(zip(header, cells, strict=True)) for cells in reader)
    return [{key: unguarded(cell) if guarded else cell for key, cell in row.items()} for row in rows]


def is_formula(cell: str) -> bool:
    """Tell whether a spreadsheet would run a cell, also one that was guarded before."""
    return _FORMULA.match(cell) is not None


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe of the guard."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _plain(cell: str | float | date | None) -> str | float | date | None:
    """Return whole floats as integers, so that a score of 1.0 is written 1."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
