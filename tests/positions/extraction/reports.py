"""Short reports for the tests of extraction."""

from __future__ import annotations

from datetime import date

from positions.extraction import extract
from positions.model import Document, Statement

PUBLISHED = date(2025, 11, 25)


def report(language: str, text: str, published: date = PUBLISHED) -> Document:
    return Document("report.txt", text, language, published)


def statements(language: str, text: str) -> tuple[Statement, ...]:
    return extract(report(language, text))


def told(language: str, text: str) -> list[tuple[str, ...]]:
    """Return each statement as (speakers, piece of content, piece …)."""
    return [
        (
            " + ".join(speaker.name for speaker in statement.speakers),
            *(span.of(text) for span in statement.content),
        )
        for statement in statements(language, text)
    ]
