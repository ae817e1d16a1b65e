"""What a web page holds besides its article, and taking it away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from lxml import etree

from positions.datafile import build, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

# An element that holds more of the page's prose than this is the article, whatever its class says: templates call
# whole pages "has-ads", and an unclosed box swallows what follows it. The same for all that one rule would take.
_MOST = 0.4

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_PROSE = frozenset({"p", "blockquote", "li", "h2", "h3", "h4", "em", "strong", "b", "i", "a", "q", "cite"})
_ROOTS = frozenset({"html", "body", "main"})


@dataclass(frozen=True, slots=True)
class Noise:
    """Words of class names, roles, elements and lines that are no part of an article."""

    parts: tuple[str, ...]
    phrases: tuple[str, ...]
    teasers: tuple[str, ...]
    bodies: tuple[str, ...]
    roles: tuple[str, ...]
    elements: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """Names under which pages tell about themselves, best first."""

    published: tuple[str, ...]
    title: tuple[str, ...]
    outlet: tuple[str, ...]
    url: tuple[str, ...]
    dates: tuple[str, ...]
    other_dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the data file on pages says."""

    noise: Noise
    meta: Meta


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return what the data file on pages says."""
    file = read(files(__package__) / "page.toml")
    return build(Vocabulary, file.data, file)


def prune(page: HtmlElement) -> None:
    """Take everything out of a page that is surely no part of the article: in place."""
    weights = _prose_weights(page)
    for wanted in (_is_furniture, _is_labelled, _teasers(page)):
        found = [element for element in page.iter("*") if element.tag not in _ROOTS and wanted(element)]
        limit = _MOST * weights.get(page, 0)
        outer = [element for element in _outermost(found) if weights.get(element, 0) <= limit]
        if sum(weights.get(element, 0) for element in outer) <= limit:
            for element in outer:
                element.drop_tree()


def is_noise_line(line: str) -> bool:
    """Tell whether a line closes or interrupts articles: credits, rights, "read also"."""
    return _lines().fullmatch(line) is not None


def parts_of(element: HtmlElement) -> tuple[str, ...]:
    """Return the words that make up the class and id of an element, in lower case."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return tuple(part.lower() for part in _PART.findall(names))


@lru_cache(maxsize=1)
def _lines() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary().noise.lines), re.IGNORECASE)


def _is_furniture(element: HtmlElement) -> bool:
    """Tell whether an element is no prose by what it is."""
    noise = vocabulary().noise
    if element.tag == "figure":
        return next(element.iter("blockquote", "table"), None) is None
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


def _teasers(page: HtmlElement) -> Callable[[HtmlElement], bool]:
    """Return what tells whether an element is a teaser outside the article's body."""
    noise = vocabulary().noise
    bodies = (
        [e for e in page.iter("*") if "articleBody" in (e.get("itemprop") or "")]
        or [e for e in page.iter("div", "section") if _speaks(e, (), noise.bodies)]
        or list(page.iter("article"))
    )
    inside = {descendant for body in bodies for descendant in body.iter("*")}

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


def _prose_weights(page: HtmlElement) -> dict[HtmlElement, int]:
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
