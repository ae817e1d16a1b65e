"""Names of documents: what can be written anywhere, and what lies in an archive under which name."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

from positions.documents.reading import Refusal

# What acts on a terminal or turns the direction of writing, line breaks among them; surrogates are undecodable bytes.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST = 1000


def printable(name: str) -> str:
    """Return a name on one line that can be written anywhere, in NFC: what cannot becomes a question mark."""
    shown = unicodedata.normalize("NFC", _UNSAFE.sub("?", name))
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def is_furniture(name: str) -> bool:
    """Tell whether a file in an archive is what an operating system adds to it, or hidden, as in folders."""
    parts = PureWindowsPath(name).parts
    return "__MACOSX" in parts[:1] or any(part.startswith(".") and part.strip(".") for part in parts)


def last_part(name: str) -> str:
    """Return the file name at the end of a path or of an address's path."""
    return PureWindowsPath(name).name


def require_inside(name: str) -> None:
    """Refuse the name of a file in an archive that leads out of it; nothing is ever written there, but somebody tried.

    Raises:
        Refusal: If the name is absolute, names a drive, or climbs with `..`.
    """
    windows = PureWindowsPath(name)
    if PurePosixPath(name).is_absolute() or windows.drive or windows.root or ".." in windows.parts:
        raise Refusal("its name leads out of the archive, as archives made to do harm do; it was not read")
