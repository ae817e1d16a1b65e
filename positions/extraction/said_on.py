"""When each statement was said: on the day of its attribution, its speaker, its event, or of publication."""

from __future__ import annotations

from positions.extraction.adverbials import set_apart
from positions.extraction.clues import clues
from positions.extraction.date_forms import fold
from positions.extraction.date_mentions import DateKind, DateMention
from positions.extraction.dates import days_named
from positions.extraction.memory import Memory, Verdict
from positions.extraction.narrative import Narrative
from positions.extraction.own_days import OwnDays
from positions.extraction.sayings import Actor, Report, Said, Saying, Sentence
from positions.extraction.zones import place_of
from positions.model import Basis, Precision

__all__ = ["Actor", "Report", "Said", "Saying", "Sentence", "said_on"]


def said_on(report: Report) -> tuple[Said, ...]:
    """Decide on which day each statement was said.

    In this order: a day named in the statement's own attribution; the day of the same speaker's statement that
    it goes straight on with; the day of the event that its attribution points back to, or that its speaker was
    named for, or with which the report opens; the day of the same speaker's last statement; the day that the
    speaker's next statement names, within a paragraph or for the opening one; the day of publication. A day in
    a content is what is talked about and never counts.

    Returns:
        One day for each statement, in the order of `report.sayings`.

    Raises:
        DataFileError: If the language has no `dates.toml`.
    """
    return _Account(report).days()


# Letters that the longest pronoun has ("they").
_PRONOUN = 4


class _Account:
    """Decides statement by statement, in text order."""

    def __init__(self, report: Report) -> None:
        self._clues = clues(report.language)
        self._mentions = _mentions(report)
        self._folded = fold(report.text)
        report = set_apart(report, self._folded, self._mentions, self._clues)
        self._sentences = report.sentences
        self._sayings = report.sayings
        self._narrative = Narrative(report, self._folded, self._clues, self._mentions)
        self._memory = Memory(report, self._folded, self._clues, self._narrative)
        self._own = OwnDays(self._folded, self._clues, self._mentions, self._sayings, self._memory)

    def days(self) -> tuple[Said, ...]:
        """Return the day of each statement."""
        starts = [sentence.span.start for sentence in self._sentences]
        made: dict[int, list[int]] = {}
        for number in sorted(range(len(self._sayings)), key=lambda number: self._sayings[number].start):
            saying = self._sayings[number]
            anchor = max(span.start for span in saying.anchors or saying.content[:1])
            made.setdefault(place_of(starts, anchor), []).append(number)
        for place, sentence in enumerate(self._sentences):
            self._read(place, sentence, made.get(place, []))
        self._look_ahead()
        return tuple(self._memory.verdicts[number].said for number in range(len(self._sayings)))

    def _read(self, place: int, sentence: Sentence, spoken: list[int]) -> None:
        """Take in a sentence with the statements it makes."""
        settled = self._narrative.settle(sentence) if sentence.told else []
        for number in spoken:
            self._memory.places[number] = place
            self._memory.keep(number, self._decide(number))
        if settled and not spoken and self._retells(place, sentence):
            spoken = [self._redated(place, settled[0])]
        if sentence.told:
            own = [
                self._memory.verdicts[number].said.on
                for number in spoken
                if self._memory.verdicts[number].own and not self._memory.older(number)
            ]
            member = any(self._memory.says(self._clues.member, number) for number in spoken)
            sayings = [self._sayings[number] for number in spoken]
            self._narrative.tell(place, settled, sayings, own[-1] if own else None, member=member)

    def _retells(self, place: int, sentence: Sentence) -> bool:
        """Tell whether a sentence comes back to the statement right before it ("He made the remarks on Monday")."""
        latest = self._memory.latest
        if latest is None or self._memory.verdicts[latest].own or place - self._memory.places[latest] > 1:
            return False
        return bool(self._clues.retells.match(self._folded, sentence.span.start))

    def _redated(self, place: int, day: int) -> int:
        """Date the last statement by the sentence that comes back to it, and return its number."""
        number = self._memory.latest or 0
        said = Said(self._narrative.days[day], Precision.DAY, self._mentions[day].basis)
        self._memory.verdicts[number] = Verdict(said, own=True)
        self._memory.places[number] = place
        return number

    def _decide(self, number: int) -> Verdict:
        """Return the day of a statement."""
        return (
            self._own.verdict(number)
            or self._memory.taken_over(number)
            or self._bounded(number)
            or Verdict(self._memory.published)
        )

    def _bounded(self, number: int) -> Verdict | None:
        """Return the day of publication where the content opens with an event of that very day: no other is left."""
        event = self._narrative.opening_event(self._sayings[number].content[0])
        if event is None or self._mentions[event].day != self._memory.published.on:
            return None
        return Verdict(Said(self._memory.published.on, Precision.DAY, Basis.EVENT))

    def _next_to(self, number: int, later: int) -> bool:
        """Tell whether a speaker's next statement takes him up by a pronoun, with no other statement in between."""
        first, last = self._sayings[number].start, self._sayings[later].start
        pronoun = any(0 < span.end - span.start <= _PRONOUN for span in self._sayings[later].source)
        return pronoun and not any(first < saying.start < last for saying in self._sayings)

    def _look_ahead(self) -> None:
        """Give undated statements the day that their speaker's next statement names.

        That holds within a paragraph and for the very next one, and for the first one, which sums the report up.
        """
        following: dict[tuple[str, ...], int] = {}
        for number in reversed(self._memory.places):
            saying, verdict = self._sayings[number], self._memory.verdicts[number]
            later = following.get(saying.speakers)
            following[saying.speakers] = number
            if later is None or verdict.vague or not saying.named or not self._memory.verdicts[later].own:
                continue
            here, there = (self._sentences[self._memory.places[n]].paragraph for n in (number, later))
            if self._memory.older(later):
                continue
            straight = there - here == 1 and self._next_to(number, later)
            if verdict.said.precision is Precision.PUBLISHED and (
                straight or here in (there, self._narrative.first)
            ):
                self._memory.verdicts[number] = Verdict(self._memory.verdicts[later].said)


def _mentions(report: Report) -> tuple[DateMention, ...]:
    """Return the mentions of a report; seen from a month, weekdays and "today" are no days."""
    start = report.sentences[0].span.start if report.sentences else 0  # The head's day is no one's.
    found = days_named(report.language, report.text, start, len(report.text), report.published_by)
    if report.precision is Precision.DAY:
        return found
    return tuple(m for m in found if m.kind not in (DateKind.WEEKDAY, DateKind.RELATIVE))
