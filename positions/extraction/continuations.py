"""Paragraphs that carry on what an earlier one opened: a colon, a quotation left open, a speech without marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.frames import sentence_units
from positions.extraction.orphans import quoted_at_length
from positions.extraction.transcripts import in_first_person
from positions.model import BlockKind

if TYPE_CHECKING:
    from positions.extraction.drafts import Draft
    from positions.extraction.reading import Reading
    from positions.extraction.segments import Paragraph
    from positions.model import Span


class Continuations:
    """Gives paragraphs to the statement that waits for its words.

    Args:
        reading: The document's reading.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._asked = False

    def take(self, paragraph: Paragraph) -> bool:
        """Give a paragraph to the statement that waits for it; tell whether it was wholly used."""
        reading = self._reading
        if reading.pending is None and paragraph.kind is BlockKind.QUOTE:
            reading.pending = quoted_at_length(reading, paragraph)
        waiting = reading.pending
        if waiting is None:
            self._asked = False
            return False
        if paragraph.kind in (BlockKind.QUOTE, BlockKind.ITEM) or self._quoted(paragraph):
            self._carry_on(waiting, paragraph)
            reading.hear(paragraph)
            return True
        if (not waiting.content or waiting.spoken) and self._is_speech(paragraph):
            self._append(waiting, reading.whole(paragraph), spoken=True)
            return True
        reading.pending = None
        return False

    def _quoted(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is one quotation, behind a dash perhaps."""
        if not paragraph.quotes:
            return False
        place, quote = paragraph.span, paragraph.quotes[0].outer
        begins = not self._reading.text[place.start : quote.start].strip(" —–-")
        return begins and not self._reading.words(quote.end, place.end)

    def _is_speech(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph without marks is a speech itself: in the first person, and attributed to nobody."""
        reading = self._reading
        if paragraph.quotes or not in_first_person(reading.text, paragraph, reading.lexicon):
            return False
        views = [reading.view(sentence, paragraph) for sentence in paragraph.sentences]
        return not any(sentence_units(view) for view in views)

    def _carry_on(self, waiting: Draft, paragraph: Paragraph) -> None:
        """Let a statement go on with a paragraph; in an interview in dashes each answer is one of its own."""
        reading = self._reading
        block = paragraph.kind is BlockKind.QUOTE
        span = reading.whole(paragraph, spoken=block)
        asks = (
            span is not None
            and paragraph.kind is BlockKind.ITEM
            and "?" in reading.text[span.end - 1 : span.end + 1]
        )
        self._asked = self._asked or asks
        if span is None or not self._asked:
            self._append(waiting, span, spoken=block)
            return
        reading.order += 1
        if asks:
            reading.questions.add(reading.number)
            return
        answer = reading.speech(waiting.speakers, [span], paragraph, "turn")
        answer.source, answer.via = waiting.source, waiting.via
        reading.add(answer)

    def _append(self, waiting: Draft, span: Span | None, *, spoken: bool) -> None:
        """Add words to a statement, which is one from then on."""
        if span is None:
            return
        waiting.content.append(span)
        waiting.spoken = waiting.spoken or spoken
        if waiting not in self._reading.drafts:
            self._reading.add(waiting)
