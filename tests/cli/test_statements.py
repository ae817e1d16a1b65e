"""`list` and `show`: statements by filter, and one in full."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from db.engine import open_store
from db.queries import statements
from positions.query import Query
from tests.cli.world import BASIS, ESCAPE, FORMULA, run


def ids(*filters: str) -> list[str]:
    """Return the reports, by name, of the statements that `list` shows."""
    done = run("list", *filters, "--format", "json")
    return [f"{each['doc'].partition('-')[0]} {each['speakers'][0]}" for each in json.loads(done.out or "[]")]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (
            ["--party", "Nga", "--issue", "kế hoạch"],
            "other Dmitry Peskov, local Dmitry Peskov, echo Vladimir Putin, wire Kremlin, wire Vladimir Putin",
        ),
        (["--party", "us", "--party", "brazil"], "other Joao Exemplo, local Marco Rubio"),
        (["--country", "Brazil"], "other Joao Exemplo"),
        (["--speaker", "joao exemplo"], "other Joao Exemplo"),
        (["--speaker", "Путин", "--form", "direct"], "wire Vladimir Putin"),
        (["--stance", "oppose"], "other Dmitry Peskov, local Volodymyr Zelensky"),
        (["--stance", "oppose", "--issue", "territory"], "local Volodymyr Zelensky"),
        (["--language", "vi"], "local Marco Rubio, local Volodymyr Zelensky, local Dmitry Peskov"),
        (["--outlet", "Example Wire"], "wire Kremlin, wire Vladimir Putin"),
        (["--outlet", "example wire"], "wire Kremlin, wire Vladimir Putin"),
        (['outlet:"EXAMPLE WIRE"'], "wire Kremlin, wire Vladimir Putin"),
        (["--since", "2025-12-06"], "other Dmitry Peskov, other Joao Exemplo"),
        (
            ["--until", "2025-11", "--party", "russia"],
            "echo Vladimir Putin, wire Kremlin, wire Vladimir Putin",
        ),
        (["--limit", "1"], "other Dmitry Peskov"),
    ],
)
def test_filters_select_newest_first(stored: Path, filters: list[str], expected: str) -> None:
    assert ", ".join(ids(*filters)) == expected


def test_a_table_has_date_speaker_party_stance_words_and_id(stored: Path) -> None:
    lines = run("list", "--speaker", "Zelensky").lines
    assert lines[0].split() == ["said", "on", "speaker", "party", "stance", "words", "id"]
    assert lines[2].startswith(
        "2025-12-05  Volodymyr Zelensky  ukraine  territory: oppose  sẽ không nhượng lãnh thổ  st-"
    )


def test_every_column_of_the_csv_is_told_and_formulas_are_guarded(stored: Path) -> None:
    done = run("list", "--party", "brazil", "-o", "said.csv")
    with Path("said.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["content"] == f"'{FORMULA}"
    assert row["said_on"] == "2025-12-08"
    assert row["spans"] == "29-60"
    assert done.out == ""
    assert done.err.startswith("1 cell began like a formula")


def test_control_characters_of_a_report_never_reach_the_terminal(stored: Path) -> None:
    done = run("list", "--issue", "ceasefire")
    assert "\x1b" not in done.out
    assert "<U+001B>" in done.out
    assert json.loads(run("list", "--issue", "ceasefire", "--format", "json").out)[0]["content"] == [ESCAPE]


def test_nothing_found_is_not_taken_for_silence(stored: Path) -> None:
    done = run("list", "--party", "europe", "--issue", "nato")
    assert (done.code, done.out) == (4, "")
    assert done.err == (
        "error: No statement stored of Europe on NATO membership. That does not mean that Europe said nothing: "
        "4 reports stored, 0 with words of Europe, 0 with words on NATO membership.\n"
    )


def test_coverage_tells_when_a_party_was_last_heard(stored: Path) -> None:
    done = run("list", "--party", "ukraine", "--stance", "neutral")
    assert "1 with words of Ukraine, the newest of 2025-12-05" in done.err


def test_an_empty_store_says_that_it_is_empty() -> None:
    run("init", "--db", "new.db")
    done = run("list", "--db", "new.db")
    assert done.code == 4
    assert (
        done.err
        == "error: No statement stored. That does not mean that nothing was said: 0 reports stored.\n"
    )


def test_an_unknown_speaker_is_looked_for_in_the_store_too(stored: Path) -> None:
    done = run("list", "--speaker", "Joan Exempla")
    assert (done.code, done.out) == (2, "")
    assert "unknown speaker 'Joan Exempla'" in done.err
    assert "name:joao-exemplo" in done.err


def newest(path: Path, party: str) -> str:
    """Return the id of the newest statement of a party."""
    with open_store(path) as store:
        return statements(store, Query(parties=frozenset({party})))[0].id


def test_show_tells_all_that_a_statement_rests_on(stored: Path) -> None:
    with open_store(stored) as store:
        record = statements(store, Query(speakers=frozenset({"peskov"}), languages=frozenset({"vi"})))[0]
    done = run("show", record.id)
    assert done.lines == [
        f"statement   {record.id} (unreviewed)",
        "said        2025-12-05 (reckoned)",
        "by          Dmitry Peskov (person, RU, peskov)",
        "for         Russia",
        "words       Nga sẵn sàng bàn bản kế hoạch nếu Kiev rút quân [15-62]",
        "form        indirect",
        (
            "stance      Peace plan: conditional, on the condition “nếu Kiev rút quân”, by the words “Nga sẵn sàng bàn bản "
            "kế hoạch nếu Kiev rút quân” (confidence 0.5)"
        ),
        "found by    by hand (confidence 0.75)",
        f"report      local-2025-12-05.txt, published 2025-12-05, vi ({record.document})",
        "",
        "    Ông Peskov nói ⟦Nga sẵn sàng bàn bản kế hoạch nếu Kiev rút quân⟧.",
    ]


def test_show_names_the_other_reports_of_the_same_act_of_saying(stored: Path) -> None:
    with open_store(stored) as store:
        told = statements(store, Query(speakers=frozenset({"putin"})))
    done = run("show", told[1].id)
    assert "words       “" + BASIS + "” [24-89]" in done.lines
    assert (
        "report      wire-2025-11-24.txt, Example Wire, “Moscow on the plan”, published 2025-11-24, en"
        in done.out
    )
    assert "address     https://example.org/wire" in done.lines
    assert f"also told   {told[0].id} in echo-2025-11-25.txt: {BASIS} and more" in done.lines
    assert run("show", told[0].utterance).lines[0] == f"statement   {told[0].id} (unreviewed)"


def test_show_writes_one_object_for_programs(stored: Path) -> None:
    key = newest(stored, "ukraine")
    (shown,) = json.loads(run("show", key, "--format", "json").out)
    assert shown["id"] == key


@pytest.mark.parametrize("key", ["st-nothing", "ut-nothing"])
def test_show_of_an_unknown_id_finds_nothing(stored: Path, key: str) -> None:
    done = run("show", key)
    assert (done.code, done.out) == (4, "")
    assert key in done.err
