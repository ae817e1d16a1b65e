"""Word documents (DOCX): paragraphs, headings, quotations, lists and the cells of tables, in their order."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import OpcError
from docx.text.paragraph import Paragraph
from lxml import etree

from positions.documents.arrival import MEGABYTE, Limits
from positions.documents.guard import BOMB, inflated
from positions.documents.layout import is_caption
from positions.documents.page_marks import line_of
from positions.documents.reading import Reading, Refusal
from positions.documents.zipped import opened
from positions.languages.detection import detect
from positions.model import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import Table

VERSION = 1
_LARGEST = 100 * MEGABYTE
_LARGEST_TREES = 20 * MEGABYTE
_DEEPEST = 20
_KINDS = (("heading", BlockKind.HEADING), ("quote", BlockKind.QUOTE), ("list", BlockKind.ITEM))
_DAMAGE = (
    KeyError, ValueError, AttributeError, TypeError, IndexError, OSError, zipfile.BadZipFile,
    etree.LxmlError, OpcError, RecursionError, NotImplementedError,
)  # fmt: skip
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def read(data: bytes, language: str | None = None, _charset: str | None = None) -> Reading:
    """Read a Word document.

    Args:
        data: The bytes of the file.
        language: What the caller says; else it is detected.
        _charset: The format is always in UTF-8.

    Raises:
        Refusal: If it is damaged, unpacks into far too much, or has no text.
    """
    with opened(io.BytesIO(data), Limits()) as archive:
        _require_small(archive.infolist())
    try:
        document = docx.Document(io.BytesIO(data))
        found = list(_lines(document))
        title, author = document.core_properties.title, document.core_properties.author
    except _DAMAGE as error:
        raise Refusal("is a damaged Word document; open it and save it again") from error
    heading = next((words for kind, words in found if kind is None), None)
    pieces: list[str] = []
    blocks: list[Block] = []
    start = 0
    for kind, words in found:
        if kind is None:
            continue
        caption = kind is BlockKind.PARAGRAPH and is_caption(words)
        blocks.append(Block(BlockKind.CAPTION if caption else kind, Span(start, start + len(words))))
        pieces.append(words)
        start += len(words) + 1
    text = "\n".join(pieces)
    if not text:
        raise Refusal("holds no text; is it pictures of text?")
    return Reading(
        text, tuple(blocks), language or detect(text), title=heading or line_of(title), author=line_of(author)
    )


def _require_small(parts: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse a document that takes up far more room than a report once it is unpacked and its text is a tree.

    Raises:
        Refusal: If it does.
    """
    trees = pictures = 0
    for part in parts:
        if inflated(part.file_size, part.compress_size, Limits().ratio):
            raise Refusal(BOMB.format(Limits().ratio))
        if part.filename.endswith((".xml", ".rels")):
            trees += part.file_size
        else:
            pictures += part.file_size
    if trees > _LARGEST_TREES or pictures > _LARGEST:
        raise Refusal("unpacks into more than any report holds; save its text as a text file")


def _lines(document: Document) -> Iterator[tuple[BlockKind | None, str]]:
    """Yield the paragraphs; the title of the document has no kind."""
    for block in document.iter_inner_content():
        yield from _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _table(table: Table, depth: int = 0) -> Iterator[tuple[BlockKind | None, str]]:
    """Yield the paragraphs in the cells of a table; cells that were merged once only."""
    seen: set[object] = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc in seen:  # noqa: SLF001 - merged cells are known by nothing else
                continue
            seen.add(cell._tc)  # noqa: SLF001
            for block in cell.iter_inner_content():
                if isinstance(block, Paragraph):
                    yield from _paragraph(block)
                elif depth < _DEEPEST:
                    yield from _table(block, depth + 1)


def _paragraph(paragraph: Paragraph) -> Iterator[tuple[BlockKind | None, str]]:
    style: ParagraphStyle | None = paragraph.style
    name = ((style.name if style is not None else None) or "").lower()
    kind = None if name == "title" else next((k for word, k in _KINDS if word in name), BlockKind.PARAGRAPH)
    for line in paragraph.text.split("\n"):
        words = unicodedata.normalize("NFC", " ".join(_UNWRITABLE.sub("", line).split()))
        if words:
            yield kind, words
