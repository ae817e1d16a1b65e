"""Dumps in JSON: an object a line, or a list of objects."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any, BinaryIO

from positions.documents import encodings
from positions.documents.arrival import MEGABYTE, Refused
from positions.documents.columns import has_place, member, together
from positions.documents.guard import up_to
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Link, Member, Options, Told

VERSION = 1
_NOT_AN_OBJECT = "is no JSON object; give one object with the article's text and its facts a line"


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Member | Link | Refused]:
    """Yield the report of every object, one line in memory at a time; a list is read as a whole.

    Raises:
        Refusal: If a list, or an object over several lines, is too large or is no JSON, or no object has a text.
    """
    return together(_rows(stream, told, options), options.columns)


def _rows(stream: BinaryIO, told: Told, options: Options) -> Iterator[Member | Link | Refused]:
    size = options.limits.size
    line = stream.readline(size + 1).removeprefix(codecs.BOM_UTF8)
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or not _is_row(line):
        yield from _whole(line, stream, told, options)
        return
    number = 1
    while line:
        row = told.part(f":{number}")
        if len(line) > size:
            yield Refused(row.label, f"is larger than {size // MEGABYTE} MB; split it into single reports")
            _skip_line(stream)
        elif line.strip():
            yield from _row(line, told, number, options)
        line = stream.readline(size + 1)
        number += 1


def _is_row(line: bytes) -> bool:
    """Tell whether the first line is an object by itself, or at least begins and ends like one."""
    bare = line.strip()
    return bare.startswith(b"{") and bare != b"{" and not bare.endswith(b",")


def _row(line: bytes, told: Told, number: int, options: Options) -> Iterator[Member | Link | Refused]:
    try:
        value = parsed(encodings.decode(line))
    except Refusal as refusal:
        yield Refused(told.part(f":{number}").label, str(refusal))
        return
    if isinstance(value, dict) and isinstance(rows := _listed(value, options), list):
        for each, row in enumerate(rows, 1):
            yield _report(row, told.part(f":{number}"), each, options)
    else:
        yield _report(value, told, number, options)


def _report(value: Any, told: Told, number: int | None, options: Options) -> Member | Link | Refused:
    if isinstance(value, dict):
        return member(value, told, number, options.columns)
    return Refused(told.part("" if number is None else f":{number}").label, _NOT_AN_OBJECT)


def _whole(line: bytes, stream: BinaryIO, told: Told, options: Options) -> Iterator[Member | Link | Refused]:
    """Yield the report of every object of a list, or of the only one."""
    size = options.limits.size
    data = line + up_to(stream, size + 1 - len(line))
    if len(data) > size:
        raise Refusal(
            f"is one JSON list larger than {size // MEGABYTE} MB; write one object a line (JSON Lines)"
        )
    value = _listed(parsed(encodings.decode(data)), options)
    for number, row in enumerate(value if isinstance(value, list) else [value], 1):
        yield _report(row, told, number if isinstance(value, list) else None, options)


def _listed(value: Any, options: Options) -> Any:
    """Return the list of objects that an object holds besides facts about the whole, as news interfaces answer."""
    while isinstance(value, dict) and not has_place(value, options.columns):
        lists = [
            each for each in value.values() if isinstance(each, list) and each and isinstance(each[0], dict)
        ]
        inner = [each for each in value.values() if isinstance(each, dict)]
        if len(lists) == 1:
            return lists[0]
        if lists or len(inner) != 1:
            return value
        value = inner[0]
    return value


def parsed(text: str) -> Any:
    """Return what JSON says.

    Raises:
        Refusal: If it is none that can be read.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Refusal(
            f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}; export it again"
        ) from error
    except RecursionError as error:
        raise Refusal("nests its lists and objects too deeply to be read; export it again") from error
    except ValueError as error:  # a number of more digits than Python converts
        raise Refusal(f"is not JSON that can be read: {error}") from error


def _skip_line(stream: BinaryIO) -> None:
    """Read on to the end of a line, a piece at a time."""
    while (piece := stream.readline(MEGABYTE)) and not piece.endswith(b"\n"):
        pass
