"""Channels of Telegram as pages: the preview under t.me/s/, and what its desktop program exports as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from positions.deadline import in_time
from positions.documents import encodings, published
from positions.documents.guard import whole
from positions.documents.page import parsed
from positions.documents.page_marks import line_of
from positions.documents.posts import Post, arrivals, paragraphs
from positions.documents.prose import BREAK
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from positions.documents.arrival import Arrival, Options, Refused, Told

VERSION = 1
_SITE = "https://t.me/"
_NUMBER = re.compile(r"message(-?\d+)")


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Arrival | Refused]:
    """Yield the posts of a channel in their order, each a report of its own; those without words are passed over.

    Raises:
        Refusal: If it is too large, or shows no posts.
    """
    data = whole(stream, options.limits, "is larger than {} MB; export a shorter time of the channel")
    with in_time(options.limits.time(len(data)), "reading it", Refusal):
        page = parsed(encodings.decode(data, told.charset))
        for line in page.iter("br"):
            line.tail = BREAK + (line.tail or "")
        posts = [*_previewed(page), *_exported(page)]
    if not posts:
        raise Refusal(
            "is a page of Telegram that shows no posts; give the channel's page, https://t.me/s/NAME, or export it"
        )
    from positions.documents.formats import TELEGRAM_PAGE, reader_name  # noqa: PLC0415 - it names this module

    yield from arrivals(posts, _channel(page), told, options, reader_name(TELEGRAM_PAGE))


def _channel(page: HtmlElement) -> str | None:
    """Return the name of the channel."""
    names = ("tgme_channel_info_header_title", "tgme_widget_message_owner_name", "page_header")
    named = (header for name in names if (header := _first(page, name)) is not None)
    return next((line_of(header.text_content()) for header in named), None)


def _previewed(page: HtmlElement) -> Iterator[Post]:
    for message in _all(page, "tgme_widget_message"):
        place = message.get("data-post")
        if not place:
            continue
        moment = next((time.get("datetime") for time in message.iter("time") if time.get("datetime")), None)
        author = _first(message, "tgme_widget_message_from_author")
        if author is None:
            author = _first(message, "tgme_widget_message_forwarded_from_name")
        answered = _first(message, "tgme_widget_message_reply")
        if answered is not None:
            answered.drop_tree()
        yield Post(
            place.rpartition("/")[2],
            _text(_first(message, "tgme_widget_message_text")),
            published.of_stamp(moment, None) if moment else None,
            f"{_SITE}{place}",
            line_of(author.text_content()) if author is not None else None,
        )


def _exported(page: HtmlElement) -> Iterator[Post]:
    for message in _all(page, "message"):
        number = _NUMBER.fullmatch(message.get("id") or "")
        moment = _first(message, "date")
        if number is None or moment is None:
            continue
        author = _first(message, "from_name")
        stamp = moment.get("title") or ""
        yield Post(
            number[1],
            _text(_first(message, "text")),
            # Day and month are in this order in every language of the program.
            published.in_line(stamp, "ru"),
            author=line_of((author.text or "") if author is not None else None),
        )


def _text(element: HtmlElement | None) -> str:
    """Return the words of a post, a paragraph a line."""
    if element is None:
        return ""
    return paragraphs(element.text_content().split(BREAK))


def _all(element: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Yield the boxes inside an element that have a class."""
    return (each for each in element.iter("div", "span", "a") if name in (each.get("class") or "").split())


def _first(element: HtmlElement, name: str) -> HtmlElement | None:
    return next(_all(element, name), None)
