"""What a reader found in a file, before language and day are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.model import Precision

if TYPE_CHECKING:
    from datetime import date

    from positions.model import Block


class Refusal(Exception):  # noqa: N818  # it carries a reason only; who knows the name raises a DocumentError
    """Why a document cannot be read, and what to do; its name is added further out."""


class NotInstalled(Refusal):
    """What the reader of a format needs is not installed."""


@dataclass(frozen=True, slots=True)
class Published:
    """A day of publication; for a month or year only, its first day."""

    day: date
    precision: Precision = Precision.DAY


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as its own bytes tell it.

    Attributes:
        text: The text in NFC, with line feeds only.
        blocks: Layout of the body.
        language: Declared or detected; None where neither is clear.
        published: What the document itself says; None where it says nothing.
    """

    text: str
    blocks: tuple[Block, ...]
    language: str | None = None
    published: Published | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
