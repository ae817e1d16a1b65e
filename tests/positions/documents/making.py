"""Files of the formats that hold reports, made in memory."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import docx

from positions.documents import Arrival, Link, Options, Refused, Told, unfolded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEXT = " date 2025-11-24 The Kremlin said that it had received nothing official from Geneva."
PAGE = (
    b'<!DOCTYPE html><html lang="en"><head><meta property="article:published_time" content="2025-11-25">'
    b"<title>Nothing from Geneva</title></head><body><article><h1>Nothing from Geneva</h1>"
    b"<p>The Kremlin said on Monday that it had received nothing official from Geneva, and that it waited.</p>"
    b"</article></body></html>"
)


_GLYPHS = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>"
)


def read(data: bytes, name: str, options: Options | None = None) -> list[Arrival | Refused | Link]:
    """Return what lies in a file of that name."""
    return list(
        unfolded(io.BytesIO(data), Told(label=f"in/{name}", name=name, file=name), options or Options())
    )


def names(found: Iterable[Arrival | Refused | Link]) -> list[str]:
    """Return what reports are called in the store."""
    return [each.document.name for each in found if isinstance(each, Arrival)]


def refusals(found: Iterable[Arrival | Refused | Link]) -> dict[str, str]:
    """Return the reasons of what was refused, by its name."""
    return {each.name: each.reason for each in found if isinstance(each, Refused)}


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(files: Mapping[str, bytes | str], *special: tarfile.TarInfo, mode: str = "w") -> bytes:
    """Return a tar archive; `special` are members without content."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in special:
            archive.addfile(info)
    return stream.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """Return a link, device or pipe for a tar archive."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def warc(*records: tuple[str, bytes, Mapping[str, str]], packed: bool = False) -> bytes:
    """Return a web archive of responses: address, content, headers with `:status` among them."""
    written = [_record("warcinfo", "", b"software: tests\r\n")]
    for address, content, given in records:
        headers = {"Content-Type": "text/html; charset=utf-8", **given}
        status = headers.pop(":status", "200 OK")
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        written.append(_record("response", address, f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + content))
    return b"".join(gzip.compress(record) if packed else record for record in written)


def _record(kind: str, address: str, content: bytes) -> bytes:
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    media = "application/http;msgtype=response" if address else "application/warc-fields"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2025-12-01T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, address)}>\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def word(*paragraphs: tuple[str, str], title: str = "", author: str = "") -> bytes:
    """Return a Word document of paragraphs, each with its style."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(*pages: Iterable[str], title: str = "", packed: bool = False) -> bytes:
    """Return a PDF with a text layer, a line of text a line; letters stand in it as numbers with their meaning beside."""
    letters = sorted({letter for page in pages for line in page for letter in line})
    code = {letter: number for number, letter in enumerate(letters, 1)}
    meanings = "\n".join(
        f"<{number:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for letter, number in code.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(code)} beginbfchar\n{meanings}\nendbfchar\n"
        "endcmap end end"
    ).encode()
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        _GLYPHS,
        _stream(cmap, packed=packed),
        b"<< /Title <" + b"\xfe\xff".hex().encode() + title.encode("utf-16-be").hex().encode() + b"> >>",
    ]
    kids = []
    for page in pages:
        shown = "".join(
            f"<{''.join(f'{code[letter]:04X}' for letter in line)}> Tj 0 -14 Td\n" for line in page
        )
        objects.append(_stream(f"BT /F1 11 Tf 50 780 Td\n{shown}ET".encode(), packed=packed))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _assembled(objects)


def _stream(content: bytes, *, packed: bool) -> bytes:
    data = zlib.compress(content) if packed else content
    filtered = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), filtered, data)


def _assembled(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        at,
    )
    return bytes(out)
