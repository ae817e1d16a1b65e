"""Sitemaps: lists of addresses of a site's pages, or of its other sitemaps; read like feeds, the newest first."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO
from xml.etree.ElementTree import ParseError, iterparse

from positions.deadline import in_time
from positions.documents import published
from positions.documents.arrival import Link, Refused, Told
from positions.documents.declared import is_address
from positions.documents.guard import whole
from positions.documents.names import printable
from positions.documents.page_marks import line_of
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from positions.documents.arrival import Options

VERSION = 1
_ENTRIES = ("url", "sitemap")


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Link | Refused]:
    """Yield links to the pages of a sitemap, or to the sitemaps of an index, each once; the newest first.

    Raises:
        Refusal: If it is no sitemap, is too large, or lists nothing.
    """
    limits = options.limits
    data = whole(stream, limits, "is a sitemap larger than {} MB; give the pages themselves")
    with in_time(limits.time(len(data)), "reading it", Refusal):
        found = _entries(data)
    listed: dict[str, dict[str, str]] = {}
    for entry in found:
        if is_address(entry.get("loc", "")):
            listed.setdefault(entry["loc"], entry)
    if not listed:
        raise Refusal("is a sitemap in which there is no address; give the pages themselves")
    newest = sorted(listed.values(), key=_changed, reverse=True)
    for entry in newest[: limits.addresses]:
        yield _link(entry, told)
    if len(newest) > limits.addresses:
        left = len(newest) - limits.addresses
        yield Refused(
            told.part("").label,
            f"lists {len(newest):,} addresses, of which the newest {limits.addresses:,} are taken and {left:,} are left "
            "out; give the sitemaps of its sections, or the pages themselves",
        )


def _entries(data: bytes) -> list[dict[str, str]]:
    """Return the entries of a sitemap, each with what it says by the local names of its elements.

    Raises:
        Refusal: If it is damaged, or declares entities, which no sitemap does.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refusal(
            "is a sitemap that declares entities, as files made to do harm do; give the pages themselves"
        )
    try:
        # Nothing from outside is read, and expat itself stops what grows by its entities.
        steps = iterparse(io.BytesIO(data), ("end",))  # noqa: S314 - entities are refused above
        return [_told(element) for _, element in steps if _name(element) in _ENTRIES]
    except (ParseError, ValueError, LookupError) as error:
        raise Refusal(printable(f"is a damaged sitemap ({error}); get it again")) from error


def _told(element: Element) -> dict[str, str]:
    told = {_name(part): (part.text or "").strip() for part in element.iter()} | {"kind": _name(element)}
    element.clear()
    return told


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _changed(entry: dict[str, str]) -> str:
    return entry.get("publication_date") or entry.get("lastmod") or ""


def _link(entry: dict[str, str], told: Told) -> Link:
    about = told.link(entry["loc"])
    if entry["kind"] == "sitemap":
        return Link(replace(about, item=None), lists=True)
    language = line_of(entry.get("language"))
    stamp = entry.get("publication_date")
    return Link(
        replace(
            about,
            title=line_of(entry.get("title")),
            outlet=line_of(entry.get("name")),
            # When it was last changed is not when it was published.
            published=published.of_stamp(stamp, language) if stamp else None,
        )
    )
