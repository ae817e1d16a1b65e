"""Lists of who said what: each item a name, a colon and its words."""

from __future__ import annotations

from datetime import date

import pytest

from positions.documents import plain
from positions.extraction import extract
from positions.model import Document, Form

ROWS = [
    ("en", ("Reactions from around Europe:\n- Macron: the coalition meets in January\n"
            "- Polish Prime Minister Donald Tusk: peace is on the horizon"),
     ["Emmanuel Macron: the coalition meets in January", "Donald Tusk: peace is on the horizon"]),
    ("vi", ("Phản ứng của các nước:\n- Tổng thống Pháp Macron: liên minh sẽ họp vào tháng 1;\n"
            "- Thủ tướng Ba Lan Donald Tusk: hoà bình đã ở chân trời"),
     ["Emmanuel Macron: liên minh sẽ họp vào tháng 1", "Donald Tusk: hoà bình đã ở chân trời"]),
    ("ru", "Реакции:\n• Макрон: страны соберутся в январе;\n• премьер Польши Туск: мир на горизонте",
     ["Emmanuel Macron: страны соберутся в январе", "Donald Tusk: мир на горизонте"]),
    ("uk", "Хто що сказав за день:\n— Макрон: країни зберуться в січні;\n— Мерц: спершу потрібні гарантії",
     ["Emmanuel Macron: країни зберуться в січні", "Friedrich Merz: спершу потрібні гарантії"]),
    ("tr", "Tepkiler:\n- Macron: koalisyon ocakta toplanacak\n- Polonya Başbakanı Tusk: barış artık ufukta",
     ["Emmanuel Macron: koalisyon ocakta toplanacak", "Donald Tusk: barış artık ufukta"]),
    # What is listed under other labels is said by nobody
    ("en", "The day in figures:\n- Drones: 91 were shot down\n- Kharkiv: three people were wounded", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ROWS, ids=lambda value: str(value)[:30])
def test_each_item_is_said_by_whom_it_names(language: str, text: str, expected: list[str]) -> None:
    reading = plain.read(f" date 2025-12-30\n\n{text}".encode(), language)
    document = Document("list", reading.text, language, date(2025, 12, 30), blocks=reading.blocks)
    found = extract(document)
    said = [f"{s.speakers[0].name}: {' … '.join(p.of(document.text) for p in s.content)}" for s in found]
    assert said == expected
    assert all(statement.form is Form.INDIRECT for statement in found)
