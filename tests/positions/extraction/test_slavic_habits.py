"""Russian and Ukrainian: habits of the press, sentence by sentence: rows (language, text, expected statements)."""

from __future__ import annotations

import pytest

from tests.positions.extraction.reports import told

ROWS = [
    # A pointer back right before its cue
    ("uk", "Штаб створять у Парижі до кінця місяця. Про це повідомив президент Франції Емманюель Макрон.",
     [("Emmanuel Macron", "Штаб створять у Парижі до кінця місяця")]),
    ("uk", "Сторони домовилися про обмін.\nПро це повідомляє пресслужба Офісу президента.",
     [("Ukrainian Presidency", "Сторони домовилися про обмін")]),
    ("uk", "Росія випустила 120 дронів. Про це повідомляють Повітряні сили ЗСУ.",
     [("Ukrainian Air Force", "Росія випустила 120 дронів")]),
    # What is told by its topic alone
    ("uk", "Про готовність Києва до перемир'я заявив глава української делегації Рустем Умєров.",
     [("Rustem Umerov", "Про готовність Києва до перемир'я")]),
    ("ru", "О готовности Москвы к переговорам заявил помощник президента России Юрий Ушаков.",
     [("Yuri Ushakov", "О готовности Москвы к переговорам")]),
    ("ru", "Об отказе Киева от вывода войск заявил в понедельник журналистам помощник президента Юрий Ушаков.",
     [("Yuri Ushakov", "Об отказе Киева от вывода войск")]),
    ("ru", "О войне он говорил много и охотно.", []),
    # A document says it
    ("uk", "У заяві МЗС сказано, що Київ не визнає окупацію.",
     [("Ukrainian Ministry of Foreign Affairs", "Київ не визнає окупацію")]),
    # A body named without its state
    ("uk", "«Жодних поступок не буде», – запевнила спікерка МЗС.", [("Heorhii Tykhyi", "Жодних поступок не буде")]),
    # The outlet to which somebody speaks is no speaker
    ("uk", '"Вибори можливі лише після війни", – сказав Радіо Рокс голова комітету Верховної Ради Денис Маслов.',
     [("Denys Maslov", "Вибори можливі лише після війни")]),
    # Surnames of men in -a
    ("uk", "Естонія готова допомагати, нагадав міністр Маргус Цахкна.",
     [("Margus Tsahkna", "Естонія готова допомагати")]),
    ("ru", "Переговоры будут трудными, сказал премьер Петр Фиала.",
     [("Petr Fiala", "Переговоры будут трудными")]),
    ("uk", "За словами Анджея Дуди, переговори будуть складними.",
     [("Andrzej Duda", "переговори будуть складними")]),
    # A subject before the source, its predicate behind
    ("uk", "Київ, за словами Умєрова, готовий до діалогу.", [("Rustem Umerov", "Київ", "готовий до діалогу")]),
    # The state of the outlet goes without saying
    ("uk", '"Ми не віддамо своєї землі", – наголосив президент.', [("Volodymyr Zelensky", "Ми не віддамо своєї землі")]),
    # Three words are enough without articles
    ("uk", "Естонський прем'єр Крістен Міхал пообіцяв надалі допомагати Україні.",
     [("Kristen Michal", "надалі допомагати Україні")]),
    ("ru", "Зеленский не исключил проведения референдума.",
     [("Volodymyr Zelensky", "не исключил проведения референдума")]),
    ("ru", "Кадыров выступил против перемирия.", [("Ramzan Kadyrov", "выступил против перемирия")]),
    ("ru", "Трамп раскритиковал Киев.", []),
    # One demand set against another
    ("ru", "Мерц потребовал отменить санкции против Киева, а Макрон предложил провести саммит в Париже.",
     [("Friedrich Merz", "отменить санкции против Киева"), ("Emmanuel Macron", "провести саммит в Париже")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ROWS, ids=[f"{r[0]}-{r[1][:48]}" for r in ROWS])
def test_attribution(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(language, text) == expected
