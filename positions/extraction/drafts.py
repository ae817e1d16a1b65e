"""Statements in the making: what the frames found, before dates, issues and stance are decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from positions.model import Span, Speaker


@dataclass(slots=True)
class Draft:
    """One attribution found; mutable while later sentences may still add to it.

    Attributes:
        speakers: Who speaks.
        content: Pieces found so far, in text order.
        sentence: The sentence it stands in.
        paragraph: Number of its paragraph.
        order: Number of its sentence in the document.
        rule: Name of the frame.
        source: Words of the speaker mention.
        cue: Words that attribute.
        declined: Whether it is a refusal to speak.
        via: The outer source or medium.
        spoken: Whether it is a transcript's turn or a block quotation.
        sides: Countries that "both sides" would mean here.
    """

    speakers: tuple[Speaker, ...]
    content: list[Span]
    sentence: Span
    paragraph: int
    order: int
    rule: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    declined: bool = False
    via: str | None = None
    spoken: bool = False
    sides: tuple[str, ...] = ()
