"""Sides that stand with an issue without being asked for their words: see `topics.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from positions.datafile import build, read
from positions.questions.findings import add
from positions.questions.names import Name, NameKind
from positions.questions.roles import Role, is_topic

if TYPE_CHECKING:
    from positions.questions.findings import Findings
    from positions.questions.names import Lexicon
    from positions.questions.segments import Segment


@dataclass(frozen=True, slots=True)
class Topics:
    """What the file says.

    Attributes:
        plans: Key of the issue that plan versions belong to.
        meetings: Key of the issue that meetings are about.
        about: Issue to the parties that it is about anyway.
    """

    plans: str
    meetings: str
    about: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def topics() -> Topics:
    """Return what the bundled file says about topics."""
    file = read(files("positions.questions") / "topics.toml")
    return build(Topics, file.data, file)


def take_up(segments: list[Segment], place: int, role: Role, found: Findings, lexicon: Lexicon) -> None:
    """Take up a side that does not speak: as part of its issue, as the one whose plan it is, or as a problem."""
    segment = segments[place]
    named = _issue_of(segments, place) if role in (Role.TOPIC, Role.OWNER) else None
    if named:
        issue = topics().plans if named.kind is NameKind.PLAN else named.key
        if issue == topics().plans and role is Role.OWNER:
            _owned_plan(segment, named, found, lexicon)
            return
        if segment.party in topics().about.get(issue, ()):
            label = lexicon.codebook.issues[issue].label
            found.notes.append(
                f'read "{segment.text}" as part of the issue {label}; it does not narrow the answer'
            )
            return
    wrong = {
        Role.OBJECT: "is spoken to, supported or opposed; only an issue can be",
        Role.ABOUT: "is what is spoken about; only an issue can be",
        Role.PLACE: "is a place; where something was said is not stored",
    }.get(role, "does not belong to that issue")
    found.problems.append(f'"{segment.text}" {wrong}; `positions issues` lists the issues')


def _owned_plan(segment: Segment, named: Name, found: Findings, lexicon: Lexicon) -> None:
    """Read "the US plan": the one plan of that side, or the issue where it has several versions."""
    book = lexicon.codebook
    plans = [plan.key for plan in book.plans.values() if plan.proponent == segment.party]
    if not plans or (named.kind is NameKind.PLAN and named.key not in plans):
        found.problems.append(
            f'the codebook has no such plan by "{segment.text}"; `positions plans` lists the versions'
        )
    elif named.kind is NameKind.PLAN:
        return
    elif len(plans) == 1:
        add(found.plans, plans[0])
        add(found.issues, topics().plans)
    else:
        label = book.issues[topics().plans].label
        found.notes.append(f'read the plan of "{segment.text}" as the issue {label}, in any version')


def _issue_of(segments: list[Segment], place: int) -> Name | None:
    """Return the issue or plan that a side belongs to: the nearest one, that behind it first."""
    found = [(abs(at - place), at < place, at) for at, segment in enumerate(segments) if is_topic(segment)]
    return segments[min(found)[2]].topic() if found else None
