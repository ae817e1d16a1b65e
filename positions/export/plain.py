"""Text that is safe to print: nothing in it moves the cursor, hides words or reverses them."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
# C0 and DEL, C1, the marks and overrides of bidirectional text, lone surrogates.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


# The same without line ends and tabs, which data may have, and the marks that letters of both directions need.
_ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def inert(text: str) -> str:
    """Return the text with its lines, but with nothing in it that a terminal would act upon when it is shown there."""
    return _ACTING.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def printable(text: str) -> str:
    """Return the text on one line, with every character that a terminal would act upon made visible.

    Line breaks and tabs become one blank; control characters (escape sequences begin with one), C1 controls,
    bidirectional marks and lone surrogates become `<U+001B>`. Right-to-left letters stay as they are.
    """
    return _UNSAFE.sub(lambda match: f"<U+{ord(match[0]):04X}>", _BREAKS.sub(" ", text))
