"""What lies in a file: one report, or an archive, dump or feed of many, unfolded one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from positions.documents.arrival import Arrival, Link, Member, Refused
from positions.documents.formats import OPENING, WORD, ZIP, format_of, reader_name
from positions.documents.guard import peeked, up_to
from positions.documents.reading import NotInstalled, Refusal
from positions.documents.settling import arrival_of
from positions.documents.zipped import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Options, Told
    from positions.documents.formats import Format


def unfolded(
    stream: BinaryIO, told: Told, options: Options, depth: int = 0
) -> Iterator[Arrival | Refused | Link]:
    """Yield the reports in a file, each read when it is asked for; what cannot be read does not stop the others.

    Memory holds one report at a time, however large the file is.

    Args:
        stream: The bytes; at depth 0 best a file in which one can seek.
        told: What is known of them.
        options: What the caller says about all that is read.
        depth: How many archives lie around it.
    """
    try:
        head, stream = peeked(stream, OPENING)
        # The columns that the caller names are those of the file, not of what its cells hold.
        format_ = _format(stream, told, head, options, dump=bool(options.columns) and depth == 0)
        if hasattr(format_.reader(), "members"):
            yield from _members(stream, told, options, format_, depth)
        else:
            data = up_to(stream, options.limits.size + 1)
            yield arrival_of(data, told, options, format_.reader(), reader_name(format_))
    except Refusal as refusal:
        missing = isinstance(refusal, NotInstalled)
        yield Refused(told.part("").label, str(refusal), told.address, uninstalled=missing)
    except OSError as error:
        yield Refused(told.part("").label, f"cannot be read: {error.strerror or error}", told.address)


def is_container(stream: BinaryIO, told: Told, options: Options) -> bool:
    """Tell whether a file is of a format that holds many reports.

    Raises:
        Refusal: If what reads it is not installed, or nothing does.
    """
    head, stream = peeked(stream, OPENING)
    return hasattr(_format(stream, told, head, options, dump=bool(options.columns)).reader(), "members")


def _format(stream: BinaryIO, told: Told, head: bytes, options: Options, *, dump: bool) -> Format:
    found = format_of(told, head, dump=dump)
    if found is ZIP:
        if not stream.seekable() and told.file.lower().endswith(WORD.endings):
            return WORD
        return WORD if is_word(stream, options.limits) else ZIP
    return found


def _members(
    stream: BinaryIO, told: Told, options: Options, format_: Format, depth: int
) -> Iterator[Arrival | Refused | Link]:
    """Yield what lies in something that holds reports.

    Raises:
        Refusal: If it is damaged, or lies too deep in others.
    """
    if depth >= options.limits.depth:
        raise Refusal(f"lies more than {options.limits.depth} archives deep; unpack it first")
    empty = True
    for found in format_.reader().members(stream, told, options):
        empty = False
        if isinstance(found, Member):
            yield from unfolded(found.stream, found.told, options, depth + 1)
        else:
            yield found
    if empty:
        raise Refusal(f"is {format_.name} in which there is no report")
