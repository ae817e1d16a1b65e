"""Searches: folding, phrases, beginnings of words, exclusions, and where a text answers."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.errors import QuestionError
from positions.search import LONGEST, MOST_WORDS, fold, folded, parse, words


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Kế", "ke"),
        ("HOẠCH", "hoach"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("Đề", "de"),
        ("đ", "d"),
        ("Işık", "isik"),
        ("İSTANBUL", "istanbul"),
        ("Ёлка", "елка"),
        ("Київ", "київ"),
        ("йод", "йод"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("１２", "12"),
        ("NATO", "nato"),
    ],
)
def test_a_word_is_folded(word: str, key: str) -> None:
    assert fold(word) == key


def test_decomposed_letters_are_the_same_word() -> None:
    import unicodedata

    text = "Kế hoạch hoà bình"
    assert folded(unicodedata.normalize("NFD", text)) == folded(text) == ["ke", "hoach", "hoa", "binh"]


def test_a_long_word_and_a_long_text_are_cut() -> None:
    assert fold("x" * 5000) == "x" * LONGEST
    assert fold("я" * 5000) == "я" * LONGEST
    assert len(words("so " * (MOST_WORDS + 7))) == MOST_WORDS


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["kế", "hoạch"], "ke hoach"),
        (["kế hoạch"], '"ke hoach"'),
        (["peace pla*"], '"peace pla"*'),
        (["plan*"], "plan*"),
        (['"red line" nato'], '"red line" nato'),
        (["plan -nato"], "plan -nato"),
        (['plan -"red line"'], 'plan -"red line"'),
        (['"peace pla"*'], '"peace pla"*'),
        (["28-point"], '"28 point"'),
        (["plan* peace"], "plan* peace"),
        (["plan", "AND", "nato"], "plan nato"),
        (["plan AND nato"], "plan nato"),
        (["м'який"], '"м який"'),
        (["plan", "—"], "plan"),
    ],
)
def test_a_search_is_read(arguments: list[str], written: str) -> None:
    assert parse(arguments).in_words() == written


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["—"], "no word to look for"),
        ([""], "no word to look for"),
        (["\ud800"], "no word to look for"),
        (["-nato"], "only leaves something out"),
        (["plan OR nato"], "knows no OR"),
        (["NOT", "nato"], "`-word` leaves a word out"),
        (['plan "red line'], "quotation mark without its partner"),
    ],
)
def test_a_search_that_cannot_be_is_refused(arguments: list[str], why: str) -> None:
    with pytest.raises(QuestionError, match=re.escape(why)):
        parse(arguments)


TEXT = "Nga sẵn sàng bàn kế hoạch hoà bình; kế hoạch ấy là lằn ranh đỏ"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["ke hoach"], ["kế hoạch", "kế hoạch"]),
        (["kế hoạch hòa"], ["kế hoạch hoà"]),
        (["do", "nga"], ["Nga", "đỏ"]),
        (["lan ranh d*"], ["lằn ranh đỏ"]),
        (["ho*"], ["hoạch hoà", "hoạch"]),
        (["sẵn", "sàng"], ["sẵn sàng"]),
        (["binh ke"], ["bình", "kế"]),
    ],
)
def test_the_words_are_marked_where_they_stand(arguments: list[str], found: list[str]) -> None:
    search = parse(arguments)
    assert search.matches(TEXT)
    assert [span.of(TEXT) for span in search.marks(TEXT)] == found


@pytest.mark.parametrize("argument", ["hoach ke", "nato", "lằn đỏ", "nga -do", "nga -lan*", "bin"])
def test_a_text_without_the_words_does_not_answer(argument: str) -> None:
    assert not parse([argument]).matches(TEXT)


@given(st.text())
def test_keys_stay_as_they_are_and_words_lie_in_the_text(text: str) -> None:
    for word in words(text):
        assert fold(word.key) == word.key
        assert fold(text[word.start : word.end]) == word.key
        assert word.key.isalnum()


@given(st.lists(st.sampled_from(["kế", "hoạch", "plan", "đỏ", "28", "є"]), min_size=1), st.data())
def test_every_part_of_a_text_is_found_in_it(said: list[str], data: st.DataObject) -> None:
    text = ", ".join(said)
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, len(said)))
    search = parse([" ".join(said[start:end])])
    assert search.matches(text)
    spans = search.marks(text)
    assert spans
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
