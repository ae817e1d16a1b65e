"""Answers in the format asked for: tables for people, rows and objects for programs."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TextIO, get_args

from cli.formats import Row, in_words, write_csv, write_object, write_objects, write_tsv
from cli.streams import STDOUT, opened, printable, say

Format = Literal["table", "csv", "tsv", "json", "jsonl", "md"]
_FORMATS: tuple[Format, ...] = get_args(Format)
_BETWEEN_CELLS = 2
_WIDTH = 100
_LEAST = 40


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
        with self._stream(rows=len(sheet.rows)) as stream:
            self._write(stream, sheet)

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines of text; control characters in them are made visible."""
        with self._stream() as stream:
            for line in lines:
                stream.write(f"{printable(line)}\n")

    def objects(self, objects: Iterable[Mapping[str, Any]]) -> None:
        """Write objects one by one, as they come: JSON as a list, JSONL one a line."""
        with self._stream() as stream:
            write_objects(stream, objects, one_a_line=self.chosen == "jsonl")

    def object(self, told: Mapping[str, Any]) -> None:
        """Write one object, as JSON."""
        with self._stream() as stream:
            write_object(stream, told, one_line=self.chosen == "jsonl")

    def _write(self, stream: TextIO, sheet: Sheet) -> None:
        in_file = self.path not in STDOUT
        match self.chosen:
            case "table":
                stream.writelines(f"{line}\n" for line in table_lines(sheet, fitted=not in_file))
            case "csv":
                self._remark(write_csv(stream, sheet.columns, sheet.rows, bom=in_file))
            case "tsv":
                self._remark(write_tsv(stream, sheet.columns, sheet.rows))
            case "md":
                from positions.export import markdown

                stream.write(markdown.table(sheet.columns, sheet.rows))
            case _:
                objects = sheet.rows if sheet.objects is None else sheet.objects
                write_objects(stream, objects, one_a_line=self.chosen == "jsonl")

    def _remark(self, remark: str) -> None:
        if remark:
            self.note(remark)

    @contextmanager
    def _stream(self, rows: int | None = None) -> Iterator[TextIO]:
        """Give what to write to; about a file, say that it was written, and how many rows."""
        with opened(self.path) as stream:
            yield stream
        if self.path not in STDOUT:
            number = "" if rows is None else f": {rows} {'row' if rows == 1 else 'rows'}"
            self.note(f"wrote {self.path}{number}")


def table_lines(sheet: Sheet, *, fitted: bool = True) -> list[str]:
    """Return the lines of the table for people.

    Args:
        sheet: The answer.
        fitted: Whether its elastic column is shortened to the width of the terminal.
    """
    from tabulate import tabulate

    shown = sheet.shown or {column: column for column in sheet.columns}
    source = sheet.rows if sheet.shown_rows is None else sheet.shown_rows
    rows = [{column: printable(in_words(row[column])) for column in shown} for row in source]
    if fitted:
        rows = _fitted(rows, shown, sheet.elastic)
    cells = [list(row.values()) for row in rows]
    table = tabulate(cells, headers=list(shown.values()), tablefmt="simple", disable_numparse=True)
    return [line.rstrip() for line in table.splitlines()]


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
    room = max(width - taken, _LEAST)
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
    return "\n".join(textwrap.wrap(printable(text), room, break_on_hyphens=False))
