"""Who said what, sentence by sentence: rows (language, text, expected statements)."""

from __future__ import annotations

import pytest

from tests.positions.extraction.reports import told

ROWS = [
    # Subject, cue, content
    ("en", "Trump said on Saturday that the plan was not his final offer.",
     [("Donald Trump", "the plan was not his final offer")]),
    ("en", "Kremlin spokesperson Dmitry Peskov told a conference call with reporters that Moscow had nothing new to add.",
     [("Dmitry Peskov", "Moscow had nothing new to add")]),
    ("vi", "Thủ tướng Đức Friedrich Merz cho biết châu Âu sẵn sàng đóng góp, song nhấn mạnh Kiev phải đồng ý.",
     [("Friedrich Merz", "châu Âu sẵn sàng đóng góp, song nhấn mạnh Kiev phải đồng ý")]),
    ("vi", "Ngoại trưởng Nga Sergey Lavrov ngày 25/11 nói Moskva chờ phía Mỹ thông báo kết quả tham vấn.",
     [("Sergei Lavrov", "Moskva chờ phía Mỹ thông báo kết quả tham vấn")]),
    ("ru", "Канцлер ФРГ Фридрих Мерц заявил, что активы останутся замороженными.",
     [("Friedrich Merz", "активы останутся замороженными")]),
    ("uk", "Секретар РНБО Рустем Умєров повідомив, що делегації обговорили гарантії безпеки.",
     [("Rustem Umerov", "делегації обговорили гарантії безпеки")]),
    # Quotation first
    ("en", '"We are ready for honest and prompt work," Zelenskiy wrote on the Telegram app after the meeting.',
     [("Volodymyr Zelensky", "We are ready for honest and prompt work")]),
    ("vi", "“Chúng tôi không thấy lý do để thay đổi lập trường”, trợ lý Tổng thống Nga Yury Ushakov nói với báo giới.",
     [("Yuri Ushakov", "Chúng tôi không thấy lý do để thay đổi lập trường")]),
    ("vi", '"Chúng tôi cần một nền hòa bình lâu dài" - ông Zelensky nhấn mạnh trong bài phát biểu buổi tối.',
     [("Volodymyr Zelensky", "Chúng tôi cần một nền hòa bình lâu dài")]),
    ("ru", "«Мы готовы к переговорам, но условия известны», — сказал Песков журналистам.",
     [("Dmitry Peskov", "Мы готовы к переговорам, но условия известны")]),
    ("ru", "«Другого пути мы не видим»,— заявил, в свою очередь, министр обороны Украины Рустем Умеров.",
     [("Rustem Umerov", "Другого пути мы не видим")]),
    ("uk", "“Ці удари шкодять перемовинам”, – обурився після нічної атаки на Київ очільник МЗС Андрій Сибіга.",
     [("Andrii Sybiha", "Ці удари шкодять перемовинам")]),
    # Split quotations
    ("en", '"This is no time for red lines," Finnish President Alexander Stubb told the broadcaster, "but borders stay."',
     [("Alexander Stubb", "This is no time for red lines", "but borders stay.")]),
    ("en", '"It is a list of ideas," Rubio posted on X. "Ending a war takes an exchange of serious ones."',
     [("Marco Rubio", "It is a list of ideas", "Ending a war takes an exchange of serious ones.")]),
    ("ru", '"Будем смотреть, – добавил Рубио. – Список вопросов стал короче".',
     [("Marco Rubio", "Будем смотреть", "Список вопросов стал короче")]),
    ("ru", "— Мы не видим причин менять позицию, — заявил Лавров. — Договоренности остаются в силе.",
     [("Sergei Lavrov", "Мы не видим причин менять позицию", "Договоренности остаются в силе")]),
    # Content first, without marks
    ("en", "The Americans will have to rewrite their papers, said Yuri Ushakov, Putin's foreign policy aide, on Sunday.",
     [("Yuri Ushakov", "The Americans will have to rewrite their papers")]),
    ("en", "The plan will not bring peace by itself, Sen. Roger Wicker, a Mississippi Republican, said in a statement on Friday.",
     [("Roger Wicker", "The plan will not bring peace by itself")]),
    ("en", "His country, De Wever said, would not carry the risk alone.",
     [("Bart De Wever", "His country", "would not carry the risk alone")]),
    ("ru", "Россия пока не получила ответа от Вашингтона, заявила Мария Захарова на брифинге.",
     [("Maria Zakharova", "Россия пока не получила ответа от Вашингтона")]),
    ("ru", "Разговор, по словам представителя Кремля Дмитрия Пескова, состоится на будущей неделе.",
     [("Dmitry Peskov", "Разговор", "состоится на будущей неделе")]),
    ("uk", "Американці, розповів Зеленський, порушили питання формату.",
     [("Volodymyr Zelensky", "Американці", "порушили питання формату")]),
    # According to
    ("en", "According to a senior Ukrainian official, the document calls for Kyiv to leave the rest of Donbas.",
     [("unnamed sources", "the document calls for Kyiv to leave the rest of Donbas")]),
    ("en", "The sides had moved closer on almost everything, according to a U.S. official who asked not to be named.",
     [("unnamed sources", "The sides had moved closer on almost everything")]),
    ("vi", "Theo một quan chức Mỹ giấu tên, Washington đã đề nghị Kiev ký thỏa thuận trong tháng 11.",
     [("unnamed sources", "Washington đã đề nghị Kiev ký thỏa thuận trong tháng 11")]),
    ("ru", "Как сообщил помощник президента Юрий Ушаков, европейский план неконструктивен.",
     [("Yuri Ushakov", "европейский план неконструктивен")]),
    ("uk", "За словами міністра закордонних справ Андрія Сибіги, Київ не погодиться на обмеження.",
     [("Andrii Sybiha", "Київ не погодиться на обмеження")]),
    # The innermost speaker speaks
    ("vi", "Theo Điện Kremlin, Tổng thống Putin lưu ý rằng các đề xuất của Mỹ có thể tạo cơ sở cho một giải pháp.",
     [("Vladimir Putin", "các đề xuất của Mỹ có thể tạo cơ sở cho một giải pháp")]),
    ("vi", "Hãng tin Interfax dẫn lời ông Ryabkov nói rằng Moskva sẽ không nhượng bộ.",
     [("Sergei Ryabkov", "Moskva sẽ không nhượng bộ")]),
    ("ru", "«Президент открыт для встречи»,— цитирует Reuters пресс-секретаря Белого дома Кэролайн Ливитт.",
     [("Karoline Leavitt", "Президент открыт для встречи")]),
    # The sentence before
    ("ru", "Вашингтон передал Москве новый вариант плана. Об этом сообщил журналистам Дмитрий Песков.",
     [("Dmitry Peskov", "Вашингтон передал Москве новый вариант плана")]),
    ("uk", "США вперше готові закріпити гарантії в договорі.\nПро це канцлер Німеччини Фрідріх Мерц сказав у понеділок.",
     [("Friedrich Merz", "США вперше готові закріпити гарантії в договорі")]),
    # Refusals
    ("en", "Downing Street declined to say whether troops had come up in the talks.",
     [("Downing Street", "declined to say whether troops had come up in the talks")]),
    ("vi", "Ông Witkoff thì từ chối bình luận về nội dung bản kế hoạch.",
     [("Steve Witkoff", "từ chối bình luận về nội dung bản kế hoạch")]),
    ("uk", "Чи погодиться Київ обмежити військо, держсекретар Рубіо не уточнив.",
     [("Marco Rubio", "Чи погодиться Київ обмежити військо", "не уточнив")]),
    # Documents, places, impersonal cues
    ("ru", "В Кремле отметили, что о новых уступках речи не идет.",
     [("Kremlin", "о новых уступках речи не идет")]),
    ("uk", "Нинішня редакція відбиває більшість пріоритетів, йдеться в дописі секретаря РНБО Рустема Умєрова.",
     [("Rustem Umerov", "Нинішня редакція відбиває більшість пріоритетів")]),
    ("vi", "Tuyên bố của Bộ Ngoại giao Mỹ có đoạn: “Tiến triển thực chất phụ thuộc vào Nga”.",
     [("US Department of State", "Tiến triển thực chất phụ thuộc vào Nga")]),
    # Lists of speakers
    ("en", "In a joint statement, France's Emmanuel Macron, Britain's Keir Starmer and Germany's Friedrich Merz said borders must not be redrawn by force.",
     [("Emmanuel Macron + Keir Starmer + Friedrich Merz", "borders must not be redrawn by force")]),
    ("vi", "Các nhà lãnh đạo châu Âu nhấn mạnh biên giới không được thay đổi bằng vũ lực.",
     [("European leaders", "biên giới không được thay đổi bằng vũ lực")]),
    # Two sources in one sentence
    ("en", "Barrot said Kyiv did not want any form of capitulation, while Sikorski told reporters that Poland backed Ukraine fully.",
     [("Jean-Noel Barrot", "Kyiv did not want any form of capitulation"),
      ("Radoslaw Sikorski", "Poland backed Ukraine fully")]),
    # No cue but a colon and a quotation
    ("en", 'Poland\'s prime minister was blunter: "Before we start, we should learn who wrote it."',
     [("Donald Tusk", "Before we start, we should learn who wrote it.")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ROWS, ids=[f"{r[0]}-{r[1][:48]}" for r in ROWS])
def test_attribution(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(language, text) == expected


SILENT = [
    ("en", "EU leaders arrive for the summit in Brussels, December 18, 2025."),
    ("en", "The plan, published last week, would limit the Ukrainian army to 600,000 troops."),
    ("en", "After Zelenskiy said he would travel to Florida, the delegation left Geneva."),
    ("en", "Negotiators agreed to meet again."),
    ("vi", "Tài liệu do Washington đề xuất gồm 28 điểm."),
    ("vi", "Cuộc gặp diễn ra sau vòng đàm phán tại Geneva."),
    ("ru", "План из 28 пунктов попал в прессу 20 ноября."),
    ("uk", "Зустріч тривала дві години."),
]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_nobody_says_is_no_statement(language: str, text: str) -> None:
    assert told(language, text) == []
