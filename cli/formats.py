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

    return _remark(csv.write(stream, columns, _safe(stream, rows), bom=bom))


def write_tsv(stream: TextIO, columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Write tab-separated values, and return the same; tabs and line breaks inside a cell become blanks."""
    from positions.export import csv

    guarded = 0
    stream.write("\t".join(columns) + "\n")
    for row in _safe(stream, rows):
        texts = [re.sub(r"[\t\r\n]+", " ", in_words(row[column])) for column in columns]
        risky = [isinstance(row[c], str) and csv.is_formula(t) for c, t in zip(columns, texts, strict=True)]
        cells = (f"'{text}" if bad else text for text, bad in zip(texts, risky, strict=True))
        stream.write("\t".join(cells) + "\n")
        guarded += sum(risky)
    return _remark(guarded)


def _remark(guarded: int) -> str:
    if not guarded:
        return ""
    what, they = ("1 cell", "it as it is") if guarded == 1 else (f"{guarded} cells", "them as they are")
    return f"{what} began like a formula and got an apostrophe in front (JSON has {they})"


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
    """Yield rows with nothing in them that a terminal would act upon: files are shown in terminals too."""
    from positions.export.plain import inert

    safe = printable if stream.isatty() else inert
    for row in rows:
        yield {key: safe(cell) if isinstance(cell, str) else cell for key, cell in row.items()}
