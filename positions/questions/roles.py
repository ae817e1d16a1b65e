"""What part a named side plays in a question: it speaks, it belongs to the topic, or it is spoken to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from positions.questions.segments import Segment

SMALL = ("lead", "ending", "title:")
_VERBS = ("intent:said", "intent:hearer", "stance:", "wish", "agree", "disagree")


class Role(StrEnum):
    """The part that a side plays.

    `speaker`: its words are asked for; `topic`: it belongs to the issue ("NATO membership of Ukraine");
    `owner`: it stands with an issue as the one whose it is ("the US plan"); `about`: it is what is spoken about;
    `object`: it is spoken to, or supported or opposed; `place`: it is where something was said.
    """

    SPEAKER = "speaker"
    TOPIC = "topic"
    OWNER = "owner"
    ABOUT = "about"
    OBJECT = "object"
    PLACE = "place"


def is_topic(segment: Segment) -> bool:
    """Tell whether a segment names an issue or a plan, and no side."""
    return segment.side is None and segment.topic() is not None


def roles(segments: list[Segment], *, comparing: bool) -> dict[int, Role]:
    """Return the role of each side by its place among the segments.

    Where the order leaves it open ("Does Trump support Ukraine joining NATO", "NATO membership of Ukraine"), a side
    belongs to the issue beside it if someone else is there to speak, and speaks otherwise.

    Args:
        segments: The segments, sides settled.
        comparing: Whether the question compares sides, so that "to" and "with" join two of them.
    """
    sides = [place for place, segment in enumerate(segments) if segment.side]
    firm = {place: role for place in sides if (role := _firm(segments, place))}
    for place in sides:
        before = partner(segments, place)
        if place not in firm and before in firm:
            firm[place] = firm[before]
    left = [place for place in sides if place not in firm]
    loose = {place: role for place in left if (role := _loose(segments, place, comparing=comparing))}
    clear = [place for place in left if place not in loose]
    if not clear:
        loose |= {place: Role.SPEAKER for place, role in loose.items() if role is Role.PLACE}
    if not clear and Role.SPEAKER not in loose.values() and not _asks_who(segments):
        speakers = [place for place, role in loose.items() if role is not Role.OWNER] or list(loose)
        loose |= {place: Role.SPEAKER for place in speakers if not _governed(segments, place)}
    return {place: firm.get(place) or loose.get(place, Role.SPEAKER) for place in sides}


def _asks_who(segments: list[Segment]) -> bool:
    return any(segment.has("intent:who") for segment in segments)


def _firm(segments: list[Segment], place: int) -> Role | None:
    """Return a role that the words before and behind leave no doubt about."""
    before = walk(segments, place, -1, lambda at: at.side is not None or at.has(*SMALL, "glue", "both"))
    if before is not None and segments[before].has("topic"):
        if _issue_behind(segments, place, over_sides=True):
            return Role.OWNER
        return None if _position_behind(segments, place) else Role.ABOUT
    link = walk(segments, place, -1, lambda at: at.has(*SMALL))
    if link is not None and segments[link].has("attach") and _topic_before(segments, link):
        return Role.TOPIC
    if link is not None and segments[link].has("both") and link > 0 and segments[link - 1].bounds:
        return Role.PLACE  # "between Geneva and London": no meeting goes by that name alone
    return None


def _loose(segments: list[Segment], place: int, *, comparing: bool) -> Role | None:
    """Return a role that holds only if someone else is there to speak."""
    link = walk(segments, place, -1, lambda at: at.has(*SMALL))
    if partner(segments, place) is None and (_owns_behind(segments, place) or _entering(segments, place)):
        return Role.OWNER
    if link is None or partner(segments, place) is not None:
        return None
    before = segments[link]
    if _position_behind(segments, place):
        return Role.ABOUT if before.has("topic") else None
    if is_topic(before) or (before.has("owner") and _topic_before(segments, link)):
        return Role.OWNER
    if comparing or before.has("owner", "passive"):
        return None
    return _beside_verb(segments, place, before)


def _beside_verb(segments: list[Segment], place: int, before: Segment) -> Role | None:
    """Return the role of a side that stands behind a preposition or a verb."""
    verb = walk(
        segments, place, -1, lambda at: at.has(*SMALL, "filler") and not at.has("attach", "to", "both")
    )
    if before.has("to") or (verb is not None and segments[verb].has(*_VERBS)):
        return Role.OBJECT
    return Role.PLACE if before.has("attach") else None


def _governed(segments: list[Segment], place: int) -> bool:
    """Tell whether a phrase like "support for" or "said to" stands before a side, which then cannot speak."""
    link = walk(segments, place, -1, lambda at: at.has(*SMALL))
    if link is None or segments[link].has("passive"):
        return False
    if segments[link].has("to") and not segments[link].has("owner"):
        verb = walk(segments, link, -1, lambda at: at.has(*SMALL))
        return verb is not None and segments[verb].has(*_VERBS)
    return segments[link].has("intent:hearer") or (
        segments[link].has("stance:") and " " in segments[link].text
    )


def partner(segments: list[Segment], place: int) -> int | None:
    """Return the side that "and" or a comma joins a side to, before it."""
    link = walk(segments, place, -1, lambda at: at.has(*SMALL), commas=True)
    if link is not None and segments[link].side:
        return link if not all(segments[at].joined for at in range(link + 1, place + 1)) else None
    if link is not None and segments[link].has("both") and not segments[link].has("to", "attach"):
        before = walk(segments, link, -1, lambda at: at.has(*SMALL), commas=True)
        return before if before is not None and segments[before].side else None
    return None


def _owns_behind(segments: list[Segment], place: int) -> bool:
    """Tell whether an issue follows a side, and is not another's by itself ("Украина план Трампа")."""
    issue = walk(segments, place, 1, lambda at: at.has("ending", "lead", "glue"))
    if issue is None or not is_topic(segments[issue]):
        return False
    owner = issue + 1
    return not (
        owner < len(segments)
        and segments[owner].joined
        and segments[owner].side is not None
        and segments[owner].text[:1].isupper()
        and issue == place + 1
    )


def _issue_behind(segments: list[Segment], place: int, *, over_sides: bool = False) -> bool:
    """Tell whether an issue follows a side, perhaps behind an ending, a word like "joining", or other sides."""
    behind = walk(
        segments,
        place,
        1,
        lambda at: (
            at.has("ending", "lead", "glue") or (over_sides and (at.side is not None or at.has("both")))
        ),
    )
    return behind is not None and is_topic(segments[behind])


def _entering(segments: list[Segment], place: int) -> bool:
    """Tell whether a side stands between a word like "accession" and its issue ("вступ України до НАТО")."""
    before = walk(segments, place, -1, lambda at: at.has(*SMALL, "owner"))
    return before is not None and segments[before].has("glue") and beside_issue(segments, before)


def beside_issue(segments: list[Segment], place: int) -> bool:
    """Tell whether a word like "joining" has an issue beside it, perhaps behind a side and small words."""
    small = ("ending", "lead", "glue", "to", "attach", "owner", "both")
    behind = walk(segments, place, 1, lambda at: (at.may_speak and not at.topic()) or at.has(*small))
    before = walk(segments, place, -1, lambda at: at.has(*SMALL))
    return any(at is not None and is_topic(segments[at]) for at in (behind, before))


def _position_behind(segments: list[Segment], place: int) -> bool:
    """Tell whether a word like "position" follows a side, whose words are then asked for ("about Russia's position").

    Behind "about" a word like "statements" does the same; elsewhere it may be the verb of a clause inside another.
    """
    behind = walk(segments, place, 1, lambda at: at.has("ending", "lead"))
    link = walk(segments, place, -1, lambda at: at.has(*SMALL))
    said = link is not None and segments[link].has("topic")
    return behind is not None and segments[behind].has("intent:stance", *(("intent:said",) if said else ()))


def _topic_before(segments: list[Segment], place: int) -> bool:
    before = walk(segments, place, -1, lambda at: at.has("lead", "ending"))
    return before is not None and is_topic(segments[before])


def walk(
    segments: list[Segment], place: int, step: int, skip: Callable[[Segment], bool], *, commas: bool = False
) -> int | None:
    """Return the nearest place in a direction that is not skipped; None past an end or a comma."""
    at = place
    while 0 <= at + step < len(segments):
        if not commas and not segments[max(at, at + step)].joined:
            return None
        at += step
        if not skip(segments[at]):
            return at
    return None


def neighbour(segments: list[Segment], place: int, step: int) -> Segment | None:
    """Return the next segment in a direction that is neither article nor filler."""
    at = place + step
    while 0 <= at < len(segments):
        segment = segments[at]
        if not segment.has("lead", "filler", "ending") or segment.has("topic", "both", "attach"):
            return segment
        at += step
    return None
