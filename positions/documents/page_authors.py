"""Who wrote a web page's article, and who published it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from positions.documents.layout import is_noise_line
from positions.documents.noise import is_signature
from positions.documents.page_marks import articles_of, line_of
from positions.documents.vocabulary import parts_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MOST_AUTHORS = 5
_LONGEST_NAMES = 200
# Elements whose class speaks of authors may hold more than a name.
_LONGEST_LABELLED = 60
_AROUND = " |·•–—-;"
_SOURCES = re.compile(r"\s*\([^()]*\)$")
_BY = re.compile(
    r"(?:written )?by\s+|(?:автор|авторка|текст|tác giả|yazar|haber|author)\s*:\s*", re.IGNORECASE
)


def author_of(
    page: HtmlElement, meta: dict[str, list[str]], linked: list[dict[str, Any]], outlet: str | None
) -> str | None:
    """Return who wrote the article: of linked data, of meta tags, of marked elements, of the line that signs it.

    Addresses are no names, and an outlet that calls itself the author says nothing of who wrote.
    """
    publishers = {name.casefold() for name in (outlet, publisher_of(linked)) if name}
    for names in _written(page, meta, linked):
        written = ", ".join(filter(None, (name.strip(_AROUND) for name in names.split(","))))
        if (
            0 < len(written) <= _LONGEST_NAMES
            and "//" not in written
            and written.casefold() not in publishers
        ):
            return written
    return None


def _written(page: HtmlElement, meta: dict[str, list[str]], linked: list[dict[str, Any]]) -> Iterator[str]:
    by_id = _named(linked)
    for item in articles_of(linked):
        yield _names(item.get("author"), by_id)
    for name in vocabulary().meta.author:
        yield ", ".join(meta.get(name, ()))
    marked = (e for e in page.iter("a", "span", "address", "div", "p", "li") if _marks_author(e))
    labelled = (e for e in page.iter("a", "span", "div", "p", "li") if _is_labelled(e))
    for element in chain(islice(marked, _MOST_AUTHORS), islice(labelled, _MOST_AUTHORS)):
        yield _BY.sub("", line_of(element.text_content()) or "", count=1)
    for element in page.iter("p", "div"):
        if is_signature(element) and not is_noise_line(line := line_of(element.text_content()) or ""):
            yield _SOURCES.sub("", line)


def _named(linked: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {item["@id"]: item for item in linked if isinstance(item.get("@id"), str) and item.get("name")}


def _names(author: object, by_id: dict[str, dict[str, Any]]) -> str:
    """Return the names of linked data's authors: texts, objects, or a list of either."""
    each = author if isinstance(author, list) else [author]
    named = (line_of(_name(one, by_id)) for one in each)
    return ", ".join(dict.fromkeys(filter(None, named)))


def _name(one: object, by_id: dict[str, dict[str, Any]]) -> object:
    """Return the name of an object, which may only say by what id it is described elsewhere on the page."""
    if not isinstance(one, dict):
        return one
    id_ = one.get("@id")
    return one.get("name") or (by_id.get(id_, {}).get("name") if isinstance(id_, str) else None)


def _marks_author(element: HtmlElement) -> bool:
    return (
        "author" in (element.get("rel") or "").lower().split()
        or (element.get("itemprop") or "") == "author"
        or (element.get("typeof") or "").endswith(":Person")
    )


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(vocabulary().meta.authors)


def _is_labelled(element: HtmlElement) -> bool:
    """Tell whether an element holds a name, and its class says that it is the author's."""
    labels = _labels()
    if labels.isdisjoint(parts_of(element)):
        return False
    text = line_of(element.text_content()) or ""
    inner = any(not labels.isdisjoint(parts_of(e)) for e in element.iterdescendants())
    return 0 < len(text) <= _LONGEST_LABELLED and not inner and not re.search(r"\d", text)


def publisher_of(linked: list[dict[str, Any]]) -> str | None:
    """Return the publisher of linked data."""
    by_id = _named(linked)
    for item in articles_of(linked):
        publisher = item.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        if isinstance(publisher, dict) and (name := line_of(_name(publisher, by_id))):
            return name
    return None
