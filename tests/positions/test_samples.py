"""The bundled sample reports: enough of them, readable, and of one kind with real ones."""

from __future__ import annotations

import importlib
from collections import Counter
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from positions import samples
from positions.documents import formats
from positions.errors import DocumentError
from positions.model import BlockKind, Document, Precision

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = samples.documents()


def test_there_are_enough_in_each_language() -> None:
    languages = Counter(document.language for document in DOCUMENTS)
    assert languages["vi"] >= 8
    assert languages["en"] >= 5
    assert set(languages) == {"vi", "en", "ru", "uk", "tr"}
    assert len(DOCUMENTS) == len(samples.paths()) >= 14


def test_they_cover_the_talks_in_order() -> None:
    days = [document.published_on for document in DOCUMENTS]
    assert days == sorted(days)
    assert days[0] == date(2025, 11, 22)
    assert days[-1] == date(2025, 12, 8)
    assert all(document.published_precision is Precision.DAY for document in DOCUMENTS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_each_is_short_and_says_its_day_in_its_name(document: Document) -> None:
    assert 120 <= len(document.text.split()) <= 300
    assert document.name.startswith(f"{document.published_on}_{document.language}_")
    assert document.outlet is None
    assert document.url is None


def test_they_hold_what_wire_copy_holds() -> None:
    kinds = {block.kind for document in DOCUMENTS for block in document.blocks}
    assert {BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.ITEM} <= kinds
    assert sum(document.name.endswith(".html") for document in DOCUMENTS) >= 2
    assert all(document.title for document in DOCUMENTS if document.name.endswith(".html"))


def test_web_pages_are_left_out_without_their_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.import_module

    def only_plain(name: str) -> object:
        if name.endswith(".page"):
            raise ModuleNotFoundError("No module named 'trafilatura'")
        return real(name)

    monkeypatch.setattr(formats, "import_module", only_plain)
    left = [document.name for document in samples.documents()]
    assert left == [document.name for document in DOCUMENTS if not document.name.endswith(".html")]
    assert len(left) >= 14


def test_reports_are_shipped_with_what_they_are() -> None:
    assert "written for this project" in (files(samples) / "README.md").read_text(encoding="utf-8")


def test_a_broken_report_is_not_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "2025-11-22_vi_x.txt").write_bytes(b"")
    monkeypatch.setattr(samples, "paths", lambda: tuple(tmp_path.iterdir()))
    with pytest.raises(DocumentError, match="is empty"):
        samples.documents()
