"""Answers to questions in words: what was understood, what was said, and what an empty answer does not mean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cli.citations import cited, counted, day, voices
from positions.errors import NothingFoundError
from positions.model import Stance
from positions.query import as_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from db.queries import Coverage
    from positions.codebook import Codebook, Institution, Person
    from positions.comparison import Cell
    from positions.model import Record
    from positions.query import Query
    from positions.questions import Question

# Parts of an interpretation that tell by themselves what they are.
_BARE = frozenset({"asks", "dates"})


def interpretation(question: Question) -> Iterator[str]:
    """Yield the lines that tell what a question was understood to ask."""
    understood = " · ".join(
        value if label in _BARE else f"{label} {value}" for label, value in question.understood
    )
    yield f"Understood: {understood}"
    for note in question.notes:
        yield f"Note:       {note}"
    yield f"Same as:    {as_words(question.query)}"


def summary(groups: Sequence[Sequence[Record]], issues: Sequence[str]) -> Iterator[str]:
    """Yield how often, in how many reports, and with which stances something was said."""
    reports = len({record.document for group in groups for record in group})
    times = f"Said {counted(len(groups), 'time')} in {counted(reports, 'report')}, newest first"
    spread: Counter[Stance] = Counter()
    for group in groups:
        spread.update({stance for issue in issues if (stance := group[0].stance_on(issue))})
    told = ", ".join(f"{spread[stance]} {stance}" for stance in Stance if spread[stance])
    yield f"{times}: {told}" if told else times


def citations(groups: Sequence[Sequence[Record]], book: Codebook, issues: Sequence[str]) -> Iterator[str]:
    """Yield the statements with their sources, one act of saying after the other."""
    for group in groups:
        yield ""
        yield from cited(group, book, issues)


def by_whom(groups: Sequence[Sequence[Record]]) -> Iterator[str]:
    """Yield who spoke, and how often."""
    heard = Counter(voices(group[0].speakers) for group in groups)
    yield "By: " + ", ".join(
        f"{name} ({number})" if number > 1 else name for name, number in heard.most_common()
    )


def standing(cells: Sequence[Cell], book: Codebook) -> Iterator[str]:
    """Yield the newest stance of each side on each issue; the cells' parties are the labels of the sides."""
    for cell in cells:
        subject = f"{cell.party} on {book.issues[cell.issue].label}"
        if cell.decided_by is None:
            yield f"{subject}: no statement stored"
        else:
            yield f"{subject}: {cell.stance}, {day(cell.decided_by)}, {cell.decided_by.id}"


def changes(
    said: Mapping[str, Sequence[Record]], issues: Sequence[str], book: Codebook, since: date | None = None
) -> Iterator[str]:
    """Yield every change of stance of the sides on the issues, or what stands in its place.

    Args:
        said: The label of a side to its statements, also those before the first day.
        issues: Keys of the issues.
        book: The codebook, for labels.
        since: The first day on which a change counts; what was said last before it is what it changed from.
    """
    from positions.comparison import shifts

    for side, records in said.items():
        for issue in issues:
            subject = f"{side} on {book.issues[issue].label}"
            found = [
                shift
                for shift in shifts(records, (side,), (issue,))
                if since is None or shift.after.said_on >= since
            ]
            if not found:
                yield f"{subject}: {_unchanged(records, side, issue, since)}"
            for shift in found:
                yield f"{subject}: {shift.kind}, from {_dated(shift.before, issue)} to {_dated(shift.after, issue)}"


def _unchanged(records: Sequence[Record], side: str, issue: str, since: date | None) -> str:
    """Return that nothing changed, if two acts of saying show it; one or none shows nothing."""
    from positions.comparison import timeline

    steps = timeline(records, side, issue)
    within = [step for step in steps if since is None or step.record.said_on >= since]
    when = f" since {since}" if since else ""
    if not within:
        return f"no statement stored{when}; whether it changed cannot be told"
    if len(steps) == 1:
        return f"one act of saying stored, {_dated(steps[0].record, issue)}; there is none to compare it with"
    return (
        f"no change{when} in {counted(len(within), 'act of saying', 'acts of saying')}, "
        f"the newest {_dated(steps[-1].record, issue)}"
    )


def _dated(record: Record, issue: str) -> str:
    return f"{record.stance_on(issue)} ({record.said_on}, {record.id})"


def nothing(query: Query, coverage: Coverage, book: Codebook, who: str = "") -> NothingFoundError:
    """Return the refusal to take an empty answer for silence, with what the store holds."""
    them = who or _who(query, book)
    subject = " and ".join(book.issues[key].label for key in sorted(query.issues) if key in book.issues)
    about = f" on {subject}" if subject else ""
    held = f"{counted(coverage.documents, 'report')} stored"
    parts = [held]
    if query.parties or query.speakers or query.countries:
        newest = f", the newest of {coverage.last_said_on}" if coverage.last_said_on else ""
        parts.append(f"{coverage.by_them} with words of {them}{newest}")
    if subject:
        parts.append(f"{coverage.on_it} with words on {subject}")
    silence = (
        f"That does not mean that {them or 'nobody'} said nothing"
        if them
        else "That does not mean that nothing was said"
    )
    return NothingFoundError(
        f"No statement stored{f' of {them}' if them else ''}{about}. {silence}: {', '.join(parts)}."
    )


def _who(query: Query, book: Codebook) -> str:
    from positions.export.matrix import party_label

    people: dict[str, Person | Institution] = {**book.persons, **book.institutions}
    labels = [
        *(party_label(book, key) for key in sorted(query.parties)),
        *(book.countries[code].name if code in book.countries else code for code in sorted(query.countries)),
        *(people[key].name if key in people else key for key in sorted(query.speakers)),
    ]
    return " or ".join(labels)


def copied(records: Sequence[Record]) -> str:
    """Return what to say about statements that stand in copies of other reports; nothing where there are none."""
    number = sum(record.copy_of is not None for record in records)
    if not number:
        return ""
    stand = "stands in a copy or new version" if number == 1 else "stand in copies or new versions"
    return f"{number} of {counted(len(records), 'statement')} {stand} of another report; `positions show ID` tells of which"
