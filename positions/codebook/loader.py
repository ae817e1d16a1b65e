"""The codebook's TOML files, read and checked into one Codebook."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from positions.codebook.entries import Draft, Entry, entries_of, table_of
from positions.codebook.model import Codebook, Country, Event, Institution, Issue, Party, Person, Plan
from positions.codebook.rules import check
from positions.datafile import DataFile, read
from positions.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

T = TypeVar("T")


@cache
def load() -> Codebook:
    """Return the codebook that comes with the program; it is read once.

    Raises:
        DataFileError: If a file breaks a rule.
    """
    return load_from(files("positions.codebook"))


def load_from(folder: Traversable) -> Codebook:
    """Return the codebook of a folder laid out like the bundled one.

    Args:
        folder: It holds issues, parties, countries, plans, events and titles as `.toml`, and `speakers/`
            with any number of `.toml` files, read by name; a `country` on top of one is that of all its speakers.

    Raises:
        DataFileError: For the first broken rule, with file and line.
    """
    issues = _file(folder, "issues")
    parties = _file(folder, "parties")
    countries = _file(folder, "countries")
    plans = _file(folder, "plans")
    events = _file(folder, "events")
    speakers = [
        _known_only(read(path), "country", "persons", "institutions") for path in _speaker_files(folder)
    ]
    draft = Draft(
        entries_of(issues, "issues", Issue),
        entries_of(parties, "parties", Party),
        entries_of(countries, "countries", Country, key_field="code"),
        entries_of(plans, "plans", Plan),
        entries_of(events, "events", Event),
        tuple(entry for file in speakers for entry in entries_of(file, "persons", Person, **_country(file))),
        tuple(
            entry
            for file in speakers
            for entry in entries_of(file, "institutions", Institution, **_country(file))
        ),
        _titles(_file(folder, "titles")),
    )
    check(draft)
    return Codebook(
        _mapping(draft.issues),
        _mapping(draft.parties),
        _mapping(draft.countries),
        _mapping(draft.plans),
        _mapping(draft.events),
        _mapping(draft.persons),
        _mapping(draft.institutions),
        draft.titles,
    )


def _file(folder: Traversable, section: str) -> DataFile:
    """Read the file of a section, which holds that section and nothing else."""
    return _known_only(read(folder.joinpath(f"{section}.toml")), section)


def _speaker_files(folder: Traversable) -> list[Traversable]:
    """Return the files of speakers, by name."""
    speakers = folder.joinpath("speakers")
    if not speakers.is_dir():
        raise DataFileError("speakers", 1, f"no such folder in {folder}; a codebook keeps its speakers there")
    return sorted(
        (path for path in speakers.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name
    )


def _known_only(file: DataFile, *names: str) -> DataFile:
    """Return the file, or raise if it has a top-level key of another name."""
    for key in file.data:
        if key not in names:
            raise file.error(f"unknown key {key!r}; known: {', '.join(names)}", key)
    return file


def _country(file: DataFile) -> dict[str, str]:
    """Return the country of all speakers of a file, as a default for `entries_of`."""
    country = file.data.get("country", "")
    if not isinstance(country, str):
        raise file.error(f"country = {country!r} is not the code of a country", "country")
    return {"country": country} if country else {}


def _titles(file: DataFile) -> dict[str, str]:
    titles = table_of(file, "titles")
    for key, label in titles.items():
        if not isinstance(label, str):
            raise file.error(f"the label of {key!r} is not a string", key)
    return titles


def _mapping(entries: Iterable[Entry[T]]) -> dict[str, T]:
    return {entry.key: entry.record for entry in entries}
