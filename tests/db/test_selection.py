"""A Query selects the same statements in SQL as in Python, and cells counted by SQL are those counted in Python."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, insert, select, text, update

from db import queries, quick, schema
from db.derived import changing
from db.engine import Store, open_store
from db.queries import leads
from db.store import add
from db.tables import Review, codings, statements
from positions.comparison import cell, newest_first
from positions.model import Form, Position, Precision, Stance, VoiceKind
from positions.periods import By, periods
from positions.query import Query, Without
from tests.db.samples import SPEAKERS, Said, codebook, report
from tests.examples import EXAMPLES, FEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from positions.model import Record

ISSUES = ("plan", "points", "nato", "ceasefire")
PLANS = (None, "p28", "p19")
PARTIES = ("us", "ukraine", "russia", "europe", "brazil", "china")
FIRST = date(2025, 12, 1)
WORDS = (
    "talks",
    "peace",
    "plan",
    "troops",
    "guarantees",
    "points",
    "land",
    "vote",
    "assets",
    "border",
    "hoà bình",
    "đàm",
    "Größe",
)


def drawn(draw: random.Random) -> Said:
    """Return a statement of anyone about anything, often one that another document has too."""
    who = "+".join(draw.sample(sorted(SPEAKERS), draw.choice([1, 1, 1, 2])))
    words = draw.choice([" ", " ", "  "]).join(draw.choices(WORDS, k=draw.choice([2, 6, 9])))
    stances = draw.choices(ISSUES, k=draw.choice([0, 1, 1, 2, 3]))
    more: dict[str, Any] = {
        "positions": tuple(
            Position(issue, draw.choice(list(Stance)), draw.choice(PLANS), confidence=draw.choice([0.5, 0.8]))
            for issue in stances
        ),
        "confidence": draw.choice([0.25, 0.75, 0.9]),
        "form": draw.choice(list(Form)),
        "language": draw.choice(["en", "vi"]),
        "precision": draw.choice([Precision.DAY, Precision.DAY, Precision.PUBLISHED]),
    }
    if draw.random() < 0.2:
        more["parties"] = tuple(draw.sample(PARTIES[:5], 2))
    if who == "unnamed":
        more["parties"] = (draw.choice(["us", "china"]),)
    if draw.random() < 0.1:
        more |= {"country": None, "parties": ()}
    return Said(who, words, FIRST + timedelta(days=draw.randrange(5)), more=more)


def fill(store: Store) -> None:
    """Store forty documents; some statements are reviewed, some codings superseded."""
    draw = random.Random(5)
    pool = [drawn(draw) for _ in range(60)]
    for number in range(40):
        sayings = draw.sample(pool, draw.randrange(1, 6))
        told = f"Report {number}. " + " / ".join(str(said.words) for said in sayings)
        outlet = draw.choice([None, "Wire", "Gazette"])
        day = FIRST + timedelta(days=draw.randrange(6))
        document, found = report(told, *sayings, name=f"{number}.txt", outlet=outlet, published_on=day)
        add(store, document, found, extractor="rules 1", at=MONDAY + timedelta(hours=number // 10))
    with store.read() as connection:
        keys = connection.scalars(select(statements.c.id).order_by(statements.c.id)).all()
        coded = connection.scalars(select(codings.c.id).order_by(codings.c.id)).all()
    reviewed = ((Review.REJECTED, keys[::7]), (Review.ACCEPTED, keys[1::5]))

    def judge(connection: Connection) -> None:
        with changing(connection, connection.scalars(select(statements.c.utterance_id)).all()):
            _judge(connection)

    def _judge(connection: Connection) -> None:
        for review, chosen in reviewed:
            connection.execute(update(statements).where(statements.c.id.in_(chosen)).values(review=review))
        connection.execute(
            update(codings)
            .where(codings.c.id.in_(coded[::6]))
            .values(superseded_at=MONDAY + timedelta(days=1))
        )

    store.transact(judge)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store with many statements, to be read only."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        address = str(shutil.copy(template, tmp_path_factory.mktemp("full") / "positions.db"))
    else:
        import psycopg

        server: str = request.getfixturevalue("postgres")
        name = request.getfixturevalue("postgres_template")
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE full_store TEMPLATE "{name}"')
        address = f"{server}/full_store"
    with open_store(address) as store:
        fill(store)
        yield store


def some(values: Any) -> st.SearchStrategy[frozenset[Any]]:
    return st.one_of(st.just(frozenset[Any]()), st.frozensets(st.sampled_from(values), max_size=2))


MONDAY = datetime(2025, 12, 8, 12, tzinfo=UTC)
phrases = st.lists(
    st.sampled_from(["peace", "Hoà  binh", "bình plan", "DAM", "đ", "ss", "%", "points\nland", ".", "["]),
    max_size=1,
).map(tuple)
days = st.none() | st.dates(FIRST - timedelta(days=1), FIRST + timedelta(days=6))
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "parties": some([*PARTIES, "atlantis"]),
    "countries": some(["US", "UA", "RU", "EU", "BR", "XX"]),
    "speakers": some([speaker.key for speaker in SPEAKERS.values()]),
    "issues": some([*ISSUES, "fishing"]),
    "plans": some(["p28", "p19", "p0"]),
    "stances": some(list(Stance)),
    "forms": some(list(Form)),
    "languages": some(["en", "vi", "ru"]),
    "outlets": some(["Wire", "Gazette", "Nobody"]),
    "reviews": some(["unreviewed", "accepted", "rejected", "lost"]),
    "text": phrases,
}
FURTHER: dict[str, st.SearchStrategy[Any]] = {
    "since": days,
    "until": days,
    "rejected": st.booleans(),
    "confidence": st.sampled_from([0.0, 0.5, 0.75, 0.8]),
    "known_at": st.sampled_from([MONDAY, MONDAY + timedelta(hours=2), MONDAY + timedelta(days=9)]),
}


@st.composite
def filters(draw: st.DrawFn) -> Query:
    """Return a query with a few fields set: with all of them nothing would be selected."""
    chosen = FIELDS | FURTHER
    wanted = {
        name: draw(chosen[name]) for name in draw(st.lists(st.sampled_from(sorted(chosen)), max_size=4))
    }
    unwanted = {
        name: draw(FIELDS[name]) for name in draw(st.lists(st.sampled_from(sorted(FIELDS)), max_size=2))
    }
    return Query(**wanted, without=Without(**unwanted))


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    query=filters(),
    oldest_first=st.booleans(),
    limit=st.none() | st.integers(0, 20),
    few=st.sampled_from([0, 5, leads.FEW]),
)
def test_sql_selects_what_python_selects(
    full: Store, query: Query, *, oldest_first: bool, limit: int | None, few: int
) -> None:
    """Whichever index leads to the statements: what counts as rare is drawn too."""
    held = everything(full)
    expected = [
        replace(record, positions=record.positions_at(query.known_at))
        for record in newest_first(record for record in held if query.matches(record))
    ]
    if oldest_first:
        expected.reverse()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leads, "FEW", few)
        patch.setattr(leads, "COUNTED", few + 1)
        found = queries.statements(full, query, limit=limit, newest_first=not oldest_first)
    assert found == expected[:limit]


KNOWN: dict[str, list[Record]] = {}


def everything(store: Store) -> list[Record]:
    """Return all statements of a store, read once."""
    if store.label not in KNOWN:
        KNOWN[store.label] = queries.statements(store, Query(rejected=True))
    return KNOWN[store.label]


@settings(max_examples=EXAMPLES // 2, deadline=None)
@given(
    parties=some(PARTIES),
    issues=some(ISSUES),
    as_of=days,
    since=days,
    known_at=st.none() | st.sampled_from([MONDAY, MONDAY + timedelta(hours=2), MONDAY + timedelta(days=9)]),
)
def test_cells_are_those_of_the_comparison(  # noqa: PLR0917 - what Hypothesis draws
    full: Store,
    parties: frozenset[str],
    issues: frozenset[str],
    as_of: date | None,
    since: date | None,
    known_at: datetime | None,
) -> None:
    records = [
        replace(record, positions=record.positions_at(known_at))
        for record in everything(full)
        if Query(known_at=known_at).matches(record)
        and record.review != "rejected"
        and (since is None or record.said_on >= since)
    ]
    found = {
        (standing.party, standing.issue): standing
        for standing in queries.cells(
            full, parties=parties, issues=issues, as_of=as_of, since=since, known_at=known_at
        )
    }
    for party in PARTIES:
        for issue in ISSUES:
            expected = cell(records, party, issue, as_of)
            wanted = (not parties or party in parties) and (not issues or issue in issues)
            if not wanted or not (expected.statements or expected.anonymous):
                assert (party, issue) not in found
                continue
            standing = found[party, issue]
            decided_by = expected.decided_by.id if expected.decided_by else None
            assert standing.decided_by == decided_by
            for name in ("stance", "utterances", "statements", "reviewed", "spread", "anonymous"):
                assert getattr(standing, name) == getattr(expected, name), name
            assert standing.first_said_on == expected.first_said_on
            assert standing.last_said_on == expected.last_said_on


def test_the_store_tests_something(full: Store) -> None:
    """The laws above mean little where nothing is joint, anonymous, repeated, reviewed or superseded."""
    held = everything(full)
    cells = queries.cells(full)
    assert len(held) > 100
    assert len({record.utterance for record in held}) < 0.7 * len(held)
    assert {record.review for record in held} == {"unreviewed", "accepted", "rejected"}
    assert any(record.anonymous for record in held)
    assert any(len(record.speakers) > 1 for record in held)
    assert any(standing.stance is None and standing.anonymous for standing in cells)
    assert any(len(standing.spread) > 2 for standing in cells)
    assert any(len(record.codings) > len(record.positions) for record in held)
    assert any(len({p.issue for p in record.positions}) < len(record.positions) for record in held)


@pytest.mark.parametrize(
    "ask",
    [
        lambda store, limit: queries.statements(store, Query(rejected=True), limit=limit),
        lambda store, limit: queries.statements(store, Query(parties=frozenset({"us"})), limit=limit),
        lambda store, limit: queries.cells(store, issues=ISSUES[:limit]),
        lambda store, limit: queries.speakers(store, heard=limit == 1),
        lambda store, limit: queries.coverage(store, Query(issues=frozenset(ISSUES[:limit]))),
        lambda store, limit: queries.cells(store, issues=ISSUES[:limit], since=FIRST),
        lambda store, limit: queries.cells_by(store, By.WEEK, issues=ISSUES[:limit]),
        lambda store, limit: queries.words(store, issues=ISSUES[:limit]),
        lambda store, limit: queries.stands(store, issues=ISSUES[:limit]),
        lambda store, limit: queries.voiced(store, issues=ISSUES[:limit]),
        lambda store, limit: queries.behind(store, VoiceKind.PARTY, "us", "plan", limit=limit),
        lambda store, limit: queries.those(store, [record.id for record in everything(store)[:limit]]),
    ],
)
def test_the_number_of_sql_statements_is_fixed(full: Store, ask: Callable[[Store, int], Any]) -> None:
    asked: list[str] = []
    everything(full)  # read once for all, not while it is counted

    def note(*given: Any) -> None:
        asked.append(given[2])

    event.listen(full.engine, "before_cursor_execute", note)
    try:
        ask(full, 1)
        few = len(asked)
        ask(full, 1000)
        many = len(asked) - few
    finally:
        event.remove(full.engine, "before_cursor_execute", note)
    assert few == many
    assert many <= 7, asked


def test_a_duplicate_coding_is_impossible(full: Store) -> None:
    with full.read() as connection:
        row = connection.execute(select(codings).limit(1)).one()
    with pytest.raises(Exception, match=r"(?i)unique"):
        full.transact(lambda connection: connection.execute(insert(codings), [row._asdict()]))


@settings(max_examples=FEW, deadline=None)
@given(by=st.sampled_from(By), kind=st.sampled_from(VoiceKind), as_of=days, since=days)
def test_cells_by_period_are_the_cells_of_each_period(
    full: Store, by: By, kind: VoiceKind, as_of: date | None, since: date | None
) -> None:
    found = queries.cells_by(full, by, kind=kind, as_of=as_of, since=since)
    for first, last in periods(FIRST - timedelta(days=9), FIRST + timedelta(days=9), by):
        begin = max(first, since) if since else first
        end = min(last, as_of) if as_of else last
        assert found.get(first, []) == queries.cells(full, kind=kind, as_of=end, since=begin)


@settings(max_examples=FEW, deadline=None)
@given(as_of=days)
def test_the_quick_way_gives_the_same(full: Store, as_of: date | None) -> None:
    found = quick.whole(full.target.path or full.target.url, as_of)
    if full.dialect != "sqlite":
        assert found is None
        return
    assert found is not None
    book = codebook()
    assert [(key, party.label) for key, party in found.book.parties.items()] == [
        (key, party.label) for key, party in book.parties.items()
    ]
    assert [(key, issue.question) for key, issue in found.book.issues.items()] == [
        (key, book.issues[key].question) for key in book.default_issues
    ]
    expected = queries.cells(full, parties=book.parties, issues=book.default_issues, as_of=as_of)
    assert found.standings == expected
    held = {record.id: replace(record, codings=(), created_at=None) for record in everything(full)}
    assert found.records == {each.decided_by: held[each.decided_by] for each in expected if each.decided_by}


def test_the_quick_way_leaves_what_is_no_store_to_others(tmp_path: Path) -> None:
    assert quick.whole(tmp_path / "none.db", None) is None
    (tmp_path / "text.db").write_text("no database " * 99)
    assert quick.whole(tmp_path / "text.db", None) is None
    schema.init(tmp_path / "old.db", codebook=codebook())
    with open_store(tmp_path / "old.db") as store:
        store.transact(
            lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = 'm0001'"))
        )
    assert quick.whole(tmp_path / "old.db", None) is None
