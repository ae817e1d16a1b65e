"""Russian and Ukrainian: who said what, sentence by sentence: rows (language, text, expected statements)."""

from __future__ import annotations

import pytest

from positions.extraction.paradigms import paradigm_forms
from positions.languages import attribution
from tests.positions.extraction.reports import told

ROWS = [
    # An office described at length before its holder
    ("uk", "Тільки чверть громадян вірить у швидкий мир, зауважив директор інституту Антон Грушенко.",
     [("Anton Hrushenko", "Тільки чверть громадян вірить у швидкий мир")]),
    ("uk", "Заступник голови комітету Ради з питань нацбезпеки Олег Петренко назвав слова Трампа тиском на Київ.",
     [("Oleh Petrenko", "слова Трампа тиском на Київ")]),
    ("uk", "Посол США при НАТО Метью Вітакер визнав, що «останні кроки завжди найважчі».",
     [("Matthew Whitaker", "останні кроки завжди найважчі")]),
    ("ru", "Старший научный сотрудник Центра европейских исследований Иван Петров считает, что переговоры затянутся.",
     [("Ivan Petrov", "переговоры затянутся")]),
    ("ru", "Председатель комитета Госдумы по международным делам Леонид Слуцкий заявил, что план неприемлем.",
     [("Leonid Slutsky", "план неприемлем")]),
    # A place before an inverted subject
    ("uk", "«Британія створить військові хаби», – оголосив учора ввечері в Єлисейському палаці Кір Стармер.",
     [("Keir Starmer", "Британія створить військові хаби")]),
    ("ru", "«Мы видим прогресс», — рассказал в Белом доме Марко Рубио.",
     [("Marco Rubio", "Мы видим прогресс")]),
    # Pointing back, with adverbials before the verb
    ("uk", "Плану вже не існує.\nПро це після переговорів у Женеві заявив радник Офісу президента Олександр Бевз.",
     [("Oleksandr Bevz", "Плану вже не існує")]),
    ("ru", "Текста Москва не получала.\nОб этом на ежедневном брифинге заявил пресс-секретарь президента РФ Дмитрий Песков.",
     [("Dmitry Peskov", "Текста Москва не получала")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ROWS, ids=[f"{r[0]}-{r[1][:48]}" for r in ROWS])
def test_attribution(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(language, text) == expected


@pytest.mark.parametrize(
    ("language", "form", "does"),
    [
        ("uk", "зауважила", "say"), ("uk", "зауваживши", "follow"), ("uk", "висловлюють сподівання", "say"),
        ("uk", "коментувати не стали", "refuse"), ("uk", "відкидають", "stance"),
        ("ru", "сетовали", "say"), ("ru", "предположив", "follow"), ("ru", "отказались уточнить", "refuse"),
        ("ru", "называют", "weak"), ("ru", "воздержалась от комментариев", "refuse"),
    ],
)  # fmt: skip
def test_forms_of_verbs(language: str, form: str, does: str) -> None:
    assert (form, does) in set(paradigm_forms(attribution(language)))
