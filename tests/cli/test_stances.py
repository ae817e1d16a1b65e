"""`compare` and `matrix`: where parties stand, and that a blank is no silence."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine import open_store
from db.store import add
from positions.export.matrix import LONG_COLUMNS
from tests.cli.world import report, run, said

if TYPE_CHECKING:
    import pytest

PLAN = "Peace plan: Is the peace plan on the table"


def test_parties_stand_side_by_side_with_their_newest_words(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    done = run("compare", "us", "Nga", "--issue", "plan")
    assert done.code == 0
    assert done.lines[0].startswith(PLAN)
    assert done.lines[2].split("  ")[-1].strip() == "Russia"
    names = [line.split("  ")[0] for line in done.lines[4:] if line[:1].strip()][:-1]
    assert names == [
        "newest",
        "said on",
        "by",
        "words",
        "in",
        "statement",
        "in all",
        "first on",
        "last on",
        "but",
    ]
    assert done.lines[4].split() == ["newest", "no", "statement", "stored", "oppose"]
    assert done.lines[-1] == "Where no statement is stored, something may have been said all the same."


def test_agreement_of_two_sides_is_told(stored: Path) -> None:
    done = run("compare", "us", "ukraine", "--issue", "security_guarantees")
    assert "United States and Ukraine agree" in done.lines


def test_a_comparison_without_issue_goes_through_the_matrix(stored: Path) -> None:
    done = run("compare", "us", "russia")
    headings = [line for line in done.lines if line.endswith("?")]
    assert len(headings) == 6


def test_a_comparison_of_several_issues_ends_with_where_they_agree(stored: Path) -> None:
    told = run("compare", "us", "ukraine").lines
    assert (
        "United States and Ukraine agree on Security guarantees; cannot be compared on Peace plan, Territory, "
        "NATO membership, Elections, Reconstruction and assets"
    ) in told


def test_a_comparison_tells_of_contradictions_and_days(own: Path) -> None:
    text = "Putin said he backs the plan."
    with open_store(own) as store:
        words = said(text, "putin", "he backs the plan", {"plan": "support"}, said_on=date(2025, 12, 9))
        add(store, *report("late-2025-12-09.txt", text, words), extractor="by hand")
    told = "\n".join(run("compare", "russia", "us", "--issue", "plan").lines)
    assert "others of this side" in told
    (page,) = json.loads(run("compare", "russia", "us", "--issue", "plan", "--format", "json").out)
    russia, us = page["cells"]
    assert (russia["first_said_on"], russia["last_said_on"]) == ("2025-11-24", "2025-12-09")
    assert (us["stance"], us["answer"]) == (None, "no statement stored")


def test_a_comparison_as_of_a_day_leaves_out_what_came_later(stored: Path) -> None:
    done = run("compare", "us", "russia", "--issue", "plan", "--as-of", "2025-12-05", "--format", "json")
    (page,) = json.loads(done.out)
    assert [cell["stance"] for cell in page["cells"]] == [None, "conditional"]
    assert page["pairs"] == [{"left": "us", "right": "russia", "agreement": "unknown"}]
    rows = run("compare", "us", "russia", "--issue", "plan", "--since", "2025-12-06", "--format", "csv")
    assert [row["n_statements"] for row in csv.DictReader(rows.lines)] == ["0", "1"]


def test_where_nothing_is_stored_that_is_what_is_said(stored: Path) -> None:
    done = run("compare", "us", "europe", "--issue", "nato")
    assert done.code == 4
    assert done.lines[4].split("  ")[-1].strip() == "no statement stored"
    assert "That does not mean that United States or Europe said nothing" in done.err


def test_a_comparison_needs_two_parties(stored: Path) -> None:
    done = run("compare", "russia", "Nga")
    assert done.code == 2
    assert "two parties or more" in done.err


def test_the_long_matrix_is_the_whole_grid(stored: Path) -> None:
    done = run("matrix", "-o", "matrix.csv")
    with Path("matrix.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == LONG_COLUMNS
    assert len(rows) == 5 * 6
    assert done.err.splitlines()[0] == "wrote matrix.csv: 30 rows"
    blank = rows[0]
    assert (blank["party_id"], blank["stance"], blank["n_statements"]) == ("us", "", "0")
    (plan,) = (row for row in rows if (row["party_id"], row["issue_id"]) == ("russia", "plan"))
    assert plan["stance"] == "oppose"
    assert (plan["n_statements"], plan["period"], plan["first_said_on"]) == ("4", "all", "2025-11-24")
    assert plan["latest_quote"] == "rejected the plan outright"


def test_a_cell_opens_to_its_statement_and_to_all_of_them(stored: Path) -> None:
    rows = csv.DictReader(run("matrix", "--format", "csv", "--as-of", "2025-11").lines)
    (cell,) = (row for row in rows if row["stance"])
    assert cell["period"] == "..2025-11-30"
    assert (
        run("show", cell["latest_statement_id"])
        .lines[0]
        .startswith(f"statement   {cell['latest_statement_id']}")
    )
    listed = run("list", "--party", cell["party_id"], "--issue", cell["issue_id"], "--until", "2025-11")
    assert cell["latest_statement_id"] in listed.out
    assert "positions list --party PARTY --issue ISSUE" in run("matrix").err


def test_the_wide_matrix_has_words_and_counts_for_people(stored: Path) -> None:
    lines = run(
        "matrix", "--wide", "--party", "russia", "--party", "europe", "--issue", "plan", "--issue", "nato"
    ).lines
    assert [line.split() for line in lines[:2]] == [["party", "Peace", "plan", "NATO"], ["membership"]]
    assert lines[3].split() == ["Russia", "oppose", "(4)", "–"]
    assert lines[4].split() == ["Europe", "–", "–"]


def test_the_wide_matrix_has_stances_alone_for_programs(stored: Path) -> None:
    rows = list(csv.reader(run("matrix", "--wide", "--format", "csv").lines))
    assert rows[0] == [
        "party_id",
        "party",
        "plan",
        "territory",
        "nato",
        "security_guarantees",
        "elections",
        "reconstruction",
    ]
    assert rows[2] == ["ukraine", "Ukraine", "", "oppose", "", "support", "", ""]


def test_the_matrix_can_begin_on_a_day(stored: Path) -> None:
    rows = csv.DictReader(run("matrix", "--since", "2025-12-08", "--issue", "plan", "--format", "csv").lines)
    assert {row["party_id"]: row["n_statements"] for row in rows if row["stance"]} == {"russia": "1"}
