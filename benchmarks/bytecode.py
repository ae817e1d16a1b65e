"""Programs that are measured start from compiled modules, as they do where people use them."""

from __future__ import annotations

import os


def kept() -> None:
    """Let the processes started from here on keep what Python compiles, whatever this environment says."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
