"""Reads a document paragraph by paragraph and drafts its statements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from positions.extraction.adjacent_quotations import block_above, comments, completes, open_quotation
from positions.extraction.contents import piece
from positions.extraction.continuations import Continuations
from positions.extraction.drafts import Draft
from positions.extraction.encounters import note
from positions.extraction.frames import may_speak, publisher, sentence_units
from positions.extraction.mentions import MentionKind
from positions.extraction.orphans import adopt, in_dialogue
from positions.extraction.resolution import speakers_of
from positions.extraction.sayings import Actor
from positions.extraction.speeches import Speeches
from positions.extraction.tags import Tag
from positions.extraction.voices import give_to_person, voices
from positions.model import BlockKind, Span, SpeakerKind

if TYPE_CHECKING:
    from positions.extraction.mentions import Mention
    from positions.extraction.reading import Reading
    from positions.extraction.segments import Paragraph
    from positions.extraction.units import Unit
    from positions.extraction.views import View

# The hour that opens an entry of a live report ("20h15: ").
_CLOCK = re.compile(r"\[?\d{1,2}\s?(?:h|:|g|giờ)\s?\d{2}\]?\s*[:\-–|]\s+(?=\S)")
# The label in capitals that opens an item of a news letter ("DAY PLAN: ").
_LABEL = re.compile(r"[A-Z]{2,}(?:,? [A-Z]+){1,5}: +(?=\S)")
_MOUTHPIECES = ("spokesman", "spokeswoman", "spokesperson")
_ACTORS = (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.ROLE)
_ANNOUNCED = (
    MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN, MentionKind.INSTITUTION, MentionKind.TITLE,
)  # fmt: skip


class Reader:
    """Drafts the statements of one document.

    Args:
        reading: The document's reading, nothing read yet; it holds what was found when `read` returns.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._speeches = Speeches(reading)
        self._continuations = Continuations(reading)

    def read(self) -> list[Draft]:
        """Return the drafts in text order; every one has content and speakers."""
        for number, paragraph in enumerate(self._reading.paragraphs):
            self._reading.number = number
            if self._speeches.take(paragraph) or self._continuations.take(paragraph):
                continue
            for span in paragraph.sentences:
                self._sentence(span, paragraph)
        return [d for d in self._reading.drafts if d.content and d.speakers]

    def _sentence(self, span: Span, paragraph: Paragraph) -> None:
        """Draft what one sentence attributes."""
        reading = self._reading
        reading.order += 1
        if (clock := _CLOCK.match(reading.text, span.start, span.end)) is not None:
            span = Span(clock.end(), span.end)
        if reading.pack.sources.houses and (label := _LABEL.match(reading.text, span.start, span.end)):
            span = Span(label.end(), span.end)
        view = reading.view(span, paragraph)
        note(reading.cast, view)
        self._note_actors(view)
        made = False
        for unit in sentence_units(view):
            made = self._draft(unit, view, paragraph) or made
        self._note_issuer(view)
        if not made and not self._announced(view):
            adopt(reading, view, paragraph)
        reading.before = span

    def _note_actors(self, view: View) -> None:
        """Note who is mentioned where: events carry along the statements of those who took part."""
        for mention in view.mentions:
            if mention.kind in _ACTORS:
                found = speakers_of(self._reading.cast, (mention,), view)
                self._reading.actors += [Actor(_words(mention, view), speaker.key) for speaker in found]

    def _note_issuer(self, view: View) -> None:
        """Note who publishes the document that later sentences report ("X ve Y ortak açıklama yayımladı")."""
        predicate = next(
            (m for m in view.matches if m.tag is Tag.PUBLISHES and not view.quoted(m.first)), None
        )
        subject = publisher(view, predicate) if predicate is not None else ()
        if subject:
            self._reading.cast.published(speakers_of(self._reading.cast, subject, view))

    def _announced(self, view: View) -> bool:
        """Let the subject of a sentence that ends with a colon speak in the paragraphs that follow."""
        if not _ends_with_colon(view):
            return False
        mention = next((m for m in view.mentions if may_speak(view, m) and m.kind in _ANNOUNCED), None)
        speakers = speakers_of(self._reading.cast, (mention,), view) if mention is not None else ()
        if mention is None or not speakers:
            return False
        self._reading.pending = Draft(
            speakers, [], view.span, self._reading.number, self._reading.order, "colon",
            source=(_words(mention, view),),
        )  # fmt: skip
        return True

    def _draft(self, unit: Unit, view: View, paragraph: Paragraph) -> bool:
        """Draft one unit; tell whether something came of it."""
        reading = self._reading
        found = voices(unit, view, reading.cast)
        if not found.speakers:
            return False
        draft = Draft(
            found.speakers, self._content(unit, view, paragraph), view.span, reading.number, reading.order, unit.rule,
            source=tuple(_words(m, view) for m in unit.sources if m.last > m.first),
            cue=(Span(view.start(unit.cue.first), view.end(unit.cue.last)),),
            declined=unit.declined, via=found.via,
        )  # fmt: skip
        ended = _ends_with_colon(view)
        if ended and reading.pack.order == "svo" and view.ending(len(view.tokens) - 1, Tag.CUE):
            draft.content = []
        if unit.rule == "bare" and self._signs(draft, view):
            return True
        if comments(reading, unit, view, paragraph):
            draft.content = []
            return completes(reading, draft, view, paragraph)
        if not draft.content:
            if ended:
                reading.pending = draft
                reading.cast.spoke(draft.speakers)
                return True
            return unit.rule == "bare" and completes(reading, draft, view, paragraph)
        if unit.backward and self._already(draft):
            return True
        draft.spoken = unit.rule == "label" or (in_dialogue(view) and unit.rule in ("tail", "medial"))
        runs_on = paragraph.open and draft.content[-1].end >= paragraph.span.end - 2
        give_to_person(draft, paragraph, reading)
        before = open_quotation(reading, paragraph, view.span.start) or block_above(reading, view, paragraph)
        if before is not None:
            draft.content.insert(0, before)
        reading.add(draft)
        if found.teller:
            reading.cast.spoke(found.teller)
        self._note_mouthpiece(draft)
        if runs_on or ended:
            reading.pending = draft
        return True

    def _note_mouthpiece(self, draft: Draft) -> None:
        """Note that a body spoke through an unnamed person, whom "he" or "she" then means."""
        reading = self._reading
        said = draft.source[-1].of(reading.text).casefold() if draft.source else ""
        if draft.speakers[0].kind is SpeakerKind.INSTITUTION and said.endswith(_MOUTHPIECES):
            reading.cast.mouthpiece = (draft.speakers, reading.cast.sentence)

    def _signs(self, draft: Draft, view: View) -> bool:
        """Give the block quotation right above to whom "So X said" names; tell whether there was one."""
        latest, above = self._reading.latest, self._reading.above
        thus = view.tagged(0, Tag.THUS) if view.pack.sources.houses else None
        if thus is None or latest is None or above is None or latest.rule != "orphan":
            return False
        if above.kind is not BlockKind.QUOTE or latest.content[-1].start < above.span.start:
            return False
        latest.speakers, latest.source, latest.cue = draft.speakers, draft.source, draft.cue
        self._reading.cast.spoke(draft.speakers)
        return True

    def _content(self, unit: Unit, view: View, paragraph: Paragraph) -> list[Span]:
        """Return the content spans of a unit."""
        reading = self._reading
        if unit.backward:
            if reading.before is None:
                return []
            around = reading.paragraphs[max(0, reading.number - 1) : reading.number + 1]
            quotes = [quote for p in around for quote in p.quotes]
            found = piece(reading.text, reading.before.start, reading.before.end, quotes)
            return [found] if found else []
        pieces = (
            piece(reading.text, view.start(first), view.end(last), view.quotes or paragraph.quotes)
            for first, last in unit.content
        )
        return [found for found in pieces if found is not None]

    def _already(self, draft: Draft) -> bool:
        """Tell whether the sentence that a draft points back to is a statement of the same source already."""
        latest = self._reading.latest
        return (
            latest is not None
            and latest.sentence == self._reading.before
            and latest.speakers == draft.speakers
        )


def _words(mention: Mention, view: View) -> Span:
    """Return where the words of a mention stand in the text."""
    return Span(view.start(mention.first), view.end(mention.last))


def _ends_with_colon(view: View) -> bool:
    """Tell whether a sentence ends with a colon."""
    return bool(view.tokens) and view.tokens[-1].norm == ":"
