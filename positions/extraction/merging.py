"""Several attributions in one sentence: which are one, which nest, which stand side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bounds import ranges
from positions.extraction.bridges import adjunct_before
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.units import Unit
    from positions.extraction.views import View

_NAMED = frozenset({MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN, MentionKind.TITLE})
# Words behind the verb of a sentence's last "he told X".
_HEARERS = 5
_TAILS = frozenset({"tail", "quote-tail"})


def merged(view: View, unit: Unit, units: list[Unit]) -> list[Unit]:
    """Return the units of a sentence with a new one among them.

    A later cue of the same source belongs to its unit. A cue with a subject of its own inside another's content
    counts where it opens that content (the outer source is then `via`) or a new clause; else it is reported
    speech within speech and left to the outer source.
    """
    if not units:
        return [unit]
    outer, earlier = units[-1], units[:-1]
    if outer.rule.startswith("according") and not outer.sources and unit.sources:
        return [*earlier, unit]
    medium = bool(outer.sources) and all(m.kind is MentionKind.MEDIUM for m in outer.sources)
    same = bool(unit.sources and outer.sources) and not medium and _same_source(outer.sources, unit.sources)
    if same and unit.rule == "relative" and outer.content and unit.content[0][0] >= outer.content[-1][1]:
        return [*earlier, replace(outer, content=(*outer.content, *unit.content))]
    if same and outer.rule == "relative" and unit.content and unit.content[0][0] >= outer.content[-1][1]:
        return [*earlier, replace(outer, content=(*outer.content, *unit.content))]
    if same and (shortened := _told_again(view, unit, outer)) is not None:
        return [*earlier, shortened]
    if same and unit.rule != "quote-tail":
        return units
    covered = any(a <= unit.cue.first < b for a, b in outer.content)
    if covered and (inner := _main_clause(view, unit, outer)) is not None:
        return [*earlier, inner]
    if (
        unit.rule in _TAILS
        and outer.rule not in _TAILS
        and unit.content
        and outer.first >= unit.content[0][0]
    ):
        if (relayed := _relayed(view, unit, outer)) is not None:
            return [*earlier, relayed]
        reported = outer.rule.startswith("according") and outer.first == 0
        return [replace(unit, via=_source(outer))] if reported else [*earlier, unit]
    if same:
        return units
    if not covered:
        return [*units, unit]
    return _inside(view, unit, units)


def _told_again(view: View, unit: Unit, outer: Unit) -> Unit | None:
    """Return a unit without the words that only say where its source said so ("X believes that C, he told Y"), or None."""
    if unit.rule != "tail" or outer.rule != "head" or not unit.content or unit.content[0][0] > outer.first:
        return None
    end = unit.content[0][1]
    behind = range(unit.cue.last, len(view.tokens))
    if any(view.norm(p) == "," for p in behind) or view.words_in(unit.cue.last, len(view.tokens)) > _HEARERS:
        return None
    kept = ranges(*((a, min(b, end)) for a, b in outer.content if a < end))
    return replace(outer, content=kept) if kept else None


def _inside(view: View, unit: Unit, units: list[Unit]) -> list[Unit]:
    """Return the units where a new one stands inside the content of the last."""
    outer, earlier = units[-1], units[:-1]
    reports = outer.rule.startswith("according") or outer.cue.does == "say"
    quoted = any(view.quote_from(p) for a, b in unit.content for p in range(a, b))
    strong = bool(unit.content) and view.ending(unit.content[0][0], Tag.COMPLEMENTIZER) is not None
    speaks = unit.cue.does == "say" and (strong or outer.rule.startswith("according"))
    speaks = speaks or (unit.cue.does in ("say", "weak") and quoted)
    thing = bool(unit.sources) and unit.sources[0].kind is MentionKind.PLAIN and not unit.sources[0].name
    speaks = speaks and not (thing and outer.rule == "head")
    if _goes_on(view, unit):
        return units
    if speaks and reports and _opens_content(view, unit, outer):
        opened = outer.content[0][0]
        kept = tuple((a, b) for a, b in unit.content if a >= opened and b > unit.first)
        return [*earlier, replace(unit, first=outer.first, content=kept or unit.content, via=_source(outer))]
    place = unit.first
    breaks = (
        view.ending(place, Tag.BREAK, Tag.AND) or view.norm(place - 1) == ";" or view.tagged(place, Tag.BREAK)
    )
    if not breaks or _listed(view, unit):
        return units
    if unit.cue.does in ("stance", "weak") and not _contrasted(view, unit, outer):
        return units
    if unit.rule == "refusal" and view.pack.sources.houses:
        return units
    if view.ending(place, Tag.COMPLEMENTIZER) or not unit.content:
        return units
    cut = place
    while cut > 0 and (match := view.ending(cut, Tag.BREAK, Tag.AND)):
        cut = match.first
    while cut > 0 and view.norm(cut - 1) in (",", ";"):
        cut -= 1
    shortened = tuple((a, min(b, cut)) for a, b in outer.content if a < cut)
    return [*earlier, replace(outer, content=shortened), unit]


def _contrasted(view: View, unit: Unit, outer: Unit) -> bool:
    """Tell whether a demand or a judgement is set against that of somebody else ("X потребовал …, а Y предложил …")."""
    named = bool(unit.sources) and unit.sources[0].kind in _NAMED
    apart = view.pack.pro_drop and view.ending(unit.first, Tag.BREAK) is not None
    reported = bool(outer.content) and view.ending(outer.content[0][0], Tag.COMPLEMENTIZER) is not None
    return named and apart and not reported


def _goes_on(view: View, unit: Unit) -> bool:
    """Tell whether a cue behind "and" is the outer source's next verb ("X said Oslo backs it, and expressed the hope that …")."""
    if not view.pack.sources.houses or not unit.sources or not view.ending(unit.cue.first, Tag.AND):
        return False
    return unit.sources[0].last < unit.cue.first - 2 and view.norm(unit.cue.first - 2) == ","


def _listed(view: View, unit: Unit) -> bool:
    """Tell whether the state that a unit has for its source only ends a list ("giục A và B tôn trọng cam kết")."""
    joined = view.ending(unit.first, Tag.AND)
    states = bool(unit.sources) and unit.sources[0].kind is MentionKind.COUNTRY
    return (
        states and joined is not None
        and any(m.last == joined.first and m.kind is MentionKind.COUNTRY for m in view.mentions)
    )  # fmt: skip


def _main_clause(view: View, unit: Unit, outer: Unit) -> Unit | None:
    """Return the unit of a main clause to which "according to …" is only added, or None."""
    if outer.rule != "according-tail" or not unit.sources or not adjunct_before(view, unit.first):
        return None
    if unit.sources[0].kind not in _NAMED or unit.cue.does not in ("say", "stance", "refuse"):
        return None
    kept = tuple((max(a, unit.content[0][0]), b) for a, b in outer.content) if unit.content else ()
    return replace(unit, content=ranges(*kept), via=_source(outer))


def _relayed(view: View, unit: Unit, outer: Unit) -> Unit | None:
    """Return what a source said that somebody else passes on ("the Commission says C, its spokesman told reporters")."""
    opens = outer.rule == "head" and outer.first == unit.content[0][0] and outer.cue.does == "say"
    house = bool(outer.sources) and outer.sources[0].kind in (MentionKind.INSTITUTION, MentionKind.PERSON)
    if not (opens and house and unit.rule == "tail" and not view.quotes):
        return None
    if not unit.sources or unit.sources[0].kind not in _NAMED:
        return None
    end = unit.content[0][1]
    kept = tuple((a, min(b, end)) for a, b in outer.content if a < end)
    return replace(outer, content=ranges(*kept), via=_source(unit))


def _source(unit: Unit) -> Mention | None:
    return unit.sources[0] if unit.sources else None


def _same_source(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """Tell whether two subjects of one sentence are the same source for sure: a pronoun, or the same name."""
    if len(right) == 1:
        only = right[0]
        bare = only.kind is MentionKind.DESCRIPTOR and not only.value and not only.countries
        if bare or only.kind in (MentionKind.PRONOUN, MentionKind.TITLE):
            return True
    return [(m.kind, m.value, m.name) for m in left] == [(m.kind, m.value, m.name) for m in right]


def _opens_content(view: View, inner: Unit, outer: Unit) -> bool:
    """Tell whether an inner attribution stands at the beginning of an outer one's content."""
    if not outer.content or not inner.sources:
        return False
    kind = inner.sources[0].kind
    medium = bool(outer.sources) and all(m.kind is MentionKind.MEDIUM for m in outer.sources)
    vague = kind in (MentionKind.PRONOUN, MentionKind.BOTH, MentionKind.ANONYMOUS, MentionKind.GROUP)
    if kind in (MentionKind.COUNTRY, MentionKind.DOCUMENT) or (vague and not medium):
        return False
    place = outer.content[0][0]
    while place < inner.first:
        step = view.date_end(place)
        skip = view.tagged(place, Tag.ADVERB, Tag.ARTICLE, Tag.FELLOW, Tag.COUNTRY)
        phrase = view.tagged(place, Tag.PREPOSITION)
        if (opener := view.tagged(place, Tag.OPENER)) is not None and (
            skip is None or opener.last > skip.last
        ):
            phrase, skip = opener, None
        if step:
            place = step
        elif skip is not None:
            place = skip.last
        elif phrase is not None:
            place = _phrase_end(view, phrase.last, inner.first)
        elif view.norm(place) == ",":
            place += 1
        else:
            return False
    return True


def _phrase_end(view: View, place: int, limit: int) -> int:
    """Return the end of a prepositional phrase before a nested subject."""
    while place < limit and view.norm(place) != "," and not view.date_end(place):
        place += 1
    return place
