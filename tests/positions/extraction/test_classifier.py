"""The classifier, and how its guesses join what the word lists find."""

from __future__ import annotations

import pytest

from positions.extraction.classifier import BUCKETS, classifier, features
from positions.extraction.codings import codings_of
from positions.extraction.issues import Content
from positions.model import Span, Stance


def content(language: str, text: str, *, declined: bool = False) -> Content:
    return Content(text, (Span(0, len(text)),), (), language, ("russia",), declined=declined)


def test_features_are_buckets_in_order_and_blind_to_case_and_digits() -> None:
    found = features("The 28 points")
    assert found == sorted(set(found))
    assert all(0 <= bucket < BUCKETS for bucket in found)
    assert features("THE 19 POINTS") == found
    assert features("") == []


@pytest.mark.parametrize(
    ("language", "text", "issue", "stance"),
    [
        ("en", "Not one metre of our soil will be handed to the aggressor.", "territory", Stance.OPPOSE),
        (
            "en",
            "Ukraine will never be a member of the alliance, and we shall not allow it.",
            "nato",
            Stance.OPPOSE,
        ),
        ("vi", "Chúng tôi sẽ không bao giờ trao đất của mình cho kẻ xâm lược.", "territory", Stance.OPPOSE),
        ("ru", "Переговоры идут конструктивно, и мы готовы их продолжать.", "negotiations", Stance.SUPPORT),
        ("uk", "Припинення вогню має настати негайно й без жодних умов.", "ceasefire", Stance.SUPPORT),
    ],
)
def test_a_plain_statement_is_recognised(language: str, text: str, issue: str, stance: Stance) -> None:
    (guess,) = [guess for guess in classifier().guesses(text) if guess.issue == issue]
    assert guess.chance > 0.2
    assert guess.stance is stance
    assert 0.25 <= guess.sure <= 1
    assert sum(guess.shares) == pytest.approx(1)
    found = {position.issue: position.stance for position in codings_of(content(language, text))}
    assert found[issue] is stance


def test_no_words_no_guess() -> None:
    assert list(classifier().guesses("…")) == []
    assert codings_of(content("en", "…")) == ()


def test_every_position_shows_words_of_the_content() -> None:
    text = "We will not give up land, and Ukraine must hold elections soon after the war."
    found = codings_of(content("en", text))
    assert {"territory", "elections"} <= {position.issue for position in found}
    assert all(position.evidence and 0 < position.confidence <= 1 for position in found)


def test_a_refusal_to_comment_and_a_source_of_no_side_take_no_stance() -> None:
    text = "Ukraine must leave the Donbas and give up joining NATO."
    for found in (
        codings_of(content("en", text, declined=True)),
        codings_of(content("en", text), anonymous=True),
    ):
        assert found
        assert {position.stance for position in found} == {Stance.NEUTRAL}


def test_other_wars_and_weather_code_nothing() -> None:
    assert codings_of(content("en", "It will be sunny on the coast tomorrow.")) == ()


@pytest.mark.parametrize(
    ("text", "elections"),
    [
        ("Russia has neither a vote nor a veto", False),
        ("Congress gets a vote on the deal before anybody signs it", False),
        ("A vote under fire would be no vote; elections must wait", True),
    ],
)
def test_words_in_another_sense_take_nothing_up(text: str, *, elections: bool) -> None:
    found = {position.issue for position in codings_of(content("en", text))}
    assert ("elections" in found) is elections
