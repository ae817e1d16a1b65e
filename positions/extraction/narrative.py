"""What a report has dated so far: the last day told of, and the events with those who took part."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from positions.extraction.date_mentions import DateKind
from positions.extraction.zones import merged, without
from positions.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from positions.extraction.clues import Clues
    from positions.extraction.date_mentions import DateMention
    from positions.extraction.sayings import Actor, Report, Saying, Sentence

# How far the name of an event stands from its date, or from the edge of its clause.
NEAR = 32
# The first sentence of this length opens the report; shorter lines name its day, its place or its author.
_TELLING = 50
# What stands before the date of the line that opens a report: "MOSCOW, ", or "date " in a stored text.
_OPENING = re.compile(r"\s*date\s+|[^,a-zа-яіїєґçğıöşü]{2,40},[^a-zа-яіїєґçğıöşü]{0,40}")


@dataclass(slots=True)
class Episode:
    """An event or a statement with its day.

    Attributes:
        day: None where the report opens with an event and does not date it yet.
        place: Number of the sentence that told of it last.
        actors: Keys of those who took part.
        event: An event is named.
        gathering: An event at which any guest may speak is named.
        lead: It is such a gathering, and the report opens with it: its guests need not be named.
        unattended: Nobody could be made out in the event's sentence.
    """

    day: date | None
    place: int
    actors: set[str] = field(default_factory=set)
    event: bool = False
    gathering: bool = False
    lead: bool = False
    unattended: bool = False


class Narrative:
    """Reads the sentences of a report in text order.

    Args:
        report: The document with its statements: what stands in a content is talked about and dates nothing.
        folded: Its text, folded.
        clues: The words of its language.
        mentions: Its date mentions, in text order.
    """

    def __init__(self, report: Report, folded: str, clues: Clues, mentions: Sequence[DateMention]) -> None:
        self._folded = folded
        self._text = report.text
        self._clues = clues
        self._mentions = mentions
        self._published_by = report.published_by
        self._sentences = sentences = report.sentences
        self._actors = sorted(report.actors, key=lambda actor: actor.span)
        self._contents = merged(span for saying in report.sayings for span in saying.content)
        self.first = next(
            (s.paragraph for s in sentences if s.told and s.span.end - s.span.start >= _TELLING), -1
        )
        self.days: dict[int, date] = {}
        self.episodes: list[Episode] = []
        self._day: date | None = None

    def within(self, span: Span) -> range:
        """Return the numbers of the mentions that begin in a stretch."""
        first = bisect_left(self._mentions, span.start, key=lambda mention: mention.span.start)
        return range(first, bisect_left(self._mentions, span.end, key=lambda mention: mention.span.start))

    def settle(self, sentence: Sentence) -> list[int]:
        """Say which days a sentence names outside contents, and return their mentions' numbers.

        Days ahead and the day of the place line ("MOSCOW, January 9.") are left out.
        """
        settled, day = [], self._day
        for number in self.within(sentence.span):
            mention = self._mentions[number]
            if mention.ahead or self._covered(mention.span) or self._in_place_line(mention, sentence):
                continue
            if mention.settled:
                day = mention.day
            elif mention.kind is DateKind.SHIFT and day is not None:
                day += timedelta(days=mention.shift)
            elif mention.kind is not DateKind.SAME:
                continue
            if day is not None and day <= self._published_by:
                self.days[number] = day
                settled.append(number)
        return settled

    def tell(
        self, place: int, settled: Sequence[int], spoken: Sequence[Saying], said: date | None, *, member: bool
    ) -> None:
        """Note what a sentence dates.

        Args:
            place: Its number.
            settled: The mentions it settled.
            spoken: The statements it makes.
            said: The day that the last of them names for itself.
            member: Whether one of them is made by a member of a delegation.
        """
        sentence = self._sentences[place]
        words = self._outside(sentence.span)
        event, gathering = bool(self._clues.event.search(words)), bool(self._clues.gathering.search(words))
        cast = {speaker for saying in spoken for speaker in saying.speakers}
        if event or not spoken:
            cast |= {actor.speaker for actor in self._cast(sentence.span)}
        opening = gathering and sentence.paragraph == self.first
        latest = self.episodes[-1] if self.episodes else None
        moving = self._foremost([number for number in settled if not self._looks_back(number)])
        if moving:
            self._day = self.days[moving[-1]] if said is None else said
            # The report's opening event gets its day from a member of a delegation or from a line without actors,
            # and members who speak on that day are still at it.
            undated = latest is not None and latest.day is None
            at_it = member and latest is not None and latest.lead and latest.day in (None, self._day)
            dates_opening = at_it or (undated and not spoken and not cast)
            if latest and (dates_opening or all(map(self._stays, moving))):
                latest.day = latest.day or self._day
                latest.actors |= cast
            else:
                lead = opening and (not spoken or self._dates_gathering(moving))
                self.episodes.append(
                    Episode(self._day, place, cast, event, gathering, lead, unattended=event and not cast)
                )
        elif event and not spoken and latest is None:
            self.episodes.append(Episode(None, place, cast, event, gathering, opening))
        elif (
            event
            and not spoken
            and latest
            and self._follows(latest, sentence)
            and self._clues.speech.search(words)
        ):
            # "He made a statement after the meeting": he speaks on the day of the event told of right before.
            latest.actors |= cast
            latest.place = place
        for saying in spoken:
            self._tell_of_content(place, saying.content[0])

    def _foremost(self, moving: list[int]) -> list[int]:
        """Return the days without those in a relative clause behind one of the main clause ("… met, after a strike that …")."""
        if len(moving) < 2:
            return moving
        first = self._mentions[moving[0]].span.end
        aside = [
            n
            for n in moving[1:]
            if self._clues.aside.search(self._folded, first, self._mentions[n].span.start)
        ]
        return [number for number in moving if number not in aside]

    def _follows(self, episode: Episode, sentence: Sentence) -> bool:
        """Tell whether a sentence stands in the episode's paragraph or the next one."""
        return sentence.paragraph - self._sentences[episode.place].paragraph <= 1

    def opening_event(self, content: Span) -> int | None:
        """Return the day of the event with which a content opens ("… said that in a call on 24 November Putin …")."""
        for number in self.within(Span(content.start, min(content.end, content.start + 2 * NEAR))):
            mention = self._mentions[number]
            named = self._clues.event.search(self._folded, content.start, mention.span.start)
            if named and mention.settled and not mention.ahead:
                return number
        return None

    def _tell_of_content(self, place: int, content: Span) -> None:
        """Note the event with which a content opens, and who is named in it."""
        number = self.opening_event(content)
        if number is not None:
            cast = {
                actor.speaker for actor in self._actors if content.start <= actor.span.start < content.end
            }
            self.episodes.append(Episode(self._mentions[number].day, place, cast, event=True))

    def _outside(self, span: Span) -> str:
        """Return what a stretch says outside contents, folded."""
        return " ".join(self._folded[piece.start : piece.end] for piece in without(span, self._contents))

    def _cast(self, span: Span) -> list[Actor]:
        """Return the actors named in a stretch outside contents."""
        first = bisect_left(self._actors, span.start, key=lambda actor: actor.span.start)
        last = bisect_left(self._actors, span.end, key=lambda actor: actor.span.start)
        return [actor for actor in self._actors[first:last] if not self._covered(actor.span)]

    def _covered(self, span: Span) -> bool:
        """Tell whether a stretch stands in some statement's content."""
        at = bisect_left(self._contents, span.end, key=lambda content: content.start) - 1
        return at >= 0 and self._contents[at].end > span.start

    def _in_place_line(self, mention: DateMention, sentence: Sentence) -> bool:
        """Tell whether a date belongs to the line that opens a report with place and day."""
        head = self._text[sentence.span.start : mention.span.start]
        return sentence.paragraph == self.first and bool(_OPENING.fullmatch(head))

    def _looks_back(self, number: int) -> bool:
        """Tell whether a mention looks back from the narrative instead of moving it."""
        return bool(self._clues.back.match(self._folded, self._mentions[number].span.start))

    def _stays(self, number: int) -> bool:
        """Tell whether a mention stays in the scene ("right afterwards")."""
        mention = self._mentions[number]
        return mention.kind is DateKind.SHIFT and mention.shift == 0

    def _dates_gathering(self, settled: Iterable[int]) -> bool:
        """Tell whether a date stands right behind the name of a gathering, and not by the cue."""
        for start in (self._mentions[number].span.start for number in settled):
            for match in self._clues.gathering.finditer(self._folded, max(0, start - NEAR), start):
                if "," not in self._folded[match.end() : start]:
                    return True
        return False
