"""Quotations beside an attribution: left open by the paragraph above, set as that paragraph, right before the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bridges import adjunct_only
from positions.extraction.contents import piece
from positions.extraction.tags import Tag
from positions.model import BlockKind

if TYPE_CHECKING:
    from positions.extraction.drafts import Draft
    from positions.extraction.quotes import Quote
    from positions.extraction.reading import Reading
    from positions.extraction.segments import Paragraph
    from positions.extraction.units import Unit
    from positions.extraction.views import View
    from positions.model import Span


def open_quotation(reading: Reading, paragraph: Paragraph, start: int) -> Span | None:
    """Return the quotation that the paragraph before left open, where the sentence at `start` closes it."""
    above = reading.above
    if above is None or start != paragraph.span.start or not paragraph.quotes:
        return None
    if not above.open or paragraph.quotes[0].outer.start != paragraph.span.start:
        return None
    inner = above.quotes[-1].inner
    return (
        None if _taken(reading, inner.start) else piece(reading.text, inner.start, inner.end, (), spoken=True)
    )


def block_above(reading: Reading, view: View, paragraph: Paragraph) -> Span | None:
    """Return the quotation that is the paragraph above, where a cue without one opens this paragraph."""
    above = reading.above
    first = view.span.start == paragraph.span.start
    thus = view.tagged(0, Tag.THUS) if view.pack.sources.houses else None
    opens = first and (thus or (view.tagged(0, Tag.CUE, Tag.QUOTING) and not view.tokens[0].capital))
    if above is None or not opens or _taken(reading, above.span.start):
        return None
    if above.kind is BlockKind.QUOTE:
        return reading.whole(above)
    quote = above.quotes[0] if above.quotes else None
    return quote.inner if quote is not None and quote.outer == above.span else None


def _taken(reading: Reading, start: int) -> bool:
    """Tell whether the latest statement holds words behind an offset already."""
    latest = reading.latest
    return latest is not None and bool(latest.content) and latest.content[-1].end > start


def comments(reading: Reading, unit: Unit, view: View, paragraph: Paragraph) -> bool:
    """Tell whether a sentence only says who spoke the quotation before it, and where ("“Why?” she asked in court.")."""
    if unit.rule != "head" or unit.first > 0 or unit.declined or view.quotes or not view.pack.sources.houses:
        return False
    quote = _quotation_before(reading, view, paragraph)
    behind = max(unit.cue.last, unit.sources[-1].last if unit.sources else 0)
    asked = quote is not None and reading.text[quote.inner.end - 1] in "?!"
    return asked and adjunct_only(view, behind, len(view.tokens))


def completes(reading: Reading, draft: Draft, view: View, paragraph: Paragraph) -> bool:
    """Give a bare attribution ("he said.") the quotation that the sentence or paragraph before is."""
    above = block_above(reading, view, paragraph)
    if above is not None:
        draft.content.append(above)
        reading.add(draft)
        return True
    quote, before = _quotation_before(reading, view, paragraph), reading.before
    if quote is None or before is None or any(d.sentence == before for d in reading.drafts):
        return False
    opened = open_quotation(reading, paragraph, before.start)
    draft.content += [*([opened] if opened is not None else []), quote.inner]
    reading.add(draft)
    return True


def _quotation_before(reading: Reading, view: View, paragraph: Paragraph) -> Quote | None:
    """Return the quotation of the sentence before that ends right before a sentence, or None."""
    before = reading.before
    if before is None or before.start < paragraph.span.start:
        return None
    quotes = [q for q in paragraph.quotes if before.start <= q.outer.start and q.outer.end <= view.span.start]
    return quotes[-1] if quotes and not reading.words(quotes[-1].outer.end, view.span.start) else None
