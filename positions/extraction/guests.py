"""Who is interviewed: the person with whom the text above spoke, or whom it brings in right before the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.mentions import MentionKind
from positions.extraction.resolution import speakers_of
from positions.extraction.romanization import latin
from positions.extraction.tags import Tag
from positions.extraction.transcripts import SILENT
from positions.model import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.reading import Reading
    from positions.model import Speaker

# Tokens between a word for an interview and who gives it.
_NEAR = 6
_NAMED = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)


def guest(reading: Reading, questions: Sequence[int]) -> tuple[Speaker, ...]:
    """Return who answers in the interview reached; () for nobody.

    Args:
        reading: The document's reading; the first question is reached.
        questions: Numbers of the paragraphs that ask.
    """
    return _invited(reading) or _introduced(reading, questions)


def _invited(reading: Reading) -> tuple[Speaker, ...]:
    """Return whom the text above names as the one interviewed ("поговорили з X"), the latest one; () for nobody."""
    for above in reversed(reading.paragraphs[: reading.number]):
        for span in above.sentences or (above.span,):
            view = reading.view(span, above)
            asked = next(
                (m for m in view.matches if m.tag is Tag.INTERVIEW and not view.quoted(m.first)), None
            )
            if asked is not None and view.pack.order == "sov":
                before = [m for m in view.mentions if m.last <= asked.first and m.kind in _NAMED]
                if before:
                    return speakers_of(reading.cast, before[:1], view)
                continue
            behind = asked.last if asked is not None else len(view.tokens)
            found = next((m for m in view.mentions if m.first >= behind), None)
            if found is not None and found.first - behind <= _NEAR and found.kind in _NAMED:
                return speakers_of(reading.cast, (found,), view)
    return ()


def _introduced(reading: Reading, questions: Sequence[int]) -> tuple[Speaker, ...]:
    """Return the person of the paragraph above whom a question addresses, else the one that no list knows."""
    above = reading.above
    if above is None or above.kind in SILENT:
        return ()
    views = (reading.view(sentence, above) for sentence in above.sentences)
    named = [
        speaker
        for view in views
        for m in view.mentions
        if m.kind in (MentionKind.PERSON, MentionKind.UNKNOWN)
        for speaker in speakers_of(reading.cast, (m,), view)
        if speaker.kind is SpeakerKind.PERSON
    ]
    lines = [reading.paragraphs[n].span for n in questions]
    asked = latin(" ".join(span.of(reading.text) for span in lines)).casefold()
    addressed = [s for s in named if s.name.split()[-1].casefold() in asked]
    new = [s for s in named if s.provisional]
    return tuple((addressed or new)[:1])
