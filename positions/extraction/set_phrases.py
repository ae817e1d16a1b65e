"""Frames of set phrases: "according to X", impersonal cues of documents, media that quote, a bare colon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    content_end,
    quote_ends,
    ranges,
    sentence_end,
    skip_commas,
)
from positions.extraction.bridges import adjunct_before, adjunct_only, clause_start
from positions.extraction.cues import Cue
from positions.extraction.lexicon import Tag
from positions.extraction.marks import COMMAS, STOPS
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.openings import content_after
from positions.extraction.plain_sources import plain_object
from positions.extraction.tokens import finite
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
        plain = plain_object(view, match.last)
        if plain is not None and (source is None or source.last < plain.last):
            source = plain
        if source is None:
            continue
        last = _past_source(view, source, end)
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
    return units


def _past_source(view: View, source: Mention, end: int) -> int:
    """Return the token past a source and its appositions or relative clause."""
    place = source.last
    if view.norm(place) == "(":
        close = next((p for p in range(place, min(end, place + 8)) if view.norm(p) == ")"), place)
        place = close + 1
    while place < end and view.norm(place) not in COMMAS:
        if view.quote_from(place):
            break
        place += 1
    if (
        view.norm(place) == ","
        and (mention := view.mention_from(place + 1))
        and view.norm(mention.last) == ","
    ):
        named = mention.kind in (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)
        if named and view.tagged(mention.last + 1, Tag.CUE) is None:
            place = mention.last
    return place


def _around(view: View, sources: tuple[Mention, ...], first: int, last: int, end: int) -> Unit:
    """Return the unit of a parenthetical source with the content around it."""
    cue = Cue(first, sources[0].first if sources else last, "according")
    opening = not first or (last < end and adjunct_before(view, first))
    if opening:
        return Unit(sources, cue, 0, last, ranges((skip_commas(view, last, end), end)), "according")
    before = first
    while before > 0 and view.norm(before - 1) in COMMAS:
        before -= 1
    rest = (skip_commas(view, last, end), end) if last < end else (end, end)
    if last < end and adjunct_only(view, last, end):
        rest = (end, end)
    return Unit(sources, cue, before, last, ranges((0, before), rest), "according-tail")


def issued_unit(view: View, cue: Cue) -> Unit:
    """Return the unit of an impersonal cue of a document ("…, говорится в письме X")."""
    end = sentence_end(view)
    limit = next((p for p in range(cue.last, end) if view.norm(p) in (",", ":")), end)
    behind = [m for m in view.mentions if cue.last <= m.first < limit and m.kind is not MentionKind.MEDIUM]
    named = [m for m in behind if m.kind in (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.ROLE)]
    source = next(iter(named or behind), None)
    sources = (replace(source, governed=False),) if source is not None else ()
    before = content_end(view, cue.first)
    if view.words_in(0, before) >= 1 and not adjunct_before(view, before):
        rest = (skip_commas(view, limit, end), end)
        if adjunct_only(view, limit, end):
            rest = (end, end)
        return Unit(
            sources, cue, before, rest[0], ranges((clause_start(view, before), before), rest), "issued"
        )
    start, _ = content_after(view, cue, end)
    named_before = [m for m in view.mentions if m.last <= cue.first and m.kind is not MentionKind.MEDIUM]
    issued = view.pack.pro_drop and any(m.tag is Tag.DOCUMENT and m.first < cue.first for m in view.matches)
    if (not sources or issued) and named_before:
        sources = (replace(named_before[-1], governed=False),)
    return Unit(sources, cue, 0, start, ranges((start, end)), "issued")


def quoting_tail(view: View) -> Unit | None:
    """Return the unit of a quotation that a medium attributes ("«…», цитирует Reuters X"), or None."""
    for match in view.matches:
        if match.tag is not Tag.QUOTING or view.quoted(match.first):
            continue
        behind = [m for m in view.mentions if m.first >= match.last]
        if not quote_ends(view, match.first) and not _hands_on(view, match, behind):
            continue
        medium = next((m for m in behind if m.kind is MentionKind.MEDIUM), None)
        source = next((m for m in behind if m.kind is not MentionKind.MEDIUM), None)
        if source is not None:
            before = content_end(view, match.first)
            cue = Cue(match.first, match.last, "say")
            content = ranges((0, before))
            return Unit(
                (replace(source, governed=False),), cue, before, source.last, content, "quoting", via=medium
            )
    return None


def _hands_on(view: View, match: Match, behind: list[Mention]) -> bool:
    """Tell whether a medium hands on somebody's words without marks ("…, передает Reuters слова X")."""
    if view.norm(match.first - 1) != "," or not behind or behind[0].kind is not MentionKind.MEDIUM:
        return False
    return view.tagged(behind[0].last, Tag.WORDS_OF) is not None


def cited_source(view: View) -> Mention | None:
    """Return whom a medium cites ("FT wrote, citing a source, that …"), or None."""
    kinds = (
        MentionKind.ANONYMOUS,
        MentionKind.PERSON,
        MentionKind.ROLE,
        MentionKind.UNKNOWN,
        MentionKind.INSTITUTION,
    )
    for match in view.matches:
        if match.tag is Tag.QUOTING and not view.quoted(match.first):
            behind = (m for m in view.mentions if match.last <= m.first <= match.last + 3)
            cited = next((m for m in behind if m.kind in kinds), None)
            if cited is not None:
                return replace(cited, governed=False)
    return None


def quote_verb(view: View) -> Unit | None:
    """Return the unit of a quotation whose source stands right behind it with a verb that is no known cue, or None.

    English and Vietnamese bring source and verb ("…," Trump shrugged), Slavic languages the verb first.
    """
    for quote in view.quotes:
        first, last = view.token_at(quote.outer.start), view.token_at(quote.outer.end)
        if view.words_in(first, last) < 3 or last >= len(view.tokens):
            continue
        place = last
        while view.norm(place) in COMMAS:
            place += 1
        spoken = (
            place > last or view.text[quote.inner.end - 1] in ",?!" or view.text[quote.outer.end - 1] == ","
        )
        ahead = [
            m
            for m in view.mentions
            if place <= m.first <= place + 1 and not m.governed and m.kind in _SPEAKING
        ]
        if not spoken or not ahead:
            continue
        inverted = ahead[0].first == place + 1
        verb = place if inverted else ahead[0].last
        plain = verb < len(view.tokens) and view.tokens[verb].word and not view.tokens[verb].capital
        if not plain or (inverted and not view.pack.inverted) or view.tagged(verb, *_NO_VERBS):
            continue
        cue = Cue(verb, verb + 1, "say")
        end = sentence_end(view)
        content = ranges((0, content_end(view, min(place, ahead[0].first))))
        return Unit((ahead[0],), cue, last, end, content, "quote-verb")
    return None


_SPEAKING = (
    MentionKind.PERSON,
    MentionKind.UNKNOWN,
    MentionKind.ROLE,
    MentionKind.PRONOUN,
    MentionKind.TITLE,
    MentionKind.DESCRIPTOR,
    MentionKind.ANONYMOUS,
    MentionKind.INSTITUTION,
)
_NO_VERBS = (Tag.PREPOSITION, Tag.AND, Tag.SUBORDINATOR, Tag.ARTICLE, Tag.PASSIVE, Tag.MODAL, Tag.NEGATION)


def _curt(view: View, source: Mention, colon: int) -> bool:
    """Tell whether a subject comes with a word of manner only before a colon, behind which some words are quoted."""
    plain = [p for p in range(source.last, colon) if view.tokens[p].word]
    held = any(view.tagged(p, Tag.CUE, Tag.PASSIVE) for p in plain)
    quoted = any(view.quote_from(p) for p in range(colon, len(view.tokens)))
    return not view.pack.inverted and source.first <= 6 and 0 < len(plain) <= 5 and quoted and not held


def colon_quote(view: View) -> Unit | None:
    """Return the unit of a sentence that brings its subject, then a colon and a quotation, without a cue ("Quote from X:")."""
    for place, token in enumerate(view.tokens):
        if token.norm == ":" and not view.quoted(place) and not _clock(view, place):
            quote = view.quote_from(place + 1) if place + 1 < len(view.tokens) else None
            kinds = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN, MentionKind.TITLE, MentionKind.PRONOUN,
                     MentionKind.DESCRIPTOR)  # fmt: skip
            sources = [m for m in view.mentions if m.last <= place and not m.governed and m.kind in kinds]
            if quote is None and (labelled := _labelled(view, place, sources)) is not None:
                return labelled
            if not sources and quote is not None and (his := _owner(view, place)) is not None:
                sources = [his]
            if not sources and view.words_in(0, place) <= 4:
                sources = [
                    replace(m, governed=False) for m in view.mentions if m.last == place and m.kind in kinds
                ]
            if not sources:
                return None
            whole = quote is not None and not view.words_in(view.token_at(quote.outer.end), len(view.tokens))
            if not whole and not _curt(view, sources[0], place):
                return None
            cue = Cue(place, place + 1, "say")
            content = ranges((place + 1, sentence_end(view)))
            return Unit((sources[0],), cue, sources[0].first, place + 1, content, "colon-quote")
    return None


def _clock(view: View, place: int) -> bool:
    """Tell whether a colon stands in a time of day."""
    return view.norm(place - 1).isdigit() and view.norm(place + 1).isdigit()


def _owner(view: View, colon: int) -> Mention | None:
    """Return the person whose page or post a quotation behind a colon stands on ("на его странице появилось: …")."""
    label = view.tagged(0, Tag.VERBATIM)
    if label is not None:
        named = next((m for m in view.mentions if label.last <= m.first < colon), None)
        return (
            replace(named, governed=False)
            if named is not None
            else Mention(MentionKind.PRONOUN, 0, label.last)
        )
    if any(m.last <= colon and not m.governed for m in view.mentions):
        return None
    for place in range(min(colon, 6)):
        if (gender := view.pack.words.owners.get(view.norm(place))) is not None:
            return Mention(MentionKind.PRONOUN, place, place + 1, value=gender)
    return None


def _labelled(view: View, colon: int, sources: list[Mention]) -> Unit | None:
    """Return the unit of a name, an occasion and a colon before unmarked speech ("X in an interview: We are ready."), or None."""
    named = [m for m in sources if m.kind in (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)]
    stopped = bool(view.tokens) and view.tokens[-1].norm in STOPS
    if not view.pack.pro_drop or not stopped or not named or view.words_in(0, named[0].first) > 2:
        return None
    source = named[0]
    behind = source.last + 1 if view.norm(source.last) == "," else source.last
    occasion = behind == colon or view.tagged(behind, Tag.PREPOSITION, Tag.OPENER) or view.date_end(behind)
    if not occasion or view.words_in(behind, colon) > 9 or view.words_in(colon, len(view.tokens)) < 3:
        return None
    others = (
        m for m in view.mentions if m.last <= colon and m is not source and m.kind is not MentionKind.MEDIUM
    )
    verbs = any(finite(view.pack.finite, view.tokens[place]) for place in range(behind, colon))
    if verbs or any(not m.governed for m in others):
        return None
    cue = Cue(colon, colon + 1, "say")
    return Unit((source,), cue, source.first, colon + 1, ranges((colon + 1, sentence_end(view))), "label")
