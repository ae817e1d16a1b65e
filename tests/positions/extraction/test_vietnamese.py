"""Habits of Vietnamese reports: rows (text, expected statements)."""

from __future__ import annotations

import pytest

from positions.extraction.transcriptions import alike, by_ear
from tests.positions.extraction.reports import told

HEARD = [
    ("La-vrốp", "Lavrov"),
    ("Da-kha-rô-va", "Zakharova"),
    ("Mét-vê-đép", "Medvedev"),
    ("U-mê-rốp", "Umerov"),
    ("Éc-đô-gan", "Erdogan"),
    ("Ma-crông", "Macron"),
    ("Hếch-xét", "Hegseth"),
    ("Pi-xtô-ri-út", "Pistorius"),
    ("Xi-coóc-xki", "Sikorski"),
]


@pytest.mark.parametrize(("heard", "spelled"), HEARD)
def test_a_name_by_ear_sounds_like_its_spelling(heard: str, spelled: str) -> None:
    assert by_ear(heard)
    assert alike(heard, spelled) >= 85
    assert not by_ear(spelled)


@pytest.mark.parametrize("name", ["Jean-Noel", "Zelensky", "Stoltenberg", "Saint-Germain", "Лавров"])
def test_other_names_are_not_by_ear(name: str) -> None:
    assert not by_ear(name)


ROWS = [
    # Names by ear, with initials or without
    ("Tổng thống Pháp E.Ma-crông cho biết, các nước châu Âu sẽ tiếp tục ủng hộ U-crai-na.",
     [("Emmanuel Macron", "các nước châu Âu sẽ tiếp tục ủng hộ U-crai-na")]),
    ("Bộ trưởng Quốc phòng Đức B.Pi-xtô-ri-út nêu rõ, Béc-lin sẽ duy trì viện trợ quân sự.",
     [("Boris Pistorius", "Béc-lin sẽ duy trì viện trợ quân sự")]),
    # Nouns of saying with their author
    ("Cảnh báo của ông Orban rằng châu Âu đang tiến gần chiến tranh đã gây tranh cãi.",
     [("Viktor Orban", "châu Âu đang tiến gần chiến tranh")]),
    ("Tuyên bố của Tổng thống Zelensky rằng Ukraine sẽ không nhượng đất được phương Tây hoan nghênh.",
     [("Volodymyr Zelensky", "Ukraine sẽ không nhượng đất")]),
    # Thai and Khmer names are taken up by a part
    ("Ngoại trưởng Thái Lan Sihasak Phuangketkeow cho biết biên giới vẫn đóng cửa. Ông Sihasak nói Campuchia phải gỡ mìn.",
     [("Sihasak Phuangketkeow", "biên giới vẫn đóng cửa"), ("Sihasak Phuangketkeow", "Campuchia phải gỡ mìn")]),
    # Who hears it before "rằng"; a call in two words
    ("Ông Trump cảnh báo Nga rằng thời gian không còn nhiều.", [("Donald Trump", "thời gian không còn nhiều")]),
    ("Ông Umerov báo cáo với Tổng thống Zelensky rằng đàm phán tiến triển tốt.",
     [("Rustem Umerov", "đàm phán tiến triển tốt")]),
    ("Giáo hoàng Leo XIV kêu gọi ngừng bắn.", [("Pope Leo XIV", "ngừng bắn")]),
    # Private persons
    ("Chị Oksana Melnyk, người dân Kiev, nói: “Chúng tôi mệt mỏi”.", [("Oksana Melnyk", "Chúng tôi mệt mỏi")]),
    ("Một cư dân Kiev nói mất điện nhiều ngày.", [("unnamed sources", "mất điện nhiều ngày")]),
    ("Theo nguồn tin của CBS News, phái đoàn đã đồng ý về nguyên tắc.",
     [("unnamed sources", "phái đoàn đã đồng ý về nguyên tắc")]),
    # A quotation behind the place where it was written; a source asked about somebody's plan; a medium before its source
    ("Ông Medvedev viết trên kênh Telegram cá nhân: “Họ cần chiến tranh”.", [("Dmitry Medvedev", "Họ cần chiến tranh")]),
    ("Cố vấn tổng thống Nga Yuri Ushakov khi được hỏi về kế hoạch châu Âu đã nói thẳng: “Không phù hợp với chúng tôi”.",
     [("Yuri Ushakov", "Không phù hợp với chúng tôi")]),
    # Joint statements: who issued them, who is meant by "các lãnh đạo này" and "họ"
    ("Lãnh đạo 11 nước phương Tây ra tuyên bố chung. Các lãnh đạo này nhấn mạnh biên giới phải được tôn trọng.",
     [("Western leaders", "biên giới phải được tôn trọng")]),
    ("Mỹ và Ukraine ra tuyên bố chung về kết quả đàm phán. Tuyên bố nêu rõ mọi thỏa thuận phải tôn trọng chủ quyền.",
     [("United States + Ukraine", "mọi thỏa thuận phải tôn trọng chủ quyền")]),
    ("Bà Kallas phát biểu về tình hình Ukraine.", []),
    # On the air; words that a medium quotes; a private person whom "Anh" takes up
    ("Ngoại trưởng Rubio nói trên Fox News rằng hai bên đang tranh nhau từng cây số.",
     [("Marco Rubio", "hai bên đang tranh nhau từng cây số")]),
    ("Ông Ryabkov rời Moskva. Hãng tin Interfax dẫn lời ông rằng Nga không vội đàm phán.",
     [("Sergei Ryabkov", "Nga không vội đàm phán")]),
    ("Anh Petro Bondar, một tài xế ở Kharkiv, nói: “Tôi không tin”. Anh cho rằng chiến sự sẽ kéo dài.",
     [("Petro Bondar", "Tôi không tin"), ("Petro Bondar", "chiến sự sẽ kéo dài")]),
    ("Tối 25-11, sau cuộc họp của “liên minh”, Tổng thống Pháp Emmanuel Macron nói hòa bình là điều ai cũng mong.",
     [("Emmanuel Macron", "hòa bình là điều ai cũng mong")]),
    # A second predicate behind an object; one who goes further; the head of a report behind a dash; a curt answer
    ("Tổng thống Zelensky, đang ở Oslo, cảm ơn NATO và nói khoản viện trợ này sẽ cứu nhiều người.",
     [("Volodymyr Zelensky", "khoản viện trợ này sẽ cứu nhiều người")]),
    ("Ông Medvedev đi xa hơn khi đòi châu Âu phải xin lỗi nước Nga.",
     [("Dmitry Medvedev", "châu Âu phải xin lỗi nước Nga")]),
    ("Báo Mới - Tuyên bố Oslo về nhân đạo, được 20 nước thông qua, gây nhiều tranh cãi.", []),
    ("Khi phóng viên hỏi vì sao, Tổng thống Trump trả lời cụt lủn: “Zelensky”.", [("Donald Trump", "Zelensky")]),
    ("Ngoại trưởng Sergei Lavrov chê các phương án này là mưu mẹo để câu giờ.",
     [("Sergei Lavrov", "các phương án này là mưu mẹo để câu giờ")]),
    # Nouns of saying in an adverbial that opens the sentence
    ("Trái với tuyên bố của ông Trump rằng thỏa thuận đã cận kề, Điện Kremlin nói còn nhiều việc phải làm.",
     [("Donald Trump", "thỏa thuận đã cận kề"), ("Kremlin", "còn nhiều việc phải làm")]),
    # Polls and studies, by whoever made them
    ("Theo khảo sát mới nhất của Gallup, đa số người Mỹ muốn chiến sự chấm dứt.",
     [("Gallup", "đa số người Mỹ muốn chiến sự chấm dứt")]),
    ("Khảo sát của Gallup cho thấy đa số người dân muốn đàm phán.", [("Gallup", "đa số người dân muốn đàm phán")]),
    ("Theo thăm dò của Reuters/Ipsos, 55% người được hỏi muốn duy trì viện trợ.",
     [("Reuters/Ipsos", "55% người được hỏi muốn duy trì viện trợ")]),
    ("Kết quả thăm dò do CBS News thực hiện cho thấy cử tri chia rẽ sâu sắc.",
     [("CBS News", "cử tri chia rẽ sâu sắc")]),
    # What "đó" is called; passives that name a thing
    ("Ông Merz đọc bản dự thảo. Ông gọi đó là “sự đầu hàng”.", [("Friedrich Merz", "đó là “sự đầu hàng”")]),
    ("Bản dự thảo bị ông Orban gọi là “trò hề”.", [("Viktor Orban", "Bản dự thảo", "trò hề")]),
    ("Cuộc gặp được Thủ tướng Meloni đánh giá là hữu ích.", [("Giorgia Meloni", "Cuộc gặp", "hữu ích")]),
    # Praise and denial in few words
    ("Tổng thống Trump hoan nghênh kết quả.", [("Donald Trump", "hoan nghênh kết quả")]),
    ("Ngoại trưởng Sergei Lavrov bác bỏ đề xuất này.", [("Sergei Lavrov", "bác bỏ đề xuất này")]),
    # The head of a state or government
    ("Người đứng đầu nước Pháp nhấn mạnh châu Âu phải có tiếng nói trong mọi thỏa thuận.",
     [("Emmanuel Macron", "châu Âu phải có tiếng nói trong mọi thỏa thuận")]),
    ("Người đứng đầu Điện Kremlin khẳng định quân đội Nga đang tiến trên mọi hướng.",
     [("Vladimir Putin", "quân đội Nga đang tiến trên mọi hướng")]),
    # A bare description takes up whoever spoke
    (("Thứ trưởng Ngoại giao Nga Mikhail Galuzin nói Moskva để ngỏ đối thoại.\n"
     "Theo nhà ngoại giao, phía Nga chưa nhận được văn bản nào."),
     [("Mikhail Galuzin", "Moskva để ngỏ đối thoại"), ("Mikhail Galuzin", "phía Nga chưa nhận được văn bản nào")]),
    (("Chủ tịch Hội đồng châu Âu Antonio Costa nói khoản vay sẽ được chốt.\n"
     "Chính trị gia người Bồ Đào Nha nhấn mạnh châu Âu giữ lời hứa."),
     [("Antonio Costa", "khoản vay sẽ được chốt"), ("Antonio Costa", "châu Âu giữ lời hứa")]),
    ("Một quan chức giấu tên nói với báo giới rằng kế hoạch còn thay đổi.",
     [("unnamed sources", "kế hoạch còn thay đổi")]),
    ("Hai quan chức Mỹ cho biết kế hoạch đã được sửa nhiều lần.",
     [("unnamed sources", "kế hoạch đã được sửa nhiều lần")]),
    # Two holders of like offices, leaders of several states
    (("Bộ trưởng Quốc phòng Đức Boris Pistorius gặp người đồng cấp Anh John Healey.\n"
     "Hai bộ trưởng khẳng định viện trợ quân sự sẽ không dừng lại."),
     [("Boris Pistorius + John Healey", "viện trợ quân sự sẽ không dừng lại")]),
    ("Các nhà lãnh đạo Ba Lan, Đức và Italy cho rằng tài sản Nga phải được dùng để tái thiết Ukraine.",
     [("European leaders", "tài sản Nga phải được dùng để tái thiết Ukraine")]),
    # A scholar and the house that employs him
    ("Theo ông Michael Kofman của Quỹ Carnegie vì Hòa bình Quốc tế, quân đội Ukraine đang thiếu bộ binh.",
     [("Michael Kofman", "quân đội Ukraine đang thiếu bộ binh")]),
    # A guest, a host
    (("Ông Zelensky gặp Thủ tướng Tây Ban Nha Pedro Sanchez.\n"
     "Khách của ông, Thủ tướng Sanchez, hứa Madrid sẽ tăng viện trợ."),
     [("Pedro Sanchez", "Madrid sẽ tăng viện trợ")]),
    # Adverbs and hearers between cue and content
    ("Ông Kuleba nói luôn là Kiev không ký bất cứ điều gì dưới sức ép.",
     [("Dmytro Kuleba", "Kiev không ký bất cứ điều gì dưới sức ép")]),
    ("Ngoại trưởng Estonia Margus Tsahkna khẳng định với báo chí EU phải có ghế trên bàn đàm phán.",
     [("Margus Tsahkna", "EU phải có ghế trên bàn đàm phán")]),
    ("Tổng thống Litva Gitanas Nauseda viết vỏn vẹn trên mạng X: “Không có Kiev thì không bàn về Kiev”.",
     [("Gitanas Nauseda", "Không có Kiev thì không bàn về Kiev")]),
    ("Cựu Tổng thống Nga Dmitry Medvedev viết trên Telegram, cảnh báo quân đội Pháp sẽ là “mục tiêu hợp pháp”.",
     [("Dmitry Medvedev", "quân đội Pháp sẽ là “mục tiêu hợp pháp”")]),
    # A word of manner instead of a cue
    ("Thủ tướng Anh Keir Starmer tỏ ra thận trọng: cuộc họp tại Paris “hữu ích nhưng còn nhiều việc phải làm”.",
     [("Keir Starmer", "cuộc họp tại Paris “hữu ích nhưng còn nhiều việc phải làm”")]),
    # Media that quote, houses whose spokesmen speak for them, words within words
    ("Theo tờ Financial Times dẫn hai quan chức châu Âu, Washington muốn ký kết trước Giáng sinh.",
     [("unnamed sources", "Washington muốn ký kết trước Giáng sinh")]),
    ("Theo đài RBC dẫn ông Peskov, Điện Kremlin chưa nhận được lời mời nào.",
     [("Dmitry Peskov", "Điện Kremlin chưa nhận được lời mời nào")]),
    ("Bộ Ngoại giao Nga khẳng định Moskva chưa nhận được văn bản, người phát ngôn Maria Zakharova cho biết tại họp báo.",
     [("Russian Ministry of Foreign Affairs", "Moskva chưa nhận được văn bản")]),
    ("Ba quan chức EU đề nghị không nêu tên nói với Politico rằng văn bản đã được sửa.",
     [("unnamed sources", "văn bản đã được sửa")]),
    # A scholar between commas, an occasion in quotation marks
    ("Bà Hanna Notte, nhà nghiên cứu tại Trung tâm James Martin Mỹ - Á, cho rằng Nga không vội ký kết.",
     [("Hanna Notte", "Nga không vội ký kết")]),
    ("Tại chương trình “Đường dây trực tiếp”, ông Putin nhắc lại Nga chỉ ngừng bắn khi Kiev rút quân.",
     [("Vladimir Putin", "Nga chỉ ngừng bắn khi Kiev rút quân")]),
    # Leaders without "và", joint papers, countries behind the cue's own words
    ("Lãnh đạo Anh, Pháp, Đức khẳng định biên giới không được thay đổi bằng vũ lực.",
     [("European leaders", "biên giới không được thay đổi bằng vũ lực")]),
    ("Ngoại trưởng các nước G7 ra tuyên bố chung kêu gọi Nga đồng ý ngừng bắn vô điều kiện.",
     [("G7", "Nga đồng ý ngừng bắn vô điều kiện")]),
    ("Tuyên bố chung Mỹ - Ukraine nêu rõ mọi thỏa thuận phải tôn trọng chủ quyền của Ukraine.",
     [("United States + Ukraine", "mọi thỏa thuận phải tôn trọng chủ quyền của Ukraine")]),
    # Offices with towns, postings, states before a name; particles in names
    ("Thống đốc vùng Odessa Oleh Kiper thông báo hơn 40.000 hộ gia đình mất điện.",
     [("Oleh Kiper", "hơn 40.000 hộ gia đình mất điện")]),
    ("Đại sứ Nga tại Vương quốc Anh Andrei Kelin nói London là bên cản trở hòa bình.",
     [("Andrei Kelin", "London là bên cản trở hòa bình")]),
    ("Nhà bình luận quân sự Nga Pavel Dubrovin nhận định rằng mùa đông sẽ không đổi cục diện.",
     [("Pavel Dubrovin", "mùa đông sẽ không đổi cục diện")]),
    ("Trong khi đó, bà von der Leyen lưu ý không có chuyện Ukraine phải trả lại khoản vay.",
     [("Ursula von der Leyen", "không có chuyện Ukraine phải trả lại khoản vay")]),
    # An aide of the president is not the president
    ("Đại diện đặc biệt của Tổng thống Nga, ông Kirill Dmitriev, nói chuyến đi rất hữu ích cho cả hai nước.",
     [("Kirill Dmitriev", "chuyến đi rất hữu ích cho cả hai nước")]),
    ("Trợ lý của Tổng thống Nga Vladimir Medinsky nói lịch sử đứng về phía Nga.",
     [("Vladimir Medinsky", "lịch sử đứng về phía Nga")]),
    # A word for "the above" makes a noun, a medium behind it a verb
    ("Ông Umerov thông tin trên Telegram rằng vòng tiếp theo diễn ra tại Istanbul.",
     [("Rustem Umerov", "vòng tiếp theo diễn ra tại Istanbul")]),
    ("Ông Umerov có mặt tại Miami khi cảnh báo trên được đưa ra cho các bên tham gia đàm phán.", []),
    # What was asked belongs to an answer in so many words
    ("Được hỏi về khả năng gặp ông Putin, Tổng thống Zelensky đáp: “Tôi sẵn sàng”.",
     [("Volodymyr Zelensky", "khả năng gặp ông Putin", "Tôi sẵn sàng")]),
    ("Khi được hỏi liệu Berlin có gửi quân hay không, Thủ tướng Merz trả lời: “Còn quá sớm”.",
     [("Friedrich Merz", "liệu Berlin có gửi quân hay không", "Còn quá sớm")]),
    # Auxiliaries are content
    ("Bộ Quốc phòng Nga tuyên bố chỉ tấn công các mục tiêu quân sự.",
     [("Russian Ministry of Defence", "chỉ tấn công các mục tiêu quân sự")]),
    ("Thủ tướng Bỉ Bart De Wever cam kết sẽ không cản trở khoản vay.",
     [("Bart De Wever", "sẽ không cản trở khoản vay")]),
    # Bodies and papers taken up
    (("Bộ Ngoại giao Nga tuyên bố Moskva sẽ đáp trả mọi hành động thù địch.\n"
      "Người phát ngôn của bộ này, bà Maria Zakharova, nói: “Đó sẽ là mục tiêu hợp pháp”."),
     [("Russian Ministry of Foreign Affairs", "Moskva sẽ đáp trả mọi hành động thù địch"),
      ("Maria Zakharova", "Đó sẽ là mục tiêu hợp pháp")]),
    (("Nhà Trắng công bố ảnh chụp cuộc họp ở Miami.\n"
      "Thông cáo của phía Mỹ viết hai bên đã có “những trao đổi rất hữu ích”."),
     [("White House", "hai bên đã có “những trao đổi rất hữu ích”")]),
    # Two clauses, each with its source; the hour of a live report
    ("Ông Rutte nói liên minh không tìm kiếm đối đầu; còn Ngoại trưởng Ý Antonio Tajani cho rằng Rome sẽ không gửi quân.",
     [("Mark Rutte", "liên minh không tìm kiếm đối đầu"), ("Antonio Tajani", "Rome sẽ không gửi quân")]),
    ("14h30: Ông Peskov nói với báo giới: “Chúng tôi chưa nhận được lời mời”.",
     [("Dmitry Peskov", "Chúng tôi chưa nhận được lời mời")]),
    # Whoever tells of another's words goes on speaking
    (("Ông Ushakov kể rằng người đồng cấp Mỹ, ông Witkoff, từng nói với ông ở Moskva: “Chúng ta đang tiến rất gần”.\n"
      "Ông nói thêm rằng Nga không vội."),
     [("Steve Witkoff", "Chúng ta đang tiến rất gần"), ("Yuri Ushakov", "Nga không vội")]),
    # A description between dashes; a call and a paper made public are no words
    ("Ông Medvedev - Phó Chủ tịch Hội đồng An ninh Nga - gọi bản dự thảo là “trò hề”.",
     [("Dmitry Medvedev", "bản dự thảo là “trò hề”")]),
    ("Ông Macron gọi điện cho ông Zelensky tối 9/12.", []),
    ("Ông Trump công bố kế hoạch gồm 28 điểm hôm 20/11.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:48] for row in ROWS])
def test_vietnamese(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told("vi", text) == expected
