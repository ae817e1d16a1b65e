"""What a web page holds besides its article, and taking it away."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from positions.documents.vocabulary import parts_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

# An element that holds more of the page's prose than this is the article, whatever its class says: templates call
# whole pages "has-ads", and an unclosed box swallows what follows it. The same for all that one rule would take.
_MOST = 0.4
_LEAST = 100
_LONGEST_DATE_LINE = 80

_CLOCK = re.compile(r"\d{4}|\d{1,2}[:.hH]\d{2}")
_ROW = 3
_PROSE = frozenset({"p", "blockquote", "li", "h2", "h3", "h4", "em", "strong", "b", "i", "a", "q", "cite"})
_BARS = ("div", "p", "td", "ul", "ol", "center", "section", "nav", "header", "span", "font")
_ROOTS = frozenset({"html", "body", "main"})


def prune(page: HtmlElement) -> None:
    """Take everything out of a page that is surely no part of the article: in place."""
    weights = prose_weights(page)
    limit = _MOST * weights.get(page, 0)
    replies = _outermost(
        [element for element in page.iter("div", "section", "ol", "ul") if _is_reply(element)]
    )
    if weights.get(page, 0) - sum(weights.get(element, 0) for element in replies) > _LEAST:
        _drop(replies)
    _drop(_outermost([element for element in page.iter(*_BARS) if _is_link_bar(element, weights)]))
    for wanted in (_is_furniture, _is_labelled, _teasers(page), _is_date_line):
        found = [element for element in page.iter("*") if element.tag not in _ROOTS and wanted(element)]
        for element in found:
            if weights.get(element, 0) > limit:
                # What holds the article must not look like something else to the extractor.
                _unlabel(element)
        outer = _outermost([element for element in found if weights.get(element, 0) <= limit])
        if sum(weights.get(element, 0) for element in outer) <= limit:
            _drop(outer)
    cards = _cards(page)
    if weights.get(page, 0) - sum(weights.get(card, 0) for card in cards) > _LEAST:
        _drop(cards)
    # lxml looks through what was taken out at each element's end, from its start: quick from the back, else not.
    while weights:
        weights.popitem()


def is_noise_line(line: str) -> bool:
    """Tell whether a line closes or interrupts articles: credits, rights, "read also"."""
    return _lines().fullmatch(line) is not None


@lru_cache(maxsize=1)
def _lines() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary().noise.lines), re.IGNORECASE)


def _is_furniture(element: HtmlElement) -> bool:
    """Tell whether an element is no prose by what it is."""
    noise = vocabulary().noise
    if element.tag == "figure":
        return next(element.iter("blockquote", "table"), None) is None
    if element.tag == "footer" and next(element.iterancestors("blockquote"), None) is not None:
        return False
    return (
        element.tag in noise.elements
        or element.get("role") in noise.roles
        or element.get("hidden") is not None
    )


def _is_labelled(element: HtmlElement) -> bool:
    """Tell whether an element is no prose by its class; a paragraph only if that is the whole class name."""
    names = (element.get("class") or "").lower().split()
    noise = vocabulary().noise
    if element.tag in _PROSE:
        return any(name in noise.parts for name in names)
    if not names and element.get("id") is None:
        return False
    return _speaks(element, noise.parts, noise.phrases)


def _is_reply(element: HtmlElement) -> bool:
    """Tell whether an element holds what readers wrote, which may be longer than the article."""
    return _speaks(element, vocabulary().noise.replies, ())


def _is_link_bar(element: HtmlElement, weights: dict[HtmlElement, int]) -> bool:
    """Tell whether an element is a row of links with nothing but signs between them."""
    links = sum(1 for _ in element.iter("a"))
    return links > 1 and weights[element] <= 2 * links


def _is_date_line(element: HtmlElement) -> bool:
    """Tell whether an element only tells when the article appeared."""
    if element.get("class") is None or vocabulary().meta.dates_in.isdisjoint(parts_of(element)):
        return False
    text = element.text_content().strip()
    return len(text) <= _LONGEST_DATE_LINE and _CLOCK.search(text) is not None


def _cards(page: HtmlElement) -> list[HtmlElement]:
    """Return the teasers of other articles: boxes in a row, each with a heading that is a link to elsewhere."""
    heads = [head for head in page.iter("h2", "h3", "h4", "h5") if _leads_away(head)]
    if len(heads) < _ROW:
        return []
    within = Counter(around for head in heads for around in head.iterancestors())
    cards = []
    for head in heads:
        card = head
        while (parent := card.getparent()) is not None and within[parent] == 1:
            card = parent
        cards.append(card)
    return [card for card in _outermost(cards) if card.tag not in _ROOTS]


def _leads_away(head: HtmlElement) -> bool:
    """Tell whether a heading as a whole is a link to another page."""
    links = [
        link for link in (*head.iter("a"), *head.iterancestors("a")) if "#" not in (link.get("href") or "#")
    ]
    text = head.text_content().strip()
    return bool(text) and any(text in link.text_content() for link in links)


def _drop(elements: list[HtmlElement]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _unlabel(element: HtmlElement) -> None:
    for name in ("class", "id", "role", "hidden"):
        element.attrib.pop(name, None)


def _teasers(page: HtmlElement) -> Callable[[HtmlElement], bool]:
    """Return what tells whether an element is a teaser outside the article's body."""
    noise = vocabulary().noise
    bodies = (
        [e for e in page.iter("*") if "articleBody" in (e.get("itemprop") or "")]
        or [e for e in page.iter("div", "section") if _speaks(e, (), noise.bodies)]
        or list(page.iter("article"))
    )
    inside = {descendant for body in _outermost(bodies) for descendant in body.iter("*")}

    def is_teaser(element: HtmlElement) -> bool:
        names = (element.get("class") or "").lower().split()
        return bool(bodies) and element not in inside and any(name in noise.teasers for name in names)

    return is_teaser


def _speaks(element: HtmlElement, words: Iterable[str], phrases: Iterable[str]) -> bool:
    """Tell whether class and id hold one of the words, or one of the phrases, as whole parts."""
    joined = f" {' '.join(parts_of(element))} "
    names = (element.get("class") or "").lower().split()
    return any(f" {word} " in joined or word in names for word in words) or any(
        f" {phrase} " in joined for phrase in phrases
    )


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Return the elements that lie in none of the others."""
    chosen = set(elements)
    return [element for element in elements if chosen.isdisjoint(element.iterancestors())]


def prose_weights(page: HtmlElement) -> dict[HtmlElement, int]:
    """Return how many characters of prose each element holds; the words of links are none."""
    weights: dict[HtmlElement, int] = {}
    linked = 0
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if event == "start":
            linked += element.tag == "a"
            weights[element] = 0 if linked else len((element.text or "").strip())
            continue
        linked -= element.tag == "a"
        parent = element.getparent()
        if parent is not None and element is not page:
            weights[parent] += weights[element] + (0 if linked else len((element.tail or "").strip()))
    return weights
