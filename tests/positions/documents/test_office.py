"""E-mails, Word documents and PDFs."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from positions.documents import Arrival, Limits, Options, Refused, holds_many, reader_of, receive
from positions.documents.pdf import joined
from tests.positions.documents.making import names, pdf, read, refusals, word, zipped

if TYPE_CHECKING:
    from pathlib import Path

DAY = Options(published_on=date(2025, 11, 24))
SAID = "The Kremlin said that it had received nothing official from Geneva."


def only(data: bytes, name: str, options: Options = DAY) -> Arrival:
    (found,) = read(data, name, options)
    assert isinstance(found, Arrival), found
    return found


def refused(data: bytes, name: str, options: Options = DAY) -> str:
    (found,) = read(data, name, options)
    assert isinstance(found, Refused)
    return found.reason


def blocks(found: Arrival) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(found.document.text)) for block in found.document.blocks]


def letter(body: str, media: str = "text/plain; charset=utf-8", *heads: str) -> bytes:
    given = ("From: Ana Writer <ana@daily.example>", "Date: Mon, 24 Nov 2025 23:30:00 -0500", *heads)
    head = "\r\n".join((*given, "MIME-Version: 1.0", f"Content-Type: {media}"))
    return f"{head}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}".encode()


@pytest.mark.parametrize("name", ["a.eml", "a", "a.txt"])
def test_an_e_mail_is_read_with_what_its_head_says(name: str) -> None:
    found = only(
        letter(SAID, "text/plain; charset=utf-8", "Subject: =?utf-8?b?S+G6vyBob+G6oWNo?="), name, Options()
    )
    document = found.document
    assert (document.text, document.title, found.author) == (SAID, "Kế hoạch", "Ana Writer")
    assert document.published_on == date(2025, 11, 24)  # as the sender wrote it, not shifted


def test_an_e_mail_of_two_kinds_is_read_as_text() -> None:
    parts = f"--x\r\nContent-Type: text/html\r\n\r\n<p>Not this.</p>\r\n--x\r\nContent-Type: text/plain\r\n\r\n{SAID}\r\n--x--"
    assert only(letter(parts, "multipart/alternative; boundary=x"), "a.eml").document.text.strip() == SAID


def test_an_e_mail_that_is_a_page() -> None:
    page = f"<html><body><p>{SAID}</p><script>alert(1)</script></body></html>"
    assert only(letter(page, "text/html; charset=utf-8"), "a.eml").document.text == SAID


def test_an_old_encoding_is_that_of_the_part() -> None:
    body = "Он заявил, что это не так и что план не может быть принят."
    data = letter("BODY", "text/plain; charset=koi8-r").replace(b"BODY", body.encode("koi8-r"))
    assert only(data, "a.eml").document.text == body


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"From: x\r\n\r\n", "is an e-mail without text"),
        (letter("", "text/plain"), "is an e-mail without text"),
        (letter("iVBORw0KGgo=", "image/png"), "is an e-mail without text"),
        (letter("--x\r\n\r\n--x", "multipart/mixed; boundary=x"), "is an e-mail without text|is empty"),
        (letter("x", "multipart/mixed"), "is an e-mail without text"),
        (letter("x" * 99, "text/plain; charset=nonsense"), "its language is not clear"),
        (b"Date: nonsense\r\nSubject: =?nonsense?q?=FF?=\r\nFrom: <<<>>\r\n\r\nxx", "its language is not clear|no date"),
        (("Content-Type: multipart/mixed; boundary=a\r\n\r\n" + "--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 500).encode(), "e-mail"),
    ],
)  # fmt: skip
def test_e_mails_that_hold_no_report(data: bytes, reason: str) -> None:
    import re

    assert re.search(reason, refused(data, "a.eml")), refused(data, "a.eml")


def test_a_word_document_keeps_its_layout() -> None:
    data = word(
        ("Title", "Nothing from Geneva"),
        ("Normal", SAID),
        ("Heading 1", "What comes next"),
        ("Intense Quote", "We wait."),
        ("List Bullet", "a meeting"),
        ("Normal", "The leaders in Geneva. Photo: Reuters"),
        title="Of the file",
        author="Ana Writer",
    )
    found = only(data, "a.docx")
    assert blocks(found) == [
        ("paragraph", SAID),
        ("heading", "What comes next"),
        ("quote", "We wait."),
        ("item", "a meeting"),
        ("caption", "The leaders in Geneva. Photo: Reuters"),
    ]
    assert (found.document.title, found.author) == ("Nothing from Geneva", "Ana Writer")
    assert found.reader.startswith("word 1 (python-docx ")
    assert only(data, "a.bin").document.text == found.document.text


def test_cells_of_a_word_table_stand_in_their_place() -> None:
    import docx

    document = docx.Document()
    document.add_paragraph(SAID)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip((c for row in table.rows for c in row.cells), "ABCD", strict=True):
        cell.text = words
    table.cell(1, 0).merge(table.cell(1, 1))
    document.add_paragraph("He said no more.")
    stream = io.BytesIO()
    document.save(stream)
    assert [words for _, words in blocks(only(stream.getvalue(), "a.docx"))] == [SAID, "A", "B", "C", "D", "He said no more."]  # fmt: skip


def with_part(name: str, content: bytes) -> bytes:
    """Return a Word document of which one part is another."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(("Normal", SAID)))) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:  # fmt: skip
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return stream.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"lol" * 1000 + b'">%s]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>'  # fmt: skip
NESTED = b"".join(
    b'<!ENTITY %s "%s">' % (chr(n).encode(), b"&%s;" % chr(n - 1).encode() * 10) for n in range(98, 107)
)


@pytest.mark.parametrize(
    "data",
    [
        word(),
        with_part("word/document.xml", b"<broken"),
        with_part("word/document.xml", BOMB % NESTED),
        with_part("word/document.xml", b"<x/>"),
        with_part("word/document.xml", b""),
        with_part("[Content_Types].xml", b""),
        with_part("word/styles.xml", b"\x00\x01"),
        with_part("word/document.xml", b"<a>" * 100_000),
        zipped({"word/document.xml": "<x/>"}),
        zipped({"word/document.xml": "<x/>", "[Content_Types].xml": "<x/>"}),
    ],
    ids=range(10),
)
def test_word_documents_that_cannot_be_read(data: bytes) -> None:
    assert "Word document" in refused(data, "a.docx") or refused(data, "a.docx").startswith("holds no text")


def test_a_word_document_does_not_fetch_entities(tmp_path: object) -> None:
    outside = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'
        + BOMB.partition(b"]>")[2]
    )
    found = read(with_part("word/document.xml", outside), "a.docx", DAY)
    assert all(isinstance(each, Refused) for each in found)


def test_a_pdf_is_read_with_its_lines_joined() -> None:
    lines = (
        "The Kremlin said on Monday that it had received nothing offi-",
        "cial from Geneva, and that the talks would go on for as long as",
        "they had to.",
        "Kyiv said that it would not cede any of its territory, whatever the",
        "plan might say.",
        "7",
    )
    for packed in (False, True):
        found = only(pdf(lines, ("Nobody said more.",), title="Kế hoạch", packed=packed), "a.pdf")
        assert [words for _, words in blocks(found)] == [
            f"{lines[0].removesuffix('-')}{lines[1]} {lines[2]}",
            "Kyiv said that it would not cede any of its territory, whatever the plan might say.",
            "Nobody said more.",
        ]
        assert found.document.title == "Kế hoạch"


def test_a_pdf_in_other_letters() -> None:
    for words in (
        "Tổng thống nói rằng kế hoạch không thể được chấp nhận.",
        "Він сказав, що план не може бути прийнятий.",
    ):
        assert only(pdf((words,)), "a.pdf").document.text == words


def test_hyphens_of_compounds_stay() -> None:
    assert list(joined(["the 28-", "Point plan"])) == ["the 28- Point plan"]
    assert list(joined(["", "one", "", "two"])) == ["one", "two"]


WHOLE = pdf((SAID,))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(()), "is a PDF without a text layer"),
        (pdf(), "is a PDF without a text layer"),
        (b"%PDF-1.7", "is a damaged PDF"),
        (b"%PDF-1.7\n" + bytes(2000), "is a damaged PDF"),
        (b"%PDF-1.7\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF", "is a damaged PDF"),
        (WHOLE.replace(b"/Type /Pages", b"/Type /Other").replace(b"/Kids [", b"/Kids [2 0 R "), "PDF"),
        (WHOLE.replace(b"/Encrypt", b"").replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -1 >>"), "PDF"),
        (WHOLE.replace(b"/Count 1", b"/Count 999999999").replace(b"/Kids [8 0 R]", b"/Kids []"), "PDF|more than 2000 pages"),
        (WHOLE[:400], "PDF"),
        (WHOLE.replace(b"stream", b"strxxx"), "PDF"),
    ],
    ids=range(10),
)  # fmt: skip
def test_pdfs_that_cannot_be_read(data: bytes, reason: str) -> None:
    import re

    assert re.search(reason, refused(data, "a.pdf")), refused(data, "a.pdf")


@pytest.mark.parametrize("name", ["word", "pdf", "page", "feed", "web_archive"])
def test_a_missing_library_says_what_to_install(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    data = {
        "word": word(("Normal", SAID)),
        "pdf": WHOLE,
        "page": b"<html>",
        "feed": b"<rss></rss>",
        "web_archive": b"WARC/1.0\r\n",
    }[name]
    monkeypatch.setitem(sys.modules, f"positions.documents.{name}", None)
    extra = {"word": "office", "pdf": "office", "page": "html", "feed": "web", "web_archive": "archives"}[
        name
    ]
    assert refused(data, "a").endswith(f"run pip install 'positions[{extra}]'")


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", word(("Normal", SAID))), ("a.pdf", WHOLE), ("a.txt", SAID.encode()), ("a.eml", letter(SAID))]
)  # fmt: skip
def test_what_reads_a_file_can_be_told_before_it_is_read(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert receive(path, DAY).reader == reader_of(path, data, DAY)
    # An e-mail may bring others along; only a look inside tells.
    assert holds_many(path, DAY) == name.endswith(".eml")


def carrying(letter: str, *files: tuple[str, bytes]) -> EmailMessage:
    """Return an e-mail with files attached."""
    message = EmailMessage()
    message["From"], message["Subject"] = "Ana Writer <ana@daily.example>", "Reports"
    message["Date"] = "Sat, 06 Dec 2025 23:30:00 -0500"
    message.set_content(letter)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


FILES = (
    ("scan.pdf", pdf((SAID,))),
    ("note.docx", word(("Normal", SAID))),
    ("../p.html", f"<p>{SAID}</p>".encode()),
)


def test_attachments_are_reports_of_their_own() -> None:
    found = read(carrying("See below.", *FILES).as_bytes(), "a.eml")
    assert names(found) == ["a.eml/scan.pdf", "a.eml/note.docx", "a.eml/p.html"]
    for each in found:
        assert isinstance(each, Arrival)
        assert each.document.text.strip() == SAID
        assert (each.document.published_on, each.author) == (date(2025, 12, 6), "Ana Writer")


def test_a_letter_that_says_something_itself_is_a_report_too() -> None:
    letter = f"{SAID} " * 5
    found = read(carrying(letter, FILES[0], ("x.png", b"x")).as_bytes(), "a.eml")
    assert names(found)[:2] == ["a.eml", "a.eml/scan.pdf"]
    assert list(refusals(found)) == ["in/a.eml/x.png"]
    message = carrying(letter)
    message.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
    assert names(read(message.as_bytes(), "a.eml")) == ["a.eml"]


def test_a_forwarded_letter_is_read() -> None:
    message = carrying("See below.")
    message.add_attachment(carrying(SAID))
    assert names(read(message.as_bytes(), "a.eml")) == ["a.eml/attachment-3.eml"]


@pytest.mark.parametrize("name", ["box.mbox", "box", "box.txt"])
def test_a_mailbox_is_read_letter_by_letter(name: str) -> None:
    first = (
        carrying(f"{SAID}\n\nFrom there on 10:00 in 2025 he went.")
        .as_bytes()
        .replace(b"\nFrom ", b"\n>From ")
    )
    second = carrying(SAID).as_bytes().replace(b"\n", b"\r\n")
    data = b"From ana@daily.example Sat Dec  6 10:00:00 2025\n" + first + b"\n"
    data += b"From - Sat Dec  6 10:00:00 2025\r\n" + second
    found = read(data, name)
    assert names(found) == [f"{name}:1", f"{name}:2"]
    assert isinstance(found[0], Arrival)
    assert "\n\nFrom there on" in found[0].document.text


def test_a_letter_that_is_too_large_does_not_stop_the_others() -> None:
    line = b"From ana@daily.example Sat Dec  6 10:00:00 2025\n"
    data = b"\n".join([line + carrying("x\n" * 5000).as_bytes(), line + carrying(SAID).as_bytes()])
    found = read(data, "box.mbox", Options(limits=Limits(size=5000)))
    assert names(found) == ["box.mbox:2"]
    assert list(refusals(found)) == ["in/box.mbox:1"]
