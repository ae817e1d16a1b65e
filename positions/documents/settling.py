"""From what a reader found to a document: its language, its day, and where it came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from positions.deadline import in_time
from positions.documents import published
from positions.documents.arrival import MEGABYTE, Arrival, Refused
from positions.documents.declared import original_of
from positions.documents.garbling import require_sound
from positions.documents.reading import Published, Refusal
from positions.languages.detection import foreign
from positions.model import Document

if TYPE_CHECKING:
    from datetime import date

    from positions.documents.arrival import Options, Told
    from positions.documents.reading import Reading

# ISO 639: a text in a language that none of the packs is for, and that nobody declared.
UNDETERMINED = "und"
_LANGUAGE = re.compile("[a-z]{2,3}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def arrival_of(data: bytes, told: Told, options: Options, module: Any, reader: str) -> Arrival | Refused:
    """Return the report that bytes hold, with where it came from, or why they hold none.

    Args:
        data: The bytes.
        told: What is known of them.
        options: What the caller says about all that is read.
        module: The reader of their format.
        reader: What it is called in the store.
    """
    try:
        with in_time(options.limits.time(len(data)), "reading it", Refusal):
            document, author = _document(data, told, options, module)
    except Refusal as refusal:
        return Refused(told.part("").label, str(refusal), told.address)
    return Arrival(document, data, reader, author, told.address, told.fetched_at, told.item)


def _document(data: bytes, told: Told, options: Options, module: Any) -> tuple[Document, str | None]:
    """Return the document in bytes, and its author.

    Raises:
        Refusal: If there is none.
    """
    if len(data) > options.limits.size:
        raise Refusal(f"is larger than {options.limits.size // MEGABYTE} MB; split it into single reports")
    declared = _code(options.language) or _code(told.language)
    reading = module.read(data, declared, told.charset)
    return _settled(reading, told, options, declared), reading.author or told.author


def _settled(reading: Reading, told: Told, options: Options, declared: str | None) -> Document:
    """Return the document that was read, with day and language.

    Raises:
        Refusal: If it has no day or language, or cannot be stored.
    """
    day = _day(reading, options.published_on, told)
    require_sound(reading.text)
    spoken = declared or reading.language or (UNDETERMINED if foreign(reading.text) else None)
    if spoken is None:
        raise Refusal("its language is not clear; say it with --language, such as --language vi")
    if unstorable := _UNSTORABLE.search(reading.text):
        raise Refusal(f"holds U+{ord(unstorable[0]):04X}, which is no character; save it as UTF-8")
    address = reading.url or (original_of(told.address) if told.address else None)
    return Document(
        name=told.called,
        text=reading.text,
        language=spoken,
        published_on=day.day,
        published_precision=day.precision,
        title=reading.title or told.title,
        outlet=reading.outlet or told.outlet or (_host(address) if address else None),
        url=address,
        blocks=reading.blocks,
    )


def _code(language: str | None) -> str | None:
    """Return the code of a declared language without its region: `vi` of `vi-VN`; None for what is no code."""
    code = (language or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if _LANGUAGE.fullmatch(code) else None


def _host(url: str) -> str | None:
    """Return the host of an address, which stands for the outlet where no name is known."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _day(reading: Reading, given: date | None, told: Told) -> Published:
    """Return the day of publication: the document's own, the caller's, that of the address, of the file name."""
    day = (
        reading.published
        or told.published
        or (Published(given) if given else None)
        or (published.of_address(original_of(told.address)) if told.address else None)
        or published.of_name(told.file)
    )
    if day is None:
        raise Refusal("has no date of publication; say it with --date YYYY-MM-DD")
    return day
