"""Clustering anew: decisions hold, a second run changes nothing, memory does not grow with the days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.clustering import Known, Report, recluster
from positions.model import Precision
from positions.signs import signs
from positions.utterances import Witness, same

START = date(2025, 12, 1)
PLAN = "the plan can be a basis for a final settlement of this war"
LAND = "the question of the territory remains the hardest of them all today"


def report(
    number: int, words: str = PLAN, speaker: str = "umerov", *, day: int = 0, current: str = ""
) -> Report:
    own = f"ut-{number}"
    witness = Witness(
        frozenset({speaker}),
        frozenset({"ukraine"}),
        START + timedelta(days=day),
        Precision.DAY,
        "en",
        (words,),
    )
    return Report(own, current or own, witness)


def pairs(*given: tuple[int, int]) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = defaultdict(set)
    for first, second in given:
        held[f"ut-{first}"].add(f"ut-{second}")
        held[f"ut-{second}"].add(f"ut-{first}")
    return {key: frozenset(others) for key, others in held.items()}


def run(
    reports: list[Report],
    together: dict[str, frozenset[str]] | None = None,
    apart: dict[str, frozenset[str]] | None = None,
) -> dict[str, str]:
    ordered = sorted(reports, key=lambda each: each.witness.said_on)
    days = [(day, list(some)) for day, some in groupby(ordered, key=lambda each: each.witness.said_on)]
    return {told.own: utterance for told, utterance in recluster(days, together or {}, apart or {})}


def test_a_report_leaves_its_id_to_the_one_it_was_parted_from() -> None:
    reports = [report(16, current="ut-1"), report(1, current="ut-1")]
    assert run(reports, apart=pairs((1, 16))) == {"ut-16": "ut-16", "ut-1": "ut-1"}


def test_a_report_whose_id_goes_with_others_takes_a_free_one_where_it_is_parted_from_them() -> None:
    reports = [report(16, current="ut-1"), report(2, current="ut-1"), report(1, current="ut-1")]
    found = run(reports, apart=pairs((1, 2)))
    assert found == {"ut-16": "ut-1", "ut-2": "ut-1", "ut-1": "ut-16"}
    again = [Report(each.own, found[each.own], each.witness) for each in reports]
    assert run(again, apart=pairs((1, 2))) == found


def test_reports_of_one_act_come_together_and_keep_their_id() -> None:
    found = run(
        [report(1, current="ut-9"), report(2), report(3, LAND), report(4, speaker="yermak"), report(5, day=1)]
    )
    assert found == {"ut-1": "ut-9", "ut-2": "ut-9", "ut-3": "ut-3", "ut-4": "ut-4", "ut-5": "ut-5"}


def test_what_a_person_parted_stays_apart() -> None:
    found = run(
        [report(1), report(2, current="ut-1"), report(3, current="ut-1")], apart=pairs((1, 2), (1, 3))
    )
    assert found == {"ut-1": "ut-1", "ut-2": "ut-2", "ut-3": "ut-2"}


def test_what_a_person_put_together_stays_together_over_days() -> None:
    found = run([report(1), report(2, LAND, day=40), report(3, LAND, day=40)], together=pairs((1, 2)))
    assert found == {"ut-1": "ut-1", "ut-2": "ut-1", "ut-3": "ut-1"}


def test_of_contrary_decisions_the_parting_holds() -> None:
    found = run([report(1), report(2, LAND), report(3)], pairs((1, 2), (2, 3)), pairs((1, 3)))
    assert found["ut-1"] == found["ut-2"] != found["ut-3"]


told = st.builds(
    report,
    st.integers(1, 30),
    st.sampled_from([PLAN, LAND, PLAN.replace("final", "lasting"), LAND.replace("today", "now")]),
    st.sampled_from(["umerov", "yermak"]),
    day=st.integers(0, 4),
    current=st.integers(1, 30).map("ut-{}".format),
)
decided = st.lists(st.tuples(st.integers(1, 15), st.integers(16, 30)), max_size=4)


@given(st.lists(told, max_size=12, unique_by=lambda each: each.own), decided, decided)
def test_a_second_run_changes_nothing(
    reports: list[Report], joint: list[tuple[int, int]], parted: list[tuple[int, int]]
) -> None:
    together, apart = pairs(*set(joint) - set(parted)), pairs(*parted)
    once = run(reports, together, apart)
    assert once.keys() == {each.own for each in reports}
    again = [Report(each.own, once[each.own], each.witness) for each in reports]
    assert run(again, together, apart) == once
    for first, others in apart.items():
        for second in others:
            if first in once and second in once:
                assert once[first] != once[second]


def test_days_gone_by_are_forgotten() -> None:
    known = Known()
    for day in range(50):
        each = report(day, day=day)
        known.forget(each.witness.said_on - timedelta(days=3))
        known.add(each.own, each.witness)
    assert known.days() == 4


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Путин принял Уиткоффа в Кремле", {"person:putin", "person:witkoff", "body:kremlin"}),
        ("Putin received Witkoff in the Kremlin", {"person:putin", "person:witkoff", "body:kremlin"}),
        ("kế hoạch 28 điểm", {"plan:us-28"}),
        ("28 maddelik plan", {"plan:us-28"}),
        ("nothing of the kind", set()),
        ("", set()),
    ],
)
def test_names_are_the_same_in_every_language(text: str, named: set[str]) -> None:
    assert signs(text) == named


def across(language: str, words: str, *codes: str) -> Witness:
    return Witness(
        frozenset({"peskov"}),
        frozenset({"russia"}),
        START,
        Precision.DAY,
        language,
        (words,),
        frozenset(codes),
    )


RUSSIAN = across("ru", "Путин в Кремле пять часов говорил с Уиткоффом и Кушнером", "negotiations=support")


def test_a_common_stance_is_a_sign_too() -> None:
    english = across("en", "Washington sent the outcome of Geneva to us", "plan=neutral")
    ukrainian = across("uk", "Вашингтон передав нам підсумки Женеви", "plan=neutral")
    assert same(english, ukrainian)
    assert not same(replace(english, codes=frozenset()), replace(ukrainian, codes=frozenset()))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (across("en", "Putin talked to Witkoff and Kushner in the Kremlin", "negotiations=support"), True),
        (across("tr", "Putin, Kremlin'de Witkoff ve Kushner ile görüştü"), True),
        (across("en", "Putin talked to Witkoff and Kushner in the Kremlin", "negotiations=oppose"), False),
        (across("en", "Putin did not talk to Witkoff and Kushner in the Kremlin"), False),
        (across("en", "Putin talked to Witkoff"), False),
        (across("en", "Putin talked to the press in his office", "negotiations=support"), False),
        (across("en", "Putin, Witkoff, Rubio, Vance, Macron, Starmer and Merz met"), False),
    ],
)
def test_across_languages_most_names_must_be_common(other: Witness, *, expected: bool) -> None:
    assert same(RUSSIAN, other) is expected
    assert same(other, RUSSIAN) is expected
