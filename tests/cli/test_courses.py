"""`timeline`, `shifts`, `dissent`, `agreement` and `coverage` on the reports of `tests.cli.world`."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.engine import open_store
from db.store import add
from tests.cli.world import report, run, said

if TYPE_CHECKING:
    from pathlib import Path


def rows(*words: str) -> list[dict[str, str]]:
    return list(csv.DictReader(run(*words, "--format", "csv").lines))


def test_a_timeline_marks_what_changed(stored: Path) -> None:
    found = rows("timeline", "Nga", "--issue", "plan")
    assert [(row["period"], row["stance"], row["change"], row["n_statements"]) for row in found] == [
        ("2025-11-24", "support", "", "2"),
        ("2025-12-05", "conditional", "softening", "1"),
        ("2025-12-08", "oppose", "reversal", "1"),
    ]
    assert (found[0]["n_support"], found[0]["n_neutral"]) == ("1", "1")
    assert found[-1]["quote"] == "rejected the plan outright"
    assert run("timeline", "russia", "--issue", "plan").lines[0].split()[:4] == [
        "party",
        "issue",
        "day",
        "stance",
    ]


def test_a_timeline_by_month_of_all_parties(stored: Path) -> None:
    found = rows("timeline", "--by", "month")
    assert [(row["voice_id"], row["issue_id"], row["period"], row["stance"]) for row in found] == [
        ("russia", "plan", "2025-11-01..2025-11-30", "support"),
        ("russia", "plan", "2025-12-01..2025-12-31", "oppose"),
        ("ukraine", "security_guarantees", "2025-12-01..2025-12-31", "support"),
        ("ukraine", "territory", "2025-12-01..2025-12-31", "oppose"),
        ("us", "security_guarantees", "2025-12-01..2025-12-31", "support"),
    ]


def test_a_timeline_of_a_speaker(stored: Path) -> None:
    found = rows("timeline", "Peskov", "--issue", "plan")
    assert [(row["voice"], row["stance"]) for row in found] == [
        ("Dmitry Peskov", "conditional"),
        ("Dmitry Peskov", "oppose"),
    ]
    assert "ask one after the other" in run("timeline", "Peskov", "us").err


def test_a_timeline_without_statements_says_so(stored: Path) -> None:
    done = run("timeline", "europe")
    assert (done.code, done.out) == (4, "")
    assert "That does not mean that Europe said nothing" in done.err


def test_shifts_cite_both_statements(stored: Path) -> None:
    done = run("shifts")
    assert done.lines[0] == "Russia on Peace plan: reversal, from conditional to oppose"
    assert done.lines[1].startswith("    2025-12-05  conditional (1 act of saying)  st-")
    assert done.lines[3].startswith("    2025-12-08  oppose (1 act of saying)  st-")
    assert done.lines[4] == "        rejected the plan outright"
    assert done.lines[-1] == "2 changes of stance; within a day the last word counts"
    found = rows("shifts", "russia", "--kind", "softening")
    assert [(row["before_stance"], row["after_stance"]) for row in found] == [("support", "conditional")]
    assert rows("shifts", "--since", "2025-12-06")[0]["before_said_on"] == "2025-12-05"
    assert rows("shifts", "--as-of", "2025-12-01") == []
    assert run("shifts", "--evidence", "2").lines == [
        "0 changes of stance; within a day the last word counts"
    ]


def test_dissent(own: Path) -> None:
    assert run("dissent", "--within", "3").lines == [
        "0 contradictions between speakers of one party within 3 days"
    ]
    text = "Putin said he backs the plan."
    with open_store(own) as store:
        words = said(text, "putin", "he backs the plan", {"plan": "support"}, said_on=date(2025, 12, 9))
        document, found = report("late-2025-12-09.txt", text, words)
        add(store, document, found, extractor="by hand")
    (row,) = rows("dissent", "--within", "3")
    assert (row["party"], row["days"], row["before_speaker"], row["after_speaker"]) == (
        "Russia",
        "1",
        "Dmitry Peskov",
        "Vladimir Putin",
    )
    told = run("dissent", "--within", "3").lines
    assert told[0] == "Russia on Peace plan: 1 day apart"
    assert told[-1] == "1 contradiction between speakers of one party within 3 days"
    assert rows("dissent", "--issue", "nato") == []


def test_agreement(stored: Path) -> None:
    (row,) = rows("agreement")
    assert (row["left"], row["right"], row["congruence"], row["conflict"], row["issues"]) == (
        "Ukraine",
        "United States",
        "1",
        "0",
        "1",
    )
    pairs = {(row["left"], row["right"]): row["congruence"] for row in rows("agreement", "--speakers")}
    assert pairs == {
        ("Kremlin", "Dmitry Peskov"): "0.625",
        ("Kremlin", "Vladimir Putin"): "0.5",
        ("Dmitry Peskov", "Vladimir Putin"): "0.375",
        ("Kremlin", "Joao Exemplo"): "1",
        ("Joao Exemplo", "Dmitry Peskov"): "0.625",
        ("Joao Exemplo", "Vladimir Putin"): "0.5",
        ("Marco Rubio", "Rustem Umerov"): "1",
    }
    assert [row["period"] for row in rows("agreement", "us", "ukraine", "--by", "week", "--each")] == [
        "2025-12-01..2025-12-07"
    ] * 2
    assert rows("agreement", "--weight", "security_guarantees=0") == []


@pytest.mark.parametrize("weight", ["plan", "plan=much", "=2", "plan=-1", "plan=nan", "plan=inf", "natto=2"])
def test_a_weight_that_is_none(stored: Path, weight: str) -> None:
    assert run("agreement", "--weight", weight).code == 2


def test_coverage(stored: Path) -> None:
    found = rows("coverage")
    assert len(found) == 30
    plan = next(row for row in found if (row["party_id"], row["issue_id"]) == ("russia", "plan"))
    assert (plan["answer"], plan["n_statements"], plan["days_ago"]) == ("stated", "4", "0")
    old = rows("coverage", "--party", "ukraine", "--as-of", "2025-12-20", "--older-than", "15")
    assert [(row["issue_id"], row["answer"], row["days_ago"]) for row in old] == [
        ("plan", "no statement stored", ""),
        ("territory", "stated", "15"),
        ("nato", "no statement stored", ""),
        ("security_guarantees", "stated", "15"),
        ("elections", "no statement stored", ""),
        ("reconstruction", "no statement stored", ""),
    ]
    assert "something may have been said all the same" in run("coverage").err


def test_an_empty_store_has_nothing_to_follow() -> None:
    run("init", "--db", "new.db")
    assert [
        run(name, "--db", "new.db").code
        for name in ("timeline", "shifts", "agreement", "coverage", "dissent")
    ] == [
        4,
        4,
        4,
        0,
        0,
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--until", "2025-11", "--since", "2025-12"),
        ("search", "plan", "--since", "2025-12", "--until", "2025-11"),
        ("ask", "what did Russia say", "--since", "2025-12", "--until", "2025-11"),
        ("matrix", "--since", "2025-12", "--as-of", "2025-11"),
        ("timeline", "--as-of", "2025-11", "--since", "2025-12"),
    ],
)
def test_days_that_end_before_they_begin_are_a_wrong_use(stored: Path, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert "the days end on 2025-11-30, before they begin on 2025-12-01" in " ".join(
        done.err.replace("│", " ").split()
    )


@pytest.mark.parametrize("sides", [("russia",), ("russia", "Nga")])
def test_one_party_alone_does_not_agree_with_anybody(stored: Path, sides: tuple[str, ...]) -> None:
    done = run("agreement", *sides)
    assert (done.code, done.out) == (2, "")
    assert "between two or more" in done.err


@pytest.mark.parametrize("words", [("timeline", "nosuch"), ("why", "nosuch", "plan")])
def test_a_name_that_is_neither_party_nor_speaker(stored: Path, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.code == 2
    assert (
        "unknown party or speaker 'nosuch'; `positions parties` or `positions speakers` list them" in done.err
    )
