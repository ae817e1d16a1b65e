"""Extracted statements in the codebook's schema, one JSON object a document."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from positions.model import Document, Position, Span, Statement


def as_json(document: Document, statements: Sequence[Statement]) -> dict[str, Any]:
    """Return a document's statements in the codebook's schema, ready for `json.dumps`.

    Args:
        document: The document whose text the spans point into.
        statements: Its statements, in the order in which they are numbered (`<name without ending>-1` on).
    """
    stem = PurePath(document.name).stem
    return {
        "doc": document.name,
        "language": document.language,
        "published": document.published_on.isoformat(),
        "statements": [
            _statement(document.text, statement, f"{stem}-{number}")
            for number, statement in enumerate(statements, start=1)
        ],
    }


def _statement(text: str, statement: Statement, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "speakers": [speaker.name for speaker in statement.speakers],
        "parties": list(statement.parties),
        "country": statement.country,
        "said_on": statement.said_on.isoformat(),
        "precision": statement.precision.value,
        "form": statement.form.value,
        "content": [span.of(text) for span in statement.content],
        "positions": [_position(text, position) for position in statement.positions],
        "source": _words(text, statement.source),
        "cue": _words(text, statement.cue),
        "spans": {
            "content": _offsets(statement.content),
            "source": _offsets(statement.source),
            "cue": _offsets(statement.cue),
        },
        "via": statement.via,
        "rule": statement.rule,
        "basis": statement.basis.value,
        "confidence": statement.confidence,
        "optional": False,
        "same_as": [],
    }


def _position(text: str, position: Position) -> dict[str, Any]:
    """Return a position; plan and condition stand only where there is one."""
    optional = {
        "plan": position.plan,
        "condition": position.condition.of(text) if position.condition else None,
    }
    return {
        "issue": position.issue,
        "stance": position.stance.value,
        **{key: value for key, value in optional.items() if value is not None},
        "confidence": position.confidence,
    }


def _words(text: str, spans: Iterable[Span]) -> str:
    """Return the words of the spans in one string, empty where there are none."""
    return " … ".join(span.of(text) for span in spans)


def _offsets(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
