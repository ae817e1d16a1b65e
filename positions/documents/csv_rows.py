"""Dumps as tables: comma, semicolon, tab or bar between the cells, the names of the columns on top."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from positions.documents import encodings
from positions.documents.arrival import MEGABYTE, Refused
from positions.documents.columns import member, require_columns
from positions.documents.guard import up_to
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Link, Member, Options, Told

VERSION = 1
_SEPARATORS = ",;\t|"
_LONGEST_HEADER = 100_000
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Member | Link | Refused]:
    """Yield the report of every row, one row in memory at a time.

    Raises:
        Refusal: If there is no row with the names of the columns, or not those that there must be, or a quotation mark is
            never closed.
    """
    size = options.limits.size
    lines = _lines(stream, told.charset, size)
    header = next(lines, "")
    separator = max(_SEPARATORS, key=header.count)
    if not header.strip() or len(header) > _LONGEST_HEADER:
        raise Refusal("has no line with the names of the columns; put them on top")
    # The limit is the process's, and an article is longer than what it is by default.
    csv.field_size_limit(size)
    names = next(csv.reader([header], delimiter=separator))
    require_columns(names, options.columns)
    rows = csv.reader(lines, delimiter=separator, strict=False)
    while True:
        line = rows.line_num + 2  # the first one holds the names
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise Refusal(
                f"cannot be read from line {line} on: {error}; is a quotation mark open?"
            ) from error
        if cells is None:
            return
        row = told.part(f":{line}")
        if not cells:
            continue
        if len(cells) != len(names):
            yield Refused(
                row.label, f"has {len(cells)} cells under {len(names)} columns; export the table again"
            )
        else:
            yield member(dict(zip(names, cells, strict=True)), told, line, options.columns)


def _lines(stream: BinaryIO, charset: str | None, size: int) -> Iterator[str]:
    """Yield the lines as text; only one is in memory.

    Raises:
        Refusal: If a line is longer than a report may be, or is no text.
    """
    number = 0
    first = stream.readline(size + 1)
    mark = next((mark for mark in _UTF16 if first.startswith(mark)), None)
    if mark is not None:
        yield from _wide_lines(first.removeprefix(mark), stream, _UTF16[mark], size)
        return
    line = first.removeprefix(codecs.BOM_UTF8)
    while line:
        number += 1
        if len(line) > size:
            raise Refusal(f"line {number} is longer than {size // MEGABYTE} MB; is it a table?")
        yield encodings.decode_line(line, charset, number)
        line = stream.readline(size + 1)


def _wide_lines(first: bytes, stream: BinaryIO, encoding: str, size: int) -> Iterator[str]:
    """Yield the lines of a table in UTF-16, which is read as a whole: its line ends are no bytes."""
    data = first + up_to(stream, size + 1 - len(first))
    if len(data) > size:
        raise Refusal(f"is a table in UTF-16 larger than {size // MEGABYTE} MB; save it as UTF-8")
    try:
        yield from io.StringIO(data.decode(encoding), newline="")
    except UnicodeDecodeError as error:
        raise Refusal(f"is not valid {encoding.upper()} at byte {error.start}; save it as UTF-8") from error
