"""`ask`: what was understood, cited answers, and refusals that are never taken for silence."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.world import BASIS, run

PLAN = "what did Russia say about the plan"


def cited(text: str) -> list[str]:
    """Return the lines that begin a citation, without the ids."""
    return re.findall(r"^\d{4}-\d\d-\d\d.*$", text, re.MULTILINE)


def test_an_answer_tells_what_was_understood_and_cites_newest_first(stored: Path) -> None:
    done = run("ask", PLAN)
    assert done.code == 0
    assert done.err == ""
    assert done.lines[:4] == [
        "Understood: what was said · party Russia · issue Peace plan · any date",
        "Same as:    positions list --party russia --issue plan",
        "",
        "Said 4 times in 4 reports, newest first: 1 support, 1 conditional, 1 neutral, 1 oppose",
    ]
    assert cited(done.out) == [
        "2025-12-08  Dmitry Peskov (Russia)  plan: oppose",
        "2025-12-05 (reckoned)  Dmitry Peskov (Russia)  plan: conditional",
        "2025-11-24  Vladimir Putin (Russia)  plan: support",
        "2025-11-24  Kremlin (Russia)  plan: neutral",
    ]


def test_a_citation_has_words_file_span_outlet_and_id(stored: Path) -> None:
    lines = run("ask", PLAN).lines
    at = lines.index("2025-11-24  Kremlin (Russia)  plan: neutral")
    assert lines[at + 1] == "    received nothing official on the plan"
    assert re.fullmatch(
        r"    indirect · wire-2025-11-24.txt \[108-145\] · Example Wire, published 2025-11-24 · st-\w+",
        lines[at + 2],
    )


def test_reports_of_one_act_of_saying_are_one_citation(stored: Path) -> None:
    lines = run("ask", "what did Putin say").lines
    assert "Said 1 time in 2 reports, newest first" in lines[3]
    assert f"    {BASIS} and more" in lines
    assert f"    also: “{BASIS}”" in lines


def test_the_question_may_come_in_words_of_their_own_and_in_vietnamese(stored: Path) -> None:
    english = cited(run("ask", *PLAN.split()).out)
    assert cited(run("ask", "Nga nói gì về kế hoạch").out) == english
    folded = run("ask", "Nga noi gi ve ke hoach")
    assert cited(folded.out) == english
    assert "Note:" in folded.out


def test_the_same_list_command_selects_the_same(stored: Path) -> None:
    asked = run("ask", PLAN, "--since", "2025-12", "--until", "2025-12-07", "--format", "json")
    command = next(line for line in asked.err.splitlines() if line.startswith("Same as:")).split()[3:]
    assert command[-4:] == ["--since", "2025-12-01", "--until", "2025-12-07"]
    assert run(*command, "--format", "json").out == asked.out
    assert len(json.loads(asked.out)) == 1


def test_days_of_the_question_and_of_the_options_both_count(stored: Path) -> None:
    done = run("ask", "what did Russia say about the plan since 1 December 2025", "--since", "2025-11")
    assert len(cited(done.out)) == 2


def test_only_so_many_citations_as_wanted(stored: Path) -> None:
    done = run("ask", PLAN, "--limit", "1")
    assert "Said 4 times" in done.out
    assert len(cited(done.out)) == 1


def test_sides_are_compared_with_no_statement_stored_where_there_is_none(stored: Path) -> None:
    done = run("ask", "how do Ukraine and Russia differ on security guarantees")
    assert done.code == 0
    assert done.lines[0].startswith("Understood: how sides differ · party Ukraine · party Russia")
    assert done.lines[3].startswith("Security guarantees: ")
    newest = next(line for line in done.lines if line.startswith("newest"))
    assert newest.split() == ["newest", "support", "no", "statement", "stored"]


def test_persons_can_be_compared_too(stored: Path) -> None:
    done = run("ask", "how do Putin and Peskov differ on the plan", "--format", "json")
    (page,) = json.loads(done.out)
    assert [(cell["party"], cell["stance"]) for cell in page["cells"]] == [
        ("Vladimir Putin", "support"),
        ("Dmitry Peskov", "oppose"),
    ]
    assert page["pairs"][0]["agreement"] == "disagree"


def test_who_takes_a_stance(stored: Path) -> None:
    done = run("ask", "who opposes the plan")
    assert "By: Dmitry Peskov" in done.lines
    assert cited(done.out) == ["2025-12-08  Dmitry Peskov (Russia)  plan: oppose"]


def test_where_a_side_stands(stored: Path) -> None:
    done = run("ask", "does Russia oppose the plan")
    assert any(re.fullmatch(r"Russia on Peace plan: oppose, 2025-12-08, st-\w+", line) for line in done.lines)


def test_where_a_side_that_is_not_heard_stands_beside_one_that_is(stored: Path) -> None:
    done = run("ask", "do Russia and Europe oppose the plan")
    assert "Europe on Peace plan: no statement stored" in done.lines


def test_a_stance_nobody_takes_is_told_with_what_was_said_instead(stored: Path) -> None:
    done = run("ask", "does Ukraine support territory")
    assert done.code == 0
    assert (
        "No statement with the stance support is stored. "
        "What else was said (positions list --party ukraine --issue territory):"
    ) in done.lines
    assert cited(done.out) == [
        "2025-12-05 (day of publication)  Volodymyr Zelensky (Ukraine)  territory: oppose"
    ]


def test_changes_are_told_with_both_statements(stored: Path) -> None:
    done = run("ask", "has Russia changed its position on the plan since 25 November 2025")
    assert re.search(
        r"^Russia on Peace plan: reversal, from conditional \(2025-12-05, st-\w+\) to oppose \(2025-12-08, st-\w+\)$",
        done.out,
        re.MULTILINE,
    )
    still = run("ask", "has Ukraine changed its position on territory")
    assert any(
        line.startswith("Ukraine on Territory: one act of saying stored, oppose (") for line in still.lines
    )


def test_the_latest_word_is_one(stored: Path) -> None:
    done = run("ask", "what did Russia last say about the plan")
    assert cited(done.out) == ["2025-12-08  Dmitry Peskov (Russia)  plan: oppose"]


def test_a_word_not_understood_is_refused_with_a_suggestion(stored: Path) -> None:
    done = run("ask", "what did Rusia say about the weather")
    assert (done.code, done.out) == (3, "")
    assert "did you mean Russia?" in done.err
    assert '"weather"' in done.err


@pytest.mark.parametrize(
    "question", ["what did Europe say about NATO", "how do Europe and Türkiye differ on NATO"]
)
def test_nothing_stored_is_never_worded_as_nothing_said(stored: Path, question: str) -> None:
    done = run("ask", question)
    assert done.code == 4
    assert done.lines[0].startswith("Understood: ")
    assert "No statement stored of Europe" in done.err
    assert "That does not mean that Europe" in done.err
    assert "4 reports stored" in done.err


def test_an_answer_can_be_kept_in_a_file(stored: Path) -> None:
    assert run("ask", PLAN, "-o", "answer.txt").out == ""
    assert Path("answer.txt").read_text().startswith("Understood: ")
    run("ask", "what did Europe say about NATO", "-o", "nothing.txt")
    assert not Path("nothing.txt").exists()
