"""How a statement answers an issue's question, from its propositions and the words that bend them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.model import Stance

if TYPE_CHECKING:
    from positions.extraction.issue_words import IssueWords
    from positions.extraction.propositions import Findings, Hit

_NEAR = 28  # characters between a negation and what it negates: about four words


@dataclass(slots=True)
class Vote:
    """What one hit says on its issue, after the words around it have bent it.

    Attributes:
        stance: Its answer; None where it only names the issue.
        bent: The operators that decided it.
        conditions: The conditions under which it stands.
        required: Whether it stands inside a condition of something else.
    """

    hit: Hit
    stance: Stance | None
    bent: tuple[Hit, ...] = ()
    conditions: tuple[Hit, ...] = ()
    required: bool = False


def condition_spans(found: Findings, words: IssueWords) -> list[tuple[int, int, Hit]]:
    """Return the stretches that state conditions, each with the words that open (or in Turkish close) it."""
    spans = []
    for hit in found.operators["condition"]:
        start, end = found.passage.segment(hit.start)
        spans.append((start, hit.end, hit) if words.head_final else (hit.start, max(end, hit.end), hit))
    return spans


def votes_of(issue: str, found: Findings, words: IssueWords) -> list[Vote]:
    """Return what each hit on an issue says."""
    conditions = condition_spans(found, words)
    hits = found.issues[issue]
    propositions = [hit for hit in hits if hit.kind != "topics"]
    return [_vote(hit, found, words, conditions, propositions) for hit in hits]


def _vote(
    hit: Hit,
    found: Findings,
    words: IssueWords,
    conditions: list[tuple[int, int, Hit]],
    propositions: list[Hit],
) -> Vote:
    passage, operators = found.passage, found.operators
    first, last = passage.clause(hit.start)
    inside = [mark for start, end, mark in conditions if start <= hit.start < end and mark.start != hit.start]
    sentence = passage.sentence(hit.start)
    outside = [
        mark
        for start, end, mark in conditions
        if sentence[0] <= mark.start < sentence[1] and not start <= hit.start < end
    ]
    declined = [mark for mark in operators["decline"] if sentence[0] <= mark.start < sentence[1]]
    accepts = [mark for mark in operators["accept"] if first <= mark.start < last and not _covers(hit, mark)]
    rejects = [mark for mark in operators["reject"] if first <= mark.start < last and not _covers(hit, mark)]
    negations = [mark for mark in operators["negation"] if _negates(mark, hit, found, words)]
    opens = [mark for mark in operators["open"] if first <= mark.start < last and not _covers(hit, mark)]
    if declined and hit.kind in ("topics", "open"):
        return Vote(hit, Stance.NEUTRAL, tuple(declined))
    stance: Stance | None = None
    bent: list[Hit] = []
    if hit.kind in ("yes", "no"):
        sign = 1 if hit.kind == "yes" else -1
        turned = [*negations, *(mark for mark in rejects if mark.end <= hit.start)]
        if len(turned) % 2:
            sign = -sign
            bent += turned
        stance = Stance.SUPPORT if sign > 0 else Stance.OPPOSE
    elif hit.kind == "maybe":
        stance = Stance.CONDITIONAL
    elif hit.kind == "open":
        stance = Stance.NEUTRAL
    elif inside:
        return Vote(hit, Stance.SUPPORT, (), (), required=True)
    else:
        # What stands inside a proposition is part of what that says ("it would be wrong to say he rejected the plan").
        accepts = [mark for mark in accepts if not _within(mark, propositions)]
        rejects = [mark for mark in rejects if not _within(mark, propositions)]
        plus = [mark for mark in accepts if not _negated(mark, found, words)]
        minus = [*rejects, *(mark for mark in accepts if _negated(mark, found, words))]
        if minus:
            stance, bent = Stance.OPPOSE, minus
        elif negations:
            stance, bent = Stance.OPPOSE, negations
        elif plus:
            stance, bent = Stance.SUPPORT, plus
        elif opens:
            stance, bent = Stance.NEUTRAL, opens
    if outside and stance is Stance.SUPPORT:
        return Vote(hit, Stance.CONDITIONAL, tuple(bent), tuple(outside))
    return Vote(hit, stance, tuple(bent), tuple(outside), required=bool(inside))


def _within(mark: Hit, propositions: list[Hit]) -> bool:
    return any(hit.start <= mark.start and mark.end <= hit.end for hit in propositions)


def _covers(hit: Hit, mark: Hit) -> bool:
    return mark.start < hit.end and hit.start < mark.end


def _negates(mark: Hit, hit: Hit, found: Findings, words: IssueWords) -> bool:
    """Tell whether a negation reaches a hit: shortly before it, or in Turkish after it in the same clause."""
    if _covers(hit, mark):
        return False
    if words.head_final:
        return hit.end <= mark.start < found.passage.clause(hit.start)[1] and mark.start - hit.end < 2 * _NEAR
    return found.passage.segment(hit.start)[0] <= mark.start < hit.start and hit.start - mark.end < _NEAR


def _negated(mark: Hit, found: Findings, words: IssueWords) -> bool:
    """Tell whether an operator is itself negated."""
    return any(_negates(negation, mark, found, words) for negation in found.operators["negation"])


def decide(issue: str, votes: list[Vote], words: IssueWords) -> tuple[Stance, float, list[Vote]]:
    """Return the stance that the votes on an issue add up to, its weight of evidence, and the votes for it."""
    said = [vote for vote in votes if vote.stance is not None]
    by = {stance: [vote for vote in said if vote.stance is stance] for stance in Stance}
    telling = [vote for vote in said if vote.hit.kind != "topics"]
    if by[Stance.CONDITIONAL]:
        return Stance.CONDITIONAL, 0.7, by[Stance.CONDITIONAL]
    strong = [vote for vote in telling if vote.stance in (Stance.SUPPORT, Stance.OPPOSE)]
    pro = [vote for vote in strong if vote.stance is Stance.SUPPORT]
    con = [vote for vote in strong if vote.stance is Stance.OPPOSE]
    if pro and con and issue == "negotiations":
        return Stance.SUPPORT, 0.6, pro
    if pro and con:
        longest = max(strong, key=lambda vote: vote.hit.end - vote.hit.start)
        assert longest.stance is not None
        return longest.stance, 0.5, [longest]
    if strong:
        stance = Stance.SUPPORT if pro else Stance.OPPOSE
        return stance, 0.8, strong
    if any(vote.hit.kind == "open" for vote in said) or by[Stance.NEUTRAL]:
        return Stance.NEUTRAL, 0.6, by[Stance.NEUTRAL]
    if by[Stance.OPPOSE]:
        return Stance.OPPOSE, 0.55, by[Stance.OPPOSE]
    if by[Stance.SUPPORT]:
        return Stance.SUPPORT, 0.55, by[Stance.SUPPORT]
    return Stance(words.wordings[issue].lean), 0.3, votes
