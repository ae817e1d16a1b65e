"""Mailboxes (mbox): e-mails one behind the other, each below a line that begins with `From `, as they stream by."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, BinaryIO

from positions.documents.arrival import MEGABYTE, Member, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Options, Told

VERSION = 1
# The line above a letter; `>From ` is how one in a letter is written (mboxrd).
ENVELOPE = re.compile(rb"From \S+[ \t]+.*\d\d:\d\d(?::\d\d)?.*\d{4}")
_QUOTED = re.compile(rb">+From ")


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Member | Refused]:
    """Yield the e-mails, called by their place; one is in memory at a time."""
    size, number = options.limits.size, 0
    letter = bytearray()
    blank, large = True, False
    while line := stream.readline(MEGABYTE):
        if blank and ENVELOPE.match(line):
            if letter.strip() or large:
                yield _letter(letter, told, number, large=large, size=size)
            letter, large, number = bytearray(), False, number + 1
        elif not large:
            letter += line[1:] if _QUOTED.match(line) else line
            large = len(letter) > size
            if large:
                letter.clear()
        blank = not line.strip()
    if letter.strip() or large:
        yield _letter(letter, told, number, large=large, size=size)


def _letter(letter: bytearray, told: Told, number: int, *, large: bool, size: int) -> Member | Refused:
    about = told.part(f":{number}", "letter.eml")
    if large:
        return Refused(
            about.label, f"is an e-mail larger than {size // MEGABYTE} MB; save its attachments and give them"
        )
    return Member(about, io.BytesIO(bytes(letter)))
