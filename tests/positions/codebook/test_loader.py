"""Tests of reading a codebook from a folder, and of every rule that rejects one."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from positions.codebook.loader import load, load_from
from positions.codebook.model import Role
from positions.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_load_from_keeps_the_order_of_the_files(folder: Path) -> None:
    codebook = load_from(folder)
    assert list(codebook.issues) == ["plan", "territory"]
    assert list(codebook.countries) == ["RU", "FR", "CN", "NATO"]
    assert list(codebook.persons) == ["macron", "peskov"]
    assert list(codebook.institutions) == ["elysee", "coalition", "kremlin"]
    assert codebook.titles == {"president": "president", "spokesperson": "spokesperson"}


def test_load_from_fills_the_records(folder: Path) -> None:
    codebook = load_from(folder)
    assert codebook.default_issues == ("plan",)
    assert codebook.plans["second"].parent == "first"
    assert codebook.plans["first"].points == 28
    assert codebook.events["geneva"].end == date(2025, 11, 24)
    peskov = codebook.persons["peskov"]
    assert (peskov.country, peskov.surname) == ("RU", "")
    assert peskov.roles == (
        Role("spokesperson", "kremlin"),
        Role("spokesperson", "RU", date(2012, 5, 22), date(2030, 1, 1)),
    )
    assert codebook.institutions["kremlin"].names["ru"] == ("кремл*",)
    assert codebook.institutions["coalition"].country is None
    assert codebook.institutions["coalition"].party == "europe"


def test_an_entry_may_depart_from_the_country_of_its_file(broken: Callable[[str, str, str], Path]) -> None:
    folder = broken("speakers/fr.toml", 'surname = "Macron"', 'surname = "Macron"\ncountry = "NATO"')
    codebook = load_from(folder)
    assert codebook.persons["macron"].country == "NATO"
    assert codebook.institutions["elysee"].country == "FR"


def test_a_party_more_is_a_table_more(broken: Callable[[str, str, str], Path]) -> None:
    folder = broken("parties.toml", "", '\n[parties.china]\nlabel = "China"\ncountries = ["CN"]\n')
    assert load_from(folder).parties["china"].countries == ("CN",)


def test_load_reads_once() -> None:
    assert load() is load()


@pytest.mark.parametrize(
    "name", ["issues.toml", "titles.toml", "countries.toml", "plans.toml", "events.toml"]
)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(DataFileError, match=f"{name}:1: cannot be read"):
        load_from(folder)


def test_a_missing_folder_of_speakers_is_named(folder: Path) -> None:
    shutil.rmtree(folder / "speakers")
    with pytest.raises(DataFileError, match="no such folder"):
        load_from(folder)


def test_other_files_among_the_speakers_are_left_alone(folder: Path) -> None:
    (folder / "speakers" / "notes.txt").write_text("not TOML", encoding="utf-8")
    assert len(load_from(folder).persons) == 2


# file, what stands there, what stands there instead ("" appends), line and message of the error
BROKEN = [
    # unknown keys and wrong shapes
    ("issues.toml", "", "\n[topics.a]\n", 13, "unknown key 'topics'; known: issues"),
    ("issues.toml", "default = false", "defualt = false", 9, "unknown key 'defualt'"),
    ("issues.toml", "default = false", 'default = "no"', 9, "default = 'no' is not of type bool"),
    ("issues.toml", 'label = "Territory"\n', "", 6, "[issues.territory] lacks the key 'label'"),
    ("issues.toml", 'label = "Territory"', 'key = "land"', 7, "the table's name is the key"),
    ("issues.toml", "[issues.plan]", "[[issues]]", 1, "'issues' is not a table"),
    ("issues.toml", "[issues.plan]", "[issues]\nwar = 1\n[issues.plan]", 2, "issues.war is not a table"),
    ("titles.toml", '"spokesperson"', "1", 3, "the label of 'spokesperson' is not a string"),
    (
        "speakers/ru.toml",
        "",
        "\n[people.a]\n",
        18,
        "unknown key 'people'; known: country, persons, institutions",
    ),
    ("speakers/ru.toml", 'scope = "kremlin"', 'at = "kremlin"', 8, "unknown key 'at'"),
    ("speakers/ru.toml", 'country = "RU"', "country = 7", 1, "country = 7 is not the code of a country"),
    ("plans.toml", "points = 28", 'points = "many"', 5, "points = 'many' is not of type int"),
    ("plans.toml", "dated = 2025-11-23", 'dated = "November"', 10, "is not a date like 2025-11-23"),
    ("plans.toml", "dated = 2025-11-23", "dated = 2025-11-31", 10, "Invalid date"),
    # keys
    ("issues.toml", "[issues.territory]", "[issues.Territory]", 6, "'Territory' cannot be a key"),
    ("countries.toml", "[countries.CN]", "[countries.cn]", 12, "'cn' cannot be a key"),
    ("speakers/ru.toml", "[persons.peskov]", "[persons.unnamed]", 3, "'unnamed' cannot be a key"),
    ("speakers/ru.toml", "[persons.peskov]", '[persons."name:p"]', 1, "'name:p' cannot be a key"),
    (
        "speakers/ru.toml",
        "[persons.peskov]",
        "[persons.macron]",
        3,
        "'macron' stands already at speakers/fr.toml:3",
    ),
    (
        "speakers/ru.toml",
        "[institutions.kremlin]",
        "[institutions.macron]",
        12,
        "stands already at speakers/fr.toml:3",
    ),
    ("events.toml", "", '[events.geneva]\nlabel = "x"', 5, "Cannot declare ('events', 'geneva') twice"),
    # names
    ("issues.toml", '["land"]', '["land", "Plan"]', 11, "'Plan' names 'plan' too, at {folder}/issues.toml:4"),
    (
        "countries.toml",
        '["france"]',
        '["Moscow"]',
        9,
        "'Moscow' names 'RU' too, at {folder}/countries.toml:4",
    ),
    (
        "speakers/ru.toml",
        '["kremlin"]',
        '["Elysee"]',
        15,
        "'Elysee' names 'elysee' too, at speakers/fr.toml:13",
    ),
    ("countries.toml", '["france"]', '["fran*ce"]', 9, "'fran*ce' cannot be a name"),
    ("countries.toml", '["france"]', '["*"]', 9, "'*' cannot be a name"),
    ("countries.toml", '["france"]', '[" france"]', 9, "' france' cannot be a name"),
    ("countries.toml", '["france"]', '[""]', 9, "'' cannot be a name"),
    ("countries.toml", "names.vi", "names.Vietnamese", 10, "'Vietnamese' is not the code of a language"),
    ("speakers/ru.toml", '"Dmitry Peskov"', '"Дмитрий Песков"', 4, "is not plain ASCII"),
    ("speakers/ru.toml", '"Dmitry Peskov"', '" "', 4, "is not plain ASCII"),
    ("speakers/ru.toml", '"Dmitry Peskov"', '"emmanuel macron"', 4, "stands already at speakers/fr.toml:4"),
    (
        "speakers/ru.toml",
        'name = "Kremlin"',
        'name = "Dmitry Peskov"',
        13,
        "stands already at speakers/ru.toml:4",
    ),
    (
        "speakers/ru.toml",
        '"Peskov",',
        '"macron",',
        6,
        "alias 'macron' is that of 'macron' too, at speakers/fr.toml:7",
    ),
    ("speakers/ru.toml", '"Песков*"]', '"МАКРОН*"]', 6, "alias 'МАКРОН*' is that of 'macron' too"),
    (
        "speakers/ru.toml",
        '"Peskov",',
        '"Emmanuel Macron",',
        6,
        "is that of 'macron' too, at speakers/fr.toml:4",
    ),
    ("speakers/ru.toml", '"Песков*"]', '"Пе*сков"]', 6, "'Пе*сков' cannot be a name"),
    # references
    ("issues.toml", 'parent = "plan"', 'parent = "war"', 10, "parent 'war' is not in the codebook"),
    ("plans.toml", 'parent = "first"', 'parent = "third"', 11, "parent 'third' is not in the codebook"),
    (
        "plans.toml",
        'proponent = "europe"',
        'proponent = "asia"',
        9,
        "proponent 'asia' is not in the codebook",
    ),
    ("parties.toml", '"NATO"]', '"XX"]', 8, "countries 'XX' is not in the codebook"),
    ("parties.toml", '"NATO"]', '"RU"]', 8, "RU belongs to 'russia' too, at {folder}/parties.toml:3"),
    ("speakers/fr.toml", 'country = "FR"', 'country = "ZZ"', 3, "country 'ZZ' is not in the codebook"),
    ("speakers/none.toml", 'party = "europe"', 'party = "asia"', 4, "party 'asia' is not in the codebook"),
    # dates, roles, kinds
    ("events.toml", "2025-11-24", "2025-11-22", 4, "the event ends before it starts"),
    ("plans.toml", "dated = 2025-11-23", "dated = 2025-11-19", 10, "older than its parent 'first'"),
    (
        "speakers/ru.toml",
        "to = 2030-01-01",
        "to = 2012-05-21",
        9,
        "the role 'spokesperson' ends before it begins",
    ),
    ("speakers/ru.toml", "to = 2030-01-01", "to = 2030-02-30", 9, "Invalid date"),
    (
        "speakers/fr.toml",
        'title = "president"',
        'title = "emperor"',
        8,
        "unknown title 'emperor'; titles.toml lists",
    ),
    (
        "speakers/ru.toml",
        'scope = "kremlin"',
        'scope = "duma"',
        8,
        "'duma' is neither a country nor an institution",
    ),
    ("speakers/ru.toml", 'gender = "m"', 'gender = "x"', 5, "gender 'x' is neither 'm' nor 'f'"),
    ("speakers/ru.toml", 'kind = "presidency"', 'kind = "palace"', 14, "unknown kind 'palace'"),
]


@pytest.mark.parametrize("row", BROKEN, ids=lambda row: f"{row[0]}-{row[4]}")
def test_a_broken_rule_is_told_with_file_and_line(
    broken: Callable[[str, str, str], Path], row: tuple[str, str, str, int, str]
) -> None:
    name, old, new, line, message = row
    folder = broken(name, old, new)
    with pytest.raises(DataFileError) as raised:
        load_from(folder)
    assert message.format(folder=folder.name) in str(raised.value)
    assert raised.value.line == line
    # Files in `speakers/` are told by that folder, the others by the folder of the codebook.
    assert raised.value.file == (name if "/" in name else f"{folder.name}/{name}")


def test_a_name_may_serve_two_languages_and_two_sections(broken: Callable[[str, str, str], Path]) -> None:
    folder = broken("countries.toml", 'names.vi = ["Pháp"]', 'names.vi = ["moscow", "elysee"]')
    assert load_from(folder).countries["FR"].names["vi"] == ("moscow", "elysee")
