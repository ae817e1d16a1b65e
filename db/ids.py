"""Ids that people can read out: a prefix, a dash and thirteen letters and digits, made from what they name."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.model import Statement


def digest(prefix: str, *parts: str) -> str:
    """Return `prefix-xxxxxxxxxxxxx`: 64 bits of the parts' hash in lower-case base 32."""
    hashed = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return f"{prefix}-{base64.b32encode(hashed[:8]).decode().rstrip('=').lower()}"


def document_id(sha256: str) -> str:
    """Return the id of the document with that hash."""
    return digest("doc", sha256)


def statement_ids(sha256: str, statements: Sequence[Statement]) -> list[str]:
    """Return an id for each statement of a document, made from the place of its content.

    The same place keeps its id when a later extractor reads the speaker or the issue differently. Where two
    statements share one content, the later of them is numbered.
    """
    seen: Counter[str] = Counter()
    ids = []
    for statement in statements:
        place = " ".join(f"{span.start}-{span.end}" for span in statement.content)
        ids.append(digest("st", sha256, place, str(seen[place])))
        seen[place] += 1
    return ids


def utterance_id(statement_id: str) -> str:
    """Return the id of the utterance that a statement founds."""
    return f"ut-{statement_id.removeprefix('st-')}"
