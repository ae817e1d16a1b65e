"""Where words go: answers to stdout or wholly into a file, messages to stderr, and nothing acts on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from positions.errors import PositionsError

# The names of stdout as a place to write.
STDOUT = (None, "-")


class OutputError(PositionsError):
    """An answer cannot be written where it should go."""


@contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """Give stdout, or a file that takes the place of the old one only when all is written.

    Raises:
        OutputError: If the file cannot be written.
    """
    if path is None or path in STDOUT:
        yield sys.stdout
        return
    target = Path(path)
    try:
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="") as device:
                yield device
        else:
            yield from _replaced(target.resolve())
    except (OSError, UnicodeEncodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"{path}: cannot be written ({reason})") from error


def say(message: str) -> None:
    """Print a message on stderr; control characters in it are made visible."""
    sys.stdout.flush()  # what was answered before stands before
    for line in message.splitlines():
        print(printable(line), file=sys.stderr, flush=True)  # noqa: T201 - this is where messages go


def fail(error: Exception | str) -> None:
    """Print an error on stderr."""
    say(f"error: {error}")


def prepare_stdout() -> None:
    """Make stdout write any text: UTF-8 into pipes and files; what a terminal cannot show, as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def printable(text: str) -> str:
    """Return the text on one line, with control characters made visible."""
    from positions.export import plain

    return plain.printable(text)


def _replaced(target: Path) -> Iterator[TextIO]:
    """Give a new file beside the target, and put it in the target's place when all went well."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with draft.open("x", encoding="utf-8", newline="") as stream:
            yield stream
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
