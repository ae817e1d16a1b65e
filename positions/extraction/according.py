"""The frame of "according to X": first, last, or in the middle of the sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    ranges,
    sentence_end,
    skip_commas,
)
from positions.extraction.bridges import adjunct_before, adjunct_only
from positions.extraction.cues import Cue
from positions.extraction.marks import COMMAS
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.plain_sources import plain_object
from positions.extraction.tags import Tag
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from positions.extraction.lexicon import Match
    from positions.extraction.views import View


def according_units(view: View) -> list[Unit]:
    """Return the units of "according to X": first, last, or in the middle of the sentence."""
    units: list[Unit] = []
    end = sentence_end(view)
    guards = {m.first for m in view.matches if m.tag is Tag.GUARD}
    for match in view.matches:
        if match.tag is Tag.OWN and not view.quoted(match.first):
            apart = match.first == 0 or not view.pack.sources.houses or view.norm(match.first - 1) in COMMAS
            if apart:
                units.append(_around(view, (), match.first, match.last, end))
            continue
        if match.tag is not Tag.ACCORDING or match.first in guards or view.quoted(match.first):
            continue
        if view.ending(match.first, Tag.NEGATION):
            continue
        if any(
            m.tag is Tag.ACCORDING and m.first == match.first and m.last > match.last for m in view.matches
        ):
            continue
        medium = None
        source = next((m for m in view.mentions if match.last <= m.first <= match.last + 2), None)
        plain = plain_object(view, match.last) or (_pollster(view, match) if source is None else None)
        if plain is not None and source is not None and _issued(view, source, plain):
            source = replace(source, last=plain.last)
        if plain is not None and (source is None or source.last < plain.last):
            source = plain
        if source is None:
            continue
        last = _past_source(view, source, end)
        if source.kind is MentionKind.MEDIUM and _found(view, match):
            source = _maker(view, source)
        if source.kind is MentionKind.MEDIUM and _through(view, match):
            medium, source = source, replace(source, kind=MentionKind.ANONYMOUS)
        if source.kind is MentionKind.MEDIUM:
            cited = [
                m
                for m in view.mentions
                if source.last <= m.first < last
                and (m.kind is MentionKind.ANONYMOUS or view.ending(m.first, Tag.QUOTING))
            ]
            medium, source = (source, cited[0]) if cited else (None, source)
        unit = _around(view, (replace(source, governed=False),), match.first, last, end)
        units.append(replace(unit, via=medium) if medium is not None else unit)
    return units + _according_after(view, end)


def _issued(view: View, source: Mention, plain: Mention) -> bool:
    """Tell whether a noun phrase is the paper of the body before it ("according to the Kremlin readout")."""
    paper = view.norm(plain.last - 1) in (*view.pack.sources.papers, *view.pack.sources.documents)
    bodies = (MentionKind.INSTITUTION, MentionKind.PERSON, MentionKind.COUNTRY)
    return paper and source.kind in bodies and source.last < plain.last and plain.value != "body"


def _found(view: View, match: Match) -> bool:
    """Tell whether a preposition of sources speaks of a poll or study ("theo khảo sát của X")."""
    return any(view.norm(p) in view.pack.sources.findings for p in range(match.first, match.last))


def _through(view: View, match: Match) -> bool:
    """Tell whether a preposition of sources speaks of a medium's own unnamed one ("theo nguồn tin của X")."""
    words = view.text[view.start(match.first) : view.end(match.last)].casefold()
    return any(f" {source} " in f"{words} " for source in view.pack.sources.anonymous)


def _pollster(view: View, match: Match) -> Mention | None:
    """Return the body of unknown name that made a poll ("theo khảo sát của Gallup")."""
    last = match.last
    while last < len(view.tokens) and view.tokens[last].capital:
        last += 1
    if not _found(view, match) or last == match.last:
        return None
    name = view.text[view.start(match.last) : view.end(last)]
    return Mention(MentionKind.PLAIN, match.last, last, value="body", name=name)


def _maker(view: View, medium: Mention) -> Mention:
    """Return the medium that made a poll as its source, with the partner behind a stroke ("Reuters/Ipsos")."""
    last = medium.last
    if view.norm(last) == "/" and last + 1 < len(view.tokens) and view.tokens[last + 1].capital:
        last += 2
    name = view.text[view.start(medium.first) : view.end(last)]
    return replace(medium, kind=MentionKind.PLAIN, last=last, value="body", name=name)


def _according_after(view: View, end: int) -> list[Unit]:
    """Return the units of sources that their preposition follows ("X zufolge")."""
    units: list[Unit] = []
    for match in view.matches:
        if match.tag is not Tag.ACCORDING_AFTER or view.quoted(match.first):
            continue
        source = next((m for m in view.mentions if m.last == match.first), None)
        if source is not None:
            unit = _around(view, (replace(source, governed=False),), source.first, match.last, end)
            units.append(replace(unit, cue=Cue(match.first, match.last, "according")))
    return units


# What opens a clause about a medium ("according to X, which cited a diplomat, …").
_WHICH = ("which", "who")


def _past_source(view: View, source: Mention, end: int) -> int:
    """Return the token past a source and its appositions or relative clause."""
    place = source.last
    if view.norm(place) == "(":
        close = next((p for p in range(place, min(end, place + 8)) if view.norm(p) == ")"), place)
        place = close + 1
    # Where the verb comes second, it follows the source without a comma ("Laut X gibt es …").
    while place < end and view.norm(place) not in COMMAS and not view.pack.verb_second:
        if view.quote_from(place):
            break
        place += 1
    cites = place + 1 + (view.pack.inverted and view.norm(place + 1) in _WHICH)
    if source.kind is MentionKind.MEDIUM and view.norm(place) == "," and view.tagged(cites, Tag.QUOTING):
        return next((p for p in range(place + 1, end) if view.norm(p) in COMMAS), place)
    if view.pack.inverted and view.norm(place) == "," and (comma := _past_aside(view, place + 1, end)):
        return comma
    if view.norm(place) == "," and view.tagged(place + 1, Tag.ANONYMOUS_MARK):
        return next((p for p in range(place + 1, min(end, place + 9)) if view.norm(p) == ","), place)
    if (
        view.norm(place) == ","
        and (mention := view.mention_from(place + 1))
        and view.norm(mention.last) == ","
    ):
        named = mention.kind in (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)
        if named and view.tagged(mention.last + 1, Tag.CUE) is None:
            place = mention.last
    elif view.norm(place) == "," and (comma := _past_office(view, source, place, end)):
        place = comma
    return place


def _past_aside(view: View, first: int, end: int) -> int:
    """Return the comma behind a description of a source ("the suit, filed in Dallas, …", "X, a lawyer from Y, …"), or 0."""
    participle = view.norm(first).endswith("ed") and not view.tokens[first].capital
    noun = view.norm(first) in ("a", "an") and not view.quoted(first)
    if not (participle or noun):
        return 0
    for at in range(first + 1, min(end, first + _OFFICE)):
        if view.norm(at) == ",":
            return at
        if view.tagged(at, Tag.PASSIVE, Tag.MODAL) and view.norm(at) != "to":
            return 0
    return 0


# Tokens of the office between commas behind a name.
_OFFICE = 12


def _past_office(view: View, source: Mention, place: int, end: int) -> int:
    """Return the comma behind the office of a named source ("Theo ông X, nhà phân tích của Y, …"), or 0."""
    office = view.mention_from(place + 1)
    kinds = (MentionKind.TITLE, MentionKind.ROLE, MentionKind.ANONYMOUS)
    named = source.kind in (MentionKind.PERSON, MentionKind.UNKNOWN) and not view.pack.inverted
    if office is None or not named or not office.title or office.kind not in kinds:
        return 0
    for at in range(office.last, min(end, office.last + _OFFICE)):
        if view.norm(at) == ",":
            return at
        if view.tagged(at, Tag.CUE, Tag.AUXILIARY, Tag.PASSIVE):
            return 0
    return 0


def _medium_reports(view: View, first: int) -> bool:
    """Tell whether only a medium and its verb stand before a source ("Bild reports, according to officials, that …")."""
    medium = next((m for m in view.mentions if m.kind is MentionKind.MEDIUM), None)
    place = first - (view.norm(first - 1) == ",")
    verb = next((m for m in view.matches if m.tag is Tag.CUE and m.last == place), None)
    return (
        medium is not None and verb is not None and medium.first <= 1 and 0 <= verb.first - medium.last <= 2
    )


def _around(view: View, sources: tuple[Mention, ...], first: int, last: int, end: int) -> Unit:
    """Return the unit of a parenthetical source with the content around it."""
    cue = Cue(first, sources[0].first if sources else last, "according")
    opening = not first or _medium_reports(view, first) or (last < end and adjunct_before(view, first))
    if opening:
        return Unit(sources, cue, 0, last, ranges((skip_commas(view, last, end), end)), "according")
    before = first
    while before > 0 and view.norm(before - 1) in COMMAS:
        before -= 1
    rest = (skip_commas(view, last, end), end) if last < end else (end, end)
    # A verb-second clause may keep its negation or predicate for the end ("ist laut X nicht fertig").
    # Before the source stands a subject alone: its predicate follows ("Киев, по словам X, готов к диалогу").
    parted = any(m.first == 0 and m.last == before for m in view.mentions)
    if last < end and not parted and adjunct_only(view, last, end) and not view.pack.verb_second:
        rest = (end, end)
    return Unit(sources, cue, before, last, ranges((0, before), rest), "according-tail")
