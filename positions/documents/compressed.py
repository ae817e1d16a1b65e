"""Files packed by gzip, bzip2 or xz: one file inside."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, cast

from positions.documents.arrival import Member
from positions.documents.guard import Counted, Guarded, peeked
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Options, Told

VERSION = 1
_DAMAGE = (EOFError, OSError, zlib.error, lzma.LZMAError)
_ENDINGS = {".gz": "", ".bz2": "", ".xz": "", ".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
_GZIP, _BZIP2, _XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Member]:
    """Yield the file inside, unpacked as it is read.

    Raises:
        Refusal: If it is damaged, or unpacks into far more than it should.
    """
    magic, stream = peeked(stream, len(_XZ))
    packed = Counted(stream)
    unpacked = Guarded(_opened(magic, packed), _DAMAGE, options.limits.ratio, lambda: packed.taken)
    path = PurePath(told.file)
    ending = path.suffix.lower()
    file = f"{path.stem}{_ENDINGS[ending]}" if ending in _ENDINGS else told.file
    yield Member(replace(told, file=file, media=""), io.BufferedReader(unpacked))


def _opened(magic: bytes, packed: Counted) -> BinaryIO:
    """Return what unpacks a file, by the way it begins."""
    source = cast("BinaryIO", packed)
    if magic.startswith(_GZIP):
        return cast("BinaryIO", gzip.GzipFile(fileobj=source))
    if magic.startswith(_BZIP2):
        return cast("BinaryIO", bz2.BZ2File(source))
    if magic.startswith(_XZ):
        return cast("BinaryIO", lzma.LZMAFile(source))
    raise Refusal("is named like a packed file and is none; name it by what it is")
