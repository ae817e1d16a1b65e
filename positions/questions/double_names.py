"""Names that stand for a side and for an issue, such as NATO."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.questions.names import NameKind
from positions.questions.roles import Role, is_topic, neighbour, roles
from positions.questions.sides import party_of, side_of

if TYPE_CHECKING:
    from positions.questions.names import Lexicon
    from positions.questions.segments import Segment


def settle_doubles(segments: list[Segment], lexicon: Lexicon, *, comparing: bool) -> list[Segment]:
    """Settle what both speaks and is an issue (NATO): it speaks where nobody else does and a verb follows.

    It speaks too where it is joined to one who does, or compared with one, and another issue is there.
    """
    settled = list(segments)
    speakers = list(roles(segments, comparing=False).values()).count(Role.SPEAKER)
    speaking = speakers > 0
    asked = speaking or any(segment.has("intent:who") for segment in segments)
    for place, segment in enumerate(segments):
        name = next((name for name in segment.names if name.kind is NameKind.COUNTRY), None)
        if segment.side or name is None or not segment.topic():
            continue
        issue = any(is_topic(at) for at in segments if at is not segment)
        before = neighbour(segments, place, -1)
        behind = neighbour(segments, place, 1)
        led = (
            before is not None
            and before.has("topic", "stance:", "attach", "agree")
            and not before.has("passive")
        )
        verb = behind is not None and behind.has(
            "intent:said", "intent:changed", "stance:", "agree", "disagree"
        )
        joined = _joined(segments, place) or (comparing and speakers < 2)
        if not led and ((not asked and (issue or verb)) or (asked and issue and joined)):
            settled[place] = replace(
                segment, side=side_of(name, lexicon), party=party_of(name, lexicon.codebook), names=(name,)
            )
    return settled


def _joined(segments: list[Segment], place: int) -> bool:
    """Tell whether a word like "and" joins a segment to one that speaks."""
    for step in (-1, 1):
        link = neighbour(segments, place, step)
        if link is not None and link.has("both"):
            other = neighbour(segments, segments.index(link), step)
            if other is not None and other.may_speak and not is_topic(other):
                return True
    return False
