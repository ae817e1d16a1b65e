"""Web archives (WARC): the pages among their records, with address and time of capture."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from positions.documents.arrival import MEGABYTE, Member, Refused
from positions.documents.declared import is_address, media_of
from positions.documents.guard import up_to
from positions.documents.names import last_part, printable
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

    from positions.documents.arrival import Options, Told

VERSION = 1
_KINDS = frozenset({"response", "resource", "conversion"})
# Crawls hold pictures, styles and scripts too, which are no reports.
_REPORTS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")  # fmt: skip
_OK = "200"
_DAMAGE = (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, AttributeError, TypeError)


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Member | Refused]:
    """Yield the pages that were captured; requests, redirects, errors, pictures and scripts are passed over.

    Raises:
        Refusal: If the archive is damaged.
    """
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type in _KINDS:
                yield from _record(record, told, options)
            _require_whole(record)
    except _DAMAGE as error:
        raise Refusal(
            f"is a damaged web archive ({error}); what stands before the damage was read"
        ) from error


def _record(record: ArcWarcRecord, told: Told, options: Options) -> Iterator[Member | Refused]:
    headers = record.http_headers if record.rec_type == "response" else None
    if headers is not None and headers.get_statuscode() != _OK:
        return
    declared = (headers.get_header("Content-Type") if headers else None) or ""
    declared = declared or ("" if headers else record.rec_headers.get_header("Content-Type") or "")
    media, charset = media_of(declared)
    if media and media not in _REPORTS:
        return
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    about = told.part(f":{address or ' a record without address'}")
    size = options.limits.size
    data = up_to(record.content_stream(), size + 1)
    if len(data) > size:
        yield Refused(about.label, f"is larger than {size // MEGABYTE} MB; split it into single reports")
        return
    _require_whole(record)
    about = replace(
        about,
        name=printable(address) or about.name,
        file=last_part(_path(address)),
        media=media,
        charset=charset,
        address=address if is_address(address) else None,
        fetched_at=_moment(record.rec_headers.get_header("WARC-Date")),
    )
    yield Member(about, io.BytesIO(data))


def _require_whole(record: ArcWarcRecord) -> None:
    """Raise where a record is cut off, in its head or behind it; the library takes what is there.

    Raises:
        EOFError: If it is.
    """
    while record.raw_stream.read(MEGABYTE):
        pass
    left = getattr(record.raw_stream, "limit", 0)
    if record.rec_headers.get_header("Content-Length") is None or left > 0:
        raise EOFError("cut off")


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _moment(stamp: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stamp or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else None
