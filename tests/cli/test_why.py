"""`why` and the further forms of `matrix`: by speaker, by period, as the store knew, and what declined is."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.engine import open_store
from db.store import add
from tests.cli.world import report, run, said

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2025, 12, 9)


def rows(*words: str) -> list[dict[str, str]]:
    return list(csv.DictReader(run(*words, "--format", "csv").lines))


def test_why_gives_the_rule_the_decider_and_the_others(stored: Path) -> None:
    done = run("why", "Nga", "plan")
    assert done.code == 0
    assert done.lines[0] == "Russia on Peace plan: oppose"
    assert done.lines[1].startswith("The question: Is the peace plan on the table")
    assert done.lines[2].startswith("The rule: The newest statement of a named source decides")
    assert done.lines[4] == "Decided by"
    assert done.lines[5].startswith("    2025-12-08  Dmitry Peskov (Russia)  plan: oppose")
    considered = [line for line in done.lines[9:] if line.startswith("    2025")]
    assert considered == [
        "    2025-12-05 (reckoned)  Dmitry Peskov  conditional: said on an earlier day",
        "    2025-11-24  Vladimir Putin  support: said on an earlier day",
        "    2025-11-24  Kremlin  neutral: said on an earlier day",
        "    2025-11-24  Vladimir Putin  support: said on an earlier day",
    ]


def test_why_as_of_a_day_tells_what_tipped_the_scale(stored: Path) -> None:
    found = json.loads(run("why", "russia", "plan", "--as-of", "2025-11-24", "--format", "json").out)
    assert [(row["role"], row["speakers"], row["reason"]) for row in found] == [
        ("decides", "Vladimir Putin", ""),
        ("considered", "Kremlin", "said on the same day, published earlier"),
        ("considered", "Vladimir Putin", "another report of the same act of saying, less new"),
    ]
    told = run("why", "russia", "plan", "--as-of", "2025-11-24", "--limit", "1").lines
    assert told[0] == "Russia on Peace plan as of 2025-11-24: support"
    assert told[-2:] == [
        "    … and 1 older statement; --limit shows more",
        "    2 statements of a later day not looked at",
    ]


def test_why_of_a_speaker(stored: Path) -> None:
    assert run("why", "Песков", "plan").lines[0] == "Dmitry Peskov on Peace plan: oppose"


def test_why_of_a_blank_cell_is_no_silence(stored: Path) -> None:
    done = run("why", "europe", "nato")
    assert done.code == 4
    assert "That does not mean that Europe said nothing" in done.err
    assert run("why", "rusia", "plan").code == 2
    assert "did you mean russia" in run("why", "rusia", "plan").err


def test_unnamed_sources_are_considered_and_never_decide(own: Path) -> None:
    text = "Russian officials want the plan to go ahead. "
    words = "want the plan to go ahead"
    with open_store(own) as store:
        document, found = report(
            "late-2025-12-09.txt",
            text,
            said(text, "unnamed", words, {"territory": "support"}, said_on=DAY, parties=("russia",)),
        )
        add(store, document, found, extractor="by hand")
    done = run("why", "russia", "territory")
    assert done.lines[0] == "Russia on Territory: no statement of a named source stored"
    assert "support: its source is not named" in done.out
    (cell,) = rows("matrix", "--party", "russia", "--issue", "territory")
    assert (cell["stance"], cell["answer"]) == ("", "unnamed sources only")


def test_declined_is_not_neutral(own: Path) -> None:
    text = "Rubio declined to comment on elections. Zelensky spoke about elections."
    with open_store(own) as store:
        document, found = report(
            "late-2025-12-09.txt",
            text,
            said(text, "rubio", "declined to comment on elections", {"elections": "neutral"}, said_on=DAY),
            said(text, "zelensky", "spoke about elections", {"elections": "neutral"}, said_on=DAY),
        )
        add(store, document, found, extractor="by hand")
    found_rows = {row["party_id"]: row for row in rows("matrix", "--issue", "elections")}
    assert [found_rows[key]["answer"] for key in ("us", "ukraine", "europe")] == [
        "declined",
        "stated",
        "no statement stored",
    ]
    assert {found_rows[key]["stance"] for key in ("us", "ukraine")} == {"neutral"}
    wide = {row["party_id"]: row["elections"] for row in rows("matrix", "--wide", "--issue", "elections")}
    assert (wide["us"], wide["ukraine"], wide["europe"]) == ("declined", "neutral", "")
    assert "declined (1)" in run("matrix", "--wide").out


def test_the_matrix_by_speaker(stored: Path) -> None:
    found = rows("matrix", "--speakers", "--party", "russia", "--issue", "plan")
    assert [(row["speaker"], row["stance"], row["n_statements"]) for row in found] == [
        ("Dmitry Peskov", "oppose", "2"),
        ("Kremlin", "neutral", "1"),
        ("Vladimir Putin", "support", "1"),
    ]
    one = rows("matrix", "--speaker", "umerov", "--issue", "nato")
    assert [(row["speaker_id"], row["answer"]) for row in one] == [("umerov", "no statement stored")]
    assert run("matrix", "--speakers", "--wide", "--issue", "plan").lines[0].split() == [
        "speaker",
        "Peace",
        "plan",
    ]


def test_the_matrix_by_month_is_the_matrix_of_each_month(stored: Path) -> None:
    by_month = rows("matrix", "--by", "month")
    assert by_month == [
        row
        for first, last in (("2025-11-01", "2025-11-30"), ("2025-12-01", "2025-12-31"))
        for row in rows("matrix", "--since", first, "--as-of", last)
    ]
    weeks = rows("matrix", "--by", "week", "--party", "russia", "--issue", "plan", "--as-of", "2025-12-07")
    assert [(row["period"], row["stance"], row["n_statements"]) for row in weeks] == [
        ("2025-11-24..2025-11-30", "support", "2"),
        ("2025-12-01..2025-12-07", "conditional", "1"),
    ]
    wide = rows("matrix", "--by", "month", "--wide", "--party", "russia", "--issue", "plan")
    assert [(row["period"], row["plan"]) for row in wide] == [
        ("2025-11-01..2025-11-30", "support"),
        ("2025-12-01..2025-12-31", "oppose"),
    ]
    assert rows("matrix", "--by", "week", "--as-of", "2020") == []


@pytest.mark.parametrize(("known", "stances"), [("2020-01-01", {""}), ("2999-01-01", {"oppose"})])
def test_the_matrix_as_the_store_knew(stored: Path, known: str, stances: set[str]) -> None:
    found = rows("matrix", "--party", "russia", "--issue", "plan", "--known-at", known)
    assert {row["stance"] for row in found} == stances
    assert run("matrix", "--known-at", "noon").code == 2
