"""The way from a document to its statements, stage by stage."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from positions.codebook import load
from positions.extraction.codings import codings_of
from positions.extraction.confidence import confidence
from positions.extraction.contents import form_of
from positions.extraction.dates import days_named
from positions.extraction.issues import Content
from positions.extraction.joint import joint_parties
from positions.extraction.lexicon import Lexicon
from positions.extraction.reader import Reader
from positions.extraction.reading import Reading
from positions.extraction.relevance import concerned
from positions.extraction.said_on import said_on
from positions.extraction.sayings import Report, Saying, Sentence
from positions.extraction.segments import paragraphs, quotes_of
from positions.extraction.transcripts import SILENT
from positions.languages import attribution
from positions.model import SpeakerKind, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.codebook import Codebook
    from positions.extraction.drafts import Draft
    from positions.extraction.quotes import Quote
    from positions.extraction.sayings import Said
    from positions.model import Document, Position, Span, Speaker

VERSION = "1"


@lru_cache(maxsize=16)
def _lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language with the bundled codebook."""
    return Lexicon(attribution(language), load())


def extract(document: Document, codebook: Codebook | None = None) -> tuple[Statement, ...]:
    """Find the attributed statements of a report.

    Args:
        document: The report; its language needs a pack.
        codebook: The registry; the bundled one if left out.

    Returns:
        Statements in text order; every span is an exact slice of the document's text.

    Raises:
        UnknownLanguageError: If there is no pack for the document's language.
    """
    bundled = codebook is None or codebook is load()
    book = load() if codebook is None else codebook
    lexicon = _lexicon(document.language) if bundled else Lexicon(attribution(document.language), book)
    cut = paragraphs(document, lexicon.pack, lexicon.opens_with_cue)
    start = cut[0].span.start if cut else 0
    dates = days_named(document.language, document.text, start, len(document.text), document.published_on)
    reading = Reading(document, cut, dates, lexicon, book)
    drafts = Reader(reading).read()
    days = said_on(_report(document, drafts, reading, book))
    quotes = quotes_of(cut)
    countries = (speaker.country for draft in drafts for speaker in draft.speakers[:1])
    coded = concerned(document.text, document.language, countries, book)
    return tuple(
        _statement(draft, day, document, quotes, lexicon=lexicon, book=book, coded=coded)
        for draft, day in zip(drafts, days, strict=True)
    )


def _report(
    document: Document,
    drafts: Sequence[Draft],
    reading: Reading,
    book: Codebook,
) -> Report:
    """Return what dating needs to know of a document."""
    return Report(
        text=document.text,
        language=document.language,
        published=document.published_on,
        sentences=tuple(
            Sentence(span, number, told=paragraph.kind not in SILENT and number not in reading.questions)
            for number, paragraph in enumerate(reading.paragraphs)
            for span in paragraph.sentences
        ),
        sayings=tuple(
            Saying(
                content=tuple(sorted(draft.content)),
                source=draft.source,
                cue=draft.cue,
                speakers=tuple(speaker.key for speaker in draft.speakers),
                named=any(speaker.kind is not SpeakerKind.UNNAMED for speaker in draft.speakers),
                houses=_houses(draft.speakers, book),
            )
            for draft in drafts
        ),
        actors=tuple(reading.actors),
        precision=document.published_precision,
    )


def _houses(speakers: Sequence[Speaker], book: Codebook) -> tuple[str, ...]:
    """Return the keys of the institutions for which speakers hold an office."""
    scopes = {role.scope for s in speakers if s.key in book.persons for role in book.persons[s.key].roles}
    return tuple(sorted(scope for scope in scopes if scope in book.institutions))


def _statement(
    draft: Draft,
    day: Said,
    document: Document,
    quotes: Sequence[Quote],
    *,
    lexicon: Lexicon,
    book: Codebook,
    coded: bool,
) -> Statement:
    """Return a draft as a statement, with its positions where it is to be coded."""
    content = tuple(sorted(draft.content))
    form = form_of(document.text, content, quotes, spoken=draft.spoken)
    parties = tuple(dict.fromkeys(s.party for s in draft.speakers if s.party))
    joint = joint_parties(document.text, content[0], lexicon, book, draft.sides) if len(parties) < 2 else ()
    if joint and set(parties) <= set(joint):
        parties = joint
    countries = {s.country for s in draft.speakers}
    country = next(iter(countries)) if len(countries) == 1 else None
    return Statement(
        speakers=draft.speakers,
        parties=parties,
        country=country,
        said_on=day.on,
        precision=day.precision,
        basis=day.basis,
        form=form,
        language=document.language,
        content=content,
        source=draft.source,
        cue=draft.cue,
        via=draft.via,
        positions=_positions(draft, content, parties, document) if coded else (),
        rule=draft.rule,
        confidence=confidence(draft.rule, draft.speakers),
    )


def _positions(
    draft: Draft, content: tuple[Span, ...], parties: tuple[str, ...], document: Document
) -> tuple[Position, ...]:
    """Return what a draft says on the issues."""
    return codings_of(
        Content(
            text=document.text,
            spans=content,
            cue=draft.cue,
            language=document.language,
            parties=parties,
            declined=draft.declined,
        ),
        anonymous=not parties and all(s.kind is SpeakerKind.UNNAMED for s in draft.speakers),
    )
