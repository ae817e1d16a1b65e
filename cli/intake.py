"""Reports on their way in: read, extracted, stored; one that cannot be read does not stop the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cli.citations import counted
from cli.sources import Settings, read
from cli.streams import fail, say
from positions.documents import UNDETERMINED, Refused
from positions.errors import DocumentError, FetchError, PositionsError, StoreError
from positions.languages import supported

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cli.output import Output
    from db.engine import Store
    from positions.codebook import Codebook
    from positions.documents import FeedMemory
    from positions.model import Document, Statement


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

    @property
    def exit_code(self) -> int:
        """Return 0, or 6 where all that went wrong was fetching, else 1."""
        if not self.refused:
            return 0
        return FetchError.exit_code if self.unfetched == self.refused else PositionsError.exit_code

    def documents(self) -> Iterator[Document]:
        """Yield the reports that can be read; of each other one, say on stderr why not."""
        for item in read(self.names, self.settings, self.memory):
            if isinstance(item, Refused):
                self.refuse(item.error)
            else:
                self.read += 1
                yield item.document

    def extracted(self, book: Codebook) -> Iterator[tuple[Document, tuple[Statement, ...]]]:
        """Yield the reports with the statements found in them."""
        from positions.extraction import extract

        for document in self.documents():
            try:
                yield document, extract(document, book) if is_extracted(document) else ()
            except PositionsError as error:
                self.refuse(_naming(document, error))

    def refuse(self, error: PositionsError) -> None:
        """Say why a report was refused, and count it."""
        self.refused += 1
        self.unfetched += isinstance(error, FetchError)
        fail(error)


@dataclass(slots=True)
class Tally:
    """What became of reports that were to be stored."""

    counts: Counter[str] = field(default_factory=Counter)

    def store(self, intake: Intake, store: Store, book: Codebook) -> None:
        """Store reports one by one, each wholly or not at all; one that is stored already stays as it is."""
        for document in intake.documents():
            try:
                self._add(store, document, book)
            except StoreError:
                raise
            except PositionsError as error:
                intake.refuse(_naming(document, error))

    def lines(self, intake: Intake) -> Iterator[str]:
        """Yield what was done."""
        counts = self.counts
        parts = [f"{counts['new']} new", f"{counts['unchanged']} unchanged", f"{intake.refused} refused"]
        yield f"{', '.join(parts)}; {counted(counts['statements'], 'statement')} stored"

    def _add(self, store: Store, document: Document, book: Codebook) -> None:
        from db.store import add, find
        from positions.extraction import VERSION, extract

        if find(store, document):
            self.counts["unchanged"] += 1
            return
        found = extract(document, book) if is_extracted(document) else ()
        added = add(store, document, found, extractor=VERSION)
        self.counts["new" if added.new else "unchanged"] += 1
        self.counts["statements"] += added.statements if added.new else 0


def is_extracted(document: Document) -> bool:
    """Tell whether there is a pack for a report's language; where there is none, say so on stderr."""
    if document.language in supported():
        return True
    language = "its language" if document.language == UNDETERMINED else repr(document.language)
    say(f"{document.name}: no language pack for {language}; nothing is extracted from it")
    return False


def opened(target: str | None, book: Codebook, out: Output) -> Store:
    """Open a store for writing, with the codebook synced; a file that is missing is made, and said so.

    Raises:
        StoreError: If the store is outdated or out of reach, or is a server's database that was never set up.
    """
    from db.engine import open_store
    from db.reference import sync
    from db.target import resolve

    path = resolve(target).path
    if path is not None and not path.exists():
        from db import schema

        out.note(f"{schema.init(target, codebook=book).label}: a new store")
    store = open_store(target)
    sync(store, book)
    return store


def _naming(document: Document, error: PositionsError) -> PositionsError:
    """Return the error with the name of the document in it."""
    return error if document.name in str(error) else DocumentError(document.name, str(error))
