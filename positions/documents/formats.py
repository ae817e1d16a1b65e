"""Which reader reads what: one row a format, one module a reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from positions.documents import encodings
from positions.documents.reading import NotInstalled

if TYPE_CHECKING:
    from positions.documents.arrival import Told

# Enough for the signature of a tar archive and for the comments before a page.
OPENING = 2048


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the way its files begin, by their endings and by its media types.

    Attributes:
        name: What messages call it.
        endings: File endings that declare it.
        media: Media types that declare it.
        magic: Bytes at a place, by which a file is surely of this format.
        opening: How a text of it begins; None where only ending and media type tell.
        module: Its reader, imported when it is needed: a module with `read`, or `members` for what holds reports.
        extra: The extra of the package that the reader needs.
        library: The distribution that does the work, whose version counts too.
    """

    name: str
    module: str
    endings: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    magic: tuple[tuple[int, bytes], ...] = ()
    opening: re.Pattern[str] | None = None
    extra: str = ""
    library: str = ""

    def reader(self) -> Any:
        """Return the module that reads the format.

        Raises:
            NotInstalled: If what it needs is not installed.
        """
        try:
            return import_module(self.module)
        except ImportError as error:
            raise NotInstalled(
                f"is {self.name}, whose reader is not installed; run pip install 'positions[{self.extra}]'"
            ) from error


_COMMENTS = r"\s*(?:<!--.*?-->\s*|<\?[^>]*\?>\s*|<!doctype\s+(?:rss|feed|rdf|urlset|sitemapindex)\b(?:[^>\[]|\[.*?\])*>\s*)*"
_FEED = re.compile(_COMMENTS + r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(
    _COMMENTS + r"<(?:!doctype\s+html|html|head|title|meta|body|main|article|section|div|h1|p)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.)*"\s*:')
# Three lines of an e-mail's head; one alone may open a memorandum.
_HEAD_OF_MAIL = re.compile(
    r"(?:(?:From|To|Cc|Subject|Date|Sender|Reply-To|Message-ID|MIME-Version|Content-Type|Received|Return-Path|"
    r"Delivered-To|DKIM-Signature|X-[\w-]+):[ \t].*\n(?:[ \t]+.*\n)*){3}",
    re.IGNORECASE,
)
_SAVED_PAGE = re.compile(r"\s*From: [\"<]?Saved by ", re.IGNORECASE)
_LETTERS = re.compile(
    r"From \S+[ \t]+.*\d\d:\d\d(?::\d\d)?.*\d{4}.*\r?\n(?:>?[\w-]+:[ \t]?.*\r?\n(?:[ \t]+.*\r?\n)*){2}"
)
_SITEMAP = re.compile(_COMMENTS + r"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE | re.DOTALL)
# How the pages of the site begin, and those that the program exports.
_TELEGRAM_PAGE = re.compile(
    r"\s*<!doctype html>(?=.{0,1900}(?:property=\"og:site_name\" content=\"Telegram\"|<title>\s*Exported Data\s*</title>))",
    re.IGNORECASE | re.DOTALL,
)
_TELEGRAM_EXPORT = re.compile(
    r'\s*\{\s*(?:"about":\s*"Here is the data you requested|"name":\s*(?:null|"(?:[^"\\]|\\.)*"),\s*"type":\s*"\w+",\s*'
    r'"id":\s*-?\d+,\s*"messages":\s*\[)'
)
# First lines of its graph, mentions and events, which have no names of columns.
_GDELT = re.compile(
    r"\d{14}-T?\d+\t\d{14}\t\d\t|\d+\t\d{14}\t\d{14}\t\d\t|\d+\t\d{8}\t\d{6}\t\d{4}\t\d{4}\.\d+\t"
)
# The length that LexisNexis and Factiva tell, in a field or between title and day.
_PRESS_ARCHIVE = re.compile(
    r"(?=.{0,1900}?(?:^length:[ \t]*[\d,.]+ words|^WC[ \t]+[\d,.]+ words|^[\d,.]+ words\r?\n\d{1,2} \w+ \d{4}\r?$))",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_WORD_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HERE = "positions.documents."

# Word documents are ZIP archives; only a look inside tells.
ZIP = Format("a ZIP archive", f"{_HERE}zipped", (".zip",), ("application/zip",), ((0, b"PK\x03\x04"), (0, b"PK\x05\x06")))  # fmt: skip
WORD = Format(
    "a Word document", f"{_HERE}word", (".docx",), (_WORD_MEDIA,), extra="office", library="python-docx"
)
PLAIN = Format("text", f"{_HERE}plain", (".txt", ".text", ".md"), ("text/plain",))
TABLE = Format("a table", f"{_HERE}csv_rows", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"))
FEED = Format(
    "a feed", f"{_HERE}feed", (".rss", ".atom"), ("application/rss+xml", "application/atom+xml"),
    opening=_FEED, extra="web", library="feedparser",
)  # fmt: skip
MAIL = Format("an e-mail", f"{_HERE}mail", (".eml",), ("message/rfc822",), opening=_HEAD_OF_MAIL)
PRESS_ARCHIVE = Format("a file of a press archive", f"{_HERE}press_archive", opening=_PRESS_ARCHIVE)
GDELT = Format("a list of GDELT", f"{_HERE}gdelt", opening=_GDELT)
TELEGRAM_PAGE = Format(
    "a channel of Telegram", f"{_HERE}telegram_page", opening=_TELEGRAM_PAGE, extra="html", library="lxml"
)
TELEGRAM_EXPORT = Format("an export of Telegram", f"{_HERE}telegram_export", opening=_TELEGRAM_EXPORT)
FORMATS = (
    ZIP,
    Format("a packed file", f"{_HERE}compressed", (".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz"), ("application/gzip",),
           ((0, b"\x1f\x8b"), (0, b"BZh"), (0, b"\xfd7zXZ\x00"))),
    Format("a tar archive", f"{_HERE}tarred", (".tar",), ("application/x-tar",), ((257, b"ustar"),)),
    Format("a web archive", f"{_HERE}web_archive", (".warc",), ("application/warc",), ((0, b"WARC/"),),
           extra="archives", library="warcio"),
    Format("a PDF", f"{_HERE}pdf", (".pdf",), ("application/pdf",), ((0, b"%PDF-"),), extra="office", library="pypdf"),
    GDELT,
    FEED,
    TELEGRAM_PAGE,
    Format("HTML", f"{_HERE}page", (".html", ".htm", ".xhtml", ".shtml"), ("text/html", "application/xhtml+xml"),
           opening=_PAGE, extra="html", library="trafilatura"),
    TELEGRAM_EXPORT,
    Format("JSON", f"{_HERE}json_rows", (".json", ".jsonl", ".ndjson"),
           ("application/json", "application/x-ndjson", "application/jsonl"), opening=_JSON),
    TABLE,
    Format("a saved page", f"{_HERE}saved_page", (".mhtml", ".mht"), ("multipart/related", "application/x-mimearchive"),
           opening=_SAVED_PAGE, extra="html", library="trafilatura"),
    MAIL,
    Format("a mailbox", f"{_HERE}mailbox_file", (".mbox", ".mbx"), ("application/mbox",), opening=_LETTERS),
    Format("a sitemap", f"{_HERE}sitemap", opening=_SITEMAP),
    Format("a rich text (RTF) document", f"{_HERE}rich_text", (".rtf",), ("application/rtf", "text/rtf"),
           ((0, b"{\\rtf"),), extra="office", library="striprtf"),
    WORD,
    PRESS_ARCHIVE,
)  # fmt: skip


def format_of(told: Told, opening: bytes, *, dump: bool = False) -> Format:
    """Return the format of a file: by the way it begins, else by its ending, else as declared, else plain text.

    What a file is goes before what it is called: servers and people name files wrongly.

    Args:
        told: Its name and the declared media type.
        opening: Its first bytes.
        dump: Whether the caller names the columns of a dump: what is neither page nor archive then is a table.
    """
    text = encodings.opening(opening, OPENING)
    ending = PurePath(told.file).suffix.lower()
    candidates = (
        next((f for f in FORMATS if any(opening.startswith(m, at) for at, m in f.magic)), None),
        GDELT if _GDELT.match(text) else None,
        TABLE if ending in TABLE.endings else None,
        next((f for f in FORMATS if f.opening is not None and f.opening.match(text)), None),
        next((f for f in FORMATS if ending in f.endings), None),
        PLAIN if ending in PLAIN.endings else None,
        next((f for f in (*FORMATS, PLAIN) if told.media in f.media), None),
        TABLE if dump else None,
    )
    return next(filter(None, candidates), PLAIN)


@lru_cache(maxsize=32)
def reader_name(format_: Format) -> str:
    """Return what a reader is called in the store: `page 1 (trafilatura 2.3.1)`."""
    module = format_.reader()
    name = f"{format_.module.removeprefix(_HERE)} {module.VERSION}"
    try:
        return f"{name} ({format_.library} {version(format_.library)})" if format_.library else name
    except PackageNotFoundError:
        return name
