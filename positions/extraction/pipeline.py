"""The way from a document to its statements, stage by stage."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from positions.codebook import load
from positions.extraction.contents import form_of
from positions.extraction.dates import calendar
from positions.extraction.issues import Content, positions_of
from positions.extraction.joint import joint_parties
from positions.extraction.lexicon import Lexicon
from positions.extraction.reader import Reader, quotes_of
from positions.extraction.segments import paragraphs
from positions.languages import attribution
from positions.model import Basis, Precision, Statement

if TYPE_CHECKING:
    from positions.codebook import Codebook
    from positions.extraction.drafts import Draft
    from positions.model import Document

VERSION = "rules-1"


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
    dates = calendar(document.language).mentions(document.text, 0, len(document.text), document.published_on)
    drafts = Reader(document, cut, dates, lexicon, book).read()
    quotes = quotes_of(cut)
    return tuple(_statement(draft, document, quotes, dates, lexicon, book) for draft in drafts)


def _statement(draft: Draft, document: Document, quotes, dates, lexicon, book) -> Statement:
    """Return a draft as a statement."""
    content = tuple(sorted(draft.content))
    form = form_of(document.text, content, quotes, spoken=draft.spoken)
    parties = tuple(dict.fromkeys(s.party for s in draft.speakers if s.party))
    joint = joint_parties(document.text, content[0], lexicon, book, draft.sides) if len(parties) < 2 else ()
    if joint and set(parties) <= set(joint):
        parties = joint
    countries = {s.country for s in draft.speakers}
    country = next(iter(countries)) if len(countries) == 1 else None
    day = next((d for d in dates if draft.zone.start <= d.span.start < draft.zone.end and d.day and not d.ahead), None)
    return Statement(
        speakers=draft.speakers,
        parties=parties,
        country=country,
        said_on=day.day if day else document.published_on,
        precision=day.precision if day else Precision.PUBLISHED,
        basis=day.basis if day else Basis.PUBLISHED,
        form=form,
        language=document.language,
        content=content,
        source=draft.source,
        cue=draft.cue,
        via=draft.via,
        positions=positions_of(
            Content(
                text=document.text,
                spans=content,
                cue=draft.cue,
                language=document.language,
                parties=parties,
                context=draft.sentence,
                declined=draft.declined,
            )
        ),
        rule=draft.rule,
        confidence=0.5,
    )
