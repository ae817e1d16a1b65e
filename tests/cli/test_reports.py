"""`extract` and `ingest`: reports on their way in, the bad ones refused one by one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from positions.documents import LIMIT
from tests.cli.world import run

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLISH = """Moscow and Kyiv on the plan

Kremlin spokesman Dmitry Peskov said on 5 December that Russia was ready to discuss the peace plan.

Ukrainian President Volodymyr Zelensky said that Ukraine would not cede territory to Russia.
"""
VIETNAMESE = """Nga và Ukraine bàn về kế hoạch hòa bình

Ngày 5/12, người phát ngôn Điện Kremlin Dmitry Peskov cho biết Nga sẵn sàng thảo luận kế hoạch hòa bình của Mỹ.

Tổng thống Ukraine Volodymyr Zelensky khẳng định Ukraine sẽ không nhượng bộ lãnh thổ cho Nga.
"""


@pytest.fixture
def folder() -> Path:
    """A folder with two reports, one of them in a folder of its own."""
    path = Path("reports")
    (path / "vi").mkdir(parents=True)
    (path / "talks-2025-12-06.txt").write_text(ENGLISH)
    (path / "vi" / "dam-phan-2025-12-06.txt").write_text(VIETNAMESE)
    return path


@pytest.fixture
def bad(folder: Path) -> dict[str, str]:
    """Files that cannot be read beside those that can, each with words of the reason."""
    (folder / "binary-2025-12-06.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty-2025-12-06.txt").write_bytes(b"")
    (folder / "invalid-2025-12-06.txt").write_bytes(
        b"Peskov said \xff\xfa\xf8 that the plan was good for all.\n" * 4
    )
    with (folder / "large-2025-12-06.txt").open("wb") as stream:
        stream.truncate(LIMIT + 1)
    (folder / "undated.txt").write_text(ENGLISH.replace(" on 5 December", ""))
    (folder / "nothing").mkdir()
    return {
        "binary-2025-12-06.txt": "binary",
        "empty-2025-12-06.txt": "empty",
        "invalid-2025-12-06.txt": "UTF-8",
        "large-2025-12-06.txt": "MB",
        "undated.txt": "--date",
    }


def test_extract_shows_every_statement_and_stores_nothing(folder: Path, at_home: Path) -> None:
    done = run("extract", folder / "talks-2025-12-06.txt")
    assert done.code == 0
    assert done.lines[0] == "talks-2025-12-06.txt (en, published 2025-12-06): 2 statements"
    assert done.lines[2].startswith("2025-12-05  Dmitry Peskov (Russia)  ")
    assert done.lines[3] == "    Russia was ready to discuss the peace plan"
    assert done.lines[4].startswith("    indirect · cue “said” · [")
    assert done.lines[6] == "2025-12-06 (day of publication)  Volodymyr Zelensky (Ukraine)  territory: oppose"
    assert list(at_home.iterdir()) == []


def test_extract_parts_reports_by_an_empty_line(folder: Path) -> None:
    lines = run("extract", folder).lines
    at = next(number for number, line in enumerate(lines) if line.startswith("dam-phan-2025-12-06.txt (vi"))
    assert lines[at - 1] == ""
    assert lines[at - 2].startswith("    indirect")


def test_extract_walks_folders_and_writes_one_report_a_line(folder: Path) -> None:
    done = run("extract", folder, "--format", "jsonl")
    reports = [json.loads(line) for line in done.lines]
    assert [report["doc"] for report in reports] == ["talks-2025-12-06.txt", "dam-phan-2025-12-06.txt"]
    assert [report["language"] for report in reports] == ["en", "vi"]
    for report, text in zip(reports, (ENGLISH, VIETNAMESE), strict=True):
        for statement in report["statements"]:
            spans = statement["spans"]["content"]
            assert [text[start:end] for start, end in spans] == statement["content"]
    assert json.loads(run("extract", folder, "--format", "json").out) == reports


def test_extract_writes_rows_for_spreadsheets(folder: Path) -> None:
    run("extract", folder, "-o", "found.csv")
    lines = Path("found.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("doc,id,said_on,")
    assert lines[1].startswith(
        "talks-2025-12-06.txt,talks-2025-12-06-1,2025-12-05,day,explicit,Dmitry Peskov,russia,RU,"
    )
    assert len(lines) == 1 + sum(
        len(json.loads(line)["statements"]) for line in run("extract", folder, "--format", "jsonl").lines
    )


def test_extract_reads_stdin_with_a_day_and_language_told() -> None:
    text = ENGLISH.replace(" on 5 December", "").encode()
    done = run("extract", "-", "--date", "2025-12-06", "--language", "en", "--format", "jsonl", stdin=text)
    report = json.loads(done.out)
    assert (report["doc"], report["published"], report["language"]) == ("stdin", "2025-12-06", "en")


def test_each_bad_file_is_named_and_the_others_go_on(folder: Path, bad: dict[str, str]) -> None:
    done = run("extract", folder, folder / "missing.txt", "--format", "jsonl")
    assert done.code == 1
    refused = [each for each in map(json.loads, done.lines) if "refused" in each]
    assert len(done.lines) == 2 + len(refused)
    assert {each["doc"] for each in refused} == {str(folder / name) for name in (*bad, "missing.txt")}
    errors = done.err.splitlines()
    assert len(errors) == len(bad) + 1
    for name, reason in bad.items():
        (error,) = (line for line in errors if name in line)
        assert error.startswith(f"error: {folder / name}: ")
        assert reason in error
    assert errors[-1].startswith(f"error: {folder / 'missing.txt'}: there is no such file")


def test_a_folder_without_files_is_refused() -> None:
    Path("nothing").mkdir()
    done = run("extract", "nothing")
    assert (done.code, done.err) == (1, "error: nothing: there is no file in this folder\n")


def test_nothing_is_extracted_in_a_language_without_a_pack_and_that_is_said(folder: Path) -> None:
    done = run("extract", folder / "talks-2025-12-06.txt", "--language", "sw", "--format", "json")
    assert done.code == 0
    assert done.err == "talks-2025-12-06.txt: no language pack for 'sw'; nothing is extracted from it\n"
    (report,) = json.loads(done.out)
    assert (report["language"], report["statements"]) == ("sw", [])


def test_a_language_that_is_no_code_is_wrong_use(folder: Path) -> None:
    done = run("extract", folder, "--language", "English")
    assert done.code == 2
    assert "is no code of a language" in done.err


def test_ingest_stores_once_and_says_what_it_did(folder: Path, own: Path) -> None:
    first = run("ingest", folder)
    assert first.code == 0
    assert first.out == ""
    assert first.err.startswith("2 new, 0 unchanged, 0 refused; ")
    again = run("ingest", folder, folder / "talks-2025-12-06.txt")
    assert again.err == "0 new, 3 unchanged, 0 refused; 0 statements stored\n"
    assert (
        "Ukraine would not cede territory" in run("list", "--party", "ukraine", "--since", "2025-12-06").out
    )


def test_ingest_stores_the_good_and_nothing_of_the_bad(folder: Path, bad: dict[str, str], own: Path) -> None:
    done = run("ingest", folder, folder / "missing.txt")
    assert done.code == 1
    assert done.err.splitlines()[-1].startswith(f"2 new, 0 unchanged, {len(bad) + 1} refused; ")
    held = json.loads(run("list", "--format", "json", "--since", "2025-12-05").out)
    assert {each["doc"] for each in held} >= {"talks-2025-12-06.txt", "dam-phan-2025-12-06.txt"}
    assert not {each["doc"] for each in held} & set(bad)
    assert "6 reports" in run("doctor").out


def test_ingest_stores_a_report_in_a_language_without_a_pack_and_says_so(folder: Path, own: Path) -> None:
    polish = "Kanclerz powiedział w poniedziałek, że Ukraina nie może być zmuszana do rezygnacji ze swojego terytorium."
    (folder / "berlin-2025-12-06.txt").write_text(polish)
    done = run("ingest", folder / "berlin-2025-12-06.txt", folder / "talks-2025-12-06.txt")
    assert done.code == 0
    said = "berlin-2025-12-06.txt: no language pack for its language; nothing is extracted from it"
    assert said in done.err.splitlines()
    assert done.err.splitlines()[-1].startswith("2 new, 0 unchanged, 0 refused; 2 statements")
    assert "6 reports" in run("doctor").out


def test_ingest_in_another_encoding_is_the_same_report(folder: Path, own: Path) -> None:
    (folder / "utf16-2025-12-06.txt").write_text(ENGLISH, encoding="utf-16")
    done = run("ingest", folder / "talks-2025-12-06.txt", folder / "utf16-2025-12-06.txt")
    assert done.err.startswith("1 new, 1 unchanged, 0 refused; ")


def test_ingest_makes_the_users_own_store_and_says_so(folder: Path, at_home: Path) -> None:
    done = run("ingest", folder)
    assert done.err.splitlines()[0] == f"{at_home}/.local/share/positions/positions.db: a new store"
    assert run("list").code == 0


def test_ingest_makes_a_file_that_is_named_and_says_so(folder: Path) -> None:
    done = run("ingest", folder, "--db", "mine.db")
    assert done.err.splitlines()[0] == "mine.db: a new store"
    assert run("list", "--db", "mine.db").code == 0


def test_the_day_told_counts_for_reports_that_name_none(folder: Path, bad: dict[str, str], own: Path) -> None:
    run("ingest", folder / "undated.txt", "--date", "2025-12-07", "-q")
    held = json.loads(run("list", "--since", "2025-12-07", "--format", "json").out)
    assert {each["published"] for each in held if each["doc"] == "undated.txt"} == {
        date(2025, 12, 7).isoformat()
    }


def test_a_store_on_a_server_answers_the_same(folder: Path, database: Callable[[], str]) -> None:
    answers = []
    for address in (database(), "file.db"):
        assert run("init", "--db", address).code == 0
        assert run("ingest", folder, "--db", address).err.startswith("2 new, 0 unchanged, 0 refused")
        commands = (
            ["list"],
            ["ask", "what did Russia say about the plan"],
            ["compare", "russia", "ukraine"],
            ["matrix", "--format", "csv"],
            ["speakers", "--provisional"],
        )
        answers.append([run("--db", address, *words).out for words in commands])
        assert run("doctor", "--db", address).code == 0
        assert "tests-only" not in run("doctor", "--db", address).err
    assert answers[0] == answers[1]
    assert "Dmitry Peskov" in answers[0][1]
