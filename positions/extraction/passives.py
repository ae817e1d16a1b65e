"""English passives that name who speaks: "reporters were told by X that …", "the plan was described by X as …"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bounds import ranges, sentence_end
from positions.extraction.bridges import clause_start
from positions.extraction.cues import Cue
from positions.extraction.noun_cues import author, clause
from positions.extraction.tags import Tag
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.lexicon import Match
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View

# What leads to the words about the subject ("voters were urged by X to stay away", "he was accused by X of fraud").
_LINKS = frozenset({"as", "to"})
_BLAMES = _LINKS | {"of", "for"}
# Tokens between a verb of naming and "by": the name ("was called a sham by critics").
_NAME = 8
# Longest noun phrase that such a passive names.
_THING = 12


def passive_units(view: View, units: Sequence[Unit]) -> list[Unit]:
    """Return the attributions by passives, those inside another attribution left out.

    Args:
        view: The sentence.
        units: The attributions found in it so far.
    """
    if not view.pack.sources.houses:
        return []
    found: list[Unit] = []
    for match in view.matches:
        said = match.tag is Tag.CUE and match.value in ("say", "weak")
        if not said or view.quoted(match.first) or not _passive(view, match.first):
            continue
        unit = _unit(view, match)
        if unit is not None and not any(unit.touches(other) for other in (*units, *found)):
            found.append(unit)
    return found


def named_thing(view: View, unit: Unit) -> Unit:
    """Return a unit with the thing before it that a passive with its author names ("kế hoạch được X gọi là …")."""
    if view.pack.inverted or unit.rule != "head" or not unit.content or not unit.sources:
        return unit
    passive = view.ending(unit.sources[0].first, Tag.PASSIVE)
    (start, end), *more = unit.content
    if (link := view.tagged(start, Tag.NEAR_COMPLEMENTIZER)) is not None:
        start = link.last
    if passive is None or (link is None and view.ending(start, Tag.NEAR_COMPLEMENTIZER) is None):
        return unit
    last = view.before_adverbs(passive.first)
    first = clause_start(view, last)
    return (
        replace(unit, content=ranges((first, last), (start, end), *more)) if last - first <= _THING else unit
    )


def _passive(view: View, place: int) -> bool:
    """Tell whether a form of "be" stands before a participle, adverbs aside."""
    place = view.before_adverbs(place)
    return view.ending(place, Tag.PASSIVE) is not None and view.norm(place - 1) != "to"


def _unit(view: View, verb: Match) -> Unit | None:
    """Return the attribution of one participle, or None where no source stands behind "by"."""
    end = sentence_end(view)
    by = _skipped(view, verb.last, end)
    named = verb.last
    if view.norm(by) != "by":
        if view.norm(verb.last - 1) not in view.pack.cues.naming:
            return None
        by = next((p for p in range(verb.last, min(end, verb.last + _NAME)) if view.norm(p) == "by"), 0)
        named = by
    if not by or by >= end:
        return None
    source, behind = author(view, by)
    if source is None:
        return None
    cue = Cue(verb.first, verb.last, "say")
    if named > verb.last:
        return _made(view, source, cue, (verb.last, by))
    if start := clause(view, behind, bare=False):
        content = ranges((start, end))
        return Unit((replace(source, governed=False),), cue, verb.first, start, content, "passive")
    links = _BLAMES if verb.value == "weak" else _LINKS
    if behind < end and view.norm(behind) in links:
        return _made(view, source, cue, (behind, end))
    return None


def _made(view: View, source: Mention, cue: Cue, said: tuple[int, int]) -> Unit:
    """Return the unit whose content is the subject of the passive and what is said of it."""
    first = cue.first
    while first > 0 and (verbal := view.ending(first, Tag.PASSIVE, Tag.ADVERB, Tag.MODAL)) is not None:
        first = verbal.first
    content = ranges((clause_start(view, first), first), said)
    return Unit(
        (replace(source, governed=False),), cue, first, max(source.last, cue.last), content, "passive"
    )


def _skipped(view: View, place: int, end: int) -> int:
    """Return the token past adverbs and days."""
    while place < end:
        adverb = view.tagged(place, Tag.ADVERB)
        step = view.date_end(place) or (adverb.last if adverb is not None else 0)
        if not step:
            break
        place = step
    return place
