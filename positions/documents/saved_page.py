"""Pages that a browser saved in one file (MHTML, RFC 2557): the page in it, under the address that it was saved from."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from typing import TYPE_CHECKING

from positions.documents import page
from positions.documents.declared import is_address, original_of
from positions.documents.page_marks import line_of
from positions.documents.reading import Refusal

if TYPE_CHECKING:
    from email.message import Message

    from positions.documents.reading import Reading

VERSION = 1


def read(data: bytes, language: str | None = None, _charset: str | None = None) -> Reading:
    """Read the page; when it was saved tells nothing of when it was published.

    Args:
        data: The bytes of the file.
        language: What the caller says; else as for pages.
        _charset: Every part declares its own.

    Raises:
        Refusal: If there is no page in it, or no article in the page.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    try:
        part = next((each for each in message.walk() if each.get_content_type() == "text/html"), None)
        content = part.get_payload(decode=True) if part is not None else None
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise Refusal("is a saved page whose parts cannot be told apart; save it as HTML") from error
    if part is None or not isinstance(content, bytes):
        raise Refusal("is a saved page without the page; save it as HTML")
    reading = page.read(content, language, part.get_content_charset())
    return reading if reading.url else replace(reading, url=_place(message, part))


def _place(message: Message, part: Message) -> str | None:
    """Return where the page was saved from."""
    written = (message["Snapshot-Content-Location"], part["Content-Location"])
    addresses = (line_of(str(address)) for address in written if address is not None)
    return next((original_of(address) for address in addresses if address and is_address(address)), None)
