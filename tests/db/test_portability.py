"""What a store spread over machines by document asks of tables and of SQL, checked on plain PostgreSQL; and on Citus, where
POSITIONS_CITUS_URL names an empty database of a cluster."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import UniqueConstraint, event, inspect, text

from db import citus, queries, schema
from db.engine import open_store
from db.store import add
from db.tables import documents, metadata
from positions.errors import StoreError
from positions.model import Stance, VoiceKind
from positions.periods import By
from positions.query import Query, Without
from tests.db.samples import Said, codebook, report
from tests.db.test_selection import FIRST, MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from db.engine import Store

YES = {"plan": Stance.SUPPORT}
SPREAD = "|".join(table.name for table in citus.distributed())
ASKED: tuple[Callable[[Store], Any], ...] = (
    lambda store: queries.statements(
        store, Query(parties=frozenset({"us"}), issues=frozenset({"plan"})), limit=5
    ),
    lambda store: queries.statements(
        store, Query(text=("a",), outlets=frozenset({"x"}), countries=frozenset({"US"}))
    ),
    lambda store: queries.statements(
        store, Query(known_at=MONDAY, without=Without(issues=frozenset({"nato"})))
    ),
    queries.cells,
    lambda store: queries.cells(store, as_of=FIRST, kind=VoiceKind.SPEAKER),
    lambda store: queries.cells(store, since=FIRST),
    lambda store: queries.cells_by(store, By.WEEK),
    queries.words,
    queries.voiced,
    queries.counts,
    lambda store: queries.coverage(store, Query(parties=frozenset({"us"}))),
    queries.speakers,
    lambda store: queries.behind(store, VoiceKind.PARTY, "us", "plan", limit=3),
)


def put(store: Store, number: int) -> None:
    words = f"clause {number} of the plan is good"
    document, found = report(
        f"Report {number}: {words}.", Said("rubio", words, stances=YES), name=f"{number}.txt"
    )
    add(store, document, found, extractor="rules 1")


def test_keys_of_spread_tables_lead_with_the_document() -> None:
    assert {table.name for table in citus.distributed()} >= {"documents", "statements", "codings"}
    for table in citus.distributed():
        column = "id" if table is documents else "document_id"
        assert next(iter(table.primary_key)).name == column, table.name
        unique = [found for found in table.constraints if isinstance(found, UniqueConstraint)]
        # The hash alone is unique on one machine; `distribute` gives that up, since the id is made from it.
        assert table is documents or not unique
        assert not any(index.unique for index in table.indexes)
    # A spread table may point at one that is everywhere, or at its own document's rows; never the other way round.
    spread = set(citus.distributed())
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            other = key.column.table
            assert other not in spread or table in spread, (table.name, other.name)


def test_unique_indexes_of_spread_tables_lead_with_the_document(store: Store) -> None:
    if store.dialect != "postgresql":
        pytest.skip("a file is not spread: what its tables are ordered by is its own affair")
    with store.read() as connection:
        found = inspect(connection)
        for table in citus.distributed():
            column = "id" if table is documents else "document_id"
            assert found.get_pk_constraint(table.name)["constrained_columns"][0] == column
            unique = [index["column_names"] for index in found.get_indexes(table.name) if index["unique"]]
            # `distribute` takes this one away.
            assert unique == ([["sha256"]] if table is documents else []), table.name


def test_no_triggers_and_no_subquery_that_asks_row_by_row(store: Store) -> None:
    if store.dialect != "postgresql":
        pytest.skip("the SQL of PostgreSQL is looked at")
    with store.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal")) == 0
    said: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    put(store, 1)
    for ask in ASKED:
        ask(store)
    assert len(said) > 30
    for statement in said:
        assert "LATERAL" not in statement
        assert not re.search(rf"\(SELECT [^()]*FROM ({SPREAD})\b[^()]*LIMIT", statement), statement


def test_a_server_without_citus_is_not_spread(store: Store) -> None:
    with pytest.raises(StoreError, match="the server has no Citus"):
        citus.distribute(store)


@pytest.mark.skipif(
    "POSITIONS_CITUS_URL" not in os.environ, reason="POSITIONS_CITUS_URL names no Citus cluster"
)
def test_a_store_on_citus_answers_as_any_other(store: Store) -> None:
    address = os.environ["POSITIONS_CITUS_URL"]
    schema.init(address, codebook=codebook())
    with open_store(address) as spread:
        citus.distribute(spread)
        for number in range(6):
            put(spread, number)
            put(store, number)
        put(spread, 1)
        for ask in ASKED:
            assert ask(spread) == ask(store)
