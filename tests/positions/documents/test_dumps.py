"""Dumps: JSON Lines, JSON and tables, row by row, by the names of their columns."""

from __future__ import annotations

import io
import json
import tracemalloc
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positions.documents import Arrival, Limits, Link, Options, Refused, Told, unfolded
from positions.documents.columns import USUAL
from tests.examples import EXAMPLES
from tests.positions.documents.making import names, read, refusals

if TYPE_CHECKING:
    from collections.abc import Mapping

SAID = "The Kremlin said that it had received nothing official from Geneva."
ROW = {
    "Body": SAID,
    "headline": "Nothing from Geneva",
    "published": "24 Nov 2025 23:30 -0500",
    "url": "https://daily.example/a",
    "publisher": "The Daily",
    "byline": "Ana Writer",
    "lang": "EN-gb",
}


def lines(*rows: object) -> bytes:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def only(data: bytes, name: str = "d.jsonl", **columns: str) -> Arrival:
    (found,) = read(data, name, Options(columns=columns))
    assert isinstance(found, Arrival), found
    return found


def told(found: Arrival) -> tuple[object, ...]:
    document = found.document
    return (
        document.text,
        document.title,
        document.published_on,
        document.url,
        document.outlet,
        found.author,
        document.language,
    )


WHOLE = (
    SAID,
    "Nothing from Geneva",
    date(2025, 11, 24),
    "https://daily.example/a",
    "The Daily",
    "Ana Writer",
    "en",
)
TABLE = ",".join(ROW) + "\r\n" + ",".join(ROW.values()) + "\r\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("d.jsonl", lines(ROW)),
        ("d.ndjson", b"\xef\xbb\xbf" + lines(ROW)),
        ("d.json", json.dumps([ROW], indent=2).encode()),
        ("d.json", json.dumps(ROW, indent=2).encode()),
        ("d.json", json.dumps([ROW]).encode("utf-16")),
        ("d.txt", lines(ROW)),
        ("d.csv", TABLE.encode()),
        ("d.csv", b"\xef\xbb\xbf" + TABLE.encode()),
        ("d.csv", TABLE.replace(",", ";").encode()),
        ("d.csv", TABLE.encode("utf-16")),
        ("d.tsv", TABLE.replace(",", "\t").encode()),
        ("d.csv", TABLE.replace(",", "|").replace("\r\n", "\n").encode()),
    ],
)
def test_the_usual_columns_are_known(name: str, data: bytes) -> None:
    assert told(only(data, name)) == WHOLE


def test_columns_are_what_the_caller_says() -> None:
    row = {"text": "no", "article": {"words": SAID}, "t.t": "Title", "when": "2025-11-24"}
    found = only(lines(row), text="article.words", title="t.t", date="when")
    assert told(found)[:3] == (SAID, "Title", date(2025, 11, 24))


MANY = [{"title": "x", "bodytext": SAID, "date": "2025-11-24"}] * 30


@pytest.mark.parametrize(
    ("data", "name", "columns", "reason"),
    [
        (lines(*MANY), "d.jsonl", {}, "30 records, none of which fits: its columns are 'title', 'bodytext', 'date'"),
        (lines(*MANY), "d.jsonl", {"text": "bodytxt"}, "no column 'bodytxt'; did you mean 'bodytext'?; it has"),
        (json.dumps(MANY).encode(), "d.json", {"text": "words"}, "has no column 'words'; it has 'title'"),
        (b"title,bodytext\n" + b"x,y\n" * 30, "d.csv", {}, "its columns are 'title', 'bodytext': say which"),
        (b"title,text,on\n" + b"x,y,z\n" * 30, "d.csv", {"date": "one"}, "no column 'one'; did you mean 'on'?"),
        (lines({}, {}), "d.jsonl", {}, "2 records, none of which fits: has no columns; give one object"),
    ],
)  # fmt: skip
def test_columns_that_fit_no_row_are_one_fault(
    data: bytes, name: str, columns: dict[str, str], reason: str
) -> None:
    (found,) = read(data, name, Options(columns=columns))
    assert isinstance(found, Refused)
    assert (found.name, reason in found.reason) == (f"in/{name}", True), found.reason


def test_rows_that_do_not_fit_are_named_one_by_one_where_others_do() -> None:
    found = read(lines({"a": 1}, {"b": 1}, ROW, {"a": 1}), "d.jsonl")
    assert list(refusals(found)) == ["in/d.jsonl:1", "in/d.jsonl:2", "in/d.jsonl:4"]
    assert names(found) == ["d.jsonl:3"]


def test_stdin_is_a_table_where_columns_are_named() -> None:
    data = b"a;b\nThe Kremlin said that it had nothing.;2025-11-24\n"
    found = list(unfolded(io.BytesIO(data), Told(label="stdin"), Options(columns={"text": "a", "date": "b"})))
    assert names(found) == ["stdin:2"]


def test_markup_in_a_row_is_read_as_a_page() -> None:
    row = {"html": f"<p>{SAID}</p><script>alert(1)</script>", "date": "2025-11-24"}
    assert only(lines(row)).document.text == SAID
    row = {"text": f"<div><p>{SAID}</p></div>", "date": "2025-11-24"}
    assert only(lines(row)).document.text == SAID


def test_several_authors() -> None:
    assert only(lines({**ROW, "byline": ["Ana", "Bo", 3]})).author == "Ana, Bo"


def test_each_row_that_cannot_be_read_is_named_and_the_others_go_on() -> None:
    data = lines(ROW) + b"not json\n\n[1]\n" + lines({"a": 1}, {"text": " "}, {"text": 5}, ROW)
    data += b'{"text": "half \\ud800 here", "date": "2025-11-24"}\n' + lines({**ROW, "published": ""})
    found = read(data, "d.jsonl")
    assert names(found) == ["d.jsonl:1", "d.jsonl:8"]
    reasons = refusals(found)
    assert list(reasons) == [f"in/d.jsonl:{n}" for n in (2, 4, 5, 6, 7, 9, 10)]
    for number, reason in {
        2: "is not JSON: Expecting value at line 1, column 1",
        4: "is no JSON object",
        5: "its columns are 'a': say which holds the text, such as --map text=COLUMN",
        6: "has no text in its column",
        7: "has no text in its column",
        9: "half of a surrogate pair",
        10: "has no date",
    }.items():
        assert reasons[f"in/d.jsonl:{number}"].startswith(reason) or reason in reasons[f"in/d.jsonl:{number}"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[1, 2", "is not JSON"),
        (b"[" * 100_000, "nests its lists and objects too deeply"),
        (b'{"text": "a"', "is not JSON"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "is not JSON|no text"),
        (b"[]", "in which there is no report"),
        (b"\xff\xfe[", "is not valid|not JSON"),
        (b'{"text": "\xff"}\n', "is not valid UTF-8"),
        (b'{"text": "a\x00b"}\n', "NUL"),
        (b"NaN", "is no JSON object"),
    ],
)
def test_dumps_that_cannot_be_read(data: bytes, reason: str) -> None:
    import re

    (found,) = read(data, "d.json")
    assert isinstance(found, Refused)
    assert re.search(reason, found.reason), found.reason


def test_a_mapped_column_that_is_missing_is_named_with_those_that_are_there() -> None:
    (found,) = read(lines(ROW), "d.jsonl", Options(columns={"text": "article"}))
    assert isinstance(found, Refused)
    assert found.reason.startswith("has no column 'article'; it has 'Body', 'headline', ")


def test_numbers_are_no_days() -> None:
    (found,) = read(lines({"text": SAID, "date": "1763942400"}), "d.jsonl")
    assert isinstance(found, Refused)
    assert "has no date" in found.reason


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "", "  "])
def test_addresses_of_other_kinds_are_left_out(address: str) -> None:
    assert only(lines({**ROW, "url": address})).document.url is None


def test_rows_of_a_table() -> None:
    quoted = f'"He said: ""{SAID}""\nand left."'
    data = f"text,date\r\n{quoted},2025-11-24\r\nshort\r\n\r\na,b,c\r\n{SAID},2025-11-25\r\n".encode()
    found = read(data, "d.csv", Options(language="en"))
    assert names(found) == ["d.csv:2", "d.csv:7"]
    assert refusals(found) == {
        "in/d.csv:4": "has 1 cells under 2 columns; export the table again",
        "in/d.csv:6": "has 3 cells under 2 columns; export the table again",
    }
    first = found[0]
    assert isinstance(first, Arrival)
    assert first.document.text == f'He said: "{SAID}"\nand left.'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is a table in which|no line with the names"),
        (b"\n\n", "no line with the names"),
        (b'text,date\n"never closed ' + (b"x" * 99 + b"\n") * 30, "is a quotation mark open"),
        (b"text,date\n" + b"x" * 3000, "is longer than"),
        (b"text,date\na\x00b,2025-11-24\n", "NUL in line 2"),
        (b"text,date\na\xff,2025-11-24\n", "line 2 is not valid UTF-8"),
        (b"\xff\xfe\x00\xd8\x00\x00", "is not valid UTF-16"),
        (b"x" * 200_000, "names of the columns|is longer than"),
    ],
)
def test_tables_that_cannot_be_read(data: bytes, reason: str) -> None:
    import re

    found = read(data, "d.csv", Options(limits=Limits(size=2000)))
    assert names(found) == []
    assert any(re.search(reason, each) for each in refusals(found).values()), refusals(found)


def test_a_megabyte_line_is_refused_and_the_next_ones_read() -> None:
    options = Options(limits=Limits(size=1_000_000))
    found = read(lines({"text": "x" * 3_000_000}, ROW), "d.jsonl", options)
    assert refusals(found) == {"in/d.jsonl:1": "is larger than 1 MB; split it into single reports"}
    assert names(found) == ["d.jsonl:2"]


@pytest.mark.parametrize("name", ["d.jsonl", "d.csv"])
def test_memory_does_not_grow_with_the_dump(name: str) -> None:
    row = {**ROW, "Body": SAID * 100}
    head = TABLE.splitlines()[0].encode() + b"\n"
    one = lines(row) if name == "d.jsonl" else f"{','.join(row.values())}\n".encode()
    peaks = []
    for number in (20, 400):
        data = io.BytesIO((b"" if name == "d.jsonl" else head) + one * number)
        tracemalloc.start()
        count = sum(1 for _ in unfolded(data, Told(label=name, file=name), Options()))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert count == number
    assert peaks[1] < 2 * peaks[0]


CELLS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text(), max_size=2))


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.lists(st.dictionaries(st.sampled_from([*USUAL, "other", "Body", ""]), CELLS), max_size=4))
def test_any_row_gives_a_report_or_a_reason(rows: list[Mapping[str, object]]) -> None:
    data = "".join(f"{json.dumps(row)}\n" for row in rows).encode()
    found = read(data, "d.jsonl", Options(language="en", published_on=date(2025, 11, 24)))
    bodies = {*USUAL["text"], *USUAL["html"], "Body"}
    fits = any(not bodies.isdisjoint(row) for row in rows)
    assert len(found) == (len(rows) if fits else 1)
    for each in found:
        if isinstance(each, Arrival):
            assert all(
                0 <= block.span.start < block.span.end <= len(each.document.text)
                for block in each.document.blocks
            )
        else:
            assert isinstance(each, Refused)
            assert each.reason


MEDIA_CLOUD = (
    "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
    "a1,2025-11-25 03:00:00,en,daily.example,daily.example,2025-11-24,Nothing from Geneva,https://daily.example/a\n"
    'b2,2025-11-25 03:00:00,tr,haber.example,haber.example,2025-11-25,"Fidan: ""Hazırız""",https://haber.example/b\n'
)
NEWS = {
    "status": "ok",
    "totalResults": 1,
    "articles": [
        {"source": {"id": None, "name": "The Daily"}, "author": "Ana Writer", "title": "Nothing from Geneva",
         "url": "https://daily.example/a", "publishedAt": "2025-11-24T10:15:00Z",
         "content": "The Kremlin said that it had received nothing offi… [+1843 chars]"},
    ],
}  # fmt: skip
SEEN = {"articles": [{"url": "https://daily.example/a", "title": "Nothing from Geneva", "seendate": "20251124T101500Z",
                      "domain": "The Daily", "language": "English"}]}  # fmt: skip
GUARDED = {"response": {"status": "ok", "total": 1, "results": [
    {"webTitle": "Nothing from Geneva", "webUrl": "https://daily.example/a", "webPublicationDate": "2025-11-24T10:15:00Z"}]}}  # fmt: skip
PLACE = ("https://daily.example/a", "Nothing from Geneva", date(2025, 11, 24))


def link(found: object) -> tuple[object, ...]:
    assert isinstance(found, Link), found
    assert found.content is None
    told = found.told
    assert told.item is not None
    return (
        told.address,
        told.title,
        told.published and told.published.day,
        told.outlet,
        told.item.feed.removesuffix(":1"),
        told.item.id,
    )


@pytest.mark.parametrize(
    ("name", "data", "outlet"),
    [
        ("d.csv", MEDIA_CLOUD.encode(), "daily.example"),
        ("d.json", json.dumps(NEWS).encode(), "The Daily"),
        ("d.json", json.dumps(NEWS, indent=2).encode(), "The Daily"),
        ("d.json", json.dumps(SEEN).encode(), "The Daily"),
        ("d.json", json.dumps(GUARDED).encode(), None),
        ("d.jsonl", lines(NEWS["articles"][0], NEWS["articles"][0]), "The Daily"),  # type: ignore[index]
    ],
)
def test_rows_without_texts_are_links(name: str, data: bytes, outlet: str | None) -> None:
    found = read(data, name)
    assert link(found[0]) == (*PLACE, outlet, f"in/{name}", "https://daily.example/a")
    if name == "d.csv":
        assert link(found[1])[:4] == (
            "https://haber.example/b",
            'Fidan: "Hazırız"',
            date(2025, 11, 25),
            "haber.example",
        )


def test_a_column_that_the_caller_names_must_hold_the_text() -> None:
    (found,) = read(MEDIA_CLOUD.encode(), "d.csv", Options(columns={"text": "story"}))
    assert isinstance(found, Refused)
    assert found.reason.startswith("has no column 'story'; it has 'id', 'indexed_date'")
    found = read(MEDIA_CLOUD.encode(), "d.csv", Options(columns={"url": "media_url"}))[0]
    assert isinstance(found, Refused)
    assert found.reason.startswith("its columns are 'id'")


def test_a_text_that_is_cut_off_is_no_report_even_without_an_address() -> None:
    (found,) = read(lines({"content": f"{SAID} [+99 chars]", "date": "2025-11-24"}), "d.jsonl")
    assert isinstance(found, Refused)
    assert found.reason.startswith("its columns are 'date': say which holds the text")


@pytest.mark.parametrize(
    "value", [{"a": {"b": {"c": 1}}}, {"a": [{"x": 1}], "b": [{"y": 2}]}, {"a": {}, "b": {}}, {}]
)
def test_objects_without_rows_are_refused(value: object) -> None:
    found = read(json.dumps(value).encode(), "d.json")
    assert names(found) == []
    assert len(refusals(found)) == 1
