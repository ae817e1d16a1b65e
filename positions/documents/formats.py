"""Which reader reads which file: one row a format, one module a reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

from positions.documents import encodings
from positions.documents.reading import NotInstalled, Refusal

if TYPE_CHECKING:
    from positions.documents.reading import Reading


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, data: bytes, language: str | None = None) -> Reading:
        """Return what the bytes say, or raise a Refusal."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its file endings and the way its files begin.

    Attributes:
        name: What messages call it.
        endings: File endings that declare it.
        opening: How a file of it begins; None where only the ending tells.
        module: The reader's module, imported when it is needed; None for what is not read yet.
        extra: The extra of the package that the reader needs.
    """

    name: str
    endings: tuple[str, ...]
    opening: re.Pattern[str] | None
    module: str | None
    extra: str = ""


_COMMENTS = r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*"
_FEED = re.compile(_COMMENTS + r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(
    _COMMENTS + r"<(?:!doctype\s+html|html|head|title|meta|body|main|article|section|div|h1|p)[\s>]",
    re.IGNORECASE | re.DOTALL,
)

FORMATS = (
    Format("a feed", (".rss", ".atom"), _FEED, None),
    Format("HTML", (".html", ".htm", ".xhtml", ".shtml"), _PAGE, "positions.documents.page", "html"),
    Format("JSON", (".json", ".jsonl", ".ndjson"), None, None),
    Format("a table", (".csv", ".tsv"), None, None),
    Format("an e-mail", (".eml",), None, None),
)
_PLAIN = Format("text", (".txt", ".text", ".md"), None, "positions.documents.plain")


def reader_for(name: str, data: bytes) -> Reader:
    """Return the reader of a file: by the way it begins, else by its ending, else that of plain text.

    Raises:
        Refusal: If the format is known but not read.
        NotInstalled: If what its reader needs is not installed.
    """
    opening = encodings.opening(data)
    ending = PurePath(name).suffix.lower()
    begun = (f for f in FORMATS if f.opening is not None and f.opening.match(opening))
    ended = (f for f in FORMATS if ending in f.endings)
    found = next(begun, next(ended, _PLAIN))
    if found.module is None:
        raise Refusal(f"is {found.name}, which cannot be read; give the articles as text or HTML files")
    try:
        return cast("Reader", import_module(found.module))
    except ImportError as error:
        raise NotInstalled(
            f"is {found.name}, whose reader is not installed; run pip install 'positions[{found.extra}]'"
        ) from error
