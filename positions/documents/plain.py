"""Plain text: an optional head ` date YYYY-MM-DD`, then the body, one paragraph a line."""

from __future__ import annotations

from positions.documents import encodings, published
from positions.documents.layout import blocks
from positions.documents.reading import Reading, Refusal
from positions.languages.detection import detect

VERSION = 1


def read(data: bytes, language: str | None = None, charset: str | None = None) -> Reading:
    """Read a text file; its head stays in the text, the blocks cover the body only.

    Args:
        data: The bytes of the file.
        language: What the caller says; else it is detected.
        charset: The encoding that a server or e-mail declares, for text that is no UTF-8.

    Raises:
        Refusal: If the bytes are no text, the head is no day, or nothing follows it.
    """
    text = encodings.decode(data, charset)
    head = published.HEAD.match(text)
    start = head.end() if head else 0
    if not text[start:].strip():
        raise Refusal("has a head but no text; give the article's text")
    language = language or detect(text[start:])
    day = published.of_head(head["day"]) if head else None
    return Reading(text, blocks(text, start, language), language, day)
