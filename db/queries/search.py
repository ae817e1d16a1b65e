"""Statements by their words: the full-text index of either database, ranked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, column, func, select
from sqlalchemy import cast as as_type
from sqlalchemy import table as lightweight

from db.queries.conditions import conditions
from db.queries.details import details
from db.queries.records import record, with_document
from db.tables import search_texts
from db.tables import statements as table
from db.tables.search import INDEX

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, FromClause

    from db.engine import Store
    from positions.model import Record
    from positions.query import Query
    from positions.search import Search, Term

FEW = 1000
_index = lightweight(INDEX, column("rowid"), column("rank"), column(INDEX))


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that answers a search; the higher the score, the better, in the measure of its database."""

    record: Record
    score: float


def search(
    store: Store, wanted: Search, query: Query, *, limit: int | None = None, newest_first: bool = False
) -> list[Hit]:
    """Return the statements whose words answer a search, the best first.

    Args:
        store: An open store.
        wanted: The words; the same statements as by `Search.matches`.
        query: What else must hold.
        limit: How many at most; None for all.
        newest_first: Whether the newest come first instead; they follow one another among equals anyway.
    """
    source, matching, score = _matching(wanted, store.dialect)
    columns = (table.c.said_on, table.c.published_on, table.c.starts_at, table.c.id)
    order = [each.desc() for each in columns]
    hits = (
        select(table.c.document_id, table.c.id, score.label("score"))
        .select_from(source)
        .where(matching, *conditions(query))
        .order_by(*(order if newest_first else (score.desc(), *order)))
        .limit(limit)
    )
    with store.read() as connection:
        scores = {(document, key): value for document, key, value in connection.execute(hits)}
        if not scores:
            return []
        # Few ids are looked up faster than they are searched for again; either database takes so many.
        few = select(table.c.document_id, table.c.id).where(table.c.id.in_([key for _, key in scores]))
        chosen = (hits if len(scores) > FEW else few).subquery("chosen")
        of_chosen = and_(chosen.c.document_id == table.c.document_id, chosen.c.id == table.c.id)
        rows = connection.execute(with_document().join(chosen, of_chosen)).all()
        more = details(connection, chosen)
    found = {(row.document_id, row.id): row for row in rows}
    return [Hit(record(found[key], more), score) for key, score in scores.items()]


def _matching(wanted: Search, dialect: str) -> tuple[FromClause, ColumnElement[bool], ColumnElement[float]]:
    """Return the tables to look in, the condition that a row answers, and how well it does."""
    texts = search_texts.c
    joined = search_texts.join(
        table, and_(table.c.document_id == texts.document_id, table.c.id == texts.statement_id)
    )
    if dialect == "sqlite":
        source = joined.join(_index, _index.c.rowid == texts.number)
        return source, _index.c[INDEX].op("MATCH")(for_sqlite(wanted)), -_index.c.rank
    from sqlalchemy.dialects.postgresql import TSQUERY  # noqa: PLC0415 - SQLite needs nothing of it

    asked = as_type(for_postgres(wanted), TSQUERY)
    # 1: a long text does not win by its length alone.
    return joined, texts.words.op("@@")(asked), func.ts_rank_cd(texts.words, asked, 1)


def for_sqlite(wanted: Search) -> str:
    """Return a search in the words of FTS5; a key holds letters and figures only, so it needs no escape."""
    found = " AND ".join(_phrase(term) for term in wanted.wanted)
    return "".join([f"({found})", *(f" NOT {_phrase(term)}" for term in wanted.excluded)])


def for_postgres(wanted: Search) -> str:
    """Return a search in the words of a tsquery."""
    return " & ".join(
        [
            *(_distances(term) for term in wanted.wanted),
            *(f"!({_distances(term)})" for term in wanted.excluded),
        ]
    )


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.keys)}"{" *" if term.prefix else ""}'


def _distances(term: Term) -> str:
    quoted = [f"'{key}'" for key in term.keys]
    return f"({' <-> '.join([*quoted[:-1], quoted[-1] + (':*' if term.prefix else '')])})"
