"""`demo`: the whole way in one command, offline, and never over what is there."""

from __future__ import annotations

import csv
import socket
from pathlib import Path

import pytest

from cli import showcase
from cli.output import Sheet
from cli.streams import OutputError
from positions.errors import DocumentError
from positions.export.matrix import LONG_COLUMNS
from tests.cli.world import Ran, run


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path, Path]:
    """What the demo said, the folder it ran in, and the home it used; there was no network."""
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("work")

    def refuse(*_: object) -> None:
        raise AssertionError("the demo asked for the network")

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.delenv("XDG_DATA_HOME", raising=False)
        patch.setattr(socket, "create_connection", refuse)
        patch.setattr(socket.socket, "connect", refuse)
        patch.chdir(folder)
        return run("demo"), folder, home


def test_it_answers_the_question_and_shows_the_matrix(shown: tuple[Ran, Path, Path]) -> None:
    ran = shown[0]
    assert (ran.code, ran.err) == (0, "")
    assert '> positions ask "what did Russia say about the plan"' in ran.lines
    assert "Understood: what was said · party Russia · issue Peace plan · any date" in ran.lines
    assert any(
        line.startswith("Russia ") for line in ran.lines[ran.lines.index("> positions matrix --wide") :]
    )


def test_it_says_where_the_store_is_and_the_store_is_there(shown: tuple[Ran, Path, Path]) -> None:
    ran, _, home = shown
    path = home / ".local/share/positions/demo.db"
    assert ran.lines[0] == f"Store: {path}"
    assert f"  export POSITIONS_DB={path}" in ran.lines
    done = run("doctor", "--db", path)
    assert done.code == 0
    assert f"{len(list(samples()))} reports" in done.out


def samples() -> list[str]:
    """Return the names of the bundled reports."""
    from positions.samples import paths

    return [path.name for path in paths()]


def test_it_writes_the_matrix_into_the_current_folder(shown: tuple[Ran, Path, Path]) -> None:
    with (shown[1] / "matrix.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == LONG_COLUMNS
    assert len(rows) == 30
    assert sum(row["stance"] != "" for row in rows) >= 10
    assert any(line.startswith("Wrote matrix.csv: ") for line in shown[0].lines)


def test_a_second_demo_builds_anew_and_touches_no_file(
    shown: tuple[Ran, Path, Path], at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = showcase._samples
    monkeypatch.setattr(showcase, "_samples", lambda: list(few())[:2])
    Path("matrix.csv").write_text("mine")
    first, second = run("demo"), run("demo")
    assert Path("matrix.csv").read_text() == "mine"
    assert "Wrote matrix-2.csv" in first.out
    assert "matrix.csv was there already and was not touched" in first.out
    assert "Wrote matrix-3.csv" in second.out
    assert second.lines[1].startswith("2 sample reports, ")


def test_a_store_of_your_own_is_not_touched(own: Path) -> None:
    before = own.read_bytes()
    for done in (run("demo", "--db", own), run("--db", own, "demo")):
        assert (done.code, done.out) == (5, "")
        assert done.err == f"error: {own}: is there already; the demo builds a new store\n"
    assert own.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(OutputError, match=r"matrix\.csv: cannot be written \(Permission denied"):
        showcase._written(Path(), Sheet(("id",), []))


def test_a_server_is_no_place_for_samples() -> None:
    done = run("demo", "--db", "postgresql://ana:secret@db.example.org/positions")
    assert (done.code, done.out) == (5, "")
    assert "builds its store in a file" in done.err
    assert "secret" not in done.err


def test_the_store_named_in_the_environment_is_not_the_demos(
    own: Path, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = showcase._samples
    monkeypatch.setattr(showcase, "_samples", lambda: list(few())[:1])
    before = own.read_bytes()
    assert run("demo").lines[0] == f"Store: {at_home}/.local/share/positions/demo.db"
    assert run("demo", "--db", "new.db").lines[0] == "Store: new.db"
    assert own.read_bytes() == before


def test_without_the_reader_of_web_pages_the_demo_does_without_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(data: bytes, name: str) -> object:
        if name.endswith(".html"):
            raise DocumentError(name, "needs the extra `html`")
        return name

    monkeypatch.setattr("positions.documents.read_bytes", read)
    read_names = [str(document) for document in showcase._samples()]
    assert read_names == [name for name in samples() if not name.endswith(".html")]
    assert capsys.readouterr().err.count("left out: ") == sum(name.endswith(".html") for name in samples())
