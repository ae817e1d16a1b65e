"""Quotations that no cue announces: they go to whoever spoke, or was spoken of, before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.contents import piece
from positions.extraction.drafts import Draft
from positions.extraction.mentions import MentionKind
from positions.extraction.resolution import speakers_of
from positions.extraction.tags import Tag
from positions.model import BlockKind, SpeakerKind

if TYPE_CHECKING:
    from positions.extraction.reading import Reading
    from positions.extraction.segments import Paragraph
    from positions.extraction.views import View
    from positions.model import Span, Speaker

# Less of a sentence in quotation marks is a scare quote or a title.
_QUOTED = 0.85
_QUOTERS = (
    MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN, MentionKind.PRONOUN, MentionKind.INSTITUTION,
)  # fmt: skip
_PERSONS = (
    MentionKind.PERSON, MentionKind.ROLE, MentionKind.PRONOUN, MentionKind.TITLE, MentionKind.DESCRIPTOR,
    MentionKind.UNKNOWN,
)  # fmt: skip


def in_dialogue(view: View) -> bool:
    """Tell whether a sentence opens with the dash of direct speech without marks."""
    return view.text[view.span.start] in "—–-" and not view.quotes


def adopt(reading: Reading, view: View, paragraph: Paragraph) -> None:
    """Give a sentence that is speech and nothing else to whoever spoke, or was spoken of, before it."""
    latest = reading.latest
    follows = latest is not None and latest.order == reading.order - 1
    beside = latest is not None and latest.paragraph == reading.number
    goes_on = in_dialogue(view) or (latest is not None and latest.rule == "label" and beside)
    if latest is not None and latest.spoken and follows and goes_on:
        _go_on(latest, piece(reading.text, view.span.start, view.span.end, ()), reading)
        return
    quoted = sum(q.outer.end - q.outer.start for q in view.quotes)
    whole = quoted >= _QUOTED * (view.span.end - view.span.start)
    fewest = 1 if beside and follows and view.pack.sources.houses else 3
    if not view.quotes or not whole or view.words_in(0, len(view.tokens)) < fewest:
        return
    span = piece(reading.text, view.span.start, view.span.end, view.quotes)
    if span is None:
        return
    if latest is not None and beside and follows and latest.content:
        _go_on(latest, span, reading)
    elif speakers := _spoken_of(reading, paragraph) or _interrupted(reading, view):
        reading.add(Draft(speakers, [span], view.span, reading.number, reading.order, "orphan"))


def _go_on(draft: Draft, span: Span | None, reading: Reading) -> None:
    """Let a statement go on with a sentence, unless it has no words."""
    if span is not None:
        draft.content.append(span)
        draft.order = reading.order


def _spoken_of(reading: Reading, paragraph: Paragraph) -> tuple[Speaker, ...]:
    """Return the person who is the subject of the sentence before, in the same paragraph; () for nobody."""
    if reading.before is None or reading.before.start < paragraph.span.start:
        return ()
    before = reading.view(reading.before, paragraph)
    for mention in before.mentions:
        if not mention.governed and mention.kind in _PERSONS:
            found = speakers_of(reading.cast, (mention,), before)
            if found and found[0].kind is SpeakerKind.PERSON:
                return found
    return ()


def _interrupted(reading: Reading, view: View) -> tuple[Speaker, ...]:
    """Return the person whose quotation a sentence of the reporter's parts from this one; () for nobody."""
    latest = reading.latest
    if latest is None or not view.pack.sources.houses or latest.order != reading.order - 2:
        return ()
    quoted = latest.paragraph == reading.number and latest.rule in ("quote-tail", "medial")
    alone = len(latest.speakers) == 1 and latest.speakers[0].kind is SpeakerKind.PERSON
    return latest.speakers if quoted and alone else ()


def quoted_at_length(reading: Reading, paragraph: Paragraph) -> Draft | None:
    """Return the statement of a block quotation that no cue announces: the subject of the sentence above speaks."""
    above, before = reading.above, reading.before
    if above is None or before is None or above.kind is not BlockKind.PARAGRAPH:
        return None
    if before.end > above.span.end or _cued_below(reading):
        return None
    latest = reading.latest
    if latest is not None and latest.sentence == before:
        speakers = latest.speakers
    else:
        view = reading.view(before, above)
        subject = next((m for m in view.mentions if not m.governed and m.kind in _QUOTERS), None)
        speakers = speakers_of(reading.cast, (subject,), view) if subject is not None else ()
    return reading.speech(speakers, [], paragraph, "orphan") if speakers else None


def _cued_below(reading: Reading) -> bool:
    """Tell whether the paragraph below opens with the cue of this one ("sözleriyle konuşmasını tamamlayan X")."""
    below = reading.below
    if below is None or not below.sentences or reading.text[below.span.start].isupper():
        return False
    return reading.view(below.sentences[0], below).tagged(0, Tag.CUE, Tag.QUOTING) is not None
