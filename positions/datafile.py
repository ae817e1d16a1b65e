"""Domain knowledge in TOML files: reading them, and errors that name file and line."""

from __future__ import annotations

import tomllib
import types
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from positions.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A TOML file in memory: its name, its text, and what the text says."""

    name: str
    text: str
    data: dict[str, Any]

    def line_of(self, *words: str) -> int:
        """Return the first line (from 1) that holds all the words, else 1."""
        for number, line in enumerate(self.text.splitlines(), start=1):
            if all(word in line for word in words):
                return number
        return 1

    def error(self, message: str, *words: str) -> DataFileError:
        """Return an error about this file, at the line that holds the words."""
        return DataFileError(self.name, self.line_of(*words) if words else 1, message)


def read(source: Traversable) -> DataFile:
    """Read a TOML file.

    Args:
        source: The file; its last two path parts name it in messages.

    Raises:
        DataFileError: If the file is missing, not UTF-8 or not TOML.
    """
    name = "/".join(str(source).split("/")[-2:])
    try:
        text = source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(name, 1, f"cannot be read: {error}") from error
    try:
        return DataFile(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(name, getattr(error, "lineno", 1), str(error)) from error


def build(kind: type[T], values: Mapping[str, Any], file: DataFile, at: str = "") -> T:
    """Build a dataclass from a TOML table, rejecting what it does not know.

    Lists become tuples, nested tables nested dataclasses or mappings; a key that is a Python keyword
    (`from`, `in`) fills the field of that name with an underscore behind it.

    Args:
        kind: A dataclass whose fields are the allowed keys.
        values: The table.
        file: The file it stands in, for messages.
        at: A word that stands in or near the table, to find its line.

    Raises:
        DataFileError: For an unknown or missing key, or a value of another type.
    """
    hints = get_type_hints(kind)
    known = {field.name.rstrip("_"): field for field in fields(kind)}  # type: ignore[arg-type]
    for key in values:
        if key not in known:
            raise file.error(f"unknown key {key!r}; known: {', '.join(sorted(known))}", key)
    made: dict[str, Any] = {}
    for key, field in known.items():
        if key in values:
            made[field.name] = _convert(hints[field.name], values[key], file, key)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise file.error(f"{at or 'a table'} lacks the key {key!r}", *([at] if at else []))
    return kind(**made)


def _convert(hint: Any, value: Any, file: DataFile, key: str) -> Any:
    """Return the value in the shape of the type hint, or raise with the line of the key."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        hint = next(part for part in inner if part is not type(None))
        return _convert(hint, value, file, key)
    if origin is tuple and isinstance(value, list):
        return tuple(_convert(inner[0], item, file, key) for item in value)
    if origin is dict and isinstance(value, dict):
        return {str(name): _convert(inner[1], item, file, key) for name, item in value.items()}
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__") and isinstance(value, dict):
        return build(hint, value, file, key)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(hint, type) and issubclass(hint, str) and isinstance(value, str):
        try:
            return hint(value)
        except ValueError as error:
            raise file.error(f"{key} = {value!r}: {error}", key) from error
    if hint is date and type(value) is not date:
        raise file.error(f"{key} = {value!r} is not a date like 2025-11-23", key)
    if isinstance(hint, type) and type(value) is hint:
        return value
    raise file.error(f"{key} = {value!r} is not of type {getattr(hint, '__name__', hint)}", key)
