"""Plain text reports: head, lines, captions, items, day and language."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from positions.documents import read_bytes
from positions.errors import DocumentError
from positions.model import BlockKind, Document, Precision

VIETNAMESE = "Điện Kremlin cho biết Nga chưa nhận được thông tin chính thức nào."
DAY = date(2025, 11, 24)


def document(text: str, name: str = "x.txt", **options: object) -> Document:
    return read_bytes(text.encode(), name, **options)  # type: ignore[arg-type]


def told(text: str, language: str | None = None) -> list[tuple[str, str]]:
    found = document(f" date 2025-11-24 {text}", language=language)
    return [(block.kind.value, block.span.of(found.text)) for block in found.blocks]


@pytest.mark.parametrize(
    ("head", "day", "precision"),
    [
        (" date 2025-11-24 ", date(2025, 11, 24), Precision.DAY),
        ("date 2025-11-24\n", date(2025, 11, 24), Precision.DAY),
        (" date 2025-11 ", date(2025, 11, 1), Precision.MONTH),
        (" date 2025 ", date(2025, 1, 1), Precision.YEAR),
        (" date 2025-11-24T23:30:00-05:00 ", date(2025, 11, 24), Precision.DAY),
        ("\n\n date 2025-11-24\r\n\r\n", date(2025, 11, 24), Precision.DAY),
        ("\ufeff date 2025-11-24 ", date(2025, 11, 24), Precision.DAY),
    ],
)
def test_head_gives_the_day_and_stays_in_the_text(head: str, day: date, precision: Precision) -> None:
    found = document(head + VIETNAMESE)
    assert (found.published_on, found.published_precision) == (day, precision)
    assert found.text == head.replace("\ufeff", "").replace("\r\n", "\n") + VIETNAMESE
    assert [block.span.of(found.text) for block in found.blocks] == [VIETNAMESE]
    assert found.blocks[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize("words", ["2025-13-01", "2025-02-30", "0000", "2025-00"])
def test_head_that_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(
        DocumentError, match=rf"^x\.txt: its head says `date {words}`, which is no day; write `date"
    ):
        document(f" date {words} {VIETNAMESE}", published_on=DAY)


@pytest.mark.parametrize(
    "head", ["date 20251 ", "date 2025-11-245 ", "update 2025-11-24 ", "date: 2025-11-24 "]
)
def test_what_only_resembles_a_head_is_text(head: str) -> None:
    found = document(head + VIETNAMESE, published_on=date(2025, 1, 2))
    assert found.published_on == date(2025, 1, 2)
    assert found.blocks[0].span.start == 0


def test_head_without_text_is_refused() -> None:
    with pytest.raises(DocumentError, match="has a head but no text"):
        document(" date 2025-11-24 \n \n")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-11-24_geneva.txt", date(2025, 11, 24)),
        ("geneva-20251124.txt", date(2025, 11, 24)),
        ("2025.11.24.txt", date(2025, 11, 24)),
        ("2025_11_24.txt", date(2025, 11, 24)),
        ("2025-13-24_2025-11-25.txt", date(2025, 11, 25)),
    ],
)
def test_day_in_the_file_name_counts_last(name: str, day: date) -> None:
    assert document(VIETNAMESE, name).published_on == day
    assert document(VIETNAMESE, name, published_on=date(2025, 1, 2)).published_on == date(2025, 1, 2)
    assert document(f" date 2025-11-20 {VIETNAMESE}", name, published_on=DAY).published_on == date(
        2025, 11, 20
    )


@pytest.mark.parametrize(
    "name",
    ["report.txt", "20251124a1f.txt", "ab20251124.txt", "2025-11_24.txt", "1024768.txt", "19811124.txt"],
)
def test_without_a_day_the_way_on_is_named(name: str) -> None:
    with pytest.raises(DocumentError) as caught:
        document(VIETNAMESE, name)
    assert str(caught.value) == f"{name}: has no date of publication; say it with --date YYYY-MM-DD"


def test_day_of_the_address_counts_before_the_file_name() -> None:
    address = "https://www.example.org/world/2025/11/25/kremlin"
    found = document(VIETNAMESE, "2025-11-26.txt", url=address)
    assert (found.published_on, found.url, found.outlet) == (date(2025, 11, 25), address, "example.org")


def test_unclear_language_is_refused_unless_said() -> None:
    polish = "Kanclerz powiedział, że tak się nie da."
    with pytest.raises(DocumentError, match="its language is not clear; say it with --language"):
        document(polish, published_on=DAY)
    assert document(polish, published_on=DAY, language=" PL-pl ").language == "pl"


def test_caller_goes_before_detection() -> None:
    assert document(VIETNAMESE, published_on=DAY).language == "vi"
    assert document(VIETNAMESE, published_on=DAY, language="en").language == "en"


def test_text_is_stored_in_normal_form_c() -> None:
    found = document(
        unicodedata.normalize("NFD", VIETNAMESE), unicodedata.normalize("NFD", "bài.txt"), published_on=DAY
    )
    assert (found.text, found.name) == (VIETNAMESE, "bài.txt")


def test_every_line_is_a_block_trimmed() -> None:
    found = document("  Một câu.  \n\n\t\r\nHai câu, ông nói.\rBa câu.\n", published_on=DAY, language="vi")
    assert found.text == "  Một câu.  \n\n\t\nHai câu, ông nói.\nBa câu.\n"
    assert [block.span.of(found.text) for block in found.blocks] == [
        "Một câu.",
        "Hai câu, ông nói.",
        "Ba câu.",
    ]


CAPTIONS = [
    "Tổng thống Nga Vladimir Putin (Ảnh: Reuters).",
    "Ngoại trưởng Mỹ Marco Rubio. (Ảnh: Bộ Ngoại giao Mỹ)",
    "Tổng thống Mỹ Donald Trump (trái) và Tổng thống Ukraine. Ảnh: AP",
    "Ông Umerov và ông Witkoff tại Florida - Ảnh: REUTERS",
    "Ảnh: Hai ông bắt tay tại Florida ngày 30-11. REUTERS",
    "Phiên họp ở Geneva. Ảnh : AFP/TTXVN",
    "Phiên họp ở Geneva (ảnh tư liệu).",
    "Nguồn: TASS",
    "Video: Ông Trump trả lời báo chí",
    "Volodymyr Zelenskyy in Kyiv. Photo: Office of the President",
    "President Volodymyr Zelenskyy speaks in Kyiv, Friday, Nov. 21, 2025. (AP Photo)",
    "The leaders in Downing Street, London. (Pool Photo via AP)",
    "FILE - Russian President Vladimir Putin in Moscow.",
    "FILE PHOTO: The flags outside the building",
    "Sir Keir Starmer greets Volodymyr Zelensky. Photograph: PA",
    "The delegations in Geneva. [Getty Images]",
    "Ursula von der Leyen in Strasbourg. European Union/AFP",
    "Дмитрий Песков на брифинге. Фото из архива.",
    "Фото: пресс-служба президента",
    "Дмитрий Песков (фото ТАСС)",
    "На фото: Андрій Єрмак і Марко Рубіо в Женеві. Фото: ОП",
    "Світлина: Офіс Президента",
    "Fidan, Brüksel'deki toplantıda. (Fotoğraf: Dışişleri Bakanlığı)",
    "Foto: AA",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_line_with_a_credit_is_a_caption(line: str) -> None:
    assert told(line, "vi") == [("caption", line)]


PROSE = [
    "Ảnh hưởng của kế hoạch rất lớn, ông nói.",
    "Ông Trump đăng một bức ảnh và viết: “Chúng ta đã gần đạt thỏa thuận”.",
    "Theo Reuters, ông Putin nói các đề xuất có thể làm cơ sở.",
    "Thông tin này được Điện Kremlin xác nhận với hãng TASS.",
    "“Tôi không bình luận”, ông nói với AFP.",
    "He showed reporters a photo: it was taken in Geneva, he said, “before anything was signed”.",
    "The video was posted on Friday by the ministry.",
    "The minister told AP.",
    "The picture is mixed, Merz said: some points are good, others are not.",
    "An official said the image of the talks had suffered; “nobody trusts them”, according to AFP.",
    "Видео встречи опубликовал Кремль, сообщил Песков.",
    "Об этом сообщает Reuters.",
    "Ảnh: " + "Ông nói dài dòng về kế hoạch hòa bình. " * 12,
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_caption(line: str) -> None:
    assert told(line, "vi") == [("paragraph", line.strip())]


def test_caption_may_stand_on_the_head_line() -> None:
    assert told(f"Tổng thống Nga (Ảnh: Tư liệu).\n\n{VIETNAMESE}") == [
        ("caption", "Tổng thống Nga (Ảnh: Tư liệu)."),
        ("paragraph", VIETNAMESE),
    ]


ITEMS = [
    ("- lập một lực lượng đa quốc gia ;", "lập một lực lượng đa quốc gia ;"),
    ("– Rút quân khỏi Donbass", "Rút quân khỏi Donbass"),
    ("• 800,000 soldiers", "800,000 soldiers"),
    ("•no land", "no land"),
    ("* the door left open", "the door left open"),
    ("1) 800,000 soldiers", "800,000 soldiers"),
    ("2. talks from the line of contact", "talks from the line of contact"),
    ("(3) talks from the line of contact", "talks from the line of contact"),
    ("a) talks from the line of contact", "talks from the line of contact"),
    ("- 23 - 24/1/2026: cuộc gặp ba bên đầu tiên", "23 - 24/1/2026: cuộc gặp ba bên đầu tiên"),
]


@pytest.mark.parametrize(("line", "words"), ITEMS)
def test_list_item_stands_without_its_mark(line: str, words: str) -> None:
    assert told(line, "vi") == [("item", words)]


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("ru", "— Мы готовы, — сказал он журналистам.", "paragraph"),
        ("ru", "— Мы готовы встречаться.", "paragraph"),
        ("ru", "- Когда встреча?", "paragraph"),
        ("ru", "— вывод войск из Донбасса;", "item"),
        ("ru", "— Вывод войск из Донбасса;", "item"),
        ("ru", "— 600 тысяч военных", "item"),
        ("ru", "1. Вывод войск", "item"),
        ("uk", "– Ми готові, – написав президент.", "paragraph"),
        ("uk", "– гарантії безпеки,", "item"),
        ("vi", "- Chúng tôi sẵn sàng, - ông nói.", "paragraph"),
        ("vi", "- Chúng tôi sẵn sàng.", "item"),
        ("en", "-5 degrees in Kyiv", "paragraph"),
        ("en", "24 November was cold", "paragraph"),
        ("en", "2025. Then came the plan", "paragraph"),
    ],
)
def test_dash_opens_an_item_or_speech(language: str, line: str, kind: str) -> None:
    assert [found for found, _ in told(line, language)] == [kind]


def test_dashes_in_a_row_behind_a_colon_are_items_in_every_language() -> None:
    text = (
        "В документе говорится:\n— Украина сохранит суверенитет.\n— Границы не меняются силой.\nНа этом все."
    )
    assert [kind for kind, _ in told(text, "ru")] == ["paragraph", "item", "item", "paragraph"]


def test_dialogue_behind_a_colon_is_speech() -> None:
    text = "Песков ответил:\n— Мы готовы.\nЭто все."
    assert [kind for kind, _ in told(text, "ru")] == ["paragraph", "paragraph", "paragraph"]


def test_one_line_of_megabytes_is_one_block() -> None:
    found = document("nói " * 500_000, published_on=DAY, language="vi")
    assert len(found.blocks) == 1
    assert found.blocks[0].span.end == len(found.text) - 1


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("MOSKOVA: KARAR DEĞİŞMEDİ", True),
        ("ЧТО СКАЗАЛ КРЕМЛЬ", True),
        ("NATO", False),
        ("Zelenskiy: Karar değişmedi", False),
        ("KARAR DEĞİŞMEDİ.", False),
        ("PESKOV ŞUNLARI SÖYLEDİ:", False),
    ],
)
def test_some_words_in_capitals_are_a_heading(line: str, *, heading: bool) -> None:
    assert told(line, "tr") == [("heading" if heading else "paragraph", line)]


def test_signs_cut_a_digest_into_its_points() -> None:
    assert told("Öne çıkanlar şöyle:🟥Plan hazır🟥Metin eksik", "tr") == [
        ("paragraph", "Öne çıkanlar şöyle:"),
        ("item", "Plan hazır"),
        ("item", "Metin eksik"),
    ]
    assert told("🔴 Son dakika: plan hazır", "tr") == [("item", "Son dakika: plan hazır")]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Kiev, Moskova'nın iddialarını reddetti", "heading"),
        ("Kiev, Moskova'nın iddialarını reddetti.", "paragraph"),
        ("Peskov şunları söyledi:", "paragraph"),
    ],
)
def test_a_first_line_without_a_stop_is_the_title(first: str, kind: str) -> None:
    rest = "Kremlin, bunu yalanladı."
    assert told(f"{first}\n{rest}", "tr") == [(kind, first), ("paragraph", rest)]
    assert told(first, "tr") == [("paragraph", first)]


FURNITURE = [
    "Read more: Putin says he rejects the European plan",
    "Related: Zelensky said Ukraine would not cede land",
    "Reporting by Ana Writer, who said Kyiv rejects the plan; editing by the desk",
    "Advertisement",
    "Sign up for our newsletter, which says what the Kremlin rejects",
    "Читайте также: Лавров заявил, что Москва не примет перемирия",
    "Смотрите также: Песков рассказал о встрече",
    "Реклама",
    "Читайте також: Єрмак заявив, що Київ не погодиться",
    "Дивіться також: Що сказав Зеленський",
    "Підписуйтесь на наш канал, каже редакція",
    "Xem thêm: Ông Putin tuyên bố Nga sẽ không nhượng bộ",
    "Theo Reuters",
    "İlgili haber: Erdoğan kapının açık olduğunu söyledi",
    "Kaynak: AA",
]
SAYINGS = [
    "Читайте, говорит он, также договор.",
    "Theo ông Putin, Nga sẽ không nhượng bộ.",
    "Related matters were discussed, Rubio said, and nothing was settled on that day in Geneva.",
    "Subscribe, he said, to nothing.",
    "Kaynak Peskov, planın incelendiğini söyledi.",
    "Copying the plan was wrong, she said.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_what_stands_beside_an_article_is_silent_as_what_stands_below_its_pictures(line: str) -> None:
    text = f" date 2025-11-24\nThe Kremlin said that it had received nothing.\n{line}\nIt waited, it said.\n"
    document = read_bytes(text.encode(), "x.txt", language="en")
    kinds = {block.span.of(document.text): block.kind for block in document.blocks}
    assert kinds[line] is BlockKind.CAPTION
    assert document.text == text
    assert list(kinds.values()).count(BlockKind.PARAGRAPH) == 2


@pytest.mark.parametrize("line", SAYINGS)
def test_sentences_that_begin_alike_are_heard(line: str) -> None:
    document = read_bytes(f" date 2025-11-24\n{line}\n".encode(), "x.txt", language="en")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]
