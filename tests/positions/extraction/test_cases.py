"""Names of unknown persons: put back into the nominative and written as English news write them."""

from __future__ import annotations

import pytest

from positions.extraction.cases import nominative
from positions.extraction.given_names import given_names
from positions.extraction.romanization import spelled
from positions.languages import attribution

DECLINED = [
    ("uk", "Ларису Гнатенко", "Лариса Гнатенко"),
    ("uk", "Олегом Ткачуком", "Олег Ткачук"),
    ("uk", "Ользі Мельничук", "Ольга Мельничук"),
    ("uk", "Тарасові Бойку", "Тарас Бойко"),
    ("uk", "Оксаною Заболотною", "Оксана Заболотна"),
    ("uk", "Іллі Савчука", "Ілля Савчук"),
    ("uk", "Олександра Ткачука", "Олександр Ткачук"),
    ("uk", "Томасом Бергером", "Томас Бергер"),
    ("ru", "Марину Кузнецову", "Марина Кузнецова"),
    ("ru", "Сергеем Беловым", "Сергей Белов"),
    ("ru", "Павлу Орловскому", "Павел Орловский"),
    ("ru", "Ольге Зиминой", "Ольга Зимина"),
]
NOMINATIVE = [("uk", "Олена Ткач"), ("uk", "Олександра Бондар"), ("ru", "Иван Сорока"), ("ru", "Жан Дюпон")]
SPELLED = [
    ("uk", "Наталія Гнатюк", "Natalia Hnatiuk"),
    ("uk", "Євген Щербак", "Yevhen Shcherbak"),
    ("uk", "Томас Бергман", "Thomas Bergman"),
    ("uk", "Джеймс Гілл", "James Hill"),
    ("ru", "Дмитрий Хорин", "Dmitry Khorin"),
    ("ru", "Томас Хаген", "Thomas Hagen"),
    ("ru", "Джек Хаммер", "Jack Hammer"),
    ("ru", "Мариуш Кшичевский", "Mariusz Krzyczewski"),
    ("ru", "Карстен Райхенау", "Carsten Reichenau"),
    ("ru", "Иштван Ковач", "Istvan Kovacs"),
    ("ru", "Омер Челик", "Omer Celik"),
    ("ru", "Инара Озолиня", "Inara Ozolina"),
    ("ru", "Раду Попеску", "Radu Popescu"),
    ("ru", "Айк Абрамян", "Hayk Abramyan"),
    ("ru", "Джон Уилкинс", "John Wilkins"),
    ("uk", "Войцех Пшибильський", "Wojciech Przybylski"),
    ("uk", "Ласло Ковач", "Laszlo Kovacs"),
    ("uk", "Торстен Шульц", "Thorsten Schulz"),
    ("uk", "Мурат Чаглар", "Murat Caglar"),
    ("uk", "Гайк Абрамян", "Hayk Abramyan"),
]


@pytest.mark.parametrize(("language", "name", "expected"), DECLINED)
def test_a_known_given_name_tells_the_case(language: str, name: str, expected: str) -> None:
    assert nominative(name, attribution(language), frozenset(), told=False) == (expected, True)


@pytest.mark.parametrize(("language", "name"), NOMINATIVE)
def test_a_name_in_the_nominative_stays(language: str, name: str) -> None:
    assert nominative(name, attribution(language), frozenset(), told=False) == (name, False)


def test_a_surname_alone_goes_back_to_one_met_before() -> None:
    pack = attribution("uk")
    assert nominative("Ткачука", pack, frozenset({"ткачук"}), told=False) == ("Ткачук", True)
    assert nominative("Ткачука", pack, frozenset(), told=True) == ("Ткачука", False)


@pytest.mark.parametrize(("language", "name", "expected"), SPELLED)
def test_a_name_is_spelled_as_in_english_news(language: str, name: str, expected: str) -> None:
    assert spelled(name, attribution(language).transliteration) == expected


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_names_from_abroad_are_given_names_of_the_pack(language: str) -> None:
    pack = attribution(language)
    assert pack.transliteration.foreign.keys() <= given_names(pack).keys()
