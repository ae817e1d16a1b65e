"""The table behind the full-text index: the folded words of each statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Named,
    Table,
    Text,
    TypedColumns,
    TypeDecorator,
)
from typing_extensions import override

from db.tables.base import metadata

if TYPE_CHECKING:
    from sqlalchemy import Dialect
    from sqlalchemy.types import TypeEngine

# The index of SQLite: a virtual table, which finds its words by `search_texts.number`.
INDEX = "search_index"
_LEXEME = re.compile(r"'((?:[^']|'')*)':([\d,]+)")


class Words(TypeDecorator[str]):
    """Folded words with blanks between them; PostgreSQL keeps them as a tsvector, so that both search the same words."""

    impl = Text
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name != "postgresql":
            return dialect.type_descriptor(Text())
        from sqlalchemy.dialects.postgresql import TSVECTOR  # noqa: PLC0415 - SQLite needs nothing of it

        return dialect.type_descriptor(TSVECTOR())

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or dialect.name != "postgresql":
            return value
        return " ".join(f"'{word}':{place}" for place, word in enumerate(value.split(), start=1))

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or dialect.name != "postgresql":
            return value
        placed = {int(place): found[1] for found in _LEXEME.finditer(value) for place in found[2].split(",")}
        return " ".join(placed[place] for place in sorted(placed))


class SearchTextColumns(TypedColumns):
    """The words of a statement's content; `number` is the row of the index in SQLite, given in order of storing."""

    document_id: Named[str] = Column(Text, primary_key=True)
    statement_id: Named[str] = Column(Text, primary_key=True)
    number: Named[int] = Column(BigInteger)
    words: Named[str] = Column(Words)


search_texts = Table(
    "search_texts",
    metadata,
    SearchTextColumns,
    ForeignKeyConstraint(["document_id", "statement_id"], ["statements.document_id", "statements.id"]),
    # With the keys, so that the index alone leads from the full text to the statement.
    Index(None, "number", "document_id", "statement_id"),
    Index(None, "words", postgresql_using="gin").ddl_if(dialect="postgresql"),
)
