"""Feeds (RSS, Atom): what they link to, and what they say about it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, BinaryIO

import feedparser

from positions.deadline import in_time
from positions.documents import published
from positions.documents.arrival import FeedItem, Link, Refused, Told
from positions.documents.declared import is_address
from positions.documents.guard import whole
from positions.documents.names import last_part, printable
from positions.documents.page_marks import line_of
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Options

VERSION = 1


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Link | Refused]:
    """Yield the entries of a feed, oldest links last as the feed has them, each once.

    Raises:
        Refusal: If it is no feed, is too large, or has no entries.
    """
    data = whole(stream, options.limits, "is a feed larger than {} MB; give the pages themselves")
    parsed = _parsed(data, told, options)
    if not parsed.entries:
        fault = f" that can be read ({parsed.bozo_exception})" if parsed.bozo else ""
        raise Refusal(printable(f"is a feed without entries{fault}; give the pages themselves"))
    known: set[str] = set()
    outlet = line_of(parsed.feed.get("title"))
    language = line_of(parsed.feed.get("language"))
    for number, entry in enumerate(parsed.entries, 1):
        link = _link(entry)
        id_ = line_of(entry.get("id")) or link
        if id_ is None:
            yield Refused(f"{told.label}:{number}", "is an entry without link and id; give the page itself")
        elif id_ not in known:
            known.add(id_)
            stamp = line_of(entry.get("published") or entry.get("updated"))
            about = Told(
                label=printable(link) if link else told.part(f":{number}").label,
                file=last_part((link or "").partition("?")[0]),
                address=link,
                title=line_of(entry.get("title")),
                # Who collects others' reports says whose they are.
                outlet=line_of((entry.get("source") or {}).get("title")) or outlet,
                author=line_of(entry.get("author")),
                published=published.of_stamp(stamp, language) if stamp else None,
                item=FeedItem(told.label, id_),
            )
            yield Link(about, _content(entry))


def _parsed(data: bytes, told: Told, options: Options) -> Any:
    headers = {"content-location": told.address or "", "content-type": _declared(told)}
    with in_time(options.limits.time(len(data)), "reading it", Refusal):
        # A stream, never a string, which would be taken for an address or a file to open.
        return feedparser.parse(io.BytesIO(data), response_headers=headers)


def _declared(told: Told) -> str:
    """Return a media type by which the parser takes the encoding that the server declared, else the feed's own."""
    return f"application/xml; charset={told.charset}" if told.charset else "application/xml"


def _link(entry: Any) -> str | None:
    """Return the address of an entry's page; other schemes than those of the web are none."""
    link = line_of(entry.get("link"))
    return link if link and is_address(link) else None


def _content(entry: Any) -> bytes | None:
    """Return the whole text of an entry where the feed holds it; summaries are none."""
    bodies = [str(body.get("value") or "") for body in entry.get("content") or ()]
    body = max(bodies, key=len, default="").strip()
    if not body:
        return None
    return f"<html><body><article>{body}</article></body></html>".encode(errors="replace")
