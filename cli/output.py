"""Where answers go: data to stdout or into a file, in the format asked for; notes and errors to stderr."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, TextIO, get_args

from positions.errors import PositionsError

Format = Literal["table", "csv", "tsv", "json", "jsonl", "md"]
_FORMATS: tuple[Format, ...] = get_args(Format)
Cell = str | int | float | date | None
Row = Mapping[str, Cell]

# What a terminal would act upon and JSON may write as an escape without changing the data.
_HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BETWEEN_CELLS = 2
_WIDTH = 100


class OutputError(PositionsError):
    """An answer cannot be written where it should go."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer as rows.

    Attributes:
        columns: All columns, for programs.
        shown: Columns of the table for people with their headings, in order; empty for all.
        elastic: The column of the table that is shortened where the terminal is too narrow.
        objects: What JSON holds instead of the rows.
        shown_rows: What the table for people holds instead of the rows.
    """

    columns: Sequence[str]
    rows: Sequence[Row]
    shown: Mapping[str, str] = field(default_factory=dict)
    elastic: str = ""
    objects: Sequence[Mapping[str, Any]] | None = None
    shown_rows: Sequence[Row] | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """Where and how a command answers.

    Attributes:
        format: The format asked for; None decides by the ending of the file, and is a table without one.
        path: The file to write; None or `-` is stdout.
        quiet: Whether notes and hints are left out.
    """

    format: Format | None = None
    path: str | None = None
    quiet: bool = False

    @property
    def chosen(self) -> Format:
        """Return the format to write."""
        ending = Path(self.path or "").suffix.removeprefix(".").lower()
        named: Format = next((known for known in _FORMATS if known == ending), "table")
        return self.format or named

    @property
    def for_people(self) -> bool:
        """Tell whether the answer is to be read, not processed."""
        return self.chosen == "table"

    def note(self, message: str) -> None:
        """Print a note or hint on stderr, unless they are not wanted."""
        if not self.quiet:
            say(message)

    def sheet(self, sheet: Sheet) -> None:
        """Write rows in the chosen format."""
        with self.stream() as stream:
            _WRITERS[self.chosen](self, stream, sheet)
        if self.path not in (None, "-"):
            self.note(f"wrote {self.path}: {len(sheet.rows)} rows")

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines of text; control characters in them are made visible."""
        with self.stream() as stream:
            for line in lines:
                stream.write(f"{_printable(line)}\n")

    def objects(self, objects: Iterable[Mapping[str, Any]]) -> None:
        """Write objects one by one, as they come: JSON as a list, JSONL one a line."""
        with self.stream() as stream:
            _write_objects(stream, objects, one_a_line=self.chosen == "jsonl")

    @contextmanager
    def stream(self) -> Iterator[TextIO]:
        """Give stdout, or a file that takes the place of the old one only when all is written.

        Raises:
            OutputError: If the file cannot be written.
        """
        if self.path in (None, "-"):
            yield sys.stdout
            return
        target = Path(self.path or "")
        try:
            if target.exists() and not target.is_file():
                with target.open("w", encoding="utf-8", newline="") as device:
                    yield device
            else:
                yield from _replaced(target.resolve())
        except (OSError, UnicodeEncodeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise OutputError(f"{self.path}: cannot be written ({reason})") from error


def say(message: str) -> None:
    """Print a message on stderr; control characters in it are made visible."""
    sys.stdout.flush()  # what was answered before stands before
    for line in message.splitlines():
        print(_printable(line), file=sys.stderr)  # noqa: T201 - this is where messages go


def fail(error: Exception | str) -> None:
    """Print an error on stderr."""
    say(f"error: {error}")


def prepare_stdout() -> None:
    """Make stdout write any text: UTF-8 into pipes and files; what a terminal cannot show, as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _replaced(target: Path) -> Iterator[TextIO]:
    """Give a new file beside the target, and put it in the target's place when all went well."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with draft.open("x", encoding="utf-8", newline="") as stream:
            yield stream
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def table_lines(sheet: Sheet, *, fitted: bool = True) -> list[str]:
    """Return the lines of the table for people.

    Args:
        sheet: The answer.
        fitted: Whether its elastic column is shortened to the width of the terminal.
    """
    from tabulate import tabulate

    shown = sheet.shown or {column: column for column in sheet.columns}
    source = sheet.rows if sheet.shown_rows is None else sheet.shown_rows
    rows = [{column: _text(row[column]) for column in shown} for row in source]
    if fitted:
        rows = _fitted(rows, shown, sheet.elastic)
    cells = [list(row.values()) for row in rows]
    table = tabulate(cells, headers=list(shown.values()), tablefmt="simple", disable_numparse=True)
    return [line.rstrip() for line in table.splitlines()]


def _write_table(output: Output, stream: TextIO, sheet: Sheet) -> None:
    lines = table_lines(sheet, fitted=output.path in (None, "-"))
    stream.writelines(f"{line}\n" for line in lines)


def _fitted(rows: list[dict[str, str]], shown: Mapping[str, str], elastic: str) -> list[dict[str, str]]:
    """Shorten the elastic column to the width of the terminal; where there is none, nothing is cut."""
    width = shutil.get_terminal_size((0, 0)).columns
    if not width or elastic not in shown or not rows:
        return rows
    taken = sum(
        max(len(heading), *(len(row[column]) for row in rows)) + _BETWEEN_CELLS
        for column, heading in shown.items()
        if column != elastic
    )
    room = max(width - taken, 24)
    return [{**row, elastic: shortened(row[elastic], room)} for row in rows]


def shortened(text: str, room: int) -> str:
    """Return the text, or its beginning with an ellipsis where it is longer than the room in characters."""
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"


def columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table whose cells are wrapped to share the width of the terminal.

    Args:
        headings: The first stands above the names of the rows.
        rows: Each begins with its name.
    """
    from tabulate import tabulate

    names = max(len(row[0]) for row in rows)
    width = shutil.get_terminal_size((_WIDTH, 0)).columns
    room = max((width - names) // max(len(headings) - 1, 1) - _BETWEEN_CELLS, 20)
    cells = [[row[0], *(_wrapped(cell, room) for cell in row[1:])] for row in rows]
    table = tabulate(cells, headers=headings, tablefmt="simple", disable_numparse=True)
    return [line.rstrip() for line in table.splitlines()]


def _wrapped(text: str, room: int) -> str:
    return "\n".join(textwrap.wrap(_printable(text), room, break_on_hyphens=False))


def _write_csv(output: Output, stream: TextIO, sheet: Sheet) -> None:
    from positions.export import csv

    guarded = csv.write(stream, sheet.columns, _safe(stream, sheet.rows), bom=output.path not in (None, "-"))
    if guarded:
        one = guarded == 1
        output.note(
            f"{guarded} {'cell' if one else 'cells'} began like a formula and got an apostrophe in front "
            f"(JSON has {'it as it is' if one else 'them as they are'})"
        )


def _write_tsv(output: Output, stream: TextIO, sheet: Sheet) -> None:
    """Write tab-separated values; tabs and line breaks inside a cell become blanks."""
    del output
    stream.write("\t".join(sheet.columns) + "\n")
    stream.writelines(
        "\t".join(re.sub(r"[\t\r\n]+", " ", _value(row[column])) for column in sheet.columns) + "\n"
        for row in _safe(stream, sheet.rows)
    )


def _write_json(output: Output, stream: TextIO, sheet: Sheet) -> None:
    objects = sheet.rows if sheet.objects is None else sheet.objects
    _write_objects(stream, objects, one_a_line=output.chosen == "jsonl")


def _write_md(output: Output, stream: TextIO, sheet: Sheet) -> None:
    from positions.export import markdown

    del output
    stream.write(markdown.table(sheet.columns, sheet.rows))


_WRITERS = {
    "table": _write_table,
    "csv": _write_csv,
    "tsv": _write_tsv,
    "json": _write_json,
    "jsonl": _write_json,
    "md": _write_md,
}


def _write_objects(stream: TextIO, objects: Iterable[Mapping[str, Any]], *, one_a_line: bool) -> None:
    empty = True
    for value in objects:
        text = json.dumps(value, ensure_ascii=False, default=str, indent=None if one_a_line else 2)
        text = _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
        if one_a_line:
            stream.write(f"{text}\n")
        else:
            stream.write(f"{'[' if empty else ','}\n{text}")
        stream.flush()
        empty = False
    if not one_a_line:
        stream.write("[]\n" if empty else "\n]\n")


def _safe(stream: TextIO, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows, with control characters made visible where a terminal would act on them."""
    terminal = stream.isatty()
    for row in rows:
        yield (
            {key: _printable(cell) if isinstance(cell, str) else cell for key, cell in row.items()}
            if terminal
            else row
        )


def _value(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:g}"
    return "" if cell is None else str(cell)


def _text(cell: Cell) -> str:
    return _printable(_value(cell))


def _printable(text: str) -> str:
    from positions.export.plain import printable

    return printable(text)
