"""Punctuation that frames look at, by what it does."""

from __future__ import annotations

COMMAS = frozenset({",", ";", ":", "-", "–", "—", "…"})
DASHES = frozenset({"-", "–", "—"})
STOPS = frozenset({".", "!", "?", "…", "/"})
CLOSING = frozenset("”\"»“’')]")
