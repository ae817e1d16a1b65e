"""Near-duplicates are told from sketches: alike texts share a mark, unlike ones do not, and the work is bounded."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions import samples
from positions.duplicates import ALIKE, BANDS, FEWEST, MOST, likeness, shingles, sketch

TEXT = " ".join(f"word{number}" for number in range(300))


def altered(text: str, share: float, seed: int) -> str:
    """Return the text with that share of its words replaced."""
    chance = random.Random(seed)
    return " ".join(
        f"other{chance.randrange(10**6)}" if chance.random() < share else word for word in text.split()
    )


def meet(one: str, other: str) -> bool:
    """Tell whether two texts would be compared."""
    return bool(set(sketch(shingles(one))) & set(sketch(shingles(other))))


@given(st.text())
def test_a_text_is_wholly_like_itself(text: str) -> None:
    found = shingles(text)
    assert likeness(found, found) == (1.0 if found else 0.0)
    assert len(sketch(found)) == (BANDS if found else 0)
    assert all(-(2**63) <= mark < 2**63 for mark in sketch(found))


@given(st.lists(st.integers(0, 50), min_size=FEWEST, max_size=80), st.randoms())
def test_likeness_is_the_same_from_both_sides(numbers: list[int], chance: random.Random) -> None:
    other = numbers.copy()
    chance.shuffle(other)
    one, two = (shingles(" ".join(map(str, each))) for each in (numbers, other))
    assert likeness(one, two) == likeness(two, one)


def test_case_and_marks_do_not_count() -> None:
    assert shingles(TEXT) == shingles(TEXT.upper().replace(" ", ", "))


def test_a_short_text_has_no_sketch() -> None:
    short = " ".join(TEXT.split()[: FEWEST - 1])
    assert (shingles(short), sketch(shingles(short))) == (frozenset(), ())
    assert len(shingles(" ".join(TEXT.split()[:FEWEST]))) == FEWEST - 4


def test_a_giant_is_read_to_a_limit() -> None:
    assert len(shingles(" ".join(map(str, range(MOST + 1000))))) == MOST - 4


@pytest.mark.parametrize("seed", range(20))
def test_a_text_with_a_few_other_words_is_met(seed: int) -> None:
    other = altered(TEXT, 0.02, seed)
    assert likeness(shingles(TEXT), shingles(other)) > ALIKE
    assert meet(TEXT, other)


@pytest.mark.parametrize("seed", range(20))
def test_a_text_with_every_other_word_replaced_is_not_alike(seed: int) -> None:
    assert likeness(shingles(TEXT), shingles(altered(TEXT, 0.5, seed))) < 0.1


def test_a_longer_version_is_met() -> None:
    longer = f"{TEXT} " + " ".join(f"more{number}" for number in range(150))
    assert likeness(shingles(TEXT), shingles(longer)) > ALIKE
    assert meet(TEXT, longer)


def test_no_two_bundled_samples_are_alike() -> None:
    found = [shingles(document.text) for document in samples.documents()]
    assert max(likeness(a, b) for i, a in enumerate(found) for b in found[:i]) < 0.1


def test_the_same_text_gives_the_same_sketch_for_ever() -> None:
    """Sketches are stored: another hash would make the stored ones worthless."""
    assert sketch(shingles(TEXT))[:3] == (9065388672290096667, 1706899159804876992, 6647930925632580134)
