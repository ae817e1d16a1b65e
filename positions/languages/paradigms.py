"""Verb forms that are a stem and an ending of its paradigm: the cues of Slavic languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from positions.languages.schema import Attribution


def paradigm_forms(pack: Attribution) -> Iterator[tuple[str, str]]:
    """Yield the forms of a pack's paradigms, each with the class of cue that it makes.

    The converb of a refusal goes on with nothing, so it makes no cue.
    """
    for paradigm in pack.paradigms.values():
        classes = (
            ("say", paradigm.say),
            ("weak", paradigm.weak),
            ("stance", paradigm.stance),
            ("refuse", paradigm.refuse),
        )
        for does, stems in classes:
            for stem in stems:
                yield from ((stem + ending, does) for ending in paradigm.finite)
                if does != "refuse":
                    yield from ((stem + ending, "follow") for ending in paradigm.follow)
