"""What web servers and archives of the web declare about a page."""

from __future__ import annotations

import re

# Source: https://en.wikipedia.org/wiki/Help:Using_the_Wayback_Machine
_SNAPSHOT = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://)", re.IGNORECASE)


def media_of(declared: str) -> tuple[str, str | None]:
    """Return media type and encoding of a Content-Type such as `text/html; charset=windows-1251`."""
    media, *parameters = declared.split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    values = (value.strip().strip("\"'") for name, _, value in pairs if name.strip().lower() == "charset")
    return media.strip().lower(), next(filter(None, values), None)


def is_address(text: str) -> bool:
    """Tell whether a text is an address of the web; other schemes are none."""
    return text.lower().startswith(("http://", "https://"))


def original_of(address: str) -> str:
    """Return the address that a snapshot of the Wayback Machine was taken of; other addresses as they are."""
    return _SNAPSHOT.sub("", address, count=1)
