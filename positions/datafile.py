"""Domain knowledge in TOML files: reading them, and errors that name file and line."""

from __future__ import annotations

import re
import tomllib
import types
import unicodedata
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from positions.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

T = TypeVar("T")

# Before Python 3.14 the line stands in the message only.
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A TOML file in memory: its name, its text, and what the text says."""

    name: str
    text: str
    data: dict[str, Any]

    def line_of(self, *words: str, after: Iterable[str] = ()) -> int:
        """Return the first line (from 1) that holds all the words.

        Whole words go before parts of words ("to" before "towards").

        Args:
            words: What the line must hold.
            after: Places to go to first, each searched from the one before: the head of a table, a key in it.

        Returns:
            The line; where none holds the words, the last place of `after` that was found, else 1.
        """
        lines = self.text.splitlines()
        start = 0
        for place in filter(None, after):
            start = _find(lines, (place,), start, default=start)
        return _find(lines, words, start, default=start) + 1

    def error(self, message: str, *words: str, after: Iterable[str] = ()) -> DataFileError:
        """Return an error about this file, at the line that `line_of` finds."""
        return DataFileError(self.name, self.line_of(*words, after=after), message)


def read(source: Traversable) -> DataFile:
    """Read a TOML file.

    Args:
        source: The file; its last two path parts name it in messages.

    Returns:
        The file, with text and data in NFC.

    Raises:
        DataFileError: If the file is missing, not UTF-8 or not TOML.
    """
    name = "/".join(re.split(r"[\\/]", str(source))[-2:])
    try:
        text = unicodedata.normalize("NFC", source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(name, 1, f"cannot be read: {error}") from error
    try:
        return DataFile(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        place = _AT_LINE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise DataFileError(name, line, _AT_LINE.sub("", str(error))) from error


def build(kind: type[T], values: Mapping[str, Any], file: DataFile, at: str = "") -> T:
    """Build a dataclass from a TOML table, rejecting what it does not know.

    Lists become tuples, nested tables nested dataclasses or mappings; a key that is a Python keyword
    (`from`, `in`) fills the field of that name with an underscore behind it.

    Args:
        kind: A dataclass whose fields are the allowed keys.
        values: The table.
        file: The file it stands in, for messages.
        at: Words that stand in or near the table ("[persons.putin]"), to find its line.

    Raises:
        DataFileError: For an unknown or missing key, or a value of another type.
    """
    hints, required = _shape(kind)  # type: ignore[arg-type]  # mypy doubts that type[T] can be hashed
    for key in values:
        if key not in hints:
            raise file.error(f"unknown key {key!r}; known: {', '.join(sorted(hints))}", key, after=(at,))
    for key in required:
        if key not in values:
            raise file.error(f"{at or 'a table'} lacks the key {key!r}", after=(at,))
    return kind(
        **{hints[key][0]: _convert(hints[key][1], value, file, key, at) for key, value in values.items()}
    )


def _find(lines: list[str], words: tuple[str, ...], start: int, default: int) -> int:
    """Return the index of the first line from `start` that holds all words, whole ones first, else the default."""
    whole = [re.compile(rf"(?<!\w){re.escape(word)}(?!\w)") for word in words]
    numbers = range(start, len(lines))
    exact = (n for n in numbers if all(word.search(lines[n]) for word in whole))
    loose = (n for n in numbers if all(word in lines[n] for word in words))
    return next(exact, next(loose, default))


@cache
def _shape(kind: Any) -> tuple[dict[str, tuple[str, Any]], tuple[str, ...]]:
    """Return a dataclass's keys with field name and type, and the keys without a default."""
    hints = get_type_hints(kind)
    keys = {field.name.rstrip("_"): field for field in fields(kind)}
    required = (k for k, f in keys.items() if f.default is MISSING and f.default_factory is MISSING)
    return {key: (field.name, _given(hints[field.name])) for key, field in keys.items()}, tuple(required)


def _given(hint: Any) -> Any:
    """Return what a value that stands in a file must be: TOML knows no None."""
    if get_origin(hint) in (types.UnionType, Union):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def _convert(hint: Any, value: Any, file: DataFile, key: str, at: str) -> Any:
    """Return the value in the shape of the type hint, or raise with the line of the key."""
    if type(value) is hint:
        return value
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple and isinstance(value, list):
        if inner[0] is str and all(type(item) is str for item in value):
            return tuple(value)  # most of every file: ten times as fast as item by item
        return tuple(_convert(inner[0], item, file, key, at) for item in value)
    if origin is dict and isinstance(value, dict):
        return {str(name): _convert(inner[1], item, file, key, at) for name, item in value.items()}
    if hasattr(hint, "__dataclass_fields__") and isinstance(value, dict):
        return build(hint, value, file, at or key)
    return _scalar(hint, value, file, key, at)


def _scalar(hint: Any, value: Any, file: DataFile, key: str, at: str) -> Any:
    """Return a value whose type is not quite that of the hint (a string as the member of an enum), or raise."""
    if hint is float and type(value) is int:
        return float(value)
    if hint is date:
        raise file.error(f"{key} = {value!r} is not a date like 2025-11-23", key, after=(at,))
    if isinstance(hint, type) and issubclass(hint, str) and isinstance(value, str):
        try:
            return hint(value)
        except ValueError as error:
            raise file.error(f"{key} = {value!r}: {error}", key, after=(at,)) from error
    raise file.error(f"{key} = {value!r} is not of type {getattr(hint, '__name__', hint)}", key, after=(at,))
