"""Quotations without a known cue: their source stands beside them with any verb, or before a colon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    content_end,
    ranges,
    sentence_end,
)
from positions.extraction.bridges import adjunct_only
from positions.extraction.cues import Cue
from positions.extraction.marks import COMMAS, DASHES, STOPS
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.tags import Tag
from positions.extraction.tokens import finite
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from positions.extraction.views import View

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
            if not sources and quote is not None and _one_of_them(view, place):
                sources = [Mention(MentionKind.PLAIN, 0, place)]
            if not sources:
                return None
            whole = quote is not None and not view.words_in(view.token_at(quote.outer.end), len(view.tokens))
            if not whole and not _curt(view, sources[0], place):
                return None
            cue = Cue(place, place + 1, "say")
            content = ranges((place + 1, sentence_end(view)))
            return Unit((sources[0],), cue, sources[0].first, place + 1, content, "colon-quote")
    return None


def signed_quote(view: View) -> Unit | None:
    """Return the unit of a name behind a dash that signs the quotation before it ("“…” — X, on the radio"), or None."""
    if not view.pack.sources.houses:
        return None
    kinds = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)
    for mention in view.mentions:
        dash = mention.first - 1
        if mention.kind not in kinds or dash < 0 or view.norm(dash) not in DASHES or view.quoted(dash):
            continue
        if not adjunct_only(view, mention.last, sentence_end(view)):
            return None
        cue = Cue(dash, dash + 1, "say")
        if dash == 0:
            return Unit((mention,), cue, 0, sentence_end(view), (), "bare")
        whole = view.quote_to(dash - 1) is not None and view.quote_from(0) is not None
        content = ranges((0, dash))
        return Unit((mention,), cue, dash, sentence_end(view), content, "quote-tail") if whole else None
    return None


def _curt(view: View, source: Mention, colon: int) -> bool:
    """Tell whether a subject comes with a word of manner only before a colon, behind which some words are quoted."""
    plain = [p for p in range(source.last, colon) if view.tokens[p].word]
    held = any(view.tagged(p, Tag.CUE, Tag.PASSIVE) for p in plain)
    quoted = any(view.quote_from(p) for p in range(colon, len(view.tokens)))
    return not view.pack.inverted and source.first <= 6 and 0 < len(plain) <= 5 and quoted and not held


def _clock(view: View, place: int) -> bool:
    """Tell whether a colon stands in a time of day."""
    return view.norm(place - 1).isdigit() and view.norm(place + 1).isdigit()


def _one_of_them(view: View, colon: int) -> bool:
    """Tell whether one of several unnamed sources speaks behind a colon ("One of them: …")."""
    return bool(view.pack.sources.houses) and view.norm(0) == "one" and view.norm(1) == "of" and colon <= 5


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
