"""Days given in part mean the whole month or year."""

from __future__ import annotations

from datetime import date

import pytest
import typer

from cli.options import first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-11-23", date(2025, 11, 23), date(2025, 11, 23)),
        ("2025-11", date(2025, 11, 1), date(2025, 11, 30)),
        ("2025-2", date(2025, 2, 1), date(2025, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        (" 2025-12 ", date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_a_month_or_year_stands_for_its_first_or_last_day(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["2025-13", "2025-02-30", "0000", "23/11/2025", "November", "2025-11-"])
def test_what_is_no_day_is_refused_by_name(text: str) -> None:
    with pytest.raises(typer.BadParameter, match=text):
        first_day(text)
