"""E-mails: the body as plain text where there is one, else its page; subject, sender and day from the head."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from typing import TYPE_CHECKING

from positions.documents import published
from positions.documents.page_marks import line_of
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from positions.documents.reading import Reading

VERSION = 1


def read(data: bytes, language: str | None = None, _charset: str | None = None) -> Reading:
    """Read an e-mail; its attachments are not looked at.

    Args:
        data: The message (RFC 5322).
        language: What the caller says; else it is detected.
        _charset: Every part declares its own.

    Raises:
        Refusal: If it has no text, or its text cannot be decoded.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    try:
        body = message.get_body(("plain", "html"))
        content = body.get_payload(decode=True) if body is not None else None
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise Refusal("is an e-mail whose parts cannot be told apart; save its text") from error
    if body is None or not isinstance(content, bytes) or not content.strip():
        raise Refusal("is an e-mail without text; save its attachment and give that")
    reading = _body(content, body, language)
    stamp = _head(message, "Date")
    return replace(
        reading,
        published=reading.published or (published.of_stamp(stamp, "en") if stamp else None),
        title=_head(message, "Subject") or reading.title,
        author=_sender(message),
    )


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
