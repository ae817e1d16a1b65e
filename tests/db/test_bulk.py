"""Many documents in one transaction are stored as one by one, but for the acts of saying, which are told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db import queries, rollups
from db.bulk import Loaded, load
from db.findings import Level
from db.ids import statement_ids, utterance_id
from db.integrity import checks
from db.store import add
from db.tables import cell_days, codings, documents, statement_parties, statement_speakers, statements
from positions.errors import DocumentError
from positions.model import Position, Span, Stance
from positions.query import Query
from tests.db.samples import Said, report

if TYPE_CHECKING:
    from db.engine import Store

AT = datetime(2025, 12, 8, 12, 30, tzinfo=UTC)
YES, NO = {"plan": Stance.SUPPORT, "nato": Stance.NEUTRAL}, {"plan": Stance.OPPOSE}


def reports() -> list[Loaded]:
    first, second = "Snow fell. Nothing else did.", "Rain. We agree on it; they do not."
    both = Said("rubio+umerov", "We agree on it", stances=YES)
    given = [
        report(first, Said("peskov", "Snow fell", stances=NO), name="1", outlet="Wire", title="Đề xuất"),
        report(second, both, Said("stranger", "they do not", date(2025, 12, 4), NO), name="2"),
        report("Empty.", name="3"),
    ]
    return [Loaded(document, found, [None] * len(found)) for document, found in given]


def test_what_is_loaded_is_what_is_added(store: Store) -> None:
    assert load(store, reports(), extractor="rules 1", at=AT) == 3
    tables = (documents, statements, statement_speakers, statement_parties, codings, cell_days)
    with store.read() as connection:
        loaded = [connection.execute(select(table).order_by(*table.primary_key)).all() for table in tables]
    assert [len(rows) for rows in loaded] == [3, 3, 4, 4, 4, 12]
    assert load(store, reports(), extractor="rules 1", at=AT) == 0
    assert {finding.level for finding in checks(store)} <= {Level.OK, Level.WARNING}


def test_one_by_one_gives_the_same(store: Store) -> None:
    for each in reports():
        add(store, each.document, each.statements, extractor="rules 1", at=AT)
    one_by_one = queries.statements(store, Query())
    with store.read() as connection:
        days = sorted(rollups.stored_days(connection, select(cell_days)), key=lambda day: day.key)
    assert [record.created_at for record in one_by_one] == [AT] * 3
    assert one_by_one[0].positions == (
        Position("plan", Stance.SUPPORT, evidence=(Span(6, 20),)),
        Position("nato", Stance.NEUTRAL, evidence=(Span(6, 20),)),
    )
    assert store.transact(rollups.rebuild) == len(days) == 12


def test_a_later_document_may_tell_of_an_act_stored_before(store: Store) -> None:
    first = reports()[0]
    load(store, [first], extractor="rules 1", at=AT)
    act = utterance_id(statement_ids(first.document.sha256, first.statements)[0])
    document, found = report(
        "Again: snow fell.", Said("peskov", "snow fell", stances={"plan": Stance.SUPPORT}), name="9"
    )
    load(store, [Loaded(document, found, [act])], extractor="rules 1", at=AT)
    (standing,) = queries.cells(store)
    assert (standing.utterances, standing.statements) == (1, 2)
    assert store.transact(rollups.check).level is Level.OK


def test_one_bad_document_stores_nothing(store: Store) -> None:
    document, found = report("Short.", name="bad")
    (long,) = reports()[0].statements
    with pytest.raises(DocumentError, match="bad: rule 'test' gave the span"):
        load(store, [*reports(), Loaded(document, [long], [None])], extractor="rules 1", at=AT)
    assert found == []
    assert queries.counts(store).documents == 0
