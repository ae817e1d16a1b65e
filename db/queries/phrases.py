"""Phrases to be found in words that are stored: the other face of `positions.folding.says`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.folding import pattern

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


def holds(words: ColumnElement[str], phrase: str) -> ColumnElement[bool]:
    """Return the condition that words hold a phrase, whatever case and diacritics.

    It reads every row that the other conditions leave. An index of words may answer in its place.
    """
    return words.regexp_match(pattern(phrase))
