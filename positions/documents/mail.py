"""E-mails: the body as plain text where there is one, else its page; subject, sender and day from the head; attachments."""

from __future__ import annotations

import email
import email.policy
import io
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from positions.documents import published
from positions.documents.arrival import Arrival, Member, Refused
from positions.documents.guard import whole
from positions.documents.names import last_part, printable
from positions.documents.page_marks import line_of
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Options, Told
    from positions.documents.reading import Reading

VERSION = 2
_FAULTS = (LookupError, ValueError, AttributeError, TypeError, RecursionError)
_MOST_PARTS = 1000
# What programs attach and nobody reads.
_UNREAD = ("image", "audio", "video", "font", "model")
_MACHINES = (
    "calendar",
    "vcard",
    "x-vcard",
    "pgp-signature",
    "pgp-keys",
    "pkcs7-signature",
    "x-pkcs7-signature",
)
# A letter of so few words only goes with what is attached to it.
_COVER = 25


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Arrival | Refused | Member]:
    """Yield the letter, unless it only goes with an attachment, and the attachments, each a report of its own.

    Raises:
        Refusal: If it is too large, or its parts cannot be told apart.
    """
    data = whole(stream, options.limits, "is an e-mail larger than {} MB; save its attachments and give them")
    message = _message(data)
    attached = list(_attached(message, told))
    if not attached or len(_words(message)) > _COVER:
        yield _letter(data, told, options)
    yield from attached


def read(data: bytes, language: str | None = None, _charset: str | None = None) -> Reading:
    """Read the letter of an e-mail, without its attachments.

    Args:
        data: The message (RFC 5322).
        language: What the caller says; else it is detected.
        _charset: Every part declares its own.

    Raises:
        Refusal: If it has no text, or its text cannot be decoded.
    """
    message = _message(data)
    body, content = _lettered(message)
    if body is None or not content.strip():
        raise Refusal("is an e-mail without text; save what it shows as text, and give that")
    reading = _body(content, body, language)
    stamp = _head(message, "Date")
    return replace(
        reading,
        published=reading.published or (published.of_stamp(stamp, "en") if stamp else None),
        title=_head(message, "Subject") or reading.title,
        author=_sender(message),
    )


def _message(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _letter(data: bytes, told: Told, options: Options) -> Arrival | Refused:
    import sys  # noqa: PLC0415 - this module by its name, as the others are given

    from positions.documents.formats import MAIL, reader_name  # noqa: PLC0415 - it names this module
    from positions.documents.settling import arrival_of  # noqa: PLC0415 - beside the other

    return arrival_of(data, told, options, sys.modules[__name__], reader_name(MAIL))


def _words(message: EmailMessage) -> list[str]:
    """Return the words of a letter, as far as there are any that can be decoded."""
    try:
        _, content = _lettered(message)
    except Refusal:
        return []
    return content.decode("utf-8", errors="replace").split()


def _lettered(message: EmailMessage) -> tuple[MIMEPart | None, bytes]:
    """Return the part that is the letter itself, where there is one, and its bytes.

    Raises:
        Refusal: If the parts cannot be told apart.
    """
    try:
        body = message.get_body(("plain", "html"))
        content = body.get_payload(decode=True) if body is not None else None
    except _FAULTS as error:
        raise Refusal("is an e-mail whose parts cannot be told apart; save its text") from error
    return body, content if isinstance(content, bytes) else b""


def _attached(message: EmailMessage, told: Told) -> Iterator[Member]:
    """Yield the files attached to an e-mail that people read; they are called by their names, and dated by its head.

    Raises:
        Refusal: If the parts cannot be told apart.
    """
    stamp = _head(message, "Date")
    day = published.of_stamp(stamp, "en") if stamp else None
    names: set[str] = set()
    try:
        for number, part in enumerate(islice(message.walk(), _MOST_PARTS), 1):
            if part is message or not _is_read(part):
                continue
            content = _content(part)
            if content is None:
                continue
            file = last_part(printable(part.get_filename() or "")) or f"attachment-{number}{_ending(part)}"
            name = file if file not in names else f"{number}-{file}"
            names.add(name)
            about = replace(
                told.part(f"/{name}", file),
                media=part.get_content_type(),
                charset=part.get_content_charset(),
                published=day,
                author=_sender(message),
            )
            yield Member(about, io.BytesIO(content))
    except _FAULTS as error:
        raise Refusal("is an e-mail whose parts cannot be told apart; save its text") from error


def _is_read(part: MIMEPart) -> bool:
    """Tell whether a part is an attached file that may be a report."""
    if part.get_content_type() == "message/rfc822":
        return True
    if (
        part.is_multipart()
        or part.get_content_maintype() in _UNREAD
        or part.get_content_subtype() in _MACHINES
    ):
        return False
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _content(part: MIMEPart) -> bytes | None:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner else None  # type: ignore[union-attr]
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) and content.strip() else None


def _ending(part: MIMEPart) -> str:
    return ".eml" if part.get_content_type() == "message/rfc822" else ""


def _body(content: bytes, part: MIMEPart, language: str | None) -> Reading:
    charset = part.get_content_charset()
    if part.get_content_subtype() == "html":
        from positions.documents import page  # noqa: PLC0415 - behind an extra, and slow to import

        return page.read(content, language, charset)
    from positions.documents import plain  # noqa: PLC0415 - beside the other

    return plain.read(content, language, charset)


def _head(message: EmailMessage, name: str) -> str | None:
    """Return a line of the head; a malformed one is none."""
    try:
        return line_of(str(message[name])) if message[name] is not None else None
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return None


def _sender(message: EmailMessage) -> str | None:
    """Return the name of the sender, without the address where there is a name."""
    written = _head(message, "From")
    name = (written or "").partition("<")[0].strip().strip('"').strip()
    return name or written
