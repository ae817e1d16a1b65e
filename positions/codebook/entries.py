"""Records of the codebook together with the place in the files where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from positions.datafile import DataFile, build

if TYPE_CHECKING:
    from positions.codebook.model import Country, Event, Institution, Issue, Party, Person, Plan
    from positions.errors import DataFileError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A record, its key, and its table (`[persons.putin]`) in a file."""

    key: str
    record: T
    file: DataFile
    head: str

    def place(self, *words: str, under: str = "") -> str:
        """Return file and line of the words in the entry, searched from the key `under` on."""
        return f"{self.file.name}:{self.file.line_of(*words, after=(self.head, under))}"

    def error(self, message: str, *words: str, under: str = "") -> DataFileError:
        """Return an error at the words in the entry, searched from the key `under` on."""
        return self.file.error(message, *words, after=(self.head, under))


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything the files say, each record well formed, the rules between records not yet checked."""

    issues: tuple[Entry[Issue], ...]
    parties: tuple[Entry[Party], ...]
    countries: tuple[Entry[Country], ...]
    plans: tuple[Entry[Plan], ...]
    events: tuple[Entry[Event], ...]
    persons: tuple[Entry[Person], ...]
    institutions: tuple[Entry[Institution], ...]
    titles: dict[str, str]


def table_of(file: DataFile, name: str) -> dict[str, Any]:
    """Return a top-level table of a file, empty where it has none.

    Raises:
        DataFileError: If the name stands for something else than a table.
    """
    table = file.data.get(name, {})
    if not isinstance(table, dict):
        raise file.error(f"{name!r} is not a table", name)
    return table


def entries_of(
    file: DataFile, section: str, kind: type[T], key_field: str = "key", **defaults: str | None
) -> tuple[Entry[T], ...]:
    """Return the records of a section, in file order.

    Args:
        file: The file to read from.
        section: The top-level table (`persons`), whose keys are those of the records.
        kind: The record class.
        key_field: The field of the record that holds the key.
        defaults: Values for keys that a table leaves out.

    Raises:
        DataFileError: For unknown or missing keys and values of another type.
    """
    made: list[Entry[T]] = []
    for key, values in table_of(file, section).items():
        head = f"[{section}.{key}]"
        if not isinstance(values, dict):
            raise file.error(f"{section}.{key} is not a table", key, after=(section,))
        if key_field in values:
            raise file.error(
                f"unknown key {key_field!r}; the table's name is the key", key_field, after=(head,)
            )
        record = build(kind, {**defaults, **values, key_field: key}, file, head)
        made.append(Entry(key, record, file, head))
    return tuple(made)
