"""Which propositions a passage holds: hits of a language's issue words, and the operators around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from positions.extraction.issue_words import IssueWords
    from positions.extraction.passage import Passage
    from positions.extraction.phrase_index import PhraseIndex

_RANK = {"maybe": 4, "no": 3, "yes": 2, "open": 1, "topics": 0}


@dataclass(slots=True)
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
    """What a passage holds: hits and hints per issue, and operators, in text order.

    Attributes:
        guarded: The issues whose words stand there in another sense only.
    """

    passage: Passage
    issues: dict[str, tuple[Hit, ...]]
    hints: dict[str, tuple[Hit, ...]]
    operators: dict[str, tuple[Hit, ...]]
    guarded: frozenset[str] = frozenset()


def findings_of(passage: Passage, words: IssueWords) -> Findings:
    """Find every issue phrase and operator of a passage; words of contrast divide its clauses."""
    hits = _hits(passage.text, words.index)
    operators = {name: tuple(_maximal(hits.get(("", name), ()))) for name in words.operators}
    passage = passage.divided(hit.start for hit in operators["contrast"])
    issues = {}
    hints = {}
    guarded = set()
    for issue in words.issues:
        guards = hits.get((issue, "guards"), ())
        topics = [hit for hit in hits.get((issue, "topics"), ()) if not _inside(hit, guards)]
        found = [hit for kind in ("yes", "no", "maybe", "open") for hit in hits.get((issue, kind), ())]
        found = [hit for hit in found if not any(g.start <= hit.start and hit.end <= g.end for g in guards)]
        if hinted := hits.get((issue, "hints")):
            hints[issue] = tuple(hinted)
        if topics or found:
            issues[issue] = tuple(sorted([*_strongest(found), *topics], key=lambda hit: (hit.start, hit.end)))
        elif guards:
            guarded.add(issue)
    return Findings(passage, issues, hints, operators, frozenset(guarded))


def topics_of(text: str, words: IssueWords) -> frozenset[str]:
    """Return the issues that a folded text names."""
    hits = _hits(text, words.named)
    return frozenset(
        issue
        for (issue, kind), topics in hits.items()
        if kind == "topics" and any(not _inside(hit, hits.get((issue, "guards"), ())) for hit in topics)
    )


def _hits(text: str, index: PhraseIndex[tuple[str, str]]) -> dict[tuple[str, str], list[Hit]]:
    """Return the hits in a folded text by issue and kind, in the order of the phrases."""
    hits: dict[tuple[str, str], list[Hit]] = {}
    for key, phrase, start, end in index.find(text):
        hits.setdefault(key, []).append(Hit(key[1], start, end, phrase.source))
    return hits


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
