"""Short reports written for this project, to show what it does without a network."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from positions.documents import read_bytes

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from positions.model import Document


def paths() -> tuple[Traversable, ...]:
    """Return the files of the reports, oldest first."""
    reports = (files(__name__) / "reports").iterdir()
    return tuple(sorted(reports, key=lambda report: report.name))


def documents() -> tuple[Document, ...]:
    """Return the reports, oldest first; those that are web pages need the extra `html`.

    Raises:
        DocumentError: If the reader of web pages is not installed.
    """
    return tuple(read_bytes(path.read_bytes(), path.name) for path in paths())
