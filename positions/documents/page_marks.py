"""What a web page marks for machines: meta tags and linked data."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MOST_OBJECTS = 2000


def meta_of(page: HtmlElement) -> dict[str, list[str]]:
    """Return the meta tags by name, property or itemprop, in lower case."""
    found: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if (name := element.get(key)) and (content := line_of(element.get("content"))):
                found.setdefault(name.lower(), []).append(content)
    return found


def first_of(meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    """Return the first value of the first name that a page's meta tags hold."""
    return next((meta[name][0] for name in names if name in meta), None)


def linked_of(page: HtmlElement) -> Iterator[dict[str, Any]]:
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
            inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            waiting += [v for v in inner if isinstance(v, dict | list)][: _MOST_OBJECTS - len(waiting)]


def articles_of(linked: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the objects that are articles, then the others that are no comments or videos."""
    kinds = [(str(item.get("@type", "")), item) for item in linked]
    yield from (item for kind, item in kinds if re.search("Article|Posting|Report", kind))
    yield from (item for kind, item in kinds if "WebPage" in kind)


def line_of(value: object) -> str | None:
    """Return a text on one line that can be written anywhere; None for an empty one and for what is no text."""
    if not isinstance(value, str):
        return None
    return " ".join(value.encode("utf-8", errors="replace").decode().replace("\0", "").split()) or None
