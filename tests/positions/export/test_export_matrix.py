"""The matrix as long and wide rows, and stored statements as rows and objects."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

from positions.codebook.loader import load
from positions.comparison import matrix
from positions.export import csv, records
from positions.export.matrix import LONG_COLUMNS, long_rows, party_label, wide_columns, wide_rows

if TYPE_CHECKING:
    from positions.model import Record

HEADER = (
    "party_id,party,issue_id,issue,period,stance,stance_score,n_statements,n_reviewed,first_said_on,last_said_on,"
    "latest_statement_id,latest_quote,latest_url,answer"
)


def test_long_rows_are_the_whole_grid(record: Record) -> None:
    grid = matrix([record], ["russia", "ukraine"], ["plan", "nato"], as_of=date(2025, 12, 8))
    stream = StringIO(newline="")
    csv.write(stream, LONG_COLUMNS, long_rows(grid, load()))
    latest = "st-000007,một số điểm được chấp nhận … những điểm khác “bị bác bỏ”,kremlin.txt"
    assert stream.getvalue().splitlines() == [
        HEADER,
        f"russia,Russia,plan,Peace plan,..2025-12-08,conditional,0.5,1,1,2025-12-03,2025-12-03,{latest},stated",
        f"russia,Russia,nato,NATO membership,..2025-12-08,oppose,-1,1,1,2025-12-03,2025-12-03,{latest},stated",
        "ukraine,Ukraine,plan,Peace plan,..2025-12-08,,,0,0,,,,,,no statement stored",
        "ukraine,Ukraine,nato,NATO membership,..2025-12-08,,,0,0,,,,,,no statement stored",
    ]


def test_an_address_goes_before_the_name_of_the_document(record: Record) -> None:
    linked = replace(record, url="https://example.invalid/a")
    rows = long_rows(matrix([linked], ["russia"], ["plan"]), load())
    assert rows[0]["latest_url"] == "https://example.invalid/a"
    assert rows[0]["period"] == "all"


def test_reports_of_one_utterance_are_one(record: Record) -> None:
    twice = [record, replace(record, id="st-000008")]
    assert long_rows(matrix(twice, ["russia"], ["plan"]), load())[0]["n_statements"] == 1


def test_wide_rows(record: Record) -> None:
    grid = matrix([record], ["russia", "china"], ["plan", "security_guarantees"])
    assert wide_columns(grid) == ("party_id", "party", "plan", "security_guarantees")
    assert wide_rows(grid, load()) == [
        {"party_id": "russia", "party": "Russia", "plan": "conditional", "security_guarantees": None},
        {"party_id": "china", "party": "China", "plan": None, "security_guarantees": None},
    ]


def test_labels_of_parties() -> None:
    assert [party_label(load(), key) for key in ("us", "china", "atlantis")] == [
        "United States",
        "China",
        "atlantis",
    ]


def test_a_record_as_a_row(record: Record) -> None:
    row = records.row(record)
    assert tuple(row) == records.COLUMNS
    assert row["speakers"] == "Dmitry Peskov; Yuri Ushakov"
    assert row["positions"] == "plan/moscow-27-4=conditional; nato=oppose"
    assert row["content"] == "một số điểm được chấp nhận … những điểm khác “bị bác bỏ”"
    assert row["spans"] == "10-36; 50-77"
    assert (row["said_on"], row["country"], row["url"]) == (date(2025, 12, 3), "RU", None)
    assert records.rows([record, record]) == [row, row]


def test_a_record_as_json(record: Record) -> None:
    made = json.loads(json.dumps(records.as_json(record), ensure_ascii=False))
    assert made["positions"] == [
        {"issue": "plan", "stance": "conditional", "plan": "moscow-27-4", "confidence": 0.8},
        {"issue": "nato", "stance": "oppose", "confidence": 0.5},
    ]
    assert made["content"] == list(record.content)
    assert made["spans"] == {"content": [[10, 36], [50, 77]]}
    assert (made["said_on"], made["published"], made["doc"]) == ("2025-12-03", "2025-12-04", "kremlin.txt")
    assert (made["source"], made["cue"], made["via"]) == ("Ông Peskov", "cho biết", "Kremlin")


def test_a_row_tells_of_every_field_of_a_record() -> None:
    told = {name.removeprefix("said_on_") for name in records.COLUMNS}
    # Words of the mention stand beside the speakers' names; `document` is the name people know it by; when the store
    # learned what is asked for by `known:`.
    assert {field.name for field in fields(_record_type())} - told == {
        "source",
        "document_name",
        "created_at",
        "codings",
    }


def _record_type() -> type[Record]:
    from positions.model import Record

    return Record
