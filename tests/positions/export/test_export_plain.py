"""Text for terminals and for Markdown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.export.markdown import table
from positions.export.plain import printable


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Ông Peskov” – Кремль, Türkiye", "“Ông Peskov” – Кремль, Türkiye"),
        ("one\r\ntwo\tthree\u2028four", "one two three four"),
        ("\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m"),
        ("\x1b]8;;http://a.invalid\x07link", "<U+001B>]8;;http://a.invalid<U+0007>link"),
        ("\x9b31m\x7f\x00", "<U+009B>31m<U+007F><U+0000>"),
        ("a\u202eb\u2066c\u200fd", "a<U+202E>b<U+2066>c<U+200F>d"),
        ("\ud800", "<U+D800>"),
        ("שלום مرحبا", "שלום مرحبا"),
        ("", ""),
    ],
)
def test_printable(text: str, wanted: str) -> None:
    assert printable(text) == wanted


@given(st.text(st.characters(codec=None)))
def test_nothing_printable_acts_on_a_terminal(text: str) -> None:
    shown = printable(text)
    assert not any(unicodedata.category(mark) in {"Cc", "Cs"} for mark in shown)
    assert not any(unicodedata.bidirectional(mark) in {"LRO", "RLO", "LRE", "RLE", "PDF"} for mark in shown)
    assert printable(shown) == shown


def test_markdown_table() -> None:
    rows: list[dict[str, object]] = [
        {"party": "Russia", "score": -1.0, "quote": "a | b\n<c> *d* [e]"},
        {"party": "US", "score": None, "quote": 3},
    ]
    assert table(["party", "score", "quote"], rows) == (
        "| party | score | quote |\n"
        "| --- | --- | --- |\n"
        "| Russia | -1 | a \\| b &lt;c&gt; \\*d\\* \\[e\\] |\n"
        "| US |  | 3 |\n"
    )
