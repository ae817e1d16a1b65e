"""Which statements report the same act of saying: several witnesses, one utterance.

Conservative throughout: two acts taken for one hide a position, one act taken for two is only counted twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from positions.languages import attribution, supported
from positions.model import UNNAMED, Precision
from positions.signs import signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

# Ends are cut off words of this length, so that a word meets its other cases; Vietnamese syllables are shorter.
STEM = 6
# How alike contents must be. Measured on hand-labelled reports in five languages: the two reports of one joint line
# reach 0.62, no two acts by one speaker on one day more than 0.37.
ALIKE = 0.5
# What is asked of contents with fewer stems than `SHORT`, and of unnamed sources, who may be several people.
CLOSE = 0.7
SHORT = 8
# In two languages: how much of what contents name must be common, and how many such signs there must be; two of them
# names, since one speaker may take one stance twice a day. Far from all that is one act is found so, but on reports in
# five languages nothing was joined that is two.
SHARED = 0.6
SIGNS = 3
NAMES = 2
# Every report of this war names them; they tell nothing apart.
EVERYWHERE = frozenset({"country:UA", "country:RU"})


@dataclass(frozen=True, slots=True)
class Witness:
    """What a statement tells of the act of saying that it reports.

    Attributes:
        speakers: Keys of the speakers.
        parties: Keys of the parties spoken for.
        content: The attributed words, in pieces.
        codes: What it says on which issue: `plan=support`.
    """

    speakers: frozenset[str]
    parties: frozenset[str]
    said_on: date
    precision: Precision
    language: str
    content: tuple[str, ...]
    codes: frozenset[str] = frozenset()


def similarity(a: Sequence[str], b: Sequence[str]) -> float:
    """Return how much two contents of one language have in common, from 0 to 1.

    The greater of two figures: the mean Dice coefficient of their stems and of their pairs of neighbouring stems,
    which a paraphrase raises; and, less a fifth, the share of the shorter one's pairs that the longer one holds, which
    a partial quotation raises.
    """
    left, right = _stems(tuple(a)), _stems(tuple(b))
    if not left or not right:
        return 0.0
    left_pairs, right_pairs = set(pairwise(left)), set(pairwise(right))
    common = len(left_pairs & right_pairs)
    shorter = min(len(left_pairs), len(right_pairs))
    words = _dice(len(set(left) & set(right)), len(set(left)) + len(set(right)))
    pairs = _dice(common, len(left_pairs) + len(right_pairs)) if shorter else words
    return max((words + pairs) / 2, 0.8 * common / shorter if shorter else 0.0)


def same(a: Witness, b: Witness) -> bool:
    """Tell whether two statements report the same act of saying.

    They do if they were said on one day, by the same speakers or jointly on behalf of the same parties, in words that
    are alike, with no number and no negation that speaks against it. In two languages, what they name, numbers and
    what they are coded as decide.
    """
    if not (same_day(a, b) and _same_voice(a, b)):
        return False
    if a.language != b.language:
        return _same_signs(a.content, b.content) or _same_names(a, b)
    return (
        similarity(a.content, b.content) >= _bar(a, b)
        and not _numbers_differ(a.content, b.content)
        and _denies(a) == _denies(b)
    )


Voice = tuple[str, frozenset[str]]


def same_voice(a: Witness, b: Witness) -> bool:
    """Tell whether the same speakers speak, or whoever tells it, the same two or more parties together."""
    return bool(set(voices(a)) & set(voices(b))) and _same_voice(a, b)


def voices(witness: Witness) -> Iterator[Voice]:
    """Yield what a report must share with another to be of the same voice."""
    yield "speakers", witness.speakers
    if len(witness.parties) > 1:
        yield "parties", witness.parties


def same_day(a: Witness, b: Witness) -> bool:
    """Tell whether both may have been said on one day, and are known as exactly."""
    known = {a.precision, b.precision} <= {Precision.DAY, Precision.PUBLISHED}
    return bool(_days(a) & _days(b)) and (known or a.precision == b.precision)


def _days(witness: Witness) -> set[date]:
    """Return the days on which it may have been said; what was published on a day was said then or the day before."""
    if witness.precision is Precision.PUBLISHED:
        return {witness.said_on, witness.said_on - timedelta(days=1)}
    return {witness.said_on}


def _same_voice(a: Witness, b: Witness) -> bool:
    """Tell whether the same speakers speak, or whoever tells it, the same two or more parties together."""
    if UNNAMED.key in a.speakers | b.speakers:
        return a.speakers == b.speakers and a.parties == b.parties
    return a.speakers == b.speakers or (a.parties == b.parties and len(a.parties) > 1)


def _bar(a: Witness, b: Witness) -> float:
    short = min(len(_stems(a.content)), len(_stems(b.content))) < SHORT
    return CLOSE if short or UNNAMED.key in a.speakers else ALIKE


def _same_signs(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether contents in two languages share a number and two names written alike, and no number differs."""
    numbers = _numbers(a) & _numbers(b)
    return bool(numbers) and len(_names(a) & _names(b)) >= 2 and not _numbers_differ(a, b)


def _same_names(a: Witness, b: Witness) -> bool:
    """Tell whether contents in two languages name the same, and nothing that they are coded as speaks against it.

    Every number, person, body, meeting and plan version counts, a country other than the two at war, and a stance on
    an issue; a number that belongs to the name of a plan counts once.
    """
    left, right = _signs(a), _signs(b)
    names, common = len(left & right), len(left & right) + len(a.codes & b.codes)
    both = len(left) + len(right) + len(a.codes) + len(b.codes)
    if names < NAMES or common < SIGNS or _dice(common, both) < SHARED:
        return False
    return (
        _denies(a) == _denies(b)
        and not _numbers_differ(a.content, b.content)
        and (a.codes == b.codes or not (a.codes and b.codes))
    )


def _signs(witness: Witness) -> frozenset[str]:
    """Return what a content names besides the one who speaks, and its numbers."""
    own = {f"{kind}:{speaker}" for speaker in witness.speakers for kind in ("person", "body")}
    named = frozenset(sign for piece in witness.content for sign in signs(piece)) - own - EVERYWHERE
    in_plans = any(sign.startswith("plan:") for sign in named)
    return named if in_plans else named | _numbers(witness.content)


def _numbers_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether each content holds a number that the other has not."""
    left, right = _numbers(a), _numbers(b)
    return bool(left - right) and bool(right - left)


def _denies(witness: Witness) -> bool:
    words = {word.casefold() for piece in witness.content for word in re.findall(r"[\w'’]+", piece)}
    return not words.isdisjoint(_negations(witness.language))


@lru_cache(maxsize=32)
def _negations(language: str) -> frozenset[str]:
    return frozenset(attribution(language).words.negations) if language in supported() else frozenset()


@lru_cache(maxsize=4096)
def _stems(content: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word[:STEM] for piece in content for word in re.findall(r"\w+", piece.casefold()))


def _numbers(content: tuple[str, ...]) -> frozenset[str]:
    """Return the numbers written in figures, without the marks that group their digits."""
    found = (number for piece in content for number in re.findall(r"\d+(?:[.,  ]\d{3})*", piece))
    return frozenset(re.sub(r"\D", "", number) for number in found)


def _names(content: tuple[str, ...]) -> frozenset[str]:
    """Return the words that begin with a capital, but not those that begin a piece."""
    return frozenset(
        word.casefold()
        for piece in content
        for word in re.findall(r"(?<=\s)[^\W\d_]{2,}", piece)
        if word[0].isupper()
    )


def _dice(common: int, both: int) -> float:
    return 2 * common / both
