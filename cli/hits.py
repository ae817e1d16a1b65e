"""What a search found: cited with the words marked for people, with their places for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli import sheets
from cli.citations import by_utterance, cited, counted
from cli.output import Sheet
from positions.errors import NothingFoundError
from positions.query import Query, as_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.engine import Store
    from db.queries import Hit
    from positions.codebook import Codebook
    from positions.model import Record
    from positions.search import Search

OPEN, CLOSE = "⟦", "⟧"
USUAL = 20


def lines(hits: Sequence[Hit], wanted: Search, limit: int, book: Codebook) -> Iterator[str]:
    """Yield how many statements were found, and their citations, the best first.

    Args:
        hits: What was found; one more than `limit` where there is more.
        wanted: The search.
        limit: How many to show.
        book: The codebook, for labels.
    """
    shown = [hit.record for hit in hits[:limit]]
    more = len(hits) > limit
    groups = by_utterance(shown)
    found = f"Found {counted(len(shown), 'statement')}{' and more' if more else ''} with {wanted.in_words()}"
    yield f"{found}; `--limit N` shows N of them" if more else found
    for group in groups:
        yield ""
        yield from cited(group, book, mark=lambda record: marked(record, wanted))


def marked(record: Record, wanted: Search) -> tuple[str, ...]:
    """Return the words of a statement, with what was searched for between ⟦ and ⟧.

    Words that hold one of these signs themselves stay as they are: a reader could not tell whose it is.
    """
    if any(sign in piece for piece in record.content for sign in (OPEN, CLOSE)):
        return record.content
    text = "\n".join(record.content)
    told, place = "", 0
    for span in wanted.marks(text):
        # A phrase may go on in the next piece; each piece gets marks of its own.
        hit = span.of(text).replace("\n", f"{CLOSE}\n{OPEN}")
        told += f"{text[place : span.start]}{OPEN}{hit}{CLOSE}"
        place = span.end
    return _pieces(told + text[place:], record.content)


def _pieces(text: str, content: Sequence[str]) -> tuple[str, ...]:
    """Part a text again; pieces may hold line breaks of their own."""
    pieces, rest = [], text.split("\n")
    for piece in content:
        number = piece.count("\n") + 1
        pieces.append("\n".join(rest[:number]))
        rest = rest[number:]
    return tuple(pieces)


def sheet(hits: Sequence[Hit], wanted: Search, limit: int) -> Sheet:
    """Return what was found as rows: statements, with score and places of the words in the report."""
    plain = sheets.of_records([hit.record for hit in hits[:limit]])
    found = [(round(hit.score, 6), list(places(hit.record, wanted))) for hit in hits[:limit]]
    rows = [
        {**row, "score": score, "matches": "; ".join(f"{start}-{end}" for start, end in at)}
        for row, (score, at) in zip(plain.rows, found, strict=True)
    ]
    objects = [
        {**held, "score": score, "matches": at}
        for held, (score, at) in zip(plain.objects or (), found, strict=True)
    ]
    return Sheet((*plain.columns, "score", "matches"), rows, objects=objects)


def places(record: Record, wanted: Search) -> Iterator[tuple[int, int]]:
    """Yield where the words stand in the text of the report, in code points; a place lies within one piece."""
    text = "\n".join(record.content)
    for hit in wanted.marks(text):
        start = 0
        for piece, span in zip(record.content, record.spans, strict=True):
            first, last = max(hit.start, start), min(hit.end, start + len(piece))
            if first < last:
                yield span.start + first - start, span.start + last - start
            start += len(piece) + 1


def nothing(wanted: Search, query: Query, store: Store) -> NothingFoundError:
    """Return the refusal to take an empty search for silence."""
    from db.queries import counts

    held = counts(store)
    narrowed = "" if query == Query() else f" among those of `{as_words(query)}`"
    hint = (
        "; without quotation marks the words may stand apart"
        if any(len(term.keys) > 1 for term in wanted.terms)
        else "; `word*` finds its other endings"
    )
    return NothingFoundError(
        f"No statement stored with {wanted.in_words()}{narrowed}. That does not mean that nobody said so: "
        f"only attributed words are searched, of {counted(held.statements, 'statement')} "
        f"in {counted(held.documents, 'report')}{hint}."
    )
