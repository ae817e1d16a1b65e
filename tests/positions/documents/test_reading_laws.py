"""Whatever comes: a document whose spans hold, or an error that names it."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positions.documents import read_bytes
from positions.errors import DocumentError
from tests.examples import EXAMPLES

if TYPE_CHECKING:
    from positions.model import Document

PIECES = [
    "<p>", "</p>", "<div class=ad>", "<div class='article share'>", "</div>", "<table>", "<td>", "<br>", "<li>", "<ul>",
    "<blockquote>", "</blockquote>", "<cite>", "<footer>", "<article>", "</article>", "<h1>", "<h2><a href=x>", "</a>",
    "<figure>", "<q>", "<span style='display:block'>", "<pre>\n\n", "<a href=x>", "<script>", "</script>", "<select>",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":", '"2025"}', "<!--", "-->", "<svg>",
    "<time datetime=2025-99-99>", "<meta name=date content=2025-12-01>", "<link rel=canonical href='http://['>",
    "<base href='http://['>", "<html lang=xx>", "<![CDATA[", "<?pi ?>", "<template>", "<noscript>", "<frameset>",
    "&#0;", "&#xD800;", "&bad;", "&#150;", "\x01", "\x1b[31m", "\u202e", "\ufffe", "\u2424", "\u00ad", "text ",
    "“Quote,” he said. ", "- item", "Photo: X", "date 2025-11-24 ", " date 2025-13-45 ", "\n", "\r\n", "\u2028", "0",
]  # fmt: skip


def check(data: bytes, name: str) -> None:
    found = outcome(data, name)
    if isinstance(found, DocumentError):
        assert found.name == name
        assert found.reason
    else:
        hold(found)


def outcome(data: bytes, name: str) -> Document | DocumentError:
    try:
        return read_bytes(data, name, language="en", published_on=date(2025, 11, 24))
    except DocumentError as error:
        return error


def hold(document: Document) -> None:
    """Check what every reader promises."""
    text = document.text
    assert text == unicodedata.normalize("NFC", text)
    assert "\r" not in text
    assert "\0" not in text
    assert len(document.sha256) == 64
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        words = block.span.of(text)
        assert words == words.strip()
        assert "\n" not in words
        end = block.span.end


@settings(deadline=None, max_examples=EXAMPLES * 2)
@given(st.binary(max_size=600), st.sampled_from(["x.txt", "x.html", "x", "x.htm"]))
def test_any_bytes(data: bytes, name: str) -> None:
    check(data, name)


@settings(deadline=None, max_examples=EXAMPLES * 2)
@given(
    st.text(max_size=400),
    st.sampled_from(["x.txt", "x.html"]),
    st.sampled_from(["utf-8", "utf-16", "utf-32"]),
)
def test_any_text(text: str, name: str, encoding: str) -> None:
    check(text.encode(encoding, errors="replace"), name)


@settings(deadline=None, max_examples=EXAMPLES * 2, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=50), st.sampled_from(["x.txt", "x.html"]))
def test_any_tag_soup(pieces: list[str], name: str) -> None:
    check("".join(pieces).encode(), name)


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=80)


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.lists(LINE, min_size=1, max_size=20))
def test_no_line_of_a_text_is_lost(lines: list[str]) -> None:
    body = "\n".join(lines)
    document = read_bytes(
        f" date 2025-11-24 x\n{body}".encode(), "x.txt", language="en", published_on=date(2025, 11, 24)
    )
    kept = [block.span.of(document.text) for block in document.blocks[1:]]
    given_lines = [unicodedata.normalize("NFC", line).strip() for line in lines]
    given_lines = [line for line in given_lines if line]
    assert len(kept) == len(given_lines)
    assert all(line.endswith(words) for line, words in zip(given_lines, kept, strict=True))


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.binary(max_size=300))
def test_same_bytes_give_the_same_document(data: bytes) -> None:
    assert repr(outcome(data, "x.html")) == repr(outcome(data, "x.html"))
