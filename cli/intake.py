"""Reports on their way in: read, extracted, stored; one that cannot be read does not stop the others."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cli.citations import counted
from cli.streams import fail
from positions.documents import LIMIT, discover, read, read_bytes
from positions.errors import DocumentError, PositionsError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cli.output import Output
    from db.engine import Store
    from positions.codebook import Codebook
    from positions.model import Document, Statement

STDIN = "-"


@dataclass(slots=True)
class Intake:
    """Reports to read, and how many of them were refused.

    Attributes:
        names: Files, folders, and `-` for stdin.
        language: Language of all of them, where it is not to be detected.
        published_on: Day of publication of those that name none.
    """

    names: Sequence[str]
    language: str | None = None
    published_on: date | None = None
    refused: int = 0
    read: int = 0

    def documents(self) -> Iterator[Document]:
        """Yield the reports that can be read; of each other one, say on stderr why not."""
        for name in self.names:
            for path in [None] if name == STDIN else self._files(name):
                try:
                    document = self._stdin() if path is None else self._file(path)
                except PositionsError as error:
                    self.refuse(error)
                else:
                    self.read += 1
                    yield document

    def extracted(self, book: Codebook) -> Iterator[tuple[Document, tuple[Statement, ...]]]:
        """Yield the reports with the statements found in them."""
        from positions.extraction import extract

        for document in self.documents():
            try:
                yield document, extract(document, book)
            except PositionsError as error:
                self.refuse(_naming(document, error))

    def refuse(self, error: PositionsError) -> None:
        """Say why a report was refused, and count it."""
        self.refused += 1
        fail(error)

    def _files(self, name: str) -> list[Path]:
        path = Path(name)
        found = list(discover([path]))
        if not found:
            self.refuse(DocumentError(name, "there is no file in this folder"))
        return found

    def _file(self, path: Path) -> Document:
        return read(path, language=self.language, published_on=self.published_on)

    def _stdin(self) -> Document:
        data = sys.stdin.buffer.read(LIMIT + 1)
        return read_bytes(data, "stdin", language=self.language, published_on=self.published_on)


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
        added = add(store, document, extract(document, book), extractor=VERSION)
        self.counts["new" if added.new else "unchanged"] += 1
        self.counts["statements"] += added.statements if added.new else 0


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
