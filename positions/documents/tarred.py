"""Tar archives, file by file as they stream by; nothing is ever written to the disk."""

from __future__ import annotations

import io
import tarfile
from tarfile import HeaderError, ReadError
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from typing_extensions import override

from positions.documents.arrival import MEGABYTE, Member, Refused
from positions.documents.guard import Guarded
from positions.documents.names import is_furniture, last_part, require_inside
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Options, Told

VERSION = 1
_ENDS = ("EOFHeaderError", "EmptyHeaderError")
_LONGEST_HEADER = 4 * MEGABYTE
_DAMAGE = (tarfile.TarError, EOFError, ValueError, OSError, RecursionError)


class _Strict(tarfile.TarInfo):
    """Headers of which a damaged one is an error: the library takes it for the end of the archive."""

    @classmethod
    @override
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        """Read the next header.

        Raises:
            TarError: If it is damaged, or there is none any more.
        """
        try:
            return super().fromtarfile(tarfile)
        except HeaderError as error:
            if type(error).__name__ in _ENDS:
                raise
            raise ReadError(str(error)) from error


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Member | Refused]:
    """Yield the files of an archive in their order; each must be read before the next one.

    Raises:
        Refusal: If it is damaged, or holds too many files.
    """
    guarded = Guarded(stream, _DAMAGE)
    # Names and headers are read into memory at once, however long they say they are.
    guarded.allow(_LONGEST_HEADER)
    try:
        with tarfile.open(fileobj=cast("BinaryIO", guarded), mode="r|", tarinfo=_Strict) as archive:
            yield from _files(archive, guarded, told, options)
    except _DAMAGE as error:
        raise Refusal(f"is a damaged tar archive ({error}); get it again") from error


def _files(
    archive: tarfile.TarFile, guarded: Guarded, told: Told, options: Options
) -> Iterator[Member | Refused]:
    count = 0
    while True:
        info = archive.next()
        guarded.allow(None)
        if info is None:
            return
        # A list of all files would grow with the archive.
        archive.members = []  # type: ignore[attr-defined]
        count += 1
        if count > options.limits.members:
            raise Refusal(f"holds more than {options.limits.members} files; split it")
        if not info.isdir() and not is_furniture(info.name):
            yield _file(archive, info, told)
        # What is left of the file does not count as the header of the next one.
        assert archive.fileobj is not None
        archive.fileobj.seek(archive.offset)
        guarded.allow(_LONGEST_HEADER)


def _file(archive: tarfile.TarFile, info: tarfile.TarInfo, told: Told) -> Member | Refused:
    about = told.part(f"/{info.name}", last_part(info.name))
    try:
        unpacked = _unpacked(archive, info)
    except Refusal as refusal:
        return Refused(about.label, str(refusal))
    return Member(about, io.BufferedReader(Guarded(unpacked, _DAMAGE)))


def _unpacked(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    """Return what is in a file.

    Raises:
        Refusal: If it is none, or its name leads out of the archive.
    """
    require_inside(info.name)
    if info.issym() or info.islnk():
        raise Refusal("is a link inside the archive, which is not followed")
    unpacked = archive.extractfile(info) if info.isreg() else None
    if unpacked is None:
        raise Refusal("is a device or pipe, not a file; it was not read")
    return cast("BinaryIO", unpacked)
