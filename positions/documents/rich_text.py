"""Rich text (RTF): its words without their looks; press archives hand out many reports in one file of it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO

from striprtf.striprtf import rtf_to_text

from positions.deadline import in_time
from positions.documents.arrival import Member
from positions.documents.guard import whole
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Options, Told

VERSION = 1
# The library has no types.
_words_of: Any = rtf_to_text


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Member]:
    """Yield the text, which may be one report or many.

    Raises:
        Refusal: If it is too large, or damaged.
    """
    data = whole(stream, options.limits, "is larger than {} MB; save fewer reports in one file")
    try:
        with in_time(options.limits.time(len(data)), "reading it", Refusal):
            text = _words_of(data.decode("latin-1"), errors="strict").replace("\f", "\n")
    except (ValueError, LookupError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise Refusal("is a damaged rich text (RTF) document; save it as text") from error
    about = replace(told, file=f"{PurePath(told.file).stem}.txt", media="text/plain", charset=None)
    yield Member(about, io.BytesIO(text.encode(errors="replace")))
