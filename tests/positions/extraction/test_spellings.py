"""Surnames of another script as a language's press spells them."""

from __future__ import annotations

import pytest

from positions.codebook import load
from positions.extraction.spellings import spellings
from positions.languages import attribution
from positions.languages.schema import Spellings

MADE = {name.rstrip("*"): key for name, key in spellings(load(), attribution("tr").spellings)}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Uşakov", "ushakov"),
        ("Zaharova", "zakharova"),
        ("Medinskiy", "medinsky"),
        ("Sıbiga", "sybiha"),
        ("Yermak", "yermak"),
        ("Narışkin", "naryshkin"),
        ("Zelenskıy", "zelensky"),
    ],
)
def test_usual_spellings_are_made(name: str, key: str) -> None:
    assert MADE[name] == key


def test_surnames_of_other_countries_stay_as_they_are() -> None:
    countries = {load().persons[key].country for key in MADE.values()}
    assert countries <= {"RU", "UA", "BY"}


def test_a_language_without_rules_makes_none() -> None:
    assert not list(spellings(load(), Spellings()))
