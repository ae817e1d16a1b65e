"""The one report in a file, or in bytes."""

from __future__ import annotations

import io
import os
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from positions.documents.arrival import Arrival, Limits, Options, Refused, Told
from positions.documents.formats import OPENING, WORD, ZIP, format_of, reader_name
from positions.documents.names import printable
from positions.documents.reading import NotInstalled, Refusal
from positions.documents.unfolding import is_container, unfolded
from positions.errors import DocumentError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from positions.model import Document

LIMIT = Limits().size


def read(path: Path, *, language: str | None = None, published_on: date | None = None) -> Document:
    """Read the report in a file; for files of many reports there is `unfolded`.

    Args:
        path: A file of one report.
        language: ISO 639-1 code of its language; it goes before what the file declares.
        published_on: Day of publication where the document itself names none.

    Returns:
        The document, named by the file's name without its folder, in NFC.

    Raises:
        DocumentError: If the file cannot be read, is no text, or has no day or language; it names the whole path.
    """
    return receive(path, Options(language, published_on)).document


def receive(path: Path, options: Options) -> Arrival:
    """Read the report in a file, and return it as it came in.

    Raises:
        DocumentError: As for `read`.
    """
    try:
        with opened(path) as file:
            return _only(file, Told.of_file(path), options)
    except Refusal as refusal:
        raise DocumentError(printable(str(path)), str(refusal)) from refusal


def read_bytes(
    data: bytes,
    name: str,
    *,
    language: str | None = None,
    published_on: date | None = None,
    url: str | None = None,
) -> Document:
    """Read a report from bytes.

    Args:
        data: A text or page, e-mail, Word document or PDF.
        name: What to call the document; its ending and a day in it count as those of a file.
        language: ISO 639-1 code of its language; it goes before what the document declares.
        published_on: Day of publication where the document itself names none.
        url: Where it was fetched from; a canonical address in the page goes before it.

    Raises:
        DocumentError: If the bytes are no text, or have no day or language.
    """
    told = Told(label=name, file=name, address=url)
    return _only(io.BytesIO(data), told, Options(language, published_on)).document


def holds_many(path: Path, options: Options) -> bool:
    """Tell whether a file is an archive, dump or feed of many reports; what cannot be opened holds none."""
    try:
        with opened(path) as file:
            return file.seekable() and is_container(file, Told.of_file(path), options)
    except (Refusal, OSError):
        return False


def opened(path: Path) -> BinaryIO:
    """Open a file.

    Raises:
        Refusal: If there is none, or it cannot be opened.
    """
    try:
        if path.is_dir():
            if not os.access(path, os.R_OK | os.X_OK):
                raise Refusal("is a directory that cannot be listed; check its permissions")
            raise Refusal("is a directory; give the files in it, or ingest it as a whole")
        return path.open("rb")
    except FileNotFoundError as error:
        raise Refusal("there is no such file; check the name") from error
    except OSError as error:
        raise Refusal(f"cannot be opened: {error.strerror or error}") from error
    except ValueError as error:
        raise Refusal(f"is no file name: {error}") from error


def reader_of(path: Path, opening: bytes, options: Options) -> str:
    """Return what reads a file today, with its version; empty where that is not installed.

    Args:
        path: The file.
        opening: How it begins.
        options: What the caller says.
    """
    try:
        found = format_of(Told.of_file(path), opening[:OPENING], dump=bool(options.columns))
        # The only archive that holds one report.
        return reader_name(WORD if found is ZIP else found)
    except Refusal:
        return ""


def _only(stream: BinaryIO, told: Told, options: Options) -> Arrival:
    """Return the one report in a file.

    Raises:
        DocumentError: If there is none that can be read, or more than one.
    """
    found = list(islice(unfolded(stream, told, options), 2))
    match found:
        case [Arrival() as arrival]:
            return arrival
        case [Refused(reason=reason, uninstalled=uninstalled)]:
            cause = NotInstalled(reason) if uninstalled else Refusal(reason)
            raise DocumentError(told.part("").label, reason) from cause
        case []:
            raise DocumentError(told.part("").label, "holds no report")
        case _:
            raise DocumentError(
                told.part("").label, "holds many reports or links to them; ingest it as a whole"
            )
