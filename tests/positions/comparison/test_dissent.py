"""Who contradicts whom inside a party: the same as by comparing each statement with all that was said before."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from positions.comparison.dissent import Voiced, clashes
from positions.model import Stance

FIRST = date(2025, 12, 1)
sayings = st.tuples(
    st.integers(0, 9),
    st.frozensets(st.sampled_from("abcd"), min_size=1, max_size=2),
    st.sampled_from(list(Stance)),
    st.integers(0, 5),
)


def voiced(said: list[tuple[int, frozenset[str], Stance, int]]) -> list[Voiced]:
    """Return the words of each speaker, in the order of the days."""
    return [
        Voiced("us", "plan", FIRST + timedelta(days=day), f"st-{number}", f"ut-{act}", stance, speaker)
        for number, (day, speakers, stance, act) in enumerate(sorted(said, key=lambda each: each[0]))
        for speaker in sorted(speakers)
    ]


def contradicted(words: list[Voiced], window: int) -> set[tuple[str, str]]:
    """Return the acts of saying that contradict one another, by looking at everything."""
    found: set[tuple[str, str]] = set()
    for place, after in enumerate(words):
        own = {word.speaker for word in words if word.id == after.id}
        earlier = [word for word in words[:place] if word.id != after.id]
        for speaker in {word.speaker for word in earlier} - own:
            last = [word for word in earlier if word.speaker == speaker][-1]
            near = (after.said_on - last.said_on).days <= window
            if near and last.stance.score * after.stance.score < 0 and last.utterance != after.utterance:
                found.add((last.utterance, after.utterance))
    return found


@given(said=st.lists(sayings, max_size=12), window=st.integers(0, 9))
def test_clashes_are_those_found_by_comparing_all(
    said: list[tuple[int, frozenset[str], Stance, int]], window: int
) -> None:
    words = voiced(said)
    found = list(clashes(words, window))
    acts = [(clash.before.utterance, clash.after.utterance) for clash in found]
    assert set(acts) == contradicted(words, window)
    assert len(acts) == len(set(acts))
    assert [clash.after.said_on for clash in found] == sorted(clash.after.said_on for clash in found)


def test_the_oldest_contradicted_comes_first() -> None:
    said = [(1, "a", Stance.SUPPORT), (2, "b", Stance.CONDITIONAL), (3, "c", Stance.OPPOSE)]
    words = voiced([(day, frozenset(speaker), stance, day) for day, speaker, stance in said])
    assert [clash.before.speaker for clash in clashes(words, 2)] == ["a", "b"]
    assert [clash.before.speaker for clash in clashes(words, 1)] == ["b"]
