"""Reads a document sentence by sentence and drafts its statements: frames, quotations across sentences, turns."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from positions.extraction.bridges import adjunct_only
from positions.extraction.clauses import clause_units
from positions.extraction.contents import piece
from positions.extraction.drafts import Draft
from positions.extraction.lexicon import Tag
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.noun_phrases import compiled
from positions.extraction.quotes import Quote
from positions.extraction.resolution import Discourse
from positions.extraction.sayings import Actor
from positions.extraction.segments import sentences
from positions.extraction.set_phrases import cited_source
from positions.extraction.verb_final import verb_final_units
from positions.extraction.verb_final_subjects import nominative, subject_of
from positions.extraction.views import View
from positions.model import BlockKind, Span, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.codebook import Codebook
    from positions.extraction.dates import DateMention
    from positions.extraction.lexicon import Lexicon
    from positions.extraction.segments import Paragraph
    from positions.extraction.units import Unit
    from positions.languages.schema import Attribution
    from positions.model import Document, Speaker

# What a transcript notes beside a name ("(laughs)").
_ASIDE = re.compile(r"\s*\([^()]{1,30}\)\s*$")
# The hour that opens an entry of a live report ("20h15: ").
_CLOCK = re.compile(r"\[?\d{1,2}\s?(?:h|:|g|giờ)\s?\d{2}\]?\s*[:\-–|]\s+(?=\S)")
_SILENT = frozenset({BlockKind.HEADING, BlockKind.CAPTION})


class Reader:
    """Drafts the statements of one document.

    Args:
        document: The report.
        paragraphs: Its paragraphs.
        dates: Date mentions in text order.
        lexicon: The language's lexicon.
        codebook: The registry.
    """

    def __init__(
        self,
        document: Document,
        paragraphs: Sequence[Paragraph],
        dates: Sequence[DateMention],
        lexicon: Lexicon,
        codebook: Codebook,
    ) -> None:
        self.text = document.text
        self.paragraphs = paragraphs
        self.dates = dates
        self.lexicon = lexicon
        self.pack: Attribution = lexicon.pack
        self.codebook = codebook
        self.discourse = Discourse(codebook, document.published_on, self.pack.transliteration)
        self.drafts: list[Draft] = []
        self.actors: list[Actor] = []
        self._date_starts = [date.span.start for date in dates]
        self.questions: set[int] = set()
        self._pending: Draft | None = None
        self._asked = False
        self._number = 0
        self._order = 0
        self._before: Span | None = None
        self._turns = self._transcript()
        self._headings = self._name_lines()
        self._interview = self._dashed_lines()
        self._speech: tuple[Speaker, ...] = ()
        self._speech_draft: Draft | None = None
        self._guest: tuple[Speaker, ...] = ()
        self._teller: tuple[Speaker, ...] = ()

    def read(self) -> list[Draft]:
        """Return the drafts in text order; every one has content and speakers."""
        for number, paragraph in enumerate(self.paragraphs):
            self._number = number
            if paragraph.kind in _SILENT and number not in self._headings:
                self._speech = ()
                continue
            self.discourse.open_paragraph()
            if self._headed(number, paragraph) or self._interviewed(number, paragraph):
                continue
            if number in self._turns:
                self._turn(paragraph)
            elif not self._taken_up(paragraph):
                for span in paragraph.sentences:
                    self._sentence(span, paragraph)
        return [d for d in self.drafts if d.content and d.speakers]

    # Transcripts ---------------------------------------------------------------------------------------

    def _transcript(self) -> dict[int, tuple[int, str]]:
        """Return the turns of a transcript: paragraph to where its words begin, and who speaks.

        A transcript has at least two turns that open with a question's mark or a name, and a colon.
        """
        turns: dict[int, tuple[int, str]] = {}
        words = {w.casefold() for w in (*self.pack.frames.questions, *self.pack.frames.answers)}
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.kind in _SILENT:
                continue
            start = paragraph.span.start
            mark = self.text[start : start + 12].split(maxsplit=1)[0]
            if mark.isupper() and self._asks(mark):
                turns[number] = (start + len(mark), mark)
                continue
            colon = self.text.find(":", start, min(start + 60, paragraph.span.end))
            if colon < 0:
                continue
            label = _ASIDE.sub("", self.text[start:colon]).strip(" *—–-\t")
            after = self.text[colon + 1 : colon + 3]
            if not label or len(label.split()) > 5 or (after and not after[0].isspace()):
                continue
            if self._asks(label) or label.casefold() in words or (label[0].isupper() and self._named(label)):
                turns[number] = (colon + 1, label)
        asked = any(self._asks(label) or label.casefold() in words for _, label in turns.values())
        unmarked = sum(self.text[at : at + 3].strip()[:1] not in tuple('“"«„‘') for at, _ in turns.values())
        return turns if (asked and len(turns) >= 2) or (unmarked >= 3) else {}

    def _headed(self, number: int, paragraph: Paragraph) -> bool:
        """Read a speech under its speaker's name: a line that is a name and nothing else, then the first person.

        Returns:
            Whether the paragraph belongs to such a speech.
        """
        text = self.text[paragraph.span.start : paragraph.span.end]
        if number in self._headings:
            head = self._view(paragraph.span, paragraph)
            self.discourse.read(head)
            named = [
                m
                for m in head.mentions
                if m.kind in (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)
            ]
            self._speech = self.discourse.resolve(named[-1:], head)
            self._speech_draft = None
            return True
        if not self._speech:
            return False
        if text.startswith(("(", "[")) and text.rstrip(".").endswith((")", "]")):
            return True
        if not self._in_first_person(paragraph):
            self._speech = ()
            return False
        self._order += 1
        span = piece(self.text, paragraph.span.start, paragraph.span.end, paragraph.quotes, spoken=True)
        if span is not None and self._speech_draft is not None:
            self._speech_draft.content.append(span)
        elif span is not None:
            self._speech_draft = Draft(self._speech, [span], (), (), Span(span.start, span.start), paragraph.span,
                                       number, self._order, "speech", spoken=True)  # fmt: skip
            self._add(self._speech_draft)
        return True

    def _dashed_lines(self) -> dict[int, bool]:
        """Return the lines of interviews in dashes, each with whether it asks: four or more in turn, every other a question."""
        lines: dict[int, bool] = {}
        run: list[int] = []
        for number, paragraph in enumerate([*self.paragraphs, None]):
            if paragraph is not None and self.text[paragraph.span.start] in "—–-•":
                run.append(number)
                continue
            asked = [self.text[self.paragraphs[n].span.end - 1] == "?" for n in run[::2]]
            if len(run) >= 4 and 2 * sum(asked) >= len(asked):
                lines |= {n: not place % 2 for place, n in enumerate(run)}
            run = []
        return lines

    def _interviewed(self, number: int, paragraph: Paragraph) -> bool:
        """Read a line of an interview in dashes: whoever was the subject before it answers."""
        asks = self._interview.get(number)
        if asks is None:
            self._guest = ()
            return False
        if not self._guest:
            waiting = self._pending.speakers if self._pending is not None else ()
            self._guest = waiting or self.discourse.protagonist()
            self._pending = None
        self._order += 1
        for sentence in paragraph.sentences:
            self.discourse.read(self._view(sentence, paragraph))
        if asks:
            self.questions.add(number)
            return True
        span = piece(self.text, paragraph.span.start, paragraph.span.end, paragraph.quotes, spoken=True)
        if span is not None and self._guest:
            self._add(Draft(self._guest, [span], (), (), Span(span.start, span.start), paragraph.span, number,
                            self._order, "turn", spoken=True))  # fmt: skip
        return True

    def _in_first_person(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is told in the first person outside quotations."""
        tokens = self.lexicon.tokens(self.text, paragraph.span.start, paragraph.span.end)
        words = {w for w in self.pack.words.first_person if " " not in w}
        pairs = {w for w in self.pack.words.first_person if " " in w}
        norms = [t.norm for t in tokens]
        said = any(n in words for n in norms) or any(f"{a} {b}" in pairs for a, b in pairwise(norms))
        if ending := self.pack.suffixes.get("first_person"):
            said = said or any(compiled(ending).search(n) for n in norms)
        return said and not paragraph.quotes

    def _name_lines(self) -> set[int]:
        """Return the paragraphs that are a name, with its office perhaps, and nothing else; at least two make a habit."""
        found = set()
        for number, paragraph in enumerate(self.paragraphs):
            label = self.text[paragraph.span.start : paragraph.span.end].strip(" :*")
            if len(label.split()) <= 9 and label[-1:] not in '.!?…”"»' and self._named(label):
                found.add(number)
        return found if len(found) >= 2 else set()

    def _asks(self, label: str) -> bool:
        """Tell whether a label means the journalist: a word of the pack for a question, or the medium's name."""
        tokens = self.lexicon.tokens(label, 0, len(label))
        medium = any(
            m.tag is Tag.MEDIUM and m.last - m.first == len(tokens) for m in self.lexicon.match(tokens)
        )
        return medium or label.casefold() in {w.casefold() for w in self.pack.frames.questions}

    def _named(self, label: str) -> bool:
        """Tell whether a label is a person's name."""
        tokens = self.lexicon.tokens(label, 0, len(label))
        return any(m.tag is Tag.PERSON and m.last == len(tokens) for m in self.lexicon.match(tokens))

    def _turn(self, paragraph: Paragraph) -> None:
        """Draft a transcript's turn, unless a journalist asks."""
        at, label = self._turns[self._number]
        answers = {w.casefold() for w in self.pack.frames.answers}
        head = self._view(Span(paragraph.span.start, at - 1), paragraph)
        self.discourse.read(head)
        self._order += 1
        if self._asks(label):
            self.questions.add(self._number)
            return
        named = [
            m for m in head.mentions if m.kind in (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)
        ]
        speakers = self.discourse.resolve(named[-1:], head) if named else ()
        if not speakers and label.casefold() in answers:
            speakers = self.discourse.last or self.discourse.protagonist()
        content = piece(self.text, at, paragraph.span.end, paragraph.quotes, spoken=True)
        if speakers and content is not None:
            source = Span(paragraph.span.start, at - 1)
            self._add(Draft(speakers, [content], (source,), (), source, paragraph.span, self._number,
                            self._order, "turn", spoken=True))  # fmt: skip

    # Paragraphs that carry on what an earlier one opened ----------------------------------------------

    def _taken_up(self, paragraph: Paragraph) -> bool:
        """Give a paragraph to the statement that waits for it; tell whether it was wholly used."""
        waiting = self._pending
        if waiting is None and paragraph.kind is BlockKind.QUOTE:
            waiting = self._pending = self._quoted_at_length(paragraph)
        if waiting is None:
            self._asked = False
            return False
        quote = paragraph.quotes[0] if paragraph.quotes else None
        begins = quote is not None and not self.text[paragraph.span.start : quote.outer.start].strip(" —–-")
        whole = begins and quote is not None and not self._words(quote.outer.end, paragraph.span.end)
        if paragraph.kind in (BlockKind.QUOTE, BlockKind.ITEM) or whole:
            speech = paragraph.kind is BlockKind.QUOTE
            span = piece(self.text, paragraph.span.start, paragraph.span.end, paragraph.quotes, spoken=speech)
            asks = (
                span is not None
                and paragraph.kind is BlockKind.ITEM
                and self.text[span.end - 1 : span.end + 1].find("?") >= 0
            )
            self._asked = self._asked or asks
            if span is not None and self._asked:
                self._answer(waiting, span, paragraph, asks=asks)
            elif span is not None:
                waiting.content.append(span)
                waiting.spoken = waiting.spoken or paragraph.kind is BlockKind.QUOTE
                if waiting not in self.drafts:
                    self._add(waiting)
            for sentence in paragraph.sentences:
                self.discourse.read(self._view(sentence, paragraph))
            return True
        if (not waiting.content or waiting.spoken) and self._goes_on(paragraph):
            span = piece(self.text, paragraph.span.start, paragraph.span.end, (), spoken=True)
            if span is not None:
                waiting.content.append(span)
                waiting.spoken = True
                if waiting not in self.drafts:
                    self._add(waiting)
            return True
        self._pending = None
        return False

    def _goes_on(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph without marks is a speech itself: in the first person, and attributed to nobody."""
        if paragraph.quotes or not self._in_first_person(paragraph):
            return False
        views = [self._view(sentence, paragraph) for sentence in paragraph.sentences]
        return not any(sentence_units(view) for view in views)

    def _quoted_at_length(self, paragraph: Paragraph) -> Draft | None:
        """Return the statement of a block quotation that no cue announces: the subject of the sentence above speaks."""
        if self._before is None or self._number == 0:
            return None
        above = self.paragraphs[self._number - 1]
        if above.kind is not BlockKind.PARAGRAPH or self._before.end > above.span.end or self._cued_below():
            return None
        view = self._view(self._before, above)
        kinds = (
            MentionKind.PERSON,
            MentionKind.ROLE,
            MentionKind.UNKNOWN,
            MentionKind.PRONOUN,
            MentionKind.INSTITUTION,
        )
        subject = next((m for m in view.mentions if not m.governed and m.kind in kinds), None)
        told = [d for d in self.drafts[-1:] if d.sentence == self._before]
        speakers = told[0].speakers if told else self.discourse.resolve((subject,), view) if subject else ()
        if not speakers:
            return None
        place = Span(paragraph.span.start, paragraph.span.start)
        return Draft(
            speakers, [], (), (), place, paragraph.span, self._number, self._order, "orphan", spoken=True
        )

    def _cued_below(self) -> bool:
        """Tell whether the paragraph below opens with the cue of this one ("sözleriyle konuşmasını tamamlayan X")."""
        below = self.paragraphs[self._number + 1] if self._number + 1 < len(self.paragraphs) else None
        if below is None or not below.sentences or self.text[below.span.start].isupper():
            return False
        return self._view(below.sentences[0], below).tagged(0, Tag.CUE, Tag.QUOTING) is not None

    def _answer(self, waiting: Draft, span: Span, paragraph: Paragraph, *, asks: bool) -> None:
        """Take up one line of an interview in dashes: questions are nobody's statement, each answer is one."""
        self._order += 1
        if asks:
            self.questions.add(self._number)
            return
        self._add(Draft(waiting.speakers, [span], waiting.source, (), waiting.zone, paragraph.span, self._number,
                        self._order, "turn", via=waiting.via, spoken=True))  # fmt: skip

    def _words(self, start: int, end: int) -> bool:
        return any(c.isalnum() for c in self.text[start:end])

    # Sentences -----------------------------------------------------------------------------------------

    def _view(self, span: Span, paragraph: Paragraph) -> View:
        first = bisect_left(self._date_starts, span.start)
        last = bisect_left(self._date_starts, span.end)
        dates = [d for d in self.dates[first:last] if d.span.end <= span.end]
        opened = bisect_left(paragraph.quotes, span.start, key=lambda quote: quote.outer.start)
        closed = bisect_left(paragraph.quotes, span.end, key=lambda quote: quote.outer.start)
        known = self.discourse.surnames
        return View(
            self.text,
            span,
            paragraph.quotes[opened:closed],
            dates,
            lexicon=self.lexicon,
            codebook=self.codebook,
            surnames=known,
        )

    def _sentence(self, span: Span, paragraph: Paragraph) -> None:
        """Draft what one sentence attributes."""
        self._order += 1
        if (clock := _CLOCK.match(self.text, span.start, span.end)) is not None:
            span = Span(clock.end(), span.end)
        view = self._view(span, paragraph)
        self.discourse.read(view)
        self._note_actors(view)
        units = sentence_units(view)
        made = False
        for unit in units:
            made = self._draft(unit, view, paragraph) or made
        self._note_issuer(view)
        if not made and not self._announced(view):
            self._orphan(view, paragraph)
        self._before = span

    def _note_issuer(self, view: View) -> None:
        """Note who publishes the document that later sentences report ("X ve Y ortak açıklama yayımladı")."""
        predicate = next(
            (m for m in view.matches if m.tag is Tag.PUBLISHES and not view.quoted(m.first)), None
        )
        subject = subject_of(view, 0, predicate.first) if predicate is not None else ()
        if subject:
            self.discourse.published(self.discourse.resolve(subject, view))

    def _announced(self, view: View) -> bool:
        """Let the subject of a sentence that ends with a colon speak in the paragraphs that follow."""
        if not view.tokens or view.tokens[-1].norm != ":":
            return False
        kinds = (
            MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN, MentionKind.INSTITUTION, MentionKind.TITLE,
        )  # fmt: skip
        mention = next((m for m in view.mentions if may_speak(view, m) and m.kind in kinds), None)
        speakers = self.discourse.resolve((mention,), view) if mention is not None else ()
        if not speakers:
            return False
        source = Span(view.start(mention.first), view.end(mention.last)) if mention else view.span
        self._pending = Draft(
            speakers, [], (source,), (), view.span, view.span, self._number, self._order, "colon"
        )
        return True

    def _note_actors(self, view: View) -> None:
        """Note who is mentioned where: events carry along the statements of those who took part."""
        for mention in view.mentions:
            if mention.kind in (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.ROLE):
                span = Span(view.start(mention.first), view.end(mention.last))
                found = self.discourse.resolve((mention,), view)
                self.actors += [Actor(span, speaker.key) for speaker in found]

    def _draft(self, unit: Unit, view: View, paragraph: Paragraph) -> bool:
        """Draft one unit; tell whether something came of it."""
        speakers, via = self._speakers(unit, view)
        if not speakers:
            return False
        content = self._content(unit, view, paragraph)
        zone = Span(view.start(unit.first), max(view.end(unit.last), view.end(unit.cue.last)))
        source = tuple(Span(view.start(m.first), view.end(m.last)) for m in unit.sources if m.last > m.first)
        cue = (Span(view.start(unit.cue.first), view.end(unit.cue.last)),)
        draft = Draft(speakers, content, source, cue, zone, view.span, self._number, self._order, unit.rule,
                      declined=unit.declined, via=via)  # fmt: skip
        ended = view.tokens[-1].norm == ":" if view.tokens else False
        if ended and self.pack.order == "svo" and view.ending(len(view.tokens) - 1, Tag.CUE):
            draft.content = content = []
        if self._comments(unit, view, paragraph):
            draft.content = []
            return self._completes(draft, view, paragraph)
        if not content:
            if ended:
                self._pending = draft
                self.discourse.spoke(speakers)
                return True
            return unit.rule == "bare" and self._completes(draft, view, paragraph)
        if unit.backward and self._already(draft):
            return True
        if unit.rule == "label" or (self._dialogue(view) and unit.rule in ("tail", "medial")):
            draft.spoken = True
        self._read_out(draft, paragraph)
        before = self._open_quotation(paragraph, view.span.start) or self._block_above(view, paragraph)
        if before is not None:
            draft.content.insert(0, before)
        self._add(draft)
        if self._teller:
            self.discourse.spoke(self._teller)
        if (paragraph.open and content and content[-1].end >= paragraph.span.end - 2) or ended:
            self._pending = draft
        return True

    def _read_out(self, draft: Draft, paragraph: Paragraph) -> None:
        """Give an institution's quotation that reports a person's words ("the President noted that …") to the person."""
        if (
            len(draft.speakers) != 1
            or draft.speakers[0].kind is not SpeakerKind.INSTITUTION
            or not draft.content
        ):
            return
        if not any(
            q.inner.start <= draft.content[-1].start and draft.content[-1].end <= q.inner.end
            for q in paragraph.quotes
        ):
            return
        for span in sentences(self.text, draft.content[-1], (), self.pack):
            inner = View(self.text, span, (), (), lexicon=self.lexicon, codebook=self.codebook)
            for unit in sentence_units(inner):
                strong = inner.ending(unit.content[0][0], Tag.COMPLEMENTIZER) if unit.content else None
                if (
                    unit.rule == "head"
                    and strong
                    and unit.sources
                    and unit.sources[0].kind is MentionKind.PERSON
                ):
                    found = piece(self.text, inner.start(unit.content[0][0]), draft.content[-1].end, ())
                    draft.via = draft.speakers[0].name
                    draft.speakers = self.discourse.resolve(unit.sources[:1], inner)
                    draft.content = [found] if found is not None else draft.content
                    return

    def _already(self, draft: Draft) -> bool:
        """Tell whether the sentence that a draft points back to is a statement of the same source already."""
        last = self.drafts[-1] if self.drafts else None
        return last is not None and last.sentence == self._before and last.speakers == draft.speakers

    def _dialogue(self, view: View) -> bool:
        """Tell whether a sentence opens with the dash of direct speech without marks."""
        return self.text[view.span.start] in "—–-" and not view.quotes

    def _open_quotation(self, paragraph: Paragraph, start: int) -> Span | None:
        """Return the quotation that the paragraph before left open, where the sentence at `start` closes it."""
        if self._number == 0 or start != paragraph.span.start or not paragraph.quotes:
            return None
        earlier = self.paragraphs[self._number - 1]
        if not earlier.open or paragraph.quotes[0].outer.start != paragraph.span.start:
            return None
        taken = any(
            d.content and d.content[-1].end > earlier.quotes[-1].inner.start for d in self.drafts[-1:]
        )
        if taken:
            return None
        inner = earlier.quotes[-1].inner
        return piece(self.text, inner.start, inner.end, (), spoken=True)

    def _block_above(self, view: View, paragraph: Paragraph) -> Span | None:
        """Return the quotation that is the paragraph above, where a cue without one opens this paragraph."""
        opens = view.span.start == paragraph.span.start and view.tagged(0, Tag.CUE, Tag.QUOTING)
        if self._number == 0 or not opens or view.tokens[0].capital:
            return None
        above = self.paragraphs[self._number - 1]
        if any(d.content and d.content[-1].end > above.span.start for d in self.drafts[-1:]):
            return None
        if above.kind is BlockKind.QUOTE:
            return piece(self.text, above.span.start, above.span.end, above.quotes, spoken=True)
        whole = above.quotes and above.quotes[0].outer.start == above.span.start
        return above.quotes[0].inner if whole and above.quotes[0].outer.end == above.span.end else None

    def _comments(self, unit: Unit, view: View, paragraph: Paragraph) -> bool:
        """Tell whether a sentence only says who spoke the quotation before it, and where ("“Why?” she asked in court.")."""
        if (
            unit.rule != "head"
            or unit.first > 0
            or unit.declined
            or view.quotes
            or not self.pack.sources.houses
        ):
            return False
        behind = max(unit.cue.last, unit.sources[-1].last if unit.sources else 0)
        return self._quoted_before(view, paragraph) is not None and adjunct_only(
            view, behind, len(view.tokens)
        )

    def _quoted_before(self, view: View, paragraph: Paragraph) -> Quote | None:
        """Return the quotation that ends with a question or exclamation right before a sentence, or None."""
        if self._before is None or self._before.start < paragraph.span.start:
            return None
        quotes = [
            q
            for q in paragraph.quotes
            if self._before.start <= q.outer.start and q.outer.end <= view.span.start
        ]
        asked = bool(quotes) and self.text[quotes[-1].inner.end - 1] in "?!"
        return quotes[-1] if asked and not self._words(quotes[-1].outer.end, view.span.start) else None

    def _completes(self, draft: Draft, view: View, paragraph: Paragraph) -> bool:
        """Give a bare attribution ("he said.") the quotation that the sentence or paragraph before is."""
        above = self._block_above(view, paragraph)
        if above is not None:
            draft.content.append(above)
            self._add(draft)
            return True
        if self._before is None or self._before.start < paragraph.span.start:
            return False
        quotes = [
            q
            for q in paragraph.quotes
            if q.outer.start >= self._before.start and q.outer.end <= view.span.start
        ]
        if not quotes or self._words(quotes[-1].outer.end, view.span.start):
            return False
        if any(d.sentence == self._before for d in self.drafts):
            return False
        opened = self._open_quotation(paragraph, self._before.start)
        draft.content += [*([opened] if opened is not None else []), quotes[-1].inner]
        self._add(draft)
        return True

    def _speakers(self, unit: Unit, view: View) -> tuple[tuple[Speaker, ...], str | None]:
        """Return who speaks in a unit, and through whom it is reported."""
        self._teller = ()
        via = self._via(unit, view)
        sources: tuple[Mention, ...] = unit.sources
        if not sources and unit.rule.startswith("according"):
            his = Mention(MentionKind.PRONOUN, unit.cue.first, unit.cue.last)
            return self.discourse.resolve((his,), view), via
        if not sources and unit.rule == "issued":
            return (self.discourse.last if self._recent() else ()), via
        if not sources:
            dropped = Mention(MentionKind.PRONOUN, 0, 0)
            return self.discourse.resolve((dropped,), view), via
        if all(m.kind is MentionKind.MEDIUM for m in sources):
            cited = cited_source(view) if self.pack.pro_drop else None
            return (self.discourse.resolve((cited,), view) if cited is not None else ()), via
        return self.discourse.resolve(sources, view), via

    def _recent(self) -> bool:
        return self.discourse.sentence - self.discourse.last_sentence <= 2

    def _via(self, unit: Unit, view: View) -> str | None:
        """Return the outer source or the medium that the attribution names."""
        if unit.via is not None:
            if unit.via.kind is MentionKind.MEDIUM:
                return self._medium(unit.via, view)
            outer = self.discourse.resolve((unit.via,), view)
            if outer and outer[0].kind is SpeakerKind.PERSON and unit.rule != "according":
                self._teller = outer
            self.discourse.relayed(outer)
            return outer[0].name if outer else None
        for match in view.matches:
            if match.tag is Tag.MEDIUM and unit.first <= match.first < max(unit.last, unit.cue.last):
                return self.text[view.start(match.first) : view.end(match.last)]
        return None

    def _medium(self, mention: Mention, view: View) -> str:
        for match in view.matches:
            if match.tag is Tag.MEDIUM and mention.first <= match.first < mention.last:
                return self.text[view.start(match.first) : view.end(match.last)]
        return self.text[view.start(mention.first) : view.end(mention.last)]

    def _content(self, unit: Unit, view: View, paragraph: Paragraph) -> list[Span]:
        """Return the content spans of a unit."""
        if unit.backward:
            if self._before is None:
                return []
            quotes = [
                q for p in self.paragraphs[max(0, self._number - 1) : self._number + 1] for q in p.quotes
            ]
            found = piece(self.text, self._before.start, self._before.end, quotes)
            return [found] if found else []
        spans = []
        for first, last in unit.content:
            found = piece(self.text, view.start(first), view.end(last), view.quotes or paragraph.quotes)
            if found is not None:
                spans.append(found)
        return spans

    def _orphan(self, view: View, paragraph: Paragraph) -> None:
        """Give a sentence that is a quotation and nothing else to whoever spoke, or was spoken of, before it."""
        quotes = view.quotes
        last = self.drafts[-1] if self.drafts else None
        goes_on = self._dialogue(view) or (
            last is not None and last.rule == "label" and last.paragraph == self._number
        )
        if last is not None and last.spoken and last.order == self._order - 1 and goes_on:
            span = piece(self.text, view.span.start, view.span.end, ())
            if span is not None:
                last.content.append(span)
                last.order = self._order
            return
        if not quotes:
            return
        quoted = sum(q.outer.end - q.outer.start for q in quotes)
        if quoted < 0.85 * (view.span.end - view.span.start) or view.words_in(0, len(view.tokens)) < 3:
            return
        span = piece(self.text, view.span.start, view.span.end, quotes)
        if span is None:
            return
        if (
            last is not None
            and last.paragraph == self._number
            and last.order == self._order - 1
            and last.content
        ):
            last.content.append(span)
            last.order = self._order
            return
        speakers = self._spoken_of(paragraph)
        if speakers:
            self._add(Draft(speakers, [span], (), (), Span(view.span.start, view.span.start), view.span,
                            self._number, self._order, "orphan"))  # fmt: skip

    def _spoken_of(self, paragraph: Paragraph) -> tuple[Speaker, ...]:
        """Return the subject of the sentence before a lone quotation."""
        if self._before is None or self._before.start < paragraph.span.start:
            return ()
        before = self._view(self._before, paragraph)
        for mention in before.mentions:
            if not mention.governed and mention.kind in (
                MentionKind.PERSON, MentionKind.ROLE, MentionKind.PRONOUN, MentionKind.TITLE, MentionKind.DESCRIPTOR,
                MentionKind.UNKNOWN,
            ):  # fmt: skip
                found = self.discourse.resolve((mention,), before)
                if found and found[0].kind is SpeakerKind.PERSON:
                    return found
        return ()

    def _add(self, draft: Draft) -> None:
        draft.sides = self.discourse.sides(draft.speakers)
        self.drafts.append(draft)
        self.discourse.spoke(draft.speakers)


def may_speak(view: View, mention: Mention) -> bool:
    """Tell whether a mention can be a subject in the word order of its language."""
    return nominative(view, mention) if view.pack.order == "sov" else not mention.governed


def sentence_units(view: View) -> list[Unit]:
    """Return the attributions of a sentence by the frames of its language's word order."""
    return verb_final_units(view) if view.pack.order == "sov" else clause_units(view)


def quotes_of(paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """Return all quotations of a document, block quotations without marks among them."""
    return [
        quote
        for paragraph in paragraphs
        for quote in (
            paragraph.quotes
            or ([Quote(paragraph.span, paragraph.span)] if paragraph.kind is BlockKind.QUOTE else [])
        )
    ]
