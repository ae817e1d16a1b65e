"""Words by which web pages show what is what: class names, roles, meta tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from positions.datafile import build, read

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# By which templates name what an element is for; some know nothing but classes without a meaning.
_LABELS = (
    "class",
    "id",
    "data-component",
    "data-testid",
    "data-e2e",
    "data-type",
    "data-role",
    "aria-labelledby",
)
_USUAL = 200
_COMPONENTS = ("data-component", "data-testid")
_HASHED = re.compile(r"[A-Za-z0-9]+_([A-Za-z0-9-]+)__(?=[\w-]*(?:\d|[a-z][A-Z]))[\w-]{3,8}")
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")


@dataclass(frozen=True, slots=True)
class Noise:
    """Words of class names, roles and elements that are no part of an article."""

    parts: tuple[str, ...]
    replies: tuple[str, ...]
    phrases: tuple[str, ...]
    pictures: tuple[str, ...]
    teasers: tuple[str, ...]
    bodies: tuple[str, ...]
    roles: tuple[str, ...]
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """Names under which pages tell about themselves, best first."""

    published: tuple[str, ...]
    title: tuple[str, ...]
    outlet: tuple[str, ...]
    url: tuple[str, ...]
    author: tuple[str, ...]
    authors: tuple[str, ...]
    dates: tuple[str, ...]
    other_dates: tuple[str, ...]

    @property
    def dates_in(self) -> frozenset[str]:
        """Return the parts of class names of date lines, to compare."""
        return frozenset(self.dates)


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


def parts_of(element: HtmlElement) -> tuple[str, ...]:
    """Return the words that make up the labels of an element, in lower case."""
    attributes = element.attrib
    if not attributes:
        return ()
    names = " ".join([attributes[label] for label in _LABELS if label in attributes])
    return _parts(names) if len(names) <= _USUAL else _parts.__wrapped__(names)


@lru_cache(maxsize=4096)
def _parts(names: str) -> tuple[str, ...]:
    """Return the words in labels, which hundreds of elements of a page share."""
    return tuple(part.lower() for part in _PART.findall(names))


def names_of(element: HtmlElement) -> set[str]:
    """Return the class names of an element, and how its component is called, in lower case; each also without what places it.

    Of `article__byline--wide` that is `byline` (BEM), and of `Header_byline__x1Y2` too (CSS modules, whose names end
    with a hash).
    """
    found = {element.get(attribute, "").lower() for attribute in _COMPONENTS}
    for name in (element.get("class") or "").split():
        hashed = _HASHED.fullmatch(name)
        bare = hashed[1] if hashed else name.partition("--")[0].rpartition("__")[2]
        found |= {name.lower(), bare.lower()}
    return found
