"""Making the prose of a web page plain, so that the extractor neither drops nor divides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.documents.noise import prose_weights

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST = 60


def smooth(page: HtmlElement) -> None:
    """Change a page in place: no paragraph is lost for its class or its links, no part for being an article."""
    for element in page.iter("p", "blockquote", "q"):
        for name in ("class", "id"):
            element.attrib.pop(name, None)
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
