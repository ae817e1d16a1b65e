"""What may stand between the parts of an attribution: adverbials, appositions, addressees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.marks import CLOSING, COMMAS, STOPS
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.views import View


# Tokens that descriptions between commas may have ("X, 61, a retired welder from Boise, said").
_APPOSED = 32


def bridged(view: View, first: int, last: int) -> bool:
    """Tell whether tokens [first, last) may stand between a subject and its cue.

    Adverbs, dates, parentheses, appositions between commas, and prepositional phrases may.
    """
    place = first
    while place < last:
        norm = view.norm(place)
        step = view.date_end(place)
        adverb = view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE, Tag.MODIFIER, Tag.ANONYMOUS_MARK)
        if step:
            place = step
        elif norm in ("(", "["):
            place = _past(view, place, last, ")" if norm == "(" else "]")
        elif (
            norm == ","
            and view.pack.sources.houses
            and view.norm(last - 1) == ","
            and last - place <= _APPOSED
        ):
            return True
        elif norm in COMMAS - {";", ":"}:
            close = _next_mark(view, place + 1, last, {norm, ","} if norm != "," else {","})
            if close is None:
                place += 1
                continue
            place = close + 1
        elif adverb is not None and adverb.last <= last:
            place = adverb.last
        elif view.tagged(place, Tag.PREPOSITION) or view.tagged(place, Tag.OPENER):
            place = _past_phrase(view, place, last)
        elif view.quoted(place) or not view.tokens[place].word:
            place += 1
        else:
            return False
    return True


def _past(view: View, place: int, last: int, mark: str) -> int:
    """Return the token past the next such mark, or the end."""
    found = _next_mark(view, place + 1, last, {mark})
    return last if found is None else found + 1


def _next_mark(view: View, first: int, last: int, marks: set[str]) -> int | None:
    """Return the place of the next mark outside quotations."""
    return next((p for p in range(first, last) if view.norm(p) in marks and not view.quoted(p)), None)


def _past_phrase(view: View, place: int, last: int) -> int:
    """Return the token past a prepositional phrase: up to a comma, an adverb, a date or the cue."""
    match = view.tagged(place, Tag.PREPOSITION, Tag.OPENER)
    at = match.last if match else place + 1
    while at < last:
        if view.norm(at) == "," or view.date_end(at) or view.tagged(at, Tag.PREPOSITION):
            return at
        at += 1
    return at


def adjunct_only(view: View, first: int, last: int, *, named: bool = True) -> bool:
    """Tell whether tokens [first, last) hold adverbials and appositions only, and no content.

    Args:
        view: The sentence.
        first: The first token behind cue or source.
        last: Past the last one.
        named: Whether a noun phrase may stand first (a hearer, or the rest of an inverted source).
    """
    if any(view.quote_from(p) for p in range(first, last)):
        return False
    adverbial = (Tag.ADVERB, Tag.ADDRESSEE, Tag.PREPOSITION, Tag.OPENER, Tag.SUBORDINATOR)
    if not named and first < last and view.norm(first) not in COMMAS and not (
        view.date_end(first) or view.tagged(first, *adverbial)
    ):  # fmt: skip
        return False
    place = first
    while place < last:
        norm = view.norm(place)
        if norm in STOPS or norm in CLOSING:
            place += 1
        elif norm == ":" or view.tagged(place, Tag.COMPLEMENTIZER):
            return False
        elif norm in COMMAS or norm == "(":
            verdict = _behind_comma(view, place, last)
            if verdict is not None:
                return verdict
            place += 1
        else:
            step = _adverbial_end(view, place, last)
            if step == place:
                return place > first and view.words_in(first, last) <= 3
            place = step
    return True


def _behind_comma(view: View, place: int, last: int) -> bool | None:
    """Return whether only adverbials follow a comma, or None where that is still open."""
    behind = place + 1
    if behind >= last:
        return None
    cue = view.tagged(behind, Tag.CUE)
    if cue is not None and cue.value == "follow":
        return False
    long = view.norm(place) == "," and view.words_in(behind, last) > 8
    if long and not view.mention_from(behind) and not view.date_end(behind):
        return _relative(view, behind)
    if view.tagged(behind, Tag.AND, Tag.SUBORDINATOR) and not view.tagged(behind, Tag.PREPOSITION):
        return _relative(view, behind)
    return None


def _adverbial_end(view: View, place: int, last: int) -> int:
    """Return the token past the date, adverb, mention or phrase that begins here; the place itself if none does."""
    if view.date_end(place):
        return view.date_end(place)
    adverb = view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE)
    if adverb is not None:
        return adverb.last
    mention = view.mention_from(place)
    if mention is not None:
        return mention.last
    if not view.tagged(place, Tag.PREPOSITION, Tag.OPENER, Tag.ARTICLE, Tag.SUBORDINATOR):
        return place
    at = place + 1
    while at < last and view.norm(at) not in COMMAS:
        at += 1
    return at


def _relative(view: View, place: int) -> bool:
    """Tell whether a relative clause about the source begins here ("who spoke …")."""
    match = view.tagged(place, Tag.SUBORDINATOR)
    return match is not None and not view.tagged(place, Tag.AND)


def adjunct_before(view: View, before: int) -> bool:
    """Tell whether what precedes an attribution is an adverbial of it rather than content."""
    place = clause_start(view, before)
    if any(view.quote_from(p) for p in range(place, before)):
        return False
    while place < before and (
        view.tagged(place, Tag.ADVERB) or view.tagged(place, Tag.AND) or view.norm(place) in COMMAS
    ):
        match = view.tagged(place, Tag.ADVERB) or view.tagged(place, Tag.AND)
        if view.pack.isolating and view.tagged(place, Tag.SUBORDINATOR):
            # "Khi" opens a clause where it is no adverb.
            break
        if (
            match is not None
            and match.tag is Tag.ADVERB
            and view.pack.sources.houses
            and view.norm(match.last) == "of"
        ):
            # "All of it" is a subject.
            return False
        place = match.last if match else place + 1
    if place >= before:
        return True
    opener = view.tagged(place, Tag.OPENER, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.BACKGROUND, Tag.ACCORDING)
    if view.norm(place) == "what":
        # A free relative is a subject ("What is left, he said, …").
        return False
    participle = view.tagged(place, Tag.CUE)
    if participle is not None and participle.value == "follow" and view.pack.sources.houses:
        return True
    commas = sum(view.norm(p) == "," and not view.quoted(p) for p in range(place, before))
    return bool(view.date_end(place)) or (opener is not None and commas <= 2)


def clause_start(view: View, before: int) -> int:
    """Return where the content before an attribution begins: the sentence, or behind a colon in it."""
    colons = [p for p in range(before) if view.norm(p) == ":" and not view.quoted(p)]
    return colons[-1] + 1 if colons and view.words_in(colons[-1], before) else 0
