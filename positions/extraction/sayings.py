"""What dating is told of a report, and what it answers: sentences, statements, actors, days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from positions.model import Precision

if TYPE_CHECKING:
    from positions.model import Basis, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the report.

    Attributes:
        paragraph: Number of its paragraph; numbers rise through the text.
        told: False for headings and captions, which tell nothing of the narrative.
    """

    span: Span
    paragraph: int
    told: bool = True


@dataclass(frozen=True, slots=True)
class Saying:
    """What dating needs to know of a statement.

    Attributes:
        content: Its pieces, in text order; at least one.
        source: The words of the speaker mention; may be empty.
        cue: The words that attribute; may be empty.
        speakers: Keys of the speakers.
        named: False for unnamed sources: no event speaks through them.
        houses: Keys of the institutions for which the speakers speak ("kremlin" for its spokesman).
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    speakers: tuple[str, ...]
    named: bool = True
    houses: tuple[str, ...] = ()

    @property
    def anchors(self) -> tuple[Span, ...]:
        """Return the words of the attribution itself: source and cue."""
        return self.source + self.cue

    @property
    def start(self) -> int:
        """Return where the first word of the statement stands."""
        return min(span.start for span in self.anchors + self.content)

    @property
    def end(self) -> int:
        """Return where the last word of the statement ends."""
        return max(span.end for span in self.anchors + self.content)


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention of somebody who might speak."""

    span: Span
    speaker: str


@dataclass(frozen=True, slots=True)
class Report:
    """A document, cut up and with its statements found.

    Attributes:
        text: The document's text; all spans point into it.
        language: Its language.
        published: Day of publication; for a month or year only, its first day.
        sentences: All sentences, in text order.
        sayings: The statements, in any order.
        actors: Mentions of persons and institutions, to tell who took part in an event.
        precision: How exactly publication is known.
    """

    text: str
    language: str
    published: date
    sentences: tuple[Sentence, ...]
    sayings: tuple[Saying, ...]
    actors: tuple[Actor, ...] = ()
    precision: Precision = Precision.DAY

    @property
    def published_by(self) -> date:
        """Return the last day on which the document may have been published."""
        if self.precision is Precision.MONTH:
            return self.published.replace(day=monthrange(self.published.year, self.published.month)[1])
        return date(self.published.year, 12, 31) if self.precision is Precision.YEAR else self.published


@dataclass(frozen=True, slots=True)
class Said:
    """The day on which something was said; the first of the month where only the month is known."""

    on: date
    precision: Precision
    basis: Basis
