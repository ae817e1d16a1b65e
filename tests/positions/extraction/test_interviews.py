"""Interviews whose answers bear no mark: who answers, what the journalist's own words are, and what is no interview."""

from __future__ import annotations

from tests.positions.extraction.reports import told

INTRO = "Rıfat Çalışkan, Harkiv'de on yıldır hastane işleten bir hekim. Onunla sığınakta konuştuk."
QUESTIONS = (
    "Savaşın ilk günü neredeydiniz?",
    "Barış planına inanıyor musunuz?",
    "Peki Rusya çekilir mi?",
    "Sırada ne var?",
)
ANSWERS = (
    "Ameliyattaydım. Elektrik kesildi, fenerle devam ettik.",
    "Ben kâğıda değil, sessiz geceye inanıyorum.",
    "Zorlanmadan çekilmez diye düşünüyorum.",
    "Kışı atlatacağız. Gerisini bilmiyorum.",
)


def _interview(mark: str, *, told_between: str = "") -> str:
    lines = [f"{mark}{q}\n\n{a}" for q, a in zip(QUESTIONS, ANSWERS, strict=True)]
    return "\n\n".join([INTRO, lines[0], *([told_between] if told_between else []), *lines[1:]])


def _expected() -> list[tuple[str, str]]:
    return [("Rifat Caliskan", answer) for answer in ANSWERS]


def test_answers_behind_questions_with_dashes_are_the_guests() -> None:
    assert told("tr", _interview("— ")) == _expected()


def test_answers_in_the_first_person_behind_bare_questions_are_the_guests() -> None:
    assert told("tr", _interview("")) == _expected()


def test_a_paragraph_that_tells_of_the_guest_is_the_reporters() -> None:
    assert (
        told("tr", _interview("— ", told_between="Çalışkan burada jeneratöre bakmaya gidiyor."))
        == _expected()
    )


def test_an_explainer_under_questions_is_no_interview() -> None:
    explained = (
        "Taslak 28 maddeden oluşuyor.",
        "Kiev metni inceliyor.",
        "Moskova bekliyor.",
        "Zirve toplanacak.",
    )
    text = "\n\n".join(f"{q}\n\n{a}" for q, a in zip(QUESTIONS, explained, strict=True))
    assert told("tr", text) == []


def test_a_label_of_unnamed_sources_that_comes_back_opens_their_answers() -> None:
    text = "\n\n".join(f"{q}\n\nMSB kaynakları: {a}" for q, a in zip(QUESTIONS[:3], ANSWERS[:3], strict=True))
    assert told("tr", text) == [("unnamed sources", answer) for answer in ANSWERS[:3]]
