"""A question in words to a Question, or a refusal: every word is accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.questions.dates import DateReader
from positions.questions.days import DayReader
from positions.questions.interpretation import interpret
from positions.questions.names import lexicon
from positions.questions.offices import settle
from positions.questions.reading import collect
from positions.questions.refusals import not_understood
from positions.questions.scan import Scan
from positions.questions.segments import cut
from positions.questions.vocabulary import languages, vocabulary
from positions.questions.words import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from positions.codebook.model import Codebook
    from positions.questions.model import Question
    from positions.questions.names import Lexicon
    from positions.questions.segments import Segment
    from positions.questions.words import Token

# Of languages in which a question reads equally well ("NATO Russia"), that of the program is meant.
_OWN = "en"


def parse(
    question: str,
    codebook: Codebook,
    *,
    speakers: Mapping[str, Sequence[str]] | None = None,
    today: date | None = None,
    newest: date | None = None,
) -> Question:
    """Read a question in any language that has a vocabulary, with or without diacritics.

    Args:
        question: The question, words in any order.
        codebook: The parties, speakers, issues, plans and meetings that it may name.
        speakers: Names of speakers that the codebook does not hold, by key; the first of each is its label.
        today: What "last week" counts from; without it such words are refused.
        newest: Day of the newest stored statement. A date without a year is the latest one that begins by it or by
            the last meeting of the codebook, whichever is later, and by today.

    Returns:
        The question as understood.

    Raises:
        QuestionError: If a word was not understood, or the question cannot be asked; the message says which words,
            suggests others, and shows a way on.
    """
    names = lexicon(codebook, speakers)
    anchor = _anchor(codebook, today, newest)
    tokens = tokenize(question)
    readings = [(_cut(tokens, language, names, anchor, today), language) for language in languages()]
    segments, language = min(readings, key=lambda reading: (*_cost(reading[0]), reading[1] != _OWN))
    unknown = [segment for segment in segments if not segment.known]
    settled = settle(segments, names, anchor)
    found = collect(settled, names, language)
    found.problems += [
        f'nobody in the codebook is "{segment.text}" on {anchor}'
        for segment in settled
        if not segment.known and segment not in unknown
    ]
    understood = None if unknown else interpret(question, language, found, codebook)
    if understood is None:
        raise not_understood(unknown, found.problems, names, language)
    return understood


def _cut(
    tokens: tuple[Token, ...], language: str, names: Lexicon, anchor: date, today: date | None
) -> list[Segment]:
    days = DayReader(Scan(tokens), language, vocabulary(language).dates, names, today)
    return cut(tokens, language, names, DateReader(days, anchor))


def _cost(segments: list[Segment]) -> tuple[int, int, int]:
    """Return how badly a language fits: words unknown, words without their diacritics, stretches in all."""
    unknown = sum(not segment.known for segment in segments)
    folded = sum(segment.end - segment.start for segment in segments if segment.read_as)
    return unknown, folded, len(segments)


def _anchor(codebook: Codebook, today: date | None, newest: date | None) -> date:
    """Return the day by which a date without a year must have begun."""
    last = max((event.end for event in codebook.events.values()), default=None)
    known = [day for day in (last, newest) if day]
    case = max(known, default=today)
    if case is None:
        message = "a codebook without meetings needs `today` or `newest` to date a month"
        raise ValueError(message)
    return min(case, today) if today else case
