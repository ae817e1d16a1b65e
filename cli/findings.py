"""What `extract` shows: every statement found in a report, with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.citations import INDENT, counted, day, place, quotation, sides, stances, voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from positions.codebook import Codebook
    from positions.model import Document, Statement


def lines(found: Iterable[tuple[Document, Sequence[Statement]]], book: Codebook) -> Iterator[str]:
    """Yield every report with its statements in text order."""
    gap = False
    for document, statements in found:
        if gap:
            yield ""
        gap = True
        number = counted(len(statements), "statement")
        yield f"{document.name} ({document.language}, published {document.published_on}): {number}"
        for statement in statements:
            yield ""
            yield from _lines(document, statement, book)


def _lines(document: Document, statement: Statement, book: Codebook) -> Iterator[str]:
    behalf = sides(statement.parties, book)
    voice = f"{voices(statement.speakers)} ({behalf})" if behalf else voices(statement.speakers)
    words = [span.of(document.text) for span in statement.content]
    cue = ", ".join(f"“{span.of(document.text)}”" for span in statement.cue)
    rests = f"cue {cue}" if cue else "no cue"
    via = f", via {statement.via}" if statement.via else ""
    yield f"{day(statement)}  {voice}  {stances(statement.positions)}"
    yield f"{INDENT}{quotation(statement.form, words)}"
    yield f"{INDENT}{statement.form}{via} · {rests} · {place(statement.content)} · {statement.rule}"
