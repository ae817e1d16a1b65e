"""What a web page says about itself: title, outlet, address, language, day of publication."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from positions.documents import published
from positions.documents.noise import parts_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from positions.documents.reading import Published

_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")
# Readers add the outlet behind a bar or dash; headlines have such dashes too, so only a known outlet is cut off.
_SEPARATORS = " |-–—·:»"
_LONGEST_DATE = 80
_MOST_OBJECTS = 2000
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about itself; None where it does not.

    Attributes:
        headlines: The title and the page's only headline of the first order, which may differ.
        language: As declared.
    """

    title: str | None
    headlines: tuple[str, ...]
    outlet: str | None
    url: str | None
    language: str | None
    published: Published | None


def facts_of(page: HtmlElement, language: str | None = None) -> Facts:
    """Return what a page says about itself, in meta tags, linked data and elements.

    Args:
        page: The whole page, before anything is taken out.
        language: Of the article; it decides how dates in numbers are read.
    """
    meta = _meta(page)
    linked = list(_linked(page))
    names = vocabulary().meta
    url = _url(page, meta, names.url)
    outlet = _first(meta, names.outlet) or _publisher(linked) or _host(url)
    declared = _language(page, meta)
    title = _title(page, meta, linked, outlet, names.title)
    heads = [_line(head.text_content()) for head in page.iter("h1")]
    return Facts(
        title=title,
        headlines=tuple(filter(None, (title, *(heads if len(heads) == 1 else ())))),
        outlet=outlet,
        url=url,
        language=declared,
        published=_published(page, meta, linked, language or declared)
        or (published.of_address(url) if url else None),
    )


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    """Return the meta tags by name, property or itemprop, in lower case."""
    found: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if (name := element.get(key)) and (content := _line(element.get("content"))):
                found.setdefault(name.lower(), []).append(content)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _linked(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of a page's linked data (JSON-LD), outer ones first; what is no JSON is passed over."""
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for value in waiting:
            if isinstance(value, dict):
                yield value
            inner = value.values() if isinstance(value, dict) else value
            waiting += [v for v in inner if isinstance(v, dict | list)][: _MOST_OBJECTS - len(waiting)]


def _articles(linked: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the objects that are articles, then the others that are no comments or videos."""
    kinds = [(str(item.get("@type", "")), item) for item in linked]
    yield from (item for kind, item in kinds if re.search("Article|Posting|Report", kind))
    yield from (item for kind, item in kinds if "WebPage" in kind)


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for item in _articles(linked):
        publisher = item.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        if isinstance(publisher, dict) and (name := _line(publisher.get("name"))):
            return name
    return None


def _title(
    page: HtmlElement,
    meta: dict[str, list[str]],
    linked: list[dict[str, Any]],
    outlet: str | None,
    names: tuple[str, ...],
) -> str | None:
    """Return the headline: of the article where the page marks it, else of the window, without the outlet."""
    heads = [_line(h.text_content()) for h in page.iter("h1")]
    marked = (
        _first(meta, names)
        or next((line for item in _articles(linked) if (line := _line(item.get("headline")))), None)
        or (heads[0] if len(heads) == 1 else None)
        or next((_line(t.text_content()) for t in page.iter("title")), None)
        or (heads[0] if heads else None)
    )
    if marked and outlet and marked.endswith(outlet):
        marked = marked.removesuffix(outlet).rstrip(_SEPARATORS) or marked
    return marked


def _url(page: HtmlElement, meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    """Return the canonical address; never that of a site's front page, which careless templates give."""
    base = next((b.get("href") for b in page.iter("base")), None) or ""
    links = [e.get("href") for e in page.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    for address in (*links, _first(meta, names)):
        try:
            parts = urlsplit(whole := urljoin(base, (address or "").strip()))
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and (parts.path.strip("/") or parts.query):
            return _line(whole)
    return None


def _host(url: str | None) -> str | None:
    return urlsplit(url).netloc.rpartition("@")[2].removeprefix("www.") or None if url else None


def _language(page: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    """Return the declared language as an ISO 639 code."""
    declared = (
        page.get("lang"),
        page.get("xml:lang"),
        _first(meta, ("og:locale", "content-language", "language")),
    )
    for value in declared:
        if value and (code := _LANGUAGE.match(value.strip().lower())):
            return code[0]
    return None


def _published(
    page: HtmlElement, meta: dict[str, list[str]], linked: list[dict[str, Any]], language: str | None
) -> Published | None:
    """Return the day of publication: of meta tags, linked data, marked elements, or words in a date line."""
    names = vocabulary().meta
    written = [value for name in names.published for value in meta.get(name, ())]
    written += [str(item.get("datePublished") or item.get("dateCreated") or "") for item in _articles(linked)]
    written += _times(page)
    stamped = (day for words in written if (day := published.of_stamp(words, language)))
    spoken = (day for words in _date_lines(page) if (day := published.in_line(words, language)))
    return next(stamped, None) or next(spoken, None)


def _times(page: HtmlElement) -> list[str]:
    """Return the stamps of elements: those marked as publication first, never those of updates or comments."""
    marked, others = [], []
    for element in page.iter("time", "span", "abbr", "div", "p"):
        prop = (element.get("itemprop") or "").lower()
        stamp = element.get("datetime") or element.get("content") or element.get("title") or ""
        if "datepublished" in prop:
            marked.append(stamp or element.text_content())
        elif element.tag == "time" and "datemodified" not in prop and not _is_other_day(element):
            others.append(element.get("datetime") or element.text_content())
    return marked + others


def _date_lines(page: HtmlElement) -> Iterator[str]:
    """Yield the short lines whose class says that they bear a date, then those next to the headline."""
    for element in page.iter("span", "div", "p", "li", "td", "em", "i", "small", "header"):
        if element.get("class") is None and element.get("id") is None:
            continue
        if not set(vocabulary().meta.dates).isdisjoint(parts_of(element)) and not _is_other_day(element):
            words = _line(element.text_content()) or ""
            if len(words) <= _LONGEST_DATE:
                yield words
    for head in page.iter("h1"):
        for element in (
            *islice(head.itersiblings(), _NEAR),
            *islice(head.itersiblings(preceding=True), _NEAR),
        ):
            words = _line(element.text_content()) or ""
            if len(words) <= _LONGEST_DATE and not _is_other_day(element):
                yield words


def _is_other_day(element: HtmlElement) -> bool:
    """Tell whether an element stands where days of other things stand: updates, comments, other articles."""
    other = set(vocabulary().meta.other_dates)
    for around in (element, *element.iterancestors()):
        if around.tag in ("aside", "footer", "nav") or not other.isdisjoint(parts_of(around)):
            return True
    return False


def _line(value: object) -> str | None:
    """Return a text on one line that can be written anywhere; None for an empty one and for what is no text."""
    if not isinstance(value, str):
        return None
    return " ".join(value.encode("utf-8", errors="replace").decode().replace("\0", "").split()) or None
