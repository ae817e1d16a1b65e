"""CSV: what is written, what is guarded, and that reading gives the rows back."""

from __future__ import annotations

import csv as standard
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.export import csv

RISKY = [
    "=1+1",
    "+3",
    "-2",
    "- well, he said",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "'=1",
    "''+1",
]


def written(*texts: str | None, guard: bool = True) -> tuple[str, int]:
    stream = StringIO(newline="")
    count = csv.write(stream, ["quote"], [{"quote": text} for text in texts], guard=guard)
    return stream.getvalue(), count


def test_comma_crlf_and_quotes_only_where_needed() -> None:
    stream = StringIO(newline="")
    rows: list[dict[str, str | int | float | date | None]] = [
        {
            "id": "st-000001",
            "said_on": date(2025, 11, 24),
            "score": 1.0,
            "quote": 'He said: "no", twice\nover',
        },
        {"id": "st-000002", "said_on": None, "score": -0.5, "quote": None},
    ]
    assert csv.write(stream, ["id", "said_on", "score", "quote"], rows) == 0
    assert stream.getvalue() == (
        "id,said_on,score,quote\r\n"
        'st-000001,2025-11-24,1,"He said: ""no"", twice\nover"\r\n'
        "st-000002,,-0.5,\r\n"
    )


def test_columns_are_chosen_and_ordered() -> None:
    stream = StringIO(newline="")
    csv.write(stream, ["b", "a"], [{"a": 1, "b": 2, "c": 3}])
    assert stream.getvalue() == "b,a\r\n2,1\r\n"


def test_byte_order_mark_on_request() -> None:
    stream = StringIO(newline="")
    csv.write(stream, ["a"], [{"a": "đ"}], bom=True)
    assert stream.getvalue().encode() == b"\xef\xbb\xbfa\r\n\xc4\x91\r\n"
    stream.seek(0)
    assert csv.read(stream) == [{"a": "đ"}]


@pytest.mark.parametrize("text", RISKY)
def test_formulas_are_guarded_and_counted(text: str) -> None:
    content, count = written(text, "plain")
    assert count == 1
    assert next(standard.reader(StringIO(content.removeprefix("quote\r\n"), newline=""))) == [f"'{text}"]


@pytest.mark.parametrize("text", ["", "plain", "1 = 1", " =1", "'tis", "st-1", "“=1”"])
def test_plain_text_is_left_alone(text: str) -> None:
    content, count = written(text)
    assert count == 0
    assert csv.read(StringIO(content, newline="")) == [{"quote": text}]


def test_numbers_and_dates_are_never_guarded() -> None:
    stream = StringIO(newline="")
    rows: list[dict[str, str | int | float | date | None]] = [{"score": -2}, {"score": -1.0}, {"score": -0.5}]
    assert csv.write(stream, ["score"], rows) == 0
    assert stream.getvalue() == "score\r\n-2\r\n-1\r\n-0.5\r\n"


def test_raw_on_request() -> None:
    content, count = written("=1+1", guard=False)
    assert (content, count) == ("quote\r\n=1+1\r\n", 0)
    assert csv.read(StringIO(content, newline=""), guarded=False) == [{"quote": "=1+1"}]


def test_an_empty_file_has_no_rows() -> None:
    assert csv.read(StringIO("")) == []


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
cells = texts | texts.map(lambda text: f"={text}") | texts.map(lambda text: f"'-{text}")


@given(st.lists(st.fixed_dictionaries({"a": cells, "b": cells}), max_size=5), st.booleans(), st.booleans())
def test_reading_gives_the_rows_back(rows: list[dict[str, str]], bom: bool, guard: bool) -> None:  # noqa: FBT001
    stream = StringIO(newline="")
    count = csv.write(stream, ["a", "b"], rows, bom=bom, guard=guard)
    stream.seek(0)
    assert csv.read(stream, guarded=guard) == rows
    stream.seek(0)
    raw = csv.read(stream, guarded=False)
    changed = sum(raw_row[key] != row[key] for raw_row, row in zip(raw, rows, strict=True) for key in row)
    assert changed == count


@given(cells)
def test_no_guarded_cell_begins_like_a_formula(text: str) -> None:
    content, _ = written(text)
    cell = csv.read(StringIO(content, newline=""), guarded=False)[0]["quote"]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
