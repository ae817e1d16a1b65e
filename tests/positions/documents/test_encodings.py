"""Bytes that are text, and bytes that are not."""

from __future__ import annotations

import codecs
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.documents import read_bytes
from positions.documents.encodings import decode
from positions.documents.reading import Refusal
from positions.errors import DocumentError

VIETNAMESE = "Ông Putin nói kế hoạch có thể làm cơ sở."
RUSSIAN = "Кремль заявил, что ничего не получал."


def refusal(data: bytes, name: str = "x.txt") -> str:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name, published_on=date(2025, 11, 24), language="vi")
    assert caught.value.name == name
    assert str(caught.value) == f"{name}: {caught.value.reason}"
    return caught.value.reason


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    assert decode(mark + VIETNAMESE.encode(encoding), "windows-1251") == VIETNAMESE
    page = f"<html><body><p>{VIETNAMESE}</p></body></html>"
    read = read_bytes(mark + page.encode(encoding), "x.html", published_on=date(2025, 11, 24))
    assert read.text == VIETNAMESE


BINARIES = [
    (b"%!PS-Adobe", "a PostScript file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
    (b"\xff\xd8\xff\xe0", "a JPEG image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF\x00\x00\x00\x00WEBPVP8", "a WebP image"),
    (b"\x00\x00\x00\x18ftypmp42", "a video or image (MP4 family)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF\x02", "a program"),
]


@pytest.mark.parametrize(("data", "kind"), BINARIES)
def test_binary_file_is_named(data: bytes, kind: str) -> None:
    assert refusal(data) == f"is {kind}, not text; save the article as text or HTML"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "is a damaged PDF; "),
        (b"PK\x03\x04\x14\x00", "is a damaged ZIP archive ("),
        (b"PK\x05\x06\x00", "is a damaged ZIP archive ("),
        (b"\x1f\x8b\x08", "is damaged ("),
        (b"BZh91AY&SY", "is damaged ("),
        (b"\xfd7zXZ\x00\x00", "is damaged ("),
        (b"x" * 257 + b"ustar", "is a damaged tar archive ("),
        (b"WARC/1.0\r\n", "is a damaged web archive (cut off)"),
    ],
)
def test_stump_of_an_archive_is_named(data: bytes, reason: str) -> None:
    assert reason in refusal(data)


def test_nul_is_binary_and_its_place_named() -> None:
    assert refusal(b"abc\0def").startswith("is binary: NUL at byte 3; if it is UTF-16 text, save it as UTF-8")
    assert refusal(codecs.BOM_UTF16_LE + "ab\0c".encode("utf-16-le")).startswith(
        "is binary: NUL at character 2;"
    )


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u200b \ufeff\n".encode()]
)
def test_empty_file_is_refused(data: bytes) -> None:
    assert refusal(data) == "is empty; give a file with the article's text"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"abc\xff", "is not valid UTF-8: byte 0xff at offset 3; save it as UTF-8"),
        (
            RUSSIAN.encode("cp1251"),
            "is not valid UTF-8: byte 0xca at offset 0; save it as UTF-8, such as by iconv -f WINDOWS-1251 -t UTF-8",
        ),
        ("Ông".encode()[:-1] + b"\xcc", "is not valid UTF-8: byte 0xcc at offset 3; save it as UTF-8"),
        (codecs.BOM_UTF8 + b"a\xfe", "is not valid UTF-8: byte 0xfe at offset 4; save it as UTF-8"),
        (
            codecs.BOM_UTF16_LE + b"a\0\x00\xd8",
            "is not valid UTF-16-LE: byte 0x00 at offset 4; save it as UTF-8",
        ),
    ],
)
def test_invalid_bytes_are_named_with_their_offset(data: bytes, reason: str) -> None:
    assert refusal(data) == reason


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ("CP1251", "cp1251"),
        ("koi8-r", "koi8_r"),
        ("koi8-u", "koi8_u"),
        ("iso-8859-5", "iso8859_5"),
        ("x-mac-cyrillic", "mac_cyrillic"),
        ("ibm866", "cp866"),
    ],
)
def test_page_may_declare_a_legacy_encoding(declared: str, encoding: str) -> None:
    body = f"<body><p>{RUSSIAN}</p></body>"
    for meta in (
        f"<meta charset={declared}>",
        f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">',
    ):
        data = f"<html><head>{meta}</head>{body}</html>".encode(encoding)
        assert read_bytes(data, "x.html", published_on=date(2025, 11, 24)).text == RUSSIAN


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("iso-8859-9", "cp1254", "Dışişleri Bakanı “hayır” dedi."),
        ("latin1", "cp1252", "The “plan” isn’t café talk."),
        ("windows-1258", "cp1258", "Ông nói không."),
    ],
)
def test_western_labels_mean_their_windows_supersets(declared: str, encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), declared) == text


def test_utf8_goes_before_an_old_declaration() -> None:
    assert decode(RUSSIAN.encode(), "windows-1251") == RUSSIAN


@pytest.mark.parametrize(
    "declared", ["utf-7", "rot13", "idna", "unicode_escape", "nonsense", "", None, "utf-8"]
)
def test_other_declarations_do_not_count(declared: str | None) -> None:
    with pytest.raises(Refusal, match="is not valid UTF-8"):
        decode(RUSSIAN.encode("cp1251"), declared)


def test_plain_text_cannot_declare() -> None:
    assert refusal(("charset=windows-1251 " + RUSSIAN).encode("cp1251")).startswith("is not valid UTF-8")


def test_declared_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(Refusal, match=r"is not valid WINDOWS-1252: byte 0x81 at offset 1; save it as UTF-8"):
        decode(b"a\x81", "iso-8859-1")


@given(
    st.binary(max_size=400), st.sampled_from([None, "windows-1251", "koi8-r", "gb18030", "iso-8859-9", "hex"])
)
def test_bytes_are_text_or_refused(data: bytes, declared: str | None) -> None:
    try:
        text = decode(data, declared)
    except Refusal as refusal:
        text = f"{refusal}; refused"
    assert text.strip()
    assert "\r" not in text
    assert text.encode().decode() == text
