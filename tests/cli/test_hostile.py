"""Bad input: each is named in one line, the others go in, and no quotation acts on whoever reads it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.engine import open_store
from db.schema import init
from positions.export.csv import is_formula
from tests.cli.hostile import SAID, TRICKS, corpus, report
from tests.cli.world import run

if TYPE_CHECKING:
    from tests.cli.hostile import Bad

CORPUS = corpus()
GOOD = ("0-good-2025-12-06.txt", "zz-good-2025-12-06.txt")
# Everything but line feeds and tabs that a terminal acts upon.
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All bad files in a folder, between two good ones."""
    folder = tmp_path_factory.mktemp("hostile")
    for bad in CORPUS:
        (folder / bad.name).write_bytes(bad.data)
    for number, name in enumerate(GOOD):
        (folder / name).write_text(f"{SAID} {number}")
    return folder


@pytest.fixture(scope="module")
def said(folder: Path) -> dict[str, list[str]]:
    """What a run over the folder says about each file, and that it found the good ones."""
    done = run("extract", folder, "--no-network", "--format", "jsonl")
    assert done.code == 1
    reports = [json.loads(line) for line in done.lines]
    names = [each["doc"] for each in reports if "refused" not in each]
    assert names[0] == GOOD[0]
    assert names[-1] == GOOD[1]
    refused = {
        re.split("[:/]", each["doc"].removeprefix(f"{folder}/"))[0] for each in reports if "refused" in each
    }
    assert refused == {bad.name for bad in CORPUS}
    told: dict[str, list[str]] = {}
    for line in done.err.splitlines():
        start = f"error: {folder}/"
        if line.startswith(start):
            told.setdefault(re.split("[:/]", line.removeprefix(start))[0], []).append(line)
        else:
            told.setdefault(line, []).append(line)
    return told


def test_the_corpus_is_large_and_its_names_differ() -> None:
    assert len(CORPUS) >= 200
    assert len({bad.name for bad in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("bad", CORPUS, ids=lambda bad: bad.name)
def test_a_bad_file_is_named_with_the_reason(bad: Bad, said: dict[str, list[str]]) -> None:
    lines = said.get(bad.name, [])
    assert any(re.search(bad.reason, line) for line in lines), lines
    assert not any(ACTING.search(line) for line in lines)
    assert not any("Traceback" in line or "secret" in line for line in lines)


def test_nothing_else_is_said(said: dict[str, list[str]]) -> None:
    assert said.keys() <= {bad.name for bad in CORPUS}


def test_what_is_good_goes_into_the_store_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "hostile.db"
    init(str(store))
    done = run("ingest", folder, "--no-network", "--db", store)
    assert done.code == 1
    held = {each["doc"] for each in json.loads(run("list", "--db", store, "--format", "json").out)}
    assert held >= set(GOOD)
    files = {bad.name for bad in CORPUS}
    assert not held & files
    assert run("doctor", "--db", store).code == 0
    new, known, refused = counts(done.err)
    assert new >= len(GOOD)
    again = counts(run("ingest", folder, "--no-network", "--db", store).err)
    assert again == (0, new + known, refused)


def counts(err: str) -> tuple[int, int, int]:
    """Return how many reports were new, unchanged, refused."""
    found = re.match(r"(\d+) new\D*, (\d+) unchanged, (\d+) refused", err.splitlines()[-1])
    assert found is not None
    return int(found[1]), int(found[2]), int(found[3])


@pytest.fixture(scope="module")
def tricked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Reports that quote every trick, and a store with them."""
    folder = tmp_path_factory.mktemp("tricks")
    for name in TRICKS:
        (folder / f"{name}.txt").write_bytes(report(name).encode())
    store = tmp_path_factory.mktemp("store") / "tricks.db"
    init(str(store))
    assert run("ingest", folder, "--db", store).code == 0
    return folder, store


def test_quotations_come_as_they_were_said(tricked: tuple[Path, Path]) -> None:
    folder, store = tricked
    for command in (("extract", folder), ("list", "--db", store)):
        objects = [json.loads(line) for line in run(*command, "--format", "jsonl").lines]
        statements = [s for each in objects for s in each.get("statements", [each])]
        words = "\n".join(piece for statement in statements for piece in statement["content"])
        for name, trick in TRICKS.items():
            assert trick.strip() in words, name


COMMANDS = {
    "extract": ("extract", "FOLDER"),
    "list": ("list", "--db", "STORE"),
    "ask": ("ask", "what did Russia say about the plan", "--db", "STORE"),
    "compare": ("compare", "russia", "ukraine", "--issue", "plan", "--db", "STORE"),
    "matrix": ("matrix", "--db", "STORE"),
}
FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_quotation_acts_on_a_terminal_spreadsheet_or_page(
    command: str, format_: str, tricked: tuple[Path, Path]
) -> None:
    places = {"FOLDER": tricked[0], "STORE": tricked[1]}
    done = run(*(places.get(word, word) for word in COMMANDS[command]), "--format", format_)
    assert done.code == 0
    assert done.out
    assert not ACTING.search(done.out.replace("\r\n", "\n"))
    assert not ACTING.search(done.err)
    if format_ in ("csv", "tsv"):
        rows = [line.split("\t") for line in done.lines]
        if format_ == "csv":
            rows = list(csv.reader(io.StringIO(done.out, newline="")))
        assert len({len(row) for row in rows}) == 1
        guarded = [cell for row in rows for cell in row if is_formula(cell) and not number(cell)]
        assert all(cell.startswith("'") for cell in guarded)
    if format_ == "md":
        assert not re.search(r"<(?:script|img)|(?<!\\)\[click|(?<!\\)!\[", done.out)
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in done.lines if line.startswith("|")}) == 1


def number(cell: str) -> bool:
    """Tell whether a cell is a number, such as -1."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_every_trick_is_shown_statement_by_statement(tricked: tuple[Path, Path]) -> None:
    _, store = tricked
    for each in json.loads(run("list", "--db", store, "--format", "json").out)[::5]:
        done = run("show", each["id"], "--db", store)
        assert done.code == 0
        assert not ACTING.search(done.out)


def test_the_store_holds_every_table_still(tricked: tuple[Path, Path]) -> None:
    with open_store(str(tricked[1])):
        assert run("doctor", "--db", tricked[1]).code == 0
    assert not Path("/tmp/owned").exists()
