"""The README's tour and the guides are what the program says; refresh them with UPDATE_DOCS=1 python -m pytest tests/test_docs.py."""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
GUIDES = (ROOT / "docs" / "asking.md",)
HOME = "/home/user"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


@dataclass(slots=True)
class Shell:
    """What the tour needs of a shell: `export NAME=value`, `| head -n N`, and `echo $?` is not among it."""

    home: str
    environment: dict[str, str]

    def run(self, line: str) -> str:
        """Return what a line of the tour prints, stdout and stderr as they come."""
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            self.environment[name] = value.replace("~", self.home)
            return ""
        command, _, head = line.partition(" | head -n ")
        done = CliRunner().invoke(app, shlex.split(command)[1:], env=self.environment)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        lines = done.output.replace(self.home, HOME).splitlines()
        shown = lines[: int(head)] if head else lines
        return "".join(f"{text}\n" for text in shown)

    def tour(self, block: str) -> str:
        """Return a block of the tour with what its commands print now."""
        commands = [line for line in block.splitlines() if line.startswith("$ ")]
        return "".join(f"{command}\n{self.run(command.removeprefix('$ '))}" for command in commands)


def told_now(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a document with what its commands print now; it is rewritten where that is wanted."""
    (tmp_path / "home").mkdir()
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "positions").symlink_to(ROOT / "positions")
    for name in ("POSITIONS_DB", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path / "work")
    shell = Shell(str(tmp_path / "home"), {})
    told = BLOCK.sub(lambda block: shell.tour(block[0]), document.read_text(encoding="utf-8"))
    if os.environ.get("UPDATE_DOCS"):
        document.write_text(told, encoding="utf-8")
        pytest.skip(f"{document.name} was rewritten; look at the difference")
    return told


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_is_what_the_program_says(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = told_now(guide, tmp_path, monkeypatch)
    assert told == guide.read_text(encoding="utf-8")
    assert told.count("$ positions") > 5


def test_the_tour_is_what_the_program_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = told_now(README, tmp_path, monkeypatch)
    assert told == README.read_text(encoding="utf-8")
    # Two refusals are shown on purpose: a question not understood, and one that nothing stored answers.
    assert len(re.findall(r"^error: ", told, re.MULTILINE)) == 2


def test_the_tour_meets_every_command() -> None:
    documents = [document.read_text(encoding="utf-8") for document in (README, *GUIDES)]
    blocks = "\n".join(block for document in documents for block in BLOCK.findall(document))
    toured = {line.split()[2] for line in blocks.splitlines() if line.startswith("$ positions")}
    help_text = CliRunner().invoke(app, ["--help"]).output
    listed = help_text.split("Commands:")[1].split("Exit codes:")[0]
    offered = {line.split()[0] for line in listed.splitlines() if line.strip()}
    assert offered - toured == {"init", "db", "backup", "restore", "reextract", "utterances", "evaluate"}
