"""Where a document is laid out as speech: turns, names above speeches, interviews in dashes, the first person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from positions.extraction.given_names import given_names
from positions.extraction.patterns import compiled
from positions.extraction.tags import Tag
from positions.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from positions.extraction.lexicon import Lexicon
    from positions.extraction.segments import Paragraph

# What tells nothing: titles and the words under pictures.
SILENT = frozenset({BlockKind.HEADING, BlockKind.CAPTION})
# Words of a label at most; in Vietnamese each syllable is one.
_LABEL = 7
# What a transcript notes beside a name ("(laughs)").
_ASIDE = re.compile(r"\s*\([^()]{1,30}\)\s*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of a transcript: where its words begin, and the label that says whose they are."""

    start: int
    label: str


def turns(
    text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon, heads: AbstractSet[int] = frozenset()
) -> dict[int, Turn]:
    """Return the turns of a transcript by the numbers of their paragraphs, those that only head others left out.

    A transcript has at least two turns that open with a question's mark or a name, and a colon; where nobody asks, three, or
    two items of a list.
    """
    found = {
        number: turn
        for number, paragraph in enumerate(paragraphs)
        if paragraph.kind not in SILENT
        and number not in heads
        and (turn := _turn(text, paragraph, lexicon)) is not None
    }
    for number, label in _repeated(text, paragraphs, lexicon).items():
        found.setdefault(number, label)
    asked = any(asks(turn.label, lexicon) or answers(turn.label, lexicon) for turn in found.values())
    unmarked = [
        number
        for number, turn in found.items()
        if text[turn.start : turn.start + 3].strip()[:1] not in tuple('“"«„‘')
    ]
    items = sum(paragraphs[number].kind is BlockKind.ITEM for number in unmarked)
    return found if (asked and len(found) >= 2) or len(unmarked) >= 3 or items >= 2 else {}


def _repeated(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> dict[int, Turn]:
    """Return paragraphs that open with one and the same label for an office or for unnamed sources, twice or more."""
    found: dict[str, dict[int, Turn]] = {}
    for number, paragraph in enumerate(paragraphs):
        start = paragraph.span.start
        colon = text.find(":", start, min(start + 40, paragraph.span.end))
        label = text[start:colon].strip() if colon > start and paragraph.kind not in SILENT else ""
        if label[:1].isupper() and len(label.split()) <= 4 and text[colon + 1 : colon + 2].isspace():
            found.setdefault(label, {})[number] = Turn(colon + 1, label)
    return {
        number: turn
        for label, turns_ in found.items()
        if len(turns_) > 1 and _sourced(label, lexicon)
        for number, turn in turns_.items()
    }


def _sourced(label: str, lexicon: Lexicon) -> bool:
    """Tell whether a label ends with a word for an office or for unnamed sources."""
    tokens = lexicon.tokens(label, 0, len(label))
    return any(
        m.last == len(tokens) and m.tag in (Tag.ANONYMOUS, Tag.TITLE, Tag.PERSON)
        for m in lexicon.match(tokens)
    )


def _turn(text: str, paragraph: Paragraph, lexicon: Lexicon) -> Turn | None:
    """Return a paragraph as the turn that its label makes it, or None."""
    start = paragraph.span.start
    mark = text[start : start + 12].split(maxsplit=1)[0]
    if mark.isupper() and asks(mark, lexicon):
        return Turn(start + len(mark), mark)
    colon = text.find(":", start, min(start + 60, paragraph.span.end))
    if colon < 0:
        return None
    label = _ASIDE.sub("", text[start:colon]).strip(" *—–-\t")
    after = text[colon + 1 : colon + 3]
    if not label or len(label.split()) > _LABEL or (after and not after[0].isspace()):
        return None
    named = (label[0].isupper() or paragraph.kind is BlockKind.ITEM) and _named(label, lexicon)
    return Turn(colon + 1, label) if asks(label, lexicon) or answers(label, lexicon) or named else None


def labelled(text: str, paragraph: Paragraph, lexicon: Lexicon) -> int | None:
    """Return where a paragraph's words begin behind the name and colon that open it; None without such a label."""
    turn = _turn(text, paragraph, lexicon)
    return turn.start if turn is not None and not asks(turn.label, lexicon) else None


def asks(label: str, lexicon: Lexicon) -> bool:
    """Tell whether a label means the journalist: a word of the pack for a question, or the medium's name."""
    tokens = lexicon.tokens(label, 0, len(label))
    medium = any(m.tag is Tag.MEDIUM and m.last - m.first == len(tokens) for m in lexicon.match(tokens))
    return medium or label.casefold() in {w.casefold() for w in lexicon.pack.frames.questions}


def answers(label: str, lexicon: Lexicon) -> bool:
    """Tell whether a label is a word of the pack for an answer."""
    return label.casefold() in {w.casefold() for w in lexicon.pack.frames.answers}


def _named(label: str, lexicon: Lexicon) -> bool:
    """Tell whether a label is a person's name, or a form of address or an office and capitals behind it."""
    tokens = lexicon.tokens(label, 0, len(label))
    matches = lexicon.match(tokens)
    if any(m.tag is Tag.CUE and m.first for m in matches):
        return False
    if any(m.tag is Tag.PERSON and m.last == len(tokens) for m in matches):
        return True
    full = len(tokens) == 2 and all(token.capital for token in tokens)
    if full and bool(lexicon.pack.declension.forms) and tokens[0].norm in given_names(lexicon.pack):
        return True
    opening = [m.last for m in matches if m.first == 0 and m.tag in (Tag.HONORIFIC, Tag.TITLE)]
    behind = tokens[max(opening) :] if opening and lexicon.pack.title_first else []
    return 1 < len(behind) <= 4 and all(token.capital for token in behind)


def name_lines(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> set[int]:
    """Return the paragraphs that are a name, with its office perhaps, and nothing else; at least two make a habit."""
    found = set()
    for number, paragraph in enumerate(paragraphs):
        label = text[paragraph.span.start : paragraph.span.end].strip(" :*")
        if len(label.split()) <= 9 and label[-1:] not in '.!?…”"»' and _named(label, lexicon):
            found.add(number)
    return found if len(found) >= 2 else set()


def in_first_person(text: str, paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """Tell whether a paragraph is told in the first person outside quotations."""
    norms = [t.norm for t in lexicon.tokens(text, paragraph.span.start, paragraph.span.end)]
    words = {w for w in lexicon.pack.words.first_person if " " not in w}
    pairs = {w for w in lexicon.pack.words.first_person if " " in w}
    said = any(n in words for n in norms) or any(f"{a} {b}" in pairs for a, b in pairwise(norms))
    if ending := lexicon.pack.suffixes.get("first_person"):
        said = said or any(compiled(ending).search(n) for n in norms)
    return said and not paragraph.quotes
