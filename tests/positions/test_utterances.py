"""Several reports of one act of saying are one utterance; two acts never are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.clustering import assign
from positions.model import Precision
from positions.utterances import Witness, same, similarity

DAY = date(2025, 12, 5)


def witness(
    words: str,
    speakers: str = "umerov",
    parties: str = "ukraine",
    *,
    said_on: date = DAY,
    precision: Precision = Precision.DAY,
    language: str = "en",
) -> Witness:
    return Witness(
        frozenset(speakers.split("+")), frozenset(parties.split("+")), said_on, precision, language, (words,)
    )


# The two tellings of each row differ as those of two newsrooms do.
ALIKE = [
    (
        "vi",
        "Hai phía cho rằng mọi bước tiến thật sự tới một thỏa thuận đều tùy thuộc vào việc Moskva có chịu cam kết hòa bình lâu dài hay không",
        "Cả hai phía nhấn mạnh bước tiến thật sự tới thỏa thuận tùy thuộc vào việc Moskva chịu cam kết với hòa bình lâu dài hay không, nhất là bằng việc hạ nhiệt",
    ),
    (
        "vi",
        "hai đoàn đã thống nhất khuôn khổ của các dàn xếp an ninh và bàn về năng lực răn đe để giữ hòa bình",
        "Mỹ và Ukraine cũng thống nhất khuôn khổ các dàn xếp an ninh, đồng thời bàn về những năng lực răn đe cần để giữ hòa bình",
    ),
    (
        "en",
        "real progress toward any agreement depends on Russia's readiness to show serious commitment to long-term peace",
        "progress toward any agreement depends on Russia's readiness to show a serious commitment to a lasting peace",
    ),
    (
        "ru",
        "вопрос о территориях остаётся главным, и без его решения соглашения не будет",
        "вопрос территорий остаётся главным: без решения этого вопроса соглашения не будет",
    ),
    (
        "en",
        "the plan can be a basis for a final settlement, but it needs work",
        "The plan can be a basis for a final settlement",
    ),
]
# Said by one speaker on one day, and not the same.
APART = [
    (
        "en",
        "the plan is a good basis for the talks that lie ahead of us",
        "the territory question is the hardest part of the talks",
    ),
    (
        "en",
        "we accept the plan as it stands on the table today",
        "we do not accept the plan as it stands on the table today",
    ),
    (
        "vi",
        "Nga sẽ chấp nhận đề xuất này nếu được mời họp",
        "Nga sẽ không chấp nhận đề xuất này nếu được mời họp",
    ),
    (
        "en",
        "the delegation went through all 28 points of the plan",
        "the delegation went through all 19 points of the plan",
    ),
    ("en", "talks were useful", "talks were long"),
    ("tr", "ateşkes şart", "barış için çalışıyoruz"),
]


@pytest.mark.parametrize(("language", "first", "second"), ALIKE)
def test_one_act_in_two_tellings_is_one(language: str, first: str, second: str) -> None:
    assert same(witness(first, language=language), witness(second, language=language))


@pytest.mark.parametrize(("language", "first", "second"), APART)
def test_two_acts_of_one_day_stay_two(language: str, first: str, second: str) -> None:
    assert not same(witness(first, language=language), witness(second, language=language))


def test_other_speakers_never_share_an_utterance() -> None:
    words = "real progress depends on the readiness of the other side to stop the fighting"
    assert not same(witness(words, "umerov"), witness(words, "yermak"))


def test_a_joint_line_is_one_whoever_tells_it() -> None:
    _, first, second = ALIKE[0]
    told = witness(first, "state-department", "us+ukraine", language="vi")
    assert same(told, witness(second, "umerov", "ukraine+us", language="vi"))
    assert not same(told, witness(second, "umerov", "ukraine", language="vi"))


@pytest.mark.parametrize(
    ("precision", "days", "other", "expected"),
    [
        (Precision.DAY, 0, Precision.DAY, True),
        (Precision.DAY, 1, Precision.DAY, False),
        (Precision.DAY, 1, Precision.PUBLISHED, True),
        (Precision.PUBLISHED, 1, Precision.DAY, False),
        (Precision.PUBLISHED, 1, Precision.PUBLISHED, True),
        (Precision.PUBLISHED, 2, Precision.PUBLISHED, False),
        (Precision.MONTH, 0, Precision.MONTH, True),
        (Precision.MONTH, 0, Precision.DAY, False),
        (Precision.MONTH, 0, Precision.PUBLISHED, False),
    ],
)
def test_days_must_agree(precision: Precision, days: int, other: Precision, *, expected: bool) -> None:
    words = "progress toward any agreement depends on the other side"
    later = date(2025, 12, 5 + days)
    assert (
        same(witness(words, precision=precision), witness(words, said_on=later, precision=other)) is expected
    )


def test_unnamed_sources_must_speak_for_the_same_side_in_nearly_the_same_words() -> None:
    words = "the delegations agreed on most of the document but the territory is open"
    first = witness(words, "unnamed", "us")
    assert same(first, witness(words, "unnamed", "us"))
    assert not same(first, witness(words, "unnamed", "ukraine"))
    loose = "the delegations agreed on most of the document, they said, while the rest and above all the territory is open"
    assert same(replace(first, speakers=frozenset({"x"})), replace(witness(loose, "x", "us")))
    assert not same(first, witness(loose, "unnamed", "us"))


@pytest.mark.parametrize(
    ("vietnamese", "english", "expected"),
    [
        (
            "Kiev muốn NATO và Canada cùng giữ 800.000 quân",
            "Kyiv wants NATO and Canada to keep 800,000 troops",
            True,
        ),
        (
            "Kiev muốn NATO và Canada cùng giữ 800.000 quân",
            "Kyiv wants NATO and Canada to keep 600,000 troops",
            False,
        ),
        ("Kiev muốn giữ 800.000 quân", "Kyiv wants to keep 800,000 troops", False),
        ("Kiev muốn NATO và Canada cùng giữ quân", "Kyiv wants NATO and Canada to keep troops", False),
    ],
)
def test_across_languages_names_and_numbers_decide(vietnamese: str, english: str, *, expected: bool) -> None:
    assert same(witness(vietnamese, language="vi"), witness(english, language="en")) is expected


def test_new_statements_join_the_nearest_utterance_or_found_their_own() -> None:
    known = "the plan can be a basis for a final settlement of this war"
    near = "the plan can be a basis for a settlement of this war"
    existing = [
        ("ut-far", witness(near)),
        ("ut-near", witness(known)),
        ("ut-other", witness(known, "rubio", "us")),
    ]
    new = [
        ("ut-a", witness(known)),
        ("ut-b", witness("elections are for the people of the country to decide", "rubio", "us")),
        ("ut-c", witness("elections are for the people of the country to decide", "rubio", "us")),
    ]
    assert assign(new, existing) == ["ut-near", "ut-b", "ut-b"]


def test_equally_near_reports_join_the_first() -> None:
    words = "the plan can be a basis for a final settlement of this war"
    assert assign([("ut-new", witness(words))], [("ut-1", witness(words)), ("ut-2", witness(words))]) == [
        "ut-1"
    ]


def test_days_do_not_drift_from_report_to_report() -> None:
    words = "the plan can be a basis for a final settlement of this war"
    published = [
        witness(words, said_on=date(2025, 12, day), precision=Precision.PUBLISHED) for day in (5, 6, 7)
    ]
    assert same(published[1], published[2])
    new = [(f"ut-{number}", report) for number, report in enumerate(published)]
    assert assign(new, []) == ["ut-0", "ut-0", "ut-2"]


contents = st.lists(st.text(alphabet="ab кế1 ,", max_size=20), max_size=3)


@given(contents, contents)
def test_similarity_is_a_symmetric_share(first: list[str], second: list[str]) -> None:
    assert 0.0 <= similarity(first, second) <= 1.0
    assert similarity(first, second) == similarity(second, first)


@given(st.lists(st.sampled_from(["peace", "plan", "мир", "hòa bình", "barış"]), min_size=1, max_size=9))
def test_a_content_is_wholly_similar_to_itself(words: list[str]) -> None:
    assert similarity([" ".join(words)], [" ".join(words)]) == pytest.approx(1.0)


def test_contents_without_words_have_nothing_in_common() -> None:
    assert similarity(["…"], ["…"]) == 0.0
    assert similarity([], ["peace"]) == 0.0
