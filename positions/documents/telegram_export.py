"""Channels of Telegram as its desktop program exports them for machines (JSON).

Source: https://core.telegram.org/import-export
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from positions.documents import encodings, published
from positions.documents.guard import whole
from positions.documents.json_rows import parsed
from positions.documents.page_marks import line_of
from positions.documents.posts import Post, arrivals, paragraphs
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Arrival, Options, Refused, Told

VERSION = 1


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Arrival | Refused]:
    """Yield the posts of every chat in an export, each a report of its own; those without words are passed over.

    Raises:
        Refusal: If it is too large, or is no JSON.
    """
    data = whole(stream, options.limits, "is larger than {} MB; export a shorter time of the channel")
    from positions.documents.formats import TELEGRAM_EXPORT, reader_name  # noqa: PLC0415 - it names this module

    value = parsed(encodings.decode(data, told.charset))
    chats = value.get("chats")
    several = chats.get("list") if isinstance(chats, dict) else None
    named = several if isinstance(several, list) else [value]
    for number, chat in enumerate(named, 1):
        if not isinstance(chat, dict):
            raise Refusal("is no export of Telegram; export it again")
        about = told.part(f"/{chat.get('id') or number}") if len(named) > 1 else told
        yield from arrivals(
            _posts(chat), line_of(chat.get("name")), about, options, reader_name(TELEGRAM_EXPORT)
        )


def _posts(chat: dict[str, Any]) -> Iterator[Post]:
    messages = chat.get("messages")
    for number, message in enumerate(messages if isinstance(messages, list) else [], 1):
        if isinstance(message, dict) and message.get("type", "message") == "message":
            stamp = line_of(message.get("date"))
            yield Post(
                str(message.get("id") or number),
                _text(message.get("text")),
                published.of_stamp(stamp, None) if stamp else None,
                author=line_of(message.get("author")) or line_of(message.get("from")),
            )


def _text(written: object) -> str:
    """Return the words of a post: a text, or a list of texts and of objects that mark some."""
    pieces = written if isinstance(written, list) else [written]
    words = "".join(
        piece if isinstance(piece, str) else str(piece.get("text") or "") if isinstance(piece, dict) else ""
        for piece in pieces
    )
    return paragraphs(words.splitlines())
