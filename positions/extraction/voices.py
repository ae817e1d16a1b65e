"""Who speaks in an attribution, and through whom the report has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.extraction.contents import piece
from positions.extraction.frames import sentence_units
from positions.extraction.homelands import at_home
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.papers import paper
from positions.extraction.relays import cited_source
from positions.extraction.resolution import speakers_of
from positions.extraction.romanization import latin
from positions.extraction.segments import sentences
from positions.extraction.tags import Tag
from positions.model import SpeakerKind

if TYPE_CHECKING:
    from positions.extraction.cast import Cast
    from positions.extraction.drafts import Draft
    from positions.extraction.lexicon import Match
    from positions.extraction.reading import Reading
    from positions.extraction.segments import Paragraph
    from positions.extraction.units import Unit
    from positions.extraction.views import View
    from positions.model import Speaker


@dataclass(frozen=True, slots=True)
class Voices:
    """The speakers of an attribution.

    Attributes:
        speakers: Who speaks; empty where the report does not tell.
        via: Name of the outer source or medium.
        teller: The person who tells what the speakers said; later pronouns mean him.
    """

    speakers: tuple[Speaker, ...]
    via: str | None = None
    teller: tuple[Speaker, ...] = ()


def voices(unit: Unit, view: View, cast: Cast) -> Voices:
    """Return who speaks in a unit, and through whom it is reported."""
    teller: tuple[Speaker, ...] = ()
    if unit.via is None or unit.via.kind is MentionKind.MEDIUM:
        via = _medium(unit, view)
    else:
        outer = speakers_of(cast, (unit.via,), view)
        cast.relayed(outer)
        via = outer[0].name if outer else None
        if outer and outer[0].kind is SpeakerKind.PERSON and unit.rule != "according":
            teller = outer
    speakers = tuple(at_home(cast, speaker, unit.sources, view) for speaker in _speakers(unit, view, cast))
    if via is not None and len(speakers) == 1 and speakers[0].name == latin(via):
        via = None  # The medium speaks for itself.
    return Voices(speakers, via, teller)


def _speakers(unit: Unit, view: View, cast: Cast) -> tuple[Speaker, ...]:
    """Return whom the sources of a unit mean; where it has none, who was spoken of before."""
    if not unit.sources and unit.rule == "issued":
        return cast.last if cast.spoke_within(2) else ()
    if not unit.sources:
        own = unit.rule.startswith("according")
        first, last = (unit.cue.first, unit.cue.last) if own else (0, 0)
        return speakers_of(cast, (Mention(MentionKind.PRONOUN, first, last),), view)
    if all(m.kind is MentionKind.MEDIUM for m in unit.sources):
        english = bool(view.pack.sources.houses)
        cited = cited_source(view) if view.pack.pro_drop or english else None
        if cited is None and english:
            return _reporter(unit, view, cast)
        if view.pack.order == "sov" and not unit.rule.startswith("according"):
            return paper(unit, view, cast)
        return speakers_of(cast, (cited,), view) if cited is not None else ()
    return speakers_of(cast, unit.sources, view)


def _reporter(unit: Unit, view: View, cast: Cast) -> tuple[Speaker, ...]:
    """Return the medium that reports on its own account ("The Times reported that …"); () for no name of one."""
    named = unit.sources[0]
    words = view.text[view.start(named.first) : view.end(named.last)]
    if unit.rule != "head" or unit.cue.does not in ("say", "find") or not view.tokens[named.last - 1].capital:
        return ()
    return (cast.registry.house(words.removeprefix("The ").removeprefix("the "), None),)


def _medium(unit: Unit, view: View) -> str | None:
    """Return the medium that the attribution names, or None."""
    first, last = unit.first, max(unit.last, unit.cue.last)
    if unit.via is not None:
        first, last = unit.via.first, unit.via.last
    for match in view.matches:
        if match.tag is Tag.MEDIUM and first <= match.first < last and not _spoken(match, view):
            return view.text[view.start(match.first) : view.end(match.last)]
    return view.text[view.start(first) : view.end(last)] if unit.via is not None else None


def _spoken(match: Match, view: View) -> bool:
    """Tell whether a medium's name is a word in a quotation, which is more than that name."""
    if not view.quoted(match.first):
        return False
    start, end = view.start(match.first), view.end(match.last)
    return any(
        q.inner.start <= start and end <= q.inner.end and (q.inner.end - q.inner.start) > 2 * (end - start)
        for q in view.quotes
    )


def give_to_person(draft: Draft, paragraph: Paragraph, reading: Reading) -> None:
    """Give an institution's quotation that reports a person's words ("the President noted that …") to the person."""
    if len(draft.speakers) != 1 or draft.speakers[0].kind is not SpeakerKind.INSTITUTION or not draft.content:
        return
    words = draft.content[-1]
    if not any(q.inner.start <= words.start and words.end <= q.inner.end for q in paragraph.quotes):
        return
    for span in sentences(reading.text, words, (), reading.pack):
        inner = reading.inner_view(span)
        for unit in sentence_units(inner):
            strong = inner.ending(unit.content[0][0], Tag.COMPLEMENTIZER) if unit.content else None
            person = bool(unit.sources) and unit.sources[0].kind is MentionKind.PERSON
            if unit.rule == "head" and strong and person:
                found = piece(reading.text, inner.start(unit.content[0][0]), words.end, ())
                draft.via = draft.speakers[0].name
                draft.speakers = speakers_of(reading.cast, unit.sources[:1], inner)
                draft.content = [found] if found is not None else draft.content
                return
