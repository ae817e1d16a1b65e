"""Read again: what is found anew takes the place of what was, nothing is lost, and what people decided stays."""

from __future__ import annotations

from dataclasses import replace as changed
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select, update

from db import derived, queries
from db.derived import Derived, changing
from db.findings import Finding, Level
from db.held import archived
from db.integrity import checks
from db.reextraction import Change, count_stale, difference, replace, stale
from db.store import add
from db.tables import Review, codings, documents, revisions, statements, superseded, utterances
from positions.model import Form, Stance, Statement
from positions.query import Query
from tests.db.samples import SPEAKERS, Said, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.engine import Store
    from positions.model import Document

TEXT = (
    "Rubio said the talks were useful. Umerov said the plan needs work. Peskov said nothing was agreed yet."
)
SAID = (
    Said("rubio", "the talks were useful", stances={"plan": Stance.SUPPORT}),
    Said("umerov", "the plan needs work", stances={"plan": Stance.CONDITIONAL, "points": Stance.NEUTRAL}),
    Said("peskov", "nothing was agreed yet"),
)
AT = datetime(2025, 12, 10, 12, tzinfo=UTC)


class Case:
    """A stored report, and new readings of it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.document: Document
        self.document, self.found = report(TEXT, *SAID)
        self.key = add(store, self.document, self.found, extractor="rules 1").document_id
        self.ids = [row["id"] for row in self.rows(statements, "starts_at")]

    def rows(self, table: Any, *order: str) -> list[dict[str, Any]]:
        query = select(table).order_by(*(table.c[name] for name in order))
        with self.store.read() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def read(self, *found: Statement, extractor: str = "rules 2") -> dict[str, Change]:
        """Put a new reading in; the same changes were told before. The store is whole after."""
        told = difference(self.store, self.key, self.document, found)
        done = replace(self.store, self.key, self.document, found, extractor=extractor, at=AT)
        assert told == done
        assert [each for each in checks(self.store) if each.level is Level.ERROR] == []
        again = replace(self.store, self.key, self.document, found, extractor=extractor)
        assert {each.change for each in again.differences} <= {Change.KEPT}
        return {each.statement: each.change for each in done.differences}

    def decide(self, number: int) -> None:
        accept = update(statements).where(statements.c.id == self.ids[number]).values(review=Review.ACCEPTED)
        self.change(lambda connection: connection.execute(accept), self.ids[number])

    def change(self, work: Callable[[Any], object], subject: str) -> None:
        """Do what a person decides about a statement, as every writer does it: the roll-ups follow."""

        def done(connection: Any) -> None:
            voice = connection.scalar(select(statements.c.utterance_id).where(statements.c.id == subject))
            with changing(connection, [voice]):
                work(connection)

        self.store.transact(done)


@pytest.fixture
def case(store: Store) -> Case:
    return Case(store)


def test_the_same_reading_changes_nothing_but_the_version(case: Case) -> None:
    before = case.rows(statements, "id"), case.rows(codings, "id"), case.rows(utterances, "id")
    assert [key for key, _ in stale(case.store, "rules 2")] == [case.key]
    assert case.read(*case.found) == {}
    assert (case.rows(statements, "id"), case.rows(codings, "id"), case.rows(utterances, "id")) == before
    assert case.rows(superseded) == []
    assert list(stale(case.store, "rules 2")) == []
    assert count_stale(case.store, "rules 2", everything=True) == 1
    assert [row["extractor"] for row in case.rows(documents)] == ["rules 2"]


def test_what_is_not_found_any_more_is_kept_aside_whole(case: Case) -> None:
    assert case.read(case.found[0], case.found[2]) == {case.ids[1]: Change.SUPERSEDED}
    assert [record.id for record in queries.statements(case.store, Query(), newest_first=False)] == [
        case.ids[0],
        case.ids[2],
    ]
    with case.store.read() as connection:
        (old,) = archived(connection, case.ids[1])
    assert (old["extractor"], old["superseded_by"], old["superseded_at"]) == ("rules 1", "rules 2", AT)
    assert old["what"]["statement"]["content"] == "the plan needs work"
    assert old["what"]["speakers"] == ["umerov"]
    assert [row["issue"] for row in old["what"]["codings"]] == ["plan", "points"]
    assert queries.counts(case.store).utterances == 2


def test_what_is_read_differently_keeps_its_id_and_the_old_reading(case: Case) -> None:
    other = changed(case.found[0], speakers=(SPEAKERS["peskov"],), parties=("russia",), country="RU")
    assert case.read(other, *case.found[1:]) == {case.ids[0]: Change.CHANGED}
    record = queries.statement(case.store, case.ids[0])
    assert ([speaker.key for speaker in record.speakers], record.parties) == (["peskov"], ("russia",))
    with case.store.read() as connection:
        assert [row["what"]["speakers"] for row in archived(connection, case.ids[0])] == [["rubio"]]
    assert queries.counts(case.store).utterances == 3
    (noted,) = [row for row in case.rows(revisions) if row["subject"] == case.key]
    assert noted["what"] == {"extractor": ["rules 1", "rules 2"], "changed": 1}


def test_another_stance_alone_keeps_the_act_of_saying(case: Case) -> None:
    before = queries.statement(case.store, case.ids[0]).utterance
    position = changed(case.found[0].positions[0], stance=Stance.OPPOSE)
    assert case.read(changed(case.found[0], positions=(position,)), *case.found[1:]) == {
        case.ids[0]: Change.CHANGED
    }
    record = queries.statement(case.store, case.ids[0])
    assert (record.utterance, record.stance_on("plan")) == (before, Stance.OPPOSE)


def test_what_is_new_is_added(case: Case) -> None:
    _, more = report(TEXT, Said("umerov", "work"))
    told = case.read(*case.found, more[0])
    assert list(told.values()) == [Change.ADDED]
    assert queries.counts(case.store).statements == 4


@pytest.mark.parametrize("way", ["accepted", "rejected", "coded", "noted"])
def test_what_a_person_decided_stays_as_it_is(case: Case, way: str) -> None:
    subject = case.ids[0]

    def decide(connection: Any) -> None:
        if way in {"accepted", "rejected"}:
            connection.execute(
                update(statements).where(statements.c.id == subject).values(review=Review(way))
            )
        elif way == "coded":
            row = (
                connection.execute(select(codings).where(codings.c.statement_id == subject)).mappings().one()
            )
            own = {**row, "id": "cd-own", "coder": "second coder", "stance": Stance.OPPOSE}
            connection.execute(insert(codings), [own])
        else:
            row = {
                "subject": subject,
                "id": "rv-own",
                "made_at": AT,
                "who": "second coder",
                "what": {},
                "why": None,
            }
            connection.execute(insert(revisions), [row])

    case.change(decide, subject)
    before = case.rows(statements, "id"), case.rows(codings, "id")
    other = changed(case.found[0], form=Form.DIRECT, positions=())
    assert case.read(other, *case.found[1:]) == {subject: Change.KEPT}
    assert (case.rows(statements, "id"), case.rows(codings, "id")) == before
    assert case.read(*case.found[1:], extractor="rules 3") == {subject: Change.KEPT}
    assert (case.rows(statements, "id"), case.rows(codings, "id")) == before


def test_a_rejected_statement_does_not_come_back_with_a_word_more(case: Case) -> None:
    case.decide(0)
    _, more = report(TEXT, Said("rubio", "said the talks were useful"))
    assert case.read(*more, *case.found[1:]) == {case.ids[0]: Change.KEPT}
    assert queries.counts(case.store).statements == 3


def test_an_act_that_others_told_too_stays_theirs(case: Case) -> None:
    text = "Rubio said the talks were useful, and so on."
    other, found = report(text, Said("rubio", "the talks were useful"), name="b.txt")
    add(case.store, other, found, extractor="rules 1")
    shared = queries.statement(case.store, case.ids[0]).utterance
    assert len(queries.witnesses(case.store, shared)) == 2
    moved = changed(case.found[0], said_on=date(2024, 1, 1))
    case.read(moved, *case.found[1:])
    assert [record.document_name for record in queries.witnesses(case.store, shared)] == ["b.txt"]
    assert queries.statement(case.store, case.ids[0]).utterance != shared


def test_a_dry_run_changes_nothing(case: Case) -> None:
    before = [case.rows(table) for table in (statements, codings, documents, revisions, superseded)]
    told = difference(case.store, case.key, case.document, case.found[:1])
    assert [each.change for each in told.differences] == [Change.SUPERSEDED, Change.SUPERSEDED]
    assert "the plan needs work" in told.differences[0].before
    assert "plan=conditional, points=neutral" in told.differences[0].before
    assert [case.rows(table) for table in (statements, codings, documents, revisions, superseded)] == before


def test_all_that_is_derived_is_told(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Any] = []
    fake = Derived(
        "index",
        frozenset({"index"}),
        lambda _: Finding(Level.OK, "the index agrees"),
        lambda _: None,
        leaving=lambda _, key, ids: heard.append(("leaving", key, ids)),
        coming=lambda _, key, words: heard.append(("coming", key, words)),
    )
    monkeypatch.setattr(derived, "DERIVED", (*derived.DERIVED, fake))
    other = changed(case.found[0], form=Form.DIRECT)
    replace(case.store, case.key, case.document, [other, *case.found[1:]], extractor="rules 2")
    assert heard == [
        ("leaving", case.key, [case.ids[0]]),
        ("coming", case.key, [(case.ids[0], "the talks were useful")]),
    ]
    assert "the index agrees" in [each.what for each in checks(case.store)]
