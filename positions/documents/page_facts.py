"""What a web page says about itself: title, outlet, address, language, day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from positions.documents import published
from positions.documents.declared import original_of
from positions.documents.page_authors import author_of, publisher_of
from positions.documents.page_dates import day_of
from positions.documents.page_marks import articles_of, first_of, line_of, linked_of, meta_of
from positions.documents.vocabulary import vocabulary

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from positions.documents.reading import Published

_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")
# Readers add the outlet behind a bar or dash; headlines have such dashes too, so only a known outlet is cut off.
_SEPARATORS = " |-–—·:»"


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
    author: str | None = None


def facts_of(page: HtmlElement, language: str | None = None) -> Facts:
    """Return what a page says about itself, in meta tags, linked data and elements.

    Args:
        page: The whole page, before anything is taken out.
        language: Of the article; it decides how dates in numbers are read.
    """
    meta = meta_of(page)
    linked = list(linked_of(page))
    names = vocabulary().meta
    url = _url(page, meta, linked, names.url)
    outlet = first_of(meta, names.outlet) or publisher_of(linked)
    declared = _language(page, meta)
    title = _title(page, meta, linked, outlet, names.title)
    heads = [line_of(head.text_content()) for head in page.iter("h1")]
    return Facts(
        title=title,
        headlines=tuple(filter(None, (title, *(heads if len(heads) == 1 else ())))),
        outlet=outlet,
        url=url,
        language=declared,
        published=day_of(page, meta, linked, language or declared)
        or (published.of_address(url) if url else None),
        author=author_of(page, meta, linked, outlet),
    )


def _title(
    page: HtmlElement,
    meta: dict[str, list[str]],
    linked: list[dict[str, Any]],
    outlet: str | None,
    names: tuple[str, ...],
) -> str | None:
    """Return the headline: of the article where the page marks it, else of the window, without the outlet."""
    heads = [line_of(h.text_content()) for h in page.iter("h1")]
    marked = (
        first_of(meta, names)
        or next((line for item in articles_of(linked) if (line := line_of(item.get("headline")))), None)
        or (heads[0] if len(heads) == 1 else None)
        or next((line_of(t.text_content()) for t in page.iter("title")), None)
        or (heads[0] if heads else None)
    )
    if marked and outlet and marked.endswith(outlet):
        marked = marked.removesuffix(outlet).rstrip(_SEPARATORS) or marked
    return marked


def _url(
    page: HtmlElement, meta: dict[str, list[str]], linked: list[dict[str, Any]], names: tuple[str, ...]
) -> str | None:
    """Return the canonical address; never that of a site's front page, which careless templates give."""
    base = next((b.get("href") for b in page.iter("base")), None) or ""
    links = [e.get("href") for e in page.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    marked = [e.get("href") for e in page.iter("link") if e.get("itemprop") in ("mainEntityOfPage", "url")]
    for address in (*links, first_of(meta, names), *map(_place, articles_of(linked)), *marked):
        try:
            parts = urlsplit(whole := urljoin(base, (address or "").strip()))
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and (parts.path.strip("/") or parts.query):
            return line_of(original_of(whole))
    return None


def _place(item: dict[str, Any]) -> str | None:
    """Return the address that an object of linked data is about."""
    page = item.get("mainEntityOfPage")
    return line_of(page.get("@id") if isinstance(page, dict) else page) or line_of(item.get("url"))


def _language(page: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    """Return the declared language as an ISO 639 code."""
    declared = (
        page.get("lang"),
        page.get("xml:lang"),
        first_of(meta, ("og:locale", "content-language", "language")),
    )
    for value in declared:
        if value and (code := _LANGUAGE.match(value.strip().lower())):
            return code[0]
    return None
