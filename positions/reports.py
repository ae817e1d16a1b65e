"""One report on its way in: from a file or bytes to a document with its statements."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from positions.deadline import in_time, overdue
from positions.documents import UNDETERMINED, Limits, receive
from positions.errors import DocumentError, PositionsError
from positions.extraction import extract
from positions.languages import supported
from positions.outlets import load

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from positions.bulk import Lost
    from positions.codebook import Codebook
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
        size: How many bytes there are.
    """

    path: Path
    options: Options
    sha256: str = ""
    reader: str = ""
    keep: bool = False
    size: int = 0

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
    limits: Limits = field(default_factory=Limits)

    @property
    def size(self) -> int:
        """Return how many bytes there are."""
        return len(self.arrival.raw)

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
    """A document of the store, to be read again.

    Attributes:
        limits: How long that may take.
    """

    key: str
    document: Document
    limits: Limits = field(default_factory=Limits)

    @property
    def label(self) -> str:
        """Return what messages call it."""
        return self.document.name


def again(part: Stored) -> tuple[Statement, ...] | Failed:
    """Find the statements of a stored document anew; what goes wrong is told, not raised."""
    try:
        return found_in(part.document, part.limits)
    except DocumentError as error:
        return Failed(part.label, error.reason)
    except PositionsError as error:
        return Failed(part.label, str(error))
    except Exception as error:  # noqa: BLE001 - as above
        return Failed(part.label, f"the program failed on it ({_fault(error)}); please report this")


def longest(part: Parcel | Delivery | Stored) -> float:
    """Return after how many seconds a process that works on a part is surely stuck; 0 is never."""
    size = len(part.document.text.encode()) if isinstance(part, Stored) else part.size
    # Reading and extracting have their time each, and a text may be longer than the bytes it was packed in.
    return 4 * _limits(part).time(size)


def given_up(part: Parcel | Delivery | Stored, lost: Lost) -> str:
    """Return why a part has no result over which workers ended."""
    if lost.overdue:
        return overdue("extracting it", longest(part))
    return f"extracting it ended {lost.attempts} processes; give it in parts"


def found_in(document: Document, limits: Limits, book: Codebook | None = None) -> tuple[Statement, ...]:
    """Return the statements of a document.

    Raises:
        DocumentError: If finding them takes too long.
    """
    refused = partial(DocumentError, document.name)
    with in_time(limits.time(len(document.text)), "finding its statements", refused):
        return extract(document) if book is None else extract(document, book)


def _limits(part: Parcel | Delivery | Stored) -> Limits:
    return part.options.limits if isinstance(part, Parcel) else part.limits


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
        () if remark else found_in(document, _limits(part)),
        part.sha256 if isinstance(part, Delivery) else hashlib.sha256(came.raw).hexdigest(),
        came.reader,
        remark,
        came.raw if part.keep else None,
        came.author,
        came.address,
        came.fetched_at,
        came.item,
    )
