"""Russian and Ukrainian: whom the words for a speaker mean: rows (language, text, expected statements)."""

from __future__ import annotations

import pytest

from tests.positions.extraction.reports import statements, told

ROWS = [
    # Delegations speak, also for the side that the document named before them belongs to
    ("ru", "Делегация Украины предложила провести следующую встречу в Женеве.",
     [("Ukrainian delegation", "провести следующую встречу в Женеве")]),
    ("ru", "В американском проекте, который видела газета, делегация требует от Москвы остановить удары по портам.",
     [("United States delegation", "от Москвы остановить удары по портам")]),
    ("uk", "Російська делегація вимагала від Києва відвести війська з трьох міст.",
     [("Russian delegation", "від Києва відвести війська з трьох міст")]),
    ("uk", "В українському документі перелічено умови: жодних обмежень для армії, жодних поступок.",
     [("Ukraine", "умови: жодних обмежень для армії, жодних поступок")]),
    # Titles, ranks and demonyms before names
    ("uk", "Начальник Полтавської ОВА Сергій Лисенко зауважив, що громади чекають на мир.",
     [("Serhii Lysenko", "громади чекають на мир")]),
    ("uk", "Мешканка Умані Оксана Гончар переконана, що вибори зараз неможливі.",
     [("Oksana Honchar", "вибори зараз неможливі")]),
    ("uk", "Британець Джон Гілл наголосив, що гарантії мають бути письмовими.",
     [("John Hill", "гарантії мають бути письмовими")]),
    ("ru", "Жительница Вологды Анна Орлова рассказала, что соседи устали от войны.",
     [("Anna Orlova", "соседи устали от войны")]),
    ("ru", "Житель Саратова рассказал, что ночью было слышно взрывы.",
     [("unnamed sources", "ночью было слышно взрывы")]),
    # A callsign, and a first name with an age
    ("uk", "Поруч стоїть боєць на позивний Лелека. Він каже, що перемир'я не вірить ніхто.",
     [("Leleka", "перемир'я не вірить ніхто")]),
    ("ru", "Фельдшер с позывным Ворон приехал утром. «Без воды город не выживет», — вздыхает Ворон.",
     [("Voron", "Без воды город не выживет")]),
    ("uk", "Марта, сорокарічна вчителька, виїхала навесні. «Я хочу додому», – каже Марта.",
     [("Marta", "Я хочу додому")]),
    # Who is interviewed stands in another case
    ("uk", ("Про гарантії ми поговорили з Оленою Марчук, правницею з Одеси.\n– Чи вірите ви в угоду?\n"
     "– Вірю, якщо її ратифікують.\n– Коли це станеться?\n– Не раніше весни."),
     [("Olena Marchuk", "Вірю, якщо її ратифікують."), ("Olena Marchuk", "Не раніше весни.")]),
    ("ru", ("Об этом мы расспросили Ивана Лобова, юриста из Риги.\n– Будет ли перемирие?\n– Нет, не верю.\n"
     "– А выборы?\n– Только после перемирия."),
     [("Ivan Lobov", "Нет, не верю."), ("Ivan Lobov", "Только после перемирия.")]),
]  # fmt: skip

# Whose country an office without one is: (language, text, party, country)
STATES = [
    ("uk", "Депутатка міськради Ольга Бойченко заявила, що місто готове до перемир'я.", ("ukraine",), "UA"),
    ("uk", "Економіст Ігор Данильченко вважає, що гроші будуть навесні.", (), "UA"),
    ("uk", "Депутат Томас Бергер заявив, що план неприйнятний.", (), None),
    ("uk", "У МЗС зауважили, що переговори тривають за планом.", ("ukraine",), "UA"),
    ("ru", "Депутат Иван Сорокин заявил, что план неприемлем.", (), None),
    ("ru", "Немец Томас Бергер заявил, что план неприемлем.", ("europe",), "DE"),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS, ids=[f"{r[0]}-{r[1][:48]}" for r in ROWS])
def test_speaker(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(language, text) == expected


@pytest.mark.parametrize(("language", "text", "parties", "country"), STATES)
def test_state(language: str, text: str, parties: tuple[str, ...], country: str | None) -> None:
    found = statements(language, text)
    assert [(s.parties, s.country) for s in found] == [(parties, country)]
