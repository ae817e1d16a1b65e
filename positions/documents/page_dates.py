"""When a web page says that it was published."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from positions.documents import published
from positions.documents.local_days import local_day
from positions.documents.page_marks import articles_of, line_of
from positions.documents.vocabulary import parts_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from positions.documents.reading import Published

_LONGEST_DATE = 80
_NEAR = 3
# "Published: November 25, 2025", "Thứ Hai, ngày 24/11/2025 10:00": few words before the numbers and behind them.
_PUBLISHED = re.compile(
    r"(?:(?:first )?published|posted|опубликовано|дата публикации|опубліковано|дата публікації|ngày đăng|đăng lúc|"
    r"yayın(?:lanma)?(?: tarihi)?)\b\D{0,20}\d",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(r"[\W\d]*(?:[^\W\d_]+[\W\d_]+){0,3}?\d[\W\d]*(?:[^\W\d_]+[\W\d_]*){0,4}")


def day_of(
    page: HtmlElement, meta: dict[str, list[str]], linked: list[dict[str, Any]], language: str | None
) -> Published | None:
    """Return the day of publication: of meta tags, linked data, marked elements, or words in a date line."""
    names = vocabulary().meta
    written = [value for name in names.published for value in meta.get(name, ())]
    written += [
        str(item.get("datePublished") or item.get("dateCreated") or "") for item in articles_of(linked)
    ]
    written += _times(page)
    for words in written:
        if day := published.of_stamp(words, language):
            return local_day(words, written, _date_lines(page), language) or day
    lines = chain(_date_lines(page), _published_lines(page))
    spoken = (day for words in lines if (day := published.in_line(words, language)))
    return next(spoken, None)


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
    """Yield the short lines whose class says that they bear a date, then date lines next to the headline."""
    for element in page.iter("span", "div", "p", "li", "td", "em", "i", "small", "header", "time"):
        if element.tag != "time" and set(vocabulary().meta.dates).isdisjoint(parts_of(element)):
            continue
        if _is_other_day(element):
            continue
        words = line_of(element.text_content()) or ""
        if len(words) <= _LONGEST_DATE:
            yield words
    for head in page.iter("h1"):
        before, after = head.itersiblings(preceding=True), head.itersiblings()
        for element in (*islice(after, _NEAR), *islice(before, _NEAR)):
            words = line_of(element.text_content()) or ""
            if len(words) <= _LONGEST_DATE and _DATE_LINE.fullmatch(words) and not _is_other_day(element):
                yield words


def _published_lines(page: HtmlElement) -> Iterator[str]:
    """Yield the lines that say that they tell when the page was published, wherever they stand."""
    for text in page.itertext():
        if len(text) <= _LONGEST_DATE * 2 and _PUBLISHED.match(words := line_of(text) or ""):
            yield words


def _is_other_day(element: HtmlElement) -> bool:
    """Tell whether an element stands where days of other things stand: updates, comments, other articles."""
    other = set(vocabulary().meta.other_dates)
    for around in (element, *element.iterancestors()):
        if around.tag in ("body", "main"):
            return False
        if around.tag == "article":
            # A reader's word may be marked as an article of its own.
            return "comment" in parts_of(around)
        if around.tag == "footer" and next(around.iterancestors("article"), None) is not None:
            # The foot of an article tells who wrote it and when, wherever it stands.
            continue
        if around.tag in ("aside", "footer", "nav") or not other.isdisjoint(parts_of(around)):
            return True
    return False
