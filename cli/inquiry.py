"""From a question in words to its answer out of a store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cli import answers, comparisons, sheets
from cli.citations import by_utterance
from positions.query import as_words
from positions.questions import Intent, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cli.output import Sheet
    from db.engine import Store
    from positions.codebook import Codebook
    from positions.model import Record
    from positions.questions import Question


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer.

    Attributes:
        lines: The answer for people.
        sheet: The answer for programs.
    """

    lines: tuple[str, ...]
    sheet: Sheet


def understood(words: str, book: Codebook, store: Store, since: date | None, until: date | None) -> Question:
    """Return a question as understood, with the speakers and dates of the store known, narrowed to some days.

    Raises:
        QuestionError: If it is not understood.
    """
    from db.queries import counts, speakers

    known = {voice.speaker.key: (voice.speaker.name,) for voice in speakers(store, provisional=True)}
    today = datetime.now(UTC).astimezone().date()
    question = parse(words, book, speakers=known, today=today, newest=counts(store).last_said_on)
    first = max(filter(None, (question.query.since, since)), default=None)
    last = min(filter(None, (question.query.until, until)), default=None)
    return replace(question, query=replace(question.query, since=first, until=last))


def told(question: Question, book: Codebook, store: Store, limit: int | None = None) -> Iterator[str]:
    """Yield what was understood, then the answer.

    Raises:
        NothingFoundError: After the interpretation, if no statement is stored that answers.
    """
    yield from answers.interpretation(question)
    yield ""
    yield from answered(question, book, store, limit).lines


def answered(question: Question, book: Codebook, store: Store, limit: int | None = None) -> Answer:
    """Answer a question.

    Raises:
        NothingFoundError: If no statement is stored that answers.
    """
    if question.intent is Intent.COMPARE:
        return _side_by_side(question, book, store)
    from db.queries import statements

    lead: list[str] = []
    query = question.query
    records = statements(store, query)
    if not records and query.stances:
        query = question.wider()
        records = statements(store, query)
        stances = " or ".join(sorted(question.stances))
        lead.append(
            f"No statement with the stance {stances} is stored. What else was said ({as_words(query)}):"
        )
    if not records:
        raise _nothing(question, book, store)
    if question.intent is Intent.LAST:
        records = by_utterance(records)[0]
    groups = by_utterance(records)
    lead += _lead(question, records, book, store)
    issues = tuple(sorted(query.issues))
    return Answer(
        (*lead, *answers.summary(groups, issues), *answers.citations(groups[:limit], book, issues)),
        sheets.of_records([record for group in groups[:limit] for record in group]),
    )


def _lead(question: Question, records: Sequence[Record], book: Codebook, store: Store) -> list[str]:
    """Return what stands before the citations, by what the question wants to know."""
    if question.intent is Intent.WHO:
        return list(answers.by_whom(by_utterance(records)))
    if question.intent not in (Intent.STANCE, Intent.CHANGED) or not question.sides:
        return []
    issues = question.issues or book.default_issues
    if question.intent is Intent.CHANGED:
        # What was said before the first day is what a change since then is measured by.
        said = comparisons.spoken(store, replace(question, query=replace(question.wider(), since=None)), book)
        return list(answers.changes(said, issues, book, question.query.since))
    said = comparisons.spoken(store, replace(question, query=question.wider()), book)
    cells = [cell for each in comparisons.compared(said, issues) for cell in each.cells]
    return list(answers.standing(cells, book))


def _side_by_side(question: Question, book: Codebook, store: Store) -> Answer:
    said = comparisons.spoken(store, question, book)
    found = comparisons.compared(said, question.issues or book.default_issues)
    if not any(said.values()):
        raise _nothing(question, book, store)
    return Answer(tuple(comparisons.pages(found, book)), comparisons.sheet(found, book))


def _nothing(question: Question, book: Codebook, store: Store) -> Exception:
    from db.queries import coverage

    who = " or ".join(side.label for side in question.sides)
    return answers.nothing(question.query, coverage(store, question.query), book, who)
