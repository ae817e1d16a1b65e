"""Statements cited in words: when, who, with which stance, the words in the original, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.model import Basis, Form, Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from positions.codebook import Codebook
    from positions.model import Position, Record, Span, Speaker, Statement

GAP = " … "
INDENT = "    "
_BASES = {
    Basis.EXPLICIT: "",
    Basis.RELATIVE: "reckoned",
    Basis.EVENT: "day of the event",
    Basis.PUBLISHED: "day of publication",
}


def day(said: Record | Statement) -> str:
    """Return when a statement was said, and how that is known where the text does not name the day."""
    shape = {Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}.get(said.precision, "%Y-%m-%d")
    return " ".join(filter(None, (said.said_on.strftime(shape), _parenthesis(_BASES[said.basis]))))


def voices(speakers: Sequence[Speaker]) -> str:
    """Return the names of speakers."""
    return ", ".join(speaker.name for speaker in speakers)


def sides(parties: Iterable[str], book: Codebook) -> str:
    """Return the labels of parties."""
    from positions.export.matrix import party_label

    return ", ".join(party_label(book, key) for key in parties)


def stances(positions: Iterable[Position], issues: Collection[str] = ()) -> str:
    """Return the stances of a statement on the issues asked about, or on all that it takes up."""
    told = [position for position in positions if not issues or position.issue in issues]
    return ", ".join(f"{_topic(position)}: {position.stance}" for position in told) or "no issue"


def quotation(form: Form, words: Sequence[str]) -> str:
    """Return the words of the original; only what is wholly a quotation stands in quotation marks."""
    said = GAP.join(words)
    return f"“{said}”" if form is Form.DIRECT else said


def place(spans: Iterable[Span]) -> str:
    """Return spans as `[120-180]`."""
    return f"[{', '.join(f'{span.start}-{span.end}' for span in spans)}]"


def cited(
    told: Sequence[Record],
    book: Codebook,
    issues: Collection[str] = (),
    *,
    with_party: bool = True,
    mark: Callable[[Record], Sequence[str]] | None = None,
) -> Iterator[str]:
    """Yield the lines that cite one act of saying.

    Args:
        told: The reports of it, the one to cite first.
        book: The codebook, for labels.
        issues: The issues asked about; the stances on others are left out.
        with_party: Whether to name the party spoken for.
        mark: What gives the words of a statement otherwise than as they stand, with marks in them.
    """
    said = told[0]
    words = mark or (lambda record: record.content)
    behalf = _parenthesis(sides(said.parties, book)) if with_party else ""
    voice = " ".join(filter(None, (voices(said.speakers), behalf)))
    yield f"{day(said)}  {voice}  {stances(said.positions, issues)}"
    yield f"{INDENT}{quotation(said.form, words(said))}"
    yield f"{INDENT}{_witness(said)}"
    if len(told) > 1:
        yield f"{INDENT}{told_by(told)}"
    for other in told[1:]:
        yield f"{INDENT}also: {quotation(other.form, words(other))}"
        yield f"{INDENT}      {_witness(other)}"


def by_utterance(records: Iterable[Record]) -> list[list[Record]]:
    """Return records grouped by act of saying, in the order given."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.utterance, []).append(record)
    return list(groups.values())


def told_by(told: Sequence[Record]) -> str:
    """Return how many reports, outlets and languages tell of one act of saying; empty for a single report."""
    if len(told) < 2:
        return ""
    outlets = {record.outlet for record in told if record.outlet}
    languages = {record.language for record in told}
    parts = [counted(len({record.document for record in told}), "report")]
    parts += [counted(len(outlets), "outlet")] if outlets else []
    parts += [counted(len(languages), "language")]
    return ", ".join(parts)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 statement`, `2 statements`."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def _witness(record: Record) -> str:
    outlet = f"{record.outlet}, " if record.outlet else ""
    via = f", via {record.via}" if record.via else ""
    document = f"{record.document_name} {place(record.spans)}"
    return f"{record.form}{via} · {document} · {outlet}published {record.published_on} · {record.id}"


def _topic(position: Position) -> str:
    return f"{position.issue} ({position.plan})" if position.plan else position.issue


def _parenthesis(text: str) -> str:
    return f"({text})" if text else ""
