"""Pronouns, descriptions, offices and quotations that need more than one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from positions.extraction import extract
from positions.model import Block, BlockKind, Document, Form, Span
from tests.positions.extraction.reports import report, statements, told

ROWS = [
    # A pronoun goes on with the same speaker
    ("en", "Peskov said on Monday that contacts went on. He added that nothing was agreed yet.",
     ["Dmitry Peskov", "Dmitry Peskov"]),
    ("vi", "Ông Umerov cho biết các bên đã trao đổi rất kỹ. Ông nói thêm rằng vòng tiếp theo sẽ sớm diễn ra.",
     ["Rustem Umerov", "Rustem Umerov"]),
    ("ru", "Каллас заявила, что Европа должна быть за столом. Она добавила, что Россия давления не чувствует.",
     ["Kaja Kallas", "Kaja Kallas"]),
    # The last subject before a pronoun, though he said nothing yet
    ("en", ("Costa announced that the loan was agreed. Zelenskyy had flown in the night before. "
            "He told reporters that the money would rebuild the country."),
     ["Antonio Costa", "Volodymyr Zelensky"]),
    # Offices on the day, demonyms, descriptions
    ("en", "The Hungarian leader said that the loan was a stupid idea.", ["Viktor Orban"]),
    ("en", "Turkey's foreign minister said that Ankara would host the next round.", ["Hakan Fidan"]),
    ("vi", "Nhà lãnh đạo Thổ Nhĩ Kỳ nhấn mạnh Ankara sẽ tiếp tục làm trung gian.", ["Recep Tayyip Erdogan"]),
    ("vi", "Nữ thủ tướng Ý nhắc lại rằng Roma ủng hộ các bảo đảm kiểu Điều 5.", ["Giorgia Meloni"]),
    ("ru", "Украинский президент заявил, что гарантии важнее бумаг.", ["Volodymyr Zelensky"]),
    ("ru", "Глава МИД России заявил, что Москва ждет новой версии плана.", ["Sergei Lavrov"]),
    ("uk", "Очільник МЗС України зауважив, що вето в Москви немає.", ["Andrii Sybiha"]),
    ("vi", "Quan chức giấu tên của Mỹ nói rằng tài liệu còn thay đổi.", ["unnamed sources"]),
    # A spokesman of nobody in particular is his house
    ("en", "A spokesperson for the European Commission said that the text was still moving.", ["European Commission"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"), [r for r in ROWS if r[2]], ids=lambda v: str(v)[:40]
)
def test_speakers(language: str, text: str, expected: list[str]) -> None:
    assert [row[0] for row in told(language, text)] == expected


def test_an_unknown_person_is_kept_under_the_name_in_the_text() -> None:
    text = (
        "Thứ trưởng Ngoại giao Ba Lan Jan Kowalczyk cho biết Warsaw chưa nhận được văn bản. "
        "Ông Kowalczyk nói thêm rằng Ba Lan sẽ chờ."
    )
    first, second = statements("vi", text)
    assert first.speakers == second.speakers
    assert first.speakers[0].name == "Jan Kowalczyk"
    assert first.speakers[0].provisional
    assert first.country == "PL"
    assert first.parties == ("europe",)


def test_an_office_is_looked_up_on_the_day() -> None:
    text = "The head of Ukraine's presidential office said that the talks were going well."
    before = extract(report("en", text, date(2025, 11, 20)))
    after = extract(report("en", text, date(2026, 1, 20)))
    assert before[0].speakers[0].name == "Andriy Yermak"
    assert after[0].speakers[0].name == "Kyrylo Budanov"


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    text = (
        "“The money must pay for what was destroyed.\n“How would you explain anything else?” Zelenskyy said."
    )
    [only] = statements("en", text)
    assert [span.of(text) for span in only.content] == [
        "The money must pay for what was destroyed.",
        "How would you explain anything else?",
    ]
    assert only.form is Form.DIRECT


def test_a_colon_waits_for_the_paragraphs_that_follow() -> None:
    text = "In his evening address, Zelensky said:\nOur team has reported.\nThere will be further meetings."
    kinds = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.QUOTE)
    blocks = tuple(
        Block(kind, Span(text.index(line), text.index(line) + len(line)))
        for kind, line in zip(kinds, text.splitlines(), strict=True)
    )
    [only] = extract(Document("x", text, "en", date(2026, 1, 26), blocks=blocks))
    assert [span.of(text) for span in only.content] == [
        "Our team has reported.",
        "There will be further meetings.",
    ]
    assert only.form is Form.DIRECT


def test_a_transcript_gives_turns_and_no_questions() -> None:
    text = (
        "Question: How does the Kremlin see the talks?\n"
        "Dmitry Peskov: Serious work lies ahead of us.\n"
        "Question: Was territory raised?\n"
        "Dmitry Peskov: Our position is well known to all."
    )
    assert told("en", text) == [
        ("Dmitry Peskov", "Serious work lies ahead of us."),
        ("Dmitry Peskov", "Our position is well known to all."),
    ]
    assert {s.form for s in statements("en", text)} == {Form.DIRECT}


def test_a_list_under_one_cue_is_one_statement() -> None:
    text = "Sau thượng đỉnh, Liên minh các nước tự nguyện cam kết :\n- lập một lực lượng;\n- giúp tái thiết."
    blocks = tuple(
        Block(kind, Span(text.index(words), text.index(words) + len(words)))
        for kind, words in (
            (BlockKind.PARAGRAPH, "Sau thượng đỉnh, Liên minh các nước tự nguyện cam kết :"),
            (BlockKind.ITEM, "- lập một lực lượng;"),
            (BlockKind.ITEM, "- giúp tái thiết."),
        )
    )
    [only] = extract(Document("x", text, "vi", date(2026, 1, 9), blocks=blocks))
    assert only.speakers[0].name == "Coalition of the Willing"
    assert [span.of(text) for span in only.content] == ["lập một lực lượng", "giúp tái thiết"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Phái đoàn Mỹ và Ukraine kết thúc ngày họp. “Hai bên nhấn mạnh hòa bình phụ thuộc vào Nga”, ông Umerov viết."),
        ("en", "The US and Ukrainian delegations met in Miami. “Both sides agreed that progress depends on Russia,” Umerov wrote."),
    ],
)  # fmt: skip
def test_a_joint_line_speaks_for_both_sides(language: str, text: str) -> None:
    [only] = statements(language, text)
    assert only.parties == ("us", "ukraine")
    assert only.country == "UA"


def test_an_institution_that_quotes_a_person_is_only_the_way() -> None:
    text = "“Mr Putin noted that the proposals could form a basis for peace”, the Kremlin said."
    [only] = statements("en", text)
    assert [speaker.name for speaker in only.speakers] == ["Vladimir Putin"]
    assert only.via == "Kremlin"
    assert only.content[0].of(text) == "the proposals could form a basis for peace"
