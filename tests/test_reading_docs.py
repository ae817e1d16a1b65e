"""The page on reading names every format, option and extra."""

from __future__ import annotations

import inspect
import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from cli.sources import Network
from positions.documents import Limits
from positions.documents.columns import USUAL
from positions.documents.formats import FORMATS, PLAIN

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
# Options of every command, which the README tells of.
COMMON = {"--help", "--format", "--output", "--quiet", "--db"}


@pytest.mark.parametrize("format_", [*FORMATS, PLAIN], ids=lambda format_: format_.name)
def test_every_format_is_told_with_its_endings_and_extra(format_: object) -> None:
    endings, extra = getattr(format_, "endings"), getattr(format_, "extra")  # noqa: B009 - any format
    assert all(f"`{ending}`" in PAGE for ending in endings)
    assert not extra or f"`positions[{extra}]`" in PAGE


def test_every_extra_that_readers_name_can_be_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {format_.extra for format_ in FORMATS if format_.extra} | {"web", "all"}
    assert named <= project["optional-dependencies"].keys()


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_every_option_is_told(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "100"}).output
    options = set(re.findall(r"(?<![\w-])--[a-z][\w-]+", shown)) - COMMON - {"--network"}
    assert options
    assert {option for option in options if option not in PAGE} <= {"--jobs", "--keep-raw"}


def test_every_field_of_a_dump_is_told() -> None:
    assert all(f"`{field}`" in PAGE for field in USUAL)


def test_the_limits_are_those_of_the_program() -> None:
    limits, network = Limits(), Network()
    assert f"{limits.size // 1_000_000} MB" in PAGE
    assert f"{limits.members:,} files" in PAGE
    assert f"more than {limits.ratio} times" in PAGE
    assert (limits.depth, network.tries, network.redirects) == (4, 3, 10)
    assert f"`--timeout` seconds ({network.timeout:g}), and take {network.total:g} seconds" in PAGE
    assert f"`--pause` seconds ({network.pause:g})" in PAGE
    assert inspect.signature(Network).parameters["allowed"].default is True
