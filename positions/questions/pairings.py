"""Questions in one that belong together crosswise: who on what, what with which stance, who when."""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from positions.model import Stance
from positions.questions.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from positions.questions.segments import Segment

_CALLED = {"side": "sides", "topic": "issues", "stance": "stances", "date": "dates"}


def crossed(segments: list[Segment], parts: Mapping[int, Role]) -> str | None:
    """Return why a question is two in one, or None.

    "Russia on NATO and Ukraine on territory" asks two things; answered at once, it would say of Ukraine what
    was asked of Russia. So it is where two kinds of words take turns, and both kinds change.
    """
    marks = list(_marks(segments, parts))
    for pair in combinations(_CALLED, 2):
        taken = [mark for mark in marks if mark[0] in pair]
        turns = [kind for kind, _ in groupby(taken, key=lambda mark: mark[0])]
        changes = all(len({value for kind, value in taken if kind == which}) > 1 for which in pair)
        if len(turns) > 3 and changes:
            first, second = (_CALLED[kind] for kind in pair)
            return f"several {first} and {second} take turns, which one question cannot express; ask one after the other"
    return None


def _marks(segments: list[Segment], parts: Mapping[int, Role]) -> Iterator[tuple[str, object]]:
    """Yield sides, issues, stances and dates in the order of the question, each with what it stands for."""
    for place, segment in enumerate(segments):
        topic = segment.topic()
        if segment.bounds:
            yield "date", (segment.bounds.since, segment.bounds.until)
        elif segment.side:
            if parts.get(place) is Role.SPEAKER:
                yield "side", segment.side.keys
        elif topic:
            yield "topic", topic.key
        elif stances := _stances(segment):
            yield "stance", stances


def _stances(segment: Segment) -> frozenset[Stance]:
    named = {name.removeprefix("stance:") for name in segment.classes if name.startswith("stance:")}
    named |= {"support"} if segment.has("agree", "pro") else set()
    named |= {"oppose"} if segment.has("disagree") else set()
    return frozenset(Stance(name) for name in named)
