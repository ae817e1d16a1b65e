"""Frames of languages whose cue stands between subject and content, or behind the content."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.according import according_units
from positions.extraction.bare_quotations import colon_quote, quote_verb, signed_quote
from positions.extraction.bounds import ranges
from positions.extraction.cues import Cue, find_cues, points_back
from positions.extraction.fronted import fronted
from positions.extraction.inverted_subjects import inverted_subject
from positions.extraction.labels import relative_label
from positions.extraction.late_news import said_after
from positions.extraction.marks import COMMAS
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.merging import merged
from positions.extraction.noun_cues import noun_units
from positions.extraction.passives import named_thing, passive_units
from positions.extraction.placement import placed_unit
from positions.extraction.plain_sources import plainly_said
from positions.extraction.relative_clauses import antecedent, clause_end
from positions.extraction.relays import issued_unit, quoted_clause, quoting_tail
from positions.extraction.subjects import described_subject, subject
from positions.extraction.tags import Tag
from positions.extraction.topic_phrases import topic_end
from positions.extraction.widening import widened

if TYPE_CHECKING:
    from positions.extraction.units import Unit
    from positions.extraction.views import View


def clause_units(view: View) -> list[Unit]:
    """Return the attributions of a sentence in a subject-verb language, in text order.

    A later cue of the same source belongs to the same unit; a cue whose subject stands inside another's content
    counts only where it opens that content (then the outer source is `via`) or a new clause.
    """
    units: list[Unit] = according_units(view)
    if (quoting := quoting_tail(view)) is not None:
        return [quoting]
    if (clause := quoted_clause(view)) is not None:
        return [clause]
    for cue in find_cues(view):
        if (resumed := _resumed(view, cue, units)) is not None:
            units[-1] = resumed
            continue
        inside = any(u.first <= cue.first < u.last and u.sources for u in units)
        if inside and antecedent(view, cue) is None:
            continue
        unit = _cue_unit(view, cue, units)
        if unit is None:
            continue
        units = merged(view, unit, units)
    units += passive_units(view, units)
    units += noun_units(view, units)
    if not units and (spoken := colon_quote(view) or quote_verb(view) or signed_quote(view)) is not None:
        return [spoken]
    return sorted(fronted(view, units), key=lambda u: u.first)


# Frames whose source may stand between a subject and its cue.
_PARENTHETIC = frozenset({"according-tail", "as-said", "tail", "medial", "issued"})


def _resumed(view: View, cue: Cue, units: list[Unit]) -> Unit | None:
    """Return the unit of a subject whose cue follows a parenthetical source ("X, according to Y, believes that …")."""
    outer = units[-1] if units else None
    if outer is None or outer.rule not in _PARENTHETIC or cue.does not in ("say", "weak"):
        return None
    if not outer.sources and outer.rule != "issued":
        return None
    named = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)
    split = next(
        (m for m in view.mentions if m.last == outer.first and not m.governed and m.kind in named), None
    )
    spoken = outer.sources[-1].last if outer.sources else outer.cue.last
    last = max(outer.last, spoken) if outer.rule in ("according-tail", "issued") else spoken
    near = all(view.norm(p) in COMMAS or view.tagged(p, Tag.ADVERB) for p in range(last, cue.first))
    if split is None or not near or cue.first < last:
        return None
    unit = placed_unit(view, cue, (split,), split.first, cue.last, inverted=False)
    return replace(unit, via=next(iter(outer.sources), None)) if unit is not None else None


def _cue_unit(view: View, cue: Cue, units: list[Unit]) -> Unit | None:
    """Return the unit a cue makes by itself, or None where it makes none."""
    lower = max((u.last for u in units if u.last <= cue.first), default=0)
    relayed = all(u.sources and all(m.kind is MentionKind.MEDIUM for m in u.sources) for u in units)
    if cue.does == "follow" and not relayed:
        return None
    if cue.does == "follow" and units:
        cue = replace(cue, does="say")
    if cue.does == "issued":
        return issued_unit(view, cue)
    if _asked_aside(view, cue):
        return None
    if (told := antecedent(view, cue)) is not None:
        return _relative_unit(view, cue, told)
    inverted = _inverts(view, cue)
    sources = inverted_subject(view, cue) if inverted else ()
    if sources and described_subject(view, cue, lower):
        sources = ()
    if sources:
        return placed_unit(view, cue, sources, cue.first, max(cue.last, sources[-1].last), inverted=True)
    sources = _from_there(view, cue) or _behind_relative(view, cue, units) or subject(view, cue, lower)
    sources = sources or said_after(view, cue)
    if len(sources) == 1:
        sources = (widened(view, sources[0], lower),)
    quoted = next((m for m in view.matches if m.tag is Tag.QUOTING and m.last <= cue.first), None)
    if quoted and sources and quoted.last <= sources[0].first:
        medium = next(
            (m for m in view.mentions if m.kind is MentionKind.MEDIUM and m.last <= quoted.first), None
        )
        unit = placed_unit(view, cue, sources, sources[0].first, cue.last, inverted=False)
        return replace(unit, via=medium) if unit is not None else None
    if not sources:
        if view.pack.pro_drop and not units and _opens_clause(view, cue):
            return placed_unit(view, cue, (), cue.first, cue.last, inverted=False)
        return None
    return relative_label(view, cue, sources) or _subject_unit(view, cue, sources)


def _subject_unit(view: View, cue: Cue, sources: tuple[Mention, ...]) -> Unit | None:
    """Return the unit of a cue behind its subject, or None where the clause reports nothing of its own."""
    unit = placed_unit(view, cue, sources, sources[0].first, cue.last, inverted=False)
    if unit is None or not plainly_said(view, sources[0], cue, unit.content):
        return None
    embedded = cue.does in ("weak", "stance") and view.ending(sources[0].first, Tag.COMPLEMENTIZER)
    if (
        embedded
        or (_subordinate(view, sources[0]) and not said_after(view, cue))
        or _contact(view, sources[0])
    ):
        return None
    return named_thing(view, unit)


def _behind_relative(view: View, cue: Cue, units: list[Unit]) -> tuple[Mention, ...]:
    """Return the subject whose clause goes on with a cue behind a relative one ("X, who said …, told us …"); () for none."""
    outer = units[-1] if units else None
    if outer is None or outer.rule != "relative" or outer.content[-1][1] >= cue.first:
        return ()
    near = all(
        view.norm(p) in COMMAS or view.tagged(p, Tag.ADVERB) for p in range(outer.content[-1][1], cue.first)
    )
    return outer.sources if near else ()


def _relative_unit(view: View, cue: Cue, source: Mention) -> Unit | None:
    """Return the unit of a relative clause that reports what its person said ("X, who told reporters that …")."""
    unit = placed_unit(view, cue, (source,), cue.first, cue.last, inverted=False)
    if unit is None or unit.rule != "head" or not unit.content:
        return None
    first, last = unit.content[0][0], unit.content[-1][1]
    return replace(unit, content=ranges((first, clause_end(view, source, first, last))), rule="relative")


def _from_there(view: View, cue: Cue) -> tuple[Mention, ...]:
    """Return the body in whose place a plural cue has its unnamed speakers ("Там считают, что …"); () for none."""
    place = cue.first
    while (
        place > 0
        and view.norm(place - 1) not in view.pack.words.there
        and (adverb := view.ending(place, Tag.ADVERB))
    ):
        place = adverb.first
    told = view.norm(place - 1) in view.pack.words.there and view.norm(cue.last - 1).endswith(
        view.pack.plural
    )
    return (Mention(MentionKind.INSTITUTION, place - 1, place, value="there"),) if told and place else ()


def _asked_aside(view: View, cue: Cue) -> bool:
    """Tell whether a participle between commas only says what a source was asked ("X, asked what would follow, said …")."""
    if view.norm(cue.first - 1) != "," or not view.tagged(cue.first, Tag.OPENER):
        return False
    if cue.last - cue.first > 1:
        return view.pack.inverted
    return cue.does == "weak" and any(
        view.norm(p) == "," and view.tagged(p + 1, Tag.CUE) and not view.quoted(p)
        for p in range(cue.last, len(view.tokens) - 1)
    )


def _inverts(view: View, cue: Cue) -> bool:
    """Tell whether a cue stands where its source would follow: behind a comma, dash, closing mark, or first."""
    if not view.pack.inverted:
        return False
    before = cue.first
    # A pointer back may hold a word that is an adverb elsewhere ("про це").
    while (
        before > 0 and not view.ending(before, Tag.CATAPHORA) and (adverb := view.ending(before, Tag.ADVERB))
    ):
        before = adverb.first
    if before == 0 or view.ending(before, Tag.CATAPHORA, Tag.AS_SAID):
        return True
    if view.pack.verb_second and _adverbial_first(view, cue):
        return True
    if _behind_pointer(view, before) or topic_end(view, before):
        return True
    norm = view.norm(before - 1)
    return norm in COMMAS or view.quote_to(before - 1) is not None or norm in '”"»’'


def _adverbial_first(view: View, cue: Cue) -> bool:
    """Tell whether the clause of a cue opens with adverbials and no noun that could be its subject."""
    first = next((p + 1 for p in reversed(range(cue.first)) if view.norm(p) in COMMAS), 0)
    within = [m for m in view.mentions if first <= m.first and m.last <= cue.first]
    opens = view.date_end(first) or view.tagged(first, Tag.PREPOSITION, Tag.ADVERB)
    return bool(opens) and all(m.governed or m.kind is MentionKind.MEDIUM for m in within)


def _behind_pointer(view: View, before: int) -> bool:
    """Tell whether only adverbials stand between a pointer back and a cue ("Про це після зустрічі заявив X")."""
    opener = points_back(view)
    return (
        view.pack.pro_drop
        and opener is not None
        and opener.last <= before
        and not any(m.first >= opener.last and m.last <= before and not m.governed for m in view.mentions)
    )


def _opens_clause(view: View, cue: Cue) -> bool:
    """Tell whether only adverbs and dates stand before a cue."""
    place = 0
    while place < cue.first:
        step = view.date_end(place)
        skip = view.tagged(place, Tag.ADVERB, Tag.AND)
        if step:
            place = step
        elif skip is not None:
            place = skip.last
        elif view.norm(place) == ",":
            place += 1
        else:
            return False
    return True


def _contact(view: View, source: Mention) -> bool:
    """Tell whether a pronoun stands right behind a noun: "nothing he said", "the deal he described"."""
    place = source.first - 1
    if not view.pack.contact_clauses or source.kind is not MentionKind.PRONOUN or place < 0:
        return False
    clause = place
    while clause > 0 and view.tokens[clause - 1].word:
        clause -= 1
    if view.tagged(clause, Tag.PREPOSITION, Tag.ADVERB, Tag.OPENER) or view.date_end(clause):
        return False
    glue = (
        Tag.AND,
        Tag.ADVERB,
        Tag.COMPLEMENTIZER,
        Tag.SUBORDINATOR,
        Tag.BREAK,
        Tag.WHETHER,
        Tag.CUE,
        Tag.OPENER,
    )
    return view.tokens[place].word and not (view.ending(source.first, *glue) or view.dated(place))


def _subordinate(view: View, source: Mention) -> bool:
    """Tell whether a subject stands in a clause of time or reason ("after X said"), which reports nothing new."""
    match = view.ending(source.first, Tag.SUBORDINATOR)
    return match is not None and view.ending(source.first, Tag.AS_SAID, Tag.BREAK, Tag.AND) is None
