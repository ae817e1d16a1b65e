"""Tables in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.export.plain import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Return a pipe table that ends in a newline; None is an empty cell, every cell stands on one line."""
    lines = [_line(columns), _line("---" for _ in columns)]
    lines += [_line(_text(row[column]) for column in columns) for row in rows]
    return "\n".join(lines) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(value: object) -> str:
    """Return a value with what Markdown or HTML would act upon made plain."""
    if value is None:
        return ""
    text = printable(f"{value:g}" if isinstance(value, float) else str(value))
    for mark in "\\`*_[]|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
