"""Where an English noun phrase that no list knows begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.marks import COMMAS, DASHES, STOPS
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.views import View

RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
FINITE = frozenset({"has", "have", "had", "did", "does", "do"})
LONGEST = 9
_APPOSED = 24
_ASIDE = 30
STOPPERS = (
    Tag.PREPOSITION, Tag.AND, Tag.CUE, Tag.MODAL, Tag.PASSIVE, Tag.NEGATION, Tag.COMPLEMENTIZER, Tag.SUBORDINATOR,
    Tag.PRONOUN, Tag.OPENER,
)  # fmt: skip
_VERBAL = (Tag.MODAL, Tag.PASSIVE, Tag.NEGATION, Tag.PRONOUN)


def opening(view: View, lower: int, end: int) -> int | None:
    """Return where the clause of a subject that ends at a token begins; None for a subordinate clause."""
    place = end
    while place > lower:
        before = place - 1
        norm = view.norm(before)
        if (
            (norm in COMMAS and not _figure(view, before))
            or norm in STOPS - {"."}
            or norm in '("”“'
            or view.quoted(before)
        ):
            break
        if norm == "." and view.tokens[before].start + 1 < view.start(place) and not _short(view, before):
            break
        link = view.ending(place, Tag.AND, Tag.SUBORDINATOR)
        if link is not None and norm not in RELATIVE and norm not in ("and", "or"):
            return (
                None if view.tagged(before, Tag.SUBORDINATOR) and not view.tagged(before, Tag.AND) else place
            )
        place = before
    return place


def _short(view: View, stop: int) -> bool:
    """Tell whether a full stop only ends an abbreviation ("advisers to Mr. X")."""
    return stop > 0 and view.norm(stop - 1) in view.pack.abbreviations


def _figure(view: View, place: int) -> bool:
    """Tell whether a comma stands inside a number ("2,000")."""
    digits = (
        0 < place < len(view.tokens) - 1 and view.norm(place - 1).isdigit() and view.norm(place + 1).isdigit()
    )
    return digits and view.tokens[place].end == view.tokens[place + 1].start


def apposed(view: View, lower: int, comma: int) -> int | None:
    """Return where the subject before an apposition or relative clause begins that a comma closes."""
    cuts = [
        p
        for p in range(lower, comma)
        if (view.norm(p) in (",", ";") and not view.quoted(p)) or view.quote_to(p) is not None
    ]
    starts = [lower, *(p + 1 for p in cuts)]
    if len(starts) < 2 or comma - lower > 2 * _APPOSED:
        return None
    for start, after in zip(reversed(starts[:-1]), reversed(starts[1:]), strict=True):
        place = past_links(view, start, after - 1)
        opener = view.tagged(place, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.OPENER) or view.date_end(place)
        figures = not any(c.isalpha() for c in view.text[view.start(place) : view.end(after - 1)])
        if opener or figures or view.quoted(place) or after - 1 - place > LONGEST or place >= after - 1:
            continue
        bare = all(view.tokens[p].capital or view.norm(p) in (".", "'s") for p in range(place, after - 1))
        if bare and start != lower and not view.norm(after).isdigit() and _within_place(view, after, comma):
            continue
        return place
    return None


def dash_before(view: View, lower: int, end: int) -> int | None:
    """Return the dash that opens an aside whose other dash stands right before a token; None where none does."""
    place = end
    while place > lower and view.norm(place - 1) in DASHES:
        place -= 1
    inner = [p for p in range(lower, place) if view.norm(p) in DASHES and _spaced(view, p)]
    if not inner or place - inner[-1] > _ASIDE:
        return None
    opens = inner[-1]
    while opens > lower and view.norm(opens - 1) in DASHES:
        opens -= 1
    return opens


def _spaced(view: View, place: int) -> bool:
    """Tell whether a dash stands apart from the word behind it, unlike a hyphen."""
    behind = place + 1
    return behind < len(view.tokens) and view.tokens[place].end < view.start(behind)


def _within_place(view: View, first: int, comma: int) -> bool:
    """Tell whether nothing but the rest of a place stands up to the closing comma ("Sumter, South Carolina,")."""
    return all(view.tokens[p].capital or view.norm(p) in (".", ",") for p in range(first, comma))


def past_links(view: View, first: int, end: int) -> int:
    """Return the token past conjunctions, adverbs and dates that open a clause."""
    place = first
    while place < end:
        step = view.date_end(place)
        skip = view.tagged(place, Tag.AND, Tag.ADVERB)
        if step:
            place = step
        elif skip is not None and view.norm(place) not in ("all", "each", "both"):
            place = skip.last
        elif view.norm(place) in COMMAS:
            place += 1
        else:
            break
    return place


def phrase_end(view: View, first: int, limit: int) -> int | None:
    """Return the token past the head of the noun phrase at a token; None where it is no noun phrase."""
    place = first
    while place < limit:
        token = view.tokens[place]
        if view.norm(place) == "." and place > first and view.tokens[place - 1].capital and place + 1 < limit:
            place += 1
            continue
        if token.norm == "/" and place > first and view.tokens[place - 1].capital:
            place += 1
            continue
        if not token.word and token.norm not in ("'", "’"):
            break
        if _joins(view, place, limit):
            place += 1
            continue
        if place == first == 0 and token.norm == "that":
            place += 1
            continue
        if view.quoted(place) or (view.tagged(place, *STOPPERS) and not view.tagged(place, Tag.ARTICLE)):
            break
        if place > first and _participle(view, place, limit):
            break
        if token.norm in FINITE or token.norm in RELATIVE or view.date_end(place):
            break
        place += 1
    if place == first or place - first > LONGEST:
        return None
    verbal = place < limit and view.tagged(place, *_VERBAL) and not view.tagged(place, Tag.PREPOSITION)
    if verbal or (place < limit and view.norm(place) in FINITE):
        return None
    return place


def acts(view: View, place: int) -> bool:
    """Tell whether a token is a finite verb by its form: an auxiliary, a cue, a past in "-ed"."""
    norm = view.norm(place)
    if norm in FINITE or view.tagged(place, Tag.CUE, Tag.MODAL):
        return True
    if norm != "to" and view.tagged(place, Tag.PASSIVE):
        return True
    return norm.endswith("ed") and not view.tokens[place].capital and not view.tagged(place - 1, Tag.ARTICLE)


def _participle(view: View, place: int, limit: int) -> bool:
    """Tell whether a participle follows its noun ("a poll released Thursday", "voters leaving the polls")."""
    norm = view.norm(place)
    if view.tokens[place].capital or view.tagged(place - 1, Tag.ARTICLE):
        return False
    if norm.endswith("ing"):
        return view.norm(place - 1).endswith(("s", "people", "men"))
    past = norm.endswith("ed") or norm in ("taken", "held", "done", "made", "seen", "sent")
    behind = place + 1 < limit and (
        view.date_end(place + 1) or view.tagged(place + 1, Tag.PREPOSITION, Tag.ADVERB)
    )
    return past and bool(behind)


def _joins(view: View, place: int, limit: int) -> bool:
    """Tell whether "of", "for", "and" or "on" stands inside a name ("Center for Responsive Politics")."""
    joiner = view.norm(place) in ("of", "for", "and", "on", "&", "the")
    article = place + 1 < limit and view.norm(place + 1) == "the" and view.norm(place) in ("for", "on")
    if article and not (place + 2 < limit and view.tokens[place + 2].capital):
        return False
    before = place > 0 and (view.tokens[place - 1].capital or view.norm(place - 1) in ("of", "for", "on"))
    behind = place + 1 < limit and (view.tokens[place + 1].capital or view.norm(place + 1) == "the")
    return joiner and before and behind


def modified(view: View, place: int, end: int) -> bool:
    """Tell whether what stands between a head and its cue can modify it: a phrase, a relative clause, a participle."""
    if place == end:
        return True
    if view.norm(place) in RELATIVE or view.norm(place) == "(" or view.tagged(place, Tag.PREPOSITION):
        return True
    if _participle(view, place, end):
        return True
    return view.tagged(place, Tag.AND) is not None
