"""Making the prose of a web page plain, so that the extractor neither drops nor divides it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from positions.documents.noise import prose_weights

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Stands in the text for a line break, which extractors drop, double or read as a new word. It has to be a
# character that can be printed: the extractor takes others out.
BREAK = "\u2424"

_LEAST = 60
# Marks inside of words and sentences; text around them belongs together.
_INLINE = (
    *(
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "strike",
        "del",
        "ins",
        "mark",
        "small",
        "big",
        "sub",
        "sup",
        "tt",
        "code",
    ),
    *(
        "span",
        "font",
        "abbr",
        "acronym",
        "dfn",
        "time",
        "data",
        "kbd",
        "samp",
        "var",
        "wbr",
        "nobr",
        "bdi",
        "bdo",
        "q",
    ),
)
_MARKS = "“”\"«»„‘’'"
_BLOCK_STYLE = re.compile(r"display\s*:\s*block")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def smooth(page: HtmlElement) -> None:
    """Change a page in place: no paragraph is lost for its class or its links, no word divided by its marks."""
    for element in page.iter("p", "blockquote", "q"):
        for name in ("class", "id"):
            element.attrib.pop(name, None)
    _break_lines(page)
    for element in list(page.iter("q", "span")):
        _show(element)
    etree.strip_tags(page, *_INLINE)
    for paragraph in page.iter("p", "blockquote", "li"):
        _unlink(paragraph)
    for figure in page.iter("figure"):
        # Figures with quotations and tables are left; as figures they would be taken for pictures.
        figure.tag = "div"
        figure.attrib.clear()
    for table in list(page.iter("table")):
        _unfold(table)
    for quote in page.iter("blockquote"):
        _set_off_source(quote)
    _join_articles(page)


def _break_lines(page: HtmlElement) -> None:
    """Put a character for every line break, also for those of preformatted text."""
    for line in page.iter("br"):
        line.tail = BREAK + (line.tail or "")
    for rule in page.iter("hr"):
        rule.tail = BREAK * 2 + (rule.tail or "")
    etree.strip_tags(page, "br", "hr")
    for block in list(page.iter("pre", "xmp")):
        block.tag = "div"
        for element in block.iter("*"):
            element.text = _BLANK_LINE.sub(BREAK * 2, element.text or "").replace("\n", BREAK)
            if element is not block:
                element.tail = _BLANK_LINE.sub(BREAK * 2, element.tail or "").replace("\n", BREAK)


def _show(element: HtmlElement) -> None:
    """Write out what browsers show without its being text: marks around quotations, lines of their own."""
    if element.tag == "q" and (words := element.text_content().strip()) and words[0] not in _MARKS:
        element.text = f"“{element.text or ''}"
        element.tail = f"”{element.tail or ''}"
    elif _BLOCK_STYLE.search(element.get("style") or ""):
        element.tag = "div"


def _unfold(table: HtmlElement) -> None:
    """Turn a table that only places things on the page into plain boxes; take a table of data out of its paragraph."""
    around = next(table.iterancestors("p"), None)
    if around is not None and around.getparent() is not None:
        around.addnext(table)
    inside = table.iterdescendants("h1", "h2", "p", "div", "ul", "blockquote", "table")
    if next(inside, None) is not None:
        own = [
            part
            for part in table.iterdescendants("tbody", "thead", "tr", "td", "th")
            if _table_of(part) is table
        ]
        for part in (table, *own):
            part.tag = "div"


def _table_of(part: HtmlElement) -> HtmlElement | None:
    return next(part.iterancestors("table"), None)


def _set_off_source(quote: HtmlElement) -> None:
    """Put who is quoted behind the quotation, where a page writes it inside."""
    for source in [child for child in quote if child.tag in ("cite", "footer")]:
        if source.getnext() is None and not (source.tail or "").strip():
            source.tag = "p"
            quote.addnext(source)


def _unlink(paragraph: HtmlElement) -> None:
    """Take the links out of a paragraph that is more than links, and leave their words."""
    links = list(paragraph.iter("a"))
    linked = sum(_letters(link) for link in links)
    if 0 < linked < _letters(paragraph):
        for link in links:
            link.drop_tag()


def _letters(element: HtmlElement) -> int:
    return sum(letter.isalnum() for letter in element.text_content())


def _join_articles(page: HtmlElement) -> None:
    """Make one article of several side by side, as pages write that add to a report during the day."""
    weights = prose_weights(page)
    parts = [article for article in page.iter("article") if weights[article] >= _LEAST]
    for parent in {article.getparent() for article in parts} - {None}:
        siblings = [article for article in parts if article.getparent() is parent]
        if len(siblings) > 1:
            for article in siblings:
                article.tag = "div"
            if parent.tag != "body":
                parent.tag = "article"
