"""`languages`: which packs there are, and what is wrong with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from positions.errors import DataFileError
from positions.inspection import files
from positions.languages import supported
from tests.cli.world import run

if TYPE_CHECKING:
    import pytest


def test_the_packs_are_listed() -> None:
    rows = json.loads(run("languages", "list", "--format", "json").out)
    assert [row["language"] for row in rows] == list(supported())
    assert {row["attribution"] for row in rows} == {"yes"}


def test_packs_are_checked() -> None:
    done = run("languages", "check", "en", "vi", "--format", "json")
    assert done.code == 0
    assert {row["weight"] for row in json.loads(done.out)} <= {"warning", "gap"}
    assert done.err.startswith("2 packs: 0 errors, ")


def test_a_broken_pack_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(language: str) -> object:
        raise DataFileError(f"{language}/issues.toml", 3, "unknown key 'colour'")

    monkeypatch.setitem(files._READERS, "issues", fails)
    done = run("languages", "check", "en")
    assert done.code == 1
    assert "en/issues.toml:3" in done.out
    assert "1 pack: 1 error, 0 warnings, 0 gaps" in done.err


def test_an_unknown_language_is_refused() -> None:
    done = run("languages", "check", "xx")
    assert done.code == 1
    assert "no language pack for 'xx'" in done.err
