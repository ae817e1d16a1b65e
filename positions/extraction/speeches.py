"""Paragraphs that are speech by their layout: under a speaker's name, in an interview's dashes, a transcript's turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.contents import piece
from positions.extraction.encounters import note
from positions.extraction.guests import guest
from positions.extraction.interview_marks import marked_lines
from positions.extraction.interviews import interview_lines
from positions.extraction.live_entries import entry_heads
from positions.extraction.mentions import MentionKind
from positions.extraction.resolution import speakers_of
from positions.extraction.romanization import latin
from positions.extraction.transcripts import (
    SILENT,
    answers,
    asks,
    in_first_person,
    labelled,
    name_lines,
    turns,
)
from positions.model import BlockKind, Span

if TYPE_CHECKING:
    from positions.extraction.drafts import Draft
    from positions.extraction.reading import Reading
    from positions.extraction.segments import Paragraph
    from positions.extraction.transcripts import Turn
    from positions.extraction.views import View
    from positions.model import Speaker

_NAMED = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)


class Speeches:
    """Drafts the speeches that a document's layout sets apart.

    Args:
        reading: The document's reading, nothing read yet.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._heads = entry_heads(reading.text, reading.paragraphs)
        self._turns = turns(reading.text, reading.paragraphs, reading.lexicon, self._heads)
        self._names = name_lines(reading.text, reading.paragraphs, reading.lexicon)
        self._interview = marked_lines(reading.text, reading.paragraphs) or (
            {} if self._turns else interview_lines(reading.text, reading.paragraphs, reading.lexicon)
        )
        self._orator: tuple[Speaker, ...] = ()
        self._speech: Draft | None = None
        self._guest: tuple[Speaker, ...] = ()

    def take(self, paragraph: Paragraph) -> bool:
        """Read a paragraph that is speech, or silent; tell whether it was either."""
        number = self._reading.number
        if number in self._heads or (paragraph.kind in SILENT and number not in self._names):
            self._orator = ()
            return True
        if self._headed(paragraph) or self._interviewed(paragraph):
            return True
        if (turn := self._turns.get(number)) is None:
            return False
        self._take_turn(turn, paragraph)
        return True

    def _headed(self, paragraph: Paragraph) -> bool:
        """Read a speech under its speaker's name: a line that is a name and nothing else, then the first person.

        Returns:
            Whether the paragraph belongs to such a speech.
        """
        reading = self._reading
        if reading.number in self._names:
            head = reading.view(paragraph.span, paragraph)
            note(reading.cast, head)
            self._orator = self._named(head)
            self._speech = None
            return True
        if not self._orator:
            return False
        text = reading.text[paragraph.span.start : paragraph.span.end]
        if text.startswith(("(", "[")) and text.rstrip(".").endswith((")", "]")):
            return True
        if not in_first_person(reading.text, paragraph, reading.lexicon):
            self._orator = ()
            return False
        reading.order += 1
        span = reading.whole(paragraph)
        if span is not None and self._speech is not None:
            self._speech.content.append(span)
        elif span is not None:
            self._speech = reading.speech(self._orator, [span], paragraph, "speech")
            reading.add(self._speech)
        return True

    def _interviewed(self, paragraph: Paragraph) -> bool:
        """Read a line of an interview in dashes: whoever was the subject before it answers."""
        reading = self._reading
        question = self._interview.get(reading.number)
        if question is None:
            return False
        if not self._guest:
            waiting = reading.pending.speakers if reading.pending is not None else ()
            asked = [n for n, asks in self._interview.items() if asks]
            self._guest = waiting or guest(reading, asked) or reading.cast.protagonist()
            reading.pending = None
        if not question and self._told_of_guest(paragraph):
            return False
        reading.order += 1
        start = paragraph.span.start if question else self._labelled(paragraph)
        reading.hear(paragraph)
        if question:
            reading.questions.add(reading.number)
            return True
        span = piece(reading.text, start, paragraph.span.end, paragraph.quotes, spoken=True)
        if span is not None and self._guest:
            reading.add(reading.speech(self._guest, [span], paragraph, "turn"))
        return True

    def _labelled(self, paragraph: Paragraph) -> int:
        """Let whoever a label before an answer names be the guest ("Ông X: …"); return where the answer begins."""
        start = labelled(self._reading.text, paragraph, self._reading.lexicon)
        if start is None:
            return paragraph.span.start
        label = self._reading.view(Span(paragraph.span.start, start - 1), paragraph)
        self._guest = self._named(label) or self._guest
        return start

    def _told_of_guest(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph tells of who answers, and so is the reporter's."""
        text = self._reading.text[paragraph.span.start : paragraph.span.end]
        return any(speaker.name.split()[-1] in latin(text) for speaker in self._guest)

    def _take_turn(self, turn: Turn, paragraph: Paragraph) -> None:
        """Draft a transcript's turn, unless a journalist asks."""
        reading = self._reading
        label = Span(paragraph.span.start, turn.start - 1)
        head = reading.view(label, paragraph)
        note(reading.cast, head)
        reading.order += 1
        if asks(turn.label, reading.lexicon):
            reading.questions.add(reading.number)
            return
        speakers = self._named(head)
        if not speakers and answers(turn.label, reading.lexicon):
            speakers = reading.cast.last or reading.cast.protagonist()
        content = piece(reading.text, turn.start, paragraph.span.end, paragraph.quotes, spoken=True)
        if speakers and content is not None:
            draft = reading.speech(speakers, [content], paragraph, "turn")
            draft.source = (label,)
            # An item of a list retells; a turn of a transcript is spoken.
            item = paragraph.kind is BlockKind.ITEM
            draft.spoken = not item or in_first_person(reading.text, paragraph, reading.lexicon)
            reading.add(draft)

    def _named(self, head: View) -> tuple[Speaker, ...]:
        """Return whom a line or label names last; () for nobody."""
        named = [m for m in head.mentions if m.kind in _NAMED] or [
            m for m in head.mentions if m.kind in (MentionKind.ANONYMOUS, MentionKind.TITLE)
        ]
        return speakers_of(self._reading.cast, named[-1:], head)
