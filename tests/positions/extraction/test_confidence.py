"""Confidence: an order to sort by."""

from __future__ import annotations

from positions.extraction.confidence import confidence
from positions.model import UNNAMED, Speaker, SpeakerKind

PERSON = Speaker("putin", "Vladimir Putin", SpeakerKind.PERSON, "RU", "russia")
STRANGER = Speaker("name:jan-kowalczyk", "Jan Kowalczyk", SpeakerKind.PERSON, "PL", "europe")
COUNTRY = Speaker("country:ru", "Russia", SpeakerKind.COUNTRY, "RU", "russia")


def test_a_quotation_with_its_source_behind_it_is_surest() -> None:
    assert confidence("quote-tail", [PERSON]) > confidence("head", [PERSON]) > confidence("orphan", [PERSON])


def test_the_least_certain_speaker_counts() -> None:
    assert confidence("head", [PERSON, COUNTRY]) == confidence("head", [COUNTRY])
    ranks = [confidence("head", [speaker]) for speaker in (PERSON, UNNAMED, STRANGER, COUNTRY)]
    assert ranks == sorted(ranks, reverse=True)


def test_an_unknown_frame_is_trusted_little() -> None:
    assert confidence("new", [PERSON]) == 0.6
