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
        return found
    if not view.pack.pro_drop:
        plain = plain_object(view, cue.last) if speaks_plainly(view, cue) else None
        if plain is None or not _closes(view, plain.last):
            return ()
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


def _stepwise_subject(view: View, cue: Cue) -> tuple[Mention, ...]:
    """Return the subject right behind a cue, addressees, dates, adverbs and asides skipped; () if none."""
    place = cue.last
    while place < len(view.tokens):
        mention = view.mention_from(place)
        if (
            mention is not None
            and not mention.governed
            and not view.pack.pro_drop
            and not _closes(view, mention.last)
        ):
            return ()
        if mention is not None and not mention.governed:
            followers = [m for m in view.mentions if m.first >= mention.last and not m.governed]
            members = [mention]
            for follower in followers:
                gap = range(members[-1].last, follower.first)
                if (
                    gap
                    and all(view.norm(p) == "," or view.tagged(p, Tag.AND) for p in gap)
                    and any(view.tagged(p, Tag.AND) for p in gap)
                ):
                    members.append(follower)
                else:
                    break
            return tuple(members)
        if (
            mention is not None
            and mention.governed
            and view.pack.plural
            and (
                placed_institution(view, cue, [mention]) is not None
                or (
                    view.norm(cue.last - 1).endswith(view.pack.plural)
                    and mention.kind is MentionKind.INSTITUTION
                    and view.ending(mention.first, Tag.PLACE)
                )
            )
        ):
            return (replace(mention, governed=False),)
        step = view.date_end(place)
        skip = view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE)
        if step:
            place = step
        elif skip is not None:
            place = skip.last
        elif view.norm(place) == "," and place > cue.last and view.dated(place - 1):
            place += 1
        elif view.norm(place) == "," and (aside := _aside(view, place)):
            place = aside
        elif (
            mention is None
            and view.tagged(place, Tag.PLACE)
            and view.mention_from(place + 1) is not None
            and (view.pack.plural and view.norm(cue.last - 1).endswith(view.pack.plural))
        ):
            place += 1
        elif mention is None and view.tagged(place, Tag.PREPOSITION) and not view.pack.sources.houses:
            place = _past_object(view, place)
        else:
            return ()
    return ()


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
