"""Documents go in wholly, once, and come out as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import store as writing
from db.queries import counts, statements
from positions.query import Query
from tests.db.samples import Said, report

if TYPE_CHECKING:
    from db.engine import Store


def test_a_document_is_stored_with_its_statements(store: Store) -> None:
    document, found = report("Rubio said the talks were useful.", Said("rubio", "the talks were useful"))
    added = writing.add(store, document, found, extractor="rules 1")
    assert added == writing.Added(new=True, document_id=added.document_id, statements=1)
    (record,) = statements(store, Query())
    assert record.content == ("the talks were useful",)


def test_the_same_text_again_changes_nothing(store: Store) -> None:
    document, found = report("Rubio said the talks were useful.", Said("rubio", "the talks were useful"))
    first = writing.add(store, document, found, extractor="rules 1")
    again = writing.add(store, document, found, extractor="rules 1")
    assert again == writing.Added(new=False, document_id=first.document_id, statements=1)
    assert counts(store).documents == 1
