"""What stands between a subject and its content in verb-final clauses: adverbs, dates, hearers, occasions, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.marks import COMMAS
from positions.extraction.mentions import MentionKind
from positions.extraction.patterns import compiled, suffixed
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.views import View

_HEARERS = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.MEDIUM)
# How far behind the subject an occasion of speaking may close, in words.
_REACH = 24
# Tokens that an event may have before the word that says that it came first.
_SETTING = 11


def content_start(view: View, first: int, last: int) -> int:
    """Return where content begins in tokens [first, last): behind adverbs, dates, hearers, places and occasions."""
    place = first
    while place < last:
        past = (
            past_light(view, place, last)
            or _past_occasion(view, place, last)
            or _past_hearer(view, place, last)
            or _past_setting(view, place, last)
        )
        if not past:
            break
        place = past
    return min(place, last)


def past_light(view: View, place: int, last: int | None = None) -> int:
    """Return the token past a comma, an adverb, a date or a hearer that begins here, or 0."""
    if view.norm(place) in COMMAS - {"…"}:
        return place + 1
    date = view.date_end(place)
    if date and not _declined_date(view, date) and (last is None or not _ahead(view, place, last)):
        return date
    skip = view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE, Tag.AND)
    if skip is None or (last is not None and skip.last > last) or _heard(view, skip.last, place):
        return 0
    return skip.last


def _declined_date(view: View, past: int) -> bool:
    """Tell whether a date belongs to what follows: in the genitive ("perşembe gününün …"), or before what was held then."""
    norm = view.norm(past - 1)
    event = compiled(view.pack.suffixes["held"]).search(view.norm(past)) is not None
    return event or norm.startswith("günün") or suffixed(view.pack, norm, "genitive")


def _heard(view: View, place: int, first: int) -> bool:
    """Tell whether a participle follows hearers and so keeps them in the content ("basına sızan taslaklar")."""
    return view.tagged(first, Tag.ADDRESSEE) is not None and view.norm(place)[-2:] in ("an", "en")


def _ahead(view: View, place: int, last: int) -> bool:
    """Tell whether a date behind a subject's comma belongs to what will be ("X, pazar günü … geleceğini duyurdu")."""
    behind = view.date_end(place)
    if view.norm(place - 1) != "," or view.norm(behind) == "," or _past_occasion(view, behind, last):
        return False
    return compiled(view.pack.suffixes["future"]).search(view.norm(last - 1)) is not None


def _past_occasion(view: View, place: int, last: int) -> int:
    """Return the token past an occasion of speaking that begins here ("Brüksel'de yaptığı açıklamada"), or 0."""
    for at in range(place, min(last, place + _REACH)):
        if view.quote_from(at) is not None:
            return 0
        match = view.tagged(at, Tag.OCCASION, Tag.ADDRESSEE)
        if match is not None and match.last <= last and not _heard(view, match.last, at):
            if any(suffixed(view.pack, view.norm(p), "genitive") for p in range(max(place, at - 2), at)):
                continue
            behind = match.last
            opens = behind < last and view.quote_from(behind) is not None
            ends = view.norm(behind) == "," or opens or view.words_in(behind, last) >= 2
            return behind if ends else 0
        if at > place and clause_word(view, at) and view.norm(at + 1) == ",":
            return 0
    return 0


def _past_hearer(view: View, place: int, last: int) -> int:
    """Return the token past a person, counterpart or medium in the dative who hears what follows, or 0."""
    fellow = next((m for p in range(place, place + 4) if (m := view.tagged(p, Tag.FELLOW))), None)
    owned = fellow is not None and any(
        suffixed(view.pack, view.norm(p), "genitive") for p in range(place, fellow.first)
    )
    if fellow is not None and not owned and view.norm(fellow.last - 1)[-2:] in ("na", "ne"):
        return fellow.last if view.words_in(fellow.last, last) >= 3 else 0
    mention = view.mention_from(place)
    if mention is None or mention.kind not in _HEARERS or view.words_in(mention.last + 1, last) < 3:
        return 0
    medium = mention.kind is MentionKind.MEDIUM
    cases = ("dative", "ablative", "locative") if medium else ("dative",)
    if not any(suffixed(view.pack, view.norm(mention.last), case) for case in cases):
        return 0
    behind = mention.last + 1
    governs = clause_word(view, behind) or view.tagged(behind, Tag.POSTPOSITION) is not None
    return 0 if governs else behind


def _past_setting(view: View, place: int, last: int) -> int:
    """Return the token past a short setting with a comma behind it ("Moskova'da, …", "zirvenin ardından, …"), or 0."""
    comma = next((p for p in range(place, min(last, place + _SETTING)) if view.norm(p) == ","), place)
    if comma > place and not any(view.quoted(p) for p in range(place, comma)):
        after = compiled(view.pack.suffixes["after"]).search(view.norm(comma - 1)) is not None
        if after and view.words_in(comma + 1, last) >= 2:
            return comma + 1
    for at in range(place, min(last - 1, place + 7)):
        if view.quoted(at):
            return 0
        if view.norm(at + 1) == ",":
            ends = compiled(view.pack.suffixes["setting"]).search(view.norm(at)) is not None
            return at + 2 if ends and view.words_in(at + 2, last) >= 2 else 0
        if clause_word(view, at):
            return 0
    return 0


def clause_word(view: View, place: int) -> bool:
    """Tell whether a word is the verb of a content clause."""
    return compiled(view.pack.clause).search(view.norm(place)) is not None
