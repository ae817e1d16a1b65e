"""`search`: words marked in what was said, filters, places for programs, and no silence taken for none."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cli.hits import marked, places
from positions.search import parse
from tests.cli.world import ESCAPE, reports, run

if TYPE_CHECKING:
    from pathlib import Path

    from positions.model import Record


def test_what_was_found_is_cited_with_its_words_marked(stored: Path) -> None:
    done = run("search", "ban ke hoach")
    assert done.code == 0
    assert done.lines[0] == 'Found 1 statement with "ban ke hoach"'
    assert done.lines[2].startswith("2025-12-05 (reckoned)  Dmitry Peskov (Russia)  plan: conditional")
    assert done.lines[3] == "    Nga sẵn sàng bàn ⟦bản kế hoạch⟧ nếu Kiev rút quân"


def test_reports_of_one_act_stand_together(stored: Path) -> None:
    done = run("search", "american propos*")
    assert done.lines[0].startswith("Found 2 statements")
    assert [line for line in done.lines if "⟦American proposals⟧" in line or "the ⟦American" in line]
    assert any(line.startswith("    also: ") for line in done.lines)


def test_filters_narrow(stored: Path) -> None:
    assert run("search", "plan", "--party", "russia", "--until", "2025-11-30").lines[0].startswith("Found 1 ")
    assert run("search", "plan", "--issue", "nato").code == 4


def test_more_than_is_shown_is_said(stored: Path) -> None:
    assert (
        run("search", "plan", "-n", "1").lines[0]
        == "Found 1 statement and more with plan; `--limit N` shows N of them"
    )


def test_the_newest_first(stored: Path) -> None:
    days = [said["said_on"] for said in json.loads(run("search", "plan", "--newest", "-f", "json").out)]
    assert days == sorted(days, reverse=True)
    assert len(days) > 1


def test_programs_get_the_places_in_the_report(stored: Path) -> None:
    texts = {document.name: document.text for document, _ in reports()}
    found = json.loads(run("search", "proposals could", "-f", "json").out)
    assert len(found) == 2
    for said in found:
        ((start, end),) = said["matches"]
        assert texts[said["doc"]][start:end] == "proposals could"
        assert said["score"] > 0
    header = run("search", "plan", "-f", "csv").lines[0].split(",")
    assert header[-2:] == ["score", "matches"]


def test_an_empty_search_is_not_taken_for_silence(stored: Path) -> None:
    done = run("search", "weather", "--party", "russia")
    assert done.code == 4
    assert "positions list --party russia" in done.err
    assert "does not mean that nobody said so" in done.err
    assert "without quotation marks" in run("search", "weather plan").err


def test_what_is_no_search_is_refused(stored: Path) -> None:
    done = run("search", "plan OR nato")
    assert done.code == 3
    assert "knows no OR" in done.err


def test_what_a_terminal_would_act_upon_is_made_visible(stored: Path) -> None:
    assert "\x1b" in ESCAPE
    done = run("search", "fighting")
    assert "\x1b" not in done.out
    assert "<U+001B>" in done.out


@pytest.fixture
def record(stored: Path) -> Record:
    from db.engine import open_store
    from db.queries import statements
    from positions.query import Query

    with open_store(stored) as store:
        return statements(store, Query(speakers=frozenset({"zelensky"})))[0]


def test_words_that_hold_the_marks_are_not_marked(record: Record) -> None:
    own = replace(record, content=("a ⟦plan⟧",))
    assert marked(own, parse(["plan"])) == ("a ⟦plan⟧",)


def test_pieces_keep_their_line_breaks(record: Record) -> None:
    from positions.model import Span

    own = replace(record, content=("a red\nline", "plan b"), spans=(Span(10, 20), Span(30, 36)))
    assert marked(own, parse(["line plan"])) == ("a red\n⟦line⟧", "⟦plan⟧ b")
    assert list(places(own, parse(["line plan"]))) == [(16, 20), (30, 34)]
