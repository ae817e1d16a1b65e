"""The full-text index: filled once a document in its transaction, examined, and built anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import column, delete, func, insert, select, text
from sqlalchemy import table as lightweight

from db.findings import Finding, Level
from db.tables.search import INDEX, search_texts
from positions.search import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection

    from db.engine import Store

REPAIR = "run `positions doctor --fix`"
BATCH = 2000
# Folded words stand with blanks between them: to this tokenizer all that is not ASCII is part of a word. Beginnings of two
# letters, which are those of most words, have lists of their own; longer ones are brought together from the words.
CREATE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5("
    "words, content='search_texts', content_rowid='number', tokenize='ascii', prefix='2')"
)
# No more of a statement is named than is needed, so that the migration of an old store can fill the index too.
_statements = lightweight(
    "statements",
    column("document_id"),
    column("id"),
    column("content"),
    column("created_at"),
    column("starts_at"),
)


def index(connection: Connection, document: str, contents: Iterable[tuple[str, str]]) -> None:
    """Take the statements of a new document into the index.

    Args:
        connection: The transaction that stores them.
        document: The id of the document.
        contents: The id and the words of each statement.
    """
    take(connection, [(document, key, content) for key, content in contents])


def take(connection: Connection, contents: Sequence[tuple[str, str, str]]) -> None:
    """Take the statements of new documents into the index: the id of the document, that of the statement, its words."""
    known = connection.scalar(select(func.coalesce(func.max(search_texts.c.number), 0))) or 0
    _insert(connection, known, contents)
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                f"INSERT INTO {INDEX}(rowid, words) "  # noqa: S608 - a name of ours
                "SELECT number, words FROM search_texts WHERE number > :known ORDER BY number"
            ),
            {"known": known},
        )


def fill(connection: Connection) -> int:
    """Take every statement into an empty `search_texts`, some at a time; return how many there are."""
    columns = _statements.c
    order = (columns.created_at, columns.document_id, columns.starts_at, columns.id)
    rows = connection.execute(
        select(columns.document_id, columns.id, columns.content).order_by(*order),
        execution_options={"yield_per": BATCH},
    )
    number = 0
    for some in rows.partitions():
        _insert(connection, number, [(row[0], row[1], row[2]) for row in some])
        number += len(some)
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')"))  # noqa: S608 - the same
    return number


def rebuild(store: Store) -> int:
    """Build the index anew from the statements, in one transaction; return how many are in it.

    Raises:
        StoreError: If the store is out of reach, locked, full or damaged.
    """
    return store.transact(refill)


def refill(connection: Connection) -> int:
    """Build the index anew in the transaction of a connection; return how many statements are in it."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"DROP TABLE IF EXISTS {INDEX}"))
        connection.execute(text(CREATE))
    connection.execute(delete(search_texts))
    return fill(connection)


def remove(connection: Connection, document: str, ids: Collection[str]) -> None:
    """Take statements of a document out of the index, before they are taken out of the store."""
    columns = search_texts.c
    wanted = (columns.document_id == document) & columns.statement_id.in_(ids)
    if connection.dialect.name == "sqlite":
        # FTS5 keeps no text of its own here: it is told which words go.
        rows = connection.execute(select(columns.number, columns.words).where(wanted)).all()
        gone = text(f"INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', :number, :words)")  # noqa: S608
        if rows:
            connection.execute(gone, [{"number": row.number, "words": row.words} for row in rows])
    connection.execute(delete(search_texts).where(wanted))


def check(connection: Connection) -> Finding:
    """Compare the index with the words of the statements; `rebuild` mends what differs."""
    columns, texts = _statements.c, search_texts.c
    joined = _statements.outerjoin(
        search_texts, (texts.document_id == columns.document_id) & (texts.statement_id == columns.id)
    )
    rows = connection.execute(
        select(columns.content, texts.words).select_from(joined), execution_options={"yield_per": BATCH}
    )
    number = differing = terms = 0
    for content, words in rows:
        found = folded(content)
        number += 1
        terms += len(found)
        differing += words is None or words.split() != found
    held = connection.scalar(select(func.count()).select_from(search_texts)) or 0
    if connection.dialect.name == "sqlite" and not differing:
        differing += abs(_indexed(connection) - terms)
    if differing or held != number:
        what = (
            f"the full-text index does not match the statements ({max(differing, abs(held - number))} differ)"
        )
        return Finding(Level.ERROR, what, REPAIR)
    return Finding(Level.OK, f"statements that can be searched: {number}")


def _indexed(connection: Connection) -> int:
    """Return how many words SQLite's index holds; -1 where it is not there. Its own check would need to write."""
    there = text("SELECT count(*) FROM sqlite_master WHERE name = :name")
    if not connection.scalar(there, {"name": INDEX}):
        return -1
    connection.execute(
        text(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{INDEX}_words USING fts5vocab('main', '{INDEX}', 'row')"
        )
    )
    return connection.scalar(text(f"SELECT coalesce(sum(cnt), 0) FROM temp.{INDEX}_words")) or 0  # noqa: S608


def _insert(connection: Connection, known: int, contents: Sequence[tuple[str, str, str]]) -> None:
    rows = [
        {"document_id": document, "statement_id": key, "number": number, "words": " ".join(folded(content))}
        for number, (document, key, content) in enumerate(contents, start=known + 1)
    ]
    if rows:
        connection.execute(insert(search_texts), rows)
