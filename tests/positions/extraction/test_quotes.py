"""Quotations and sentences: marks of five languages, mixed, nested, unclosed."""

from __future__ import annotations

from datetime import date

import pytest

from positions.extraction.quotes import find_quotes, split_quotes
from positions.extraction.segments import paragraphs
from positions.languages import attribution
from positions.model import Document

ROWS = [
    ("“One” and “two”", ["One", "two"]),
    ('"One" and "two"', ["One", "two"]),
    ("«Одно» и «другое»", ["Одно", "другое"]),
    ("«Он сказал: «да», и ушел»", ["Он сказал: «да», и ушел"]),
    ("„Так“, – сказав він", ["Так"]),
    ("« Có khoảng trắng »", ["Có khoảng trắng"]),
    ('“Mở cong, đóng thẳng"', ["Mở cong, đóng thẳng"]),
    ('"Mở thẳng, đóng cong”', ["Mở thẳng, đóng cong"]),
    ("‘British marks’ don’t break at apostrophes", ["British marks"]),
    ("the allies’ plan and Ukraine’s army", []),
    ("''iki tek tırnak'' dedi", ["iki tek tırnak"]),
    ("it's 5 o'clock", []),
    ('5" pipe', []),
    ("“Never closed at all", ["Never closed at all"]),
    ("He said “never closed", []),
]


@pytest.mark.parametrize(("text", "inner"), ROWS)
def test_quotations(text: str, inner: list[str]) -> None:
    quotes = find_quotes(text, 0, len(text), single=True)
    assert [quote.inner.of(text) for quote in quotes] == inner


def test_an_unclosed_quotation_is_marked_so() -> None:
    [quote] = find_quotes("“Never closed", 0, 13)
    assert not quote.closed


def test_an_attribution_inside_the_marks_cuts_the_quotation() -> None:
    text = '"Работа идет, – сказал он. – Список короче"'
    parts = split_quotes(text, find_quotes(text, 0, len(text)), lambda words: words.startswith("сказал"))
    assert [part.inner.of(text) for part in parts] == ["Работа идет", "Список короче"]
    assert (
        split_quotes(text, find_quotes(text, 0, len(text)), lambda _: False)[0].inner.of(text) == text[1:-1]
    )


SENTENCES = [
    ("en", "He met Gen. Caine and Mr. Vance. Then he left.", 2),
    ("en", "The U.S. plan moved. It did.", 2),
    ("en", "“One. Two. Three,” he said. Four.", 2),
    ("en", "“One. Two.” He said it twice.", 2),
    ("en", "“Is it so?” he asked.", 1),
    ("vi", "Ông V. Putin nói. Đó là ý. Nhưng chưa hết.", 3),
    ("vi", "Theo TP. Hà Nội đưa tin. Hết.", 2),
    ("ru", "В 2025 г. он ушел. Потом вернулся.", 2),
    ("ru", "«Да. Нет. Может быть», — сказал он. Все.", 2),
    ("uk", "Це 600 тис. осіб. Так.", 2),
]


@pytest.mark.parametrize(("language", "text", "count"), SENTENCES)
def test_sentences(language: str, text: str, count: int) -> None:
    document = Document("x", text, language, date(2025, 12, 6))
    [paragraph] = paragraphs(document, attribution(language), lambda _: False)
    assert len(paragraph.sentences) == count, [span.of(text) for span in paragraph.sentences]
