"""From a document to its attributed statements."""

from __future__ import annotations

from positions.extraction.pipeline import VERSION, extract

__all__ = ["VERSION", "extract"]
