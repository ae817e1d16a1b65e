"""Which issues a statement takes up, and with which stance: positions with their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.extraction.issue_words import IssueWords, issue_words
from positions.extraction.passage import Passage, passage_of
from positions.extraction.phrases import folded
from positions.extraction.propositions import Findings, findings_of, topics_of
from positions.extraction.stance import Vote, decide, votes_of
from positions.model import Position, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from positions.model import Span

# Characters before a statement that tell what "it" and "such a step" may mean: a sentence or two.
_BEFORE = 300


@dataclass(frozen=True, slots=True)
class Content:
    """One statement, as far as its positions depend on it.

    Attributes:
        text: The document's text.
        spans: The content's pieces in it.
        cue: The cue words.
        language: Code of the document's language.
        parties: Of the speakers; empty for anonymous ones.
        declined: Whether this is a refusal to comment.
    """

    text: str
    spans: tuple[Span, ...]
    cue: tuple[Span, ...]
    language: str
    parties: tuple[str, ...]
    declined: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What the word lists of a language see in a statement.

    Attributes:
        found: All hits and operators.
        before: The issues that the words before the statement name.
        votes: What the hits on each issue say.
        positions: The positions that they add up to, in the codebook's order.
    """

    found: Findings
    before: frozenset[str]
    votes: Mapping[str, tuple[Vote, ...]]
    positions: tuple[Position, ...]


def reading_of(content: Content) -> Reading | None:
    """Return what the word lists see in a statement; None in a language without an issue lexicon.

    Each position bears the words that decided it. A statement on another conflict and one that takes up no issue
    have none.
    """
    words = issue_words(content.language)
    if words is None or not content.spans:
        return None
    found = findings_of(passage_of(content.text, content.spans, content.language), words)
    votes = {issue: tuple(votes_of(issue, found, words)) for issue in words.issues if issue in found.issues}
    start = content.spans[0].start
    before = topics_of(folded(content.text[max(0, start - _BEFORE) : start], content.language), words)
    if elsewhere(found):
        return Reading(found, before, votes, ())
    stated = (
        _stated(issue, told, content, found=found, words=words)
        for issue, told in votes.items()
        if _takes_up(issue, told, found, words)
    )
    return Reading(found, before, votes, tuple(stated))


def elsewhere(found: Findings) -> bool:
    """Tell whether a statement speaks of another conflict, and not of this one."""
    return bool(found.operators["foreign"]) and not found.operators["home"]


def _takes_up(issue: str, votes: Sequence[Vote], found: Findings, words: IssueWords) -> bool:
    """Tell whether hits take an issue up: a bare topic word does not for every issue."""
    kinds = {vote.hit.kind for vote in votes}
    telling = {"topics", "yes", "no"} if words.wordings[issue].bare else {"yes", "no"}
    if kinds & telling:
        return True
    return ("topics" in kinds or bool(found.hints.get(issue))) and bool(kinds & {"maybe", "open"})


def _stated(
    issue: str, votes: Sequence[Vote], content: Content, *, found: Findings, words: IssueWords
) -> Position:
    stance, confidence, telling = decide(issue, list(votes), words)
    if content.declined:
        stance, confidence = Stance.NEUTRAL, 0.6
    return _position(issue, stance, confidence, telling, found=found, words=words)


def _position(
    issue: str, stance: Stance, confidence: float, votes: list[Vote], *, found: Findings, words: IssueWords
) -> Position:
    passage = found.passage
    marks = sorted({(hit.start, hit.end) for vote in votes for hit in (vote.hit, *vote.bent)})
    evidence = tuple(span for start, end in _merged(marks) for span in passage.spans(start, end))
    condition = None
    if stance is Stance.CONDITIONAL:
        stated = [mark for vote in votes for mark in vote.conditions]
        if stated:
            pieces = passage.spans(*_condition(stated[0].start, stated[0].end, passage, words))
            condition = pieces[0] if len(pieces) == 1 else None
    plan = _plan(passage, words) if issue == "plan" else None
    return Position(issue, stance, plan, evidence, condition, confidence)


def _condition(start: int, end: int, passage: Passage, words: IssueWords) -> tuple[int, int]:
    """Return the stretch of a condition, without the space at its ends."""
    first, last = passage.segment(start)
    first, last = (first, end) if words.head_final else (start, max(last, end))
    stretch = passage.text[first:last]
    return first + len(stretch) - len(stretch.lstrip()), last - len(stretch) + len(stretch.rstrip(" .,;:—–"))


def _merged(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches with overlapping ones made one."""
    merged: list[tuple[int, int]] = []
    for start, end in marks:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _plan(passage: Passage, words: IssueWords) -> str | None:
    """Return the plan version that a passage names; None where it names none or several."""
    named = {
        key for key, phrases in words.plans.items() for phrase in phrases for _ in phrase.find(passage.text)
    }
    return named.pop() if len(named) == 1 else None
