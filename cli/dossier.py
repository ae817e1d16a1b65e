"""One statement in full: what it says, what that rests on, and its source in context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.citations import GAP, INDENT, day, place, quotation, sides, told_by, voices
from positions.errors import NothingFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.engine import Store
    from positions.codebook import Codebook
    from positions.model import Document, Position, Record, Span

_LABEL = 12


def find(store: Store, key: str) -> Record:
    """Return the statement of that id, or the newest report of the utterance of that id.

    Raises:
        NothingFoundError: If the store holds no such id.
    """
    from db.queries import statement, witnesses

    if not key.startswith("ut-"):
        _require_in_force(store, key)
        return statement(store, key)
    told = witnesses(store, key)
    if not told:
        raise NothingFoundError(
            f"no utterance {key}; `positions list --format csv` shows the ids of utterances"
        )
    return told[-1]


def _require_in_force(store: Store, key: str) -> None:
    """Say of a statement that is no longer found how it was read.

    Raises:
        NothingFoundError: If only earlier readings of it are stored.
    """
    from db.held import archived, is_stored

    with store.read() as connection:
        earlier = [] if is_stored(connection, key) else archived(connection, key)
    if earlier:
        last = earlier[0]
        told = last["what"]["statement"]
        said = f"{told['said_on']}, {', '.join(last['what']['speakers'])}: {told['content']}"
        when = f"{last['superseded_at']:%Y-%m-%d}"
        raise NothingFoundError(
            f"{key} was superseded on {when} by the extractor {last['superseded_by']!r}; it was read as: {said}"
        )


def lines(record: Record, document: Document, told: Sequence[Record], book: Codebook) -> Iterator[str]:
    """Yield all that is known of a statement.

    Args:
        record: The statement.
        document: The document it stands in.
        told: All reports of the same act of saying.
        book: The codebook, for labels.
    """
    yield from _labelled("statement", f"{record.id} ({record.review})")
    yield from _labelled("said", day(record))
    yield from _labelled("by", _speakers(record))
    yield from _labelled("for", sides(record.parties, book))
    yield from _labelled("words", f"{quotation(record.form, record.content)} {place(record.spans)}")
    yield from _labelled("form", record.form)
    yield from _labelled("source", GAP.join(record.source))
    yield from _labelled("cue", GAP.join(record.cue))
    yield from _labelled("via", record.via)
    for position in record.positions:
        yield from _labelled("stance", _position(position, document.text, book))
    yield from _labelled("found by", f"{record.rule} (confidence {record.confidence:g})")
    yield from _labelled("report", _report(record))
    yield from _labelled("address", record.url)
    yield from _labelled("told in", told_by(told))
    for other in told:
        if other.id != record.id:
            yield from _labelled(
                "also told", f"{other.id} in {other.document_name}: {GAP.join(other.content)}"
            )
    yield ""
    yield from (f"{INDENT}{line}" for line in context(document.text, record.spans))


def context(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Yield the paragraphs in which the content stands, with the content between ⟦ and ⟧."""
    first, last = spans[0].start, spans[-1].end
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last)
    end = len(text) if end < 0 else end
    marked, place_ = "", start
    for span in spans:
        marked += f"{text[place_ : span.start]}⟦{span.of(text)}⟧"
        place_ = span.end
    yield from (line for line in (marked + text[place_:end]).split("\n") if line.strip())


def _labelled(label: str, value: str | None) -> Iterator[str]:
    if value:
        yield f"{label:<{_LABEL}}{value}"


def _speakers(record: Record) -> str:
    told = (
        f"{speaker.name} ({', '.join(filter(None, (speaker.kind, speaker.country, speaker.key)))})"
        for speaker in record.speakers
    )
    return "; ".join(told) or voices(record.speakers)


def _position(position: Position, text: str, book: Codebook) -> str:
    label = book.issues[position.issue].label if position.issue in book.issues else position.issue
    version = f" ({position.plan})" if position.plan else ""
    evidence = GAP.join(span.of(text) for span in position.evidence)
    because = f", by the words “{evidence}”" if evidence else ""
    condition = f", on the condition “{position.condition.of(text)}”" if position.condition else ""
    return f"{label}{version}: {position.stance}{condition}{because} (confidence {position.confidence:g})"


def _report(record: Record) -> str:
    title = f"“{record.title}”" if record.title else None
    parts = (record.document_name, record.outlet, title, f"published {record.published_on}", record.language)
    return f"{', '.join(filter(None, parts))} ({record.document})"
