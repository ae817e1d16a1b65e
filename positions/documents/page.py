"""Web pages: the article by trafilatura, its layout kept, and what the page says about itself."""

from __future__ import annotations

import logging
import re
import unicodedata
from copy import deepcopy
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG

from positions.documents import encodings, noise
from positions.documents.declared import is_address, original_of
from positions.documents.names import printable
from positions.documents.page_blocks import lines
from positions.documents.page_facts import facts_of
from positions.documents.prose import BREAK, smooth
from positions.documents.reading import Reading, Refusal
from positions.languages.detection import detect
from positions.model import Block, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from configparser import ConfigParser

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from positions.model import BlockKind

# The standard wants the declaration within the first 1024 bytes; pages are not so strict.
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_MOST_TAGS = 200_000
# What browsers, and the extension SingleFile, write into a page that they save.
# Source: https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/compatibility/ms537628(v=vs.85)
_SAVED = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[!-;=?-~]{1,2000})"
)
_REFRESH = re.compile(r"\s*\d+\s*[;,]\s*url\s*=\s*[\"']?([^\"'\s]+)", re.IGNORECASE)
VERSION = 2
_SHORTEST = 120
_PARAGRAPHS = 12
# What only tells where a word may break at a line's end.
_BREAKS = re.compile("[\u00ad\u200b\u2060\ufeff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|(\d{1,8}))(?![0-9a-f]);?", re.IGNORECASE)
# What XML cannot hold; a page may also name it by a character reference.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIMITS = frozenset({etree.ErrorTypes.ERR_INTERNAL_ERROR, etree.ErrorTypes.ERR_RESOURCE_LIMIT})

for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    # Without a handler, Python itself writes their warnings on stderr.
    logging.getLogger(name).addHandler(logging.NullHandler())


def read(data: bytes, language: str | None = None, charset: str | None = None) -> Reading:
    """Read a web page.

    Args:
        data: The bytes of the page.
        language: What the caller says; else the page's own words, unless the text clearly is in another language.
        charset: The encoding that the server declares; it goes before what the page declares, as in browsers.

    Returns:
        The article's blocks, one line each; headline, captions, credits and what surrounds the article are left out.

    Raises:
        Refusal: If the reader of pages is not installed, or there is no article in the page.
    """
    saved = _SAVED.search(data[:_DECLARED_WITHIN])
    found = _CHARSET.search(data[:_DECLARED_WITHIN])
    declared = charset or (found[1].decode("ascii") if found else None)
    page = parsed(encodings.decode(data, declared))
    facts = facts_of(page, language or detect(_prose(page)))
    onward = _onward(page)
    noise.prune(page)
    smooth(page)
    text, blocks = _joined(lines(_body(page), (*facts.headlines, *_signed(facts.author))))
    if not blocks and onward:
        raise Refusal(f"only leads on to {printable(onward)}; give that address")
    if not blocks:
        raise Refusal("holds no article text; save the article itself")
    detected = detect(text)
    return Reading(
        text,
        blocks,
        language or detected or facts.language,
        facts.published,
        facts.title,
        facts.outlet,
        facts.url or (original_of(saved[1].decode("ascii")) if saved else None),
        facts.author,
    )


def parsed(text: str) -> HtmlElement:
    """Return the tree of a page.

    Raises:
        Refusal: If there is nothing in it, or far too much, or its elements are nested more deeply than the parser goes.
    """
    # A tree takes up hundreds of times the room of its tags.
    if text.count("<") > _MOST_TAGS:
        raise Refusal(f"has more than {_MOST_TAGS:,} tags, as no article has; save the article as text")
    text = _REFERENCE.sub(_character, _UNWRITABLE.sub(" ", text.replace(BREAK, " ")))
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        page = document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Refusal("holds no article text; save the article itself") from error
    # Behind its limits the parser drops the rest of the page without a word.
    if any(entry.type in _LIMITS for entry in parser.error_log):
        raise Refusal("nests its elements too deeply to be read; save the article as text")
    return page


def _character(reference: re.Match[str]) -> str:
    """Return a character reference as it stands, or what browsers show for one that names no character.

    Source: https://html.spec.whatwg.org/#numeric-character-reference-end-state, which reads 128 to 159 as
    windows-1252.
    """
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    if 0x80 <= number < 0xA0:
        return bytes([number]).decode("cp1252", errors="replace")
    if number > 0x10FFFF or _UNWRITABLE.match(chr(number)):
        return "\ufffd"
    return reference[0]


def _prose(page: HtmlElement) -> str:
    """Return the first paragraphs, enough to tell the language."""
    return "\n".join(p.text_content() for p in islice(page.iter("p"), _PARAGRAPHS)) or page.text_content()


def _onward(page: HtmlElement) -> str | None:
    """Return the address to which a page sends its readers at once."""
    for meta in page.iter("meta"):
        found = _REFRESH.match(meta.get("content") or "")
        if found and (meta.get("http-equiv") or "").lower() == "refresh" and is_address(found[1]):
            return found[1]
    return None


def _signed(author: str | None) -> list[str]:
    """Return the lines that only name the author."""
    return [author, *author.split(", ")] if author else []


@lru_cache(maxsize=1)
def _settings() -> ConfigParser:
    """Return the extractor's settings, but that it takes a short article for one, too.

    Of what it holds to be too short it takes the words of the whole page, as one paragraph.
    """
    settings = deepcopy(DEFAULT_CONFIG)
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_SHORTEST)
    return settings


def _body(page: HtmlElement) -> _Element:
    """Return the article's body as trafilatura finds it."""
    try:
        document = bare_extraction(
            page, include_comments=False, include_tables=True, with_metadata=False, config=_settings()
        )
    except RecursionError as error:
        raise Refusal("nests its elements too deeply to be read; save the article as text") from error
    body = getattr(document, "body", None)
    return body if body is not None else etree.Element("body")


def _joined(found: Iterator[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...]]:
    """Return the text, a line a block, and the blocks in it."""
    pieces: list[str] = []
    blocks: list[Block] = []
    start = 0
    for kind, words in found:
        line = unicodedata.normalize("NFC", _BREAKS.sub("", words)).strip()
        if not line:
            continue
        blocks.append(Block(kind, Span(start, start + len(line))))
        pieces.append(line)
        start += len(line) + 1
    return "\n".join(pieces), tuple(blocks)
