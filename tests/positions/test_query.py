"""A Query and the statements it selects."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.model import (
    UNNAMED,
    Basis,
    Form,
    Position,
    Precision,
    Record,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
)
from positions.query import Query, as_words

MACRON = Speaker("macron", "Emmanuel Macron", SpeakerKind.PERSON, "FR", "europe")
MERZ = Speaker("merz", "Friedrich Merz", SpeakerKind.PERSON, "DE", "europe")
RECORD = Record(
    id="st-000001",
    utterance="ut-000001",
    speakers=(MACRON,),
    parties=("europe",),
    country="FR",
    said_on=date(2025, 11, 25),
    precision=Precision.DAY,
    basis=Basis.EXPLICIT,
    form=Form.DIRECT,
    language="en",
    content=("we need guarantees",),
    spans=(Span(10, 28),),
    source=("Macron",),
    cue=("said",),
    via=None,
    positions=(
        Position("security_guarantees", Stance.SUPPORT),
        Position("plan", Stance.OPPOSE, plan="us-28"),
    ),
    rule="said",
    confidence=0.9,
    review="unreviewed",
    document="d1",
    document_name="report.txt",
    outlet="Agency",
    url=None,
    title=None,
    published_on=date(2025, 11, 26),
)
JOINT = replace(RECORD, speakers=(MACRON, MERZ), parties=("europe", "ukraine"), country=None)


def some(*values: str) -> frozenset[str]:
    return frozenset(values)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (Query(), True),
        (Query(parties=some("europe", "us")), True),
        (Query(parties=some("us")), False),
        (Query(countries=some("FR")), True),
        (Query(countries=some("DE")), False),
        (Query(speakers=some("macron")), True),
        (Query(speakers=some("merz")), False),
        (Query(issues=some("plan")), True),
        (Query(issues=some("nato")), False),
        (Query(plans=some("us-28")), True),
        (Query(plans=some("europe-counter")), False),
        (Query(stances=frozenset({Stance.OPPOSE})), True),
        (Query(stances=frozenset({Stance.NEUTRAL})), False),
        (Query(issues=some("plan"), stances=frozenset({Stance.OPPOSE})), True),
        # One coding must have it all: oppose is said of the plan, not of the guarantees.
        (Query(issues=some("security_guarantees"), stances=frozenset({Stance.OPPOSE})), False),
        (Query(issues=some("security_guarantees"), plans=some("us-28")), False),
        (Query(issues=some("security_guarantees", "plan"), stances=frozenset({Stance.OPPOSE})), True),
        (Query(forms=frozenset({Form.DIRECT})), True),
        (Query(forms=frozenset({Form.MIXED})), False),
        (Query(languages=some("en")), True),
        (Query(languages=some("vi")), False),
        (Query(outlets=some("Agency")), True),
        (Query(outlets=some("agency")), False),
        (Query(since=date(2025, 11, 25), until=date(2025, 11, 25)), True),
        (Query(since=date(2025, 11, 26)), False),
        (Query(until=date(2025, 11, 24)), False),
        (Query(parties=some("europe"), languages=some("vi")), False),
    ],
)
def test_matches(query: Query, wanted: bool) -> None:  # noqa: FBT001 - a row of the table
    assert query.matches(RECORD) is wanted


@pytest.mark.parametrize(
    "query",
    [
        Query(parties=some("europe")),
        Query(parties=some("ukraine")),
        Query(countries=some("FR")),
        Query(countries=some("DE")),
        Query(speakers=some("merz")),
    ],
)
def test_a_joint_statement_counts_for_each_of_its_sides(query: Query) -> None:
    assert query.matches(JOINT)


def test_rejected_statements_count_only_on_request() -> None:
    rejected = replace(RECORD, review="rejected")
    assert not Query().matches(rejected)
    assert Query(rejected=True).matches(rejected)
    assert Query(rejected=True).matches(RECORD)


def test_no_outlet_no_country_no_coding() -> None:
    bare = replace(RECORD, outlet=None, country=None, speakers=(UNNAMED,), parties=(), positions=())
    assert Query().matches(bare)
    for query in (Query(outlets=some("Agency")), Query(countries=some("FR")), Query(issues=some("plan"))):
        assert not query.matches(bare)


def test_as_words() -> None:
    query = Query(
        parties=some("russia"),
        issues=some("plan"),
        since=date(2025, 11, 1),
        stances=frozenset({Stance.OPPOSE}),
    )
    assert as_words(query) == "positions list --party russia --issue plan --stance oppose --since 2025-11-01"
    assert as_words(Query()) == "positions list"


def test_as_words_names_every_field() -> None:
    query = Query(
        parties=some("us", "europe"),
        countries=some("DE"),
        speakers=some("name:jane-roe"),
        issues=some("nato"),
        plans=some("us-28"),
        stances=frozenset({Stance.NEUTRAL}),
        forms=frozenset({Form.MIXED}),
        languages=some("vi"),
        outlets=some("Der Spiegel"),
        since=date(2025, 11, 1),
        until=date(2025, 12, 8),
        rejected=True,
    )
    assert as_words(query) == (
        "positions list --party europe --party us --country DE --speaker name:jane-roe --issue nato --plan us-28"
        " --stance neutral --form mixed --language vi --outlet 'Der Spiegel' --since 2025-11-01 --until 2025-12-08"
        " --rejected"
    )


@given(st.frozensets(st.text(min_size=1), max_size=4))
def test_as_words_survives_the_shell(outlets: frozenset[str]) -> None:
    words = shlex.split(as_words(Query(outlets=outlets)))
    assert words == ["positions", "list", *(part for name in sorted(outlets) for part in ("--outlet", name))]


sets = st.frozensets(st.sampled_from(["us", "europe", "ukraine"]), max_size=2)
days = st.none() | st.dates(date(2025, 11, 20), date(2025, 11, 30))
queries = st.builds(
    Query, parties=sets, since=days, until=days, issues=st.frozensets(st.sampled_from(["plan", "nato"]))
)


@given(queries)
def test_fewer_conditions_select_more(query: Query) -> None:
    for wider in (
        replace(query, parties=frozenset()),
        replace(query, issues=frozenset()),
        replace(query, since=None),
    ):
        assert wider.matches(JOINT) or not query.matches(JOINT)
