"""Phrases looked up together are found as each is by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.extraction.issue_words import issue_words
from positions.extraction.phrase_index import PhraseIndex
from positions.extraction.phrases import compile_phrase

CLASSES = {"land": ("territor*", "donbas", "crimea")}
PHRASES = (
    "no", "not", "*ment", "agree*", "(give up|cede) .. {land}", "{land} .. (ours|russian)?", "cease-fire", "fire",
    "not .. one (inch|metre) of {land}", "the (whole|entire)? plan", "(a|an) agreement", "*anyon*",
    "(of the|no) plan", "(cease|give) (fire|up)", "fire fire",
)  # fmt: skip
WORDS = (
    "no", "not", "we", "give", "up", "cede", "territory", "territories", "Donbas", "ours", "cease-fire", "ceasefire",
    "cease", "fire", "one", "inch", "of", "the", "whole", "plan", "agreement", "an", "agree", ",", ".", "canyons",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_an_index_finds_what_the_expressions_of_its_phrases_match(text: str) -> None:
    phrases = [(number, compile_phrase(source, CLASSES, "en")) for number, source in enumerate(PHRASES)]
    single = [
        (number, phrase, *match.span())
        for number, phrase in phrases
        for match in re.finditer(phrase.expression, text)
    ]
    assert [(n, phrase, *span) for n, phrase in phrases for span in phrase.find(text)] == single
    index = PhraseIndex(phrases)
    assert list(index.find(text)) == single
    assert list(index.find(text)) == single  # and from what it remembers of the words


@pytest.mark.parametrize("language", ["en", "ru", "tr", "uk", "vi"])
def test_an_index_finds_the_phrases_of_a_language(language: str) -> None:
    words = issue_words(language)
    assert words is not None
    grouped = [*words.operators.items(), *(pair for kinds in words.issues.values() for pair in kinds.items())]
    for kind, phrases in grouped:
        for phrase in phrases[::10]:
            # The longest pieces of a phrase in a row are a text in which it is looked for.
            text = " ".join(max(group, key=len) for group in phrase.groups)
            spans = list(phrase.find(text))
            found = [(start, end) for key, hit, start, end in words.index.find(text) if hit is phrase]
            assert found == spans, (kind, phrase.source)


def test_a_word_without_end_is_searched_and_not_kept() -> None:
    index = PhraseIndex([("land", compile_phrase("*donbas*", CLASSES, "en"))])
    text = "x" * 100_000 + "donbas" + "y" * 10
    assert [(start, end) for _, _, start, end in index.find(text)] == [(0, len(text))]
    assert list(index.find("x" * 100_000)) == []
