"""The day that a statement's own attribution names: nearest to the cue, in no clause about something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from positions.extraction.date_mentions import DateKind, DateMention
from positions.extraction.memory import Memory, Verdict
from positions.extraction.narrative import NEAR
from positions.extraction.sayings import Said, Saying
from positions.model import Precision, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from positions.extraction.clues import Clues

# Days after which a date without its year is no day on which something was said.
_STALE = 200
_YEAR = re.compile(r"\d{4}")


class OwnDays:
    """Reads the days of attributions.

    Args:
        folded: The report's text, folded.
        clues: The words of its language.
        mentions: The days named in it.
        sayings: Its statements.
        memory: What was decided so far.
    """

    def __init__(
        self,
        folded: str,
        clues: Clues,
        mentions: Sequence[DateMention],
        sayings: Sequence[Saying],
        memory: Memory,
    ) -> None:
        self._folded = folded
        self._clues = clues
        self._mentions = mentions
        self._sayings = sayings
        self._memory = memory

    def verdict(self, number: int) -> Verdict | None:
        """Return the day that the attribution of a statement names; None where it names none and hints at none."""
        inside = [
            mention
            for piece in self._memory.zones[number]
            for mention in self._memory.narrative.within(piece)
            if not self._aside(self._mentions[mention].span, number)
            and not self._stale(self._mentions[mention])
            and not self._past_source(self._mentions[mention].span, number)
        ]
        day = self._nearest(number, (m for m in inside if m in self._memory.narrative.days))
        if day is not None:
            said = Said(self._memory.narrative.days[day], Precision.DAY, self._mentions[day].basis)
            return Verdict(said, own=True)
        month = self._nearest(number, (m for m in inside if self._mentions[m].precision is Precision.MONTH))
        if month is not None and not (mention := self._mentions[month]).ahead and mention.day:
            if self._present(mention.day):
                return Verdict(self._memory.published, vague=True)
            return Verdict(Said(mention.day, Precision.MONTH, mention.basis), own=True)
        if any(self._mentions[m].kind is DateKind.VAGUE for m in inside):
            return Verdict(self._memory.published, vague=True)
        return None

    def _present(self, month: date) -> bool:
        """Tell whether a month is the one of publication, which leaves open the day."""
        published = self._memory.published.on
        return (month.year, month.month) == (published.year, published.month)

    def _stale(self, mention: DateMention) -> bool:
        """Tell whether a day without a year lies so far back that it is rather one to come ("on 26 February")."""
        day, span = mention.day, mention.span
        if (
            day is None
            or mention.kind is not DateKind.EXPLICIT
            or (self._memory.published.on - day).days < _STALE
        ):
            return False
        return _YEAR.search(self._folded, span.start, span.end) is None

    def _nearest(self, number: int, mentions: Iterable[int]) -> int | None:
        """Return the mention that stands closest to the cue, else to the source, else to the content."""
        saying = self._sayings[number]
        anchors = saying.cue or saying.source or saying.content
        return min(
            mentions,
            key=lambda m: (
                self._attributive(m),
                min(_distance(self._mentions[m].span, anchor) for anchor in anchors),
            ),
            default=None,
        )

    def _attributive(self, mention: int) -> bool:
        """Tell whether a mention belongs to the noun behind it ("Monday's talks")."""
        span = self._mentions[mention].span
        return bool(self._clues.attributive.search(self._folded, span.start, span.end))

    def _aside(self, day: Span, number: int) -> bool:
        """Tell whether a day stands in a clause that only says who the source is ("who resigned on Friday")."""
        for source in self._sayings[number].source:
            if day.start >= source.end:
                opener = self._clues.relative.search(
                    self._folded, source.end, min(source.end + 12, day.start)
                )
                clause = self._folded[opener.end() : day.start] if opener else ","
                speech = self._clues.speech.search(
                    self._folded, source.end, self._clause_end(day.end, number)
                )
            else:
                if any(day.end <= cue.start and cue.end <= source.start for cue in self._sayings[number].cue):
                    return False
                clause = self._folded[day.end : source.start]
                speech = self._clues.speech.search(clause)
                clause = clause if self._clues.participle.search(clause) else ","
            if "," not in clause and not speech:
                return True
        return False

    def _past_source(self, day: Span, number: int) -> bool:
        """Tell whether a day stands behind a source that a participle precedes, and so in a clause of its own."""
        cue, source = self._sayings[number].cue[:1], self._sayings[number].source[:1]
        if not cue or not source or cue[0].end > source[0].start or day.start < source[0].end:
            return False
        return bool(self._clues.participle.search(self._folded[cue[0].start : cue[0].end] + " "))

    def _clause_end(self, start: int, number: int) -> int:
        """Return where the clause around a day ends: at a comma, or at the statement's cue."""
        comma = self._folded.find(",", start, start + 2 * NEAR)
        ends = [cue.start for cue in self._sayings[number].cue if cue.start >= start]
        return min([*ends, start + 2 * NEAR if comma < 0 else comma])


def _distance(span: Span, anchor: Span) -> int:
    """Return how many letters lie between two stretches."""
    return max(anchor.start - span.end, span.start - anchor.end, 0)
