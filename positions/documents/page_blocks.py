"""The tree that trafilatura makes of an article, as blocks of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from positions.documents.layout import is_caption
from positions.documents.noise import is_noise_line
from positions.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_KINDS = {"head": BlockKind.HEADING, "quote": BlockKind.QUOTE, "item": BlockKind.ITEM}
_INLINE = frozenset(
    {"hi", "ref", "del", "code", "span", "a", "b", "i", "em", "strong", "u", "sub", "sup", "q"}
)
_SENTENCE_END = (".", "!", "?", "…", ":", "”", '"', "»", ";", "’")


def lines(body: _Element, headlines: tuple[str, ...]) -> Iterator[tuple[BlockKind, str]]:
    """Yield the blocks of an article: its kind and its words on one line.

    Captions, credits and the headline are left out. A line break inside a paragraph opens a new block where the
    words before it end a sentence or another break follows, and is a space elsewhere.
    """
    left_out = {_bare(headline) for headline in headlines}
    for kind, text in _raw(body):
        if _bare(text) in left_out or is_noise_line(text):
            continue
        if kind is BlockKind.PARAGRAPH and is_caption(text):
            continue
        yield kind, text


def _raw(body: _Element) -> Iterator[tuple[BlockKind, str]]:
    """Yield every block with its kind."""
    pieces: list[str] = []
    opened: list[BlockKind] = []

    def block() -> Iterator[tuple[BlockKind, str]]:
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            yield _kind(opened), text

    for event, element in etree.iterwalk(body, events=("start", "end")):
        starts = event == "start"
        if element.tag == "lb":
            if starts and _ends_line("".join(pieces)):
                yield from block()
            elif starts:
                pieces.append("\n")
        elif element.tag not in _INLINE:
            yield from block()
            if element.tag in _KINDS:
                opened.append(_KINDS[element.tag]) if starts else opened.pop()
        pieces.append((element.text if starts else element.tail) or "")
    yield from block()


def _ends_line(text: str) -> bool:
    """Tell whether a line break behind the text ends a paragraph."""
    return text.endswith("\n") or text.rstrip().endswith(_SENTENCE_END)


def _kind(opened: list[BlockKind]) -> BlockKind:
    """Return the kind of a block by what it lies in; a list in a quotation is quoted."""
    if BlockKind.QUOTE in opened:
        return BlockKind.QUOTE
    return opened[-1] if opened else BlockKind.PARAGRAPH


def _bare(text: str) -> str:
    """Return the letters and digits of a line, to compare headlines."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
