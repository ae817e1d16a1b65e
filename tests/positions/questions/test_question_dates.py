"""Dates in questions: one row an expression."""

from __future__ import annotations

from datetime import date

import pytest

from positions.codebook.loader import load
from positions.errors import QuestionError
from positions.questions import parse
from positions.questions.periods import Period, Stated, in_words, past, relative, weekday

TODAY = date(2025, 12, 8)

ENGLISH = [
    ("on 24 November", "2025-11-24", "2025-11-24"),
    ("on the 24th of November", "2025-11-24", "2025-11-24"),
    ("on November 24th, 2025", "2025-11-24", "2025-11-24"),
    ("on Nov 24", "2025-11-24", "2025-11-24"),
    ("in May", "2025-05-01", "2025-05-31"),
    ("in May 2024", "2024-05-01", "2024-05-31"),
    ("in February 2024", "2024-02-01", "2024-02-29"),
    ("on 29 February", "2024-02-29", "2024-02-29"),
    ("in 2025", "2025-01-01", "2025-12-31"),
    ("2025-11-24", "2025-11-24", "2025-11-24"),
    ("since 2025-11", "2025-11-01", None),
    ("since 11/2025", "2025-11-01", None),
    ("since 24/11", "2025-11-24", None),
    ("since 24.11.2025", "2025-11-24", None),
    ("since 24/11/25", "2025-11-24", None),
    ("since 11/24", "2025-11-24", None),
    ("since December", "2025-12-01", None),
    ("until 3 December", None, "2025-12-03"),
    ("up to 3 December", None, "2025-12-03"),
    ("before 3 December", None, "2025-12-02"),
    ("after 3 December", "2025-12-04", None),
    ("after November", "2025-12-01", None),
    ("before Geneva", None, "2025-11-22"),
    ("since Geneva", "2025-11-23", None),
    ("after Geneva", "2025-11-23", None),
    ("after the Miami talks", "2025-12-06", None),
    ("in Miami", "2025-12-04", "2025-12-06"),
    ("at the G20 summit", "2025-11-22", "2025-11-23"),
    ("from 24 November to 3 December", "2025-11-24", "2025-12-03"),
    ("between 24 November and 3 December 2025", "2025-11-24", "2025-12-03"),
    ("24-30 November", "2025-11-24", "2025-11-30"),
    ("from 24 to 30 November", "2025-11-24", "2025-11-30"),
    ("from November to December", "2025-11-01", "2025-12-31"),
    ("from December 2024 to January 2025", "2024-12-01", "2025-01-31"),
    ("between Geneva and Miami", "2025-11-23", "2025-12-06"),
    ("since 24 November until 3 December", "2025-11-24", "2025-12-03"),
    ("after Geneva until Miami", "2025-11-23", "2025-12-06"),
    ("since November before Miami", "2025-11-01", "2025-12-03"),
    ("today", "2025-12-08", "2025-12-08"),
    ("yesterday", "2025-12-07", "2025-12-07"),
    ("this week", "2025-12-08", "2025-12-08"),
    ("last week", "2025-12-01", "2025-12-07"),
    ("this month", "2025-12-01", "2025-12-08"),
    ("last month", "2025-11-01", "2025-11-30"),
    ("this year", "2025-01-01", "2025-12-08"),
    ("last year", "2024-01-01", "2024-12-31"),
    ("since yesterday", "2025-12-07", None),
    ("in the last 10 days", "2025-11-28", "2025-12-08"),
    ("in the past two weeks", "2025-11-24", "2025-12-08"),
    ("over the last three months", "2025-09-08", "2025-12-08"),
]
VIETNAMESE = [
    ("ngày 24 tháng 11", "2025-11-24", "2025-11-24"),
    ("ngày 24 tháng 11 năm 2025", "2025-11-24", "2025-11-24"),
    ("vào ngày 5/12", "2025-12-05", "2025-12-05"),
    ("hôm 5/12/2025", "2025-12-05", "2025-12-05"),
    ("trong tháng 11/2025", "2025-11-01", "2025-11-30"),
    ("tháng 11 năm 2025", "2025-11-01", "2025-11-30"),
    ("trong tháng mười một", "2025-11-01", "2025-11-30"),
    ("từ tháng mười hai", "2025-12-01", None),
    ("tu thang 12", "2025-12-01", None),
    ("kể từ ngày 24/11", "2025-11-24", None),
    ("từ 24/11 đến 3/12", "2025-11-24", "2025-12-03"),
    ("từ ngày 23 đến ngày 30 tháng 11", "2025-11-23", "2025-11-30"),
    ("từ tháng 11 đến nay", "2025-11-01", None),
    ("trước ngày 3/12", None, "2025-12-02"),
    ("trước tháng 12", None, "2025-11-30"),
    ("sau ngày 3/12", "2025-12-04", None),
    ("đến ngày 3/12", None, "2025-12-03"),
    ("trước cuộc gặp ở Geneva", None, "2025-11-22"),
    ("sau Miami", "2025-12-06", None),
    ("năm 2025", "2025-01-01", "2025-12-31"),
    ("hôm qua", "2025-12-07", "2025-12-07"),
    ("tuần trước", "2025-12-01", "2025-12-07"),
    ("tháng trước", "2025-11-01", "2025-11-30"),
    ("trong 3 ngày qua", "2025-12-05", "2025-12-08"),
    ("hai tuần qua", "2025-11-24", "2025-12-08"),
]
OTHERS = [
    ("Что сказала Россия с 24 ноября по 3 декабря", "2025-11-24", "2025-12-03"),
    ("Что сказала Россия в ноябре 2025 года", "2025-11-01", "2025-11-30"),
    ("Что сказала Россия до 3 декабря", None, "2025-12-03"),
    ("Что сказала Россия после Женевы", "2025-11-23", None),
    ("Что сказала Россия на прошлой неделе", "2025-12-01", "2025-12-07"),
    ("Що сказала Росія з 24 листопада", "2025-11-24", None),
    ("Що сказала Росія у грудні 2025 року", "2025-12-01", "2025-12-31"),
    ("Rusya 24 Kasım'dan beri ne dedi", "2025-11-24", None),
    ("Rusya Cenevre'den önce ne dedi", None, "2025-11-22"),
    ("Rusya 5 Aralık 2025'e kadar ne dedi", None, "2025-12-05"),
    ("Rusya geçen hafta ne dedi", "2025-12-01", "2025-12-07"),
]
WRONG = [
    ("on 31 November", "no date of the calendar"),
    ("on 30 February 2025", "no date of the calendar"),
    ("in 13/2025", "no date of the calendar"),
    ("on 45/11", "45/11"),
    ("on 3/12", "day or month first?"),
    ("from 3 December 2025 to 24 November 2025", "ends before it begins"),
    ("from 31 November to 3 December", "no date of the calendar"),
    ("since 24 November since 3 December", "a second date"),
    ("after 5 December before 3 December", "no day is both"),
    ("before the war", '"before" names no date'),
    ("since Thanksgiving", '"since" names no date'),
]


def bounds(question: str) -> tuple[str | None, str | None]:
    query = parse(question, load(), today=TODAY).query
    return (
        query.since.isoformat() if query.since else None,
        query.until.isoformat() if query.until else None,
    )


@pytest.mark.parametrize(("words", "since", "until"), ENGLISH)
def test_english(words: str, since: str | None, until: str | None) -> None:
    assert bounds(f"what did Russia say {words}") == (since, until)


@pytest.mark.parametrize(("words", "since", "until"), VIETNAMESE)
def test_vietnamese(words: str, since: str | None, until: str | None) -> None:
    assert bounds(f"Nga nói gì {words}") == (since, until)


@pytest.mark.parametrize(("question", "since", "until"), OTHERS)
def test_other_languages(question: str, since: str | None, until: str | None) -> None:
    assert bounds(question) == (since, until)


@pytest.mark.parametrize(("words", "problem"), WRONG)
def test_dates_that_cannot_be(words: str, problem: str) -> None:
    with pytest.raises(QuestionError) as error:
        bounds(f"what did Russia say {words}")
    assert problem in str(error.value)


def test_a_stated_date_without_a_month_is_none() -> None:
    assert Stated("last week").period(TODAY) is None
    assert Stated("31 February", 31, 2).period(TODAY) is None


def test_relative_periods_at_the_turn_of_the_year() -> None:
    first = date(2026, 1, 1)
    assert relative("last_month", first) == Period(date(2025, 12, 1), date(2025, 12, 31))
    assert past(2, "month", first) == Period(date(2025, 11, 1), first)
    assert past(1, "month", date(2025, 3, 31)).start == date(2025, 2, 28)
    assert relative("last_week", date(2026, 1, 4)) == Period(date(2025, 12, 22), date(2025, 12, 28))


def test_periods_in_words() -> None:
    assert in_words(Period(date(2024, 2, 1), date(2024, 2, 29))) == "February 2024"
    assert in_words(Period(date(2024, 2, 1), date(2024, 2, 28))) == "1 February 2024 to 28 February 2024"


@pytest.mark.parametrize(
    ("number", "earlier", "weeks_ago", "expected"),
    [
        (1, False, None, date(2025, 12, 8)),  # today is a Monday
        (1, True, None, date(2025, 12, 1)),
        (7, False, None, date(2025, 12, 7)),
        (2, False, None, date(2025, 12, 2)),
        (2, True, None, date(2025, 12, 2)),
        (1, False, 0, date(2025, 12, 8)),
        (5, False, 1, date(2025, 12, 5)),
    ],
)
def test_a_weekday_is_the_latest_unless_words_say_more(
    number: int, weeks_ago: int | None, expected: date, *, earlier: bool
) -> None:
    day = weekday("it", number, date(2025, 12, 8), earlier=earlier, weeks_ago=weeks_ago)
    assert (day.start, day.end) == (expected, expected)
    assert day.note.startswith('read "it" as ')


def test_a_weekday_needs_to_know_what_day_it_is() -> None:
    with pytest.raises(QuestionError, match="needs to know what day it is"):
        parse("what did Trump say on Tuesday", load(), newest=date(2025, 12, 8))
