"""`list` with words instead of options: the same statements, and the words that lead back to a query."""

from __future__ import annotations

import shlex
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.selection import Selection
from db.engine import open_store
from positions.codebook import load
from positions.model import Form, Stance
from positions.query import Query, Without, as_words
from tests.cli.test_statements import ids
from tests.cli.world import run
from tests.examples import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (
            ["party:Nga", "issue:plan", "-speaker:putin"],
            "other Dmitry Peskov, local Dmitry Peskov, wire Kremlin",
        ),
        (
            ["party:russia issue:plan -stance:oppose -form:direct -speaker:kremlin"],
            "local Dmitry Peskov, echo Vladimir Putin",
        ),
        (['party:"United States",brazil'], "other Joao Exemplo, local Marco Rubio"),
        (["party:United States"], "local Marco Rubio"),
        (["--party", "russia", "date:2025-12-06.."], "other Dmitry Peskov"),
        (["--since", "2025-12-01", "date:..2025-12-05", "stance:oppose"], "local Volodymyr Zelensky"),
        (["nhuong lanh tho"], "local Volodymyr Zelensky"),
        (["plan", "-rejected the"], "other Joao Exemplo, wire Kremlin"),
        (['-"rejected the"', "plan"], "other Joao Exemplo, wire Kremlin"),
        (
            ["party:russia", "-outlet:Example Wire", "-language:VI"],
            "other Dmitry Peskov, echo Vladimir Putin",
        ),
        (["stance:oppose", "confidence:0.5", "-country:RU"], "local Volodymyr Zelensky"),
    ],
)
def test_words_filter(stored: Path, filters: list[str], expected: str) -> None:
    assert ids(*filters) == expected.split(", ")


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (["party:rusia"], "word 1 of the query, party:rusia: unknown party 'rusia'; did you mean russia"),
        (
            ["plan", "issue:natto"],
            "word 2 of the query, issue:natto: unknown issue 'natto'; did you mean nato",
        ),
        (["pary:russia"], "no field 'pary'"),
        (["stance:against"], "'against' is none of support, conditional, neutral, oppose"),
        (["form:loud"], "'loud' is none of direct, indirect, mixed"),
        (["review:maybe"], "'maybe' is none of unreviewed, accepted, rejected"),
        (["confidence:2"], "from 0 to 1"),
        (["date:2025-11,2025-12"], "only one value"),
        (["since:2025-12", "until:2025-11"], "end on 2025-11-30, before they begin on 2025-12-01"),
        (["date:2025-11", "--since", "2025-12"], "end on 2025-11-30, before they begin on 2025-12-01"),
        (["party:Germany"], "Germany speaks as part of the party"),
        (["\u0301"], "there is no letter in it"),
    ],
)
def test_a_word_that_is_not_understood_is_refused(stored: Path, filters: list[str], message: str) -> None:
    done = run("list", *filters)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert len(done.err.splitlines()) == 1


def test_as_the_store_knew(stored: Path) -> None:
    assert run("list", "known:2020").code == 4
    assert ids("known:2999", "stance:oppose") == ["other Dmitry Peskov", "local Volodymyr Zelensky"]


BOOK = load()
names = st.sampled_from(["The Guardian", "AP", 'The "Sun"', "a,b", "-x", "field:y", "Wire"])


def some(values: object) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(list(values)), max_size=2)  # type: ignore[call-overload]


KEYS: dict[str, st.SearchStrategy[Any]] = {
    "parties": some([*BOOK.parties, "china"]),
    "countries": some(["US", "VN", "NATO"]),
    "speakers": some([*list(BOOK.persons)[:20], *list(BOOK.institutions)[:20]]),
    "issues": some(BOOK.issues),
    "plans": some(BOOK.plans),
    "stances": some(Stance),
    "forms": some(Form),
    "languages": some(["en", "vi"]),
    "outlets": st.frozensets(names, max_size=2),
    "reviews": some(["unreviewed", "rejected"]),
    "text": st.lists(
        st.sampled_from(["red line", "plan", "-not", "a:b", 'say "no"', "mir, khleb"]), unique=True
    ).map(lambda phrases: tuple(sorted(phrases))),
}
queries = st.builds(
    Query,
    **KEYS,
    since=st.none() | st.just(date(2025, 11, 1)),
    until=st.none() | st.just(date(2025, 12, 8)),
    confidence=st.sampled_from([0.0, 0.25, 0.8]),
    known_at=st.none() | st.just(datetime(2025, 12, 5, 18, tzinfo=UTC)),
    without=st.builds(Without, **KEYS),
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_the_command_in_words_selects_the_same(stored: Path, query: Query) -> None:
    words = shlex.split(as_words(query))[2:]
    given: dict[str, list[str]] = {}
    while words and words[0].startswith("--"):
        given.setdefault(words[0].removeprefix("--"), []).append(words[1])
        words = words[2:]
    days = {name: date.fromisoformat(given.pop(name)[0]) for name in ("since", "until") if name in given}
    plural = {"party": "parties", "country": "countries"}
    options = {plural.get(name, f"{name}s"): values for name, values in given.items()}
    with open_store(stored) as store:
        assert Selection(**options, **days, terms=words).query(BOOK, store) == query  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["Associated Press", "apnews.com", "www.apnews.com", "ap", "AP News"])
def test_an_outlet_goes_by_any_of_its_names(stored: Path, name: str) -> None:
    with open_store(stored) as store:
        assert Selection(outlets=[name]).query(BOOK, store) == Query(outlets=frozenset({"AP"}))
        wanted = Selection(terms=[f'-outlet:"{name}"']).query(BOOK, store)
    assert wanted == Query(without=Without(outlets=frozenset({"AP"})))
