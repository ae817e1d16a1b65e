"""Words of a question, phrases, and the vocabularies' files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.codebook.loader import load
from positions.codebook.model import Codebook, Issue
from positions.datafile import DataFile
from positions.errors import DataFileError
from positions.questions.names import Name, NameKind, lexicon
from positions.questions.topics import topics
from positions.questions.vocabulary import languages, vocabulary, vocabulary_from
from positions.questions.words import Fit, bare_of, fit, key_of, phrase, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What did Russia say?", ["What", "did", "Russia", "say"]),
        ("Russia's 28-point plan", ["Russia", "'s", "28", "point", "plan"]),
        ("didn’t", ["didn’t"]),
        ("the U.S. and J.D. Vance", ["the", "U.S.", "and", "J.D.", "Vance"]),
        ("since 24/11/2025, 2025-11 or 3.12.", ["since", "24/11/2025", "2025-11", "or", "3.12"]),
        ("tháng 11/2025", ["tháng", "11/2025"]),
        ("Rusya'nın 'planı'", ["Rusya", "'nın", "planı"]),
        ("“plan” (NATO) — Nga/Mỹ…", ["plan", "NATO", "Nga", "Mỹ"]),
        ("plan & NATO $", ["plan", "&", "NATO", "$"]),
        ("", []),
    ],
)
def test_tokenize(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


@given(st.text(max_size=40))
def test_no_letter_or_figure_is_lost(text: str) -> None:
    composed = "".join(token.gap + token.text for token in tokenize(text))
    assert not any(mark.isalnum() for token in tokenize(text) for mark in token.gap)
    assert sum(map(str.isalnum, composed)) >= sum(map(str.isalnum, text)) - len(text.encode()) * (
        not composed
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [("hoà", "hòa"), ("HÒA", "hoà"), ("İSTANBUL", "istanbul"), ("Straße", "STRASSE"), ("don’t", "DON'T")],
)
def test_one_key_for_two_spellings(left: str, right: str) -> None:
    assert key_of(left) == key_of(right)


@pytest.mark.parametrize(("left", "right"), [("hoà", "hoá"), ("Mỹ", "my"), ("đ", "d"), ("ı", "i")])
def test_diacritics_make_another_key(left: str, right: str) -> None:
    assert key_of(left) != key_of(right)


@pytest.mark.parametrize(
    ("word", "bare"),
    [("Đề", "de"), ("xuất", "xuat"), ("Erdoğan", "erdogan"), ("Łódź", "lodz"), ("plan", "plan")],
)
def test_without_diacritics(word: str, bare: str) -> None:
    assert bare_of(word) == bare


@pytest.mark.parametrize(
    ("wanted", "question", "found"),
    [
        ("kế hoạch", "kế hoạch", Fit(2, folded=False)),
        ("kế hoạch", "ke hoach", Fit(2, folded=True)),
        ("kế hoạch", "kế hoach", Fit(2, folded=True)),
        ("kế hoạch", "kê hoạch", None),
        ("kế hoạch", "kế", None),
        ("plan*", "planını", Fit(1, folded=False)),
        ("росси*", "Россией", Fit(1, folded=False)),
        ("мирн* план*", "мирного плана", Fit(2, folded=False)),
        ("planı*", "planindan", Fit(1, folded=True)),
        ("'dan beri", "'dan beri", None),
    ],
)
def test_fit(wanted: str, question: str, found: Fit | None) -> None:
    assert fit(phrase(wanted), tokenize(question), 0) == found


def test_endings_fit_behind_their_word() -> None:
    assert fit(phrase("'dan beri"), tokenize("Kasım'dan beri"), 1) == Fit(2, folded=False)


@pytest.mark.parametrize(
    ("question", "fits"), [("Anh", True), ("ANH", True), ("anh", False), ("Ảnh", False), ("Ánh", False)]
)
def test_cased_phrases(question: str, fits: bool) -> None:  # noqa: FBT001 - a row of the table
    assert (fit(phrase("Anh", cased=True), tokenize(question), 0) is not None) is fits


def test_folding_can_be_forbidden() -> None:
    assert fit(phrase("kế hoạch"), tokenize("ke hoach"), 0, fold=False) is None


def test_the_languages_of_questions() -> None:
    assert languages() == ("de", "en", "ru", "tr", "uk", "vi")
    assert all(vocabulary(language).intents["said"] for language in languages())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[intents]\nsaid = []\nshouted = []", 3, "unknown key 'shouted'; known: changed, compare, count"),
        ("[stances]\nloves = []", 2, "unknown key 'loves'; known: conditional, neutral, oppose, support"),
        ("[refused]\nrude = []", 2, "unknown key 'rude'"),
        ("[dates.months]\n13 = []", 2, "unknown key '13'"),
        ("[links]\nlead = []", 2, "unknown key 'lead'"),
        ("colour = 'red'", 1, "unknown key 'colour'"),
    ],
)
def test_unknown_keys_are_errors_with_a_line(text: str, line: int, message: str) -> None:
    import tomllib

    full = {"links": {}, "intents": {}, "stances": {}, "dates": {}, **tomllib.loads(text)}
    with pytest.raises(DataFileError) as error:
        vocabulary_from("xx", DataFile("xx/questions.toml", text, full))
    assert (error.value.file, error.value.line) == ("xx/questions.toml", line)
    assert message in str(error.value)


def test_names_of_nothing_are_errors() -> None:
    """The vocabularies name issues that another codebook may lack."""
    small = Codebook({"plan": Issue("plan", "Plan", "?")}, {}, {}, {}, {}, {}, {})
    with pytest.raises(DataFileError, match=r"en/questions\.toml:\d+: 'us' is not in the codebook"):
        lexicon(small)


def test_labels_of_names() -> None:
    names = lexicon(load(), {"name:jane-roe": ("Jane Roe",)})
    assert [
        names.label(Name(kind, key))
        for kind, key in (
            (NameKind.PARTY, "turkey"),
            (NameKind.COUNTRY, "DE"),
            (NameKind.PERSON, "peskov"),
            (NameKind.PERSON, "name:jane-roe"),
            (NameKind.INSTITUTION, "ru-mfa"),
            (NameKind.PLAN, "us-28"),
            (NameKind.ISSUE, "nato"),
            (NameKind.EVENT, "geneva-2025-11"),
        )
    ] == [
        "Türkiye",
        "Germany",
        "Dmitry Peskov",
        "Jane Roe",
        "Russian Ministry of Foreign Affairs",
        "28-point plan",
        "NATO membership",
        "Geneva talks of the United States and Ukraine",
    ]


def test_topics_name_issues_and_parties_of_the_codebook() -> None:
    book = load()
    known = topics()
    assert {known.plans, known.meetings} <= set(book.issues)
    assert set(known.about) == set(book.issues)
    assert {party for parties in known.about.values() for party in parties} <= set(book.parties)
