"""PDF files with a text layer: their lines joined into paragraphs."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from positions.documents.layout import blocks
from positions.documents.page_marks import line_of
from positions.documents.reading import Reading, Refusal
from positions.languages.detection import detect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERSION = 1
_MOST_PAGES = 2000
_MOST_LETTERS = 20_000_000
# Whatever a damaged file makes the library stumble over.
_DAMAGE = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, RecursionError,
    ArithmeticError, AssertionError, NotImplementedError, UnicodeError, MemoryError, StopIteration,
)  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?…:;”\"»’)\]]\s*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
# What a paragraph's last line leaves free on the right, as a share of the longest line.
_SHORT = 0.75
_UNWRITABLE = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_BARE_NUMBER = re.compile(r"\W*(?:\d{1,4}|\d{1,4}\s*/\s*\d{1,4})\W*")

logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False


def read(data: bytes, language: str | None = None, _charset: str | None = None) -> Reading:
    """Read a PDF.

    Args:
        data: The bytes of the file.
        language: What the caller says; else it is detected.
        _charset: The format knows none.

    Raises:
        Refusal: If it is damaged, encrypted or very long, or its pages are pictures.
    """
    try:
        reader = _opened(data)
        pages = list(_pages(reader))
        about = reader.metadata
        title, author = (about.title, about.author) if about else (None, None)
    except Refusal:
        raise
    except ImportError as error:
        raise Refusal("is a PDF encrypted in a way that is not read; save it without encryption") from error
    except _DAMAGE as error:
        raise Refusal("is a damaged PDF; get it again, or save its text as a text file") from error
    text = "\n".join(paragraph for page in pages for paragraph in joined(page.splitlines()))
    if not text:
        raise Refusal("is a PDF without a text layer; run text recognition (OCR) over it first")
    language = language or detect(text)
    return Reading(text, blocks(text, 0, language), language, title=line_of(title), author=line_of(author))


def _opened(data: bytes) -> PdfReader:
    """Open a PDF.

    Raises:
        Refusal: If it is encrypted or very long.
    """
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refusal("is a PDF with a password; save it without one")
    if len(reader.pages) > _MOST_PAGES:
        raise Refusal(f"has more than {_MOST_PAGES} pages; split it into single reports")
    return reader


def _pages(reader: PdfReader) -> Iterator[str]:
    """Yield the text of every page.

    Raises:
        Refusal: If it is longer than any report.
    """
    letters = 0
    for page in reader.pages:
        text = unicodedata.normalize("NFC", _UNWRITABLE.sub("", page.extract_text()))
        letters += len(text)
        if letters > _MOST_LETTERS:
            raise Refusal("holds more text than any report; split it into single reports")
        yield text


def joined(lines: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs that printed lines make up: one ends at an empty line, or at a short line that ends a sentence."""
    kept = [" ".join(line.split()) for line in lines if not _BARE_NUMBER.fullmatch(line)]
    longest = max(map(len, kept), default=0)
    words = ""
    for line in kept:
        if not line:
            if words:
                yield words
            words = ""
            continue
        words = f"{_HYPHEN.sub('', words)}{line}" if _is_broken(words, line) else f"{words} {line}".lstrip()
        if len(line) < _SHORT * longest and _SENTENCE_END.search(line):
            yield words
            words = ""
    if words:
        yield words


def _is_broken(words: str, line: str) -> bool:
    """Tell whether a word goes on in the next line."""
    return _HYPHEN.search(words) is not None and line[:1].islower()
