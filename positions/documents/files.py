"""The files behind the names that somebody gives: folders are walked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def discover(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to read, in the order given.

    A folder is walked depth-first, its names sorted, hidden files and folders skipped and links to folders not
    followed. Whatever else is named comes back as it is, also what is missing or unreadable: reading it says why.
    """
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  # Path.is_dir raises where a folder above cannot be entered
            yield from _walk(path)
        else:
            yield path


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder; the folder itself where it cannot be listed."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208
    except OSError:
        yield folder
        return
    for path in (folder / name for name in names if not name.startswith(".")):
        link = path.is_symlink()
        if path.is_dir():
            if not link:
                yield from _walk(path)
        # A pipe or socket would hold up the reader; a broken link is named, so that reading it says so.
        elif path.is_file() or link:
            yield path
