"""What the user names, read one report after the other: files, folders, `-` for stdin, addresses, feeds."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from cli.sources.address import shown
from positions.documents import Arrival, Link, Refused, Told, discover, holds_many, opened, unfolded
from positions.documents.guard import Ahead, up_to
from positions.documents.names import printable
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from cli.sources.links import Links
    from cli.sources.settings import Settings
    from positions.documents import FeedMemory

STDIN = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of one report, left to be read by who asked for it: `positions.documents` reads it anywhere."""

    path: Path


def read(
    targets: Sequence[str], settings: Settings, memory: FeedMemory | None = None
) -> Iterator[Arrival | Refused]:
    """Yield the reports behind everything that the user names, each read when it is asked for.

    Args:
        targets: Files, folders, `-`, addresses.
        settings: What counts for all of them.
        memory: What is known of feeds from earlier runs; without it every entry is new.

    Returns:
        Reports, and what was refused, each with its reason; a refusal never stops the others.
    """
    for each in sorted_out(targets, settings, memory):
        if isinstance(each, Unread):
            yield from cast("Iterator[Arrival | Refused]", _file(each.path, settings))
        else:
            yield each


def sorted_out(
    targets: Sequence[str], settings: Settings, memory: FeedMemory | None = None
) -> Iterator[Arrival | Refused | Unread]:
    """Yield the same as `read`, but files of one report unread: several processes may read them."""
    links = Later(targets, settings, memory)
    for target in targets:
        for is_link, group in groupby(_found(target, settings), lambda each: isinstance(each, Link)):
            if is_link:
                yield from links.followed(cast("list[Link]", list(group)))
            else:
                yield from cast("Iterator[Arrival | Refused | Unread]", group)


def _found(target: str, settings: Settings) -> Iterator[Arrival | Refused | Link | Unread]:
    """Yield what lies behind one name; for an address, the link to it."""
    if target == STDIN:
        yield from _stdin(settings)
    elif _ADDRESS.match(target):
        yield Link(Told(label=target, address=target))
    else:
        yield from _files(Path(target), settings)


def _files(name: Path, settings: Settings) -> Iterator[Arrival | Refused | Link | Unread]:
    """Yield a file, or all files of a folder; of those that hold many reports, the reports."""
    path = None
    for path in discover([name]):
        if holds_many(path, settings.options):
            yield from _file(path, settings)
        else:
            yield Unread(path)
    if path is None:
        yield Refused(printable(str(name)), "there is no file in this folder")


def _file(path: Path, settings: Settings) -> Iterator[Arrival | Refused | Link]:
    """Yield the reports in a file."""
    try:
        stream = opened(path)
    except Refusal as refusal:
        yield Refused(printable(str(path)), str(refusal))
        return
    with stream:
        yield from unfolded(stream, Told.of_file(path), settings.options)


def _stdin(settings: Settings) -> Iterator[Arrival | Refused | Link]:
    """Yield the reports on stdin; a dump or archive streams by, however long it is."""
    data = up_to(sys.stdin.buffer, settings.options.limits.size + 1)
    whole = len(data) <= settings.options.limits.size
    stream = io.BytesIO(data) if whole else io.BufferedReader(Ahead(data, sys.stdin.buffer), 65_536)
    yield from unfolded(cast("BinaryIO", stream), Told(label="stdin"), settings.options)


@dataclass(slots=True)
class Later:
    """Follows links; what the network needs is imported when the first one is met."""

    targets: Sequence[str]
    settings: Settings
    memory: FeedMemory | None
    _links: Links | None = None

    def followed(self, links: Sequence[Link]) -> Iterator[Arrival | Refused]:
        """Yield the reports that links lead to."""
        if self._links is None:
            try:
                from cli.sources.links import Links
            except ImportError:
                reason = "is on the network, whose reader is not installed; run pip install 'positions[web]'"
                yield from (Refused(shown(link.told.label), reason, fetching=True) for link in links)
                return
            self._links = Links.of(self.targets, self.settings, self.memory)
        yield from self._links.followed(links)
