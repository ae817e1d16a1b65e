"""Which documents are the same article although some words differ: told from sketches, without reading all of them.

A text is taken as the set of its shingles, every five words in a row. Two sets that share half of their shingles
share, with high probability, one of the few marks that are made from the least hashes of each (minhash in bands, by
one permutation: Broder 1997; Li, Owen and Zhang 2012). So candidates come from an index, and only they are compared.
"""

from __future__ import annotations

import re
import zlib
from itertools import islice

SHINGLE = 5
# Marks per text, and least hashes per mark. A pair that shares half of its shingles shares a mark with a probability
# of 93 %, one that shares 70 % with 99.9 %, one that shares 2 % with 0.02 %.
BANDS = 20
ROWS = 3
# From this share of common shingles on, two documents are one article; unrelated reports of one event stay below 0.1.
ALIKE = 0.5
# A shorter text says too little to be told from another.
FEWEST = 40
# What a longer text says behind this word does not change what it is a copy of; it keeps the work bounded.
MOST = 20_000

_BINS = BANDS * ROWS
_MASK = 2**64 - 1
_MIX = 0x9E3779B97F4A7C15
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of every five words in a row, without case and marks; empty for a text that is too short."""
    words = [match.group() for match in islice(_WORD.finditer(text.casefold()), MOST)]
    if len(words) < FEWEST:
        return frozenset()
    rows = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
    return frozenset(zlib.crc32(" ".join(row).encode()) * _MIX & _MASK for row in rows)


def sketch(found: frozenset[int]) -> tuple[int, ...]:
    """Return the marks of a set of shingles, as signed 64-bit numbers; none for an empty set.

    Each place has marks of its own: two texts have a mark in common only where they share the hashes it is made from.
    """
    if not found:
        return ()
    least: list[int | None] = [None] * _BINS
    for shingle in found:
        place, rest = (shingle >> 32) * _BINS >> 32, shingle & 0xFFFFFFFF
        held = least[place]
        if held is None or rest < held:
            least[place] = rest
    filled = _without_gaps(least)
    return tuple(_mark(band, filled[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of shingles that two texts have in common, 0 to 1."""
    both = len(one | other)
    return len(one & other) / both if both else 0.0


def _without_gaps(least: list[int | None]) -> list[int]:
    """Give an empty bin what the next full one holds, altered by the distance, so that it still means something."""
    filled = []
    for place in range(_BINS):
        distance = next(step for step in range(_BINS) if least[(place + step) % _BINS] is not None)
        value = least[(place + distance) % _BINS]
        assert value is not None
        filled.append(value + distance * 0x1_0000_0001)
    return filled


def _mark(band: int, values: list[int]) -> int:
    mixed = band + 1
    for value in values:
        mixed = (mixed ^ value) * _MIX & _MASK
        mixed ^= mixed >> 29
    return mixed - 2**63
