"""A linear classifier of issues and stances: what the word lists of the packs miss, it may still recognise."""

from __future__ import annotations

import itertools
import json
import math
import re
import struct
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import add
from typing import TYPE_CHECKING
from zlib import crc32

from positions.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

BUCKETS = 2**17
_OFFSET = 128
_UNSIGNED = bytes((byte + _OFFSET) % 256 for byte in range(256))
_LANE = 2
# So many unsigned bytes add up to no more than a lane holds.
_TOGETHER = 257
# Letters of the longest words whose buckets are kept: no hostile text shall fill the memory.
_LONGEST = 64
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Guess:
    """An issue that a text may take up.

    Attributes:
        score: Log-odds of the issue being taken up.
        shares: Chance of each stance if it is, in the codebook's order; together 1.
    """

    issue: str
    score: float
    shares: tuple[float, ...]

    @property
    def chance(self) -> float:
        """Return the chance of the issue being taken up, 0 to 1."""
        return 1 / (1 + math.exp(-self.score))

    @property
    def stance(self) -> Stance:
        """Return the likeliest stance, if it is taken up."""
        return tuple(Stance)[self.shares.index(max(self.shares))]

    @property
    def sure(self) -> float:
        """Return the chance of that stance, 0 to 1."""
        return max(self.shares)


def features(text: str) -> list[int]:
    """Return the buckets of a text's words, pairs of words, and three to five letters in a row within words."""
    return sorted(_features(text))


def _features(text: str) -> set[int]:
    words = _WORD.findall(_DIGIT.sub("0", text.casefold()))
    found = {crc32(f"b:{first} {second}".encode()) % BUCKETS for first, second in itertools.pairwise(words)}
    return found.union(*[_kept(word) if len(word) <= _LONGEST else _buckets(word) for word in set(words)])


def _buckets(word: str) -> tuple[int, ...]:
    """Return the buckets of a word and of the letters in it."""
    padded = f"_{word}_"
    parts = (padded[at : at + size] for size in (3, 4, 5) for at in range(len(padded) - size + 1))
    return (_bucket(f"w:{word}"), *[_bucket(f"c:{part}") for part in parts])


_kept = lru_cache(maxsize=2**14)(_buckets)


def _bucket(feature: str) -> int:
    return crc32(feature.encode()) % BUCKETS


class _Rows(dict[int, int]):
    """The weights of each bucket as one number, with room for sums between them; made when asked for.

    Args:
        weights: Unsigned bytes, bucket by bucket.
        width: Weights of a bucket.
    """

    def __init__(self, weights: bytes, width: int) -> None:
        super().__init__()
        self._weights = weights
        self._width = width

    def __missing__(self, bucket: int) -> int:
        spaced = bytearray(_LANE * self._width)
        spaced[::_LANE] = self._weights[bucket * self._width : (bucket + 1) * self._width]
        row = self[bucket] = int.from_bytes(spaced, "little")
        return row


class Classifier:
    """Weights of one signed byte each; trained by `training/train.py`.

    Args:
        issues: Issues, in the order of the outputs.
        stances: Stances, in the order of each issue's outputs.
        scale: What a weight of one means.
        biases: One an output.
        table: Bucket by bucket, a weight for each output, then the square of how much the bucket counts in a text's
            length: the rarer, the more (its inverse document frequency).
    """

    def __init__(
        self, issues: list[str], stances: list[str], scale: float, biases: list[float], *, table: bytes
    ) -> None:
        self._issues = issues
        self._stances = stances
        self._scale = scale
        self._biases = biases
        # Signed bytes as unsigned ones, so that rows can be added as one long number each.
        self._rows = _Rows(table.translate(_UNSIGNED), len(biases) + 1)
        self._lanes = struct.Struct(f"<{len(biases) + 1}H")

    @classmethod
    def unpack(cls, data: bytes) -> Classifier:
        """Return the classifier that a file holds."""
        raw = zlib.decompress(data)
        (length,) = struct.unpack_from("<I", raw)
        header = json.loads(raw[4 : 4 + length])
        names = header["issues"], header["stances"]
        return cls(*names, header["scale"], header["biases"], table=raw[4 + length :])

    def guesses(self, text: str) -> Iterator[Guess]:
        """Yield a guess for every issue, in the codebook's order; none for a text without words."""
        found = list(_features(text))
        if not found:
            return
        *totals, squares = self._sums(found)
        unit = self._scale / math.sqrt(squares)
        scores = [total * unit + bias for total, bias in zip(totals, self._biases, strict=True)]
        for number, issue in enumerate(self._issues):
            first = len(self._issues) + number * len(self._stances)
            powers = [math.exp(score) for score in scores[first : first + len(self._stances)]]
            total = sum(powers)
            yield Guess(issue, scores[number], tuple([power / total for power in powers]))

    def _sums(self, buckets: list[int]) -> list[int]:
        """Return the sum of each column of the table: one addition a bucket, all columns at once."""
        sums = [-_OFFSET * len(buckets)] * (len(self._biases) + 1)
        for first in range(0, len(buckets), _TOGETHER):
            total = sum(map(self._rows.__getitem__, buckets[first : first + _TOGETHER]))
            sums = list(map(add, sums, self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))))
        return sums


@cache
def classifier() -> Classifier:
    """Return the bundled classifier, loaded once."""
    return Classifier.unpack((files("positions.extraction") / "classifier.bin").read_bytes())
