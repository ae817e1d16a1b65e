"""The language of `list`: what its terms say, and refusals that point at the word."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.query import quoted
from positions.terms import QueryError, Term, days, moment, parse, share


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["party:russia"], ["party=russia"]),
        (["party:russia,us", "issue:plan"], ["party=russia|us", "issue=plan"]),
        (["Party:russia"], ["party=russia"]),
        (["-form:indirect"], ["-form=indirect"]),
        (["^form:indirect"], ["-form=indirect"]),
        (["plan"], ["text=plan"]),
        (["-plan"], ["-text=plan"]),
        (["red line"], ["text=red line"]),
        (["-red line"], ["-text=red line"]),
        (['"red line"'], ["text=red line"]),
        (['^"red line"'], ["-text=red line"]),
        (['text:"red: line, now"'], ["text=red: line, now"]),
        (["text:red,line"], ["text=red,line"]),
        (["outlet:The Guardian"], ["outlet=The Guardian"]),
        (["-outlet:The Guardian"], ["-outlet=The Guardian"]),
        (['outlet:"The Guardian","Der Spiegel",AP'], ["outlet=The Guardian|Der Spiegel|AP"]),
        (['outlet:"The \\"Sun\\""'], ['outlet=The "Sun"']),
        (
            ['party:russia issue:plan stance:oppose date:2025-11..2025-12 -form:indirect "red line"'],
            [
                "party=russia",
                "issue=plan",
                "stance=oppose",
                "date=2025-11..2025-12",
                "-form=indirect",
                "text=red line",
            ],
        ),
        (["party:russia -form:indirect"], ["party=russia", "-form=indirect"]),
        (["talks party:russia"], ["text=talks", "party=russia"]),
        (["speaker:name:jane-roe"], ["speaker=name:jane-roe"]),
        (["-"], ["text=-"]),
        ([], []),
    ],
)
def test_parse(arguments: list[str], expected: list[str]) -> None:
    terms = parse(arguments)
    assert [f"{'-' * term.negated}{term.field}={'|'.join(term.values)}" for term in terms] == expected
    assert [term.place for term in terms] == list(range(1, len(expected) + 1))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["party:us", "pary:russia"],
            r"word 2 of the query, pary:russia: no field 'pary' .*; did you mean party\?",
        ),
        (
            ["http://example.org"],
            r"word 1 of the query, http://example.org: no field 'http' \(a word with a colon",
        ),
        (["party:"], "word 1 of the query, party:: a value is missing"),
        (["party:us,"], "word 1 of the query, party:us,: a value is missing"),
        (['party:us "red line'], r'word 1 of the query, "red line: the quotation mark has no partner'),
        (['party:"us"x'], 'party:"us"x: write a value, or several with commas'),
        (['text:"a","b"'], "phrases are all looked for"),
        (['" "'], "a value is missing"),
        ([""], "there is nothing in it"),
        (["-date:2025"], "date cannot be excluded"),
    ],
)
def test_refusals_point_at_the_word(arguments: list[str], message: str) -> None:
    with pytest.raises(QueryError, match=message) as refused:
        parse(arguments)
    assert refused.value.exit_code == 2


TERM = Term("date", ("x",), negated=False, word="date:x", place=1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025", (date(2025, 1, 1), date(2025, 12, 31))),
        ("2025-11", (date(2025, 11, 1), date(2025, 11, 30))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2025-11-23", (date(2025, 11, 23), date(2025, 11, 23))),
        ("2025-11..2025-12", (date(2025, 11, 1), date(2025, 12, 31))),
        ("2025-11..", (date(2025, 11, 1), None)),
        ("..2025-12-05", (None, date(2025, 12, 5))),
    ],
)
def test_days(value: str, expected: tuple[date | None, date | None]) -> None:
    assert days(TERM, value) == expected


@pytest.mark.parametrize("value", ["yesterday", "2025-13", "2025-12..2025-11", "..", "2025-11-31", "0000"])
def test_no_days(value: str) -> None:
    with pytest.raises(QueryError, match="word 1 of the query, date:x: "):
        days(TERM, value)


def test_moments() -> None:
    assert moment(TERM, "2025-12-05T18:00") == datetime(2025, 12, 5, 18, tzinfo=UTC)
    assert moment(TERM, "2025-12-05T18:00+02:00") == datetime(2025, 12, 5, 16, tzinfo=UTC)
    assert moment(TERM, "2025-12-05") == datetime(2025, 12, 5, 23, 59, 59, 999999, tzinfo=UTC)
    with pytest.raises(QueryError, match="write a day or a time"):
        moment(TERM, "noon")


def test_shares() -> None:
    assert share(TERM, "0.8") == share(TERM, "0.8..") == 0.8
    for value in ("2", "-1", "high", "nan"):
        with pytest.raises(QueryError, match="from 0 to 1"):
            share(TERM, value)


@given(st.text(min_size=1).filter(str.strip))
def test_a_quoted_value_is_read_as_it_was(value: str) -> None:
    (term,) = parse([f"outlet:{quoted(value)}"])
    assert term.values == (value,)
    (phrase,) = parse([f"^text:{quoted(value)}"])
    assert phrase.values == (value,)
