"""ZIP archives, file by file; nothing is ever written to the disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from positions.documents.arrival import MEGABYTE, Member, Refused
from positions.documents.guard import BOMB, Guarded, inflated, up_to
from positions.documents.names import is_furniture, last_part, require_inside
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Limits, Options, Told

VERSION = 1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError, OSError)
_LONGEST_LIST = 32 * MEGABYTE
_ENCRYPTED = 0x1
_LINK = 0o120000
_TYPE = 0o170000
# What office programs pack into ZIP archives, by a file that it holds, and what to do with it.
WORD = "word/document.xml"
_OFFICE = {
    "xl/workbook.xml": "is an Excel workbook, which is not read; save the sheet as CSV",
    "ppt/presentation.xml": "is a presentation, which is not read; save its text as a text file",
    "content.xml": "is an OpenDocument file, which is not read; save it as DOCX or text",
    "META-INF/container.xml": "is an e-book, which is not read; save its text as a text file",
    "META-INF/MANIFEST.MF": "is a Java archive, not a report",
}


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Member | Refused]:
    """Yield the files of an archive in the order of its list.

    Raises:
        Refusal: If it is damaged or holds too many files, or is a document of an office program that is not read.
    """
    whole = stream if stream.seekable() else io.BytesIO(up_to(stream, options.limits.size + 1))
    if whole is not stream and whole.seek(0, io.SEEK_END) > options.limits.size:
        raise Refusal(
            f"is an archive larger than {options.limits.size // MEGABYTE} MB inside another or on stdin; unpack it first"
        )
    with opened(whole, options.limits) as archive:
        files = [info for info in archive.infolist() if not info.is_dir()]
        names = {info.filename for info in files}
        for name, reason in _OFFICE.items():
            if name in names and WORD not in names:
                raise Refusal(reason)
        for info in files:
            if not is_furniture(info.filename):
                yield _member(archive, info, told, options)


def opened(stream: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """Open an archive after a look at the size of its list, which is read into memory at once.

    Raises:
        Refusal: If it is damaged, or lists more files than an archive of reports does.
    """
    if _size_of_list(stream) > _LONGEST_LIST:
        raise Refusal(f"lists more than {limits.members} files; split it")
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGE as error:
        raise Refusal(f"is a damaged ZIP archive ({error}); get it again") from error
    if len(archive.infolist()) > limits.members:
        raise Refusal(f"lists more than {limits.members} files; split it")
    return archive


def is_word(stream: BinaryIO, limits: Limits) -> bool:
    """Tell whether a ZIP archive is a document of Word; its place in the stream is kept."""
    if not stream.seekable():
        return False
    try:
        with opened(stream, limits) as archive:
            return WORD in archive.namelist()
    except Refusal:
        return False
    finally:
        stream.seek(0)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, told: Told, options: Options
) -> Member | Refused:
    about = told.part(f"/{info.filename}", last_part(info.filename))
    try:
        _require_readable(info, options.limits)
        unpacked = cast("BinaryIO", archive.open(info))
    except Refusal as refusal:
        return Refused(about.label, str(refusal))
    except _DAMAGE as error:
        return Refused(about.label, f"is damaged ({error}); get the archive again")
    stream = io.BufferedReader(Guarded(unpacked, _DAMAGE, options.limits.ratio, lambda: info.compress_size))
    return Member(about, stream)


def _require_readable(info: zipfile.ZipInfo, limits: Limits) -> None:
    """Refuse what must not be unpacked.

    Raises:
        Refusal: If it is a bomb, a link or encrypted, or its name leads out of the archive.
    """
    require_inside(info.filename)
    if info.external_attr >> 16 & _TYPE == _LINK:
        raise Refusal("is a link inside the archive, which is not followed")
    if info.flag_bits & _ENCRYPTED:
        raise Refusal("is encrypted; unpack it with its password and give the files")
    if inflated(info.file_size, info.compress_size, limits.ratio):
        raise Refusal(BOMB.format(limits.ratio))


def _size_of_list(stream: BinaryIO) -> int:
    """Return the size of the list of files at the end of an archive, in bytes, as it says; 0 where it says nothing."""
    end = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, end - 66_000))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + 22 > len(tail):
        return 0
    size: int = struct.unpack_from("<L", tail, at + 12)[0]
    large = tail.rfind(b"PK\x06\x06", 0, at)
    if 0 <= large <= len(tail) - 56:
        size = max(size if size != 0xFFFFFFFF else 0, struct.unpack_from("<Q", tail, large + 40)[0])
    return size
