"""Lists of the GDELT project: they hold no texts, but where reports are, and when they appeared.

Source: http://data.gdeltproject.org/documentation/GDELT-Global_Knowledge_Graph_Codebook-V2.1.pdf,
http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from positions.documents import published
from positions.documents.arrival import MEGABYTE, Link
from positions.documents.declared import is_address
from positions.documents.page_marks import line_of
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Options, Told

VERSION = 1
# Where, by the number of the columns, the address stands, the day, and the outlet: of the knowledge graph, of mentions
# and of events, which do not tell the outlet.
_COLUMNS = {27: (4, 1, 3), 16: (5, 2, 4), 61: (60, 59, None)}
_TITLE = re.compile("<PAGE_TITLE>(.*?)</PAGE_TITLE>")


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Link]:
    """Yield a link for each report that a list names, each once.

    Raises:
        Refusal: If a line is none of such a list.
    """
    size = options.limits.size
    known: set[str] = set()
    number = 0
    while line := stream.readline(size + 1):
        number += 1
        if len(line) > size:
            raise Refusal(f"line {number} is longer than {size // MEGABYTE} MB; get it again")
        # Addresses are ASCII; what else stands in a line may be cut off in the middle of a letter.
        cells = line.decode(errors="replace").rstrip("\r\n").split("\t")
        if cells == [""]:
            continue
        if len(cells) not in _COLUMNS:
            raise Refusal(f"line {number} has {len(cells)} cells, as no list of GDELT has; get it again")
        place, day, outlet = _COLUMNS[len(cells)]
        address = cells[place].strip()
        if is_address(address) and address not in known:
            known.add(address)
            yield _link(address, cells[day], cells[outlet] if outlet is not None else None, cells[-1], told)


def _link(address: str, day: str, outlet: str | None, extras: str, told: Told) -> Link:
    title = _TITLE.search(extras)
    return Link(
        replace(
            told.link(address),
            title=line_of(html.unescape(title[1])) if title else None,
            outlet=line_of(outlet),
            published=published.plausible(day[:4], day[4:6], day[6:8]) if day[:8].isdigit() else None,
        )
    )
