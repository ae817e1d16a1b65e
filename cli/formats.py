"""Rows and objects in formats for programs: CSV, tab-separated values, JSON, JSON Lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TextIO

from cli.streams import printable

Cell = str | int | float | date | None
Row = Mapping[str, Cell]

# What a terminal would act upon and JSON may write as an escape without changing the data.
_HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def write_csv(stream: TextIO, columns: Sequence[str], rows: Iterable[Row], *, bom: bool) -> str:
    """Write CSV, and return what to say about cells that a spreadsheet would have run; empty where there is none."""
    from positions.export import csv

    guarded = csv.write(stream, columns, _safe(stream, rows), bom=bom)
    if not guarded:
        return ""
    what, they = ("1 cell", "it as it is") if guarded == 1 else (f"{guarded} cells", "them as they are")
    return f"{what} began like a formula and got an apostrophe in front (JSON has {they})"


def write_tsv(stream: TextIO, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write tab-separated values; tabs and line breaks inside a cell become blanks."""
    stream.write("\t".join(columns) + "\n")
    for row in _safe(stream, rows):
        cells = (re.sub(r"[\t\r\n]+", " ", in_words(row[column])) for column in columns)
        stream.write("\t".join(cells) + "\n")


def write_objects(stream: TextIO, objects: Iterable[Mapping[str, Any]], *, one_a_line: bool) -> None:
    """Write objects as they come, as a JSON list or as JSON Lines."""
    empty = True
    for value in objects:
        text = _json(value, one_line=one_a_line)
        stream.write(f"{text}\n" if one_a_line else f"{'[' if empty else ','}\n{text}")
        stream.flush()
        empty = False
    if not one_a_line:
        stream.write("[]\n" if empty else "\n]\n")


def write_object(stream: TextIO, told: Mapping[str, Any], *, one_line: bool) -> None:
    """Write one object as JSON."""
    stream.write(f"{_json(told, one_line=one_line)}\n")


def _json(value: Mapping[str, Any], *, one_line: bool) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str, indent=None if one_line else 2)
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def in_words(cell: Cell) -> str:
    """Return a cell as text: whole numbers without a point, None as nothing."""
    if isinstance(cell, float):
        return f"{cell:g}"
    return "" if cell is None else str(cell)


def _safe(stream: TextIO, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows, with control characters made visible where a terminal would act on them."""
    if not stream.isatty():
        yield from rows
        return
    for row in rows:
        yield {key: printable(cell) if isinstance(cell, str) else cell for key, cell in row.items()}
