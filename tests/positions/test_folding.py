"""Words are found whatever their case and diacritics, by folding and by a regular expression alike."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from positions.folding import fold, pattern, says


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đề xuất", "de xuat"),
        ("hoà bình", "hoa binh"),
        ("hoa\u0300 bi\u0300nh", "hoa binh"),
        ("ĐÀM  PHÁN", "dam phan"),
        ("Ёлка й", "елка и"),
        ("Işık İstanbul", "isik istanbul"),
        ("red\nline\u00a0 now", "red line now"),
        ("Größe ﬁn", "große ﬁn"),
        ("和平", "和平"),
        ("\U0001d5d4", "\U0001d5d4"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("content", "phrase", "wanted"),
    [
        ("a red  line for us", "Red line", True),
        ("kế hoạch hoà bình", "ke hoach", True),
        ("ke hoach", "kế hoạch", True),
        ("the plan", "plans", False),
        ("100 % of it", "%", True),
        ("100 of it", "%", False),
        ("line red", "red line", False),
    ],
)
def test_says(content: str, phrase: str, wanted: bool) -> None:  # noqa: FBT001 - a row of the table
    assert says(content, phrase) is wanted
    assert (re.search(pattern(phrase), content) is not None) is wanted


signs = st.text(st.sampled_from("aàÀdđĐ oơ\u0300\u0301\n\u00a0ßsİiı.[\\-^%_я́йЙ和\U0001d5d4"), max_size=8)


@given(content=st.text(max_size=12) | signs, phrase=signs | st.text(min_size=1, max_size=3))
@example(content="a \u0301 b", phrase="a b")
@example(content="\u0301", phrase="\u0301")
def test_the_regular_expression_finds_what_folding_finds(content: str, phrase: str) -> None:
    assert (re.search(pattern(phrase), content) is not None) is says(content, phrase)
