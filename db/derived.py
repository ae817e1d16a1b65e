"""What the store holds twice so that it is found sooner: roll-ups, index of cells, text index. One row each says how it is kept."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import cells, rollups, search

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection

    from db.findings import Finding


@dataclass(frozen=True, slots=True)
class Derived:
    """Something that can be made anew from the statements at any time.

    Attributes:
        name: What messages call it.
        tables: Its tables; a dump leaves them out, and what restores one makes them anew.
        check: Tells whether it agrees with the statements.
        rebuild: Makes it anew, in the transaction of the connection.
        changing: Around changes to statements of these utterances; the second are those that are new.
        leaving: Before statements of a document are taken out, by their ids.
        coming: After statements of a document are put in, each with the words of its content.
    """

    name: str
    tables: frozenset[str]
    check: Callable[[Connection], Finding]
    rebuild: Callable[[Connection], object]
    changing: Callable[[Connection, Collection[str], Collection[str]], AbstractContextManager[None]] = (
        lambda *_: nullcontext()
    )
    leaving: Callable[[Connection, str, Collection[str]], object] = lambda *_: None
    coming: Callable[[Connection, str, Sequence[tuple[str, str]]], object] = lambda *_: None


DERIVED = (
    Derived(
        "daily roll-ups",
        frozenset({"cell_days"}),
        rollups.check,
        rollups.rebuild,
        changing=lambda connection, utterances, new: rollups.kept(connection, {*utterances, *new}),
    ),
    Derived(
        "index of cells",
        frozenset({"cell_statements"}),
        cells.check,
        cells.rebuild,
        changing=lambda connection, utterances, new: cells.kept(connection, {*utterances, *new}),
    ),
    Derived(
        "full-text index",
        frozenset({"search_texts"}),
        search.check,
        search.refill,
        leaving=search.remove,
        coming=search.index,
    ),
)


@contextmanager
def changing(
    connection: Connection, utterances: Collection[str], new: Collection[str] = ()
) -> Iterator[None]:
    """Keep all that is derived true while statements of some utterances change.

    Whoever inserts, moves, reviews or codes statements does so inside. Where a statement goes from one utterance to
    another, both are named.
    """
    with ExitStack() as stack:
        for each in DERIVED:
            stack.enter_context(each.changing(connection, utterances, new))
        yield


def leaving(connection: Connection, document_id: str, ids: Collection[str]) -> None:
    """Take statements out of all that is derived, before they are taken out of the store."""
    for each in DERIVED:
        each.leaving(connection, document_id, ids)


def coming(connection: Connection, document_id: str, words: Sequence[tuple[str, str]]) -> None:
    """Put statements into all that is derived, after they are put into the store."""
    for each in DERIVED:
        each.coming(connection, document_id, words)
