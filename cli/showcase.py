"""What `demo` does: a store from the bundled reports, one question, the matrix, and the next steps."""

from __future__ import annotations

import shlex
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from cli import grids, inquiry
from cli.output import Output, table_lines
from cli.streams import OutputError, say
from positions.errors import DocumentError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cli.output import Sheet
    from db.engine import Store
    from positions.codebook import Codebook
    from positions.model import Document

QUESTION = "what did Russia say about the plan"


def place(given: str | None) -> Path:
    """Return where the store is built: a new file, or the demo's own one, which is removed.

    Raises:
        StoreError: If the file given is there already, or no file was given but a server.
    """
    from db.target import default_path, resolve

    if given is None:
        own = default_path().with_name("demo.db")
        for ending in ("", "-wal", "-shm"):
            own.with_name(f"{own.name}{ending}").unlink(missing_ok=True)
        return own
    target = resolve(given)
    if target.path is None:
        raise StoreError(f"{target.label}: the demo builds its store in a file; name one")
    if target.path.exists():
        raise StoreError(f"{target.label}: is there already; the demo builds a new store")
    return target.path


def built(path: Path, book: Codebook) -> Store:
    """Make a store with the bundled reports in it, and open it."""
    from db import schema
    from db.engine import open_store
    from db.store import add
    from positions.extraction import VERSION, extract

    schema.init(path, codebook=book)
    store = open_store(path)
    for document in _samples():
        add(store, document, extract(document, book), extractor=VERSION)
    return store


def _samples() -> Iterator[Document]:
    """Yield the bundled reports; where the reader of web pages is not installed, without those, and say so."""
    from positions.documents import read_bytes
    from positions.samples import paths

    for path in paths():
        try:
            yield read_bytes(path.read_bytes(), path.name)
        except DocumentError as error:
            say(f"left out: {error}")


def tour(store: Store, book: Codebook, *, folder: Path | None = None) -> Iterator[str]:
    """Yield what the demo shows, and write the matrix.

    Args:
        store: The store with the bundled reports.
        book: The codebook.
        folder: Where to write the matrix; None is the current one.
    """
    from db.queries import counts

    held = counts(store)
    yield f"Store: {store.label}"
    yield f"{held.documents} sample reports, {held.statements} statements, {held.utterances} acts of saying"
    yield ""
    yield f'> positions ask "{QUESTION}"'
    asked = inquiry.understood(QUESTION, book, store, None, None)
    yield from inquiry.told(asked, book, store)
    yield ""
    yield "> positions matrix --wide"
    grid = grids.filled(store, grids.Frame(list(book.parties), list(book.default_issues)))
    yield from table_lines(grids.wide([grid], book))
    yield ""
    yield _written(folder or Path(), grids.long([grid], book))
    yield from _next_steps(store)


def _written(folder: Path, sheet: Sheet) -> str:
    """Write the matrix beside what is there, never over it, and return what to say about it."""
    for number in count(1):
        path = folder / ("matrix.csv" if number == 1 else f"matrix-{number}.csv")
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            continue
        except OSError as error:
            raise OutputError(f"{path}: cannot be written ({error.strerror})") from error
        break
    Output(path=str(path), quiet=True).sheet(sheet)
    kept = "" if number == 1 else " (matrix.csv was there already and was not touched)"
    return f"Wrote {path}: the matrix with ids, days, quotations and sources, one row a cell{kept}"


def _next_steps(store: Store) -> Iterator[str]:
    yield ""
    yield "Next:"
    yield f"  export POSITIONS_DB={shlex.quote(store.label)}"
    yield '  positions ask "how do Europe and Türkiye differ on security guarantees"'
    yield "  positions list --party russia --issue plan     # every statement behind a cell of the matrix"
    yield "  positions show ID                              # one statement with its source"
    yield "Your own reports (in another shell, or after: unset POSITIONS_DB):"
    yield "  positions ingest FILE…"
