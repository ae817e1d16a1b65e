"""Where the first sentence of a report begins: behind the place it was written in."""

from __future__ import annotations

from datetime import date

import pytest

from positions.extraction import extract
from positions.model import Document


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "PARIS — Europe must be at the table, Emmanuel Macron said on Monday.",
            "Europe must be at the table",
        ),
        ("NEW YORK (AP) – The talks went well, Marco Rubio said.", "The talks went well"),
        ("The IAEA was told that the talks went well, Marco Rubio said.", None),
        ("NATO — the alliance of Europe and America — must grow, Mark Rutte said.", None),
    ],
)
def test_a_dateline_is_no_part_of_a_content(text: str, content: str | None) -> None:
    (found,) = extract(Document("a.txt", text, "en", date(2025, 12, 1)))
    said = found.content[0].of(text)
    assert said == content if content else said.startswith(text[:4])
