"""Pages as browsers save them: with the address that they were saved from, in a remark or in one file with all they show."""

from __future__ import annotations

import quopri
from datetime import date

import pytest

from positions.documents import Arrival, Options
from tests.positions.documents.making import read, refusals

SAID = "The Kremlin said on Monday that it had received nothing official from Geneva, and that it waited."
ADDRESS = "https://daily.example/2025/11/24/talks.html"


def page(remark: str = "", head: str = "", said: str = SAID) -> str:
    return f"<!DOCTYPE html>\n{remark}<html><head><title>Talks</title>{head}</head><body><article><p>{said}</p></article></body></html>"


def saved(
    html: str, *, location: str = ADDRESS, kind: str = "text/html", by: str = "<Saved by Blink>"
) -> bytes:
    body = quopri.encodestring(html.encode()).decode()
    where = f"Snapshot-Content-Location: {location}\r\n" if location else ""
    return (
        f"From: {by}\r\n{where}Subject: Talks\r\nDate: Wed, 3 Dec 2025 10:15:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--x----"\r\n\r\n\r\n'
        f"------MultipartBoundary--x----\r\nContent-Type: {kind}\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {location}\r\n\r\n{body}\r\n"
        "------MultipartBoundary--x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: https://daily.example/x.png\r\n\r\niVBORw0KGgo=\r\n------MultipartBoundary--x------\r\n"
    ).encode()


@pytest.mark.parametrize(
    "remark",
    [
        f"<!-- saved from url=(0043){ADDRESS} -->\n",
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Wed Dec 03 2025 10:15:00 GMT+0000\n-->",
        f"<!-- saved from url=(0080)https://web.archive.org/web/20251203101500/{ADDRESS} -->",
    ],
)
def test_address_that_a_browser_writes_into_a_page(remark: str) -> None:
    (found,) = read(page(remark).encode(), "Talks.html", Options(published_on=date(2025, 11, 25)))
    assert isinstance(found, Arrival), found
    assert (found.document.url, found.document.outlet) == (ADDRESS, "daily.example")
    canonical = '<link rel="canonical" href="https://daily.example/a">'
    (found,) = read(page(remark, canonical).encode(), "Talks.html", Options(published_on=date(2025, 11, 25)))
    assert isinstance(found, Arrival), found
    assert found.document.url == "https://daily.example/a"


DATED = '<meta property="article:published_time" content="2025-11-24T10:00:00+02:00">'


@pytest.mark.parametrize("by", ["<Saved by Blink>", '"Saved by Internet Explorer 11"', "<Saved by WebKit>"])
@pytest.mark.parametrize("name", ["Talks.mhtml", "talks.eml", "x"])
def test_page_saved_in_one_file(by: str, name: str) -> None:
    (found,) = read(saved(page(head=DATED, said=f"{SAID} “Да”, said Peskov."), by=by), name)
    assert isinstance(found, Arrival), found
    document = found.document
    assert document.text == f"{SAID} “Да”, said Peskov."
    assert (document.title, document.url, document.published_on) == ("Talks", ADDRESS, date(2025, 11, 24))
    assert (found.author, document.outlet) == (None, "daily.example")
    assert found.reader.startswith("saved_page 1 ")


def test_day_of_saving_is_none_of_publication() -> None:
    found = read(saved(page(), location="https://daily.example/talks"), "Talks.mhtml")
    assert list(refusals(found).values()) == ["has no date of publication; say it with --date YYYY-MM-DD"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (saved(page(DATED), kind="text/css"), "is a saved page without the page; save it as HTML"),
        (b"From: <Saved by Blink>\r\n\r\n", "is a saved page without the page; save it as HTML"),
        (saved("<html><body></body></html>"), "holds no article text; save the article itself"),
    ],
)
def test_saved_pages_without_a_report(data: bytes, reason: str) -> None:
    assert list(refusals(read(data, "x.mhtml")).values()) == [reason]
