"""What comes in: a report with where it came from, a link to one, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Protocol

from positions.documents.names import last_part, printable
from positions.errors import DocumentError, FetchError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from positions.documents.reading import Published
    from positions.errors import PositionsError
    from positions.model import Document

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before something is taken for an attack.

    Attributes:
        size: Bytes of one report.
        members: Files in one archive; rows of a dump and records of a web archive are not counted.
        ratio: How many times larger than its packed form something may be, once it is larger than a megabyte.
        addresses: Addresses of one sitemap.
        depth: How deep archives may lie in one another.
        seconds: How long one report may take to be read, and how long its statements may take to be found; as long
            again for each megabyte. 0 is any time.
    """

    size: int = 20 * MEGABYTE
    members: int = 100_000
    ratio: int = 200
    addresses: int = 1000
    depth: int = 4
    seconds: float = 60

    def time(self, size: int) -> float:
        """Return how many seconds a report of so many bytes may take."""
        return self.seconds * (1 + size / MEGABYTE)


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller says about everything that is read.

    Attributes:
        language: ISO 639-1 code; it goes before what the documents declare.
        published_on: Day of publication of the documents that name none.
        columns: Which column or key of a dump holds what, by the names of `positions.documents.columns`.
    """

    language: str | None = None
    published_on: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry of a feed: the feed's address, and the entry's id in it."""

    feed: str
    id: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a report besides its bytes; what the report says of itself goes before it.

    Attributes:
        label: What messages call it.
        name: What the store calls it, where that is shorter; a file by its name without its folder.
        file: The file name whose ending tells the format and which may hold a day; empty where there is none.
        media: The declared media type, such as `text/html`.
        charset: The declared encoding.
        address: Where it was fetched from, or is to be fetched.
        language: As declared for this one report.
        item: The entry of a feed that led to it.
    """

    label: str
    name: str = ""
    file: str = ""
    media: str = ""
    charset: str | None = None
    address: str | None = None
    fetched_at: datetime | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    published: Published | None = None
    item: FeedItem | None = None

    @classmethod
    def of_file(cls, path: Path) -> Told:
        """Return what is known of a file: messages call it by its path, the store by its name."""
        return cls(label=str(path), name=path.name, file=path.name)

    @property
    def called(self) -> str:
        """Return what the store calls the report."""
        return printable(self.name or self.label)

    def link(self, address: str) -> Told:
        """Return what is known of a report that a list leads to: where it lies, and which entry led there."""
        return Told(
            label=printable(address),
            file=last_part(address.partition("?")[0]),
            address=address,
            item=FeedItem(self.label, address),
        )

    def part(self, ending: str, file: str = "") -> Told:
        """Return what is known of a part of it, called by its name with an ending such as `:12` or `/geneva.txt`."""
        return Told(
            label=printable(f"{self.label}{ending}"),
            name=printable(f"{self.called}{ending}"),
            file=printable(file),
            fetched_at=self.fetched_at,
        )


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report as it came in.

    Attributes:
        document: The report; its `url` is the canonical address, where the report names one.
        raw: The bytes that it was read from.
        reader: What read them, with its version, such as `page 1 (trafilatura 2.3.1)`.
        address: Where it was fetched from.
        fetched_at: When it was fetched; None for files.
        item: The entry of a feed that led to it, to be remembered once the report is stored.
    """

    document: Document
    raw: bytes
    reader: str
    author: str | None = None
    address: str | None = None
    fetched_at: datetime | None = None
    item: FeedItem | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could not be read.

    Attributes:
        name: What messages call it.
        reason: Why, and what to do.
        fetching: Whether it could not even be fetched.
        uninstalled: Whether it could be read, were its reader installed.
        item: The entry of a feed that led to it.
    """

    name: str
    reason: str
    address: str | None = None
    fetching: bool = False
    uninstalled: bool = False
    item: FeedItem | None = None

    @property
    def error(self) -> PositionsError:
        """Return the error that says so, with its exit code."""
        if self.fetching:
            return FetchError(f"{self.name}: {self.reason}")
        return DocumentError(self.name, self.reason)


@dataclass(frozen=True, slots=True)
class Link:
    """A report that lies elsewhere.

    Attributes:
        told: Its address, and what the feed says about it.
        content: What the feed holds of its text, as HTML.
        lists: Whether there is no report, but a list of links.
    """

    told: Told
    content: bytes | None = None
    lists: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """Bytes inside something else: a file in an archive, a row of a dump."""

    told: Told
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Validators:
    """By which a server tells whether a feed has changed (RFC 9110): opaque, to be sent back as they came."""

    etag: str | None = None
    last_modified: str | None = None


class FeedMemory(Protocol):
    """What is known of feeds from earlier runs.

    An entry is remembered by who stores its report, best in the same transaction; the reader asks what is seen, and
    marks a feed as complete when all its entries are. So an interrupted run forgets nothing: the next one asks for the
    whole feed again and takes the entries that are missing.
    """

    def validators(self, feed: str) -> Validators | None:
        """Return what the server gave when the feed was last complete, or None."""

    def seen(self, feed: str, items: Collection[str]) -> Collection[str]:
        """Return which of these entries were stored before, or given up, by their ids."""

    def postponed(self, feed: str, items: Collection[str]) -> Collection[str]:
        """Return which of these entries failed before, and are to be left alone for a while."""

    def remember(self, item: FeedItem) -> None:
        """Keep that the report of an entry is stored."""

    def complete(self, feed: str, validators: Validators) -> None:
        """Keep what the server gave for a feed of which every entry is stored."""
