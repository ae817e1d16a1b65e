"""Who is asked about: owners of plans, those spoken to, sub-issues, codebooks of another make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from positions.codebook.loader import load
from positions.codebook.model import Issue
from positions.errors import QuestionError
from positions.questions import Question, parse

TODAY = date(2025, 12, 8)


def ask(question: str) -> Question:
    return parse(question, load(), today=TODAY)


def refusal(question: str) -> str:
    with pytest.raises(QuestionError) as error:
        ask(question)
    return str(error.value)


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("what did Russia say about the US plan", set()),
        ("what did Russia say about Ukraine's plan", {"framework-20"}),
        ("what did Russia say about the plan of Ukraine", {"framework-20"}),
        ("what did Russia say about the European plan", {"europe-counter"}),
        ("what did Russia say about Europe's proposal", {"europe-counter"}),
        ("what did Russia say about the 28-point plan of the US", {"us-28"}),
        ("Nga nói gì về kế hoạch của Ukraine", {"framework-20"}),
        ("Nga nói gì về kế hoạch cho Ukraine", set()),
    ],
)
def test_whose_plan(question: str, plans: set[str]) -> None:
    asked = ask(question)
    assert asked.query.plans == plans
    assert asked.query.issues == {"plan"}
    assert asked.parties == ("russia",)


@pytest.mark.parametrize(
    "question",
    [
        "what did Ukraine say about Russia's plan",
        "what did Ukraine say about the Turkish plan",
        "what did Ukraine say about the 28-point plan of Europe",
    ],
)
def test_no_such_plan(question: str) -> None:
    assert "the codebook has no such plan by" in refusal(question)


@pytest.mark.parametrize(
    "question",
    [
        "what did Ukraine say about Turkey's elections",
        "who opposes Georgian membership in NATO",
        "what did Trump say about elections in Russia",
    ],
)
def test_sides_of_another_issue(question: str) -> None:
    assert "does not belong to that issue" in refusal(question)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("what did Trump say about Ukraine and Russia", '"Ukraine" is what is spoken about'),
        ("what did Trump say about Ukraine and Russia", '"Russia" is what is spoken about'),
        ("told Putin about the plan", '"Putin" is spoken to'),
        ("support for Ukraine", '"Ukraine" is spoken to, supported or opposed'),
        ("statement to Russia", '"Russia" is spoken to'),
        ("who supports Ukraine", '"Ukraine" is spoken to, supported or opposed'),
        ("Nga nói với Ukraine về kế hoạch", '"Ukraine" is spoken to'),
        ("what did Witkoff say in Moscow", '"Moscow" is a place'),
        ("what did the president say", '"president" of which country?'),
        ("what did the Icelandic pope say", "nobody in the codebook is"),
    ],
)
def test_those_who_do_not_speak(question: str, part: str) -> None:
    assert part in refusal(question)


@pytest.mark.parametrize(
    ("question", "parties"),
    [
        ("is the plan acceptable to Russia", ("russia",)),
        ("rejected by Russia", ("russia",)),
        ("talks between Russia and Ukraine: what does the US say", ("us",)),
        ("who in the US opposes NATO membership", ("us",)),
        ("what did Russia, Ukraine, and Turkey say about talks with the US", ("russia", "ukraine", "turkey")),
    ],
)
def test_those_who_speak(question: str, parties: tuple[str, ...]) -> None:
    assert ask(question).parties == parties


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("President Putin on the plan", {"putin"}),
        ("Russia's Lavrov on the plan", {"lavrov"}),
        ("Russian Foreign Minister Sergei Lavrov on the plan", {"lavrov"}),
        ("the president of Ukraine on the plan", {"zelensky"}),
        ("Trump's envoy Witkoff on the plan", {"witkoff"}),
        ("the Pope on a ceasefire", {"leo-xiv"}),
        ("Ngoại trưởng Nga Lavrov nói gì", {"lavrov"}),
        ("Russia and Putin", None),
    ],
)
def test_offices(question: str, speakers: set[str] | None) -> None:
    if speakers is None:
        assert "are of different kinds" in refusal(question)
    else:
        assert ask(question).query.speakers == speakers
        assert not ask(question).query.parties


def test_an_issue_takes_in_its_parts() -> None:
    book = load()
    parts = {"donbas-status": Issue("donbas-status", "Donbas", "?", parent="territory")}
    deeper = {"mariupol": Issue("mariupol", "Mariupol", "?", parent="donbas-status")}
    larger = replace(book, issues={**book.issues, **parts, **deeper})
    asked = parse("what did Russia say about territory", larger, today=TODAY)
    assert asked.query.issues == {"territory", "donbas-status", "mariupol"}
    assert asked.issues == ("territory",)


def test_a_case_without_meetings_needs_a_day() -> None:
    book = replace(load(), events={})
    with pytest.raises(ValueError, match="needs `today` or `newest`"):
        parse("what did Russia say in November", book)
    assert parse("what did Russia say in November", book, newest=TODAY).query.since == date(2025, 11, 1)
    assert parse("what did Russia say in November", book, today=TODAY).query.since == date(2025, 11, 1)


@pytest.mark.parametrize(
    "question", ["Nga nói gì ngày", "what did Russia say on the", "0000-01 Russia", "Russia 99/99/9999"]
)
def test_unfinished_and_impossible_dates_do_no_harm(question: str) -> None:
    try:
        assert ask(question).parties == ("russia",)
    except QuestionError as error:
        assert str(error)  # noqa: PT017 - a refusal is as good
