"""`evaluate`: figures for people and programs, differences, coders, and what is wrong with the input."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.world import run

REPORT = """Talks in Geneva

Kremlin spokesman Dmitry Peskov said on 5 December that Russia was ready to discuss the peace plan.

Ukrainian President Volodymyr Zelensky said that Ukraine would not cede territory to Russia.
"""


def statement(content: str, speaker: str, party: str, **more: Any) -> dict[str, Any]:
    country = {"russia": "RU", "ukraine": "UA"}[party]
    return {
        "id": speaker,
        "speakers": [speaker],
        "parties": [party],
        "country": country,
        "said_on": "2025-12-05",
        "form": "indirect",
        "content": content,
        "positions": [],
        **more,
    }


@pytest.fixture
def gold() -> str:
    """Labels of a report that lies beside them."""
    Path("talks-2025-12-06.txt").write_text(REPORT)
    rows = [
        statement(
            "Russia was ready to discuss the peace plan",
            "Dmitry Peskov",
            "russia",
            positions=[{"issue": "plan", "stance": "support"}],
        ),
        statement("Ukraine would not cede territory to Russia", "Andriy Yermak", "ukraine"),
    ]
    Path("gold.jsonl").write_text(
        json.dumps({"doc": "talks-2025-12-06.txt", "language": "en", "statements": rows}) + "\n"
    )
    return "gold.jsonl"


def test_figures_for_programs(gold: str) -> None:
    done = run("evaluate", gold, "talks-2025-12-06.txt", "--format", "csv", "--samples", "0")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    every = {row["figure"]: (float(row["value"]), row["cases"]) for row in rows if row["part"] == "all"}
    assert every["content F1"] == (1.0, "2")
    assert every["attribution F1"] == (0.5, "2")
    assert {row["of"] for row in rows if row["part"] == "language"} == {"en"}
    assert {row["part"] for row in rows} == {"all", "language", "form", "rule", "confidence"}
    assert {row["low"] for row in rows} == {""}


def test_figures_for_people(gold: str) -> None:
    done = run("evaluate", gold, "talks-2025-12-06.txt", "--errors")
    assert "1 document, 2 statements (+0 optional), 2 found" in done.out
    assert "0.500 to 0.500" in done.out  # one document: every draw is the same
    assert "expected calibration error" in done.out
    assert "speakers Volodymyr Zelensky not Andriy Yermak" in done.out


def test_differences_for_programs(gold: str) -> None:
    done = run("evaluate", gold, "talks-2025-12-06.txt", "--errors", "--format", "jsonl")
    told = [json.loads(line) for line in done.out.splitlines()]
    assert [(row["kind"], row["id"]) for row in told if "speakers" in row["what"]] == [
        ("wrong", "Andriy Yermak")
    ]


def test_two_coders(gold: str) -> None:
    Path("second.jsonl").write_text(Path(gold).read_text().replace('"support"', '"neutral"'))
    done = run("evaluate", gold, "second.jsonl")
    told = {line[:24].strip(): line.split()[-5:] for line in done.lines}
    assert "1.000" in told["attribution F1"]
    assert "0.000" in told["stance accuracy"]
    assert "stance alpha (nominal)" in told


def test_documents_that_one_side_lacks_are_named(gold: str) -> None:
    with Path(gold).open("a") as stream:
        stream.write('{"doc": "lost.txt", "language": "en", "statements": []}\n')
    Path("other-2025-12-06.txt").write_text(REPORT)
    done = run("evaluate", gold, "talks-2025-12-06.txt", "other-2025-12-06.txt")
    assert "labelled, but not among the reports (counted as missed): lost.txt" in done.err
    assert "not labelled (left out): other-2025-12-06.txt" in done.err


def test_a_report_that_cannot_be_read_is_a_failure(gold: str) -> None:
    done = run("evaluate", gold, "talks-2025-12-06.txt", "missing.txt")
    assert done.code == 1
    assert "missing.txt" in done.err
    assert "content F1" in done.out


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"not json", 1, "gold.jsonl:1: is not JSON"),
        (b"\xff\xfe\x00", 1, "gold.jsonl: is not UTF-8"),
        (b'{"doc": "x.txt", "statements": []}', 4, "none of its documents is among the reports"),
    ],
)
def test_labels_that_are_none(gold: str, content: bytes, code: int, message: str) -> None:
    Path(gold).write_bytes(content)
    done = run("evaluate", gold, "talks-2025-12-06.txt")
    assert done.code == code
    assert message in done.err


def test_a_missing_file_of_labels() -> None:
    done = run("evaluate", "nothing.jsonl", ".")
    assert done.code == 1
    assert "nothing.jsonl" in done.err
