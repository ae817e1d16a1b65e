"""The things the codebook speaks of: documents, statements, speakers, positions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch [start, end) of a document's text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of the span."""
        return text[self.start : self.end]


class Stance(StrEnum):
    """How a statement answers the question of an issue."""

    SUPPORT = "support"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"
    OPPOSE = "oppose"

    @property
    def score(self) -> float:
        """Return the score of the codebook: +1, +0.5, 0 or -1."""
        return {"support": 1.0, "conditional": 0.5, "neutral": 0.0, "oppose": -1.0}[self.value]


class Form(StrEnum):
    """How much of the content stands inside quotation marks: all, none, or a part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Precision(StrEnum):
    """How exactly a date is known; `published` means that only the publication date is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PUBLISHED = "published"


class Basis(StrEnum):
    """What a date rests on: words that name the day, words relative to another day, an event, or the publication."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    EVENT = "event"
    PUBLISHED = "published"


class SpeakerKind(StrEnum):
    """What sort of source speaks."""

    PERSON = "person"
    INSTITUTION = "institution"
    COUNTRY = "country"
    COLLECTIVE = "collective"
    UNNAMED = "unnamed"


class ShiftKind(StrEnum):
    """What became of a stance.

    A `reversal` crosses from yes or conditional to no, or back; `softening` comes nearer to neutral, `hardening`
    goes away from it, whichever side the party is on.
    """

    REVERSAL = "reversal"
    SOFTENING = "softening"
    HARDENING = "hardening"


class VoiceKind(StrEnum):
    """Whose words are counted together: a party's or a speaker's."""

    PARTY = "party"
    SPEAKER = "speaker"


class BlockKind(StrEnum):
    """What a block of a document is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, block quotation, list item or caption of a document."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One report as stored.

    Attributes:
        name: File name or address by which messages and `extract` call it.
        text: The text in NFC; every span points into it.
        language: ISO 639-1 code, declared or detected.
        published_on: Day of publication; for a month or year only, its first day.
        published_precision: How exactly that is known.
        blocks: Layout where the source had one (HTML); empty for plain text, where lines are paragraphs.
    """

    name: str
    text: str
    language: str
    published_on: date
    published_precision: Precision = Precision.DAY
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()

    @property
    def sha256(self) -> str:
        """Return the hash that identifies the document: of its text in UTF-8."""
        import hashlib  # noqa: PLC0415 - most commands read stored documents only

        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as resolved: a person or institution of the registry, or a provisional one.

    Attributes:
        key: Stable id: the registry's key, `unnamed`, `country:ru`, or `name:petro-poroshenko` for provisional ones.
        name: Canonical English name.
        country: ISO 3166-1 alpha-2, `EU`, or None where none or several.
        party: Key of the party spoken for (`us`, `europe`, …), a lower-case country name, or None.
    """

    key: str
    name: str
    kind: SpeakerKind
    country: str | None = None
    party: str | None = None

    @property
    def provisional(self) -> bool:
        """Tell whether the registry does not know this speaker."""
        return self.key.startswith("name:")


@dataclass(frozen=True, slots=True)
class Position:
    """What a statement says on one issue.

    Attributes:
        evidence: The words that decided issue and stance, as spans of the document.
        condition: The stated condition, where the stance is conditional and the words stand in one piece.
        confidence: 0 to 1.
    """

    issue: str
    stance: Stance
    plan: str | None = None
    evidence: tuple[Span, ...] = ()
    condition: Span | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution in one document (codebook.md): a source, a cue and a content.

    Attributes:
        parties: On whose behalf; keys of parties or lower-case country names.
        content: The attributed words, in text order; several spans where the cue splits them.
        source: The words of the speaker mention; empty where there is none.
        cue: The words that attribute; empty where there are none.
        via: The outer source or medium, where the text names one.
        rule: Name of the frame that found the statement.
    """

    speakers: tuple[Speaker, ...]
    parties: tuple[str, ...]
    country: str | None
    said_on: date
    precision: Precision
    basis: Basis
    form: Form
    language: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    via: str | None
    positions: tuple[Position, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Coding:
    """A position as the store holds it: by whose reading, and from when until when it was in force."""

    position: Position
    coder: str
    created_at: datetime
    superseded_at: datetime | None = None

    def in_force(self, at: datetime | None = None) -> bool:
        """Tell whether the store went by it at a point of time; None is now."""
        if at is None:
            return self.superseded_at is None
        return self.created_at <= at and (self.superseded_at is None or at < self.superseded_at)


UNNAMED = Speaker(key="unnamed", name="unnamed sources", kind=SpeakerKind.UNNAMED)


@dataclass(frozen=True, slots=True)
class Record:
    """A stored statement, as queries return it and `Query.matches` reads it.

    Attributes:
        id: Stable id that begins with `st-`.
        utterance: Id that begins with `ut-`, shared by all reports of the same act of saying.
        content: The pieces of the content, as words.
        said_on: The day it was said.
        positions: The codings in force, now or at the time that was asked about.
        review: `unreviewed`, `accepted` or `rejected`.
        copy_of: Id of the document of which its own is a copy or a new version; None for an article of its own.
        created_at: When the store learned of it; None where that is not told.
        codings: All codings, superseded ones too; empty where they are not told.
    """

    id: str
    utterance: str
    speakers: tuple[Speaker, ...]
    parties: tuple[str, ...]
    country: str | None
    said_on: date
    precision: Precision
    basis: Basis
    form: Form
    language: str
    content: tuple[str, ...]
    spans: tuple[Span, ...]
    source: tuple[str, ...]
    cue: tuple[str, ...]
    via: str | None
    positions: tuple[Position, ...]
    rule: str
    confidence: float
    review: str
    document: str
    document_name: str
    outlet: str | None
    url: str | None
    title: str | None
    published_on: date
    copy_of: str | None = None
    created_at: datetime | None = None
    codings: tuple[Coding, ...] = ()

    @property
    def anonymous(self) -> bool:
        """Tell whether no named source stands behind the statement."""
        return all(speaker.kind is SpeakerKind.UNNAMED for speaker in self.speakers)

    def positions_at(self, at: datetime | None) -> tuple[Position, ...]:
        """Return the positions that the store held at a point of time; None is now."""
        if not self.codings:
            return self.positions
        return tuple(coding.position for coding in self.codings if coding.in_force(at))

    def stance_on(self, issue: str) -> Stance | None:
        """Return the stance on an issue, or None where the statement does not take it up."""
        return next((p.stance for p in self.positions if p.issue == issue), None)
