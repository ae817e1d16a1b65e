"""From the segments of a question to what it asks: intent, sides, issues, stances and dates."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from positions.datafile import build, read
from positions.model import Stance
from positions.questions.model import Intent, SideKind
from positions.questions.names import Name, NameKind
from positions.questions.refusals import reason
from positions.questions.roles import Role, beside_issue, is_topic, roles
from positions.questions.sides import party_of, side_of

if TYPE_CHECKING:
    from datetime import date

    from positions.questions.model import Side
    from positions.questions.names import Lexicon
    from positions.questions.segments import Segment

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Topics:
    """What stands with an issue without being asked for: see `topics.toml`."""

    plans: str
    meetings: str
    about: dict[str, tuple[str, ...]]


@dataclass(slots=True)
class Reading:
    """What has been found in a question so far."""

    intents: set[Intent] = field(default_factory=set)
    stances: set[Stance] = field(default_factory=set)
    sides: list[Side] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)
def topics() -> Topics:
    """Return what the bundled file says about topics."""
    file = read(files("positions.questions") / "topics.toml")
    return build(Topics, file.data, file)


def collect(segments: list[Segment], lexicon: Lexicon) -> Reading:
    """Collect what a question asks from its segments, sides settled; what it cannot ask stands in `problems`."""
    found = Reading()
    _words(segments, found)
    comparing = Intent.COMPARE in found.intents or _agreeing(segments)
    segments = _speaking_issues(segments, lexicon)
    parts = roles(segments, comparing=comparing)
    for place, segment in enumerate(segments):
        if segment.read_as and (segment.names or segment.has("stance:")):
            found.notes.append(f'read "{segment.text}" as "{segment.read_as.replace("*", "")}"')
        name = segment.topic()
        if segment.bounds:
            _dates(segments, place, found)
        elif place in parts:
            _side(segments, place, parts[place], found, lexicon)
        elif name and name.kind is NameKind.PLAN:
            _add(found.plans, name.key)
            _add(found.issues, topics().plans)
        elif name:
            _add(found.issues, name.key)
    _agreement(segments, found)
    return found


def _words(segments: list[Segment], found: Reading) -> None:
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


def _leads_to_issue(segments: list[Segment], place: int) -> bool:
    """Tell whether a word that may be of dates stands before an issue instead ("trước kế hoạch")."""
    behind = _near(segments, place, 1)
    return segments[place].has("topic") and behind is not None and is_topic(behind)


def _issue_wished(segments: list[Segment], place: int) -> bool:
    """Tell whether an issue is what someone wants, perhaps of another side ("wants Ukraine to hold elections")."""
    between = ("lead", "filler", "glue", "ending", "to")
    behind = (at for at in segments[place + 1 :] if not at.side and (at.has("topic") or not at.has(*between)))
    return any(is_topic(segment) for segment in [next(behind, segments[place])])


def _agreeing(segments: list[Segment]) -> bool:
    """Tell whether two sides are asked to agree or disagree with each other."""
    speaking = sum(segment.may_speak and not is_topic(segment) for segment in segments)
    return speaking > 1 and any(segment.has("agree", "disagree") for segment in segments)


def _agreement(segments: list[Segment], found: Reading) -> None:
    """Read "agree" as a comparison of two sides, else as support of the issue."""
    for segment in segments:
        if segment.has("agree", "disagree"):
            if len(found.sides) > 1:
                found.intents.add(Intent.COMPARE)
            else:
                found.stances.add(Stance.SUPPORT if segment.has("agree") else Stance.OPPOSE)


def _speaking_issues(segments: list[Segment], lexicon: Lexicon) -> list[Segment]:
    """Settle what both speaks and is an issue (NATO): it speaks where nobody else does and a verb follows.

    It speaks too where it is joined to one who does and another issue is there.
    """
    settled = list(segments)
    speaking = Role.SPEAKER in roles(segments, comparing=False).values()
    asked = speaking or any(segment.has("intent:who") for segment in segments)
    for place, segment in enumerate(segments):
        name = next((name for name in segment.names if name.kind is NameKind.COUNTRY), None)
        if segment.side or name is None or not segment.topic():
            continue
        issue = any(is_topic(at) for at in segments if at is not segment)
        before = _near(segments, place, -1)
        behind = _near(segments, place, 1)
        led = (
            before is not None
            and before.has("topic", "stance:", "attach", "agree")
            and not before.has("passive")
        )
        verb = behind is not None and behind.has(
            "intent:said", "intent:changed", "stance:", "agree", "disagree"
        )
        joined = any(at is not None and at.has("both") for at in (before, behind))
        if not led and ((not asked and (issue or verb)) or (asked and issue and joined)):
            settled[place] = replace(
                segment, side=side_of(name, lexicon), party=party_of(name, lexicon.codebook), names=(name,)
            )
    return settled


def _near(segments: list[Segment], place: int, step: int) -> Segment | None:
    """Return the next segment in a direction that is neither article nor filler."""
    at = place + step
    while 0 <= at < len(segments):
        segment = segments[at]
        if not segment.has("lead", "filler", "ending") or segment.has("topic", "both", "attach"):
            return segment
        at += step
    return None


def _dates(segments: list[Segment], place: int, found: Reading) -> None:
    """Take up what a segment says about dates; a meeting that is spoken about is the talks since its first day."""
    segment = segments[place]
    bounds = segment.bounds
    assert bounds is not None
    if bounds.problem:
        found.problems.append(f'the date "{segment.text}" {bounds.problem}')
        return
    found.notes += bounds.notes
    until = bounds.until
    before = _near(segments, place, -1)
    if bounds.event and before is not None and before.has("topic", "intent:said", "stance:", "wish", "agree"):
        _add(found.issues, topics().meetings)
        found.notes.append(f'read "{segment.text}" as the talks, since the first day of that meeting')
        until = None
    for which, day in (("since", bounds.since), ("until", until)):
        known = getattr(found, which)
        if day and known and day != known:
            found.problems.append(f'"{segment.text}" is a second date; one stretch of time can be asked for')
        elif day:
            setattr(found, which, day)


def _side(segments: list[Segment], place: int, role: Role, found: Reading, lexicon: Lexicon) -> None:
    """Take up a side by its role."""
    segment = segments[place]
    assert segment.side is not None
    if role is Role.SPEAKER:
        _add(found.sides, segment.side)
        state = segment.side.kind is not SideKind.SPEAKER
        if state and segment.names and segment.names[0].kind is NameKind.INSTITUTION:
            found.notes.append(f'read "{segment.text}" as {segment.side.label}')
        return
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
    found.problems.append(
        f'"{segment.text}" {wrong}; `positions issues` lists the issues, `positions search` finds words'
    )


def _owned_plan(segment: Segment, named: Name, found: Reading, lexicon: Lexicon) -> None:
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
        _add(found.plans, plans[0])
        _add(found.issues, topics().plans)
    else:
        label = book.issues[topics().plans].label
        found.notes.append(f'read the plan of "{segment.text}" as the issue {label}, in any version')


def _issue_of(segments: list[Segment], place: int) -> Name | None:
    """Return the issue or plan that a side belongs to: the nearest one, that behind it first."""
    found = [(abs(at - place), at < place, at) for at, segment in enumerate(segments) if is_topic(segment)]
    return segments[min(found)[2]].topic() if found else None


def _add(known: list[T], value: T) -> None:
    if value not in known:
        known.append(value)
