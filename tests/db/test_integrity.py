"""What is wrong with a store is found and said, with what to do about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, insert, text, update

from db import queries
from db.engine import open_store
from db.findings import Finding, Level
from db.integrity import checks
from db.repairs import mend
from db.store import add
from db.tables import (
    cell_statements,
    codings,
    documents,
    search_texts,
    statement_speakers,
    statements,
    utterances,
)
from positions.model import Span, Stance
from positions.query import Query
from tests.db.samples import Said, report

if TYPE_CHECKING:
    from pathlib import Path

    from db.engine import Store


@pytest.fixture
def filled(store: Store) -> Store:
    said = Said(
        "rubio", "the talks were useful", stances={"plan": Stance.SUPPORT}, more={"cue": (Span(6, 10),)}
    )
    document, found = report("Rubio said the talks were useful.", said)
    add(store, document, found, extractor="rules 1")
    return store


def faults(store: Store) -> list[Finding]:
    """Return what is wrong, but for the roll-ups, which differ wherever statements were changed behind their back."""
    found = [finding for finding in checks(store) if finding.level is not Level.OK]
    return [finding for finding in found if "roll-ups" not in finding.what]


def test_a_whole_store_has_no_faults(filled: Store) -> None:
    found = checks(filled)
    assert {finding.level for finding in found} == {Level.OK}
    assert {finding.fix for finding in found} == {""}
    said = [finding.what for finding in found]
    assert "documents as they were stored: 1" in said
    assert "statements that quote their document exactly: 1" in said


def test_an_empty_store_has_no_faults(store: Store) -> None:
    assert faults(store) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (update(statements).values(content="the talks were useless"), "not the words of their document: st-"),
        (update(statements).values(content_spans=(Span(11, 99),)), "not the words of their document: st-"),
        (update(statements).values(content="", content_spans=()), "not the words of their document: st-"),
        (update(statements).values(cue="told"), "not the words of their document: st-"),
        (
            update(documents).values(text="Rubio said the talks were useful!"),
            "changed after being stored: doc-",
        ),
        (update(codings).values(evidence_spans=(Span(0, 34),)), "evidence outside the document: cd-"),
        (update(codings).values(condition_spans=(Span(3, 3),)), "evidence outside the document: cd-"),
        (
            update(statement_speakers).values(said_on=date(2025, 1, 1)),
            "1 copies of a date or an outlet differ from it",
        ),
        (update(statements).values(outlet="Gazette"), "1 copies of a date or an outlet differ from it"),
        (
            update(statements).values(published_on=date(2025, 1, 1)),
            "1 copies of a date or an outlet differ from it",
        ),
    ],
)
def test_what_was_changed_behind_its_back_is_found(filled: Store, change: Any, what: str) -> None:
    filled.transact(lambda connection: connection.execute(change))
    fault = faults(filled)[0]
    assert fault.level is Level.ERROR
    assert fault.what.startswith(what)
    assert "backup" in fault.fix


@pytest.mark.parametrize(
    "change", [delete(cell_statements), update(cell_statements).values(voice="russia", kind="party")]
)
def test_the_index_of_cells_is_made_anew(store: Store, change: Any) -> None:
    stances = {"plan": Stance.OPPOSE}
    document, found = report("Rubio said no to it.", Said("rubio", "no to it", stances=stances))
    add(store, document, found, extractor="rules 1")
    wanted = Query(parties=frozenset({"us"}), issues=frozenset({"plan"}))
    assert len(queries.statements(store, wanted, limit=1)) == 1
    store.transact(
        lambda connection: connection.execute(text("DELETE FROM cell_statements WHERE kind = 'all'"))
    )
    store.transact(lambda connection: connection.execute(change.where(cell_statements.c.kind == "party")))
    (fault,) = faults(store)
    assert (fault.level, fault.fix) == (Level.ERROR, "run `positions doctor --fix`")
    assert "index of cells" in fault.what
    mend(store)
    assert faults(store) == []
    assert len(queries.statements(store, wanted, limit=1)) == 1


def test_an_utterance_without_statements_is_found(filled: Store) -> None:
    from datetime import UTC, datetime

    row = {"id": "ut-nobody", "created_at": datetime.now(UTC)}
    filled.transact(lambda connection: connection.execute(insert(utterances), [row]))
    assert [fault.what for fault in faults(filled)] == [
        "0 rows refer to rows that are not there, 1 utterances have no statement"
    ]


def test_codings_without_their_statement_are_found(filled: Store) -> None:
    if filled.dialect == "postgresql":
        drop = text("ALTER TABLE codings DROP CONSTRAINT fk_codings_document_id_statement_id")
        filled.transact(lambda connection: connection.execute(drop))

    def orphan(connection: Any) -> None:
        connection.execute(delete(statement_speakers))
        connection.execute(delete(search_texts))
        connection.execute(text("DELETE FROM statement_parties"))
        connection.execute(delete(statements))

    filled.transact(orphan, foreign_keys=False)
    fault = faults(filled)[0]
    assert fault.what == "1 rows refer to rows that are not there, 1 utterances have no statement"


def test_provisional_speakers_are_a_warning(store: Store) -> None:
    document, found = report("Stranger said no.", Said("stranger", "no"))
    add(store, document, found, extractor="rules 1")
    assert faults(store) == [
        Finding(
            Level.WARNING,
            "1 speakers are not in the codebook",
            "`positions speakers --provisional` lists them",
        )
    ]


def test_an_old_schema_is_an_error(filled: Store, address: str) -> None:
    filled.transact(
        lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = 'm0000'"))
    )
    with open_store(address, must_exist=False) as store:
        (fault,) = faults(store)
    assert (fault.level, fault.fix) == (Level.ERROR, "run `positions db upgrade`")


def test_a_damaged_file_is_an_error(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(sqlite_template.read_bytes())
    with open_store(path) as store, store.read() as connection:
        root = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_speaker_aliases_alias'"
        ).scalar_one()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 8192 + 200 : root * 8192] = bytes(8192 - 200)
    path.write_bytes(content)
    with open_store(path) as store:
        (fault,) = faults(store)
    assert fault.level is Level.ERROR
    assert fault.what.startswith("the file is damaged: ")


def test_many_faults_are_shown_by_example(store: Store) -> None:
    text = "one two three four five"
    document, found = report(text, *(Said("rubio", word) for word in text.split()))
    add(store, document, found, extractor="rules 1")
    store.transact(lambda connection: connection.execute(update(statements).values(content="six")))
    fault = faults(store)[0]
    assert fault.what.endswith(" and 2 more")
    assert fault.what.count("st-") == 3
