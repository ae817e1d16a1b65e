"""The calendar of a language: its file, its offsets, its laws, its speed."""

from __future__ import annotations

import time
import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from positions.datafile import DataFile
from positions.errors import DataFileError
from positions.extraction.date_forms import fold
from positions.extraction.date_mentions import DateKind
from positions.extraction.date_words import Which, date_file, load
from positions.extraction.dates import Calendar, calendar
from positions.extraction.days import day_of_week
from positions.model import Basis, Precision, Span
from tests.examples import EXAMPLES

LANGUAGES = ("vi", "en", "ru", "uk", "tr")
PUBLISHED = date(2025, 12, 10)
LETTERS = "aAiIıİсСіІ п'’ʼдmMtT.,;(/) -–0123456789\n"
WORDS = [
    "thứ Ba",
    "hôm",
    "ngày",
    "5/12",
    "Monday",
    "Dec.",
    "8",
    "until",
    "сегодня",
    "2",
    "декабря",
    "того ж дня",
    "pazartesi günü",
]

# A small but whole file; each case below spoils one line of it.
SMALL = """
future = ["will"]
future_side = "before"
until = ["until"]
since = []
said = {open = [], closed = [], occasions = [], remote = [], members = []}
months = {jan = 1, feb = 2, mar = 3, apr = 4, may = 5, jun = 6, jul = 7, aug = 8, sep = 9, oct = 10, nov = 11, dec = 12}
weekdays = {mon = 1, tue = 2, wed = 3, thu = 4, fri = 5, sat = 6, sun = 7}
counts = {two = 2}
[[patterns]]
kind = "date"
form = '{day} {month}'
"""


def small(text: str = SMALL) -> DataFile:
    return DataFile("xx/dates.toml", text, tomllib.loads(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_sound_file(language: str) -> None:
    words = load(date_file(language))
    compiled = Calendar(words)
    assert all(compiled._expression(number) for number in range(len(words.patterns)))


def test_a_calendar_is_made_once() -> None:
    assert calendar("en") is calendar("en")


def test_a_language_without_a_file() -> None:
    with pytest.raises(DataFileError, match=r"xx/dates\.toml:1: cannot be read"):
        calendar("xx")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("since = []", "since = []\nbounds = []", 6, "unknown key 'bounds'"),
        ("dec = 12", "dec = 11", 7, r"\[months\] must name the numbers 1 to 12"),
        ("sun = 7", "sun = 8", 8, r"\[weekdays\] must name the numbers 1 to 7"),
        ('"before"', '"behind"', 3, "future_side is"),
        ("{day} {month}", "{month}", 12, "needs {day}"),
        ("{day} {month}", "({day}) {month}", 12, "captures a group"),
        ("{day} {month}", "{day} [{month}", 12, "no regular expression"),
        ("{day} {month}", r"{day}\S{month}", 12, "capitals"),
        ("{day} {month}", "(?<=a b|c){day}", 12, "no regular expression"),
        ('["until"]', '[""]', 1, "empty"),
        ('kind = "date"', 'kind = "weekday"', 12, "needs {weekday}"),
        (
            "kind = \"date\"\nform = '{day} {month}'",
            "kind = \"month\"\nform = '{year}'",
            12,
            "needs {month} or {number}",
        ),
        ('kind = "date"', 'kind = "datum"', 11, "datum"),
    ],
)
def test_a_faulty_file_is_refused(old: str, new: str, line: int, message: str) -> None:
    assert old in SMALL
    with pytest.raises(DataFileError, match=message) as caught:
        load(small(SMALL.replace(old, new)))
    assert caught.value.line == line


def test_a_new_language_needs_no_code() -> None:
    text = "He said so 3 dec. They will meet 20 DEC, until 30 nov; 31 nov is none."
    found = Calendar(load(small())).mentions(text, 0, len(text), PUBLISHED)
    assert [(m.span.of(text), m.day, m.ahead) for m in found] == [
        ("3 dec", date(2025, 12, 3), False),
        ("20 DEC", date(2025, 12, 20), True),
        ("30 nov", date(2025, 11, 30), True),
    ]


def test_what_a_mention_tells() -> None:
    text = "xx Hôm thứ Ba (2/12) yy hồi tháng 8, cùng ngày"
    day, month, same = calendar("vi").mentions(text, 3, len(text), PUBLISHED)
    assert (day.span, day.kind, day.basis, day.precision) == (
        Span(3, 20),
        DateKind.EXPLICIT,
        Basis.EXPLICIT,
        Precision.DAY,
    )
    assert day.settled
    assert (month.day, month.precision, month.settled) == (date(2025, 8, 1), Precision.MONTH, False)
    assert (same.day, same.kind, same.basis, same.settled) == (None, DateKind.SAME, Basis.RELATIVE, False)


def test_only_the_stretch_is_read() -> None:
    text = "On Monday he came, on Tuesday he spoke."
    found = calendar("en").mentions(text, 10, 29, PUBLISHED)
    assert [mention.span.of(text) for mention in found] == ["on Tuesday"]


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.lists(st.one_of(st.text(LETTERS, max_size=8), st.sampled_from(WORDS)), max_size=30).map(" ".join))
@settings(max_examples=EXAMPLES, deadline=None)
def test_mentions_stand_in_the_text_in_order(language: str, text: str) -> None:
    found = calendar(language).mentions(text, 0, len(text), PUBLISHED)
    edges = [edge for mention in found for edge in (mention.span.start, mention.span.end)]
    assert edges == sorted(edges)
    assert all(mention.span.of(text).strip() == mention.span.of(text) != "" for mention in found)
    assert all(mention.ahead for mention in found if mention.day and mention.day > PUBLISHED)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_dotted_and_dotless_i() -> None:
    text = "İSTANBUL'DA CUMARTESİ GÜNÜ İLE 8 ARALIK'TA VE SALI GÜNÜ GÖRÜŞTÜLER"
    found = calendar("tr").mentions(text, 0, len(text), PUBLISHED)
    assert [mention.span.of(text) for mention in found] == ["CUMARTESİ GÜNÜ", "8 ARALIK'TA", "SALI GÜNÜ"]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 7))
def test_weekdays(published: date, number: int) -> None:
    days = {which: day_of_week(number, published, which) for which in Which}
    assert {day.isoweekday() for day in days.values()} == {number}
    assert published - timedelta(days=6) <= days[Which.LATEST] <= published
    assert days[Which.PAST] < published < days[Which.NEXT]
    assert days[Which.THIS].isocalendar()[:2] == published.isocalendar()[:2]
    assert days[Which.BEFORE] + timedelta(days=7) == days[Which.THIS] == days[Which.AFTER] - timedelta(days=7)


@given(st.dates(date(2000, 1, 20), date(2100, 1, 1)), st.integers(-14, 300))
def test_a_day_without_a_year_is_the_nearest_one_gone_by(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    text = f"ngày {day.day}/{day.month}"
    (mention,) = calendar("vi").mentions(text, 0, len(text), published)
    assert mention.day == day
    assert mention.ahead is (back < 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece", ["5/12 ", "12 ", "ngày hôm thứ ", "on late the ", "в ночь ", "того ж ", "bir gün ", "  ", "a"]
)
def test_a_long_line_takes_time_in_proportion(language: str, piece: str) -> None:
    find = calendar(language).mentions
    find(piece, 0, len(piece), PUBLISHED)

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        find(text, 0, len(text), PUBLISHED)
        return time.process_time() - began

    # Quadratic time would need minutes here.
    assert seconds(200_000) < 5
