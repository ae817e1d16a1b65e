"""Files and bytes to documents: the reader of the format, then language and day."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from positions.documents import published
from positions.documents.formats import reader_for
from positions.documents.reading import Published, Refusal
from positions.errors import DocumentError
from positions.model import Document

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from positions.documents.reading import Reading

LIMIT = 20_000_000
_MEGABYTE = 1_000_000


def read(path: Path, *, language: str | None = None, published_on: date | None = None) -> Document:
    """Read a report from a file.

    Args:
        path: A text or HTML file.
        language: ISO 639-1 code of its language; it goes before what the file declares.
        published_on: Day of publication where the document itself names none.

    Returns:
        The document, named by the file's name without its folder, in NFC.

    Raises:
        DocumentError: If the file cannot be read, is no text, or has no day or language; it names the whole path.
    """
    try:
        data = _bytes_of(path)
        return _document(data, path.name, language, published_on, None)
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
        data: A text or HTML page.
        name: What to call the document; its ending and a day in it count as those of a file.
        language: ISO 639-1 code of its language; it goes before what the document declares.
        published_on: Day of publication where the document itself names none.
        url: Where it was fetched from; a canonical address in the page goes before it.

    Raises:
        DocumentError: If the bytes are no text, or have no day or language.
    """
    try:
        return _document(data, name, language, published_on, url)
    except Refusal as refusal:
        raise DocumentError(printable(name), str(refusal)) from refusal


def printable(name: str) -> str:
    """Return a name that can be written anywhere: what is no UTF-8 in a file name becomes a question mark."""
    return name.encode("utf-8", errors="replace").decode()


def _bytes_of(path: Path) -> bytes:
    """Return the bytes of a file, or say why there are none."""
    try:
        if path.is_dir():
            if not os.access(path, os.R_OK | os.X_OK):
                raise Refusal("is a directory that cannot be listed; check its permissions")
            raise Refusal("is a directory; give the files in it, or ingest it as a whole")
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise Refusal("there is no such file; check the name") from error
    except OSError as error:
        raise Refusal(f"cannot be opened: {error.strerror or error}") from error
    except ValueError as error:
        raise Refusal(f"is no file name: {error}") from error
    return data


def _document(
    data: bytes, name: str, language: str | None, published_on: date | None, url: str | None
) -> Document:
    """Return the document that the bytes hold.

    Raises:
        Refusal: If they hold none.
    """
    if len(data) > LIMIT:
        raise Refusal(f"is larger than {LIMIT // _MEGABYTE} MB; split it into single reports")
    declared = language.strip().lower().partition("-")[0] if language else None
    reading = reader_for(name, data).read(data, declared)
    day = _day(reading, published_on, name, url)
    spoken = declared or reading.language
    if spoken is None:
        raise Refusal("its language is not clear; say it with --language, such as --language vi")
    address = reading.url or url
    return Document(
        name=unicodedata.normalize("NFC", printable(name)),
        text=reading.text,
        language=spoken,
        published_on=day.day,
        published_precision=day.precision,
        title=reading.title,
        outlet=reading.outlet or (_host(address) if address else None),
        url=address,
        blocks=reading.blocks,
    )


def _host(url: str) -> str | None:
    """Return the host of an address, which stands for the outlet where no name is known."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _day(reading: Reading, given: date | None, name: str, url: str | None) -> Published:
    """Return the day of publication: the document's own, the caller's, that of the address, of the file name."""
    day = (
        reading.published
        or (Published(given) if given else None)
        or (published.of_address(url) if url else None)
        or published.of_name(name)
    )
    if day is None:
        raise Refusal("has no date of publication; say it with --date YYYY-MM-DD")
    return day
