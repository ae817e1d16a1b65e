"""The tree that trafilatura makes of an article, as blocks of plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from positions.documents.layout import is_caption, is_noise_line
from positions.documents.prose import BREAK
from positions.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_KINDS = {"head": BlockKind.HEADING, "quote": BlockKind.QUOTE, "item": BlockKind.ITEM}
_INLINE = frozenset({"hi", "ref", "del", "code", "span", "a", "lb"})
# A line ends a paragraph where its words end a sentence or another line break follows.
_PARAGRAPH_END = re.compile(rf"(?<=[.!?…:;”\"»’])\s*{BREAK}|{BREAK}\s*{BREAK}[{BREAK}\s]*")


def lines(body: _Element, known: tuple[str, ...]) -> Iterator[tuple[BlockKind, str]]:
    """Yield the blocks of an article: its kind and its words on one line.

    Captions and credits are left out, and so are the lines that are known already: the headline, who wrote it.
    """
    left_out = {_bare(line) for line in known}
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
        text = "".join(pieces)
        pieces.clear()
        for part in _PARAGRAPH_END.split(text):
            if line := " ".join(part.replace(BREAK, " ").split()):
                yield _kind(opened), line

    for event, element in etree.iterwalk(body, events=("start", "end")):
        starts = event == "start"
        if element.tag not in _INLINE:
            yield from block()
            if element.tag in _KINDS:
                opened.append(_KINDS[element.tag]) if starts else opened.pop()
        pieces.append((element.text if starts else element.tail) or "")
    yield from block()


def _kind(opened: list[BlockKind]) -> BlockKind:
    """Return the kind of a block by what it lies in; a list in a quotation is quoted."""
    if BlockKind.QUOTE in opened:
        return BlockKind.QUOTE
    return opened[-1] if opened else BlockKind.PARAGRAPH


def _bare(text: str) -> str:
    """Return the letters and digits of a line, to compare headlines."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
