"""Language packs: one folder of TOML files a language; adding one changes no code."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from positions.datafile import build, read
from positions.errors import PositionsError
from positions.languages.schema import Attribution

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from positions.datafile import DataFile

__all__ = ["Attribution", "UnknownLanguageError", "attribution", "pack_file", "supported"]


class UnknownLanguageError(PositionsError):
    """There is no pack for a language."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no language pack for {code!r}; there are packs for {', '.join(supported())}")
        self.code = code


@lru_cache(maxsize=1)
def supported() -> tuple[str, ...]:
    """Return the codes of the languages with a complete pack, sorted."""
    return tuple(
        sorted(folder.name for folder in files(__name__).iterdir() if (folder / "attribution.toml").is_file())
    )


def pack_file(language: str, part: str) -> DataFile:
    """Read one file of a pack, such as `dates` or `issues`.

    Raises:
        UnknownLanguageError: If there is no pack for the language.
        DataFileError: If the file is missing or is not TOML.
    """
    folder: Traversable = files(__name__) / language
    if not (folder / "attribution.toml").is_file():
        raise UnknownLanguageError(language)
    return read(folder / f"{part}.toml")


@lru_cache(maxsize=32)
def attribution(language: str) -> Attribution:
    """Return what a pack says about attribution.

    Raises:
        UnknownLanguageError: If there is no pack for the language.
        DataFileError: If the pack says something that the schema does not know.
    """
    file = pack_file(language, "attribution")
    return build(Attribution, {"language": language, **file.data}, file)
