"""What a web page holds besides its article, and taking it away."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from positions.documents.vocabulary import names_of, parts_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

# An element that holds more of the page's prose than this is the article, whatever its class says: templates call
# whole pages "has-ads", and an unclosed box swallows what follows it. The same for all that one rule would take.
_MOST = 0.4
_LEAST = 100
_LONGEST_DATE_LINE = 80

_LAID_OUT = frozenset({"div", "section", "header", "article", "main", "body"})
_SHOWN = ("img", "amp-img", "picture", "video", "amp-video", "iframe")
_LONGEST_LINK = 150
_BOXES = frozenset({"div", "section", "span", "td"})
_LONGEST_CAPTION = 350
_PARAGRAPHS = 2
_LONGEST_SIGNATURE = 80
_STOPS = '.!?…"”»:'
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)|(?<![\w:-])right\s*$")
_SOURCED = re.compile(r"[^.!?:;\"“”()]{2,60} \((?:[Tt]heo|[Nn]guồn|[Tt]ổng hợp)\b[^()]{2,60}\)")
_CLOCK = re.compile(r"\d{4}|\d{1,2}[:.hH]\d{2}")
_ROW = 3
_PROSE = frozenset({"p", "blockquote", "li", "h2", "h3", "h4", "em", "strong", "b", "i", "a", "q", "cite"})
_LINKING = frozenset({"div", "section", "td", "table"})
_BARS = ("div", "table", "p", "td", "ul", "ol", "center", "section", "nav", "header", "span", "font")
_NO_PROSE = frozenset({"a", "script", "style", "noscript", "template"})
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
    for wanted in (
        _pictured(weights),
        _is_furniture,
        _is_labelled,
        _is_teaser_link(weights),
        _teasers(page),
        _is_date_line,
        _times(page, weights),
        is_signature,
    ):
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
    noise = vocabulary().noise
    if element.tag in _PROSE:
        return not names_of(element).isdisjoint(noise.parts)
    return _speaks(element, noise.parts, noise.phrases)


def _pictured(weights: dict[HtmlElement, int]) -> Callable[[HtmlElement], bool]:
    """Return what tells whether an element is a picture with its caption."""
    pictures = frozenset(vocabulary().noise.pictures)

    def is_pictured(element: HtmlElement) -> bool:
        if (
            element.tag not in _BOXES
            or weights[element] > _LONGEST_CAPTION
            or pictures.isdisjoint(parts_of(element))
        ):
            return False
        held = Counter(part.tag for part in element.iter(*_SHOWN, "p", "blockquote"))
        return any(held[tag] for tag in _SHOWN) and held["p"] < _PARAGRAPHS and not held["blockquote"]

    return is_pictured


def is_signature(element: HtmlElement) -> bool:
    """Tell whether an element is the line at an article's end with who wrote it: set to the right, or with sources behind."""
    style = f"{element.get('style') or ''} {element.get('align') or ''}"
    aside = element.tag in ("p", "div") and _RIGHT.search(style) is not None
    if not aside and element.tag != "p":
        return False
    text = " ".join(element.text_content().split())
    if not 0 < len(text) <= _LONGEST_SIGNATURE or text[-1] in _STOPS:
        return False
    if not aside and not _SOURCED.fullmatch(text):
        return False
    return all(
        len(other.text_content()) < _LEAST for other in element.itersiblings("p", "div", "blockquote", "ul")
    )


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


def _is_teaser_link(weights: dict[HtmlElement, int]) -> Callable[[HtmlElement], bool]:
    """Return what tells whether an element is a box with nothing but a link to another page."""

    def is_link(element: HtmlElement) -> bool:
        if element.tag not in _LINKING or weights[element]:
            return False
        links = list(islice(element.iter("a"), 2))
        if len(links) != 1 or next(element.iter("h1"), None) is not None:
            return False
        text = element.text_content().strip()
        return 0 < len(text) <= _LONGEST_LINK and "#" not in (links[0].get("href") or "#")

    return is_link


def _times(page: HtmlElement, weights: dict[HtmlElement, int]) -> Callable[[HtmlElement], bool]:
    """Return what tells whether an element holds a time and nothing else."""
    found = set()
    for element in page.iter("time"):
        while (parent := element.getparent()) is not None and weights[parent] == weights[element]:
            element = parent  # noqa: PLW2901 - it climbs
            found.add(element)
        if element.tag == "time" and _stands_alone(element):
            found.add(element)
    return found.__contains__


def _stands_alone(element: HtmlElement) -> bool:
    """Tell whether nothing but other elements stands beside an element in its box."""
    parent, before = element.getparent(), element.getprevious()
    beside = parent.text if before is None else before.tail
    return parent.tag in _LAID_OUT and not (beside or "").strip() and not (element.tail or "").strip()


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
        if not bodies or element in inside:
            return False
        return any(name.rpartition("-")[2] in noise.teasers for name in names_of(element))

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
    """Return how many characters of prose each element holds; the words of links are none, nor is what nobody reads."""
    weights: dict[HtmlElement, int] = {}
    linked = 0
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if event == "start":
            linked += element.tag in _NO_PROSE
            weights[element] = 0 if linked else len((element.text or "").strip())
            continue
        linked -= element.tag in _NO_PROSE
        parent = element.getparent()
        if parent is not None and element is not page:
            weights[parent] += weights[element] + (0 if linked else len((element.tail or "").strip()))
    return weights
