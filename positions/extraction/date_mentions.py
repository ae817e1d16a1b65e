"""Words that name a day and, seen from the day of publication, which day it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from positions.extraction.date_words import PatternKind, Which
from positions.extraction.days import day_of_date, day_of_week, first_of_month
from positions.model import Basis, Precision, Span

if TYPE_CHECKING:
    from positions.extraction.date_words import Pattern


class DateKind(StrEnum):
    """How a mention names its day."""

    EXPLICIT = "explicit"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    SHIFT = "shift"
    SAME = "same"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a day.

    Attributes:
        span: The words, in the text.
        day: The day; for a month its first day; None where it hangs on the narrative or stays vague.
        precision: `day` or `month`; `published` where the day is not known.
        basis: `explicit` for a date, `relative` for a day seen from another one.
        kind: `shift` ("the next day") and `same` ("that evening") hang on the last day of the narrative.
        shift: For `shift`, the distance in days from that day.
        ahead: The day was still to come, or bounds a stretch of time ("until Sunday"): nothing was said on it.
    """

    span: Span
    day: date | None
    precision: Precision
    basis: Basis
    kind: DateKind
    shift: int = 0
    ahead: bool = False

    @property
    def settled(self) -> bool:
        """Tell whether the mention itself names a day, exact to the day."""
        return self.day is not None and self.precision is Precision.DAY


# What may stand between two namings of one day: "Monday, Dec. 8", "hôm thứ Ba (2/12)", "7 декабря, в воскресенье".
_APPOSITION = re.compile(r"\s{0,3}[,(-]?\s{0,3}(?:ngày |the |on )?")


def joined(first: DateMention, second: DateMention, folded: str, offset: int) -> DateMention | None:
    """Join two namings of one day that stand side by side, the date with the words relative to another day."""
    if second.kind is DateKind.VAGUE or first.kind is DateKind.VAGUE:
        return None
    if (first.kind is DateKind.EXPLICIT) is (second.kind is DateKind.EXPLICIT):
        return None
    dated = first if first.kind is DateKind.EXPLICIT else second
    if dated.precision is not Precision.DAY:
        return None
    if not _APPOSITION.fullmatch(folded, first.span.end - offset, second.span.start - offset):
        return None
    return replace(
        dated,
        span=Span(
            first.span.start, closed(folded, first.span.start - offset, second.span.end - offset) + offset
        ),
        ahead=first.ahead or dated.ahead,
    )


def closed(folded: str, start: int, end: int) -> int:
    """Return the end of a stretch, with the parenthesis that closes the one it opens."""
    opened = folded.count("(", start, end) > folded.count(")", start, end)
    return end + 1 if opened and folded.startswith(")", end) else end


def resolved(pattern: Pattern, values: dict[str, int], published: date, *, ahead: bool) -> DateMention | None:
    """Return the day that a match names, without its place; None for an impossible day."""
    nowhere = Span(0, 0)
    day: date | None
    if pattern.kind is PatternKind.DATE:
        day = day_of_date(values, published, ahead=ahead)
        kind, precision, basis = DateKind.EXPLICIT, Precision.DAY, Basis.EXPLICIT
    elif pattern.kind is PatternKind.MONTH:
        day = first_of_month(values, published)
        kind, precision, basis = DateKind.EXPLICIT, Precision.MONTH, Basis.EXPLICIT
    elif pattern.kind is PatternKind.WEEKDAY:
        day = day_of_week(
            values["weekday"],
            published,
            Which.NEXT if ahead and pattern.which is Which.LATEST else pattern.which,
        )
        kind, precision, basis = DateKind.WEEKDAY, Precision.DAY, Basis.RELATIVE
    elif pattern.kind is PatternKind.DAY:
        day = published + timedelta(days=pattern.days * values.get("count", 1))
        # "Yesterday" stays behind us whatever is to come in the clause.
        ahead = ahead and pattern.days >= 0
        kind, precision, basis = DateKind.RELATIVE, Precision.DAY, Basis.RELATIVE
    else:
        kind = DateKind(pattern.kind.value)
        shift = pattern.days * values.get("count", 1)
        return DateMention(nowhere, None, Precision.PUBLISHED, Basis.RELATIVE, kind, shift, ahead)
    if day is None:
        return None
    return DateMention(nowhere, day, precision, basis, kind, ahead=ahead or day > published)
