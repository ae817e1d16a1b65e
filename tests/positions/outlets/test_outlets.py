"""Outlets by address and name, and addresses in the form by which they are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from positions.errors import DataFileError
from positions.outlets import canonical, load
from positions.outlets.registry import load_from

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("address", "name", "outlet"),
    [
        ("https://www.reuters.com/world/europe/x-2025-11-24/", None, "Reuters"),
        ("https://vietnamese.voanews.com/a/1.html", None, "VOA"),
        ("https://www.interfax.com.ua/news/1.html", None, "Interfax-Ukraine"),
        ("https://interfax.ru/1", "Interfax-Ukraine", "Interfax"),
        (None, "Báo Tuổi Trẻ", "Tuổi Trẻ"),
        (None, "  associated   PRESS ", "AP"),
        (None, "www.pravda.com.ua", "Ukrainska Pravda"),
        ("https://notreuters.com/x", None, None),
        ("https://reuters.com.example.org/x", None, None),
        ("http://[bad", None, None),
        (None, "A paper nobody knows", None),
        (None, None, None),
    ],
)
def test_an_outlet_is_found_by_its_domain_or_its_name(
    address: str | None, name: str | None, outlet: str | None
) -> None:
    found = load().of(address, name)
    assert (found.name if found else None) == outlet


def test_every_outlet_has_a_domain_and_says_where_it_is_made() -> None:
    entries = load().entries
    assert len(entries) > 60
    assert all(outlet.domains for outlet in entries)
    assert all(outlet.country is None or len(outlet.country) == 2 for outlet in entries)
    assert {outlet.language for outlet in entries} >= {"en", "vi", "ru", "uk", "tr"}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[a]\nname = "A"\ndomains = ["a.org"]\n\n[b]\nname = "B"\ndomains = ["a.org"]\n', 7, "'a' too"),
        ('[a]\nname = "A"\ndomains = ["a.org"]\n\n[b]\nname = "a"\ndomains = ["b.org"]\n', 6, "'a' too"),
        ('[a]\nname = "A"\ndomains = ["www.a.org"]\n', 3, "not a domain"),
        ('[a]\nname = "A"\ndomains = ["A.org"]\n', 3, "not a domain"),
        ('[a]\nname = "A"\ndomains = ["a.org/x"]\n', 3, "not a domain"),
        ('[a]\nname = "A"\n', 1, "domains"),
        ('[a]\nname = "A"\ndomains = ["a.org"]\ncolour = "red"\n', 4, "colour"),
        ("a = 1\n", 1, "not a table"),
    ],
)
def test_a_faulty_registry_is_refused_with_its_line(
    text: str, line: int, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text(text)
    with pytest.raises(DataFileError, match=message) as refused:
        load_from(path)
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("http://www.Example.org/a/", "https://example.org/a"),
        ("https://example.org:443/a#top", "https://example.org/a"),
        ("https://example.org:8080/a", "https://example.org:8080/a"),
        ("https://example.org/a?b=2&utm_source=x&a=1&fbclid=y", "https://example.org/a?a=1&b=2"),
        ("https://example.org/A", "https://example.org/A"),
        ("https://example.org", "https://example.org"),
        ("ftp://example.org/a", None),
        ("/tmp/a.html", None),
        ("http://[bad", None),
        ("https://example.org:port/", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_of_one_page_have_one_form(address: str | None, form: str | None) -> None:
    assert canonical(address) == form
    assert canonical(form) == form
