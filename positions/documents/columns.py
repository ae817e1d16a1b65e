"""Dumps: which column or key of a row holds what of a report."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from positions.documents import published
from positions.documents.arrival import Link, Member, Refused, Told
from positions.documents.declared import is_address
from positions.documents.names import printable
from positions.documents.page_marks import line_of
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

# The usual names of each field, tried in order where the caller maps none.
USUAL = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "maintext", "articlebody"),
    "html": ("html", "body_html", "content_html"),
    "title": ("title", "headline", "webtitle", "name"),
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
        "publishedat",
        "pub_date",
        "webpublicationdate",
        "seendate",
        "datetime",
        "timestamp",
    ),
    "url": ("url", "link", "canonical_url", "weburl", "web_url", "href"),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "media_name",
        "publication",
        "site",
        "source_domain",
        "domain",
    ),
    "author": ("author", "authors", "byline", "creator"),
    "language": ("language", "lang"),
}


# So many rows are held back until one fits.
_MOST_HELD = 10_000
_BODIES = ("text", "html")
# What news interfaces write where they hand out the beginning of a text only.
_CUT = re.compile(r"\[\+?\d+ chars\]\s*$")
_LONGEST_CUT = 100


@dataclass(frozen=True, slots=True)
class Unfit(Refused):
    """A row without a column for the text; `named` are those that it has."""

    named: tuple[str, ...] = ()


def member(
    row: Mapping[str, Any], dump: Told, number: int | None, columns: Mapping[str, str]
) -> Member | Link | Refused:
    """Return the report that a row holds.

    Args:
        row: Its cells by column or key; keys of objects inside it are reached as `article.body`.
        dump: What is known of the whole dump.
        number: The row's; None where there is but one.
        columns: Which column holds which field; for fields left out the usual names count.

    Returns:
        The text as UTF-8, with what the other columns say about it; of a row that has no column for the text a link to
        its address; or why there is neither.
    """
    told = dump.part("" if number is None else f":{number}")
    cells = {field: _cell(row, field, columns) for field in USUAL}
    page = not _given(cells["text"]) and _given(cells["html"])
    body = cells["html"] if page else cells["text"]
    if isinstance(body, str) and _CUT.search(body[-_LONGEST_CUT:]):
        # What is cut off is no report; its address leads to the whole.
        body, row = None, {key: value for key, value in row.items() if value is not body}
    if not isinstance(body, str) or not body.strip():
        if not _has_text(row, columns):
            if address := _address(cells["url"]) if columns.keys().isdisjoint(_BODIES) else None:
                return Link(_about(cells, dump.link(address)))
            return Unfit(told.label, _no_column(tuple(row), columns), named=tuple(row))
        return Refused(told.label, "has no text in its column; give the article's text")
    try:
        data = body.encode()
    except UnicodeEncodeError:
        return Refused(
            told.label, "holds half of a surrogate pair, which is no character; export it again as UTF-8"
        )
    told = replace(told, media="text/html" if page else "", address=_address(cells["url"]))
    return Member(_about(cells, told), io.BytesIO(data))


def _about(cells: Mapping[str, Any], told: Told) -> Told:
    """Return what is known of a report, with what the cells say about it."""
    language = line_of(cells["language"])
    stamp = _stamp(cells["date"])
    author, outlet = cells["author"], cells["outlet"]
    return replace(
        told,
        title=line_of(cells["title"]),
        outlet=line_of(outlet.get("name") or outlet.get("id") if isinstance(outlet, dict) else outlet),
        author=", ".join(filter(None, map(line_of, author))) if isinstance(author, list) else line_of(author),
        language=language.lower().partition("-")[0] if language else None,
        published=published.of_stamp(stamp, language) if stamp else None,
    )


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


def has_place(row: Mapping[str, Any], columns: Mapping[str, str]) -> bool:
    """Tell whether a row has a column for the text, or for the address where it is."""
    return _has_text(row, columns) or _cell(row, "url", columns) is not None


def _has_text(row: Mapping[str, Any], columns: Mapping[str, str]) -> bool:
    """Tell whether a row has a column for the text, with something in it or not."""
    if wanted := [columns[field] for field in _BODIES if field in columns]:
        return any(path in row or _reached(row, path) is not None for path in wanted)
    folded = {key.strip().casefold() for key in row}
    return not folded.isdisjoint(name for field in _BODIES for name in USUAL[field])


def _no_column(named: Collection[str], columns: Mapping[str, str]) -> str:
    """Say that a column is missing, with those that are there."""
    if wanted := columns.get("text") or columns.get("html"):
        return f"has no column {wanted!r}{_near(wanted, named)}; it has {_listed(named)}"
    if not any(named):
        return "has no columns; give one object with the article's text and its facts a line"
    return f"its columns are {_listed(named)}: say which holds the text, such as --map text=COLUMN"


def _near(wanted: str, named: Collection[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - wanted for refusals only

    near = get_close_matches(wanted, named, n=2, cutoff=0.6)
    return f"; did you mean {' or '.join(map(repr, near))}?" if near else ""


def _listed(named: Collection[str]) -> str:
    names = [repr(printable(name)) for name in list(named)[:12]]
    return ", ".join(names) + (", …" if len(named) > len(names) else "")


def together(
    rows: Iterable[Member | Link | Refused], columns: Mapping[str, str]
) -> Iterator[Member | Link | Refused]:
    """Yield what the rows of a dump hold; where no row has a column for the text, refuse the dump as a whole.

    Raises:
        Refusal: If none has.
    """
    unfit: list[Unfit] = []
    held = iter(rows)
    for row in held:
        if isinstance(row, Unfit) and len(unfit) < _MOST_HELD:
            unfit.append(row)
            continue
        yield from unfit
        yield row
        yield from held
        return
    if len(unfit) == 1:
        yield from unfit
    elif unfit:
        named = dict.fromkeys(name for row in unfit for name in row.named)
        raise Refusal(f"{len(unfit):,} records, none of which fits: {_no_column(named, columns)}")


def require_columns(named: Collection[str], columns: Mapping[str, str]) -> None:
    """Refuse a table whose columns are not those that the caller names, or none of which is known to hold the text.

    A table without texts is a list of links where it has a column for the addresses.

    Raises:
        Refusal: If so.
    """
    for path in columns.values():
        if path not in named:
            raise Refusal(f"has no column {path!r}{_near(path, named)}; it has {_listed(named)}")
    folded = {name.strip().casefold() for name in named}
    linked = "url" in columns or not folded.isdisjoint(USUAL["url"])
    if not _has_text(dict.fromkeys(named), columns) and not linked:
        raise Refusal(_no_column(named, columns))
