"""Cues: the words that attribute, and what disqualifies those that only look like one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.extraction.marks import DASHES
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.lexicon import Match
    from positions.extraction.quotes import Quote
    from positions.extraction.views import View

_CLASS_ORDER = ("issued", "refuse", "refuse last", "relative", "follow", "say", "stance", "weak", "find")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found: tokens [first, last) and what it does."""

    first: int
    last: int
    does: str
    hearer: bool = False


def points_back(view: View) -> Match | None:
    """Return the words by which a sentence points back to the one before ("this was said by X"), or None.

    "So" points back where no content of its own follows it.
    """
    for place in range(min(3, len(view.tokens))):
        if (opener := view.tagged(place, Tag.CATAPHORA)) is not None:
            return opener
    thus = view.tagged(0, Tag.THUS) if view.tokens else None
    if thus is None or view.norm(thus.last) == "," or any(_spoken(view, quote) for quote in view.quotes):
        return None
    opens = any(
        view.tagged(p, Tag.COMPLEMENTIZER) or view.norm(p) == ":" for p in range(thus.last, len(view.tokens))
    )
    return None if opens else thus


def _spoken(view: View, quote: Quote) -> bool:
    """Tell whether a quotation is speech rather than a name."""
    return view.words_in(view.token_at(quote.outer.start), view.token_at(quote.outer.end)) > 3


def find_cues(view: View) -> list[Cue]:
    """Return the cues of a sentence outside quotations, without those that only look like one."""
    found: list[Cue] = []
    taken = 0
    guards = [(m.first, m.last) for m in view.matches if m.tag is Tag.GUARD]
    by_place: dict[int, list[Match]] = {}
    for match in view.matches:
        if match.tag is Tag.CUE or (match.tag is Tag.POINTING and points_back(view) is not None):
            by_place.setdefault(match.first, []).append(match)
    for first in sorted(by_place):
        if first < taken or view.quoted(first):
            continue
        verbs = [m for m in by_place[first] if m.value != "hearer"]
        if not verbs:
            continue
        longest = max(m.last for m in verbs)
        hearers = [m.last for m in by_place[first] if m.value == "hearer"]
        if any(a <= first and longest <= b for a, b in guards):
            continue
        does = {m.value or "say" for m in verbs if m.last == longest}
        if does == {"refuse last"} and longest < len(view.tokens) and view.tokens[longest].word:
            continue
        kind = next(c for c in _CLASS_ORDER if c in does)
        if _disqualified(view, first, kind) or _pointed_at(view, first, longest):
            continue
        last = max([longest, *hearers])
        found.append(Cue(first, last, kind.removesuffix(" last"), bool(hearers)))
        taken = last
    return found


def _pointed_at(view: View, first: int, last: int) -> bool:
    """Tell whether a word for "this" or "the above" makes a cue a noun ("cảnh báo trên được đưa ra")."""
    deictic = view.tagged(last, Tag.DEICTIC)
    if deictic is None:
        return False
    behind = deictic.last
    if view.tagged(behind, Tag.NEAR_COMPLEMENTIZER) and _has_subject(view, first):
        return False
    ends = behind >= len(view.tokens) or not view.tokens[behind].word
    closed = (
        Tag.ADVERB, Tag.PASSIVE, Tag.CUE, Tag.NEAR_COMPLEMENTIZER, Tag.OF, Tag.MODAL, Tag.NEGATION, Tag.SUBORDINATOR,
    )  # fmt: skip
    return ends or view.tagged(behind, *closed) is not None


def _heads(view: View, first: int) -> bool:
    """Tell whether a capital behind a dash shows a noun that opens the report ("QĐND Online - Tuyên bố Paris …")."""
    return first > 0 and view.tokens[first].capital and view.norm(first - 1) in DASHES


def _has_subject(view: View, first: int) -> bool:
    """Tell whether a source stands right before a cue, adverbs aside ("ông gọi đó là …")."""
    first = view.before_adverbs(first)
    return any(m.last == first and not m.governed for m in view.mentions)


def _disqualified(view: View, first: int, kind: str) -> bool:
    """Tell whether the words before a cue make it a noun, a passive, an infinitive or a negation."""
    if kind == "issued" and view.ending(first, Tag.WHETHER) and view.pack.pro_drop:
        return True
    if kind in ("refuse", "refuse last", "follow", "relative", "issued"):
        return False
    if view.pack.isolating and _heads(view, first):
        return True
    who = view.ending(first, Tag.WHETHER)
    if (
        who is not None
        and not view.ending(first, Tag.AS_SAID)
        and view.norm(who.first - 1) != ","
        and not any(m.last == who.first for m in view.mentions)
    ):
        return True
    place = first
    while (
        place > 0 and (adverb := view.ending(place, Tag.ADVERB)) and not view.ending(place, Tag.NOUN_MARKER)
    ):
        place = adverb.first
    if view.pack.apostrophe == "possessive" and first > 0 and view.norm(first - 1) == "'s":
        return True
    if view.ending(first, Tag.NOUN_MARKER) or view.ending(
        place, Tag.PASSIVE, Tag.MODAL, Tag.OBLIQUE_RELATIVE
    ):
        return True
    return view.ending(place, Tag.NEGATION) is not None or view.ending(first, Tag.NEGATION) is not None
