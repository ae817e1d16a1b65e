"""Tests of reading TOML files and of the line an error names."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import pytest

from positions.datafile import DataFile, build, read
from positions.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Leaf:
    title: str
    from_: date | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    name: str
    height: float = 1.0
    evergreen: bool = False
    colour: Colour = Colour.RED
    rings: int | None = None
    leaves: tuple[Leaf, ...] = ()
    words: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


def saved(folder: Path, text: str) -> DataFile:
    path = folder / "trees.toml"
    path.write_text(text, encoding="utf-8")
    return read(path)


TEXT = """\
# to begin with
[trees.elm]
towards = 1
to = 2

[trees.oak]
to = 3
"""


@pytest.mark.parametrize(
    ("words", "after", "line"),
    [
        (("to",), (), 1),
        (("to",), ("[trees.elm]",), 4),
        (("to",), ("[trees.oak]",), 7),
        (("to",), ("[trees.oak]", "to"), 7),
        (("to", "3"), (), 7),
        (("toward",), (), 3),
        (("absent",), (), 1),
        (("absent",), ("[trees.oak]",), 6),
        (("to",), ("[trees.ash]", ""), 1),
        ((), ("[trees.oak]",), 6),
    ],
)
def test_line_of(words: tuple[str, ...], after: tuple[str, ...], line: int) -> None:
    assert DataFile("trees.toml", TEXT, {}).line_of(*words, after=after) == line


def test_build_fills_every_kind_of_field(tmp_path: Path) -> None:
    file = saved(
        tmp_path,
        """
        name = "oak"
        height = 3
        evergreen = true
        colour = "red"
        rings = 9
        leaves = [{ title = "first", from = 2025-11-23 }, { title = "second" }]
        words = ["Eiche", "sồi"]
        names.vi = ["cây sồi"]
        """,
    )
    assert build(Tree, file.data, file) == Tree(
        "oak",
        3.0,
        evergreen=True,
        rings=9,
        leaves=(Leaf("first", date(2025, 11, 23)), Leaf("second")),
        words=("Eiche", "sồi"),
        names={"vi": ("cây sồi",)},
    )


def test_read_names_the_file_by_its_last_two_parts_and_gives_nfc(tmp_path: Path) -> None:
    file = saved(tmp_path, unicodedata.normalize("NFD", 'name = "cây sồi"'))
    assert file.name == f"{tmp_path.name}/trees.toml"
    assert file.data == {"name": "cây sồi"}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('name = "oak"\nheigth = 2', 2, "unknown key 'heigth'; known: colour, evergreen, height"),
        ("height = 2.5", 1, "a table lacks the key 'name'"),
        ('name = "oak"\n\nheight = "tall"', 3, "height = 'tall' is not of type float"),
        ('name = "oak"\nheight = true', 2, "height = True is not of type float"),
        ('name = "oak"\nevergreen = 1', 2, "evergreen = 1 is not of type bool"),
        ('name = "oak"\nrings = true', 2, "rings = True is not of type int"),
        ('name = "oak"\ncolour = "blue"', 2, "colour = 'blue': 'blue' is not a valid Colour"),
        ('name = "oak"\nwords = "Eiche"', 2, "words = 'Eiche' is not of type tuple"),
        ('name = "oak"\nwords = ["Eiche",\n 3]', 2, "words = 3 is not of type str"),
        ('name = "oak"\nnames.vi = "sồi"', 2, "names = 'sồi' is not of type tuple"),
        ('name = "oak"\nleaves = [1]', 2, "leaves = 1 is not of type Leaf"),
        ('name = "oak"\nleaves = [{ from = 2025-11-23 }]', 2, "leaves lacks the key 'title'"),
        ('name = "oak"\nleaves = [{ title = "a", from = "May" }]', 2, "from = 'May' is not a date like"),
        (
            'name = "oak"\nleaves = [{ title = "a", from = 2025-11-23T10:00:00 }]',
            2,
            "is not a date like 2025-11-23",
        ),
    ],
)
def test_build_rejects_with_the_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    file = saved(tmp_path, text)
    with pytest.raises(DataFileError) as raised:
        build(Tree, file.data, file)
    assert message in str(raised.value)
    assert raised.value.line == line


def test_build_looks_for_the_line_within_the_table(tmp_path: Path) -> None:
    file = saved(
        tmp_path, '[trees.elm]\nname = "elm"\nheight = 1\n\n[trees.oak]\nname = "oak"\nheight = "tall"\n'
    )
    with pytest.raises(DataFileError) as raised:
        build(Tree, file.data["trees"]["oak"], file, "[trees.oak]")
    assert raised.value.line == 7


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b'name = "oak"\nheight = \n', 2, "Invalid value"),
        (b'name = "oak"\nname = "elm"\n', 2, "Cannot overwrite a value"),
        (b"day = 1\nnext = 2025-02-30\n", 2, "Invalid date or datetime"),
        (b'name = "oak"\nwords = [', 2, "at end of document"),
        (b'name = "\xff"', 1, "cannot be read"),
        (None, 1, "cannot be read"),
    ],
)
def test_read_rejects_with_the_line(tmp_path: Path, content: bytes | None, line: int, message: str) -> None:
    path = tmp_path / "trees.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataFileError, match=message) as raised:
        read(path)
    assert raised.value.line == line
    assert "column" not in str(raised.value)
