"""Texts that press archives hand out, many reports in one file: LexisNexis and Factiva."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from positions.documents import encodings, plain, published
from positions.documents.arrival import Refused
from positions.documents.guard import whole
from positions.documents.page_marks import line_of
from positions.documents.settling import arrival_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.documents.arrival import Arrival, Options, Told

VERSION = 1

# What ends a report: of Nexis Uni, above one of the older LexisNexis, of Factiva.
_END = re.compile(
    r"^[ \t]*(?:End of Document|\d+ of \d+ DOCUMENTS|Document [A-Za-z0-9]{15,})[ \t]*$", re.MULTILINE
)
# Fields of LexisNexis, and where the text begins; what follows it closes the report.
_FIELD = re.compile(r"^(?P<name>[A-Z][A-Za-z-]+):[ \t]*(?P<value>.*)$", re.MULTILINE)
_BODY = re.compile(r"^[ \t]*body:?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_CLOSING = re.compile(
    r"^(?:(?:load-date|language|publication-type|graphic|subject|classification|journal-code|copyright)\b[:\s]).*",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
# Fields of Factiva: two letters before the text of each; what goes on stands below without any.
_CODED = re.compile(r"^(?P<code>[A-Z]{2})(?:[ \t]+(?P<value>\S.*)|[ \t]*)$", re.MULTILINE)
# A list of contents or a closing line is none.
_FEWEST = 12
_TEXTS = ("LP", "TD")
_WORDS = re.compile(r"^[\d,.]+ words$", re.MULTILINE)
_BY = re.compile(r"by\s+", re.IGNORECASE)
_NAMED = {
    "english": "en",
    "russian": "ru",
    "ukrainian": "uk",
    "turkish": "tr",
    "vietnamese": "vi",
}


@dataclass(frozen=True, slots=True)
class _Item:
    """A report as the archive hands it out."""

    text: str
    day: str = ""
    title: str = ""
    outlet: str = ""
    author: str = ""
    language: str = ""


def members(stream: BinaryIO, told: Told, options: Options) -> Iterator[Arrival | Refused]:
    """Yield the reports of a file, each with what the archive tells about it.

    Raises:
        Refusal: If it is too large, or no text.
    """
    data = whole(stream, options.limits, "is larger than {} MB; save fewer reports in one file")
    from positions.documents.formats import PRESS_ARCHIVE, reader_name  # noqa: PLC0415 - it names this module

    number = 0
    for piece in _pieces(encodings.decode(data, told.charset)):
        number += 1
        item = _coded(piece) or _fielded(piece) or _shown(piece)
        about = told.part(f":{number}")
        if item is None or not item.text.strip():
            yield Refused(
                about.label, "is a report of a press archive without its text; save it with the full text"
            )
            continue
        about = replace(
            about,
            title=line_of(item.title),
            outlet=line_of(item.outlet),
            author=line_of(_BY.sub("", item.author, count=1)),
            language=_NAMED.get(item.language.strip().casefold()),
            published=published.in_line(item.day, "en"),
        )
        yield arrival_of(_paragraphs(item.text).encode(), about, options, plain, reader_name(PRESS_ARCHIVE))


def _pieces(text: str) -> Iterator[str]:
    """Yield the reports that have any words."""
    start = 0
    for end in (*_END.finditer(text), None):
        piece = text[start : end.start()] if end else text[start:]
        if len(piece.split()) > _FEWEST:
            yield piece
        start = end.end() if end else start


def _coded(piece: str) -> _Item | None:
    """Return a report of Factiva with its codes."""
    codes = list(_CODED.finditer(piece))
    fields: dict[str, str] = {}
    for at, code in enumerate(codes):
        end = codes[at + 1].start() if at + 1 < len(codes) else len(piece)
        fields.setdefault(code["code"], f"{code['value'] or ''}{piece[code.end() : end]}".strip())
    if "PD" not in fields or not any(name in fields for name in _TEXTS):
        return None
    return _Item(
        "\n\n".join(fields[name] for name in _TEXTS if name in fields),
        fields["PD"],
        fields.get("HD", ""),
        fields.get("SN", ""),
        fields.get("BY", ""),
        fields.get("LA", ""),
    )


def _fielded(piece: str) -> _Item | None:
    """Return a report of LexisNexis: title, outlet and day in some order, fields, and the text below `Body`."""
    body = _BODY.search(piece)
    if body is None:
        return None
    head, text = piece[: body.start()], piece[body.end() :]
    closing = _CLOSING.search(text)
    fields = {
        m["name"].casefold(): m["value"] for m in _FIELD.finditer(f"{head}\n{closing[0] if closing else ''}")
    }
    lines = [line.strip() for line in _FIELD.sub("", head).splitlines() if line.strip()]
    lines = [line for line in lines if not line.casefold().startswith(("copyright", "all rights reserved"))]
    at = next((n for n, line in enumerate(lines) if published.in_line(line, "en")), None)
    if at is None:
        return None
    # Nexis Uni writes title, outlet, day; the older one outlet, day, edition, title.
    field = _FIELD.search(head)
    above = re.split(r"\n[ \t]*\n", (head[: field.start()] if field else head).strip())
    first = lines[0] if at > 1 else fields.get("headline") or above[-1]
    return _Item(
        text[: closing.start()] if closing else text,
        lines[at],
        first,
        lines[at - 1] if at else "",
        fields.get("byline", ""),
        fields.get("language", ""),
    )


def _shown(piece: str) -> _Item | None:
    """Return a report of Factiva as it is shown: title, author, length, day, time, outlet, code, language, rights, text."""
    words = _WORDS.search(piece)
    if words is None:
        return None
    above = [line.strip() for line in piece[: words.start()].splitlines() if line.strip()]
    facts, _, text = piece[words.end() :].strip().partition("\n\n")
    lines = facts.splitlines()
    outlet = next(
        (line for line in lines[1:] if not re.fullmatch(r"\d{1,2}:\d{2}(?: GMT)?|[\d:]+", line.strip())), ""
    )
    language = next((line for line in lines if line.strip().casefold() in _NAMED), "")
    author = above[-1] if len(above) > 1 and _BY.match(above[-1]) else ""
    return _Item(text, lines[0] if lines else "", above[0] if above else "", outlet, author, language)


def _paragraphs(text: str) -> str:
    """Return a text with a paragraph a line; where blank lines stand between paragraphs, the others only fold them."""
    blank = re.split(r"\n[ \t]*\n", text.strip())
    parts = blank if len(blank) > 1 else text.strip().splitlines()
    return "\n".join(filter(None, (" ".join(part.split()) for part in parts)))
