"""Reading reports: files and bytes to documents."""

from __future__ import annotations

from positions.documents.files import discover
from positions.documents.reader import LIMIT, read, read_bytes

__all__ = ["LIMIT", "discover", "read", "read_bytes"]
