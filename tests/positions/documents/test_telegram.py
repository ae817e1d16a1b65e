"""Channels of Telegram: their pages and exports, post by post."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from positions.documents import Arrival, Limits, Options
from tests.positions.documents.making import names, read, refusals

RUSSIAN = "Песков: Москва готова обсуждать план, но торопить никого не станет."
UKRAINIAN = "Сибіга заявив, що рамкова угода ще не остаточна."
SHORT = "Киев. Детали позже"


def preview(*messages: str, head: str = "") -> bytes:
    boxes = "".join(
        f'<div class="tgme_widget_message_wrap js-widget_message_wrap">{message}</div>'
        for message in messages
    )
    return (
        '<!DOCTYPE html>\n<html>\n  <head>\n    <meta charset="utf-8">\n    <title>Канал-пример – Telegram</title>\n'
        '    <meta name="viewport" content="width=device-width, initial-scale=1.0" />\n'
        '<meta property="og:title" content="Канал-пример">\n<meta property="og:image" content="https://cdn4.telesco.pe/x.jpg">\n'
        f'<meta property="og:site_name" content="Telegram">{head}</head>\n'
        '<body class="widget_frame_base tgme_webpreview emoji_image"><header class="tgme_header"><div class="tgme_header_info">'
        '<a class="tgme_header_link" href="https://t.me/primer"></a></div></header><main class="tgme_main">'
        '<div class="tgme_channel_info"><div class="tgme_channel_info_header"><div class="tgme_channel_info_header_title_wrap">'
        '<div class="tgme_channel_info_header_title"><span dir="auto">Канал-пример</span></div></div>'
        '<div class="tgme_channel_info_header_username"><a href="https://t.me/primer">@primer</a></div></div>'
        '<div class="tgme_channel_info_description">Новости, сообщает редакция.</div></div>'
        f'<section class="tgme_channel_history js-message_history">{boxes}</section></main></body></html>'
    ).encode()  # fmt: skip


def message(number: int, text: str, moment: str, *, inside: str = "", signed: str = "") -> str:
    words = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>' if text else ""
    author = f'<span class="tgme_widget_message_from_author" dir="auto">{signed}</span>' if signed else ""
    return (
        f'<div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="primer/{number}">'
        '<div class="tgme_widget_message_user"><a href="https://t.me/primer"><i class="tgme_widget_message_user_photo"></i></a></div>'
        '<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color">'
        '<a class="tgme_widget_message_owner_name" href="https://t.me/primer"><span dir="auto">Канал-пример</span></a></div>'
        f'{inside}{words}<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info">'
        f'<span class="tgme_widget_message_views">12K</span>{author}<span class="tgme_widget_message_meta">'
        f'<a class="tgme_widget_message_date" href="https://t.me/primer/{number}"><time datetime="{moment}" class="time">10:15</time>'
        "</a></span></div></div></div></div>"
    )


REPLY = (
    '<a class="tgme_widget_message_reply" href="https://t.me/primer/6"><div class="tgme_widget_message_author"><span>Другой</span></div>'
    '<div class="tgme_widget_message_text js-message_reply_text">Что было раньше, сообщал канал</div></a>'
)
FORWARDED = (
    '<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from <a class="tgme_widget_message_forwarded_from_name" '
    'href="https://t.me/mid/9"><span dir="auto">МИД-пример</span></a></div>'
)


def facts(found: Arrival) -> tuple[object, ...]:
    document = found.document
    return (
        document.name, document.text, document.language, document.published_on, document.url, document.outlet, found.author,
    )  # fmt: skip


def test_preview_gives_its_posts() -> None:
    first = f'<b>Главное</b><br/><br/>{RUSSIAN}<br/>— Это <a href="?q=%23x">всё</a> <i class="emoji"><b>👍</b></i>'
    found = read(
        preview(
            message(7, first, "2025-11-24T21:30:00+00:00", inside=REPLY, signed="Редактор"),
            message(8, UKRAINIAN, "2025-11-25T06:00:00+00:00", inside=FORWARDED),
            message(9, "", "2025-11-25T07:00:00+00:00"),
            message(10, "👍 🇺🇦", "2025-11-25T07:30:00+00:00"),
            message(11, SHORT, "2025-11-25T08:00:00+00:00"),
        ),
        "primer.html",
    )
    assert all(isinstance(each, Arrival) and each.reader.startswith("telegram_page ") for each in found)
    assert [facts(each) for each in found if isinstance(each, Arrival)] == [
        (
            "primer.html:7", f"Главное\n{RUSSIAN}\n— Это всё 👍", "ru", date(2025, 11, 24), "https://t.me/primer/7",
            "Канал-пример", "Редактор",
        ),
        ("primer.html:8", UKRAINIAN, "uk", date(2025, 11, 25), "https://t.me/primer/8", "Канал-пример", "МИД-пример"),
        ("primer.html:11", SHORT, "ru", date(2025, 11, 25), "https://t.me/primer/11", "Канал-пример", None),
    ]  # fmt: skip


def exported(*messages: str) -> bytes:
    return (
        '<!DOCTYPE html>\n<html>\n\n <head>\n\n  <meta charset="utf-8"/>\n  <title>Exported Data</title>\n'
        '  <meta content="width=device-width, initial-scale=1.0" name="viewport"/>\n  <link href="css/style.css" rel="stylesheet"/>\n'
        ' </head>\n\n <body onload="CheckLocation();">\n\n  <div class="page_wrap">\n\n   <div class="page_header">\n\n    <div class="content">\n\n'
        '     <div class="text bold">\nКанал-пример\n     </div>\n\n    </div>\n\n   </div>\n\n   <div class="page_body chat_page">\n\n'
        '    <div class="history">\n\n     <div class="message service" id="message-1">\n\n      <div class="body details">\n24 November 2025\n'
        f"      </div>\n\n     </div>\n\n{''.join(messages)}    </div>\n   </div>\n  </div>\n </body>\n</html>\n"
    ).encode()


EXPORTED = (
    '     <div class="message default clearfix" id="message41">\n\n      <div class="pull_left userpic_wrap">\n       <div class="userpic userpic1">\n'
    '        <div class="initials">\nК\n        </div>\n       </div>\n      </div>\n\n      <div class="body">\n\n'
    '       <div class="pull_right date details" title="24.11.2025 00:15:00 UTC+03:00">\n00:15\n       </div>\n\n'
    '       <div class="from_name">\nКанал-пример \n       </div>\n\n'
    f'       <div class="text">\n{RUSSIAN}<br>Второй <strong>абзац</strong>.\n       </div>\n\n'
    '       <div class="signature details">\nРедактор\n       </div>\n      </div>\n     </div>\n'
)
JOINED = (
    '     <div class="message default clearfix joined" id="message42">\n      <div class="body">\n'
    '       <div class="pull_right date details" title="05.12.2025 23:59:10 UTC+03:00">\n23:59\n       </div>\n'
    '       <div class="forwarded body">\n        <div class="from_name">\nМИД-пример <span class="date details" '
    'title="04.12.2025 10:00:00 UTC+03:00"> 04.12.2025 10:00:00</span>\n        </div>\n'
    f'        <div class="text">\n{UKRAINIAN}\n        </div>\n       </div>\n      </div>\n     </div>\n'
)


def test_exported_pages_give_their_posts() -> None:
    found = read(exported(EXPORTED, JOINED), "messages.html")
    assert [facts(each) for each in found if isinstance(each, Arrival)] == [
        ("messages.html:41", f"{RUSSIAN}\nВторой абзац.", "ru", date(2025, 11, 24), None, "Канал-пример", "Канал-пример"),
        ("messages.html:42", UKRAINIAN, "uk", date(2025, 12, 5), None, "Канал-пример", "МИД-пример"),
    ]  # fmt: skip
    assert len(found) == 2


def chat(**more: Any) -> dict[str, Any]:
    posts = [
        {"id": 1, "type": "service", "date": "2025-11-24T00:00:00", "actor": "Канал-пример", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2025-11-24T00:15:00", "date_unixtime": "1763932500", "from": "Канал-пример",
         "from_id": "channel1", "author": "Редактор",
         "text": [{"type": "bold", "text": "Главное"}, "\n\n", RUSSIAN, {"type": "link", "text": " t.me/x"}]},
        {"id": 3, "type": "message", "date": "2025-11-25T09:00:00", "from": "Канал-пример", "text": "", "photo": "p.jpg"},
        {"id": 4, "type": "message", "date": "2025-12-05T10:00:00", "from": "Канал-пример", "text": UKRAINIAN},
    ]  # fmt: skip
    return {"name": "Канал-пример", "type": "public_channel", "id": 1234567890, "messages": posts, **more}


WANTED = [
    (f"Главное\n{RUSSIAN} t.me/x", "ru", date(2025, 11, 24), None, "Канал-пример", "Редактор"),
    (UKRAINIAN, "uk", date(2025, 12, 5), None, "Канал-пример", "Канал-пример"),
]


def test_export_for_machines_gives_its_posts() -> None:
    data = json.dumps(chat(), ensure_ascii=False, indent=1).encode()
    found = [each for each in read(data, "result.json") if isinstance(each, Arrival)]
    assert [facts(each)[1:] for each in found] == WANTED
    assert names(found) == ["result.json:2", "result.json:4"]
    assert {each.reader for each in found} == {"telegram_export 1"}


def test_export_of_several_chats_gives_the_posts_of_each() -> None:
    other = chat(name="Другой", id=5, messages=chat()["messages"][3:])
    whole = {
        "about": "Here is the data you requested. Remember: …",
        "chats": {"about": "…", "list": [chat(messages=[]), other]},
    }
    (found,) = read(json.dumps(whole, ensure_ascii=False, indent=1).encode(), "result.json")
    assert isinstance(found, Arrival)
    assert facts(found)[:2] == ("result.json/5:4", UKRAINIAN)
    assert found.document.outlet == "Другой"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (preview(), "is a page of Telegram that shows no posts; give the channel's page, https://t.me/s/NAME, or export it"),
        (preview(message(1, "", "")), "is a channel of Telegram in which there is no report"),
        (exported(), "is a page of Telegram that shows no posts; "),
        (json.dumps(chat(messages=[])).encode(), "is an export of Telegram in which there is no report"),
        (json.dumps(chat(messages=[None, 5, {"id": 2, "text": 7}])).encode(), "is an export of Telegram in which there is no report"),
        (json.dumps(chat()).encode()[:-9], "is not JSON: "),
        (b'{"about": "Here is the data you requested", "chats": {"list": [3]}}', "is no export of Telegram; export it again"),
        (preview(head="x" * 9000), "is larger than 0 MB; export a shorter time of the channel"),
    ],
)  # fmt: skip
def test_what_holds_no_post_is_refused(data: bytes, reason: str) -> None:
    found = read(data, "x.html", Options(limits=Limits(size=8000)))
    (refused,) = refusals(found).values()
    assert refused.startswith(reason)


def test_post_without_a_day_is_refused_by_its_number() -> None:
    found = read(preview(message(7, RUSSIAN, ""), message(8, RUSSIAN, "2025-11-24T10:00:00+00:00")), "x.html")
    assert names(found) == ["x.html:8"]
    assert refusals(found) == {"in/x.html:7": "has no date of publication; say it with --date YYYY-MM-DD"}
