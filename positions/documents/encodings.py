"""Bytes to text, strictly: what is not text is named, and nothing is guessed."""

from __future__ import annotations

import codecs
import re
import unicodedata

from positions.documents.garbling import converting, likely
from positions.documents.reading import Refusal

# Longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Source: https://en.wikipedia.org/wiki/List_of_file_signatures
_SIGNATURES = (
    (0, b"%PDF-", "a PDF"),
    (0, b"%!PS", "a PostScript file"),
    (0, b"PK\x03\x04", "a ZIP archive or office document"),
    (0, b"PK\x05\x06", "a ZIP archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (0, b"{\\rtf", "a rich text (RTF) document"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (8, b"WEBP", "a WebP image"),
    (8, b"WAVE", "a WAV sound"),
    (4, b"ftyp", "a video or image (MP4 family)"),
    (0, b"ID3", "an MP3 sound"),
    (0, b"OggS", "an Ogg sound or video"),
    (0, b"\x1a\x45\xdf\xa3", "a Matroska or WebM video"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a program"),
)

# Legacy encodings of news pages; the labels of Western European ones mean their Windows supersets in practice.
# Source: https://encoding.spec.whatwg.org/#names-and-labels
_LEGACY = frozenset(
    {f"windows-125{n}" for n in range(9)}
    | {f"iso-8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {"koi8-r", "koi8-u", "ibm866", "x-mac-cyrillic", "macintosh", "tis-620"}
    | {"gbk", "gb18030", "gb2312", "big5", "euc-kr", "euc-jp", "shift_jis"}
)
_ALIASES = {
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "latin1": "windows-1252",
    "iso-8859-1": "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "tis-620",
    "cp866": "ibm866",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "x-mac-ukrainian": "x-mac-cyrillic",
} | {f"cp125{n}": f"windows-125{n}" for n in range(9)}
_PYTHON = {"x-mac-cyrillic": "mac-cyrillic", "macintosh": "mac-roman", "tis-620": "cp874"}

# Vietnamese ones that Python does not know, by the name that iconv knows them by.
_UNREAD = {
    "tcvn": "TCVN5712-1", "tcvn3": "TCVN5712-1", "tcvn-5712": "TCVN5712-1", "tcvn5712": "TCVN5712-1", "x-viet-tcvn": "TCVN5712-1",
    "x-viet-tcvn5712": "TCVN5712-1", "viscii": "VISCII", "csviscii": "VISCII", "x-viscii": "VISCII",
}  # fmt: skip

_INVISIBLE = " \n\u200b\u200c\u200d\u2060\ufeff"


def kind_of_binary(data: bytes) -> str | None:
    """Return what a file looks like by its signature ("a PDF"), or None where it has none."""
    return next((name for at, magic, name in _SIGNATURES if data.startswith(magic, at)), None)


def opening(data: bytes, length: int) -> str:
    """Return the first characters of a file, as far as they can be read: enough to tell its format."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) : length].decode(encoding, errors="ignore")
    return data[:length].decode("utf-8", errors="ignore")


def decode(data: bytes, declared: str | None = None) -> str:
    """Decode a file.

    The order is: byte order mark, UTF-8, then the encoding that the document declares. UTF-8 goes before the
    declaration since converted pages often keep their old one, and legacy text is hardly ever valid UTF-8.

    Args:
        data: The bytes of the file.
        declared: The encoding that the document declares for itself.

    Returns:
        The text in NFC, without byte order mark, every line end a line feed.

    Raises:
        Refusal: If the file is binary, or not in the encoding that it should be in.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _clean(_decoded(data, len(mark), encoding))
    if kind := kind_of_binary(data):
        raise Refusal(f"is {kind}, not text; save the article as text or HTML")
    if (at := data.find(b"\0")) >= 0:
        raise Refusal(
            f"is binary: NUL at byte {at}; if it is UTF-16 text, save it as UTF-8 or with a byte order mark"
        )
    try:
        return _clean(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        legacy = _known(declared)
        if legacy is None:
            raise Refusal(_invalid(data, "UTF-8", error)) from error
    return _clean(_decoded(data, 0, legacy))


def decode_line(line: bytes, declared: str | None, number: int) -> str:
    """Decode one line of a table that is read line by line; its end stays.

    Raises:
        Refusal: If it holds NUL, or is in neither UTF-8 nor the declared encoding.
    """
    if b"\0" in line:
        raise Refusal(f"is binary: NUL in line {number}; export it again as text")
    try:
        return unicodedata.normalize("NFC", line.decode("utf-8"))
    except UnicodeDecodeError as error:
        legacy = _known(declared)
        if legacy is None:
            raise Refusal(f"line {number} {_invalid(line, 'UTF-8', error)}") from error
    return unicodedata.normalize("NFC", _decoded(line, 0, legacy))


def _decoded(data: bytes, start: int, encoding: str) -> str:
    """Decode what follows the byte order mark."""
    try:
        return data[start:].decode(_PYTHON.get(encoding, encoding))
    except UnicodeDecodeError as error:
        raise Refusal(_invalid(data, encoding.upper(), error, start)) from error


def _invalid(data: bytes, encoding: str, error: UnicodeDecodeError, start: int = 0) -> str:
    """Say where the bytes leave the encoding."""
    at = start + error.start
    fault = f"is not valid {encoding}: byte 0x{data[at]:02x} at offset {at}"
    found = None if start else likely(data)
    return f"{fault}; {converting(found.upper())}" if found else f"{fault}; save it as UTF-8"


def _known(declared: str | None) -> str | None:
    """Return a legacy encoding by its usual name; None for UTF-8, for none, and for what nobody knows.

    Raises:
        Refusal: If it is one that is known and not read.
    """
    label = (declared or "").strip().lower()
    if label in _UNREAD:
        raise Refusal(f"is in {label.upper()}, which is not read; {converting(_UNREAD[label])}")
    if label not in _LEGACY and label not in _ALIASES:
        try:
            # Other spellings of the same: latin5, iso8859-9, koi8_r.
            label = codecs.lookup(label).name.replace("iso8859", "iso-8859").replace("cp125", "windows-125")
        except (LookupError, ValueError):
            return None
    label = _ALIASES.get(label, label)
    return label if label in _LEGACY else None


def _clean(text: str) -> str:
    """Return the text as it is stored."""
    if (at := text.find("\0")) >= 0:
        raise Refusal(f"is binary: NUL at character {at}; save the article as text or HTML")
    if not text.strip().strip(_INVISIBLE):
        raise Refusal("is empty; give a file with the article's text")
    if "\r" in text:
        text = re.sub(r"\r\n?", "\n", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)
