"""What is asked of a store is answered exactly, also of an empty one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from db import queries
from db.store import add
from db.tables import codings
from positions.errors import NothingFoundError
from positions.model import Position, SpeakerKind, Stance
from positions.query import Query
from tests.db.samples import Said, report

if TYPE_CHECKING:
    from db.engine import Store

YES, NO = {"nato": Stance.SUPPORT}, {"nato": Stance.OPPOSE}


def put(store: Store, text: str, *sayings: Said, **more: Any) -> str:
    document, found = report(text, *sayings, **more)
    return add(store, document, found, extractor="rules 1").document_id


def test_an_empty_store_answers(store: Store) -> None:
    assert queries.statements(store, Query()) == []
    assert queries.cells(store) == []
    assert queries.witnesses(store, "ut-nothing") == []
    assert queries.speakers(store, heard=True) == []
    assert queries.parties(store, heard=True) == []
    assert queries.counts(store) == queries.Counts(0, 0, 0, 0, 0, 0, None, None)
    assert queries.coverage(store, Query(parties=frozenset({"us"}))) == queries.Coverage(0, 0, 0, None)


def test_an_unknown_id_is_said_so(store: Store) -> None:
    with pytest.raises(NothingFoundError, match="no statement st-nothing"):
        queries.statement(store, "st-nothing")
    with pytest.raises(NothingFoundError, match="no document doc-nothing"):
        queries.document(store, "doc-nothing")


def test_newest_is_by_day_then_publication_then_place(store: Store) -> None:
    put(
        store,
        "alpha beta",
        Said("rubio", "alpha"),
        Said("rubio", "beta"),
        name="1",
        published_on=date(2025, 12, 6),
    )
    put(store, "gamma", Said("rubio", "gamma"), name="2", published_on=date(2025, 12, 7))
    put(
        store, "delta", Said("rubio", "delta", on=date(2025, 12, 4)), name="3", published_on=date(2025, 12, 8)
    )
    newest = [record.content[0] for record in queries.statements(store, Query())]
    assert newest == ["gamma", "beta", "alpha", "delta"]
    oldest = queries.statements(store, Query(), newest_first=False, limit=3)
    assert [record.content[0] for record in oldest] == ["delta", "alpha", "beta"]
    assert queries.statements(store, Query(), limit=0) == []


def test_the_newest_named_statement_decides_a_cell(store: Store) -> None:
    put(
        store,
        "the door is open to members",
        Said("umerov", "the door is open to members", date(2025, 12, 1), YES),
    )
    put(store, "we drop the bid", Said("umerov", "we drop the bid", date(2025, 12, 3), NO))
    secret = {"parties": ("ukraine",)}
    put(store, "they never drop it", Said("unnamed", "they never drop it", date(2025, 12, 4), YES, secret))
    (now,) = queries.cells(store)
    assert (now.party, now.issue, now.stance) == ("ukraine", "nato", Stance.OPPOSE)
    assert queries.statement(store, now.decided_by or "").content == ("we drop the bid",)
    assert (now.utterances, now.statements, now.anonymous, now.reviewed) == (2, 2, 1, 0)
    assert (now.first_said_on, now.last_said_on) == (date(2025, 12, 1), date(2025, 12, 3))
    assert now.spread == ((Stance.SUPPORT, 1), (Stance.OPPOSE, 1))
    (then,) = queries.cells(store, as_of=date(2025, 12, 2))
    assert (then.stance, then.utterances, then.anonymous) == (Stance.SUPPORT, 1, 0)
    (late,) = queries.cells(store, since=date(2025, 12, 4))
    assert late == queries.Standing("ukraine", "nato", anonymous=1)
    assert queries.cells(store, as_of=date(2025, 11, 30)) == []
    assert queries.cells(store, as_of=date(2030, 1, 1)) == queries.cells(store)


def test_a_joint_statement_counts_for_each_party(store: Store) -> None:
    put(store, "we agree on the door", Said("rubio+umerov", "we agree on the door", stances=YES))
    assert [(standing.party, standing.utterances) for standing in queries.cells(store)] == [
        ("ukraine", 1),
        ("us", 1),
    ]


def test_a_party_without_statements_has_no_cell(store: Store) -> None:
    put(store, "the door is open", Said("umerov", "the door is open", stances=YES))
    assert queries.cells(store, parties=["russia"]) == []
    assert queries.cells(store, parties=["ukraine"], issues=["plan"]) == []


def test_a_superseded_coding_counts_nowhere(store: Store) -> None:
    put(
        store,
        "the door is open",
        Said("umerov", "the door is open", stances=YES),
        Said("umerov", "open", stances=NO),
    )
    (first,) = queries.statements(store, Query(stances=frozenset({Stance.SUPPORT})))
    change = (
        update(codings).where(codings.c.statement_id == first.id).values(superseded_at=codings.c.created_at)
    )
    store.transact(lambda connection: connection.execute(change))
    assert queries.statements(store, Query(stances=frozenset({Stance.SUPPORT}))) == []
    assert queries.statement(store, first.id).positions == ()
    assert [standing.stance for standing in queries.cells(store)] == [Stance.OPPOSE]
    assert queries.counts(store).codings == 1


def test_the_first_of_two_positions_on_an_issue_counts(store: Store) -> None:
    both = (Position("plan", Stance.OPPOSE, "p28"), Position("plan", Stance.SUPPORT, "p19"))
    put(store, "not that one but this", Said("umerov", "not that one but this", more={"positions": both}))
    (standing,) = queries.cells(store)
    assert (standing.stance, standing.utterances, standing.statements) == (Stance.OPPOSE, 1, 1)


def test_coverage_tells_what_an_empty_answer_rests_on(store: Store) -> None:
    put(store, "the door is open", Said("umerov", "the door is open", date(2025, 12, 1), YES))
    put(
        store,
        "the plan is good",
        Said("umerov", "the plan is good", date(2025, 12, 2), {"plan": Stance.SUPPORT}),
    )
    put(store, "snow fell")
    asked = Query(parties=frozenset({"russia"}), issues=frozenset({"nato"}), since=date(2025, 12, 5))
    assert queries.coverage(store, asked) == queries.Coverage(
        documents=3, by_them=0, on_it=1, last_said_on=None
    )
    asked = Query(speakers=frozenset({"umerov"}), stances=frozenset({Stance.OPPOSE}))
    assert queries.coverage(store, asked) == queries.Coverage(
        documents=3, by_them=2, on_it=2, last_said_on=date(2025, 12, 2)
    )


def test_counts_tell_what_the_store_holds(store: Store) -> None:
    put(store, "the door is open", Said("umerov+stranger", "the door is open", date(2025, 12, 1), YES))
    put(store, "the  door is open", Said("umerov+stranger", "door is open", date(2025, 12, 3)))
    assert queries.counts(store) == queries.Counts(
        documents=2,
        statements=2,
        utterances=2,
        codings=1,
        provisional=1,
        reviewed=0,
        first_said_on=date(2025, 12, 1),
        last_said_on=date(2025, 12, 3),
    )


def test_speakers_by_name_with_what_is_stored_of_them(store: Store) -> None:
    put(store, "the door is open", Said("umerov+stranger", "the door is open"))
    put(store, "the door is shut", Said("umerov", "the door is shut", date(2025, 12, 3)))
    heard = [
        (voice.speaker.name, voice.statements, voice.last_said_on)
        for voice in queries.speakers(store, heard=True)
    ]
    assert heard == [("Rustem Umerov", 2, date(2025, 12, 5)), ("Some Stranger", 1, date(2025, 12, 5))]
    (unknown,) = queries.speakers(store, provisional=True)
    assert (unknown.speaker.key, unknown.speaker.kind) == ("name:stranger", SpeakerKind.PERSON)
    known = [(voice.speaker.key, voice.statements) for voice in queries.speakers(store, provisional=False)]
    assert known == [("peskov", 0), ("commission", 0), ("rubio", 0), ("umerov", 2)]


def test_parties_in_the_order_of_the_codebook(store: Store) -> None:
    put(store, "the door is open", Said("umerov+stranger", "the door is open"))
    found = [(party.key, party.side, party.statements) for party in queries.parties(store)]
    assert found[:4] == [("us", True, 0), ("ukraine", True, 1), ("russia", True, 0), ("europe", True, 0)]
    assert set(found[4:]) == {("china", False, 0), ("brazil", False, 1)}
    assert [party.key for party in queries.parties(store, heard=True)] == ["ukraine", "brazil"]
