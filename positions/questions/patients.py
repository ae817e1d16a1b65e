"""Sides that are named and not asked for their words: who tells it, and to whom something is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.questions.roles import SMALL, Role, partner, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from positions.questions.segments import Segment


def told_by(segments: list[Segment]) -> list[str]:
    """Return a problem for each side that is named as the one who tells what another said ("according to")."""
    tellers = [place for place, segment in enumerate(segments) if segment.side and _tells(segments, place)]
    others = [place for place, segment in enumerate(segments) if segment.side and place not in tellers]
    return [
        f'"{segments[place].text}" is the one who tells it; ask for what was said, `positions show ID` names who told it'
        for place in tellers
        if any(partner(segments, place) != other for other in others)
    ]


def undergone(segments: list[Segment], *, participles: bool) -> list[str]:
    """Return a problem for each side to whom something is done ("was Russia criticised", "Nga bị chỉ trích").

    Args:
        segments: The segments, sides settled.
        participles: Whether the language tells by its participles what is done to someone.
    """
    verbs = ("done",) if participles else ("stance:", "intent:hearer", "agree", "disagree")

    def small(at: Segment) -> bool:
        return at.has("lead", "ending", "filler", "both") and not at.has("undergo")

    found = []
    for place, segment in enumerate(segments):
        if segment.side is None:
            continue
        behind = walk(segments, place, 1, lambda at: small(at) or (participles and at.side is not None))
        before = walk(segments, place, -1, lambda at: small(at) or at.side is not None)
        led = participles and before is not None and segments[before].has("undergo")
        if behind is not None and segments[behind].has("undergo"):
            behind = walk(
                segments, behind, 1, lambda at: small(at) or at.side is not None or at.has("passive")
            )
            led = True
        if led and behind is not None and segments[behind].has(*verbs):
            found.append(
                f'"{segment.text}" is the one to whom it is done; ask what a side said, or who takes a stance'
            )
    return found


def beside_agent(segments: list[Segment], parts: Mapping[int, Role]) -> list[str]:
    """Return a problem for each side beside one that does it to that side ("is Ukraine opposed by Hungary")."""
    speakers = [place for place, role in parts.items() if role is Role.SPEAKER]
    led = {place: walk(segments, place, -1, lambda at: at.has(*SMALL)) for place in speakers}
    agents = {place for place, at in led.items() if at is not None and segments[at].has("passive")}
    others = [place for place in speakers if place not in agents and partner(segments, place) not in agents]
    return [
        f'"{segments[place].text}" is the one to whom it is done; ask what a side said, or who takes a stance'
        for place in others
        if agents
    ]


def _tells(segments: list[Segment], place: int) -> bool:
    before = walk(segments, place, -1, lambda at: at.has(*SMALL))
    behind = walk(segments, place, 1, lambda at: at.has("ending"))
    return (before is not None and segments[before].has("teller")) or (
        behind is not None and segments[behind].has("teller_after")
    )
