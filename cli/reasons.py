"""Why a cell stands as it does, in words and as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cli import names
from cli.answers import nothing
from cli.citations import INDENT, cited, counted, day, place, quotation, voices
from cli.output import Sheet
from cli.selection import speaker
from positions.errors import UnknownNameError
from positions.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cli.formats import Row
    from db.engine import Store
    from positions.codebook import Codebook
    from positions.codebook.model import Institution, Person
    from positions.comparison import Weighed
    from positions.model import Record, VoiceKind

COLUMNS = ("id", "role", "reason", "stance", "said_on", "speakers", "content", "document", "review")


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose cell it is."""

    kind: VoiceKind
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A cell with what was weighed for it.

    Attributes:
        hidden: How many statements were weighed and are not shown.
        later: How many were said after the day asked about.
    """

    voice: Voice
    issue: str
    as_of: date | None
    weighed: Weighed
    hidden: int
    later: int


def voice(name: str, book: Codebook, store: Store) -> Voice:
    """Return the party, or else the speaker, of that name.

    Raises:
        UnknownNameError: If there is neither.
    """
    from positions.export.matrix import party_label
    from positions.model import VoiceKind

    try:
        key = names.party(name, book)
    except UnknownNameError as unknown:
        try:
            key = speaker(name, book, store)
        except UnknownNameError as nobody:
            if not unknown.suggestions and not nobody.suggestions:
                raise UnknownNameError("party or speaker", name) from None
            raise (unknown if unknown.suggestions else nobody) from None
        people: dict[str, Person | Institution] = {**book.persons, **book.institutions}
        return Voice(VoiceKind.SPEAKER, key, people[key].name if key in people else key)
    return Voice(VoiceKind.PARTY, key, party_label(book, key))


def query(of: Voice, issue: str, as_of: date | None) -> Query:
    """Return the query for the statements of a cell."""
    keys, issues = frozenset({of.key}), frozenset({issue})
    if of.kind.value == "party":
        return Query(parties=keys, issues=issues, until=as_of)
    return Query(speakers=keys, issues=issues, until=as_of)


def explained(
    store: Store, book: Codebook, name: str, issue: str, as_of: date | None, limit: int
) -> Explanation:
    """Return what decides a cell and what else was weighed, at most `limit` statements of it.

    Raises:
        UnknownNameError: If there is neither a party nor a speaker of that name.
        NothingFoundError: If nothing is stored for the cell.
    """
    told = _explained(store, voice(name, book, store), issue, as_of, limit)
    if not (told.weighed.decided_by or told.weighed.others):
        from db.queries import coverage

        asked = query(told.voice, issue, as_of)
        raise nothing(asked, coverage(store, asked), book)
    return told


def _explained(store: Store, of: Voice, issue: str, as_of: date | None, limit: int) -> Explanation:
    from db.queries import behind, cells, those
    from positions.comparison import weigh

    records, number = behind(store, of.kind, of.key, issue, until=as_of, limit=limit + 1)
    everything = number if as_of is None else behind(store, of.kind, of.key, issue, limit=0)[1]
    standing = cells(store, parties=[of.key], issues=[issue], as_of=as_of, kind=of.kind)
    deciding = {each.decided_by for each in standing if each.decided_by} - {record.id for record in records}
    records += those(store, deciding)
    weighed = weigh(records, issue, as_of)
    return Explanation(of, issue, as_of, weighed, number - len(records), everything - number)


def lines(told: Explanation, book: Codebook) -> Iterator[str]:
    """Yield the explanation for people."""
    from positions.comparison import RULE

    issue = book.issues[told.issue]
    decided_by = told.weighed.decided_by
    when = f" as of {told.as_of}" if told.as_of else ""
    stance = decided_by.stance_on(told.issue) if decided_by else "no statement of a named source stored"
    yield f"{told.voice.label} on {issue.label}{when}: {stance}"
    yield f"The question: {issue.question}"
    yield f"The rule: {RULE}"
    if decided_by is not None:
        yield ""
        yield "Decided by"
        yield from (f"{INDENT}{line}" for line in cited([decided_by], book, [told.issue]))
    if told.weighed.others:
        yield ""
        yield "Considered, and why it did not decide"
    for other in told.weighed.others:
        record = other.record
        yield f"{INDENT}{day(record)}  {voices(record.speakers)}  {_stance(record, told.issue)}: {other.reason}"
        yield f"{INDENT}{INDENT}{quotation(record.form, record.content)}"
        yield f"{INDENT}{INDENT}{record.document_name} {place(record.spans)} · {record.id}"
    if told.hidden:
        yield f"{INDENT}… and {counted(told.hidden, 'older statement')}; --limit shows more"
    if told.later:
        yield f"{INDENT}{counted(told.later, 'statement')} of a later day not looked at"


def sheet(told: Explanation) -> Sheet:
    """Return the explanation as rows, the deciding statement first."""
    rows = (
        [] if told.weighed.decided_by is None else [_row(told.weighed.decided_by, told.issue, "decides", "")]
    )
    rows += [_row(each.record, told.issue, "considered", each.reason.value) for each in told.weighed.others]
    return Sheet(COLUMNS, rows, elastic="content")


def _row(record: Record, issue: str, role: str, reason: str) -> Row:
    from positions.export.records import row

    cells = row(record)
    return {name: cells.get(name) for name in COLUMNS} | {
        "role": role,
        "reason": reason,
        "stance": _stance(record, issue),
    }


def _stance(record: Record, issue: str) -> str:
    """Return the stance on the issue; where no coding is in force any more, the last one that was."""
    stance = record.stance_on(issue)
    if stance is not None:
        return stance.value
    coded = [coding.position.stance for coding in record.codings if coding.position.issue == issue]
    return f"{coded[-1]} (superseded)" if coded else ""
