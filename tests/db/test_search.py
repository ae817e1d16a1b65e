"""The full-text index: the same statements on both databases as by `Search.matches`, and how it is mended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from sqlalchemy import delete, event, func, select, text, update

from db import queries, schema
from db import search as fulltext
from db.findings import Level
from db.store import add
from db.tables import search_texts, statements
from positions.model import Stance
from positions.query import Query
from positions.search import parse
from tests.db.samples import Said, report

if TYPE_CHECKING:
    from db.engine import Store

SAYINGS = (
    Said("rubio", "Kế hoạch hoà bình đã sẵn sàng", stances={"plan": Stance.SUPPORT}),
    Said("peskov", "бойцы ждут, план обсуждается", date(2025, 12, 3), stances={"plan": Stance.NEUTRAL}),
    Said("umerov", ("the red line", "is not the plan's line; a red, red line"), date(2025, 12, 4)),
    Said("rubio", "İstanbul'da barış planı, Işık", date(2025, 11, 30), stances={"nato": Stance.OPPOSE}),
    Said("commission", "ke hoach 28 diem va 28-point plans"),
    Said("peskov", "O'Brien's \"plan\": a & b | !c <-> d:* (e)", date(2025, 12, 1)),
)
SEARCHES = (
    ["kế hoạch"],
    ["hoach ke"],
    ["plan*"],
    ["план"],
    ["пла*"],
    ["red line"],
    ["line", "red"],
    ["red lin*"],
    ['"red line" -plan'],
    ["plan -red"],
    ["da"],
    ["28 point"],
    ["28"],
    ["isik"],
    ["istanbul da"],
    ["istanbul"],
    ["o'brien's"],
    ["a", "b", "d"],
    ["c d e"],
    ["line is"],
    ["weather"],
    ['plan -"b c"'],
)


@pytest.fixture
def filled(store: Store) -> Store:
    for number, said in enumerate(SAYINGS):
        pieces = (said.words,) if isinstance(said.words, str) else said.words
        document, found = report(f"Report: {'. '.join(pieces)}.", said, name=f"{number}.txt")
        add(store, document, found, extractor="rules 1")
    return store


def contents(store: Store, arguments: list[str], query: Query | None = None, **more: Any) -> list[str]:
    hits = queries.search(store, parse(arguments), query or Query(), **more)
    return ["\n".join(hit.record.content) for hit in hits]


@pytest.mark.parametrize("arguments", SEARCHES, ids=str)
def test_the_index_finds_what_the_words_say(filled: Store, arguments: list[str]) -> None:
    told = ["\n".join(record.content) for record in queries.statements(filled, Query())]
    assert sorted(contents(filled, arguments)) == sorted(filter(parse(arguments).matches, told))


def test_the_table_of_searches_finds_something_and_nothing(filled: Store) -> None:
    numbers = {len(contents(filled, arguments)) for arguments in SEARCHES}
    assert {0, 1, 2} <= numbers


def test_filters_combine_with_words(filled: Store) -> None:
    assert len(contents(filled, ["plan*"])) == 4
    assert contents(filled, ["plan*"], Query(parties=frozenset({"us"}))) == ["İstanbul'da barış planı, Işık"]
    assert contents(filled, ["plan*"], Query(since=date(2025, 12, 4), until=date(2025, 12, 4))) == [
        "the red line\nis not the plan's line; a red, red line"
    ]
    assert contents(filled, ["ke hoach"], Query(issues=frozenset({"plan"}))) == [
        "Kế hoạch hoà bình đã sẵn sàng"
    ]


def test_the_best_comes_first_and_the_newest_where_it_is_wanted(store: Store) -> None:
    long = "line after line of words that have little to do with what was asked for, a red one too"
    document, found = report(
        f"He said: red red line. She said: {long}.",
        Said("rubio", "red red line", date(2025, 11, 1)),
        Said("umerov", long, date(2025, 12, 1)),
    )
    add(store, document, found, extractor="rules 1")
    assert contents(store, ["red", "line"]) == ["red red line", long]
    assert contents(store, ["red", "line"], newest_first=True) == [long, "red red line"]
    assert contents(store, ["red", "line"], limit=1) == ["red red line"]
    scores = [hit.score for hit in queries.search(store, parse(["red", "line"]), Query())]
    assert scores[0] > scores[1] > 0


def test_rejected_statements_are_not_found(filled: Store) -> None:
    filled.transact(lambda connection: connection.execute(update(statements).values(review="rejected")))
    assert contents(filled, ["plan*"]) == []


def test_the_number_of_sql_statements_does_not_grow(filled: Store) -> None:
    counted: list[int] = []
    for found, words in ((1, "isik"), (4, "plan*")):
        ran: list[str] = []

        def note(*arguments: Any, ran: list[str] = ran) -> None:
            ran.append(arguments[2])

        event.listen(filled.engine, "after_cursor_execute", note)
        assert len(contents(filled, [words])) == found
        event.remove(filled.engine, "after_cursor_execute", note)
        counted.append(sum("SELECT" in sql for sql in ran))
    assert counted[0] == counted[1] == 5


def test_a_document_stored_twice_is_indexed_once(filled: Store) -> None:
    document, found = report("Report: one.", Said("rubio", "one"))
    for _ in range(2):
        add(filled, document, found, extractor="rules 1")
    assert len(contents(filled, ["one"])) == 1
    with filled.read() as connection:
        numbers = connection.execute(select(search_texts.c.number).order_by(search_texts.c.number)).scalars()
        assert list(numbers) == list(range(1, len(SAYINGS) + 2))
        assert fulltext.check(connection).level is Level.OK


def test_the_words_are_kept_alike(filled: Store) -> None:
    with filled.read() as connection:
        kept = set(connection.execute(select(search_texts.c.words)).scalars())
    assert "the red line is not the plan s line a red red line" in kept


@pytest.mark.parametrize(
    "harm",
    [
        update(search_texts).values(words="other words"),
        delete(search_texts).where(search_texts.c.number == 2),
        update(statements).where(statements.c.content.like("ke hoach%")).values(content="unheard"),
    ],
    ids=["changed", "lost", "behind"],
)
def test_what_differs_is_found_and_mended(filled: Store, harm: Any) -> None:
    filled.transact(lambda connection: connection.execute(harm))
    with filled.read() as connection:
        finding = fulltext.check(connection)
    assert finding.level is Level.ERROR
    assert finding.fix == "run `positions doctor --fix`"
    assert fulltext.rebuild(filled) == len(SAYINGS)
    with filled.read() as connection:
        assert fulltext.check(connection).level is Level.OK


def test_an_index_that_is_gone_is_found_and_mended(filled: Store) -> None:
    if filled.dialect != "sqlite":
        pytest.skip("PostgreSQL has no table of its own for the index")
    filled.transact(lambda connection: connection.execute(text("DROP TABLE search_index")))
    with filled.read() as connection:
        assert fulltext.check(connection).level is Level.ERROR
    fulltext.rebuild(filled)
    assert len(contents(filled, ["ke hoach"])) == 2


def test_an_upgrade_takes_in_what_is_stored(filled: Store) -> None:
    schema.migrate(filled, lambda settings: command.downgrade(settings, "m0002"))
    with filled.read() as connection:
        assert connection.scalar(select(func.count()).select_from(statements)) == len(SAYINGS)
        names = connection.dialect.get_table_names(connection)
        assert not [name for name in names if name.startswith("search_")]
    schema.migrate(filled, lambda settings: command.upgrade(settings, "head"))
    assert len(contents(filled, ["ke hoach"])) == 2
    with filled.read() as connection:
        assert fulltext.check(connection).level is Level.OK
    document, found = report("Report: one.", Said("rubio", "one"))
    add(filled, document, found, extractor="rules 1")
    assert len(contents(filled, ["one"])) == 1
