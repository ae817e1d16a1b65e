"""A document cut up: paragraphs, the quotations in them, and sentences that never break inside a quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from positions.extraction.quotes import Quote, find_quotes, split_quotes
from positions.model import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from positions.languages.schema import Attribution
    from positions.model import Document

_END = re.compile(r"[.!?…](?:[.!?…])*")
# Letters; the longest sentence in some 400 reports has about 900.
_LONGEST = 2_000
_CLOSING = "”\"»“’')]"
# "PARIS — ", "WASHINGTON (Reuters) — ": where a report was written, in front of its first sentence.
_DATELINE = re.compile(
    r"[^\W\d_a-z]{2}[^\W\d_a-zа-яіїєґ]*(?:[ .’'-]{1,2}[^\W\d_a-zа-яіїєґ]+){0,3}"
    r"(?:(?:, [^\W\d_][\w.]{1,11}(?: \d{1,2})?){0,2} \([^()\n]{2,25}\) [—–-]|(?: \([^()\n]{2,25}\))? [—–])"
    r" (?![^—–\n]{1,60} [—–] )"
)
_INITIAL = re.compile(r"(?:^|[\s(.\xa0])[^\W\d_]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the document with its quotations and sentences."""

    kind: BlockKind
    span: Span
    quotes: tuple[Quote, ...]
    sentences: tuple[Span, ...]

    @property
    def open(self) -> bool:
        """Tell whether a quotation runs on past the paragraph's end."""
        return bool(self.quotes) and not self.quotes[-1].closed


def paragraphs(document: Document, pack: Attribution, attributes: Callable[[str], bool]) -> list[Paragraph]:
    """Cut a document into paragraphs, captions and headings kept apart by their kind.

    Args:
        document: The report; where it has no blocks, its lines are paragraphs.
        pack: The language's part on attribution.
        attributes: Tells whether words between dashes attribute the quotation around them.
    """
    text = document.text
    blocks = document.blocks or tuple(
        Block(BlockKind.PARAGRAPH, Span(m.start(), m.end())) for m in re.finditer(r"\S[^\n]*", text)
    )
    found = []
    for block in blocks:
        start, end = block.span.start, block.span.end
        whole = find_quotes(text, start, end, single=pack.single_quotes, marks=pack.quotation_marks)
        placed = _DATELINE.match(text, start, end)
        told = (
            Span(placed.end(), end)
            if placed and placed[0].partition(" (")[0].partition(",")[0].isupper()
            else block.span
        )
        cut = tuple(sentences(text, told, tuple(whole), pack))
        found.append(Paragraph(block.kind, block.span, tuple(split_quotes(text, whole, attributes)), cut))
    return found


def sentences(text: str, span: Span, quotes: tuple[Quote, ...], pack: Attribution) -> list[Span]:
    """Cut a paragraph into sentences.

    A full stop ends a sentence where a capital, digit, dash or opening mark follows, unless it stands inside a
    quotation or parentheses, behind an abbreviation, or behind a single initial.
    """
    abbreviations = frozenset(pack.abbreviations)
    inside = [(q.outer.start, q.outer.end) for q in quotes]
    cuts: list[int] = []
    depth_at = _parentheses(text, span)
    quote = 0
    for match in _END.finditer(text, span.start, span.end):
        at = match.end()
        while quote < len(inside) and inside[quote][1] <= match.start():
            quote += 1
        if quote < len(inside) and inside[quote][0] <= match.start():
            # Only a stop right before the closing mark can end the sentence that the quotation ends.
            if at + 1 < inside[quote][1] and text[at : inside[quote][1]].strip(_CLOSING + " \xa0"):
                continue
            at = inside[quote][1]
            if at >= span.end or not quotes[quote].closed or not _new_sentence(text, at, span.end):
                continue
            cuts.append(at)
            continue
        if any(a < match.start() < b for a, b in depth_at):
            continue
        while at < span.end and text[at] in _CLOSING:
            at += 1
        if (
            at < span.end
            and _new_sentence(text, at, span.end)
            and not _abbreviated(text, span.start, match.start(), abbreviations)
        ):
            cuts.append(at)
    bounds = list(_shortened(text, [span.start, *cuts, span.end]))
    return [trimmed for a, b in pairwise(bounds) if (trimmed := trim(text, a, b)).end > trimmed.start]


def _shortened(text: str, bounds: list[int]) -> Iterator[int]:
    """Yield bounds with more of them inside sentences that no writer wrote, so that time stays linear."""
    yield bounds[0]
    for start, end in pairwise(bounds):
        at = start
        while end - at > _LONGEST:
            cut = max(text.rfind(mark, at, at + _LONGEST) for mark in " ,;\u3000")
            at = cut + 1 if cut > at else at + _LONGEST
            yield at
        yield end


def trim(text: str, start: int, end: int) -> Span:
    """Return a span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _parentheses(text: str, span: Span) -> list[tuple[int, int]]:
    """Return the stretches in parentheses, short ones only (a stray one hides nothing)."""
    return [
        (span.start + m.start(), span.start + m.end())
        for m in re.finditer(r"\([^()]{0,300}\)", text[span.start : span.end])
    ]


def _new_sentence(text: str, at: int, end: int) -> bool:
    """Tell whether what follows a stop can open a sentence."""
    rest = text[at : min(end, at + 4)]
    if not rest or not rest[0].isspace():
        return _glued(text[max(0, at - 8) : at], rest)
    rest = rest.strip()
    if not rest:
        return at + 4 >= end
    return rest[0].isupper() or rest[0].isdigit() or rest[0] in "“\"«„‘'—–([•-"


def _glued(before: str, after: str) -> bool:
    """Tell whether two sentences only lost the space between them: words on both sides, no address ("Lenta.Ru")."""
    word = before.rstrip(_CLOSING + ".!?…")[-3:]
    opens = len(after) > 3 and after.isalpha() and after[0].isupper() and after[1:].islower()
    return opens and len(word) == 3 and word.isalpha() and word.islower()


def _abbreviated(text: str, start: int, stop: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the word before a stop is an abbreviation or an initial."""
    if text[stop] != ".":
        return False
    before = text[max(start, stop - 12) : stop]
    initial = _INITIAL.search(before)
    # The network is no initial ("wrote on X. …").
    if initial and not before.endswith(" on X") and initial.group()[-1].isupper():
        return True
    word = re.search(r"[\w.]+$", before)
    return word is not None and word.group().casefold() in abbreviations


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
