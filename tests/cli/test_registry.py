"""`issues`, `parties`, `plans` and `speakers`: the codebook, without a store."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from positions.codebook import load
from tests.cli.world import run

if TYPE_CHECKING:
    from pathlib import Path


def test_issues_come_with_their_questions() -> None:
    rows = json.loads(run("issues", "--format", "json").out)
    assert [row["key"] for row in rows] == list(load().issues)
    nato = next(row for row in rows if row["key"] == "nato")
    assert nato["question"] == "May Ukraine join NATO (or keep the way open)?"
    assert nato["in_matrix"] == "yes"
    assert "trung lập" in nato["names"]
    assert run("issues").lines[0].split("  ")[0] == "issue"


def test_parties_come_with_their_countries() -> None:
    done = run("parties", "--format", "csv")
    rows = list(csv.DictReader(done.lines))
    assert [row["key"] for row in rows] == list(load().parties)
    assert "FR" in next(row for row in rows if row["key"] == "europe")["countries"].split()
    assert "--party china" in done.err


def test_plans_come_with_their_days() -> None:
    rows = list(csv.DictReader(run("plans", "--format", "csv").lines))
    assert [row["key"] for row in rows] == list(load().plans)
    assert rows[0]["dated"] == load().plans["us-28"].dated.isoformat()
    assert rows[0]["points"] == "28"


def speakers(*words: str) -> dict[str, dict[str, str]]:
    """Return the speakers that the command lists, by key."""
    return {row["key"]: row for row in csv.DictReader(run("speakers", *words, "--format", "csv").lines)}


def test_all_speakers_of_the_codebook_are_listed() -> None:
    assert set(speakers()) == {*load().persons, *load().institutions}


@pytest.mark.parametrize(
    ("words", "key"),
    [(["Путин"], "putin"), (["zelens"], "zelensky"), (["Ermak"], "yermak"), (["điện kremlin"], "kremlin")],
)
def test_speakers_are_found_by_any_name_or_part_of_one(words: list[str], key: str) -> None:
    assert key in speakers(*words)


def test_offices_are_those_of_the_day_asked_for() -> None:
    held = "chief of staff, Ukraine"
    assert held in speakers("yermak", "--as-of", "2025-11-28")["yermak"]["offices"]
    assert held not in speakers("yermak", "--as-of", "2025-11-29")["yermak"]["offices"]
    assert f"{held} (2020-02-11..2025-11-28)" in speakers("yermak")["yermak"]["offices"]


def test_speakers_of_a_party_or_country() -> None:
    assert {row["party"] for row in speakers("--party", "Nga").values()} == {"russia"}
    assert {row["country"] for row in speakers("--country", "Pháp").values()} == {"FR"}


def test_nobody_called_so_is_nothing_found() -> None:
    done = run("speakers", "Nobody Atall")
    assert (done.code, done.out) == (4, "")
    assert "--provisional" in done.err


def test_speakers_that_the_codebook_does_not_know_come_from_the_store(stored: Path) -> None:
    rows = list(csv.DictReader(run("speakers", "--provisional", "--format", "csv").lines))
    assert [(row["key"], row["country"], row["statements"]) for row in rows] == [
        ("name:joao-exemplo", "BR", "1")
    ]
    assert run("speakers", "exemplo", "--provisional", "--party", "brazil", "--country", "BR").code == 0
    assert run("speakers", "--provisional", "--country", "FR").code == 4
