"""Dumps: which column or key of a row holds what of a report."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from positions.documents import published
from positions.documents.arrival import Member, Refused
from positions.documents.declared import is_address
from positions.documents.page_marks import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from positions.documents.arrival import Told

# The usual names of each field, tried in order where the caller maps none.
USUAL = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "maintext", "articlebody"),
    "html": ("html", "body_html", "content_html"),
    "title": ("title", "headline", "name"),
    "date": (
        "date",
        "published",
        "published_at",
        "published_on",
        "publishdate",
        "publish_date",
        "date_publish",
        "pubdate",
        "datepublished",
        "timestamp",
    ),
    "url": ("url", "link", "canonical_url", "href"),
    "outlet": ("outlet", "source", "publisher", "site", "source_domain"),
    "author": ("author", "authors", "byline", "creator"),
    "language": ("language", "lang"),
}


def member(row: Mapping[str, Any], told: Told, columns: Mapping[str, str]) -> Member | Refused:
    """Return the report that a row holds.

    Args:
        row: Its cells by column or key; keys of objects inside it are reached as `article.body`.
        told: What it is called.
        columns: Which column holds which field; for fields left out the usual names count.

    Returns:
        The text as UTF-8, with what the other columns say about it; or why there is none.
    """
    cells = {field: _cell(row, field, columns) for field in USUAL}
    page = not _given(cells["text"]) and _given(cells["html"])
    body = cells["html"] if page else cells["text"]
    if not isinstance(body, str) or not body.strip():
        return Refused(told.label, _without_text(row, columns))
    try:
        data = body.encode()
    except UnicodeEncodeError:
        return Refused(
            told.label, "holds half of a surrogate pair, which is no character; export it again as UTF-8"
        )
    language = line_of(cells["language"])
    stamp = _stamp(cells["date"])
    author = cells["author"]
    told = replace(
        told,
        media="text/html" if page else "",
        address=_address(cells["url"]),
        title=line_of(cells["title"]),
        outlet=line_of(cells["outlet"]),
        author=", ".join(filter(None, map(line_of, author))) if isinstance(author, list) else line_of(author),
        language=language.lower().partition("-")[0] if language else None,
        published=published.of_stamp(stamp, language) if stamp else None,
    )
    return Member(told, io.BytesIO(data))


def _cell(row: Mapping[str, Any], field: str, columns: Mapping[str, str]) -> Any:
    """Return what a row holds in a field; None where it has no such column."""
    if field in columns:
        return _reached(row, columns[field])
    if columns and field in ("text", "html") and not columns.keys().isdisjoint(("text", "html")):
        return None
    folded = {key.strip().casefold(): key for key in row}
    return next((row[folded[name]] for name in USUAL[field] if name in folded), None)


def _reached(row: Mapping[str, Any], path: str) -> Any:
    """Return what lies under a key, or under a path of keys such as `article.body`."""
    if path in row:
        return row[path]
    value: Any = row
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _given(cell: object) -> bool:
    return isinstance(cell, str) and bool(cell.strip())


def _stamp(cell: object) -> str | None:
    """Return a day as text; numbers are no days, since nobody says whether they count seconds."""
    words = line_of(cell)
    return (
        None
        if words is None or (words.replace(".", "", 1).isdigit() and len(words) != len("20251124"))
        else words
    )


def _address(cell: object) -> str | None:
    address = line_of(cell)
    return address if address and is_address(address) else None


def _without_text(row: Mapping[str, Any], columns: Mapping[str, str]) -> str:
    """Say why a row has no text: no such column, or nothing in it."""
    wanted = columns.get("text") or columns.get("html")
    folded = {key.strip().casefold() for key in row}
    if wanted and _reached(row, wanted) is None:
        return f"has no column {wanted!r}; it has {_listed(row)}"
    if wanted or not folded.isdisjoint((*USUAL["text"], *USUAL["html"])):
        return "has no text in its column; give the article's text"
    return f"its columns are {_listed(row)}: say which holds the text, such as --map text=COLUMN"


def _listed(row: Mapping[str, Any]) -> str:
    names = [repr(name) for name in list(row)[:12]]
    return ", ".join(names) + (", …" if len(row) > len(names) else "")
