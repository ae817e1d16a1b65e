"""From the segments of a question to what it asks: intents, sides, issues, stances and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.questions.double_names import settle_doubles
from positions.questions.findings import Findings, add
from positions.questions.intents import agreeing, collect_words, settle_agreement
from positions.questions.model import Intent, SideKind
from positions.questions.names import NameKind
from positions.questions.pairings import crossed
from positions.questions.patients import beside_agent, told_by, undergone
from positions.questions.roles import Role, neighbour, roles
from positions.questions.topics import take_up, topics
from positions.questions.vocabulary import vocabulary

if TYPE_CHECKING:
    from positions.questions.model import Side
    from positions.questions.names import Lexicon
    from positions.questions.segments import Segment


def collect(segments: list[Segment], lexicon: Lexicon, language: str) -> Findings:
    """Collect what a question asks from its segments, sides settled; what it cannot ask stands in `problems`."""
    found = Findings()
    collect_words(segments, found)
    comparing = Intent.COMPARE in found.intents or agreeing(segments)
    segments = settle_doubles(segments, lexicon, comparing=comparing)
    parts = roles(segments, comparing=comparing)
    found.problems += told_by(segments)
    found.problems += beside_agent(segments, parts)
    found.problems += undergone(segments, participles=bool(vocabulary(language).done))
    if problem := crossed(segments, parts):
        found.problems.append(problem)
    for place, segment in enumerate(segments):
        if segment.read_as and (segment.names or segment.has("stance:")):
            found.notes.append(f'read "{segment.text}" as "{segment.read_as.replace("*", "")}"')
        name = segment.topic()
        if segment.bounds:
            _dates(segments, place, found)
        elif segment.side and parts[place] is Role.SPEAKER:
            _speaker(segment, segment.side, found)
        elif place in parts:
            take_up(segments, place, parts[place], found, lexicon)
        elif name and name.kind is NameKind.PLAN:
            add(found.plans, name.key)
            add(found.issues, topics().plans)
        elif name:
            add(found.issues, name.key)
    settle_agreement(segments, found)
    return found


def _dates(segments: list[Segment], place: int, found: Findings) -> None:
    """Take up what a segment says about dates; a meeting that is spoken about is the talks since its first day."""
    segment = segments[place]
    bounds = segment.bounds
    assert bounds is not None
    if bounds.problem:
        found.problems.append(f'the date "{segment.text}" {bounds.problem}')
        return
    found.notes += bounds.notes
    until = bounds.until
    before, behind = neighbour(segments, place, -1), neighbour(segments, place, 1)
    spoken_of = before is not None and before.has("topic", "intent:said", "stance:", "wish", "agree")
    if bounds.event and (spoken_of or (behind is not None and behind.has("stance:"))):
        add(found.issues, topics().meetings)
        found.notes.append(f'read "{segment.text}" as the talks, since the first day of that meeting')
        until = None
    for which, day in (("since", bounds.since), ("until", until)):
        known = getattr(found, which)
        if day and known and day != known:
            found.problems.append(f'"{segment.text}" is a second date; one stretch of time can be asked for')
        elif day:
            setattr(found, which, day)


def _speaker(segment: Segment, side: Side, found: Findings) -> None:
    """Take up a side that speaks; a body that stands for its state is noted."""
    add(found.sides, side)
    if side.kind is not SideKind.SPEAKER and any(
        name.kind is NameKind.INSTITUTION for name in segment.names[:1]
    ):
        found.notes.append(f'read "{segment.text}" as {side.label}')
