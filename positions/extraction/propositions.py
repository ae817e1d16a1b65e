"""Which propositions a passage holds: hits of a language's issue words, and the operators around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from positions.extraction.issue_words import IssueWords
    from positions.extraction.passage import Passage
    from positions.extraction.phrases import Phrase

_RANK = {"maybe": 4, "no": 3, "yes": 2, "open": 1, "topics": 0}


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found.

    Attributes:
        kind: `topics`, `yes`, `no`, `maybe`, `open`, or the name of an operator.
        source: The phrase as the lexicon has it.
    """

    kind: str
    start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a passage holds: hits and hints per issue, and operators, in text order."""

    passage: Passage
    issues: dict[str, tuple[Hit, ...]]
    hints: dict[str, tuple[Hit, ...]]
    operators: dict[str, tuple[Hit, ...]]


def findings_of(passage: Passage, words: IssueWords) -> Findings:
    """Find every issue phrase and operator of a passage; words of contrast divide its clauses."""
    text = passage.text
    operators = {
        name: tuple(_maximal(_hits(text, name, phrases))) for name, phrases in words.operators.items()
    }
    passage = passage.divided(hit.start for hit in operators["contrast"])
    issues = {}
    hints = {}
    for issue, kinds in words.issues.items():
        guards = list(_hits(text, "guards", kinds["guards"]))
        topics = [hit for hit in _hits(text, "topics", kinds["topics"]) if not _inside(hit, guards)]
        found = [hit for kind in ("yes", "no", "maybe", "open") for hit in _hits(text, kind, kinds[kind])]
        found = [hit for hit in found if not any(g.start <= hit.start and hit.end <= g.end for g in guards)]
        hinted = tuple(_hits(text, "hints", kinds["hints"]))
        if hinted:
            hints[issue] = hinted
        if topics or found:
            issues[issue] = tuple(sorted([*_strongest(found), *topics], key=lambda hit: (hit.start, hit.end)))
    return Findings(passage, issues, hints, operators)


def _hits(text: str, kind: str, phrases: Iterable[Phrase]) -> Iterable[Hit]:
    for phrase in phrases:
        # Most phrases are in no text: without a generator for each, looking is five times as fast.
        for anchor in phrase.anchors:
            if anchor in text:
                break
        else:
            continue
        for start, end in phrase.find(text):
            yield Hit(kind, start, end, phrase.source)


def _inside(hit: Hit, others: Iterable[Hit]) -> bool:
    """Tell whether a hit overlaps another one."""
    return any(hit.start < other.end and other.start < hit.end for other in others)


def _maximal(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that stand in no longer one, in text order."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def _strongest(hits: list[Hit]) -> list[Hit]:
    """Return the hits that no hit of another kind covers; of equals the more telling kind stays."""
    kept = []
    for hit in hits:
        size = hit.end - hit.start
        beaten = any(
            other.kind != hit.kind
            and other.start <= hit.start
            and hit.end <= other.end
            and (other.end - other.start > size or _RANK[other.kind] > _RANK[hit.kind])
            for other in hits
        )
        if not beaten:
            kept.append(hit)
    return kept
