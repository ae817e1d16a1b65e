"""Reports on their way in: read, extracted, stored; one that cannot be read does not stop the others."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cli.streams import fail
from positions.documents import LIMIT, discover, read, read_bytes
from positions.errors import DocumentError, PositionsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cli.output import Output
    from db.engine import Store
    from positions.codebook import Codebook
    from positions.documents.arrival import Refused
    from positions.model import Document, Statement
    from positions.reports import Parcel

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

    def parcels(self, *, keep: bool = False) -> Iterator[Parcel | Refused]:
        """Yield the reports, not read yet but for their hash.

        Args:
            keep: Whether their bytes are to be stored too.
        """
        from positions.documents.arrival import Refused
        from positions.reports import Parcel

        for name in self.names:
            if name == STDIN:
                data = sys.stdin.buffer.read(LIMIT + 1)
                sha256 = hashlib.sha256(data).hexdigest()
                yield Parcel("stdin", data, sha256, "stdin", self.language, self.published_on, keep=keep)
                continue
            empty = True
            for path in discover([Path(name)]):
                empty = False
                yield Parcel(
                    str(path), path, _hash(path), path.name, self.language, self.published_on, keep=keep
                )
            if empty:
                yield Refused(name, "there is no file in this folder")

    def count(self) -> int | None:
        """Return how many files there are, None where stdin is among them."""
        return None if STDIN in self.names else sum(1 for _ in discover(Path(name) for name in self.names))

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


def _hash(path: Path) -> str:
    """Return the hash of a file's bytes; nothing where it cannot be read, which reading it puts into words."""
    try:
        with path.open("rb") as file:
            return hashlib.sha256(file.read(LIMIT + 1)).hexdigest()
    except (OSError, ValueError):
        return ""


def _naming(document: Document, error: PositionsError) -> PositionsError:
    """Return the error with the name of the document in it."""
    return error if document.name in str(error) else DocumentError(document.name, str(error))
