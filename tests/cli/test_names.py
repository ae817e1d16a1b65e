"""Parties, issues, plans, countries and speakers answer to any of their names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cli import names
from positions.codebook import Person, load
from positions.errors import PositionsError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("find", "name", "key"),
    [
        (names.party, "russia", "russia"),
        (names.party, "Russia", "russia"),
        (names.party, "RUSSIA", "russia"),
        (names.party, "Nga", "russia"),
        (names.party, "Hoa Kỳ", "us"),
        (names.party, "hoa ky", "us"),
        (names.party, "RU", "russia"),
        (names.party, "EU", "europe"),
        (names.party, "China", "china"),
        (names.party, "Trung Quốc", "china"),
        (names.issue, "lãnh thổ", "territory"),
        (names.issue, "lanh tho", "territory"),
        (names.issue, "Security guarantees", "security_guarantees"),
        (names.issue, "security-guarantees", "security_guarantees"),
        (names.plan, "us-28", "us-28"),
        (names.plan, "kế hoạch 28 điểm", "us-28"),
        (names.country, "FR", "FR"),
        (names.country, "fr", "FR"),
        (names.country, "Pháp", "FR"),
        (names.speaker, "putin", "putin"),
        (names.speaker, "Путин", "putin"),
        (names.speaker, "Zelenskyy", "zelensky"),
        (names.speaker, "Kremlin", "kremlin"),
    ],
)
def test_any_name_finds_its_key(find: Callable[..., str], name: str, key: str) -> None:
    assert find(name, load()) == key


@pytest.mark.parametrize(
    ("find", "name", "message"),
    [
        (names.party, "Rusia", "unknown party 'Rusia'; did you mean russia?"),
        (names.party, "weather", "unknown party 'weather'; `positions parties` lists them"),
        (
            names.party,
            "France",
            "France speaks as part of the party europe; for it alone use --country FR",
        ),
        (names.party, "UN", "United Nations is of no party; for it alone use --country UN"),
        (names.issue, "territry", "unknown issue 'territry'; did you mean territory?"),
        (names.plan, "us-29", "unknown plan 'us-29'; `positions plans` lists them"),
        (names.country, "Frence", "unknown country 'Frence'; did you mean FR?"),
        (names.country, "Atlantis", "unknown country 'Atlantis'; write its ISO code, such as FR"),
        (names.speaker, "Peskof", "unknown speaker 'Peskof'; did you mean peskov?"),
        (names.speaker, "", "unknown speaker ''; `positions speakers` lists them"),
    ],
)
def test_an_unknown_name_is_wrong_use_with_a_way_on(
    find: Callable[..., str], name: str, message: str
) -> None:
    with pytest.raises(PositionsError) as refused:
        find(name, load())
    assert str(refused.value) == message
    assert refused.value.exit_code == 2


def test_a_name_that_several_bear_is_not_guessed_at() -> None:
    two = {key: Person(key, f"{key.title()} Example", "f", "FR", "Example") for key in ("ada", "eve")}
    book = replace(load(), persons=two)
    with pytest.raises(names.SeveralNamesError, match="several speakers: ada, eve; give one of these keys"):
        names.speaker("Example", book)
    assert names.speaker("Eve Example", book) == "eve"


def test_speakers_that_only_the_store_holds_are_found_when_it_is_asked() -> None:
    stored = {"name:joao-exemplo": "João Exemplo"}
    assert names.speaker("joao exemplo", load(), stored) == "name:joao-exemplo"
    with pytest.raises(UnknownNameError):
        names.speaker("joao exemplo", load())


def test_without_names_all_parties_and_the_issues_of_the_matrix_are_meant() -> None:
    assert names.parties(None, load()) == ["us", "ukraine", "russia", "europe", "turkey"]
    assert names.issues(None, load()) == list(load().default_issues)


def test_names_keep_their_order_and_count_once() -> None:
    assert names.parties(["Nga", "us", "Russia"], load()) == ["russia", "us"]
    assert names.issues(["nato", "land", "NATO"], load()) == ["nato", "territory"]
