"""The program as a whole: help, wrong use, how failures end, and what starting it loads."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from cli import main
from positions.errors import (
    FetchError,
    NothingFoundError,
    PositionsError,
    QuestionError,
    StoreError,
    UnknownNameError,
)
from tests.cli.world import run

COMMANDS = {
    "agreement",
    "ask",
    "backup",
    "compare",
    "coverage",
    "db",
    "demo",
    "dissent",
    "doctor",
    "evaluate",
    "extract",
    "ingest",
    "init",
    "issues",
    "languages",
    "list",
    "matrix",
    "parties",
    "plans",
    "reextract",
    "restore",
    "search",
    "shifts",
    "show",
    "speakers",
    "timeline",
    "utterances",
    "why",
}
PROGRAM = str(Path(sys.executable).with_name("positions"))


def test_help_names_every_command_and_the_exit_codes() -> None:
    done = run("--help")
    listed = done.out.split("Commands:")[1].split("Exit codes:")[0]
    assert {line.split()[0] for line in listed.splitlines() if line.strip()} == COMMANDS
    assert done.code == 0
    assert "4 nothing found" in " ".join(done.out.split())


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_that_begins_with_a_whole_sentence(command: str) -> None:
    done = run(command, "-h")
    assert done.code == 0
    assert f"Usage: positions {command}" in done.out.replace("root", "positions")
    summary = next(line for line in run("--help").lines if line.split()[:1] == [command])
    assert summary.endswith(".")
    assert "..." not in summary


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").out == f"positions {version('positions')}\n"


def test_without_a_command_the_help_is_shown() -> None:
    assert "Commands:" in run().out + run().err


def test_an_unknown_command_is_refused_with_a_suggestion() -> None:
    done = run("lst")
    assert done.code == 2
    assert "Did you mean 'list'" in done.err
    assert done.out == ""


def test_an_unknown_option_is_refused_with_a_suggestion() -> None:
    done = run("list", "--partie", "russia")
    assert done.code == 2
    assert "--party" in done.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PositionsError("what happened"), 1),
        (UnknownNameError("party", "x"), 2),
        (QuestionError("what happened"), 3),
        (NothingFoundError("what happened"), 4),
        (StoreError("what happened"), 5),
        (FetchError("what happened"), 6),
        (PermissionError(13, "Permission denied", "some/file"), 1),
        (KeyboardInterrupt(), 130),
    ],
)
def test_a_known_failure_is_one_line_on_stderr_and_its_exit_code(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr("positions.codebook.load", fail)
    done = run("issues")
    assert done.code == code
    assert done.out == ""
    expected = {130: [], 1: None}.get(code, [f"error: {error}"])
    if expected is not None:
        assert done.err.splitlines() == expected


def test_an_error_of_the_system_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise PermissionError(13, "Permission denied", "some/file")

    monkeypatch.setattr("positions.codebook.load", fail)
    assert run("issues").err == "error: some/file: Permission denied\n"


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("positions.codebook.load", fail)
    with pytest.raises(ZeroDivisionError):
        run("issues")


def test_control_characters_in_an_error_are_made_visible(stored: Path) -> None:
    done = run("list", "--party", "ru\x1b[31mssland")
    assert done.code == 2
    assert "\x1b" not in done.err
    assert "ru" in done.err


def test_the_store_may_be_named_before_the_command_or_behind_it(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSITIONS_DB", "/nowhere/at/all.db")
    assert run("list").code == 5
    assert run("list", "--db", filled).code == 0
    assert run("--db", filled, "list").code == 0
    assert run("--db", "/nowhere/either.db", "list", "--db", filled).code == 0


def test_a_reading_command_never_creates_a_store(at_home: Path) -> None:
    for words in (
        ["list"],
        ["ask", "what did Russia say"],
        ["matrix"],
        ["doctor"],
        ["show", "st-x"],
        ["db", "upgrade"],
    ):
        done = run(*words, "--db", "missing.db")
        assert (done.code, done.err) == (5, "error: missing.db: no store here; run `positions init`\n")
    assert list(Path().iterdir()) == []
    assert list(at_home.iterdir()) == []


def test_notes_can_be_left_out_before_or_behind_the_command(stored: Path) -> None:
    assert "Open a cell" in run("matrix").err
    assert run("matrix", "-q").err == ""
    assert run("-q", "matrix").err == ""


def loaded(code: str) -> set[str]:
    """Return the modules that code loads in a new process."""
    told = "import sys; print('\\n'.join(m.partition('.')[0] for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{told}"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_starting_loads_nothing_heavy() -> None:
    heavy = {
        "sqlalchemy",
        "alembic",
        "tabulate",
        "rich",
        "rapidfuzz",
        "trafilatura",
        "tomllib",
        "db",
        "platformdirs",
    }
    assert loaded("import cli.main") & heavy == set()


def in_process(*words: str) -> str:
    """Return code that runs a command and goes on."""
    return (
        "import contextlib, io\nfrom cli.main import app\n"
        f"with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): app({list(words)!r})"
    )


def test_what_needs_no_store_does_not_load_sqlalchemy(tmp_path: Path) -> None:
    path = tmp_path / "note-2025-12-05.txt"
    path.write_text(
        "“We agree to the plan,” Rubio said on 5 December 2025. The talks went on in the city.\n" * 3
    )
    code = "\n".join(
        in_process(*words)
        for words in (
            ["issues"],
            ["parties"],
            ["plans"],
            ["speakers", "Putin"],
            ["extract", str(path), "--language", "en"],
        )
    )
    assert loaded(code) & {"sqlalchemy", "alembic", "db"} == set()


def test_what_uses_a_store_does_not_load_alembic(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "note-2025-12-05.txt"
    path.write_text(
        "“We agree to the plan,” Rubio said on 5 December 2025. The talks went on in the city.\n" * 3
    )
    commands = (["list"], ["ask", "what did Russia say"], ["matrix"], ["compare", "us", "russia"], ["doctor"])
    code = "\n".join(
        in_process(*words) for words in (*commands, ["ingest", str(path), "--language", "en", "-q"])
    )
    assert "sqlalchemy" in loaded(code)
    assert "alembic" not in loaded(code)


def test_a_reader_that_stops_reading_is_no_failure(stored: Path) -> None:
    command = f"{PROGRAM} speakers | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False, env=os.environ
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("speaker")


def test_stdout_is_utf_8_whatever_the_locale_says() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    done = subprocess.run(
        [PROGRAM, "issues", "--format", "json"], capture_output=True, check=True, env=environment
    )
    assert "lãnh thổ" in done.stdout.decode("utf-8")


def test_the_console_script_runs_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["positions", "--version"])
    with pytest.raises(SystemExit) as ended:
        main.run()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("positions ")
