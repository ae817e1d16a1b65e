"""Reports on their way in: read, extracted, stored; one that cannot be read does not stop the others."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cli.refusals import Refusals
from cli.sources import Settings, Unread, read, sorted_out
from cli.sources.targets import STDIN
from cli.streams import say
from positions.documents import UNDETERMINED, Refused, discover, reader_of
from positions.errors import FetchError, PositionsError
from positions.languages import supported

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cli.output import Output
    from db.engine import Store
    from positions.codebook import Codebook
    from positions.documents import Arrival, FeedMemory
    from positions.model import Document, Statement
    from positions.reports import Parcel


@dataclass(slots=True)
class Intake:
    """Reports to read, and how many of them were refused.

    Attributes:
        names: Files, folders, addresses, and `-` for stdin.
        settings: What counts for all of them.
        memory: What is known of feeds from earlier runs.
        refused: How many could not be read.
        unfetched: How many of these could not even be fetched.
    """

    names: Sequence[str]
    settings: Settings = field(default_factory=Settings)
    memory: FeedMemory | None = None
    refused: int = 0
    unfetched: int = 0
    read: int = 0
    said: Refusals = field(default_factory=Refusals)

    @property
    def exit_code(self) -> int:
        """Return 0, or 6 where all that went wrong was fetching, else 1."""
        if not self.refused:
            return 0
        return FetchError.exit_code if self.unfetched == self.refused else PositionsError.exit_code

    def extracted(self, book: Codebook) -> Iterator[tuple[Document, tuple[Statement, ...]]]:
        """Yield the reports that can be read with the statements found in them; of each other one, say why not."""
        return (each for each in self.outcomes(book) if not isinstance(each, Refused))

    def outcomes(self, book: Codebook) -> Iterator[tuple[Document, tuple[Statement, ...]] | Refused]:
        """Yield what became of each report: its statements, or why it was refused, which is said too."""
        for item in read(self.names, self.settings, self.memory):
            told = item if isinstance(item, Refused) else self._found(item.document, book)
            if isinstance(told, Refused):
                self.refuse(told)
            else:
                self.read += 1
            yield told
        self.said.end()

    def _found(self, document: Document, book: Codebook) -> tuple[Document, tuple[Statement, ...]] | Refused:
        from positions.reports import found_in

        try:
            if not is_extracted(document):
                return document, ()
            return document, found_in(document, self.settings.options.limits, book)
        except PositionsError as error:
            return Refused(document.name, str(error).removeprefix(f"{document.name}: "))

    def parcels(self, *, keep: bool = False) -> Iterator[Parcel | Arrival | Refused]:
        """Yield what comes in; files of one report are not read yet but for their hash.

        Args:
            keep: Whether the bytes are to be stored too.
        """
        for each in sorted_out(self.names, self.settings, self.memory):
            yield self._parcel(each.path, keep) if isinstance(each, Unread) else each

    def count(self) -> int | None:
        """Return how many files there are; None where that is not known before all is read."""
        if any(name == STDIN or "://" in name for name in self.names):
            return None
        return sum(1 for _ in discover(Path(name) for name in self.names))

    def _parcel(self, path: Path, keep: bool) -> Parcel:
        from positions.reports import Parcel

        options = self.settings.options
        try:
            with path.open("rb") as file:
                data = file.read(options.limits.size + 1)
        except (OSError, ValueError):
            return Parcel(path, options)
        sha256 = hashlib.sha256(data).hexdigest()
        return Parcel(path, options, sha256, reader_of(path, data, options), keep, len(data))

    def refuse(self, refused: Refused) -> None:
        """Say why a report was refused, and count it."""
        self.refused += 1
        self.unfetched += refused.fetching
        self.said.say(refused.name, refused.reason)


def is_extracted(document: Document) -> bool:
    """Tell whether there is a pack for a report's language; where there is none, say so on stderr."""
    if document.language in supported():
        return True
    language = "its language" if document.language == UNDETERMINED else repr(document.language)
    say(f"{document.name}: no language pack for {language}; nothing is extracted from it")
    return False


def opened(target: str | None, book: Codebook, out: Output, *, create: bool = True) -> Store:
    """Open a store for writing, with the codebook synced; a file that is missing is made, and said so.

    Args:
        target: As for `open_store`.
        book: The codebook.
        out: Says that a store was made.
        create: Whether to make a file that is missing.

    Raises:
        StoreError: If the store is outdated or out of reach, or is a server's database that was never set up.
    """
    from db.engine import open_store
    from db.reference import sync
    from db.target import resolve

    path = resolve(target).path
    if create and path is not None and not path.exists():
        from db import schema

        out.note(f"{schema.init(target, codebook=book).label}: a new store")
    store = open_store(target)
    sync(store, book)
    return store
