"""When each statement was said: on the day of its attribution, its speaker, its event, or of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.extraction.adverbials import set_apart
from positions.extraction.clues import clues
from positions.extraction.date_words import fold
from positions.extraction.dates import DateKind, DateMention, calendar
from positions.extraction.narrative import NEAR, Episode, Narrative
from positions.extraction.sayings import Actor, Report, Said, Saying, Sentence
from positions.extraction.zones import place_of, zones
from positions.model import Basis, Precision, Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = ["Actor", "Report", "Said", "Saying", "Sentence", "said_on"]

_EDGE = re.compile(r"[,;:(]\s|\s-\s")


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A decision.

    Attributes:
        own: The statement's own attribution names the day.
        vague: The attribution says that it was another day, but not which.
    """

    said: Said
    own: bool = False
    vague: bool = False


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


class _Account:
    """Decides statement by statement, and remembers what each speaker's last statement was decided on."""

    def __init__(self, report: Report) -> None:
        self._clues = clues(report.language)
        self._published = Said(report.published, Precision.PUBLISHED, Basis.PUBLISHED)
        self._mentions = _mentions(report)
        self._folded = fold(report.text)
        report = set_apart(report, self._folded, self._mentions, self._clues)
        self._sentences = report.sentences
        self._sayings = report.sayings
        self._narrative = Narrative(report, self._folded, self._clues, self._mentions)
        self._zones = zones(report)
        self._places: dict[int, int] = {}
        self._verdicts: dict[int, _Verdict] = {}
        self._last: dict[str, int] = {}
        self._latest: int | None = None

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
        return tuple(self._verdicts[number].said for number in range(len(self._sayings)))

    def _read(self, place: int, sentence: Sentence, spoken: list[int]) -> None:
        """Take in a sentence with the statements it makes."""
        settled = self._narrative.settle(sentence) if sentence.told else []
        for number in spoken:
            self._places[number] = place
            self._verdicts[number] = self._decide(number)
            self._latest = number
            self._last |= dict.fromkeys(self._sayings[number].speakers, number)
        if settled and not spoken and self._retells(place, sentence):
            spoken = [self._redated(place, settled[0])]
        if sentence.told:
            own = [self._verdicts[number].said.on for number in spoken if self._verdicts[number].own]
            member = any(self._says(self._clues.member, number) for number in spoken)
            sayings = [self._sayings[number] for number in spoken]
            self._narrative.tell(place, settled, sayings, own[-1] if own else None, member=member)

    def _retells(self, place: int, sentence: Sentence) -> bool:
        """Tell whether a sentence comes back to the statement right before it ("He made the remarks on Monday")."""
        latest = self._latest
        if latest is None or self._verdicts[latest].own or place - self._places[latest] > 1:
            return False
        return bool(self._clues.retells.match(self._folded, sentence.span.start))

    def _redated(self, place: int, day: int) -> int:
        """Date the last statement by the sentence that comes back to it, and return its number."""
        number = self._latest or 0
        said = Said(self._narrative.days[day], Precision.DAY, self._mentions[day].basis)
        self._verdicts[number] = _Verdict(said, own=True)
        self._places[number] = place
        return number

    # The statement's own attribution -----------------------------------------------------------------

    def _decide(self, number: int) -> _Verdict:
        """Return the day of a statement."""
        inside = [
            mention
            for piece in self._zones[number]
            for mention in self._narrative.within(piece)
            if not self._aside(self._mentions[mention].span, number)
        ]
        day = self._nearest(number, (m for m in inside if m in self._narrative.days))
        if day is not None:
            said = Said(self._narrative.days[day], Precision.DAY, self._mentions[day].basis)
            return _Verdict(said, own=True)
        month = self._nearest(number, (m for m in inside if self._mentions[m].precision is Precision.MONTH))
        if month is not None and not (mention := self._mentions[month]).ahead and mention.day:
            return _Verdict(Said(mention.day, Precision.MONTH, mention.basis), own=True)
        if any(self._mentions[m].kind is DateKind.VAGUE for m in inside):
            return _Verdict(self._published, vague=True)
        return self._carried(number) or self._bounded(number) or _Verdict(self._published)

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
                clause = self._folded[day.end : source.start]
                speech = self._clues.speech.search(clause)
                clause = clause if self._clues.participle.search(clause) else ","
            if "," not in clause and not speech:
                return True
        return False

    def _clause_end(self, start: int, number: int) -> int:
        """Return where the clause around a day ends: at a comma, or at the statement's cue."""
        comma = self._folded.find(",", start, start + 2 * NEAR)
        ends = [cue.start for cue in self._sayings[number].cue if cue.start >= start]
        return min([*ends, start + 2 * NEAR if comma < 0 else comma])

    # The same speaker, the same event ----------------------------------------------------------------

    def _carried(self, number: int) -> _Verdict | None:
        """Return the day that a statement without one of its own takes over, or None."""
        previous = self._previous(number)
        day = self._shared(number)
        if day is None and previous is not None and self._goes_straight_on(previous, number):
            return self._taken_over(previous)
        if day is None and self._sayings[number].named:
            day = self._referred(number) or self._attended(number, previous)
        if day is not None:
            return _Verdict(Said(day, Precision.DAY, Basis.EVENT))
        if previous is None or not self._sayings[number].named or self._says(self._clues.occasion, number):
            return None
        return self._taken_over(previous)

    def _bounded(self, number: int) -> _Verdict | None:
        """Return the day of publication where the content opens with an event of that very day: no other is left."""
        event = self._narrative.opening_event(self._sayings[number].content[0])
        if event is None or self._mentions[event].day != self._published.on:
            return None
        return _Verdict(Said(self._published.on, Precision.DAY, Basis.EVENT))

    def _previous(self, number: int) -> int | None:
        """Return the same speaker's last statement, or the very last one if the speaker's house made it."""
        saying = self._sayings[number]
        if self._latest is not None:
            latest = self._sayings[self._latest]
            if {*saying.speakers} & {*latest.houses} or {*saying.houses} & {*latest.speakers}:
                return self._latest
        before = [self._last[speaker] for speaker in saying.speakers if speaker in self._last]
        return max(before, key=lambda n: self._sayings[n].start, default=None)

    def _taken_over(self, previous: int) -> _Verdict:
        """Return the day of an earlier statement as that of one that goes on with it."""
        verdict = self._verdicts[previous]
        return _Verdict(self._published if verdict.vague else verdict.said)

    def _goes_straight_on(self, previous: int, number: int) -> bool:
        """Tell whether the same speaker goes on, with no other event told of in between."""
        saying = self._sayings[number]
        place, before = self._places[number], self._places[previous]
        if self._narrative.episodes and self._narrative.episodes[-1].place > before:
            return False
        if not saying.named and (previous != self._latest or self._introduced(saying, number)):
            return False
        same = self._sentences[place].paragraph == self._sentences[before].paragraph
        return same or (previous == self._latest and saying.named)

    def _introduced(self, saying: Saying, number: int) -> bool:
        """Tell whether an unnamed source is a new one ("a senior official")."""
        words = saying.source or self._zones[number]
        return any(self._clues.new.search(self._folded, span.start, span.end) for span in words)

    def _shared(self, number: int) -> date | None:
        """Return the day that opens a sentence for all its statements ("On Monday, A said … and B said …")."""
        sentence = self._sentences[self._places[number]].span
        latest = self._latest
        if latest is None or self._places[latest] != self._places[number] or not self._verdicts[latest].own:
            return None
        opening = self._narrative.within(Span(sentence.start, sentence.start + 3))
        days = [self._narrative.days.get(mention) for mention in opening]
        return days[0] if days and days[0] == self._verdicts[latest].said.on else None

    def _referred(self, number: int) -> date | None:
        """Return the day of the event that the attribution points back to ("after the summit")."""
        episodes = [episode for episode in self._narrative.episodes if episode.event and episode.day]
        for piece in self._zones[number]:
            words = self._folded[piece.start : piece.end]
            if self._clues.beside.search(words):
                return episodes[-1].day if episodes else None
            for match in self._clues.event.finditer(words):
                if self._pointed_at(match, words, piece.start, number):
                    gathering = bool(self._clues.gathering.fullmatch(match[0]))
                    same = [episode.day for episode in episodes if episode.gathering or not gathering]
                    return same[-1] if same else None
        return None

    def _pointed_at(self, match: re.Match[str], words: str, offset: int, number: int) -> bool:
        """Tell whether an event is named as a known one, near the edge of a clause, the source or the cue."""
        before = words[: match.start()]
        if self._clues.new_before.search(before):
            return False
        if any(
            own.start() < match.end() and match.start() < own.end()
            for own in self._clues.occasion.finditer(words)
        ):
            return False
        ends = [span.end - offset for span in self._sayings[number].anchors]
        edges = [0, *(edge.end() for edge in _EDGE.finditer(before)), *ends]
        return match.start() - max(edge for edge in edges if edge <= match.start()) <= NEAR

    def _attended(self, number: int, previous: int | None) -> date | None:
        """Return the day of the event told of last, if the statement belongs to it."""
        if not self._narrative.episodes:
            return None
        episode, saying = self._narrative.episodes[-1], self._sayings[number]
        newer = previous is None or self._places[previous] < episode.place
        takes_part = newer and not episode.actors.isdisjoint(saying.speakers)
        if not takes_part and episode.unattended and not episode.lead:
            # The first to speak after it was at the event.
            episode.unattended = False
            episode.actors |= set(saying.speakers)
            takes_part = True
        return (
            episode.day
            if takes_part or self._guest(episode, number) or self._resumes(episode, number)
            else None
        )

    def _guest(self, episode: Episode, number: int) -> bool:
        """Tell whether a statement belongs to the gathering that the report opens with."""
        away = self._says(self._clues.remote, number) and not self._says(self._clues.member, number)
        return episode.lead and not away

    def _resumes(self, episode: Episode, number: int) -> bool:
        """Tell whether a statement follows right upon a gathering and speaks of it."""
        if not episode.gathering or self._places[number] != episode.place + 1:
            return False
        content = self._sayings[number].content[0]
        return bool(self._clues.gathering.search(self._folded, content.start, content.end))

    def _says(self, clue: re.Pattern[str], number: int) -> bool:
        """Tell whether the attribution of a statement holds a clue."""
        return any(clue.search(self._folded, piece.start, piece.end) for piece in self._zones[number])

    def _look_ahead(self) -> None:
        """Give undated statements the day that their speaker's next statement names.

        That holds within a paragraph, and for the first one, which sums the report up.
        """
        following: dict[tuple[str, ...], int] = {}
        for number in reversed(self._places):
            saying, verdict = self._sayings[number], self._verdicts[number]
            later = following.get(saying.speakers)
            following[saying.speakers] = number
            if later is None or verdict.vague or not saying.named or not self._verdicts[later].own:
                continue
            here, there = (self._sentences[self._places[n]].paragraph for n in (number, later))
            if verdict.said.precision is Precision.PUBLISHED and here in (there, self._narrative.first):
                self._verdicts[number] = _Verdict(self._verdicts[later].said)


def _mentions(report: Report) -> tuple[DateMention, ...]:
    """Return the mentions of a report; seen from a month, weekdays and "today" are no days."""
    found = calendar(report.language).mentions(report.text, 0, len(report.text), report.published_by)
    if report.precision is Precision.DAY:
        return found
    return tuple(m for m in found if m.kind not in (DateKind.WEEKDAY, DateKind.RELATIVE))


def _distance(span: Span, anchor: Span) -> int:
    """Return how many letters lie between two stretches."""
    return max(anchor.start - span.end, span.start - anchor.end, 0)
