"""One report on its way in: from a file or bytes to a document with its statements."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from positions.documents import LIMIT, read, read_bytes
from positions.errors import DocumentError, PositionsError
from positions.extraction import extract
from positions.outlets import load

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from positions.documents.arrival import Arrival, FeedItem
    from positions.model import Document, Statement

# What reads files and bytes, with its version: what an older one read is read again when it comes in again.
READER = "file 1"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A report that is not read yet.

    Attributes:
        label: What messages call it: the whole path, or the name.
        source: The file, or the bytes themselves.
        name: What to call the document; the name of a file is its own.
        sha256: Hash of the bytes.
        keep: Whether to hand the bytes on.
    """

    label: str
    source: Path | bytes
    sha256: str
    name: str = ""
    language: str | None = None
    published_on: date | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """A report that a reader has read: what it handed over, with the hash of its bytes."""

    arrival: Arrival
    sha256: str
    keep: bool = False

    @property
    def label(self) -> str:
        """Return what messages call it."""
        return self.arrival.document.name


@dataclass(frozen=True, slots=True)
class Extracted:
    """A report with the statements found in it.

    Attributes:
        raw: The bytes it was read from, where they are to be kept.
        sha256: Hash of the bytes.
        reader: What read them, with its version.
    """

    document: Document
    statements: tuple[Statement, ...]
    sha256: str
    reader: str
    raw: bytes | None = None
    author: str | None = None
    address: str | None = None
    fetched_at: datetime | None = None
    item: FeedItem | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that could not be read or extracted, and why."""

    name: str
    reason: str


def process(part: Parcel | Delivery) -> Extracted | Failed:
    """Read a report and find its statements; what goes wrong is told, not raised, so that the others go on."""
    try:
        return _extracted(part)
    except DocumentError as error:
        return Failed(part.label if error.name in part.label else error.name, error.reason)
    except PositionsError as error:
        return Failed(part.label, str(error))
    except Exception as error:  # noqa: BLE001 - one report must not end the run, whatever is wrong with it
        return Failed(part.label, f"the program failed on it ({_fault(error)}); please report this")


@dataclass(frozen=True, slots=True)
class Stored:
    """A document of the store, to be read again."""

    key: str
    document: Document

    @property
    def label(self) -> str:
        """Return what messages call it."""
        return self.document.name


def again(part: Stored) -> tuple[Statement, ...] | Failed:
    """Find the statements of a stored document anew; what goes wrong is told, not raised."""
    try:
        return extract(part.document)
    except PositionsError as error:
        return Failed(part.label, str(error))
    except Exception as error:  # noqa: BLE001 - as above
        return Failed(part.label, f"the program failed on it ({_fault(error)}); please report this")


def _fault(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")


def with_outlet(document: Document) -> Document:
    """Return the document under the name that the registry has for its outlet."""
    outlet = load().of(document.url, document.outlet)
    return document if outlet is None else replace(document, outlet=outlet.name)


def _extracted(part: Parcel | Delivery) -> Extracted:
    if isinstance(part, Delivery):
        came = part.arrival
        document = with_outlet(came.document)
        return Extracted(
            document,
            extract(document),
            part.sha256,
            came.reader,
            came.raw if part.keep else None,
            came.author,
            came.address,
            came.fetched_at,
            came.item,
        )
    data = part.source if isinstance(part.source, bytes) else _contents(part.source)
    if data is None:
        assert not isinstance(part.source, bytes)
        document = read(part.source, language=part.language, published_on=part.published_on)
        data = b""
    else:
        document = read_bytes(data, part.name, language=part.language, published_on=part.published_on)
    document = with_outlet(document)
    sha256 = hashlib.sha256(data).hexdigest()
    return Extracted(document, extract(document), sha256, READER, data if part.keep else None)


def _contents(path: Path) -> bytes | None:
    """Return the bytes of a file; None where there are none to be had, which reading it puts into words."""
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except (OSError, ValueError):
        return None
