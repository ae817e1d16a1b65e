"""What leads to the newest statements of a query without looking at all others: an index for each kind of filter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal_column, select

from db.cells import ALL, version
from db.queries.conditions import conditions
from db.tables import Review, cell_statements, speakers, statement_parties, statement_speakers, statements
from positions.model import Stance, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection, FromClause

    from positions.query import Query

# Where a filter has more values than this, each would be looked up by itself for too little.
MOST = 32
# So far it is counted which filter is the rarest.
COUNTED = 20_000
# Of so few statements all are looked at, if the way to them has not their order.
FEW = 2000


@dataclass(frozen=True, slots=True)
class Lead:
    """A way to some of the statements of a query, in their order by an index.

    Attributes:
        link: The rows that lead to them, one index apart.
        own: The condition that picks these rows.
        source: The statements joined to them.
        wanted: All conditions of the query.
        order: Day said, day published, place in the text, id.
        document: The id of the document.
        times: How many times it may come to one statement; None where any number.
    """

    link: FromClause
    own: ColumnElement[bool]
    source: FromClause
    wanted: tuple[ColumnElement[bool], ...]
    order: tuple[ColumnElement[Any], ...]
    document: ColumnElement[str]
    times: int | None = 1


def leads(connection: Connection, query: Query) -> list[Lead]:
    """Return the ways to all statements of a query; none where it is best to go through the newest of all.

    Whoever takes the first statements of each way has the first of all among them. Where several filters could lead, one
    question to the database tells which of them is rare.
    """
    ordered = [way for way in _ordered(query) if 0 < len(way) <= MOST]
    ways = [*ordered, *([_of_countries(query)] if query.countries else [])]
    if not ways or (len(ways) == 1 and ordered):
        return [lead for way in ways for lead in way]
    numbers: list[int] = list(connection.execute(select(*(_number(way) for way in ways))).one())
    if query.countries and numbers[-1] < FEW and connection.dialect.name == "postgresql":
        # It expects as many statements of each speaker, and would rather read all there are.
        ways[-1] = _of_people(connection, query, []) or ways[-1]
    elif query.countries and numbers[-1] >= FEW:
        ways.pop()
        # Counted twice, by the statement and by its speakers; among equals they are fewer than a party's.
        number = min(numbers.pop() // 2, *numbers[:1]) if _subjects(query) else numbers.pop() // 2
        if people := _of_people(connection, query, _subjects(query)):
            ways.insert(0, people)
            numbers.insert(0, number)
    return min(zip(numbers, ways, strict=True), key=lambda counted: counted[0], default=(0, []))[1]


def _number(way: list[Lead]) -> ColumnElement[int]:
    """Return how many rows lead to statements, counted no further than it matters."""
    return sum(
        (
            select(func.count())
            .select_from(
                select(literal_column("1")).select_from(lead.link).where(lead.own).limit(COUNTED).subquery()
            )
            .scalar_subquery()
            for lead in way
        ),
        start=literal_column("0"),
    )


def _ordered(query: Query) -> Iterator[list[Lead]]:
    """Yield the ways that have the order of the statements, the likeliest to be short first."""
    voices = [*product([VoiceKind.SPEAKER.value], sorted(query.speakers))] or [
        *product([VoiceKind.PARTY.value], sorted(query.parties))
    ]
    if subjects := _subjects(query):
        pairs = product(voices or [(ALL, "")], subjects)
        yield [_of_cell(query, kind, voice, subject) for (kind, voice), subject in pairs]
    else:
        yield [_of_voice(query, kind, voice) for kind, voice in voices]
    # The index holds what was reviewed alone.
    if query.reviews and Review.UNREVIEWED not in query.reviews:
        reviewed = statements.c.review != literal_column(f"'{Review.UNREVIEWED}'")
        yield [_of_statement(query, reviewed, statements.c.review == value) for value in _reviews(query)]
    for column, values in ((statements.c.outlet, query.outlets), (statements.c.language, query.languages)):
        yield [_of_statement(query, column == value) for value in sorted(values)]


def _of_cell(
    query: Query, kind: str, voice: str, subject: str, countries: frozenset[str] = frozenset()
) -> Lead:
    """Return the way by the index of cells, or by those of its rows that are of some countries themselves."""
    cell = cell_statements.alias("cell")
    own = [cell.c.kind == kind, cell.c.voice == voice, cell.c.subject == subject]
    if countries:
        own.append(cell.c.country.in_(sorted(countries)))
    if query.stances:
        own.append(cell.c.stance.in_(sorted(query.stances)))
    same = and_(cell.c.document_id == statements.c.document_id, cell.c.statement_id == statements.c.id)
    order = (cell.c.said_on, cell.c.published_on, cell.c.starts_at, cell.c.statement_id)
    return Lead(
        cell,
        and_(*own, *_within(cell.c.said_on, query)),
        statements.join(cell, same),
        tuple(_besides(query, kind, cell)),
        order,
        cell.c.document_id,
        len(query.stances or Stance),
    )


def _subjects(query: Query) -> list[str]:
    return sorted(map(version, query.plans)) or sorted(query.issues)


def _of_voice(query: Query, kind: str, voice: str) -> Lead:
    """Return the way by what one speaker or one party said, on anything."""
    link, name = (
        (statement_speakers, "speaker_key") if kind == VoiceKind.SPEAKER else (statement_parties, "party_key")
    )
    beside = link.alias("own")
    same = and_(beside.c.document_id == statements.c.document_id, beside.c.statement_id == statements.c.id)
    return Lead(
        beside,
        and_(beside.c[name] == voice, *_within(beside.c.said_on, query)),
        statements.join(beside, same),
        tuple(_besides(query, kind, beside)),
        (beside.c.said_on, *_ORDER[1:]),
        statements.c.document_id,
    )


def _of_statement(query: Query, *own: ColumnElement[bool]) -> Lead:
    """Return the way by a column of the statements themselves, which an index holds with the day."""
    within = _within(statements.c.said_on, query)
    wanted = tuple(conditions(query))
    return Lead(statements, and_(*own, *within), statements, wanted, _ORDER, statements.c.document_id)


def _of_countries(query: Query) -> list[Lead]:
    """Return the way by all speakers of some countries, and by the country of the statement; it is in no order."""
    codes = sorted(query.countries)
    beside = statement_speakers.alias("own")
    theirs = select(speakers.c.key).where(speakers.c.country.in_(codes))
    same = and_(beside.c.document_id == statements.c.document_id, beside.c.statement_id == statements.c.id)
    spoken = Lead(
        beside,
        and_(beside.c.speaker_key.in_(theirs), *_within(beside.c.said_on, query)),
        statements.join(beside, same),
        tuple(conditions(query, beside)),
        _ORDER,
        statements.c.document_id,
        None,
    )
    return [_of_statement(query, statements.c.country.in_(codes)), spoken]


def _of_people(connection: Connection, query: Query, subjects: list[str]) -> list[Lead]:
    """Return the way by each speaker of some countries, and by the country of the statement, in order; none where they are many."""
    if query.speakers:
        return []
    theirs = select(speakers.c.key).where(speakers.c.country.in_(sorted(query.countries))).limit(MOST + 1)
    keys = sorted(connection.scalars(theirs))
    if len(keys) * max(len(subjects), 1) > MOST:
        return []
    if not subjects:
        land = statements.c.country
        return [
            *(_of_statement(query, land == code) for code in sorted(query.countries)),
            *(_of_voice(query, VoiceKind.SPEAKER, key) for key in keys),
        ]
    voices = [(VoiceKind.PARTY.value, party) for party in sorted(query.parties)] or [(ALL, "")]
    return [
        *(_of_cell(query, *voice, subject, query.countries) for voice, subject in product(voices, subjects)),
        *(_of_cell(query, VoiceKind.SPEAKER, key, subject) for key, subject in product(keys, subjects)),
    ]


def _reviews(query: Query) -> list[Review]:
    return [review for review in Review if review.value in query.reviews]


def _besides(query: Query, kind: str, link: FromClause) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of a query but that on the voice, which the lead fulfils."""
    voices = query.speakers if kind != VoiceKind.SPEAKER else frozenset[str]()
    parties = query.parties if kind != VoiceKind.PARTY else frozenset[str]()
    return conditions(replace(query, speakers=voices, parties=parties), link)


def _within(said_on: ColumnElement[Any], query: Query) -> Iterator[ColumnElement[bool]]:
    if query.since is not None:
        yield said_on >= query.since
    if query.until is not None:
        yield said_on <= query.until


_ORDER = (statements.c.said_on, statements.c.published_on, statements.c.starts_at, statements.c.id)
