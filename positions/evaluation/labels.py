"""Labelled documents in the codebook's schema: hand labels, a second coder's, or what `extract` prints."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from positions.errors import DataFileError
from positions.model import Form, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SIGNS = re.compile(r"[^a-z0-9]+")
_NOBODY = "unnamed sources"


@dataclass(frozen=True, slots=True)
class Label:
    """One statement as a coder or the program describes it.

    Attributes:
        words: The content in one string.
        speakers: Names in plain letters, so that spelling with or without marks is one.
        positions: Issue to stance.
        optional: Whether careful coders may disagree that it is a statement.
        rule: Of an extracted statement, the frame that found it.
        confidence: Of an extracted statement, 0 to 1.
        sureness: Issue to the confidence of the position on it, where given.
    """

    id: str
    words: str
    speakers: frozenset[str]
    names: tuple[str, ...]
    parties: frozenset[str]
    country: str | None
    said_on: str | None
    form: str | None
    positions: Mapping[str, Stance]
    optional: bool = False
    rule: str = ""
    confidence: float | None = None
    sureness: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with its statements, in text order."""

    doc: str
    language: str
    labels: tuple[Label, ...]


def parse(lines: Iterable[str], name: str) -> tuple[Labelled, ...]:
    """Read labelled documents, one JSON object a line.

    Args:
        lines: The lines; empty ones are passed over.
        name: The file, for messages.

    Raises:
        DataFileError: For a line that is not such an object, an unknown stance or form, or a document that comes twice.
    """
    found: dict[str, Labelled] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            document = labelled(json.loads(line))
        except json.JSONDecodeError as error:
            raise DataFileError(name, number, f"is not JSON: {error.msg}; one document a line") from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            what = f"lacks {error}" if isinstance(error, KeyError) else str(error)
            raise DataFileError(name, number, f"is no labelled document: {what}") from error
        if document.doc in found:
            raise DataFileError(name, number, f"the document {document.doc!r} comes twice")
        found[document.doc] = document
    return tuple(found.values())


def labelled(data: Mapping[str, Any]) -> Labelled:
    """Return a document from its JSON object in the codebook's schema.

    Raises:
        KeyError: If a field that figures rest on is missing.
        ValueError: For a stance or form that the codebook does not know.
    """
    labels = tuple(_label(statement) for statement in data["statements"])
    return Labelled(data["doc"], data.get("language") or "", labels)


def plain(name: str) -> str:
    """Return a name in plain lower-case Latin letters and figures, its words parted by one blank."""
    letters = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    return _SIGNS.sub(" ", "".join(c for c in letters if not unicodedata.combining(c)).casefold()).strip()


def _label(data: Mapping[str, Any]) -> Label:
    content = data["content"]
    names = tuple(data.get("speakers") or (_NOBODY,))
    positions = data.get("positions") or ()
    form = data.get("form")
    return Label(
        id=data.get("id") or "",
        words=content if isinstance(content, str) else " ".join(content),
        speakers=frozenset(map(plain, names)),
        names=names,
        parties=frozenset(data.get("parties") or ()),
        country=data.get("country"),
        said_on=data.get("said_on"),
        form=None if form is None else Form(form).value,
        positions={position["issue"]: Stance(position["stance"]) for position in positions},
        optional=bool(data.get("optional")),
        rule=data.get("rule") or "",
        confidence=data.get("confidence"),
        sureness={p["issue"]: p["confidence"] for p in positions if p.get("confidence") is not None},
    )
