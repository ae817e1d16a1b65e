"""Intents and stances in a question, and the words that it cannot express."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.model import Stance
from positions.questions.model import Intent
from positions.questions.refusals import reason
from positions.questions.roles import beside_issue, is_topic, neighbour

if TYPE_CHECKING:
    from positions.questions.findings import Findings
    from positions.questions.segments import Segment


def collect_words(segments: list[Segment], found: Findings) -> None:
    """Collect intents and stances, and what is refused; a negation at the end may only mark the question."""
    last = max((place for place, segment in enumerate(segments) if not segment.has("filler")), default=-1)
    for place, segment in enumerate(segments):
        asks = segment.has("final") and place >= last > 0
        if segment.has("refused:") and not asks and not _leads_to_issue(segments, place):
            found.problems.append(reason(segment))
        if segment.classes == {"glue"} and not beside_issue(segments, place):
            found.problems.append(
                f'"{segment.text}" belongs to no issue; `positions issues` lists the issues'
            )
        if segment.has("pro") and _for_an_issue(segments, place):
            found.stances.add(Stance.SUPPORT)
        if segment.has("wish"):
            wished = _issue_wished(segments, place)
            found.stances |= {Stance.SUPPORT} if wished else set()
            found.intents |= set() if wished else {Intent.SAID}
        for name in segment.classes:
            kind, _, value = name.partition(":")
            if kind == "intent" and value == "which":
                beside = segments[max(place - 1, 0) : place + 2]
                found.intents |= {Intent.WHO} if any(at.side for at in beside) else set()
            elif kind == "intent" and value != "hearer":
                found.intents.add(Intent(value))
            elif kind == "stance":
                found.stances.add(Stance(value))
            elif kind == "title":
                found.problems.append(f'"{segment.text}" of which country? name it, or the person')


def settle_agreement(segments: list[Segment], found: Findings) -> None:
    """Read "agree" as a comparison of two sides, else as support of the issue."""
    for segment in segments:
        if segment.has("agree", "disagree"):
            if len(found.sides) > 1:
                found.intents.add(Intent.COMPARE)
            else:
                found.stances.add(Stance.SUPPORT if segment.has("agree") else Stance.OPPOSE)


def agreeing(segments: list[Segment]) -> bool:
    """Tell whether two sides are asked to agree or disagree with each other."""
    speaking = sum(segment.may_speak and not is_topic(segment) for segment in segments)
    return speaking > 1 and any(segment.has("agree", "disagree") for segment in segments)


def _issue_wished(segments: list[Segment], place: int) -> bool:
    """Tell whether an issue is what someone wants, perhaps of another side ("wants Ukraine to hold elections")."""
    between = ("lead", "filler", "glue", "ending", "to")
    behind = (at for at in segments[place + 1 :] if not at.side and (at.has("topic") or not at.has(*between)))
    return any(is_topic(segment) for segment in [next(behind, segments[place])])


def _for_an_issue(segments: list[Segment], place: int) -> bool:
    """Tell whether a word like "for" stands between a side, or "who is", and an issue ("Is Slovakia for the plan?")."""
    before, behind = segments[place - 1 : place], neighbour(segments, place, 1)
    if behind is None or not is_topic(behind):
        return False
    asked = neighbour(segments, place, -1)
    return any(at.may_speak and not is_topic(at) for at in before) or (
        asked is not None and asked.has("intent:who") and asked.end <= segments[place].start
    )


def _leads_to_issue(segments: list[Segment], place: int) -> bool:
    """Tell whether a word that may be of dates stands before an issue instead ("trước kế hoạch")."""
    behind = neighbour(segments, place, 1)
    return segments[place].has("topic") and behind is not None and is_topic(behind)
