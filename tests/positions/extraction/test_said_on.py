"""On which day a statement was said: short reports in five languages, one rule a row."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from positions.extraction.said_on import Actor, Report, Said, Saying, Sentence, said_on
from positions.model import Basis, Precision, Span

# `{speaker day: content}` with the day expected: a date, `2025-11` for a month, `-` where only publication is
# known; `<speaker: words>` is a mention, `*words*` a cue; `{+: …}` continues the content before it.
# A line is a paragraph, `#` opens a caption.
MARK = re.compile(
    r"\{(?P<who>\S+?)(?: (?P<day>[\d-]+))?: (?P<content>[^{}]*)\}|<(?P<actor>[\w-]+): (?P<words>[^<>]*)>|\*(?P<cue>[^*]+)\*"
)
SENTENCE = re.compile(r"(?<=[.!?:”»\"])\s+(?=[“«\"{<*A-ZА-ЯІЇЄĐÔÇĞİÖŞÜ])|\n")


def parsed(language: str, published: str, marked: str) -> tuple[Report, list[str]]:
    """Return a report from marked text, and the days expected of its statements."""
    text, at = "", 0
    contents: list[tuple[str, list[Span]]] = []
    actors: list[Actor] = []
    cues: list[Span] = []
    expected: list[str] = []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        words = mark["content"] or mark["words"] or mark["cue"]
        # A cue may stand inside the content, as verbs do that carry the stance.
        cues += [
            Span(len(text) + m.start(), len(text) + m.end() - 2) for m in re.finditer(r"\*[^*]+\*", words)
        ]
        words = words.replace("*", "")
        span = Span(len(text), len(text) + len(words))
        text += words
        at = mark.end()
        if mark["content"] and mark["who"] == "+":
            contents[-1][1].append(span)
        elif mark["content"]:
            contents.append((mark["who"], [span]))
            expected.append(mark["day"])
        elif mark["actor"]:
            actors.append(Actor(span, mark["actor"]))
        else:
            cues.append(span)
    text += marked[at:]
    sentences: list[Sentence] = []
    paragraph, start = 0, 0
    for cut in [*SENTENCE.finditer(text), None]:
        end = cut.start() if cut else len(text)
        if not any(c.start < end < c.end for _, pieces in contents for c in pieces):
            if text[start:end].strip():
                sentences.append(
                    Sentence(Span(start, end), paragraph, told=not text[start:end].startswith("#"))
                )
            start = cut.end() if cut else end
        paragraph += bool(cut and "\n" in cut[0])
    sayings = []
    for who, pieces in contents:
        own = [s.span for s in sentences if s.span.start <= pieces[0].start < s.span.end]
        near = [s for s in own if any(s.start <= c.start < s.end for c in cues)]
        if not near:
            following = [s.span for s in sentences if s.span.start >= pieces[-1].end][:1]
            near = [s for s in following if any(s.start <= c.start < s.end for c in cues)]
        home = near[0] if near else own[0]
        mine = [c for c in cues if home.start <= c.start < home.end]
        cue = min(
            mine, key=lambda c: min(abs(c.start - pieces[0].end), abs(pieces[0].start - c.end)), default=None
        )
        source = [a.span for a in actors if a.speaker == who and home.start <= a.span.start < home.end][:1]
        sayings.append(
            Saying(
                content=tuple(pieces),
                source=tuple(source),
                cue=(cue,) if cue else (),
                speakers=tuple(who.split("+")),
                named=who != "unnamed",
                houses=("kremlin",) if who == "peskov" else (),
            )
        )
    report = Report(
        text, language, date.fromisoformat(published), tuple(sentences), tuple(sayings), tuple(actors)
    )
    return report, expected


def shown(said: Said) -> str:
    """Write a day as the rows do."""
    if said.precision is Precision.PUBLISHED:
        return "-"
    return said.on.isoformat()[: 10 if said.precision is Precision.DAY else 7]


# language, published, report
ROWS = [
    # A day in the attribution wins; one in the content does not count.
    (
        "en",
        "2025-12-10",
        "<rubio: Marco Rubio> *said* on Monday that {rubio 2025-12-08: talks would resume on Friday}.",
    ),
    (
        "en",
        "2025-12-10",
        "“{vance 2025-12-05: That is a fantasy},” <vance: JD Vance> *wrote* on X late on Friday.",
    ),
    (
        "en",
        "2025-12-10",
        "<peskov: Dmitry Peskov> *said* {peskov -: Russia had received the draft on Monday}.",
    ),
    (
        "en",
        "2025-12-10",
        "On Tuesday <lavrov: Sergei Lavrov> *warned* that {lavrov 2025-12-09: the deadline of December 1 had passed}.",
    ),
    (
        "en",
        "2025-12-10",
        "<putin: Vladimir Putin> *told* India Today on 4 December that {putin 2025-12-04: Russia would take the Donbas}.",
    ),
    (
        "en",
        "2025-12-10",
        "Speaking in Alaska in August, <putin: Vladimir Putin> *said* {putin 2025-08: the root causes must go}.",
    ),
    (
        "en",
        "2025-12-10",
        "After Monday's talks, <merz: Friedrich Merz> *said* on Tuesday {merz 2025-12-09: Europe would decide}.",
    ),
    (
        "en",
        "2025-12-10",
        "<macron: Emmanuel Macron>, who met troops on Sunday, *said* {macron -: Europe held plenty of cards}.",
    ),
    (
        "en",
        "2025-12-10",
        "<rubio: Marco Rubio>, speaking on Sunday in Miami, *said* {rubio 2025-12-07: more work was needed}.",
    ),
    (
        "en",
        "2025-12-10",
        "<macron: Macron>, who spoke on Sunday in Paris, *said* {macron 2025-12-07: Europe held plenty of cards}.",
    ),
    ("en", "2025-12-10", "<trump: Donald Trump> has repeatedly *said* {trump -: the war must end}."),
    (
        "en",
        "2025-12-10",
        "On Monday <merz: Merz> *said* {merz 2025-12-08: Germany agreed}, and <tusk: Tusk> *said* {tusk 2025-12-08: Poland did not}.",
    ),
    ("en", "2025-12-10", "<trump: Trump> *called* {trump 2025-12-05: the draft on Friday as a basis}."),
    # The same speaker goes on; another does not inherit.
    (
        "en",
        "2025-12-10",
        "<rubio: Rubio> *said* on Monday that {rubio 2025-12-08: progress was made}. <rubio: He> *added* {rubio 2025-12-08: a deal was close}.",
    ),
    (
        "en",
        "2025-12-10",
        "<rubio: Rubio> *said* on Monday that {rubio 2025-12-08: progress was made}.\n<orban: Viktor Orban> *said* {orban -: Hungary would pay nothing}.",
    ),
    (
        "en",
        "2025-12-10",
        "<rubio: Rubio> *said* on Monday that {rubio 2025-12-08: progress was made}.\n<orban: Orban> *said* {orban -: Hungary would not pay}.\nAs for land, <rubio: Rubio> *noted*, {rubio 2025-12-08: Kyiv had to decide}.",
    ),
    (
        "en",
        "2025-12-10",
        "<kremlin: The Kremlin> *said* on Monday that {kremlin 2025-12-08: it had no papers}.\n“{peskov 2025-12-08: We wait for them},” spokesman <peskov: Dmitry Peskov> *told* reporters.",
    ),
    (
        "en",
        "2025-12-10",
        "A U.S. official *said* on Monday {unnamed 2025-12-08: the sides were close}. A European diplomat *said* {unnamed -: they were not}.",
    ),
    # The same day, the next day.
    (
        "en",
        "2025-12-10",
        "<zelensky: Zelensky> *said* on Sunday {zelensky 2025-12-07: Kyiv was ready}.\n<witkoff: Steve Witkoff> *posted* that evening that {witkoff 2025-12-07: much had been achieved}.",
    ),
    (
        "en",
        "2025-12-10",
        "<zelensky: Zelensky> *said* on Sunday {zelensky 2025-12-07: Kyiv was ready}.\nThe next day <putin: Putin> *said* {putin 2025-12-08: Moscow was not}.\nA day earlier <tusk: Tusk> had *said* {tusk 2025-12-07: neither was}.",
    ),
    # Events carry those who took part, and those only.
    (
        "en",
        "2025-12-10",
        "On Monday <trump: Donald Trump> spoke by phone with <putin: Vladimir Putin>.\n<trump: Trump> *said* {trump 2025-12-08: the call went well}.\n<starmer: Keir Starmer> *said* {starmer -: Britain had not been told}.",
    ),
    (
        "en",
        "2025-12-10",
        "<trump: Trump> had broken the news a day before Christmas. He had met <orban: Orban> on Monday.\n“{orban 2025-12-08: We agreed},” <orban: the Hungarian> *said*.",
    ),
    (
        "en",
        "2025-12-10",
        "Leaders of four countries met <zelensky: Volodymyr Zelensky> in London on Monday.\n“{merz 2025-12-08: I am sceptical},” <merz: Friedrich Merz> *said*.\nEurope held “{macron 2025-12-08: plenty of cards},” *said* <macron: Emmanuel Macron>.\n<tusk: Donald Tusk> *wrote* on X that {tusk -: nobody had asked Poland}.",
    ),
    (
        "en",
        "2025-12-10",
        "The talks in Geneva on Sunday went on for hours.\nThe weather was fine.\n<peskov: Peskov> *said* on Tuesday {peskov 2025-12-09: Moscow knew nothing}.\nAfter the talks <yermak: Andriy Yermak> *said* {yermak 2025-12-07: much was done}.",
    ),
    (
        "en",
        "2025-12-10",
        "<merz: Merz> *said* at a news conference with <zelensky: Zelensky> on Monday that {merz 2025-12-08: peace was possible}.\n<zelensky: The Ukrainian> *conceded* that {zelensky 2025-12-08: positions differed}.",
    ),
    (
        "en",
        "2025-12-10",
        "The spokesman took questions by telephone on Monday.\n<peskov: Dmitry Peskov>: {peskov 2025-12-08: One should not expect much from first contacts.}\n<tusk: Donald Tusk> *said* {tusk -: he expected nothing}.",
    ),
    (
        "en",
        "2025-12-10",
        "The Kremlin *said* {kremlin 2025-12-10: in a phone call on December 10 <putin} and Trump discussed the plan.",
    ),
    (
        "en",
        "2025-12-10",
        "<fidan: Hakan Fidan> *said* on Monday {fidan 2025-12-08: Istanbul was ready}.\nThe leaders will meet in Berlin on Thursday.\nOn the same day <tusk: Tusk> *said* {tusk 2025-12-08: Warsaw was not}.",
    ),
    # Looking ahead: a lead that sums up, a paragraph that dates its speaker later.
    (
        "en",
        "2025-12-10",
        "Ukraine will hold a vote if the guns fall silent first, <zelensky: Zelensky> *said*: {zelensky 2025-12-08: give us two months of quiet}.\n“{zelensky 2025-12-08: Two months},” <zelensky: he> *told* a conference on Monday.",
    ),
    (
        "en",
        "2025-12-10",
        "A first paragraph tells of something else, at some length and calmly.\n{kallas 2025-12-07: Moscow must not win}, <kallas: Kallas> *thinks*. “{kallas 2025-12-07: Its army needs a ceiling},” <kallas: she> *said* on Sunday.",
    ),
    # Days among the words of the content that belong to the attribution.
    (
        "en",
        "2025-12-10",
        "<kallas: Kaja Kallas> *set out* {kallas 2025-12-04: the bloc's line on Thursday: no land for peace}.",
    ),
    (
        "en",
        "2025-12-10",
        "<kellogg: Keith Kellogg> {kellogg -: *rejected* Monday's draft and all that came before}.",
    ),
    (
        "en",
        "2025-12-10",
        "<kellogg: Keith Kellogg> {kellogg 2025-12-08: *rejected* on Monday all that came before}.",
    ),
    (
        "en",
        "2025-12-10",
        "<tusk: Tusk> *spoke* on Sunday: {tusk 2025-12-07: no}.\n<witkoff: Witkoff> *posted* that {witkoff 2025-12-07: evening that much had been done}.",
    ),
    (
        "vi",
        "2025-12-06",
        "{peskov 2025-12-05: Ngày 5/12}, <peskov: ông Peskov> *nói*: “{+: Nga chờ câu trả lời}”.",
    ),
    (
        "vi",
        "2025-12-06",
        "Ngày 3/12, <kremlin: Điện Kremlin> *thông báo* {kremlin 2025-12-03: Nga chấp nhận vài điểm}.\n<peskov: Ông Peskov> đưa ra tuyên bố sau cuộc gặp tại Moskva.\n<dmitriev: Ông Dmitriev> *nói* {dmitriev -: Nga sẵn sàng}.\n<peskov: Ông Peskov> *lưu ý* {peskov 2025-12-03: đây mới là trao đổi ban đầu}.",
    ),
    ("ru", "2025-11-28", "<putin: Путин> *назвал* {putin 2025-11-25: этот план во вторник как основу}."),
    ("uk", "2025-11-24", "<sybiha: Сибіга> *нагадав*, що {sybiha -: у неділю, 23 листопада, була зустріч}."),
    # A day in a relative clause behind the event's own is another story's.
    (
        "uk",
        "2026-01-13",
        (
            "Делегація домоглася вчора термінового засідання Радбезу, приводом для якого став удар 9 січня по Львівщині.\n"
            "<melnyk: Мельник> *назвав* {melnyk 2026-01-12: удар жестом слабкості}."
        ),
    ),
    (
        "ru",
        "2026-01-13",
        (
            "Вчера в Женеве прошло заседание совета, поводом для которого стал обстрел 9 января.\n"
            "<rutte: Рютте> *назвал* {rutte 2026-01-12: обстрел провокацией}."
        ),
    ),
    # A sentence comes back to the statement before it.
    (
        "en",
        "2025-12-10",
        "<rubio: Marco Rubio> *said* {rubio 2025-12-08: the talks were going well}. He made the remarks on Monday in Miami.\n<rubio: He> *added* that {rubio 2025-12-08: nobody would be surprised}.",
    ),
    (
        "en",
        "2025-12-10",
        "<rubio: Marco Rubio> *said* {rubio -: the talks were going well}.\nThe weather was fine. The remarks came on Monday.",
    ),
    (
        "ru",
        "2025-11-28",
        "<rubio: Марко Рубио> *заявил*, что {rubio 2025-11-26: работа идет}. Такое заявление он сделал 26 ноября в интервью телеканалу. <rubio: Он> *добавил*, что {rubio 2025-11-26: список короче}.",
    ),
    (
        "uk",
        "2025-11-24",
        "<merz: Мерц> *заявив*, що {merz 2025-11-22: план сирий}. Про це він написав у суботу.\n<tusk: Туск> *додав*, що {tusk -: автор невідомий}.",
    ),
    (
        "vi",
        "2025-12-06",
        "<merz: Thủ tướng Merz> *nói* {merz 2025-12-04: châu Âu cần thêm thời gian}. Tuyên bố trên được đưa ra hôm 4/12.",
    ),
    (
        "tr",
        "2025-12-10",
        "<fidan: Fidan>, {fidan 2025-12-08: İstanbul'un hazır olduğunu} *söyledi*. Açıklama pazartesi günü yapıldı.",
    ),
    # Place lines, captions, questions of precision.
    (
        "en",
        "2025-12-10",
        "MOSCOW, December 9. Russia will not yield, <zakharova: Maria Zakharova> *said*: {zakharova -: no troops}.",
    ),
    ("en", "2025-12-10", "# <merz: Merz> in Berlin, December 3\n<merz: Merz> *said* {merz -: nothing}."),
    (
        "vi",
        "2025-12-06",
        "<rubio: Ngoại trưởng Rubio> ngày 5/12 *cho biết* {rubio 2025-12-05: hai bên sẽ gặp lại trong ngày 6/12}.",
    ),
    ("vi", "2025-12-06", "<umerov: Ông Umerov> *cho biết* {umerov -: hai bên đã gặp nhau hôm 4/12}."),
    (
        "vi",
        "2025-12-06",
        "Trả lời phỏng vấn hôm thứ Năm, <peskov: ông Peskov> *nhấn mạnh* {peskov 2025-12-04: Nga vẫn chờ}. <peskov: Quan chức này> *cho biết* {peskov 2025-12-04: lập trường không đổi}.",
    ),
    (
        "vi",
        "2025-12-06",
        "Trước đó, ngày 3/12, <kremlin: Điện Kremlin> *thông báo* {kremlin 2025-12-03: Nga chấp nhận một số điểm}.\n<ushakov: Ông Ushakov> *cho biết* {ushakov -: chưa có thỏa hiệp}.",
    ),
    (
        "vi",
        "2025-12-06",
        "Hôm 2/12, <witkoff: ông Witkoff> đã gặp <putin: ông Putin> tại Moskva.\nSau năm giờ đàm phán, <ushakov: Trợ lý Ushakov> *cho biết* {ushakov 2025-12-02: cuộc gặp hữu ích}.",
    ),
    (
        "vi",
        "2025-12-06",
        "Vòng đàm phán tại Geneva khép lại hôm 4/12 mà không có tuyên bố chung.\n<medinsky: Trưởng đoàn Medinsky> *nói* {medinsky 2025-12-04: đàm phán khó khăn}.\nTrên Telegram, <umerov: trưởng đoàn Umerov> *mô tả* {umerov 2025-12-04: buổi làm việc thực chất}.\nTrên X, <sybiha: Ngoại trưởng Sybiha> *viết* {sybiha -: cánh cửa vẫn mở}.",
    ),
    (
        "vi",
        "2025-12-06",
        "<zelensky: Ông Zelensky> ngày 4/12 *tuyên bố* {zelensky 2025-12-04: Ukraine sẵn sàng}.\nMột ngày trước đó, <zelensky: ông> *nói* {zelensky 2025-12-03: đất không bán}. Cũng hôm đó, <tusk: ông Tusk> *nói* {tusk 2025-12-03: Ba Lan đồng ý}.\nTối cùng ngày, <putin: ông Putin> *bác bỏ* {putin 2025-12-03: đề xuất này}.",
    ),
    (
        "vi",
        "2025-12-06",
        "Tối 4/12, <rubio: Ngoại trưởng Rubio> và <yermak: ông Yermak> đã họp báo.\n<rubio: Ông Rubio> *cho biết* {rubio 2025-12-04: cuộc gặp hiệu quả}.\n<yermak: Ông Yermak> *khẳng định* {yermak 2025-12-04: đã có tiến triển}.\n<merz: Thủ tướng Merz> *cho rằng* {merz -: còn quá sớm}.",
    ),
    ("vi", "2025-12-06", "<putin: Tổng thống Putin> nhiều lần *nói* {putin -: Ukraine phải bầu cử}."),
    (
        "vi",
        "2025-12-06",
        "<lavrov: Ông Lavrov> {lavrov 2025-12-05: *bác bỏ* hôm 5/12 mọi đề xuất về ngừng bắn}.",
    ),
    (
        "vi",
        "2025-12-06",
        "<merz: Ông Merz> *nói* tại cuộc họp báo chung với <zelensky: ông Zelensky> chiều 5/12 rằng {merz 2025-12-05: hòa bình đã gần}.\nĐứng cạnh ông, <zelensky: nhà lãnh đạo Ukraine> *thừa nhận* {zelensky 2025-12-05: còn bất đồng}.",
    ),
    (
        "ru",
        "2025-11-28",
        "«{peskov 2025-11-28: Документ передан},» — *заявил* в пятницу <peskov: Дмитрий Песков>.",
    ),
    (
        "ru",
        "2025-11-28",
        "{peskov 2025-11-26: Документ передан}. Об этом *сообщил* в среду <peskov: Дмитрий Песков>. <peskov: По его> *словам*, {peskov 2025-11-26: ответа нет}.",
    ),
    (
        "ru",
        "2025-11-28",
        "Накануне <putin: Владимир Путин> *заявил*, что {putin 2025-11-27: план годится}. «{putin 2025-11-27: Уйдут — смолкнут пушки}», — *добавил* <putin: он>.\n<rutte: Марк Рютте> *напомнил*, что {rutte -: вето у России нет}.",
    ),
    (
        "ru",
        "2025-11-28",
        "В пятницу <putin: Путин> принял в Кремле <orban: Виктора Орбана>. <orban: Премьер> *подтвердил*, что {orban 2025-11-28: Будапешт готов}.",
    ),
    (
        "ru",
        "2025-11-28",
        "Второй раунд прямых переговоров в Стамбуле уложился в час с небольшим.\n«{medinsky 2025-11-24: Мы предложили перемирие},» — *рассказал* в понедельник глава делегации <medinsky: Владимир Мединский>.\n«{umerov 2025-11-24: Позиция прежняя},» — *заявил* <umerov: Рустем Умеров>.\nСобеседник агентства *уверяет*, что {unnamed -: о земле речи не было}.\nВечером того же дня <erdogan: Эрдоган> *назвал* {erdogan 2025-11-24: раунд блестящим}.\n«{leavitt -: Президент открыт для встречи},» — *цитируют* <leavitt: Кэролайн Ливитт>.",
    ),
    (
        "ru",
        "2025-11-28",
        "<putin: Путин>, который в понедельник был в Минске, *заявил*, что {putin -: спешить некуда}.",
    ),
    (
        "ru",
        "2025-11-28",
        "В документе, который еще в воскресенье раздобыли газеты, делегация *требует* {delegation 2025-11-23: вывести войска}.\nРанее <lavrov: Лавров> *говорил*, что {lavrov -: уступок не будет}.",
    ),
    (
        "ru",
        "2025-11-28",
        "<trump: Трамп> и <putin: Путин> созвонились во вторник. <putin: Путин> *назвал* {putin 2025-11-25: разговор полезным}.\nНа следующий день <ushakov: Ушаков> *уточнил*, что {ushakov 2025-11-26: даты нет}. Двумя днями ранее <rubio: Рубио> *сказал*, что {rubio 2025-11-24: дело движется}.",
    ),
    (
        "uk",
        "2025-11-24",
        "Про це канцлер <merz: Фрідріх Мерц> *сказав* у неділю на пресконференції з <zelensky: Зеленським>: {merz 2025-11-23: гарантії будуть}.\n<zelensky: Президент> *підтвердив*, що {zelensky 2025-11-23: Київ готовий}.",
    ),
    (
        "uk",
        "2025-11-24",
        "У недільному зверненні <zelensky: Зеленський> *повідомив*, що {zelensky 2025-11-23: отримав доповіді}. «{zelensky 2025-11-23: Нас чують}», – *наголосив* <zelensky: він>.\n<sybiha: Андрій Сибіга> *нагадав*: {sybiha -: вето немає}.",
    ),
    (
        "uk",
        "2025-11-24",
        "Делегації України та США у неділю, 23 листопада, провели в Женеві дві зустрічі.\n«{yermak 2025-11-23: Нас почули}», – *сказав* <yermak: Андрій Єрмак>.\n{umerov -: Текст уже інший}, *йдеться* в дописі <umerov: Умєрова> у фейсбуці.\n<rubio: Марко Рубіо> *назвав* {rubio 2025-11-23: день найкращим}.",
    ),
    (
        "uk",
        "2025-11-24",
        "<peskov: Пєсков> *твердив* у п'ятницю: {peskov 2025-11-21: війська мусять піти}. Того ж дня <ushakov: Ушаков> *переказав* {ushakov 2025-11-21: підсумки розмови}. Наступного дня <tusk: Туск> *запитав*, {tusk 2025-11-22: хто автор плану}.",
    ),
    (
        "uk",
        "2025-11-24",
        "<arakhamia: Давид Арахамія> неодноразово *казав*, що {arakhamia -: виборів не буде}. Позиція, *зазначив* учора <merz: Мерц>, {merz 2025-11-23: не змінилася з 20 листопада}.",
    ),
    (
        "tr",
        "2025-12-10",
        "<zelensky: Zelenskiy>, {zelensky 2025-12-09: seçim yapılabileceğini} dün akşam *açıkladı*. “{zelensky 2025-12-09: Sandıktan kaçmıyorum}” *diyen* <zelensky: Zelenskiy> umutlu.",
    ),
    # The month of publication tells no day, and a day far back without its year is one to come.
    (
        "tr",
        "2025-12-10",
        "<tusk: Tusk> dün {tusk 2025-12-09: acele etmeyeceklerini} *söyledi*. <kiran: Kıran>, aralık ayı toplantısında {kiran -: kayıpların arttığını} *bildirdi*.",
    ),
    (
        "tr",
        "2025-12-10",
        "<sahin: Şahin>, {sahin -: sınavdan geçtiklerini} *belirterek* herkesi 26 Şubat'ta meydanlara davet etti.",
    ),
    (
        "tr",
        "2025-12-10",
        "<zelensky: Zelenskiy> pazartesi günü gazetecilere, {zelensky 2025-12-08: hakları olmadığını} *anlatmıştı*. <merejko: Merejko> ise {merejko -: plana karşı olduklarını} *bildirdi*.",
    ),
    (
        "tr",
        "2025-12-10",
        "Liderler salı günü Paris'te ortak bir niyet beyanını törenle imzaladı.\n<macron: Macron> imza töreninde, “{macron 2025-12-09: Dev bir adım attık}” *dedi*.\n<witkoff: Witkoff>, aynı gece X hesabından {witkoff 2025-12-09: protokollerin bittiğini} *duyurdu*.\nErtesi gün <michal: Kristen Michal> “{michal 2025-12-10: En ucuz garanti NATO'dur}” *dedi*.\n<orban: Orban> Facebook hesabından {orban -: ödeme yapmayacaklarını} *yazdı*.",
    ),
    (
        "tr",
        "2025-12-10",
        "Dün Putin ile bir buçuk saat görüşen <erdogan: Erdoğan>, “{erdogan -: Barış uzak değil}” *dedi*.",
    ),
    (
        "tr",
        "2025-12-10",
        "Dün Moskova'da konuşan <peskov: Peskov>, “{peskov 2025-12-09: Bekliyoruz}” *dedi*. <peskov: Peskov>, {peskov 2025-12-09: planı görmediklerini} *söyledi*.",
    ),
    (
        "tr",
        "2025-12-10",
        "Tartışmayı başlatan, <trump: Trump>'ın salı günü yayımlanan mülakatı oldu. <trump: Trump>, “{trump 2025-12-09: Seçimi erteliyorlar}” *dedi*.\n<poroshenko: Poroşenko> ise {poroshenko -: sandığa karşı olduğunu} *bildirdi*.",
    ),
    (
        "tr",
        "2025-12-10",
        "<zaharova: Zaharova> cuma günkü yazılı açıklamasında, {zaharova 2025-12-05: birliklerin hedef sayılacağını} *bildirdi*. <medvedev: Medvedev> daha önce {medvedev -: toplantıyı vakit kaybı} *saymıştı*.",
    ),
]


@pytest.mark.parametrize(("language", "published", "marked"), ROWS)
def test_said_on(language: str, published: str, marked: str) -> None:
    report, expected = parsed(language, published, marked)
    assert [shown(said) for said in said_on(report)] == expected


@pytest.mark.parametrize(("language", "published", "marked"), ROWS[::3])
def test_the_order_of_the_statements_does_not_matter(language: str, published: str, marked: str) -> None:
    report, _ = parsed(language, published, marked)
    back = replace(report, sayings=report.sayings[::-1])
    assert said_on(back)[::-1] == said_on(report)


@pytest.mark.parametrize(("language", "published", "marked"), ROWS)
@pytest.mark.parametrize("days", [0, 1, 40, 366])
def test_nothing_is_said_after_publication(language: str, published: str, marked: str, days: int) -> None:
    report, _ = parsed(language, published, marked)
    report = replace(report, published=report.published - timedelta(days=days))
    assert all(said.on <= report.published for said in said_on(report))


@pytest.mark.parametrize(
    ("sentence", "precision", "expected"),
    [
        (
            "Ngày 23/7, <umerov: ông Umerov> *nói* {umerov 2025-07-23: Kiev sẵn sàng}.",
            Precision.MONTH,
            "2025-07-23",
        ),
        ("Hôm thứ Tư, <umerov: ông Umerov> *nói* {umerov -: Kiev sẵn sàng}.", Precision.MONTH, "-"),
        (
            "Ngày 23/11, <umerov: ông Umerov> *nói* {umerov 2025-11-23: Kiev sẵn sàng}.",
            Precision.YEAR,
            "2025-11-23",
        ),
        ("Sáng nay, <umerov: ông Umerov> *nói* {umerov -: Kiev sẵn sàng}.", Precision.YEAR, "-"),
    ],
)
def test_publication_known_to_the_month_or_year(sentence: str, precision: Precision, expected: str) -> None:
    first = "2025-07-01" if precision is Precision.MONTH else "2025-01-01"
    report, _ = parsed("vi", first, sentence)
    (said,) = said_on(replace(report, precision=precision))
    assert shown(said) == expected
    assert (said.on == report.published) is (expected == "-")


def test_the_head_line_dates_nothing() -> None:
    report, _ = parsed(
        "en", "2025-12-10", "date 2025-12-10 <rubio: Rubio> *said* {rubio -: nothing had been agreed so far}."
    )
    assert said_on(report)[0].precision is Precision.PUBLISHED


def test_bases() -> None:
    marked = (
        "On Monday <trump: Donald Trump> spoke by phone with <putin: Putin> for two hours.\n"
        "<trump: Trump> *said* {trump: it went well}.\n<orban: Orban> *said* on 9 December {orban: he agreed}.\n"
        "<tusk: Tusk> *said* yesterday {tusk: he did not}.\n<merz: Merz> *said* {merz: nothing}."
    )
    report, _ = parsed("en", "2025-12-10", marked)
    bases = [said.basis for said in said_on(report)]
    assert bases == [Basis.EVENT, Basis.EXPLICIT, Basis.RELATIVE, Basis.PUBLISHED]


def test_a_report_without_statements() -> None:
    assert said_on(Report("Nothing.", "en", date(2025, 12, 10), (Sentence(Span(0, 8), 0),), ())) == ()


def test_a_content_before_any_sentence_takes_the_day_of_publication() -> None:
    saying = Saying((Span(0, 7),), (), (), ("putin",))
    report = Report("Nothing.", "en", date(2025, 12, 10), (Sentence(Span(0, 8), 0),), (saying,))
    assert said_on(report) == (Said(date(2025, 12, 10), Precision.PUBLISHED, Basis.PUBLISHED),)
