"""One sentence as the frames see it: words, tags, quotations, mentions, dates."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from positions.extraction.mention_finder import MentionFinder
from positions.extraction.suffixed_mentions import SuffixedMentionFinder
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from positions.codebook import Codebook
    from positions.extraction.date_mentions import DateMention
    from positions.extraction.lexicon import Lexicon, Match
    from positions.extraction.mentions import Mention
    from positions.extraction.quotes import Quote
    from positions.languages.schema import Attribution
    from positions.model import Span


class View:
    """A sentence with everything found in it; token places count from its first token.

    Args:
        text: The document's text.
        span: The sentence.
        quotes: Quotations of its paragraph.
        dates: Date mentions inside the sentence.
        lexicon: The language's lexicon.
        codebook: For names and their gender.
        surnames: Slugs of surnames of unknown persons met before.
    """

    def __init__(
        self,
        text: str,
        span: Span,
        quotes: Sequence[Quote],
        dates: Sequence[DateMention],
        *,
        lexicon: Lexicon,
        codebook: Codebook,
        surnames: AbstractSet[str] = frozenset(),
    ) -> None:
        self.text = text
        self.span = span
        self.pack: Attribution = lexicon.pack
        self.quotes = tuple(q for q in quotes if q.outer.start >= span.start and q.outer.end <= span.end)
        self.dates = tuple(dates)
        self.tokens = lexicon.tokens(text, span.start, span.end)
        self.matches = lexicon.match(self.tokens)
        self._lexicon = lexicon
        self._codebook = codebook
        self._surnames = surnames
        self._starts: dict[int, list[Match]] = {}
        self._ends: dict[int, list[Match]] = {}
        for match in self.matches:
            self._starts.setdefault(match.first, []).append(match)
            self._ends.setdefault(match.last, []).append(match)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Return the mentions outside quotations, in text order."""
        barred = frozenset(p for first, last in enumerate(self._dated) for p in range(first, last))
        suffixed = self.pack.apostrophe == "suffix"
        finder = (SuffixedMentionFinder if suffixed else MentionFinder)(
            self.text,
            self.tokens,
            self.matches,
            self.pack,
            self._codebook,
            surnames=self._surnames,
            barred=barred,
        )
        return [m for m in finder.find() if not self.quoted(m.first)]

    @cached_property
    def _mentioned(self) -> dict[int, Mention]:
        """Return the mentions by their first tokens, the first one of each."""
        return {mention.first: mention for mention in reversed(self.mentions)}

    @cached_property
    def _quoted(self) -> list[bool]:
        flags = [False] * len(self.tokens)
        for quote in self.quotes:
            for place in range(self.token_at(quote.outer.start), self.token_at(quote.outer.end)):
                flags[place] |= self.tokens[place].start >= quote.outer.start
        return flags

    @cached_property
    def _opened(self) -> dict[int, Quote]:
        """Return the quotations by the places of their opening marks."""
        return {quote.outer.start: quote for quote in reversed(self.quotes)}

    @cached_property
    def _closed(self) -> dict[int, Quote]:
        """Return the quotations by the places where they end."""
        return {quote.outer.end: quote for quote in reversed(self.quotes)}

    @cached_property
    def _dated(self) -> list[int]:
        """Return, for each token that begins a date, the token past its end."""
        ends = [0] * len(self.tokens)
        for date in self.dates:
            first = self.token_at(date.span.start)
            if first >= len(ends):
                continue
            ends[first] = max(ends[first], self.token_at(date.span.end))
        return ends

    def quoted(self, place: int) -> bool:
        """Tell whether a token stands inside a quotation."""
        return self._quoted[place]

    def quote_from(self, place: int) -> Quote | None:
        """Return the quotation whose opening mark is the token."""
        return self._opened.get(self.tokens[place].start) if self.quotes else None

    def quote_to(self, place: int) -> Quote | None:
        """Return the quotation that ends with the token."""
        return self._closed.get(self.tokens[place].end) if self.quotes else None

    def before_adverbs(self, place: int) -> int:
        """Return the token at which the adverbs begin that end right before a place; the place itself without any."""
        while place > 0 and (adverb := self.ending(place, Tag.ADVERB)) is not None:
            place = adverb.first
        return place

    def dated(self, place: int) -> bool:
        """Tell whether a token stands inside the words of a date, behind their first."""
        start = self.tokens[place].start
        return any(date.span.start <= start < date.span.end for date in self.dates)

    def date_end(self, place: int) -> int:
        """Return the token past a date that begins here, or 0."""
        return self._dated[place] if place < len(self._dated) else 0

    def tagged(self, place: int, *tags: Tag) -> Match | None:
        """Return the longest match of one of the tags that begins here."""
        best: Match | None = None
        for match in self._starts.get(place, ()):
            if match.tag in tags and (best is None or match.last > best.last):
                best = match
        return best

    def ending(self, place: int, *tags: Tag) -> Match | None:
        """Return the longest match of one of the tags that ends before this place."""
        best: Match | None = None
        for match in self._ends.get(place, ()):
            if match.tag in tags and (best is None or match.first < best.first):
                best = match
        return best

    def mention_from(self, place: int) -> Mention | None:
        """Return the mention that begins here."""
        return self._mentioned.get(place)

    def envoys(self, mention: Mention) -> bool:
        """Tell whether a mention is a delegation, registered or not."""
        body = self._codebook.institutions.get(mention.value)
        return (body.kind if body is not None else mention.value) == "delegation"

    def token_at(self, offset: int) -> int:
        """Return the first token that ends behind an offset."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def start(self, place: int) -> int:
        """Return the offset where a token begins, or the sentence's end behind the last one."""
        return self.tokens[place].start if place < len(self.tokens) else self.span.end

    def end(self, place: int) -> int:
        """Return the offset where the token before a place ends."""
        return self.tokens[place - 1].end if place else self.span.start

    def norm(self, place: int) -> str:
        """Return a token's folded form, or "" outside the sentence."""
        return self.tokens[place].norm if 0 <= place < len(self.tokens) else ""

    def words_in(self, first: int, last: int) -> int:
        """Count the words among tokens [first, last)."""
        return sum(token.word for token in self.tokens[max(first, 0) : last])
