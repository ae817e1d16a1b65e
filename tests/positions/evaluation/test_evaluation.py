"""Figures against hand labels: what matches, what counts, and what the figures come to."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions import evaluation as ev
from positions.errors import DataFileError
from positions.model import Stance


def label(words: str, speaker: str = "Marco Rubio", **more: Any) -> dict[str, Any]:
    return {
        "id": more.pop("id", words[:8]),
        "speakers": [speaker],
        "parties": ["us"],
        "country": "US",
        "said_on": "2025-12-01",
        "form": "indirect",
        "content": [words],
        "positions": [
            {"issue": issue, "stance": stance} for issue, stance in more.pop("positions", {}).items()
        ],
        **more,
    }


def document(*statements: dict[str, Any], doc: str = "a.txt", language: str = "en") -> ev.Labelled:
    return ev.labelled({"doc": doc, "language": language, "statements": list(statements)})


def values(gold: ev.Labelled, found: ev.Labelled) -> dict[str, float]:
    counts = ev.counts_of(ev.pairings([gold], [found]))
    return {figure.name: round(figure.value, 3) for figure in ev.figures(counts)}


def test_figures_of_an_example() -> None:
    gold = document(
        label("the talks were very useful indeed", positions={"negotiations": "support"}),
        label("no land will be ceded to anyone", "Rustem Umerov", positions={"territory": "oppose"}),
        label("the army needs eight hundred thousand soldiers", positions={"armed_forces": "oppose"}),
        label("perhaps so", optional=True, positions={"nato": "neutral"}),
    )
    found = document(
        label("the talks were very useful", positions={"negotiations": "support", "plan": "neutral"}),
        label("no land will be ceded to anyone", "Unknown Man", positions={"territory": "support"}),
        label("the weather in Geneva was cold", positions={"ceasefire": "support"}),
        label("perhaps so", "Somebody", positions={"nato": "oppose"}),
    )
    assert values(gold, found) == {
        "content precision": 0.667,
        "content recall": 0.667,
        "content F1": 0.667,
        "attribution precision": 0.333,
        "attribution recall": 0.333,
        "attribution F1": 0.333,
        "issue precision": 0.5,
        "issue recall": 0.667,
        "issue F1": 0.571,
        "position precision": 0.25,
        "position recall": 0.333,
        "position F1": 0.286,
        "parties accuracy": 1.0,
        "said_on accuracy": 1.0,
        "form accuracy": 1.0,
        "country accuracy": 1.0,
        "stance accuracy": 0.5,
    }


def test_a_statement_is_used_once_and_the_right_speaker_wins_a_tie() -> None:
    gold = document(label("we will go on talking", "A B"), label("we will go on talking", "C D"))
    found = document(label("we will go on talking", "C D"))
    matched = [(p.gold and p.gold.names, p.mine and p.mine.names) for p in ev.pairings([gold], [found])]
    assert matched == [(("A B",), None), (("C D",), ("C D",))]


@pytest.mark.parametrize(
    ("words", "matches"),
    [
        ("one two three four", True),
        ("one two nine ten", True),  # half of the words
        ("one two nine ten eleven", False),
        ("ONE, TWO — three!", True),
        ("", False),
    ],
)
def test_half_of_the_words_make_a_match(words: str, *, matches: bool) -> None:
    (first, *_) = ev.pairings([document(label("one two three four"))], [document(label(words))])
    assert (first.mine is not None) is matches


def test_names_are_compared_without_marks() -> None:
    gold, found = (
        document(label("yes we do", "Recep Tayyip Erdoğan")),
        document(label("yes we do", "Recep Tayyip Erdogan")),
    )
    assert values(gold, found)["attribution F1"] == 1.0


def test_a_document_that_was_not_found_counts_as_missed() -> None:
    counts = ev.counts_of(ev.pairings([document(label("no land"))], []))
    assert (counts.wanted, counts.found, counts.content) == (1, 0, 0)
    assert {figure.value for figure in ev.figures(counts)} == {0.0}


def test_cells_need_the_latest_stance_and_the_sign_of_the_net_score() -> None:
    early = label("first words", said_on="2025-11-01", positions={"plan": "oppose", "nato": "oppose"})
    late = label("second words", said_on="2025-11-02", positions={"plan": "support", "nato": "oppose"})
    gold = document(late, early)
    assert ev.cells([gold], [gold]).value == 1.0
    only_late = document(late)
    cell = ev.cells([gold], [only_late])
    # The plan's net score is 0 in the labels and 1 in what was found; on NATO both signs are the same.
    assert (cell.value, cell.of) == (0.5, 2)


def test_intervals_hold_the_figure_and_are_the_same_every_time() -> None:
    gold = [document(label("no land at all"), doc=f"{n}.txt") for n in range(8)]
    found = [document(label("no land at all" if n % 2 else "other words"), doc=f"{n}.txt") for n in range(8)]
    pairings = ev.pairings(gold, found)
    recall = next(f for f in ev.with_intervals(pairings, 200) if f.name == "content recall")
    assert recall.low is not None
    assert recall.high is not None
    assert 0.0 < recall.low < recall.value == 0.5 < recall.high < 1.0
    assert ev.with_intervals(pairings, 200) == ev.with_intervals(pairings, 200)
    assert all(figure.low is None for figure in ev.with_intervals(pairings, 0))


@given(st.lists(st.lists(st.sampled_from(list(Stance)), max_size=3), min_size=1, max_size=4))
def test_labels_agree_with_themselves(stances: list[list[Stance]]) -> None:
    issues = ("plan", "nato", "territory")
    gold = document(
        *(
            label(f"word{n} of statement {n}", positions=dict(zip(issues, row, strict=False)))
            for n, row in enumerate(stances)
        )
    )
    pairings = ev.pairings([gold], [gold])
    counts = ev.counts_of(pairings)
    for figure in ev.figures(counts):
        assert figure.value == (1.0 if figure.of else 0.0)
    assert list(ev.differences(pairings)) == []


def test_alpha_of_a_published_example() -> None:
    """K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example B."""
    meg, owen = "aabbdcccedda", "babbbccceddd"
    alpha = ev.alpha(list(zip(meg, owen, strict=True)))
    assert alpha is not None
    assert round(alpha, 3) == 0.692


def test_alpha_where_chance_cannot_be_told() -> None:
    assert ev.alpha([]) is None
    assert ev.alpha([(Stance.SUPPORT, Stance.SUPPORT)]) is None
    assert ev.alpha([(Stance.SUPPORT, Stance.SUPPORT), (Stance.OPPOSE, Stance.OPPOSE)]) == 1.0


def test_alpha_weighs_distance() -> None:
    base = [(Stance.SUPPORT, Stance.SUPPORT), (Stance.OPPOSE, Stance.OPPOSE)] * 3
    near = [*base, (Stance.SUPPORT, Stance.CONDITIONAL)]
    far = [*base, (Stance.SUPPORT, Stance.OPPOSE)]
    alphas = [ev.alpha(pairs, ev.distance) for pairs in (near, far)]
    assert alphas[0] is not None
    assert alphas[1] is not None
    assert alphas[0] > 0.9 > alphas[1]


def test_reliability_counts_claims_by_confidence() -> None:
    claims = (
        [ev.Claim(0.95, right=True)] * 3 + [ev.Claim(0.95, right=False)] + [ev.Claim(0.31, right=False)] * 2
    )
    table, error = ev.reliability(claims)
    assert [(each.low, each.number, each.right) for each in table] == [(0.3, 2, 0.0), (0.9, 4, 0.75)]
    assert error == pytest.approx((2 * 0.31 + 4 * 0.2) / 6)
    assert ev.reliability([]) == ((), None)
    assert ev.reliability([ev.Claim(1.0, right=True)])[0][0].low == 0.9


def test_claims_are_those_of_statements_and_positions() -> None:
    told = label("no land at all", positions={"territory": "oppose", "plan": "neutral"}, confidence=0.9)
    told["positions"] = [{**position, "confidence": 0.4} for position in told["positions"]]
    gold = document(label("no land at all", positions={"territory": "oppose"}))
    statements, positions = ev.claims(ev.pairings([gold], [document(told)]))
    assert statements == [ev.Claim(0.9, right=True)]
    assert positions == [ev.Claim(0.4, right=True), ev.Claim(0.4, right=False)]


def test_differences_say_what_differs() -> None:
    gold = document(
        label("no land at all", positions={"territory": "oppose", "plan": "neutral"}), label("missed words")
    )
    found = document(
        label(
            "no land at all",
            "Somebody",
            positions={"territory": "support", "nato": "neutral"},
            parties=[],
            said_on="2025-12-02",
            rule="head",
        ),
        label("something quite other", rule="tail"),
    )
    told = [(each.kind, each.what, each.rule) for each in ev.differences(ev.pairings([gold], [found]))]
    assert told == [
        (
            "wrong",
            "speakers Somebody not Marco Rubio; parties none not us; said_on 2025-12-02 not 2025-12-01; nato (neutral) besides; no plan (neutral); stance on territory support not oppose",
            "head",
        ),
        ("missed", "", ""),
        ("extra", "", "tail"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "labels.jsonl:2: is not JSON"),
        ("[]", "labels.jsonl:2: is no labelled document"),
        ('{"doc": "a"}', "lacks 'statements'"),
        (json.dumps({"doc": "b", "statements": [{"content": "x", "form": "shouted"}]}), "'shouted'"),
        (
            json.dumps(
                {
                    "doc": "b",
                    "statements": [{"content": "x", "positions": [{"issue": "plan", "stance": "yes"}]}],
                }
            ),
            "'yes'",
        ),
        ('{"doc": "first", "statements": []}', "'first' comes twice"),
    ],
)
def test_a_file_that_holds_no_labels_is_refused_with_its_line(line: str, message: str) -> None:
    with pytest.raises(DataFileError) as caught:
        ev.parse(['{"doc": "first", "statements": []}', line], "labels.jsonl")
    assert message in str(caught.value)


def test_empty_lines_are_passed_over() -> None:
    assert [d.doc for d in ev.parse(["\n", '{"doc": "a", "statements": []}', ""], "x")] == ["a"]
