"""Questions in words: what they ask, as a Query, or a refusal that says what was not understood."""

from __future__ import annotations

from positions.questions.model import Intent, Question, Side, SideKind
from positions.questions.parser import parse

__all__ = ["Intent", "Question", "Side", "SideKind", "parse"]
