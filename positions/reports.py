"""One report on its way in: from a file or bytes to a document with its statements."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from positions.documents import UNDETERMINED, receive
from positions.errors import DocumentError, PositionsError
from positions.extraction import extract
from positions.languages import supported
from positions.outlets import load

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from positions.documents import Arrival, FeedItem, Options
    from positions.model import Document, Statement


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file of one report that is not read yet.

    Attributes:
        path: The file; messages call it by that.
        options: What the caller says about reading.
        sha256: Hash of its bytes; empty where there are none to be had, which reading it puts into words.
        reader: What reads it, with its version.
        keep: Whether to hand the bytes on.
    """

    path: Path
    options: Options
    sha256: str = ""
    reader: str = ""
    keep: bool = False

    @property
    def label(self) -> str:
        """Return what messages call it."""
        return str(self.path)


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
        remark: What to say about it; empty where there is nothing.
    """

    document: Document
    statements: tuple[Statement, ...]
    sha256: str
    reader: str
    remark: str = ""
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
    came = part.arrival if isinstance(part, Delivery) else receive(part.path, part.options)
    document = with_outlet(came.document)
    remark = ""
    if document.language not in supported():
        language = "its language" if document.language == UNDETERMINED else repr(document.language)
        remark = f"{document.name}: no language pack for {language}; nothing is extracted from it"
    return Extracted(
        document,
        () if remark else extract(document),
        part.sha256 if isinstance(part, Delivery) else hashlib.sha256(came.raw).hexdigest(),
        came.reader,
        remark,
        came.raw if part.keep else None,
        came.author,
        came.address,
        came.fetched_at,
        came.item,
    )
