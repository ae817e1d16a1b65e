"""Nouns of saying: "the warning from X that …", "X's insistence that …"; the clause behind them is the content."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bounds import ranges, sentence_end
from positions.extraction.cues import Cue
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.plain_names import plain_mention
from positions.extraction.plain_sources import plain_object
from positions.extraction.tags import Tag
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.lexicon import Match
    from positions.extraction.views import View

_SPEAK = (
    MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE, MentionKind.TITLE, MentionKind.INSTITUTION,
    MentionKind.COUNTRY, MentionKind.GROUP, MentionKind.ANONYMOUS, MentionKind.DESCRIPTOR, MentionKind.PRONOUN,
)  # fmt: skip
# Adjectives between an owner and the noun ("X's oft-repeated public claim").
_ADJECTIVES = 3
# Tokens between a noun and its "that": the source, an apposition, a day.
_REACH = 16
# Words that a clause has at least.
_FEWEST = 3
_OWNERS = {"his": "m", "her": "f", "their": "p"}
_FINITE = (Tag.PASSIVE, Tag.MODAL, Tag.CUE)


def noun_units(view: View, units: Sequence[Unit]) -> list[Unit]:
    """Return the attributions that nouns of saying make, those inside another attribution left out.

    Args:
        view: The sentence.
        units: The attributions found in it so far.
    """
    found: list[Unit] = []
    for match in view.matches:
        if match.tag is not Tag.NOUN_CUE or view.quoted(match.first):
            continue
        unit = _unit(view, match)
        if unit is not None and not any(unit.touches(other) for other in (*units, *found)):
            found.append(unit)
    return found


def _unit(view: View, noun: Match) -> Unit | None:
    """Return the attribution of one noun, or None where it has no source or no clause."""
    owner: Mention | None = _owner(view, noun)
    source: Mention | None
    issued = next((m for m in view.mentions if m.first == noun.first and m.last > noun.last), None)
    if issued is not None and issued.kind is MentionKind.DOCUMENT:
        source, behind = issued, issued.last
    else:
        source, behind = (owner, noun.last) if owner is not None else author(view, noun.last)
    if source is None:
        return None
    start = clause(view, behind, bare=True)
    if not start:
        return None
    first = min(source.first, noun.first) if source.kind is not MentionKind.DOCUMENT else noun.first
    end = _end(view, first, start)
    if view.words_in(start, end) < _FEWEST:
        return None
    cue = Cue(noun.first, noun.last, "say")
    return Unit((replace(source, governed=False),), cue, first, start, ranges((start, end)), "noun")


def _owner(view: View, noun: Match) -> Mention | None:
    """Return whose noun it is by the words before it: "X's warning", "his warning"."""
    if view.pack.apostrophe != "possessive":
        return None
    for place in range(noun.first - 1, max(-1, noun.first - _ADJECTIVES - 2), -1):
        norm = view.norm(place)
        if norm in _OWNERS:
            pronoun = Mention(MentionKind.PRONOUN, place, place + 1, value=_OWNERS[norm])
            return _subject_before(view, place) or pronoun
        if norm in ("'s", "'", "’"):
            return _named_before(view, place)
        if not view.tokens[place].word or view.tokens[place].capital:
            return None
    return None


def _subject_before(view: View, place: int) -> Mention | None:
    """Return the subject of the clause in which "his" stands behind a verb ("the senator voiced her concern that …")."""
    before = [m for m in view.mentions if m.last < place and not m.governed and m.kind in _SPEAK]
    persons = [m for m in before if m.kind is not MentionKind.COUNTRY]
    if persons:
        return persons[-1]
    return plain_object(view, 0) if place > 1 and view.tagged(0, Tag.ARTICLE) else None


def _named_before(view: View, mark: int) -> Mention | None:
    """Return the source right before a possessive mark."""
    known = next((m for m in view.mentions if m.last in (mark, mark + 1) and m.kind in _SPEAK), None)
    if known is not None:
        return known
    first = mark
    while first > 0 and view.tokens[first - 1].capital:
        first -= 1
    opener = first - 1 if first == mark else first
    if opener > 0 and view.tagged(opener - 1, Tag.ARTICLE):
        opener -= 1
    return plain_mention(view, opener, mark) if 0 <= opener < mark else None


def author(view: View, place: int) -> tuple[Mention | None, int]:
    """Return the source behind a preposition of authors at a token ("from X"), and the token past it."""
    if place >= len(view.tokens) or view.norm(place) not in view.pack.cues.authors:
        return None, place
    near = (m for m in view.mentions if place < m.first <= place + 2 and m.kind in _SPEAK)
    source = next(near, None)
    plain = plain_object(view, place + 1)
    if plain is not None and (source is None or source.last < plain.last):
        source = plain
    return source, source.last if source is not None else place


def clause(view: View, place: int, *, bare: bool) -> int:
    """Return where the clause behind a noun or passive and its source begins, past its "that"; 0 where none does.

    Args:
        view: The sentence.
        place: The token past the source.
        bare: Whether "that" may also open a relative clause ("his claim that won votes").
    """
    end = sentence_end(view)
    for at in range(place, min(end, place + _REACH)):
        that = view.tagged(at, Tag.COMPLEMENTIZER)
        if that is not None:
            verb = bare and at == place and view.pack.inverted and view.tagged(that.last, *_FINITE)
            return 0 if verb else that.last
        if view.tagged(at, *_FINITE) or view.quote_from(at) is not None:
            return 0
    return 0


def _end(view: View, first: int, start: int) -> int:
    """Return where the content ends: at the predicate of the noun, where it is a subject; else with the sentence.

    A noun behind a preposition that opens the sentence ends with that adverbial, at a comma.
    """
    end = sentence_end(view)
    before = [p for p in range(first) if not view.tagged(p, Tag.ARTICLE, Tag.ADVERB, Tag.AND)]
    comma = next((p for p in range(start, end) if view.norm(p) == "," and not view.quoted(p)), end)
    if before and view.norm(first - 1) != ",":
        opener = view.tagged(before[0], Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.OPENER)
        within = (p for p in before if opener is not None and p >= opener.last)
        verbs = any(view.tagged(p, Tag.CUE, Tag.PASSIVE, Tag.MODAL) for p in within)
        return comma if opener is not None and not verbs else end
    finite = 0
    for place in range(comma - 1, start + 1, -1):
        if view.norm(place) in view.pack.cues.outcomes and not view.quoted(place):
            finite = place
            break
    while finite > start + 2 and view.norm(finite - 1) in view.pack.cues.outcomes:
        finite -= 1
    return finite or end
