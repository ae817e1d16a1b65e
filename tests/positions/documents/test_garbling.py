"""Pages in old encodings, declared rightly, wrongly or not at all: the text as written, or what it is and what to do."""

from __future__ import annotations

import unicodedata

import pytest

from positions.documents import read_bytes
from positions.errors import DocumentError

VIETNAMESE = "Người phát ngôn Bộ Ngoại giao nói Việt Nam ủng hộ mọi nỗ lực đối thoại. Bà nhấn mạnh hòa bình phải bền vững."
RUSSIAN = "Песков заявил, что Москва готова обсуждать план."
UKRAINIAN = "Сибіга заявив, що рамкова угода ще не остаточна, і їй потрібен ґрунт."
TURKISH = "Dışişleri Bakanı Hakan Fidan, ateşkesin ilk adım olacağını söyledi ve görüştü."
# Tones, which windows-1258 writes behind their letters.
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def page(text: bytes, declared: str) -> bytes:
    head = f'<meta charset="{declared}">' if declared else ""
    body = b"<article><p>" + text + b"</p></article></body></html>"
    return f'<html><head>{head}<meta name="date" content="2025-11-24"></head><body>'.encode() + body


def windows_1258(text: str) -> bytes:
    written = []
    for letter in unicodedata.normalize("NFD", text):
        if letter in _TONES or not unicodedata.combining(letter):
            written.append(letter)
        else:
            written[-1] = unicodedata.normalize("NFC", written[-1] + letter)
    # A dot below comes before a circumflex in normal form D.
    words = unicodedata.normalize("NFC", "".join(written))
    found = []
    for letter in words:
        parts = unicodedata.normalize("NFD", letter)
        marks = "".join(mark for mark in parts[1:] if mark not in _TONES)
        tones = "".join(mark for mark in parts[1:] if mark in _TONES)
        found.append(unicodedata.normalize("NFC", parts[0] + marks) + tones)
    return "".join(found).encode("cp1258")


def taken_for_western(text: str) -> bytes:
    """Return what is saved when UTF-8 is taken for windows-1252, which leaves some bytes open."""
    shown = (bytes([byte]).decode("cp1252", errors="replace") for byte in text.encode())
    return "".join(
        letter if letter != "\ufffd" else chr(byte) for letter, byte in zip(shown, text.encode(), strict=True)
    ).encode()


READ = [
    (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
    (RUSSIAN.encode("cp1251"), "cp1251", RUSSIAN),
    (RUSSIAN.encode("koi8-r"), "KOI8-R", RUSSIAN),
    (RUSSIAN.encode("koi8-r"), "koi8_r", RUSSIAN),
    (UKRAINIAN.encode("koi8-u"), "koi8-u", UKRAINIAN),
    (RUSSIAN.encode("cp866"), "ibm866", RUSSIAN),
    (TURKISH.encode("iso8859-9"), "ISO-8859-9", TURKISH),
    (TURKISH.encode("iso8859-9"), "latin5", TURKISH),
    (TURKISH.encode("cp1254"), "windows-1254", TURKISH),
    (windows_1258(VIETNAMESE), "windows-1258", VIETNAMESE),
    # A declaration that was left over when the page was converted.
    (RUSSIAN.encode(), "windows-1251", RUSSIAN),
    (VIETNAMESE.encode(), "viscii", VIETNAMESE),
]


@pytest.mark.parametrize(("data", "declared", "text"), READ)
def test_text_is_as_it_was_written(data: bytes, declared: str, text: str) -> None:
    assert read_bytes(page(data, declared), "x.html").text == text


def test_wide_page_with_its_mark_is_read_whatever_it_declares() -> None:
    data = page(VIETNAMESE.encode(), "utf-8").decode().encode("utf-16")
    assert read_bytes(data, "x.html").text == VIETNAMESE


TWICE = (
    "is UTF-8 that was taken for another encoding and saved again; get it as it was, or repair it with ftfy"
)
SWAPPED = (
    "has its capital and small letters the wrong way round: it is in KOI8 and was taken for WINDOWS-1251, "
    "or the other way round; save it as UTF-8"
)
REFUSED = [
    (RUSSIAN.encode("cp1251"), "utf-8", "is not valid UTF-8: byte 0xcf at offset {}; save it as UTF-8, such as by iconv -f WINDOWS-1251 -t UTF-8"),
    (RUSSIAN.encode("cp1251"), "", "is not valid UTF-8: byte 0xcf at offset {}; save it as UTF-8, such as by iconv -f WINDOWS-1251 -t UTF-8"),
    (RUSSIAN.encode("koi8-r"), "no-such", "is not valid UTF-8: byte 0xf0 at offset {}; save it as UTF-8, such as by iconv -f KOI8-U -t UTF-8"),
    (TURKISH.encode("cp1254"), "utf-8", "is not valid UTF-8: byte 0xfd at offset {}; save it as UTF-8, such as by iconv -f WINDOWS-1254 -t UTF-8"),
    (windows_1258(VIETNAMESE), "", "is not valid UTF-8: byte 0xfd at offset {}; save it as UTF-8, such as by iconv -f WINDOWS-1258 -t UTF-8"),
    (RUSSIAN.encode("cp1251"), "koi8-r", SWAPPED),
    (RUSSIAN.encode("koi8-r"), "windows-1251", SWAPPED),
    (TURKISH.encode("cp1254"), "iso-8859-1",
     "is in WINDOWS-1254, and was taken for WINDOWS-1252; save it as UTF-8, such as by iconv -f WINDOWS-1254 -t UTF-8"),
    (RUSSIAN.encode("cp1251"), "latin1",
     "is in WINDOWS-1251, and was taken for WINDOWS-1252; save it as UTF-8, such as by iconv -f WINDOWS-1251 -t UTF-8"),
    (taken_for_western(RUSSIAN), "utf-8", TWICE),
    (taken_for_western(TURKISH), "utf-8", TWICE),
    (taken_for_western(VIETNAMESE), "utf-8", TWICE),
    (b"Ng\xad\xeai ph\xb8t ng\xabn", "viscii", "is in VISCII, which is not read; save it as UTF-8, such as by iconv -f VISCII -t UTF-8"),
    (b"Ng\xad\xeai ph\xb8t ng\xabn", "x-viet-tcvn5712",
     "is in X-VIET-TCVN5712, which is not read; save it as UTF-8, such as by iconv -f TCVN5712-1 -t UTF-8"),
    ("Ng\xadêi ph¸t ng«n Bé Ngo¹i giao nãi ViÖt Nam ñng hé mäi nç lùc ®èi tho¹i. Bµ nhÊn m¹nh hßa b×nh ph¶i bÒn v÷ng, theo ®µi B¾c Kinh vµ c¸c ®¹i biÓu.".encode(), "utf-8",
     "is Vietnamese for TCVN3 (ABC) fonts; convert it to Unicode, such as with UniKey"),
    ("Ngöôøi phaùt ngoân Boä Ngoaïi giao noùi Vieät Nam uûng hoä moïi noã löïc ñoái thoaïi.".encode(), "utf-8",
     "is Vietnamese for VNI fonts; convert it to Unicode, such as with UniKey"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "declared", "reason"), REFUSED)
@pytest.mark.parametrize("language", ["", "ru"])
def test_text_of_wrong_letters_is_refused_with_what_it_is(
    data: bytes, declared: str, reason: str, language: str
) -> None:
    whole = page(data, declared)
    at = next((n for n, byte in enumerate(whole) if byte >= 0x80), 0)
    with pytest.raises(DocumentError) as caught:
        read_bytes(whole, "x.html", language=language or None)
    assert caught.value.reason == reason.format(at)


@pytest.mark.parametrize(
    "text",
    [
        "Le président a déclaré que l’accord était à portée de main, même si Kiev hésite encore à signer.",
        "O presidente afirmou que não há acordo sem a Ucrânia, e que as negociações vão continuar.",
        "Bundeskanzler Merz sagte, über die Köpfe der Ukrainer hinweg dürfe nichts beschlossen werden.",
        "Ngoại trưởng nói toàn văn hoá đơn ngoài hoà ước là bản hoá giải toàn diện.",
        "Görüşmeler sürüyor, öğleden sonra açıklama yapılacağı bildirildi.",
        "Þórdís sagði að Ísland styðji áætlunina og að friður verði að vera réttlátur.",
        "ПРЕЗИДЕНТ заявил: МИД и МО готовы. США и НАТО молчат.",
        "iPhone и eBay, пишет газета, подорожали.",
    ],
)  # fmt: skip
def test_letters_of_other_languages_are_sound(text: str) -> None:
    assert read_bytes(page(text.encode(), "utf-8"), "x.html", language="vi").text == text
