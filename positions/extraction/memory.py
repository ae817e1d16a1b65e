"""What a statement may take over: the day of its speaker's last statement, or of the event it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.extraction.narrative import NEAR, Episode, Narrative
from positions.extraction.sayings import Said
from positions.extraction.zones import zones
from positions.model import Basis, Precision, Span

if TYPE_CHECKING:
    from datetime import date

    from positions.extraction.clues import Clues
    from positions.extraction.sayings import Report, Saying

_EDGE = re.compile(r"[,;:(]\s|\s-\s")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision.

    Attributes:
        own: The statement's own attribution names the day.
        vague: The attribution says that it was another day, but not which.
    """

    said: Said
    own: bool = False
    vague: bool = False


class Memory:
    """What was decided on the statements so far.

    Args:
        report: The document with its statements.
        folded: Its text, folded.
        clues: The words of its language.
        narrative: What it has dated so far.
    """

    def __init__(self, report: Report, folded: str, clues: Clues, narrative: Narrative) -> None:
        self._folded = folded
        self._clues = clues
        self._sentences = report.sentences
        self._sayings = report.sayings
        self._last: dict[str, int] = {}
        self.narrative = narrative
        self.published = Said(report.published, Precision.PUBLISHED, Basis.PUBLISHED)
        self.zones = zones(report)
        self.places: dict[int, int] = {}
        self.verdicts: dict[int, Verdict] = {}
        self.latest: int | None = None

    def keep(self, number: int, verdict: Verdict) -> None:
        """Keep the decision on a statement as the latest one."""
        self.verdicts[number] = verdict
        self.latest = number
        self._last |= dict.fromkeys(self._sayings[number].speakers, number)

    def taken_over(self, number: int) -> Verdict | None:
        """Return the day that a statement without one of its own takes over, or None."""
        previous = self._previous(number)
        if previous is not None and self.older(previous) and not self.older(number):
            previous = None
        day = self._shared(number)
        if day is None and previous is not None and self._goes_straight_on(previous, number):
            return self._day_of(previous)
        if day is None and self._sayings[number].named:
            day = self._referred(number) or self._attended(number, previous)
        if day is not None:
            return Verdict(Said(day, Precision.DAY, Basis.EVENT))
        if previous is None or not self._sayings[number].named or self.says(self._clues.occasion, number):
            return None
        return self._day_of(previous)

    def older(self, number: int) -> bool:
        """Tell whether a statement's cue makes it older than those around it ("söylemişti")."""
        cues = self._sayings[number].cue
        return any(self._clues.earlier.search(self._folded, cue.start, cue.end) for cue in cues)

    def _previous(self, number: int) -> int | None:
        """Return the same speaker's last statement, or the very last one if the speaker's house made it."""
        saying = self._sayings[number]
        if self.latest is not None:
            latest = self._sayings[self.latest]
            if {*saying.speakers} & {*latest.houses} or {*saying.houses} & {*latest.speakers}:
                return self.latest
        before = [self._last[speaker] for speaker in saying.speakers if speaker in self._last]
        return max(before, key=lambda n: self._sayings[n].start, default=None)

    def _day_of(self, previous: int) -> Verdict:
        """Return the day of an earlier statement as that of one that goes on with it."""
        verdict = self.verdicts[previous]
        return Verdict(self.published if verdict.vague else verdict.said)

    def _goes_straight_on(self, previous: int, number: int) -> bool:
        """Tell whether the same speaker goes on, with no other event told of in between."""
        saying = self._sayings[number]
        place, before = self.places[number], self.places[previous]
        if self.narrative.episodes and self.narrative.episodes[-1].place > before:
            return False
        if not saying.named and (previous != self.latest or self._introduced(saying, number)):
            return False
        same = self._sentences[place].paragraph == self._sentences[before].paragraph
        return same or (previous == self.latest and saying.named)

    def _introduced(self, saying: Saying, number: int) -> bool:
        """Tell whether an unnamed source is a new one ("a senior official")."""
        words = saying.source or self.zones[number]
        return any(self._clues.new.search(self._folded, span.start, span.end) for span in words)

    def _shared(self, number: int) -> date | None:
        """Return the day that opens a sentence for all its statements ("On Monday, A said … and B said …")."""
        sentence = self._sentences[self.places[number]].span
        latest = self.latest
        if latest is None or self.places[latest] != self.places[number] or not self.verdicts[latest].own:
            return None
        opening = self.narrative.within(Span(sentence.start, sentence.start + 3))
        days = [self.narrative.days.get(mention) for mention in opening]
        return days[0] if days and days[0] == self.verdicts[latest].said.on else None

    def _referred(self, number: int) -> date | None:
        """Return the day of the event that the attribution points back to ("after the summit")."""
        episodes = [episode for episode in self.narrative.episodes if episode.event and episode.day]
        for piece in self.zones[number]:
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
        if not self.narrative.episodes:
            return None
        episode, saying = self.narrative.episodes[-1], self._sayings[number]
        newer = previous is None or self.places[previous] < episode.place
        takes_part = newer and not episode.actors.isdisjoint(saying.speakers)
        elsewhere = self.says(self._clues.occasion, number)
        if not takes_part and episode.unattended and not episode.lead and not elsewhere:
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
        away = self.says(self._clues.remote, number) and not self.says(self._clues.member, number)
        return episode.lead and not away

    def _resumes(self, episode: Episode, number: int) -> bool:
        """Tell whether a statement follows right upon a gathering and speaks of it."""
        if not episode.gathering or self.places[number] != episode.place + 1:
            return False
        content = self._sayings[number].content[0]
        return bool(self._clues.gathering.search(self._folded, content.start, content.end))

    def says(self, clue: re.Pattern[str], number: int) -> bool:
        """Tell whether the attribution of a statement holds a clue."""
        return any(clue.search(self._folded, piece.start, piece.end) for piece in self.zones[number])
