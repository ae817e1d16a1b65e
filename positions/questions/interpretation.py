"""From what was found in a question to a Query and an interpretation in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.model import Stance
from positions.query import Query
from positions.questions.model import Intent, Question, Side, SideKind
from positions.questions.periods import Period, day_in_words, in_words
from positions.questions.sides import country_of

if TYPE_CHECKING:
    from datetime import date

    from positions.codebook.model import Codebook
    from positions.questions.findings import Findings

_ASKS = {
    Intent.SAID: "what was said",
    Intent.COMPARE: "how sides differ",
    Intent.WHO: "who",
    Intent.STANCE: "stance",
    Intent.CHANGED: "changes",
    Intent.LAST: "the latest word",
    Intent.COUNT: "how often",
}


def interpret(text: str, language: str, found: Findings, book: Codebook) -> Question | None:
    """Return the question that was found, or None where `found.problems` says what stands in the way."""
    sides = _one_kind(tuple(found.sides), book)
    intent = _intent(found, sides)
    stances = _stances(found, intent)
    _check(found, intent, sides)
    if found.problems:
        return None
    keys = {
        kind: frozenset(key for side in sides if side.kind is kind for key in side.keys) for kind in SideKind
    }
    if len({side.kind for side in sides}) > 1:
        keys = dict.fromkeys(SideKind, frozenset())
        found.notes.append(
            "the list command shows every side, since sides of different kinds cannot be listed together"
        )
    query = Query(
        parties=keys[SideKind.PARTY],
        countries=keys[SideKind.COUNTRY],
        speakers=keys[SideKind.SPEAKER],
        issues=book.with_parts(found.issues),
        plans=frozenset(found.plans),
        stances=stances,
        since=found.since,
        until=found.until,
    )
    understood = (
        ("asks", _ASKS[intent]),
        *((side.kind.value, side.label) for side in sides),
        *(("issue", book.issues[issue].label) for issue in found.issues),
        *(("plan", book.plans[plan].label) for plan in found.plans),
        *(("stance", stance.value) for stance in Stance if stance in stances),
        ("dates", _dates(found.since, found.until)),
    )
    return Question(
        text,
        language,
        intent,
        query,
        sides,
        tuple(found.issues),
        understood,
        tuple(dict.fromkeys(found.notes)),
    )


def _intent(found: Findings, sides: tuple[Side, ...]) -> Intent:
    """Return what is asked; the more special intent wins over the more general."""
    for intent in (Intent.COMPARE, Intent.CHANGED, Intent.COUNT, Intent.LAST, Intent.WHO):
        if intent in found.intents:
            return intent
    if Intent.STANCE in found.intents or (found.stances and sides and found.issues):
        return Intent.STANCE
    return Intent.SAID


def _stances(found: Findings, intent: Intent) -> frozenset[Stance]:
    """Return the stances to select by; a comparison or a change needs them all."""
    stances = set(found.stances)
    if Stance.CONDITIONAL in stances:
        stances.discard(Stance.SUPPORT)
    if stances and intent in (Intent.COMPARE, Intent.CHANGED):
        words = " and ".join(stance.value for stance in Stance if stance in stances)
        found.notes.append(f"every stance is shown, not only {words}, so that sides and days can be compared")
        return frozenset()
    return frozenset(stances)


def _check(found: Findings, intent: Intent, sides: tuple[Side, ...]) -> None:
    """Add the problems that show only in the whole."""
    if intent is Intent.COMPARE and len(sides) == 1:
        found.problems.append(f"a comparison needs two sides or more; only {sides[0].label} is named")
    elif len({side.kind for side in sides}) > 1 and intent is not Intent.COMPARE:
        names = " and ".join(side.label for side in sides)
        found.problems.append(
            f"{names} are of different kinds and cannot be asked for together; ask one after the other"
        )
    if found.plans and len(found.issues) > 1:
        found.problems.append(
            "a version of the plan and another issue cannot be asked for together; ask one after the other"
        )
    if intent is Intent.WHO and found.stances and len(found.issues) > 1:
        found.problems.append(
            "who takes a stance on several issues at once cannot be asked; ask for one issue after the other"
        )
    if found.since and found.until and found.since > found.until:
        found.problems.append(f"no day is both after {found.since} and before {found.until}")
    if not (sides or found.issues or found.stances or found.since or found.until or found.problems):
        found.problems.append(
            "nothing to look for: name a party, person, issue or date; `positions issues` lists the issues"
        )


def _one_kind(sides: tuple[Side, ...], book: Codebook) -> tuple[Side, ...]:
    """Return sides with a party turned into its country where another side is a country."""
    kinds = {side.kind for side in sides}
    if not {SideKind.PARTY, SideKind.COUNTRY} <= kinds:
        return sides
    turned = []
    for side in sides:
        code = country_of(side.keys[0], book) if side.kind is SideKind.PARTY else None
        turned.append(Side(SideKind.COUNTRY, (code,), side.label) if code else side)
    return tuple(turned)


def _dates(since: date | None, until: date | None) -> str:
    if since and until:
        return in_words(Period(since, until))
    if since:
        return f"since {day_in_words(since)}"
    return f"until {day_in_words(until)}" if until else "any date"
