"""Where the reading of a document stands: the place reached, the drafts so far, what waits for its words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from positions.extraction.cast import Cast
from positions.extraction.contents import piece
from positions.extraction.drafts import Draft
from positions.extraction.encounters import note
from positions.extraction.given_names import native_names
from positions.extraction.homelands import home_of
from positions.extraction.tables import sides
from positions.extraction.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.codebook import Codebook
    from positions.extraction.date_mentions import DateMention
    from positions.extraction.lexicon import Lexicon
    from positions.extraction.sayings import Actor
    from positions.extraction.segments import Paragraph
    from positions.languages.schema import Attribution
    from positions.model import Document, Span, Speaker


class Reading:
    """The state that all who read one document share.

    Args:
        document: The report.
        paragraphs: Its paragraphs.
        dates: Date mentions in text order.
        lexicon: The language's lexicon.
        codebook: The registry.

    Attributes:
        number: Number of the paragraph reached.
        order: Number of the sentence reached.
        before: The sentence read last; None before the first.
        pending: The statement whose words are still to come, if one waits.
        drafts: The statements so far.
        questions: Numbers of the paragraphs in which a journalist asks.
        actors: Who was mentioned where.
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
        self.lexicon = lexicon
        self.pack: Attribution = lexicon.pack
        self.cast = Cast(
            codebook,
            document.published_on,
            self.pack.transliteration,
            self.pack.home,
            native_names(self.pack),
        )
        self.cast.setting = home_of(document.text, self.pack)
        self.number = 0
        self.order = 0
        self.before: Span | None = None
        self.pending: Draft | None = None
        self.drafts: list[Draft] = []
        self.questions: set[int] = set()
        self.actors: list[Actor] = []
        self._codebook = codebook
        self._dates = dates
        self._date_starts = [date.span.start for date in dates]

    @property
    def latest(self) -> Draft | None:
        """Return the statement drafted last."""
        return self.drafts[-1] if self.drafts else None

    @property
    def above(self) -> Paragraph | None:
        """Return the paragraph above the one reached."""
        return self.paragraphs[self.number - 1] if self.number else None

    @property
    def below(self) -> Paragraph | None:
        """Return the paragraph below the one reached."""
        after = self.number + 1
        return self.paragraphs[after] if after < len(self.paragraphs) else None

    def view(self, span: Span, paragraph: Paragraph) -> View:
        """Return a sentence of a paragraph as the frames see it."""
        first = bisect_left(self._date_starts, span.start)
        last = bisect_left(self._date_starts, span.end)
        opened = bisect_left(paragraph.quotes, span.start, key=lambda quote: quote.outer.start)
        closed = bisect_left(paragraph.quotes, span.end, key=lambda quote: quote.outer.start)
        return View(
            self.text,
            span,
            paragraph.quotes[opened:closed],
            [d for d in self._dates[first:last] if d.span.end <= span.end],
            lexicon=self.lexicon,
            codebook=self._codebook,
            surnames=frozenset(self.cast.surnames),
        )

    def inner_view(self, span: Span) -> View:
        """Return a sentence inside a quotation, by itself: without dates, quotations or what was met before."""
        return View(self.text, span, (), (), lexicon=self.lexicon, codebook=self._codebook)

    def hear(self, paragraph: Paragraph) -> None:
        """Note who is mentioned in a paragraph whose words are somebody's speech."""
        for sentence in paragraph.sentences:
            note(self.cast, self.view(sentence, paragraph))

    def words(self, start: int, end: int) -> bool:
        """Tell whether words stand in a stretch of the text."""
        return any(c.isalnum() for c in self.text[start:end])

    def whole(self, paragraph: Paragraph, *, spoken: bool = True) -> Span | None:
        """Return the content that a whole paragraph is; None where it has no words."""
        return piece(self.text, paragraph.span.start, paragraph.span.end, paragraph.quotes, spoken=spoken)

    def speech(
        self, speakers: tuple[Speaker, ...], content: list[Span], paragraph: Paragraph, rule: str
    ) -> Draft:
        """Return the draft of a speech without a cue of its own: a turn, a block quotation, an answer."""
        return Draft(speakers, content, paragraph.span, self.number, self.order, rule, spoken=True)

    def add(self, draft: Draft) -> None:
        """Take a statement up."""
        draft.sides = sides(self.cast, draft.speakers)
        self.drafts.append(draft)
        self.cast.spoke(draft.speakers)
