"""Subjects behind their cue: "said X", and where word order is free, further on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.marks import COMMAS
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.placed_institutions import placed_institution
from positions.extraction.plain_sources import plain_object, plain_subject, speaks_plainly
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.views import View

_SPEAKERS = (
    MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE, MentionKind.TITLE, MentionKind.PRONOUN,
    MentionKind.INSTITUTION, MentionKind.ANONYMOUS, MentionKind.DESCRIPTOR, MentionKind.GROUP,
)  # fmt: skip


def inverted_subject(view: View, cue: Cue) -> tuple[Mention, ...]:
    """Return the subject that follows its cue ("said X"); () if none.

    Where word order is free, any words but a comma may stand between cue and subject.
    """
    if not view.pack.inverted or (cue.hearer and not view.pack.pro_drop) or cue.does not in ("say", "refuse"):
        return ()
    found = _stepwise_subject(view, cue)
    if found and found[0].kind is not MentionKind.MEDIUM:
        return (_named_behind(view, found[0]),) if len(found) == 1 else found
    if not view.pack.pro_drop:
        plain = plain_object(view, cue.last) if speaks_plainly(view, cue) else None
        if plain is None or not _closes(view, plain.last):
            return ()
        if (named := _named_behind(view, plain)) is not plain:
            return (named,)
        described = view.norm(cue.first - 1) == "," and plain_subject(view, cue, 0) is not None
        return () if described and plain.kind is MentionKind.PLAIN and plain.value != "body" else (plain,)
    for mention in view.mentions:
        if mention.first < cue.last:
            continue
        gap = range(cue.last, mention.first)
        if len(gap) > 14 or any(view.norm(p) in COMMAS or view.tagged(p, Tag.CUE) for p in gap):
            return ()
        if not mention.governed and mention.kind in _SPEAKERS:
            return (mention,)
    return ()


def _named_behind(view: View, office: Mention) -> Mention:
    """Return the name that follows an office between commas ("said Dole's lawyer, Peter Falk"); else the office."""
    named = (MentionKind.PERSON, MentionKind.UNKNOWN)
    if not view.pack.sources.houses or office.kind in named or view.norm(office.last) != ",":
        return office
    name = view.mention_from(office.last + 1)
    if name is None or name.governed or name.kind not in named:
        return office
    ends = name.last >= len(view.tokens) or view.norm(name.last) in (",", ".", "(", "”", '"')
    return replace(name, first=office.first) if ends else office


def _stepwise_subject(view: View, cue: Cue) -> tuple[Mention, ...]:
    """Return the subject right behind a cue, addressees, dates, adverbs and asides skipped; () if none."""
    place = cue.last
    while place < len(view.tokens):
        mention = view.mention_from(place)
        if mention is not None and _asks(view, mention):
            place = mention.last
            continue
        if mention is not None and not mention.governed:
            ends = view.pack.pro_drop or _closes(view, mention.last)
            return _listed_from(view, mention) if ends else ()
        if mention is not None and _speaks_in_place(view, cue, mention):
            return (replace(mention, governed=False),)
        step = _step(view, cue, place)
        if not step:
            return ()
        place = step
    return ()


def _asks(view: View, mention: Mention) -> bool:
    """Tell whether a name without an office is the outlet to which the holder of one right behind it speaks."""
    if not view.pack.pro_drop or mention.kind is not MentionKind.UNKNOWN or mention.title:
        return False
    behind = view.mention_from(mention.last)
    return (
        behind is not None and not behind.governed and bool(behind.title or behind.kind is MentionKind.ROLE)
    )


def _listed_from(view: View, first: Mention) -> tuple[Mention, ...]:
    """Return the list of subjects that begins with a mention, as far as each is joined by "and"."""
    members = [first]
    for follower in view.mentions:
        if follower.first < first.last or follower.governed:
            continue
        gap = range(members[-1].last, follower.first)
        linked = all(view.norm(p) == "," or view.tagged(p, Tag.AND) for p in gap)
        if not linked or not any(view.tagged(p, Tag.AND) for p in gap):
            break
        members.append(follower)
    return tuple(members)


def _plural(view: View, cue: Cue) -> bool:
    """Tell whether a cue is a plural that leaves its subject out, as the pack marks it."""
    return bool(view.pack.plural) and view.norm(cue.last - 1).endswith(view.pack.plural)


def _speaks_in_place(view: View, cue: Cue, mention: Mention) -> bool:
    """Tell whether a governed mention is the place in which a plural cue has its speakers."""
    if placed_institution(view, cue, [mention]) is not None:
        return True
    place = mention.kind is MentionKind.INSTITUTION and view.ending(mention.first, Tag.PLACE)
    return bool(place) and _plural(view, cue)


def _step(view: View, cue: Cue, place: int) -> int:
    """Return the token past what may stand at a place between a cue and its subject; 0 where nothing may."""
    if date := view.date_end(place):
        return date
    if (skip := view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE)) is not None:
        return skip.last
    if view.norm(place) == ",":
        dated = place > cue.last and view.dated(place - 1)
        if past := place + 1 if dated else _aside(view, place):
            return past
    if view.mention_from(place) is not None:
        return 0
    if view.tagged(place, Tag.PLACE) and view.mention_from(place + 1) is not None and _plural(view, cue):
        return place + 1
    governs = view.tagged(place, Tag.PREPOSITION) and not view.pack.sources.houses
    return _past_object(view, place) if governs else 0


def _past_object(view: View, place: int) -> int:
    """Return the token past a preposition and its object, where a mention may follow."""
    match = view.tagged(place, Tag.PREPOSITION)
    at = match.last if match else place + 1
    limit = min(len(view.tokens), at + 8)
    governed = view.mention_from(at)
    if governed is not None:
        return governed.last
    while at < limit:
        mention = view.mention_from(at)
        if view.norm(at) in COMMAS or (mention is not None and not mention.governed) or view.date_end(at):
            return at
        at += 1
    return at


def _closes(view: View, place: int) -> bool:
    """Tell whether an English source that follows its cue can end here: no verb comes next."""
    if place >= len(view.tokens) or not view.tokens[place].word or view.date_end(place):
        return True
    tags = (Tag.PREPOSITION, Tag.AND, Tag.ADDRESSEE, Tag.OPENER, Tag.COMPLEMENTIZER, Tag.SUBORDINATOR)
    return view.tagged(place, *tags) is not None


def _aside(view: View, place: int) -> int:
    """Return the token past an adverb between commas ("заявил, в свою очередь, …"), or 0."""
    adverb = view.tagged(place + 1, Tag.ADVERB, Tag.ADDRESSEE)
    return adverb.last + 1 if adverb is not None and view.norm(adverb.last) == "," else 0
