"""The same article on two sites, or in a later version: linked, and its acts of saying are counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, event, select

from db import families, queries
from db.feeds import PAUSES, TRIES, Feeds, FeedsOfRun
from db.findings import Level
from db.sightings import Seen, known, places, witness
from db.store import Added, add
from db.tables import Kinship, duplicates, raws, sketches, statements
from db.utterances import Decision, recluster, split
from positions.documents import FeedItem, Validators
from positions.model import Basis, Precision, Stance
from positions.query import Query
from tests.db.samples import Said, report

if TYPE_CHECKING:
    from db.engine import Store

FILL = " ".join(f"word{number}" for number in range(120))
PLAN = "the plan of the mediators is acceptable as a basis for further talks"
LAND = "no land will be given up before the guns are silent everywhere"
BY_DAY: dict[str, Any] = {"precision": Precision.PUBLISHED, "basis": Basis.PUBLISHED}


def article(extra: str = "", on: date = date(2025, 12, 6), **more: Any) -> tuple[Any, Any]:
    """Return an article whose days of saying hang on its day of publication."""
    text = f"{FILL} Rubio said {PLAN}. {FILL[:300]} Umerov said {LAND}. {extra}"
    said = (
        Said("rubio", PLAN, on, {"plan": Stance.SUPPORT}, BY_DAY),
        Said("umerov", LAND, on, {"ceasefire": Stance.OPPOSE}, BY_DAY),
    )
    return report(text, *said, published_on=on, **more)


def stored(store: Store, found: tuple[Any, Any], **more: Any) -> Added:
    return add(store, *found, extractor="rules 1", **more)


def seen(name: str, url: str | None = None, raw: str = "0") -> Seen:
    return Seen(name, "page 1", raw * 64, address=url, url=url)


def test_a_copy_elsewhere_is_linked_and_adds_no_act_of_saying(store: Store) -> None:
    first = stored(store, article(outlet="One", name="one.txt"))
    assert first.kin is None
    other = stored(store, article("Read more here.", date(2025, 12, 9), outlet="Two", name="two.txt"))
    assert other.kin is not None
    assert (other.kin.kind, other.kin.of, other.kin.family) == (
        Kinship.COPY,
        first.document_id,
        first.document_id,
    )
    assert 0.9 < other.kin.likeness < 1
    third = stored(store, article("Subscribe now.", date(2025, 12, 20), outlet="Three", name="three.txt"))
    assert third.kin is not None
    assert third.kin.family == first.document_id
    counts = queries.counts(store)
    assert (counts.documents, counts.statements, counts.utterances) == (3, 6, 2)
    cells = {(cell.party, cell.issue): cell.utterances for cell in queries.cells(store)}
    assert cells == {("us", "plan"): 1, ("ukraine", "ceasefire"): 1}
    finding = families.check
    with store.read() as connection:
        assert finding(connection).what == "near-duplicates: 2 copies, 0 new versions of other reports"


def test_clustering_anew_leaves_copies_with_their_article(store: Store) -> None:
    for number in (0, 3, 14):
        day = date(2025, 12, 6) + timedelta(days=number)
        stored(store, article(f"Read more {number}.", day, outlet=f"Outlet {number}", name=f"{number}.txt"))
    assert queries.counts(store).utterances == 2
    assert recluster(store).moved == 0
    assert queries.counts(store).utterances == 2


def test_a_copy_that_a_person_parted_from_its_article_stays_apart(store: Store) -> None:
    stored(store, article(outlet="One", name="one.txt"))
    stored(store, article("Read more here.", date(2025, 12, 9), outlet="Two", name="two.txt"))
    with store.read() as connection:
        query = select(statements.c.id).where(statements.c.outlet == "Two").order_by(statements.c.starts_at)
        first, *_ = connection.scalars(query)
    split(store, first, Decision("reviewer"))
    assert queries.counts(store).utterances == 3
    assert recluster(store).moved == 0
    assert queries.counts(store).utterances == 3


def test_another_version_of_the_same_outlet_is_told_from_a_copy(store: Store) -> None:
    stored(store, article(outlet="One"))
    again = stored(store, article("An update.", outlet="One"))
    assert again.kin is not None
    assert again.kin.kind is Kinship.VERSION


def test_what_stood_at_the_address_before_is_an_earlier_version_however_much_changed(store: Store) -> None:
    first = stored(store, article(), seen=seen("a", "https://example.org/live?utm_source=x"))
    text = "Peskov said the talks go on. " + " ".join(f"other{number}" for number in range(90))
    other = stored(
        store,
        report(text, Said("peskov", "the talks go on")),
        seen=seen("b", "http://www.example.org/live/", "1"),
    )
    assert other.kin is not None
    assert (other.kin.kind, other.kin.of, other.kin.likeness) == (Kinship.VERSION, first.document_id, 0.0)
    assert queries.counts(store).utterances == 3


def test_days_that_the_texts_name_keep_acts_apart(store: Store) -> None:
    named = {"basis": Basis.EXPLICIT}
    for day in (date(2025, 12, 1), date(2025, 12, 8)):
        text = f"{FILL} On {day} Rubio said {PLAN}."
        stored(store, report(text, Said("rubio", PLAN, day, more=named), outlet=str(day)))
    assert queries.counts(store).utterances == 2


def test_another_number_or_speaker_is_another_act(store: Store) -> None:
    for who, number in (("rubio", 28), ("rubio", 19), ("umerov", 28)):
        words = f"the plan has {number} points now and each of them is worth a long talk"
        stored(
            store, report(f"{FILL} {who.title()} said {words}.", Said(who, words), outlet=f"{who}{number}")
        )
    assert queries.counts(store).utterances == 3


def test_unlike_reports_are_not_linked(store: Store) -> None:
    for number in range(3):
        words = " ".join(f"w{number}x{at}" for at in range(100))
        assert stored(store, report(f"Rubio said yes. {words}", Said("rubio", "yes"))).kin is None


def test_short_texts_are_not_compared(store: Store) -> None:
    assert stored(store, report("Rubio said yes.", Said("rubio", "yes"))).kin is None
    assert stored(store, report("Rubio said yes!", Said("rubio", "yes"))).kin is None
    with store.read() as connection:
        assert families.check(connection).level is Level.OK


def test_the_most_alike_of_many_is_the_one_it_is_linked_to(store: Store) -> None:
    keys = [
        stored(store, article(" ".join(f"x{n}y{at}" for at in range(40 * n)), outlet=f"{n}")).document_id
        for n in range(4)
    ]
    tail = " ".join(f"x2y{at}" for at in range(79))
    other = stored(store, article(tail, outlet="5"))
    assert other.kin is not None
    assert other.kin.of == keys[2]


def test_lost_sketches_are_found_and_made_again(store: Store) -> None:
    stored(store, article())
    with store.read() as connection:
        before = connection.execute(select(sketches).order_by(sketches.c.band)).all()
    store.transact(lambda connection: connection.execute(delete(sketches)))
    with store.read() as connection:
        assert families.check(connection).level is Level.WARNING
    store.transact(families.rebuild)
    with store.read() as connection:
        assert families.check(connection).level is Level.OK
        assert connection.execute(select(sketches).order_by(sketches.c.band)).all() == before


def test_comparing_takes_the_same_number_of_queries_however_much_is_stored(store: Store) -> None:
    told: list[str] = []

    def hear(*call: Any) -> None:
        told.append(call[2])

    event.listen(store.engine, "before_cursor_execute", hear)
    counts = []
    for number in range(5):
        told.clear()
        stored(store, article(f"end {number}", outlet=f"{number}"))
        counts.append(len(told))
    assert len(set(counts[1:])) == 1


def test_places_of_a_document_are_kept_each_once(store: Store) -> None:
    found = article()
    first = stored(store, found, seen=seen("a.txt"))
    again = stored(store, found, seen=seen("b.html", "https://example.org/b", "1"))
    assert (first.new, again.new) == (True, False)
    stored(store, found, seen=replace(seen("b.html", "https://example.org/b#x", "2"), author="A. Writer"))
    told = places(store, first.document_id)
    assert [(each.name, each.canonical, each.author) for each in told] == [
        ("a.txt", None, None),
        ("b.html", "https://example.org/b", "A. Writer"),
    ]
    assert known(store, {"0" * 64, "1" * 64}).keys() == {"0" * 64}
    (held,) = known(store, {"2" * 64})["2" * 64]
    assert (held.document_id, held.place, held.reader, held.kept) == (
        first.document_id,
        "https://example.org/b",
        "page 1",
        False,
    )


def test_bytes_may_be_kept_later(store: Store) -> None:
    found = article()
    stored(store, found, seen=seen("a.txt"))
    stored(store, found, seen=seen("a.txt"), raw=b"bytes")
    assert known(store, {"0" * 64})["0" * 64][0].kept
    with store.read() as connection:
        assert len(connection.execute(select(raws)).all()) == 1


def test_a_known_text_may_be_seen_elsewhere_without_being_read(store: Store) -> None:
    key = stored(store, article(), seen=seen("a.txt")).document_id
    witness(store, {key: seen("c.txt")}, [FeedItem("https://example.org/feed", "7")])
    assert [each.name for each in places(store, key)] == ["a.txt", "c.txt"]
    assert Feeds(store).seen("https://example.org/feed", ["6", "7"]) == {"7"}


def test_the_feeds_memory(store: Store) -> None:
    feeds, feed = Feeds(store), "https://example.org/feed"
    assert feeds.validators(feed) is None
    assert feeds.seen(feed, ["1", "2"]) == set()
    feeds.remember(FeedItem(feed, "1"))
    feeds.remember(FeedItem(feed, "1"))
    stored(store, article(), item=FeedItem(feed, "2"))
    assert feeds.seen(feed, ["1", "2", "3"]) == {"1", "2"}
    assert feeds.seen("https://example.org/other", ["1"]) == set()
    feeds.complete(feed, Validators('"a"', None))
    feeds.complete(feed, Validators('"b"', "Mon, 08 Dec 2025 10:00:00 GMT"))
    assert feeds.validators(feed) == Validators('"b"', "Mon, 08 Dec 2025 10:00:00 GMT")


def test_a_feed_is_complete_when_all_its_entries_are_stored_at_the_end_of_the_run(store: Store) -> None:
    feeds, feed, given = Feeds(store), "https://example.org/feed", Validators('"a"', None)
    feeds.remember(FeedItem(feed, "1"))
    for stored_last in ((), ("2",)):
        run = FeedsOfRun(feeds)
        assert run.validators(feed) is None
        assert run.seen(feed, ["1", "2"]) == {"1"}
        assert set(run.seen(feed, ["1", "2"])) == {"1", "2"}
        run.complete(feed, given)
        assert feeds.validators(feed) is None
        for item in stored_last:
            run.remember(FeedItem(feed, item))
        run.end()
        assert feeds.validators(feed) == (given if stored_last else None)


def test_an_entry_whose_report_was_not_stored_is_not_remembered(store: Store) -> None:
    document, found = article()
    with pytest.raises(Exception, match="plan"):
        add(
            store,
            document,
            [
                replace(
                    found[0],
                    positions=(replace(found[0].positions[0], issue="unknown"),),
                )
            ],
            extractor="rules 1",
            item=FeedItem("f", "1"),
            seen=seen("a"),
        )
    assert Feeds(store).seen("f", ["1"]) == set()
    assert known(store, {"0" * 64}) == {}


def test_the_outlets_of_the_registry_are_in_the_store(store: Store) -> None:
    from db.tables import outlets

    with store.read() as connection:
        row = connection.execute(select(outlets).where(outlets.c.key == "tuoitre")).one()
    assert (row.name, row.country, row.listed) == ("Tuổi Trẻ", "VN", True)
    assert "tuoitre.vn" in row.domains


def test_statements_of_a_family_are_all_witnesses(store: Store) -> None:
    stored(store, article(outlet="One"))
    stored(store, article("More.", date(2025, 12, 30), outlet="Two"))
    records = queries.statements(store, Query(speakers=frozenset({"rubio"})))
    assert len(records) == 2
    assert len({record.utterance for record in records}) == 1
    with store.read() as connection:
        assert len(connection.execute(select(duplicates)).all()) == 1


def test_an_entry_that_fails_is_tried_more_and_more_rarely_and_not_for_ever(store: Store) -> None:
    now = datetime(2025, 12, 9, tzinfo=UTC)
    feeds, item = Feeds(store, lambda: now), FeedItem("feed", "a")
    assert feeds.postponed("feed", ["a"]) == set()
    for attempt, pause in enumerate(PAUSES, start=1):
        assert feeds.fail(item, "is gone") == attempt
        if pause:
            now += pause - timedelta(seconds=1)
            assert feeds.postponed("feed", ["a", "b"]) == {"a"}
            now += timedelta(seconds=1)
        assert feeds.seen("feed", ["a"]) == set()
        assert feeds.postponed("feed", ["a"]) == set()
    assert feeds.fail(item, "is gone") == TRIES
    assert feeds.postponed("feed", ["a"]) == set()
    assert feeds.seen("feed", ["a", "b"]) == {"a"}
    assert feeds.seen("other", ["a"]) == set()
