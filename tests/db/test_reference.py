"""The codebook is in the store as it is in its files, and nothing that was met in a document is lost to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Table, func, select

from db import queries, reference
from db import store as writing
from db.tables import (
    countries,
    issues,
    parties,
    party_countries,
    plans,
    revisions,
    speaker_aliases,
    speaker_roles,
    speakers,
    state,
)
from positions.codebook import load
from positions.codebook.model import Codebook, Issue
from positions.model import SpeakerKind
from positions.query import Query
from tests.db.samples import Said, codebook, report

if TYPE_CHECKING:
    from db.engine import Store

AT = datetime(2025, 12, 9, 8, 30, tzinfo=UTC)


def rows(store: Store, table: Table[Any], *columns: str) -> list[tuple[Any, ...]]:
    with store.read() as connection:
        found = connection.execute(select(*(table.c[name] for name in columns or table.c.keys())))
        return sorted((tuple(row) for row in found), key=repr)


def test_every_entry_has_its_row(store: Store) -> None:
    assert rows(store, issues, "key", "parent", "standard", "listed") == [
        ("ceasefire", None, True, True),
        ("nato", None, True, True),
        ("plan", None, True, True),
        ("points", "plan", False, True),
    ]
    assert rows(store, plans, "key", "parent", "points", "dated") == [
        ("p19", "p28", 19, date(2025, 11, 23)),
        ("p28", None, 28, date(2025, 11, 20)),
    ]
    assert ("europe", "EU") in rows(store, party_countries, "party_key", "country_code")
    assert ("commission", SpeakerKind.INSTITUTION, "EU", "europe", "organisation") in rows(
        store, speakers, "key", "kind", "country", "party", "body"
    )
    assert [row for row in rows(store, speaker_aliases) if row[0] in {"commission", "umerov"}] == [
        ("commission", "", "European Commission"),
        ("commission", "vi", "ủy ban châu âu"),
        ("umerov", "", "Rustem Umerov"),
        ("umerov", "", "Umerov"),
    ]
    assert ("umerov", 0, "defmin", "UA", date(2023, 9, 6), date(2025, 7, 17)) in rows(store, speaker_roles)


def test_a_country_of_no_side_is_a_party_of_its_own(store: Store) -> None:
    assert ("china", "China", False, True) in rows(store, parties, "key", "label", "side", "listed")
    assert "NATO" in {code for (code,) in rows(store, countries, "code")}


def test_names_are_stored_as_they_are_written(store: Store) -> None:
    assert dict(rows(store, issues, "key", "names"))["plan"] == {"vi": ["kế hoạch"]}
    with store.read() as connection:
        assert connection.exec_driver_sql(
            "SELECT CAST(names AS TEXT) FROM issues WHERE key = 'plan'"
        ).scalar_one() == ('{"vi": ["kế hoạch"]}')


def test_the_same_codebook_again_changes_nothing(store: Store) -> None:
    before = rows(store, revisions)
    assert not reference.sync(store, codebook()).changed
    assert rows(store, revisions) == before


def test_what_the_codebook_drops_is_kept_but_no_longer_listed(store: Store) -> None:
    document, found = report("Rubio welcomed the plan.", Said("rubio", "welcomed the plan"))
    writing.add(store, document, found, extractor="rules 1")
    book = codebook()
    smaller = replace(
        book,
        persons={key: person for key, person in book.persons.items() if key != "rubio"},
        issues={**book.issues, "elections": Issue("elections", "elections", "Should there be?")},
    )
    assert reference.sync(store, smaller, at=AT).changed
    assert ("rubio", False, False) in rows(store, speakers, "key", "listed", "provisional")
    assert ("elections", True) in rows(store, issues, "key", "listed")
    assert [record.speakers[0].name for record in queries.statements(store, Query())] == ["Marco Rubio"]
    assert reference.sync(store, book, at=AT).changed
    assert ("rubio", True, False) in rows(store, speakers, "key", "listed", "provisional")


def test_a_change_of_codebook_is_noted(store: Store) -> None:
    book = codebook()
    (first,) = rows(store, revisions, "what", "why")
    assert first[1] == "the store is new"
    newer = replace(book, titles={"pm": "prime minister"})
    done = reference.sync(store, newer, at=AT)
    noted = rows(store, revisions, "subject", "made_at", "who", "what", "why")
    before = {"before": reference.fingerprint(book), "after": done.fingerprint}
    assert ("codebook", AT, "positions", before, "the codebook changed") in noted
    assert rows(store, state) == [("codebook", done.fingerprint)]


def test_speakers_met_in_documents_stay_provisional(store: Store) -> None:
    document, found = report("Stranger welcomed the plan.", Said("stranger", "welcomed the plan"))
    writing.add(store, document, found, extractor="rules 1")
    reference.sync(store, replace(codebook(), titles={}))
    assert ("name:stranger", "Some Stranger", True, False) in rows(
        store, speakers, "key", "name", "provisional", "listed"
    )
    assert ("brazil", "Brazil", False, False) in rows(store, parties, "key", "label", "side", "listed")


def test_the_registry_wins_over_what_a_document_says(store: Store) -> None:
    document, found = report("Rubio welcomed the plan.", Said("rubio", "welcomed the plan"))
    renamed = replace(found[0], speakers=(replace(found[0].speakers[0], name="M. Rubio", country="FR"),))
    writing.add(store, document, [renamed], extractor="rules 1")
    assert ("rubio", "Marco Rubio", "US") in rows(store, speakers, "key", "name", "country")


def test_an_empty_codebook_can_be_synced(store: Store) -> None:
    assert reference.sync(store, Codebook({}, {}, {}, {}, {}, {}, {})).changed
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(issues).where(issues.c.listed)) == 0
        assert connection.scalar(select(func.count()).select_from(speaker_aliases)) == 0


@pytest.mark.parametrize("again", [False, True])
def test_the_programs_own_codebook_can_be_synced(store: Store, *, again: bool) -> None:
    book = load()
    assert reference.sync(store, book).changed
    if again:
        assert not reference.sync(store, book).changed
    held = {key for key, listed in rows(store, speakers, "key", "listed") if listed}
    assert held == {*book.persons, *book.institutions}
    assert {key for key, listed in rows(store, issues, "key", "listed") if listed} == set(book.issues)
