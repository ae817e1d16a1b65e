"""Whether a report is about the conflict that the issues ask about."""

from __future__ import annotations

from datetime import date

import pytest

from positions.codebook import load
from positions.extraction import extract
from positions.extraction.relevance import concerned
from positions.model import Document

# Long enough to show what it is about.
FILLER = "The delegations met again in the evening and the press waited outside the hotel for hours. " * 20


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "", False),
        ("en", "Ukraine was mentioned once.", False),
        ("en", "Ukraine and the Ukrainian delegation were mentioned.", True),
        ("en", "UKRAINE came first, then Kyiv.", True),
        ("ru", "Украину и украинскую делегацию упомянули.", True),
        ("uk", "Про Київ і українців згадали.", True),
        ("vi", "Ukraine và Kiev được nhắc tới.", True),
        ("tr", "Ukrayna'nın heyeti Kiev'den geldi.", True),
        ("en", "Ukrainiana is no name of it, nor is Kyivan.", False),
        ("xx", "", True),
    ],
)
def test_a_long_report_names_the_country(language: str, words: str, *, expected: bool) -> None:
    assert concerned(FILLER + words, language, (), load()) is expected


@pytest.mark.parametrize(
    ("speaking", "expected"), [((), False), (("UA", "RU"), False), (("UA", None, "UA"), True)]
)
def test_its_people_may_speak_instead(speaking: tuple[str | None, ...], *, expected: bool) -> None:
    assert concerned(FILLER, "en", speaking, load()) is expected


def test_a_short_report_may_take_it_for_granted() -> None:
    assert concerned(FILLER[:1000], "en", (), load())


@pytest.mark.parametrize(("where", "coded"), [("Asunción", False), ("Kyiv, the capital of Ukraine", True)])
def test_talks_of_others_are_not_coded(where: str, *, coded: bool) -> None:
    said = 'French President Emmanuel Macron said: "The talks were productive and must go on."'
    text = f"{said} They were held in {where}. {FILLER}"
    found = extract(Document("talks", text, "en", date(2025, 12, 8)))
    assert [bool(statement.positions) for statement in found] == [coded]
