"""Whether the files of a pack are there and load."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from positions.codebook import load
from positions.errors import DataFileError, PositionsError
from positions.extraction.dates import calendar
from positions.extraction.issue_words import issue_words
from positions.inspection.remarks import Remark, Weight
from positions.languages import UnknownLanguageError, attribution, supported
from positions.questions.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_READERS: dict[str, Callable[[str], object]] = {
    "attribution": attribution,
    "dates": calendar,
    "issues": issue_words,
    "questions": vocabulary,
}
_WITHOUT = {
    "dates": "without it the pack cannot date what was said",
    "issues": "without it the classifier alone finds issues and stances",
    "questions": "without it nobody can ask in this language",
}
_NEEDED = frozenset({"attribution", "dates"})


def parts(language: str) -> tuple[tuple[str, bool], ...]:
    """Return the files that a pack may have, each with whether it is there."""
    folder = files("positions.languages") / language
    return tuple((part, (folder / f"{part}.toml").is_file()) for part in _READERS)


def faults(language: str) -> Iterator[Remark]:
    """Yield the files of a pack that do not load or are not there, and the issues it has no words for.

    Raises:
        UnknownLanguageError: If there is no such pack.
    """
    if language not in supported():
        raise UnknownLanguageError(language)
    for part, there in parts(language):
        name = f"{language}/{part}.toml"
        if not there:
            weight = Weight.ERROR if part in _NEEDED else Weight.GAP
            yield Remark(weight, name, 1, f"is not there; {_WITHOUT[part]}")
            continue
        try:
            _READERS[part](language)
        except DataFileError as error:
            yield Remark(Weight.ERROR, error.file, error.line, str(error).split(": ", 1)[1])
            return
        except PositionsError as error:
            yield Remark(Weight.ERROR, name, 1, str(error))
            return
    yield from _gaps(language)


def _gaps(language: str) -> Iterator[Remark]:
    words = issue_words(language)
    if words is not None:
        missing = [key for key in load().issues if key not in words.issues]
        if missing:
            yield Remark(Weight.GAP, f"{language}/issues.toml", 1, f"has no words on {', '.join(missing)}")
