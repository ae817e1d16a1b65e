"""Lists of the GDELT project: links to reports, with day, outlet and title as far as the list tells them."""

from __future__ import annotations

from datetime import date

import pytest

from positions.documents import Link, Options, Refused
from positions.documents.arrival import Limits
from tests.positions.documents.making import read, zipped

ADDRESS = "https://daily.example/world/2025/talks.html"


def graph(number: int, address: str = ADDRESS, extras: str = "") -> str:
    cells = [f"20251124101500-{number}", "20251124101500", "1", "daily.example", address, *[""] * 21, extras]
    return "\t".join(cells)


def mention(address: str = ADDRESS) -> str:
    first = ["1271234567", "20251124094500", "20251124101500", "1", "daily.example", address]
    return "\t".join([*first, "3", "-1", "120", "140", "1", "50", "2500", "-2.4", "", ""])


def event(address: str = ADDRESS) -> str:
    return "\t".join(
        ["1271234567", "20251123", "202511", "2025", "2025.8877", *[""] * 54, "20251124101500", address]
    )


TITLE = "<PAGE_LINKS>x</PAGE_LINKS><PAGE_TITLE>Talks &amp; more &#x2014; today</PAGE_TITLE>"


@pytest.mark.parametrize(
    ("name", "data", "outlet", "title"),
    [
        ("20251124101500.gkg.csv", graph(1, extras=TITLE), "daily.example", "Talks & more — today"),
        ("20251124101500.translation.gkg.csv", graph(1).replace("-1", "-T1"), "daily.example", None),
        ("20251124101500.mentions.CSV", mention(), "daily.example", None),
        ("20251124101500.export.CSV", event(), None, None),
        ("list.txt", mention(), "daily.example", None),
    ],
)
def test_list_gives_each_report_once(name: str, data: str, outlet: str | None, title: str | None) -> None:
    other = data.replace(ADDRESS, "https://b.example/x")
    none = data.replace(ADDRESS, "BBC Monitoring")
    found = read(f"{data}\n{data}\n{other}\n{none}\n\n".encode(), name)
    places = []
    for each in found:
        assert isinstance(each, Link)
        places.append(each.told.address)
        assert (each.told.outlet, each.told.title) == (outlet, title)
        assert each.told.published is not None
        assert each.told.published.day == date(2025, 11, 24)
    assert places == [ADDRESS, "https://b.example/x"]


def test_packed_list_is_read() -> None:
    (found,) = read(zipped({"20251124101500.gkg.csv": graph(1)}), "20251124101500.gkg.csv.zip")
    assert isinstance(found, Link)
    assert found.told.address == ADDRESS


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("cut\toff", "line 2 has 2 cells, as no list of GDELT has; get it again"),
        ("x" * 4000, "line 2 is longer than 0 MB; get it again"),
    ],
)
def test_damaged_list_is_refused_from_there_on(second: str, reason: str) -> None:
    first, found = read(f"{graph(1)}\n{second}\n".encode(), "x.gkg.csv", Options(limits=Limits(size=3000)))
    assert isinstance(first, Link)
    assert isinstance(found, Refused)
    assert found.reason == reason


def test_letters_that_are_cut_off_do_not_matter() -> None:
    (found,) = read(graph(1, extras=TITLE).encode() + b"\xd0\n", "x.gkg.csv")
    assert isinstance(found, Link)
