"""Answers go to stdout or wholly into a file, in any format, and nothing in them acts on a terminal."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cli.output import Output, Sheet, columns, shortened, table_lines
from cli.streams import OutputError, fail, prepare_stdout, say

if TYPE_CHECKING:
    from cli.formats import Row

ROWS: list[Row] = [
    {"id": "st-1", "day": date(2025, 11, 24), "score": 0.5, "words": "=1+1 is\ta sum"},
    {"id": "st-2", "day": None, "score": None, "words": "tin \x1b[31mđỏ | *và* \u202eđảo"},
]
SHEET = Sheet(("id", "day", "score", "words"), ROWS, {"day": "said on", "words": "words"}, "words")


def written(name: str, sheet: Sheet = SHEET) -> str:
    """Return what is in a file after writing a sheet into it."""
    Output(path=name).sheet(sheet)
    return Path(name).read_bytes().decode("utf-8")


def test_a_table_shows_some_columns_under_their_headings(capsys: pytest.CaptureFixture[str]) -> None:
    Output().sheet(SHEET)
    assert capsys.readouterr().out.splitlines() == [
        "said on     words",
        "----------  -------------------------------------",
        "2025-11-24  =1+1 is a sum",
        "            tin <U+001B>[31mđỏ | *và* <U+202E>đảo",
    ]


def test_a_table_is_cut_to_the_terminal_but_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"id": "st-1", "words": "a word and another " * 5}]
    sheet = Sheet(("id", "words"), rows, elastic="words")
    monkeypatch.setenv("COLUMNS", "40")
    line = table_lines(sheet)[2]
    assert line.endswith("…")
    assert len(line) == len("st-1  ") + 40
    assert "another" in table_lines(sheet, fitted=False)[2].removesuffix("another")
    monkeypatch.delenv("COLUMNS")
    assert "…" not in table_lines(sheet)[2]


def test_numbers_in_a_table_stay_as_they_are() -> None:
    assert table_lines(Sheet(("x",), [{"x": "1e5"}, {"x": "0012"}, {"x": 1.0}]))[2:] == ["1e5", "0012", "1"]


def test_csv_in_a_file_has_a_mark_by_which_excel_knows_utf_8(capsys: pytest.CaptureFixture[str]) -> None:
    text = written("x.csv")
    assert text.startswith("\ufeffid,day,score,words\r\n")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1] == [
        "st-1",
        "2025-11-24",
        "0.5",
        "'=1+1 is\ta sum",
    ]
    assert capsys.readouterr().err.splitlines() == [
        "1 cell began like a formula and got an apostrophe in front (JSON has it as it is)",
        "wrote x.csv: 2 rows",
    ]


def test_csv_on_stdout_has_no_such_mark(capsys: pytest.CaptureFixture[str]) -> None:
    Output("csv").sheet(SHEET)
    assert capsys.readouterr().out.startswith("id,day,score,words")


def test_tsv_has_one_line_a_row() -> None:
    assert written("x.tsv").split("\n")[:2] == [
        "id\tday\tscore\twords",
        "st-1\t2025-11-24\t0.5\t'=1+1 is a sum",
    ]


@pytest.mark.parametrize("ending", ["csv", "tsv"])
def test_files_cannot_act_on_a_terminal_that_shows_them(ending: str) -> None:
    assert "tin <U+001B>[31mđỏ | *và* <U+202E>đảo" in written(f"x.{ending}")


def test_json_holds_the_data_itself() -> None:
    text = written("x.json")
    assert json.loads(text)[1] == {"id": "st-2", "day": None, "score": None, "words": ROWS[1]["words"]}
    assert "\u202e" not in text
    assert "đảo" in text
    assert json.loads(written("empty.json", Sheet(("id",), []))) == []


def test_json_lines_hold_one_object_each() -> None:
    objects: list[dict[str, Any]] = [{"a": 1}, {"a": [2]}]
    lines = written("x.jsonl", Sheet(("a",), [{"a": 1}, {"a": 2}], objects=objects)).splitlines()
    assert [json.loads(line) for line in lines] == objects


def test_markdown_is_a_pipe_table() -> None:
    assert written("x.md").splitlines()[1:3] == [
        "| --- | --- | --- | --- |",
        "| st-1 | 2025-11-24 | 0.5 | =1+1 is a sum |",
    ]


def test_the_format_asked_for_goes_before_the_ending() -> None:
    assert Output(path="x.CSV").chosen == "csv"
    assert Output("json", "x.csv").chosen == "json"
    assert Output(path="x.txt").chosen == "table"
    assert Output().for_people
    assert not Output("csv").for_people


def test_a_file_keeps_its_old_content_when_writing_fails() -> None:
    Path("x.csv").write_text("old")
    with pytest.raises(KeyError):
        Output(path="x.csv").sheet(Sheet(("missing",), ROWS))
    assert Path("x.csv").read_text() == "old"
    assert [path.name for path in Path().iterdir()] == ["x.csv"]


def test_writing_through_a_link_keeps_the_link() -> None:
    Path("real.csv").write_text("old")
    Path("link.csv").symlink_to("real.csv")
    written("link.csv")
    assert Path("link.csv").is_symlink()
    assert Path("real.csv").read_text(encoding="utf-8-sig").startswith("id,")


def test_a_device_is_written_to_not_replaced() -> None:
    Output("csv", os.devnull, quiet=True).sheet(SHEET)
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("path", "reason"), [("no/such/folder.csv", "No such file"), (".", "Is a directory")]
)
def test_a_place_that_cannot_be_written_is_named(path: str, reason: str) -> None:
    with pytest.raises(OutputError, match=f"{path}: cannot be written .{reason}"):
        Output(path=path).sheet(SHEET)


def test_a_dash_is_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    Output(path="-").lines(["one", "two \x07"])
    assert capsys.readouterr() == ("one\ntwo <U+0007>\n", "")
    assert list(Path().iterdir()) == []


def test_messages_go_to_stderr_and_notes_can_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    say("one\ntwo\x1b")
    Output(quiet=True).note("unheard")
    fail("three")
    assert capsys.readouterr() == ("", "one\ntwo<U+001B>\nerror: three\n")


def test_csv_on_a_terminal_cannot_act_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdout", terminal)
    Output("csv", quiet=True).sheet(SHEET)
    assert "\x1b" not in terminal.getvalue()
    assert "<U+001B>" in terminal.getvalue()


def test_columns_share_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = columns(
        ("", "Left", "Right"), [["words", "one two three four five six seven", ""], ["id", "st-1", "st-2"]]
    )
    assert lines == [
        "       Left                     Right",
        "-----  -----------------------  -------",
        "words  one two three four five",
        "       six seven",
        "id     st-1                     st-2",
    ]


def test_a_shortened_text_says_so() -> None:
    assert shortened("one two", 7) == "one two"
    assert shortened("one two", 5) == "one…"


@pytest.mark.parametrize(
    ("terminal", "encoding", "shown"),
    [(True, "latin-1", "b\xe9 \\u1ea1"), (False, "latin-1", "b\xe9 \u1ea1")],
)
def test_stdout_takes_any_text(
    *, terminal: bool, encoding: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    monkeypatch.setattr(stream, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    prepare_stdout()
    stream.write("b\xe9 \u1ea1")
    stream.flush()
    assert raw.getvalue().decode(encoding if terminal else "utf-8") == shown
