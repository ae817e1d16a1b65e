"""Short reports written for this project, to show what it does without a network."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from positions.documents import read_bytes
from positions.documents.reading import NotInstalled
from positions.errors import DocumentError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from positions.model import Document


def paths() -> tuple[Traversable, ...]:
    """Return the files of the reports, oldest first."""
    reports = (files(__name__) / "reports").iterdir()
    return tuple(sorted(reports, key=lambda report: report.name))


def documents() -> tuple[Document, ...]:
    """Return the reports, oldest first; web pages are left out where the extra `html` is not installed."""
    return tuple(document for path in paths() if (document := _document(path)) is not None)


def _document(path: Traversable) -> Document | None:
    try:
        return read_bytes(path.read_bytes(), path.name)
    except DocumentError as error:
        if isinstance(error.__cause__, NotInstalled):
            return None
        raise
