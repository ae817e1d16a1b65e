"""Bad input, made here: files that must be refused by name, and quotations that try to act on whoever reads them."""

from __future__ import annotations

import bz2
import codecs
import gzip
import json
import lzma
import random
import tarfile
from base64 import b64encode
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from tests.positions.documents.making import PAGE, pdf, special, tarred, warc, word, zipped

SAID = "Kremlin spokesman Dmitry Peskov said on 5 December that Russia was ready to discuss the peace plan."
RUSSIAN = "Песков заявил, что Россия готова обсуждать мирный план и что это не было отвергнуто."
VIETNAMESE = "Ông Peskov nói rằng Nga sẵn sàng thảo luận kế hoạch hòa bình và điều này đã được nêu ra."
MEGABYTE = 1_000_000


if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    Cases: TypeAlias = Iterator[tuple[str, bytes, str]]


@dataclass(frozen=True, slots=True)
class Bad:
    """A file that must be refused.

    Attributes:
        name: Of the file; messages about it and what lies in it begin with it.
        reason: Pattern of the words that say why.
    """

    name: str
    data: bytes
    reason: str


def corpus() -> list[Bad]:
    """Return the files, each under a name of its own."""
    number = count()
    kinds = (
        encodings,
        binaries,
        texts,
        pages,
        archives,
        bombs,
        dumps,
        feeds,
        sitemaps,
        letters,
        mailboxes,
        office,
    )
    return [
        Bad(f"{next(number):03}-{ending}", data, reason) for kind in kinds for ending, data, reason in kind()
    ]


def encodings() -> Cases:
    """Yield texts whose bytes are not what they should be."""
    invalid = {
        "lone-continuation": b"\x80",
        "overlong-slash": b"\xc0\xaf",
        "overlong-nul": b"\xc0\x80",
        "overlong-three": b"\xe0\x80\xaf",
        "surrogate": b"\xed\xa0\x80",
        "beyond-unicode": b"\xf4\x90\x80\x80",
        "five-bytes": b"\xf8\x88\x80\x80\x80",
        "ff": b"\xff",
        "cut-sequence": b"\xe1\xba",
        "latin-1": b"caf\xe9 ",
    }
    for name, wrong in invalid.items():
        for place, data in (
            ("first", wrong + SAID.encode()),
            ("last", SAID.encode() + wrong),
        ):
            yield f"{name}-{place}-2025-12-06.txt", data, "is not valid UTF-8: byte 0x"
    for encoding in ("cp1251", "koi8-r", "iso-8859-5", "cp866"):
        yield f"{encoding}-2025-12-06.txt", RUSSIAN.encode(encoding), "is not valid UTF-8"
    for encoding in ("cp1258", "gb18030", "shift-jis", "utf-16-le", "utf-16-be", "utf-32-le"):
        text = "Tin: 普京 " + SAID if encoding in ("gb18030", "shift-jis") else SAID + "\u0111"
        data = text.encode(encoding, errors="replace")
        yield f"{encoding}-2025-12-06.txt", data, "is not valid UTF-8|is binary: NUL"
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ):
        yield f"cut-{encoding}-2025-12-06.txt", mark + VIETNAMESE.encode(encoding)[:-1], "is not valid UTF-"
        yield f"nul-{encoding}-2025-12-06.txt", mark + f"a\0{SAID}".encode(encoding), "is binary: NUL"
        yield f"only-mark-{encoding}-2025-12-06.txt", mark, "is empty"
    yield "half-pair-2025-12-06.txt", codecs.BOM_UTF16_LE + b"\x00\xd8" + SAID.encode("utf-16-le"), "is not valid UTF-16"  # fmt: skip
    yield "wrong-mark-2025-12-06.txt", codecs.BOM_UTF8 + RUSSIAN.encode("cp1251"), "is not valid UTF-8"
    for place, data in (("first", b"\0"), ("middle", SAID.encode() + b"\0" + SAID.encode()), ("last", SAID.encode() + b"\0")):  # fmt: skip
        yield f"nul-{place}-2025-12-06.txt", data, "is binary: NUL at byte"
    yield "ebcdic-2025-12-06.txt", SAID.encode("cp037"), "is not valid UTF-8"
    noise = random.Random(7)
    for size in (10, 1000, 100_000):
        yield f"noise-{size}-2025-12-06.txt", b"\xfe" + noise.randbytes(size), "is binary|is not valid UTF-8"


def binaries() -> Cases:
    """Yield files of other kinds, under names that lie."""
    signatures = {
        "postscript": b"%!PS-Adobe-3.0",
        "old-office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "png": b"\x89PNG\r\n\x1a\n",
        "jpeg": b"\xff\xd8\xff\xe0",
        "gif": b"GIF89a",
        "tiff": b"II*\x00",
        "webp": b"RIFF\0\0\0\0WEBP",
        "wav": b"RIFF\0\0\0\0WAVE",
        "mp4": b"\0\0\0\x18ftypmp42",
        "mp3": b"ID3\x04",
        "ogg": b"OggS",
        "matroska": b"\x1a\x45\xdf\xa3",
        "zstandard": b"\x28\xb5\x2f\xfd",
        "7z": b"7z\xbc\xaf\x27\x1c",
        "rar": b"Rar!\x1a\x07",
        "sqlite": b"SQLite format 3\x00",
        "elf": b"\x7fELF\x02",
        "exe": b"MZ\x90\x00",
    }
    for name, signature in signatures.items():
        for ending in ("txt", "html"):
            yield f"{name}-2025-12-06.{ending}", signature + bytes(200), "is (?:a|an) .*, not text; save"
    # One word is no report, whatever the ending says; where rich text cannot be read, that is said.
    for ending in ("rtf", "html"):
        yield (
            f"rich-2025-12-06.{ending}",
            b"{\\rtf1\\ansi Hello}",
            "its language is not clear|reader is not installed",
        )


def texts() -> Cases:
    """Yield texts without what a report needs."""
    yield "empty-2025-12-06.txt", b"", "is empty"
    for name, blank in (("spaces", b" \n\t\r\n"), ("zero-width", "\u200b\ufeff\u2060\n".encode()), ("lines", b"\n" * 100_000)):  # fmt: skip
        yield f"{name}-2025-12-06.txt", blank, "is empty"
    yield (
        "undated.txt",
        SAID.replace("on 5 December ", "").encode(),
        "has no date of publication; say it with --date",
    )
    for day in ("2025-02-30", "2025-13-01", "2025-00-10", "0000-01-01", "2025-11-31"):
        yield (
            f"head-{day}.txt",
            f" date {day} {SAID}".encode(),
            f"its head says `date {day}`, which is no day",
        )
    yield "head-only-2025-12-06.txt", b" date 2025-12-06 \n\n", "has a head but no text"
    yield "digits-2025-12-06.txt", b"1234567890 " * 100, "its language is not clear"
    yield "signs-2025-12-06.txt", b"!?.,;:-_*+#" * 100, "its language is not clear"
    yield "megabyte-line-2025-12-06.txt", b"x" * 2 * MEGABYTE, "its language is not clear"
    yield "combining-2025-12-06.txt", ("a" + "\u0301" * 100_000).encode(), "its language is not clear"
    yield "too-large-2025-12-06.txt", SAID.encode() * 210_000, "is larger than 20 MB; split it"


def pages() -> Cases:
    """Yield pages without an article, broken ones and traps."""
    inside = {
        "nothing": b"",
        "only-script": b"<script>document.write('" + SAID.encode() + b"')</script>",
        "only-style": b"<style>p::before{content:'x'}</style>",
        "only-comment": b"<!-- " + SAID.encode() + b" -->",
        "open-comment": b"<!-- " + SAID.encode(),
        "only-headline": b"<h1>" + SAID.encode() + b"</h1>",
        "only-links": b"<ul>" + b"<li><a href=/x>Home and more</a></li>" * 50 + b"</ul>",
        "only-image": b"<img src=x onerror=alert(1)>",
        "only-form": b"<form action=javascript:alert(1)><button>Go</button></form>",
        "only-refresh": b"<meta http-equiv=refresh content='0;url=http://127.0.0.1/'>",
        "only-frame": b"<iframe src='file:///etc/passwd'></iframe>",
        "only-svg": b"<svg><script>alert(1)</script></svg>",
        "only-navigation": b"<nav><a href=/>Home</a><a href=/w>World</a></nav>",
        "only-footer": b"<footer>(c) 2025</footer>",
        "only-title": b"<title>" + SAID.encode() + b"</title>",
    }
    for name, content in inside.items():
        yield (
            f"{name}-2025-12-06.html",
            b"<html><body>" + content + b"</body></html>",
            "holds no article text|its language is not clear|only leads on to",
        )
    for tag in ("div", "b", "blockquote", "ul><li", "table><tr><td", "span", "font", "svg", "object"):
        deep = f"<html><body>{f'<{tag}>' * 40_000}{SAID}".encode()
        yield (
            f"deep-{tag[:4].strip('>')}-2025-12-06.html",
            deep,
            "nests its elements too deeply|holds no article",
        )
    for cut in (1, 5, 15, 60):
        yield f"cut-{cut}-2025-12-06.html", PAGE[:cut], "holds no article text|its language is not clear"
    for label in ("utf-16", "nonsense", "x-user-defined", "utf-7"):
        lying = f'<html><head><meta charset="{label}"></head><body><p>{RUSSIAN}'.encode("cp1251")
        yield f"charset-{label}-2025-12-06.html", lying, "is not valid UTF-8"
    yield "charset-wrong-2025-12-06.html", b'<html><meta charset="shift_jis"><p>' + b"\x80\xfd\xff" * 9, "is not valid SHIFT_JIS"  # fmt: skip
    yield "nul-2025-12-06.html", b"<html><body><p>a\0b</p>", "is binary: NUL"
    yield "undated.html", PAGE.replace(b"2025-11-25", b"").replace(b"on Monday", b""), "has no date"
    yield "tags-2025-12-06.html", b"<html><body>" + b"<p>x" * 250_000, "has more than 200,000 tags"
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "lol">{entities}]><html><body>&e9;</body></html>'
    )
    yield "entity-bomb-2025-12-06.html", bomb.encode(), "holds no article text|its language is not clear"
    outside = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;</body></html>'
    yield (
        "entity-outside-2025-12-06.xhtml",
        outside.encode(),
        "holds no article text|its language is not clear",
    )
    yield (
        "attributes-2025-12-06.html",
        b"<html><body " + b"a='b' " * 100_000 + b"></body>",
        "holds no article text",
    )


def archives() -> Cases:
    """Yield archives that are broken or try to break out."""
    good = {"2025-12-06-good.txt": SAID.encode()}
    for name in (
        "../../x.txt",
        "/etc/cron.d/x.txt",
        "a/../../x.txt",
        "C:\\x.txt",
        "..\\x.txt",
        "\\\\h\\s\\x.txt",
    ):
        shown = name.strip("./\\").replace("/", "-").replace("\\", "-").replace(":", "")
        yield f"climb-{shown}.zip", zipped({**good, name: SAID}), "its name leads out of the archive"
        yield f"climb-{shown}.tar", tarred({**good, name: SAID}), "its name leads out of the archive"
    kinds = {"link": tarfile.SYMTYPE, "hard": tarfile.LNKTYPE, "char": tarfile.CHRTYPE, "block": tarfile.BLKTYPE, "pipe": tarfile.FIFOTYPE}  # fmt: skip
    for name, kind in kinds.items():
        member = special("x.txt", kind, "/etc/passwd")
        yield f"{name}.tar", tarred(dict(good), member), "is a link inside|is a device or pipe"
    whole = {
        "zip": zipped({f"{n}.txt": f"{SAID} {n}" for n in range(50)}),
        "tar": tarred({f"{n}.txt": f"{SAID} {n}" for n in range(50)}),
        "tar.gz": tarred({f"{n}.txt": f"{SAID} {n}" for n in range(50)}, mode="w:gz"),
        "tar.xz": tarred({f"{n}.txt": f"{SAID} {n}" for n in range(50)}, mode="w:xz"),
        "warc": warc(*[(f"http://x.example/{n}", PAGE, {}) for n in range(20)]),
    }
    for ending, data in whole.items():
        for share in (2, 3):
            yield f"cut-{share}.{ending}", data[: len(data) // share], "damaged|has no date|get it again"
    for ending in ("zip", "tar", "tar.gz", "gz", "bz2", "xz", "warc", "warc.gz"):
        yield (
            f"text-2025-12-06.{ending}",
            b"no such thing",
            "damaged|is a|is named like|in which there is no report",
        )
    yield "empty.zip", zipped({}), "in which there is no report"
    yield "empty.tar", tarred({".hidden": "x"}), "in which there is no report"
    encrypted = bytearray(zipped(dict(good)))
    encrypted[encrypted.find(b"PK\x01\x02") + 8] |= 1
    yield "encrypted.zip", bytes(encrypted), "is encrypted"
    damaged = bytearray(zipped({"2025-12-06.txt": SAID * 50}))
    damaged[60:80] = bytes(20)
    yield "damaged.zip", bytes(damaged), "is damaged"
    for name in ("xl/workbook.xml", "content.xml", "META-INF/container.xml", "META-INF/MANIFEST.MF"):
        yield f"{name.partition('/')[0]}.zip", zipped({name: "<x/>"}), "is an? .*(?:read|report)"
    for trick, name in {
        "escape": "\x1b]0;x\x07.txt",
        "line": "a\nerror: b.txt",
        "bidi": "\u202etxt.exe",
    }.items():
        yield f"{trick}.tar", tarred({name: b"\xff"}), "is not valid UTF-8"


def bombs() -> Cases:
    """Yield small files that unpack into large ones."""
    zeros = bytes(30 * MEGABYTE)
    yield "bomb.zip", zipped({"2025-12-06.txt": zeros}), "unpacks into more than 200 times"
    lying = bytearray(zipped({"2025-12-06.txt": zeros}))
    for place in (lying.find(b"PK\x03\x04") + 22, lying.find(b"PK\x01\x02") + 24):
        lying[place : place + 4] = (1000).to_bytes(4, "little")
    yield "lying-bomb.zip", bytes(lying), "is damaged"
    for pack, ending in ((gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")):
        packed = pack(zeros)
        for inner in ("txt", "html", "jsonl", "csv", "eml", "pdf"):
            yield f"bomb-2025-12-06.{inner}.{ending}", packed, "unpacks into more than 200 times"
        yield (
            f"bomb.tar.{ending}",
            pack(tarred({"2025-12-06.txt": zeros})),
            "unpacks into more than 200 times",
        )
    nested = SAID.encode()
    for _ in range(12):
        nested = gzip.compress(nested)
    yield "nested.gz", nested, "archives deep"
    layers = zipped({"bomb.txt": zeros})
    for n in range(3):
        layers = zipped({f"{n}.zip": layers})
    yield "nested.zip", layers, "unpacks into more than|archives deep"


def dumps() -> Cases:
    """Yield dumps whose rows cannot be read."""
    good = json.dumps({"text": SAID, "date": "2025-12-06"})
    rows = {
        "no-json": "not json",
        "cut": good[:40],
        "list": "[1, 2]",
        "number": "17",
        "no-text": '{"title": "x"}',
        "empty-text": '{"text": "", "date": "2025-12-06"}',
        "text-is-list": '{"text": ["a"], "date": "2025-12-06"}',
        "no-date": json.dumps({"text": SAID.replace("on 5 December ", "")}),
        "stamp": json.dumps({"text": SAID, "date": 1764979200}),
        "surrogate": '{"text": "\\ud83d said that it was not the time", "date": "2025-12-06"}',
        "nul": '{"text": "a\\u0000b said that it was not the time", "date": "2025-12-06"}',
        "deep": "[" * 50_000,
        "huge-number": '{"text": ' + "9" * 5000 + "}",
    }
    words = (
        "is not JSON|is no JSON object|holds the text|has no text|has no date|surrogate pair|NUL|too deeply"
    )
    for name, row in rows.items():
        yield f"{name}.jsonl", f"{good}\n{row}\n".encode(), words
    yield "bytes.jsonl", f"{good}\n".encode() + b'{"text": "\xff"}\n', "is not valid UTF-8"
    tables = {
        "short": b"text,date\nx\n",
        "long": b"text,date\nx,y,z\n",
        "no-text": b"a,b\n1,2\n",
        "no-names": b"\n\n",
        "open-quote": b'text,date\n"never closed',
        "nul": b"text,date\na\0b,2025-12-06\n",
        "bytes": b"text,date\n\xff,2025-12-06\n",
    }
    words = "cells under|holds the text|names of the columns|NUL|is not valid UTF-8|quotation mark"
    for name, table in tables.items():
        yield f"{name}.csv", table, words


def feeds() -> Cases:
    """Yield feeds that lead nowhere or where nobody wants to go; the network is off."""
    items = {
        "none": "",
        "no-link": "<item><title>x</title></item>",
        "script": "<item><guid isPermaLink='false'>1</guid><link>javascript:alert(1)</link></item>",
        "file": "<item><guid isPermaLink='false'>1</guid><link>file:///etc/passwd</link></item>",
    }
    words = "without entries|without link and id|neither a link|--no-network"
    for name, item in items.items():
        yield (
            f"{name}.rss",
            f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>".encode(),
            words,
        )
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol">%s]><rss><channel><title>&b;</title></channel></rss>'
    yield "entities.rss", (bomb % f'<!ENTITY b "{"&a;" * 1000}">').encode(), words
    yield "outside.rss", (bomb % '<!ENTITY b SYSTEM "file:///etc/passwd">').encode(), words
    yield "cut.rss", b"<rss><channel><item><title>", words
    yield "deep.rss", b"<rss><channel>" + b"<x>" * 10_000, words


def sitemaps() -> Cases:
    """Yield sitemaps that lead nowhere, or that grow."""
    entry = "<url><loc>{}</loc></url>"
    bodies = {
        "file": entry.format("file:///etc/passwd"),
        "script": entry.format("javascript:alert(1)"),
        "none": "",
        "cut": "<url><loc>http://x.example/",
        "deep": "<x>" * 10_000,
    }
    words = "in which there is no address|is a damaged sitemap"
    for name, body in bodies.items():
        yield f"{name}.xml", f"<?xml version='1.0'?><urlset>{body}</urlset>".encode(), words
    bomb = (
        '<!DOCTYPE urlset [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>'
    )
    yield "entities.xml", f"<?xml version='1.0'?>{bomb}".encode(), "declares entities"
    yield "entities-inside.xml", f"<urlset>{bomb}</urlset>".encode(), "declares entities"
    yield "entities-packed.xml.gz", gzip.compress(bomb.encode()), "declares entities"


def mailboxes() -> Cases:
    """Yield mailboxes whose letters cannot be read."""
    line = b"From a@x.example Sat Dec  6 10:00:00 2025\n"
    head = b"From: a@x.example\nSubject: x\nDate: Sat, 06 Dec 2025 10:00:00 +0000\n"
    words = "without text|is binary|no report|parts cannot be told apart|larger than|is empty|has no date"
    yield "empty.mbox", b"", "no report|is empty"
    yield "blank.mbox", line + b"\n" + line, words
    yield "no-text.mbox", line + head + b"\n\n" + line + head + b"Content-Type: image/png\n\nx\n", words
    yield "noise.mbox", line + random.Random(9).randbytes(3000), words
    yield "large.mbox", line + head + b"\n" + b"x" * 70 + b"\n" * (21 * MEGABYTE), words
    attached = (
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: application/zip\n"
        b'Content-Disposition: attachment; filename="%s"\nContent-Transfer-Encoding: base64\n\n%s\n--x--\n'
    )
    for name, data in {
        "climb.zip": zipped({"../../x.txt": SAID}),
        "bomb.zip": zipped({"2025-12-06.txt": bytes(30 * MEGABYTE)}),
    }.items():
        yield f"{name}.eml", head + attached % (name.encode(), b64encode(data)), "leads out|unpacks into more"
    nested = b"--x\nContent-Type: message/rfc822\n\n" * 30
    yield (
        "nested.eml",
        head + b"Content-Type: multipart/mixed; boundary=x\n\n" + nested,
        "without text|archives deep|told apart",
    )


def letters() -> Cases:
    """Yield e-mails without a text."""
    head = b"From: a@x.example\r\nSubject: x\r\nDate: Sat, 06 Dec 2025 10:00:00 +0000\r\n"
    bodies = {
        "empty": b"\r\n",
        "picture": b"Content-Type: image/png\r\n\r\nx",
        "no-parts": b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x--",
        "lost-parts": b"Content-Type: multipart/mixed; boundary=x\r\n\r\nno parts here",
        "base64": b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n////\r\n",
        "script": b"Content-Type: text/html\r\n\r\n<script>alert(1)</script>",
    }
    for name, body in bodies.items():
        yield f"{name}.eml", head + body, "without text|is not valid|holds no article text|is empty"


def office() -> Cases:
    """Yield office documents without a text, and broken ones."""
    yield "empty-2025-12-06.docx", word(), "holds no text"
    yield "broken-2025-12-06.docx", zipped({"word/document.xml": "<x"}), "is a damaged Word document"
    yield (
        "bomb-2025-12-06.docx",
        zipped({"word/document.xml": bytes(120 * MEGABYTE)}),
        "unpacks into more than",
    )
    many = b"<w:document><w:body>" + b"".join(b"<w:p>%d</w:p>" % n for n in range(2 * MEGABYTE))
    yield "trees-2025-12-06.docx", zipped({"word/document.xml": many}), "unpacks into more than any report"
    yield "text-2025-12-06.docx", b"no such thing", "damaged"
    yield "text-2025-12-06.pdf", b"no such thing", "is a damaged PDF"
    yield "pictures-2025-12-06.pdf", pdf(()), "without a text layer"
    whole = pdf((SAID,))
    for share in (2, 4):
        yield f"cut-{share}-2025-12-06.pdf", whole[: len(whole) // share], "PDF"
    yield "circle-2025-12-06.pdf", whole.replace(b"/Kids [8 0 R]", b"/Kids [2 0 R]"), "PDF"


# What somebody may have been quoted with; each stands in a quotation of a report that is read.
TRICKS = {
    "colour": "\x1b[31mred\x1b[0m",
    "clear": "\x1b[2J\x1b[H",
    "title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;http://evil.example\x07click\x1b]8;;\x07",
    "clipboard": "\x1b]52;c;cm0gLXJmIC8=\x07",
    "device-control": "\x1bP$q\x1b\\",
    "answerback": "\x1b[c\x1b[6n\x05",
    "keyboard": "\x1b[>4;2m",
    "c1-csi": "\x9b31m",
    "c1-osc": "\x9d0;owned\x9c",
    "backspace": "yes\b\b\bno",
    "delete": "yes\x7f\x7f\x7fno",
    "bell": "\x07\x07",
    "shift": "\x0e\x0f",
    "override": "\u202eon\u202c",
    "isolate": "\u2067on\u2069",
    "embedding": "\u202bon\u202c",
    "hyperlink": "=HYPERLINK(A1)",
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-1+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "full-width": "\uff1d1+1",
    "import": "=IMPORTXML(A1,A2)",
    "guarded-formula": "'=1+1",
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "markdown-link": "[click](javascript:alert(1))",
    "markdown-image": "![x](http://evil.example/x.png)",
    "markdown-cell": "a | b | c",
    "code": "`rm -rf /`",
    "rich": "[bold]x[/bold][/]",
    "jinja": "{{ 7 * 7 }}{% raw %}",
    "percent": "%s %n %x {0} {}",
    "shell": "$(touch /tmp/owned); `id`",
    "sql": "'; DROP TABLE statements; --",
    "like": "100% _ \\ %",
}


def report(trick: str) -> str:
    """Return a report in which somebody is quoted so."""
    return f" date 2025-12-06 Talks went on.\n\n“{TRICKS[trick]} is what the peace plan is for us,” Dmitry Peskov said on 5 December.\n"
