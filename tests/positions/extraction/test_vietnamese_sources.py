"""Who speaks in Vietnamese reports, and for whom: rows (text, expected statements or parties)."""

from __future__ import annotations

import pytest

from tests.positions.extraction.reports import statements, told

ROWS = [
    # The subject of an adverbial clause in front is whom the pronoun takes up
    ("Khi Tổng thống Zelensky rời Paris, ông thừa nhận vấn đề lãnh thổ chưa có lời giải.",
     [("Volodymyr Zelensky", "vấn đề lãnh thổ chưa có lời giải")]),
    # What is attributed holds a title, the pronoun between commas means who spoke before
    (("Tổng thống Putin nói quân đội Nga không vội.\n"
      "Thủ tướng Đức, ông nhận định, đang đẩy châu Âu vào ngõ cụt."),
     [("Vladimir Putin", "quân đội Nga không vội"),
      ("Vladimir Putin", "Thủ tướng Đức", "đang đẩy châu Âu vào ngõ cụt")]),
    # Descriptions between commas behind a name
    ("Tướng Petr Pavel, người đứng đầu Ủy ban Quân sự Kvartal, thì nói với báo giới là Nga chưa muốn dừng.",
     [("Petr Pavel", "Nga chưa muốn dừng")]),
    ("Đặc phái viên của Moskva Kirill Dmitriev, đang trên đường tới Miami gặp phía Mỹ, viết trên Telegram rằng lẽ phải sẽ thắng.",
     [("Kirill Dmitriev", "lẽ phải sẽ thắng")]),
    # A medium passes on, also where it cites somebody or the speaker was asked first
    ("Theo TASS, khi được hỏi về lệnh ngừng bắn, nhà lãnh đạo Nga khẳng định Moskva cần bảo đảm chắc chắn.",
     [("Vladimir Putin", "Moskva cần bảo đảm chắc chắn")]),
    (("Ông Vương Nghị tiếp đoàn Ukraine ở Bắc Kinh.\n"
      "Theo Tân Hoa Xã, ông nói với ông Andrii Sybiha rằng Trung Quốc sẵn sàng đóng góp."),
     [("Wang Yi", "Trung Quốc sẵn sàng đóng góp")]),
    ("Theo báo Bild, dẫn các nguồn thạo tin, Berlin sẽ gửi thêm hai hệ thống phòng không.",
     [("unnamed sources", "Berlin sẽ gửi thêm hai hệ thống phòng không")]),
    # Bodies between an office and its holder; no delegation in a company or a brigade
    ("Tổng Giám đốc tập đoàn đường sắt Zaliznyk Artem Holub nói với Reuters rằng tàu chở hàng vẫn chạy.",
     [("Artem Holub", "tàu chở hàng vẫn chạy")]),
    ("Người phát ngôn lữ đoàn cơ giới Taras Melnyk cho biết địch đã bị chặn lại.",
     [("Taras Melnyk", "địch đã bị chặn lại")]),
    # "Theo ý" is no source; a complementizer behind whoever heard it
    ("Ông Zelensky tuyên bố Ukraine không sửa hiến pháp theo ý Nga.",
     [("Volodymyr Zelensky", "Ukraine không sửa hiến pháp theo ý Nga")]),
    ("Một nghị sĩ Pháp thổ lộ với RFI là ông “không hiểu nổi” cách làm này.",
     [("unnamed sources", "ông “không hiểu nổi” cách làm này")]),
    # Small words inside names; where an envoy was posted
    ("Cựu đại sứ Pháp tại Anh Luc de Varenne lưu ý rằng Moskva không vội.",
     [("Luc de Varenne", "Moskva không vội")]),
    # A verb of speaking that another takes up behind a comma; a medium that cites
    ("Thư ký Hội đồng An ninh Nga Sergei Shoigu cũng lên tiếng, khẳng định Moskva sẽ đạt mọi mục tiêu.",
     [("Sergei Shoigu", "Moskva sẽ đạt mọi mục tiêu")]),
    ("Hãng tin AFP dẫn nguồn thạo tin cho biết phái đoàn Mỹ sẽ ở lại thêm một ngày.",
     [("unnamed sources", "phái đoàn Mỹ sẽ ở lại thêm một ngày")]),
    # Two states at the end of a content are one list; "kể từ" tells nothing; a pronoun behind "chính"
    ("Ngoại trưởng Mỹ Marco Rubio thúc giục Hà Nội và Bắc Kinh lập tức tôn trọng cam kết trên biển.",
     [("Marco Rubio", "Hà Nội và Bắc Kinh lập tức tôn trọng cam kết trên biển")]),
    ("Súng đã im ở biên giới Thái Lan và Campuchia, lần đầu tiên kể từ đầu tháng.", []),
    (("Ông Orban tới Moskva sáng nay.\n"
      "Chính ông cũng thừa nhận chuyến đi chưa mang lại kết quả nào."),
     [("Viktor Orban", "chuyến đi chưa mang lại kết quả nào")]),
    ("Nghị sĩ Taras Melnyk thuộc đảng của cựu Tổng thống Poroshenko viết rằng không ai bỏ phiếu dưới bom.",
     [("Taras Melnyk", "không ai bỏ phiếu dưới bom")]),
    # The office behind a source that "theo" names; two leaders who have met
    ("Theo ông Marek Wolny, nhà phân tích quốc phòng của một viện ở Warsaw, Moskva đang câu giờ.",
     [("Marek Wolny", "Moskva đang câu giờ")]),
    (("Thủ tướng Đức Friedrich Merz điện đàm với Thủ tướng Italy Giorgia Meloni.\n"
      "Hai lãnh đạo nhất trí rằng châu Âu phải góp tiếng nói."),
     [("Friedrich Merz + Giorgia Meloni", "châu Âu phải góp tiếng nói")]),
    # Verbs of saying, and such as carry a stance
    ("Ông Orban than rằng không ai ở Brussels nghe ông.", [("Viktor Orban", "không ai ở Brussels nghe ông")]),
    ("Thủ tướng Merz để ngỏ khả năng quân Đức canh giữ đường biên giới.",
     [("Friedrich Merz", "để ngỏ khả năng quân Đức canh giữ đường biên giới")]),
    ("Con rể của Tổng thống Mỹ gọi ngày họp là “một bước rất dài”.",
     [("Jared Kushner", "ngày họp là “một bước rất dài”")]),
]  # fmt: skip

PARTIES = [
    # The office between commas behind a name
    ("Bà Karen Holm, một trong hai đại biểu của vùng này tại Quốc hội Đan Mạch, nói rằng không ai được mặc cả.",
     ("europe",)),
    ("Ông Petr Nowak, thành viên Ủy ban Quốc phòng của Quốc hội Ba Lan, nói rằng Warsaw không gửi quân.",
     ("europe",)),
    ("Ông Franz Keller, chuyên gia về Nga tại một viện ở Berlin, cho rằng mùa đông sẽ khó khăn.", ()),
    ("Bộ trưởng Quốc phòng Campuchia Sok Vannak nói lệnh ngừng bắn được giữ vững.", ("cambodia",)),
    ("Chuyên gia Nga Pavel Dubrovin nhận định mùa đông sẽ không đổi cục diện.", ()),
    ("Tướng về hưu Mỹ Mark Dorsten cho rằng Kiev đang thiếu người.", ()),
    ("Cựu thứ trưởng Đức Jan Weber nhận định Berlin đã chậm chân.", ()),
    (("Bộ trưởng Lục quân Mỹ Dan Driscoll rời Kiev sáng nay.\n"
      "Phát ngôn viên của ông, trung tá Jack Turlow, nói các cuộc gặp rất hữu ích."), ("us",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:48] for row in ROWS])
def test_who_speaks(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("vi", text) == expected


@pytest.mark.parametrize(("text", "expected"), PARTIES, ids=[row[0][:48] for row in PARTIES])
def test_for_whom(text: str, expected: tuple[str, ...]) -> None:
    assert [s.parties for s in statements("vi", text)] == [expected]
