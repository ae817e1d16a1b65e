"""Frames of languages whose verb stands between subject and content, or behind both in a tail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.frames import (
    _COMMAS,
    _DASHES,
    _STOPS,
    Cue,
    Unit,
    adjunct_only,
    content_after,
    find_cues,
    inverted_subject,
    subject,
)
from positions.extraction.lexicon import Tag
from positions.extraction.mentions import Mention, MentionKind

if TYPE_CHECKING:
    from positions.extraction.views import View


def clause_units(view: View) -> list[Unit]:
    """Return the attributions of a sentence in a subject-verb language, in text order.

    A later cue of the same source belongs to the same unit; a cue whose subject stands inside another's content
    counts only where it opens that content (then the outer source is `via`) or a new clause.
    """
    units: list[Unit] = _according_units(view)
    if not units and (colon := _colon_quote(view)) is not None and not find_cues(view):
        return [colon]
    if (quoting := _quoting_tail(view)) is not None:
        return [quoting]
    for cue in find_cues(view):
        if any(u.first <= cue.first < u.last and u.sources for u in units):
            continue
        unit = _cue_unit(view, cue, units)
        if unit is None:
            continue
        units = _placed(view, unit, units)
    return sorted(units, key=lambda u: u.first)


def _cue_unit(view: View, cue: Cue, units: list[Unit]) -> Unit | None:
    """Return the unit a cue makes by itself, or None where it makes none."""
    lower = max((u.last for u in units if u.last <= cue.first), default=0)
    if cue.does == "follow" and units:
        return None
    if cue.does == "issued":
        return _issued_unit(view, cue)
    inverted = _inverts(view, cue)
    sources = inverted_subject(view, cue) if inverted else ()
    if sources and _described_subject(view, cue, lower):
        sources = ()
    if sources:
        return _tail_or_head(view, cue, sources, cue.first, max(cue.last, sources[-1].last), inverted=True)
    sources = subject(view, cue, lower)
    quoted = view.matches and next((m for m in view.matches if m.tag is Tag.QUOTING and m.last <= cue.first), None)
    if quoted and sources and quoted.last <= sources[0].first:
        medium = next((m for m in view.mentions if m.kind is MentionKind.MEDIUM and m.last <= quoted.first), None)
        unit = _tail_or_head(view, cue, sources, sources[0].first, cue.last, inverted=False)
        return replace(unit, via=medium) if unit is not None else None
    if not sources:
        if view.pack.pro_drop and not units and _opens_clause(view, cue):
            return _tail_or_head(view, cue, (), cue.first, cue.last, inverted=False)
        return None
    if _subordinate(view, sources[0]):
        return None
    return _tail_or_head(view, cue, sources, sources[0].first, cue.last, inverted=False)


def _quoting_tail(view: View) -> Unit | None:
    """Return the unit of a quotation that a medium attributes ("«…», цитирует Reuters X"), or None."""
    for match in view.matches:
        if match.tag is not Tag.QUOTING or view.quoted(match.first) or not _quote_ends(view, match.first):
            continue
        behind = [m for m in view.mentions if m.first >= match.last]
        medium = next((m for m in behind if m.kind is MentionKind.MEDIUM), None)
        source = next((m for m in behind if m.kind is not MentionKind.MEDIUM), None)
        if source is not None:
            before = _before(view, match.first)
            cue = Cue(match.first, match.last, "say")
            content = _ranges((0, before))
            return Unit((replace(source, governed=False),), cue, before, source.last, content, "quoting", via=medium)
    return None


def _issued_unit(view: View, cue: Cue) -> Unit:
    """Return the unit of an impersonal cue of a document ("…, говорится в письме X")."""
    end = _sentence_end(view)
    limit = next((p for p in range(cue.last, end) if view.norm(p) in (",", ":")), end)
    behind = [m for m in view.mentions if cue.last <= m.first < limit and m.kind is not MentionKind.MEDIUM]
    named = [m for m in behind if m.kind in (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.ROLE)]
    source = next(iter(named or behind), None)
    sources = (replace(source, governed=False),) if source is not None else ()
    before = _before(view, cue.first)
    if view.words_in(0, before) >= 1 and not _adjunct_before(view, before):
        rest = (_skip_commas(view, limit, end), end)
        if adjunct_only(view, limit, end):
            rest = (end, end)
        return Unit(sources, cue, before, rest[0], _ranges((_clause_start(view, before), before), rest), "issued")
    start, _ = content_after(view, cue, end)
    named_before = [m for m in view.mentions if m.last <= cue.first]
    if not sources and named_before:
        sources = (replace(named_before[-1], governed=False),)
    return Unit(sources, cue, 0, start, _ranges((start, end)), "issued")


def _colon_quote(view: View) -> Unit | None:
    """Return the unit of a sentence that brings its subject, then a colon and a quotation, without a cue."""
    for place, token in enumerate(view.tokens):
        if token.norm == ":" and not view.quoted(place):
            quote = view.quote_from(place + 1) if place + 1 < len(view.tokens) else None
            kinds = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN, MentionKind.TITLE, MentionKind.PRONOUN,
                     MentionKind.DESCRIPTOR)  # fmt: skip
            sources = [m for m in view.mentions if m.last <= place and not m.governed and m.kind in kinds]
            if quote is None or not sources or view.words_in(view.token_at(quote.outer.end), len(view.tokens)):
                return None
            cue = Cue(place, place + 1, "say")
            content = _ranges((place + 1, _sentence_end(view)))
            return Unit((sources[0],), cue, sources[0].first, place + 1, content, "colon-quote")
    return None


def _described_subject(view: View, cue: Cue, lower: int) -> bool:
    """Tell whether the sentence opens with a subject and a description between commas, then the cue."""
    if view.norm(cue.first - 1) != ",":
        return False
    first = next((m for m in view.mentions if m.first >= lower), None)
    return first is not None and first.first <= lower + 1 and not first.governed and (
        view.norm(first.last) == "," and first.last < cue.first - 1
    )


def _inverts(view: View, cue: Cue) -> bool:
    """Tell whether a cue stands where its source would follow: behind a comma, dash, closing mark, or first."""
    if not view.pack.inverted:
        return False
    before = cue.first
    while before > 0 and (adverb := view.ending(before, Tag.ADVERB)):
        before = adverb.first
    if before == 0 or view.ending(before, Tag.CATAPHORA, Tag.AS_SAID):
        return True
    norm = view.norm(before - 1)
    return norm in _COMMAS or view.quote_to(before - 1) is not None or norm in '”"»’'


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


def _subordinate(view: View, source: Mention) -> bool:
    """Tell whether a subject stands in a clause of time or reason ("after X said"), which reports nothing new."""
    match = view.ending(source.first, Tag.SUBORDINATOR)
    return match is not None and view.ending(source.first, Tag.AS_SAID, Tag.BREAK, Tag.AND) is None


def _tail_or_head(
    view: View, cue: Cue, sources: tuple[Mention, ...], first: int, last: int, *, inverted: bool
) -> Unit | None:
    """Decide whether the content stands before the attribution, behind it, or on both sides."""
    end = _sentence_end(view)
    declined = cue.does == "refuse"
    as_said = view.ending(first, Tag.AS_SAID)
    if as_said is not None:
        comma = next((p for p in range(last, end) if view.norm(p) == "," and not _apposition(view, p, end)), None)
        if comma is not None and as_said.first == 0:
            return Unit(sources, cue, 0, comma + 1, _ranges((comma + 1, end)), "as-said")
        if as_said.first > 0 and comma is None:
            return Unit(sources, cue, as_said.first, end, _ranges((0, as_said.first)), "as-said")
    before = _before(view, first)
    cataphora = view.ending(cue.first, Tag.CATAPHORA) or (view.tagged(0, Tag.CATAPHORA) if first <= 6 else None)
    if cataphora is not None and cataphora.first <= 2:
        return Unit(sources, cue, 0, end, (), "cataphora", backward=True)
    quoted_before = before > 0 and _quote_ends(view, before)
    start, strong = content_after(view, cue, end) if not inverted else _behind_source(view, last, end)
    if declined and sources and not inverted and view.words_in(cue.last, end) == 0 and view.words_in(0, before) >= 2:
        return Unit(sources, cue, before, end, _ranges((0, before), (cue.first, cue.last)), "refusal", declined=True)
    if declined and sources and not inverted and view.words_in(cue.last, end) == 0:
        return Unit(sources, cue, first, end, _ranges((sources[-1].last, cue.last)), "refusal", declined=True)
    if quoted_before and not (strong and _separated(view, first)):
        rest = _rest(view, cue, last, end)
        return Unit(sources, cue, before, end, _ranges((_clause_start(view, before), before), *rest), "quote-tail", declined)
    joined = before > 0 and view.norm(before) in _COMMAS | _DASHES
    if joined and view.words_in(0, before) >= 1 and not declined and cue.does not in ("stance", "weak"):
        if inverted or (not strong and view.words_in(0, before) >= 3 and adjunct_only(view, last, end, named=cue.hearer) and not _adjunct_before(view, before)):
            rest = _rest(view, cue, last, end) if inverted else ()
            return Unit(sources, cue, before, end, _ranges((_clause_start(view, before), before), *rest), "tail")
        if view.norm(last) in _COMMAS and not strong and view.norm(before) == view.norm(last) and view.words_in(last, end) > 1:
            return Unit(sources, cue, before, last + 1, _ranges((_clause_start(view, before), before), (last + 1, end)), "medial")
        if view.norm(cue.last) == ":" and not _adjunct_before(view, before):
            return Unit(sources, cue, before, cue.last + 1, _ranges((0, before), (cue.last + 1, end)), "medial")
        if _adverbials_to_colon(view, cue, end) and not _adjunct_before(view, before):
            colon = _adverbials_to_colon(view, cue, end)
            return Unit(sources, cue, before, colon + 1, _ranges((0, before), (colon + 1, end)), "medial")
    if start >= end or view.words_in(start, end) == 0:
        if not inverted and first > 0 and view.norm(end - 1) != ":" and view.words_in(0, first) >= 4 and joined:
            return Unit(sources, cue, before, end, _ranges((0, before)), "tail")
        return Unit(sources, cue, first, end, (), "colon" if view.norm(end) == ":" or _colon_end(view) else "bare")
    quoted = any(view.quote_from(p) for p in range(start, end))
    if cue.does == "weak" and not strong and not quoted and view.words_in(start, end) < 3:
        return None
    if cue.does == "stance" and not quoted and view.words_in(cue.last, end) < 4:
        return None
    kinds = {m.kind for m in sources}
    if cue.does in ("stance", "weak") and not quoted and kinds == {MentionKind.COUNTRY}:
        return None
    if cue.does == "weak" and not strong and not quoted and kinds == {MentionKind.INSTITUTION}:
        return None
    if cue.does == "say" and not strong and not quoted and view.words_in(start, end) < 4:
        return None
    return Unit(sources, cue, first, start, _ranges((start, end)), "head", declined)


def _adverbials_to_colon(view: View, cue: Cue, end: int) -> int:
    """Return the place of a colon that follows a cue and its adverbials, or 0."""
    for place in range(cue.last, min(end, cue.last + 14)):
        if view.norm(place) == ":" and not view.quoted(place):
            return place
        if view.quote_from(place):
            return 0
    return 0


def _colon_end(view: View) -> bool:
    """Tell whether the sentence ends with a colon: its content is in the next paragraph."""
    return bool(view.tokens) and view.tokens[-1].norm == ":"


def _behind_source(view: View, last: int, end: int) -> tuple[int, bool]:
    """Return where content begins behind an inverted source: at a complementizer, colon or quotation."""
    for place in range(last, min(end, last + 14)):
        match = view.tagged(place, Tag.COMPLEMENTIZER)
        if view.norm(place) == ":" or match is not None:
            return (match.last if match else place + 1), True
        if view.quote_from(place):
            return place, False
    return end, False


def _before(view: View, first: int) -> int:
    """Return the token where what precedes the attribution ends: its comma or dash belongs to the attribution."""
    place = first
    while place > 0 and (
        view.ending(place, Tag.ADVERB) is not None or view.ending(place, Tag.ARTICLE) is not None
    ) and not view.quoted(place - 1):
        match = view.ending(place, Tag.ADVERB) or view.ending(place, Tag.ARTICLE)
        place = match.first  # type: ignore[union-attr]
    if place > 0 and view.tagged(place - 1, Tag.AS_SAID):
        place -= 1
    while place > 0 and view.norm(place - 1) in _COMMAS and not view.quoted(place - 1):
        place -= 1
    return place


def _quote_ends(view: View, place: int) -> bool:
    """Tell whether a quotation ends right before a token, a stray mark or comma aside."""
    while place > 0 and view.norm(place - 1) in _COMMAS and not view.quoted(place - 1):
        place -= 1
    return place > 0 and view.quote_to(place - 1) is not None


def _separated(view: View, first: int) -> bool:
    """Tell whether the quotation before an attribution is a scare quote of an earlier clause."""
    place = _before(view, first)
    quote = view.quote_to(place - 1) if place > 0 else None
    return quote is not None and quote.outer.start > view.span.start and view.norm(place) not in _COMMAS


def _clause_start(view: View, before: int) -> int:
    """Return where the content before an attribution begins: the sentence, or behind a colon in it."""
    colons = [p for p in range(before) if view.norm(p) == ":" and not view.quoted(p)]
    return colons[-1] + 1 if colons and view.words_in(colons[-1], before) else 0


def _adjunct_before(view: View, before: int) -> bool:
    """Tell whether what precedes an attribution is an adverbial of it rather than content."""
    place = 0
    while place < before and (
        view.tagged(place, Tag.ADVERB) or view.tagged(place, Tag.AND) or view.norm(place) in _COMMAS
    ):
        match = view.tagged(place, Tag.ADVERB) or view.tagged(place, Tag.AND)
        place = match.last if match else place + 1
    if place >= before:
        return True
    opener = view.tagged(place, Tag.OPENER, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.BACKGROUND, Tag.ACCORDING)
    commas = sum(view.norm(p) == "," and not view.quoted(p) for p in range(place, before))
    return bool(view.date_end(place)) or (opener is not None and commas <= 2)


def _apposition(view: View, place: int, end: int) -> bool:
    """Tell whether a comma opens an apposition that another comma closes soon."""
    mention = view.mention_from(place + 1)
    return mention is not None and view.norm(mention.last) == ","


def _rest(view: View, cue: Cue, last: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return what follows a tail attribution and is content again: another quotation, or "adding that …"."""
    for place in range(last, end):
        if view.quote_from(place) is not None:
            first = place
            while first > last and view.norm(first - 1) not in _COMMAS | _STOPS:
                first -= 1
            words = view.words_in(first, place)
            return ((first if words <= 12 and words else place, end),)
        match = view.tagged(place, Tag.CUE)
        if match is not None and match.value == "follow" and not view.quoted(place):
            start = match.last
            while start < end and (skip := view.tagged(start, Tag.COMPLEMENTIZER, Tag.ADVERB)):
                start = skip.last
            return ((start, end),)
    for place in range(last, end):
        if view.norm(place) in _COMMAS and not adjunct_only(view, place, end) and view.words_in(place, end) > 3:
            return ((place + 1, end),)
    return ()


def _sentence_end(view: View) -> int:
    """Return the token past the sentence's last word or quotation: its full stop left out."""
    end = len(view.tokens)
    while end > 0 and view.norm(end - 1) in _STOPS and not view.quoted(end - 1):
        end -= 1
    return end


def _ranges(*ranges: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    return tuple((a, b) for a, b in ranges if b > a)


def _same_source(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """Tell whether two subjects of one sentence are the same source for sure: a pronoun, or the same name."""
    if len(right) == 1 and (
        right[0].kind in (MentionKind.PRONOUN, MentionKind.TITLE)
        or (right[0].kind is MentionKind.DESCRIPTOR and not right[0].value and not right[0].countries)
    ):
        return True
    return [(m.kind, m.value, m.name) for m in left] == [(m.kind, m.value, m.name) for m in right]


def _placed(view: View, unit: Unit, units: list[Unit]) -> list[Unit]:
    """Return the units with a new one among them: merged, nested, side by side, or left out."""
    if not units:
        return [unit]
    outer = units[-1]
    if outer.rule.startswith("according") and not outer.sources and unit.sources:
        return [*units[:-1], unit]
    covered = any(a <= unit.cue.first < b for a, b in outer.content)
    if unit.rule != "quote-tail" and unit.sources and outer.sources and _same_source(outer.sources, unit.sources):
        return units
    if outer.rule == "according-tail" and covered and unit.sources and _adjunct_before(view, unit.first):
        named = unit.sources[0].kind in (MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN, MentionKind.TITLE)
        if named and unit.cue.does in ("say", "stance", "refuse"):
            via = outer.sources[0] if outer.sources else None
            kept = tuple((max(a, unit.content[0][0]), b) for a, b in outer.content) if unit.content else ()
            return [*units[:-1], replace(unit, content=_ranges(*kept), via=via)]
    if unit.rule in ("tail", "quote-tail") and unit.content and outer.first >= unit.content[0][0] and (
        outer.rule not in ("tail", "quote-tail")
    ):
        if outer.rule.startswith("according") and outer.first == 0:
            return [replace(unit, via=outer.sources[0] if outer.sources else None)]
        return [*units[:-1], unit]
    if unit.sources and outer.sources and _same_source(outer.sources, unit.sources):
        return units
    if covered and _opens_content(view, unit, outer) and unit.sources:
        if unit.cue.does in ("say", "weak") and (outer.rule.startswith("according") or outer.cue.does == "say"):
            via = outer.sources[0] if outer.sources else None
            return [*units[:-1], replace(unit, first=outer.first, via=via)]
    if covered and unit.cue.does in ("stance", "weak"):
        return units
    if covered:
        place = unit.first
        if not (view.ending(place, Tag.BREAK, Tag.AND) or view.norm(place - 1) == ";" or view.tagged(place, Tag.BREAK)):
            return units
        if view.ending(place, Tag.COMPLEMENTIZER) or not unit.content:
            return units
        cut = place
        while cut > 0 and (m := view.ending(cut, Tag.BREAK, Tag.AND)):
            cut = m.first
        while cut > 0 and view.norm(cut - 1) in (",", ";"):
            cut -= 1
        shortened = tuple((a, min(b, cut)) for a, b in outer.content if a < cut)
        return [*units[:-1], replace(outer, content=shortened), unit]
    return [*units, unit]


def _opens_content(view: View, inner: Unit, outer: Unit) -> bool:
    """Tell whether an inner attribution stands at the beginning of an outer one's content."""
    if not outer.content or not inner.sources:
        return False
    medium = bool(outer.sources) and all(m.kind is MentionKind.MEDIUM for m in outer.sources)
    if inner.sources[0].kind in (MentionKind.COUNTRY, MentionKind.DOCUMENT):
        return False
    if not medium and inner.sources[0].kind in (
        MentionKind.COUNTRY, MentionKind.PRONOUN, MentionKind.BOTH, MentionKind.ANONYMOUS, MentionKind.GROUP
    ):  # fmt: skip
        return False
    start = outer.content[0][0]
    place = start
    while place < inner.first:
        step = view.date_end(place)
        skip = view.tagged(place, Tag.ADVERB, Tag.ARTICLE)
        if step:
            place = step
        elif skip is not None:
            place = skip.last
        elif view.norm(place) == "," or view.tagged(place, Tag.PREPOSITION):
            match = view.tagged(place, Tag.PREPOSITION)
            place = place + 1 if match is None else _phrase_end(view, match.last, inner.first)
        else:
            return False
    return True


def _phrase_end(view: View, place: int, limit: int) -> int:
    """Return the end of a prepositional phrase before a nested subject."""
    while place < limit and view.norm(place) != "," and not view.date_end(place):
        place += 1
    return place


def _according_units(view: View) -> list[Unit]:
    """Return the units of "according to X": first, last, or in the middle of the sentence."""
    units: list[Unit] = []
    end = _sentence_end(view)
    guards = {m.first for m in view.matches if m.tag is Tag.GUARD}
    for match in view.matches:
        if match.tag is Tag.OWN and not view.quoted(match.first):
            units.append(_around(view, (), match.first, match.last, end))
            continue
        if match.tag is not Tag.ACCORDING or match.first in guards or view.quoted(match.first):
            continue
        if any(m.tag is Tag.ACCORDING and m.first == match.first and m.last > match.last for m in view.matches):
            continue
        medium = None
        source = next((m for m in view.mentions if match.last <= m.first <= match.last + 2), None)
        if source is None:
            continue
        last = _past_source(view, source, end)
        if source.kind is MentionKind.MEDIUM:
            cited = [m for m in view.mentions if source.last < m.first < last and m.kind is MentionKind.ANONYMOUS]
            medium, source = (source, cited[0]) if cited else (None, source)
        unit = _around(view, (replace(source, governed=False),), match.first, last, end)
        units.append(replace(unit, via=medium) if medium is not None else unit)
    return units


def _past_source(view: View, source: Mention, end: int) -> int:
    """Return the token past a source and its appositions or relative clause."""
    place = source.last
    if view.norm(place) == "(":
        close = next((p for p in range(place, min(end, place + 8)) if view.norm(p) == ")"), place)
        place = close + 1
    while place < end and view.norm(place) not in _COMMAS:
        if view.quote_from(place):
            break
        place += 1
    if view.norm(place) == "," and (mention := view.mention_from(place + 1)) and view.norm(mention.last) == ",":
        named = mention.kind in (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)
        if named and view.tagged(mention.last + 1, Tag.CUE) is None:
            place = mention.last
    return place


def _around(view: View, sources: tuple[Mention, ...], first: int, last: int, end: int) -> Unit:
    """Return the unit of a parenthetical source with the content around it."""
    cue = Cue(first, sources[0].first if sources else last, "according")
    opening = not first or (last < end and _adjunct_before(view, first))
    if opening:
        return Unit(sources, cue, 0, last, _ranges((_skip_commas(view, last, end), end)), "according")
    before = first
    while before > 0 and view.norm(before - 1) in _COMMAS:
        before -= 1
    rest = (_skip_commas(view, last, end), end) if last < end else (end, end)
    if last < end and adjunct_only(view, last, end):
        rest = (end, end)
    return Unit(sources, cue, before, last, _ranges((0, before), rest), "according-tail")


def _skip_commas(view: View, place: int, end: int) -> int:
    while place < end and view.norm(place) in _COMMAS:
        place += 1
    return place
