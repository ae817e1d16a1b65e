"""Subjects of verb-final clauses: which mention can be one, and lists of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.patterns import compiled, suffixed
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.views import View

_BODIES = (MentionKind.INSTITUTION, MentionKind.PLAIN)
_TOPICS = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)


def nominative(view: View, mention: Mention) -> bool:
    """Tell whether a mention can be a subject: no case, no compound noun, no adjective, no part of a list in a case."""
    if mention.governed or _object(view, mention):
        return False
    place = mention.last
    if view.tagged(place, Tag.AND):
        following = view.mention_from(place + 1)
        return following is not None and nominative(view, following)
    if mention.kind is MentionKind.TITLE and _qualifies(view, place):
        return False
    if mention.kind not in (MentionKind.COUNTRY, *_BODIES):
        named = mention.title or mention.value or _introduced(view, mention)
        return mention.kind is not MentionKind.UNKNOWN or bool(named) or set_off(view, mention)
    if mention.kind is MentionKind.COUNTRY and view.tagged(place - 1, Tag.MODIFIER):
        return False
    if place >= len(view.tokens) or set_off(view, mention):
        return place < len(view.tokens)
    opens = mention.first == 0 or mention.kind in _BODIES
    return opens and view.tokens[place].word and not _compound(view, place)


def _qualifies(view: View, place: int) -> bool:
    """Tell whether an office only qualifies the noun in the locative or ablative behind it ("uzman düzeyinde")."""
    if place >= len(view.tokens) or set_off_at(view, place):
        return False
    return compiled(view.pack.suffixes["level"]).search(view.norm(place)) is not None


def _introduced(view: View, mention: Mention) -> bool:
    """Tell whether a participle or a body in the ablative brings in a name of two words ("X'ten Ad Soyad", "yapan Ad Soyad")."""
    before = view.norm(mention.first - 1)
    if " " not in mention.name or not before:
        return False
    told = compiled(view.pack.suffixes["participle"]).search(before) is not None
    return told or suffixed(view.pack, before, "ablative")


def _object(view: View, mention: Mention) -> bool:
    """Tell whether a plural that belongs to nobody named is an object ("müttefikleri … artırmaya çağırdı")."""
    owned = mention.countries or mention.institution or mention.possessor
    plural = view.norm(mention.last - 1)[-4:] in ("ları", "leri")
    return mention.kind is MentionKind.GROUP and plural and not owned and not set_off(view, mention)


def _compound(view: View, place: int) -> bool:
    """Tell whether the noun at a place belongs to the name before it ("ABD planı"), unless it is a verb's object."""
    if view.tagged(place, Tag.ARTICLE) or view.tokens[place].capital or view.tagged(place + 1, Tag.CUE):
        return False
    return compiled(view.pack.possessed).search(view.norm(place)) is not None


def set_off(view: View, mention: Mention) -> bool:
    """Tell whether a comma, adverb, date, quotation or occasion follows a mention, as it follows a subject."""
    return mention.last < len(view.tokens) and set_off_at(view, mention.last)


def set_off_at(view: View, place: int) -> bool:
    """Tell the same of whatever ends right before a token."""
    behind = view.tagged(place, Tag.ADVERB, Tag.OCCASION, Tag.ADDRESSEE)
    marked = view.norm(place) == "," or view.quote_from(place) is not None
    return marked or behind is not None or bool(view.date_end(place))


def subject_of(view: View, first: int, last: int) -> tuple[Mention, ...]:
    """Return the subject of the clause in tokens [first, last), list members included; () where it is dropped."""
    found = [m for m in view.mentions if first <= m.first and m.last <= last and nominative(view, m)]
    candidates = [m for m in found if m.kind is not MentionKind.MEDIUM] or found
    speaking = [
        m
        for m in candidates
        if (m.kind is not MentionKind.DOCUMENT or set_off(view, m)) and not _shares_head(view, m)
    ]
    if not speaking:
        return tuple(
            m for m in view.mentions[:1] if first <= m.first and m.last <= last and _before_object(view, m)
        )
    chosen = next((m for m in speaking if set_off(view, m)), speaking[0])
    chosen = _apposed(view, chosen, speaking) or chosen
    return _listed(view, chosen, first)


def _apposed(view: View, office: Mention, speaking: list[Mention]) -> Mention | None:
    """Return the name right behind an office and a comma ("partinin lideri, eski bakan X, …"), or None."""
    if office.kind not in (MentionKind.TITLE, MentionKind.ROLE) or view.norm(office.last) != ",":
        return None
    named = (MentionKind.PERSON, MentionKind.UNKNOWN)
    return next(
        (m for m in speaking if m.first == office.last + 1 and m.kind in named and set_off(view, m)), None
    )


def topic(view: View, first: int, last: int) -> tuple[tuple[Mention, ...], int]:
    """Return whose view the clause before a colon takes up, and where the clause behind it begins.

    One person is named there in the genitive ("X'in yanıtı net: … dedi"); () and the first token where none is.
    """
    colon = next((p for p in range(last) if view.norm(p) == ":" and not view.quoted(p)), None)
    named = [] if colon is None else [m for m in view.mentions if m.last < colon and m.kind in _TOPICS]
    cases = ("genitive", "ablative")
    owned = len(named) == 1 and any(suffixed(view.pack, view.norm(named[0].last), case) for case in cases)
    if colon is None or not owned:
        return (), first
    return (replace(named[0], governed=False),), max(first, colon + 1)


def _shares_head(view: View, mention: Mention) -> bool:
    """Tell whether a country only begins a list before one noun ("Fransa, Almanya ve İngiltere liderleri")."""
    if mention.kind is not MentionKind.COUNTRY or view.norm(mention.last) != ",":
        return False
    behind = view.mention_from(mention.last + 1)
    if behind is None:
        return False
    return (behind.kind is MentionKind.GROUP and len(behind.countries) > 1) or _shares_head(view, behind)


def _before_object(view: View, mention: Mention) -> bool:
    """Tell whether a country opens the sentence before a plural that may be its verb's object ("Moskova sivilleri …")."""
    opens = mention.kind is MentionKind.COUNTRY and mention.first == 0 and not mention.governed
    return opens and view.norm(mention.last)[-4:] in ("ları", "leri")


def _listed(view: View, chosen: Mention, first: int) -> tuple[Mention, ...]:
    """Return the list that ends with a subject ("A, B ve C"), or goes on behind it ("A ve B")."""
    members = [chosen, *_members_behind(view, chosen)]
    if _two_offices(view, members):
        members = members[1:]
    while (before := _member_before(view, members, first)) is not None:
        if len(members) == 1 and _two_offices(view, [before, *members]):
            break
        if before.kind is MentionKind.UNKNOWN and not (before.title or before.value) and members[0].title:
            break
        members.insert(0, before)
    return tuple(members)


def _two_offices(view: View, members: list[Mention]) -> bool:
    """Tell whether a list is one person with two offices ("Genel Başkan ve Başbakan X")."""
    if len(members) != 2 or members[0].last + 1 != members[1].first or view.norm(members[0].last) != "ve":
        return False
    bare = members[0].kind in (MentionKind.TITLE, MentionKind.ROLE)
    states = {
        match.value
        for place in range(members[1].first, members[1].last)
        if (match := view.tagged(place, Tag.COUNTRY)) is not None
    }
    if not states <= set(members[0].countries):
        return False
    return bare and bool(members[1].title) and members[1].kind in (MentionKind.PERSON, MentionKind.UNKNOWN)


def _members_behind(view: View, first: Mention) -> list[Mention]:
    """Return what goes on a list behind a mention: names joined by "and", or by commas up to an "and"."""
    members: list[Mention] = []
    joined = False
    place = first.last
    while not joined:
        match = view.tagged(place, Tag.AND)
        joined = match is not None
        behind = view.mention_from(match.last if match else place + 1)
        if behind is None or not (joined or view.norm(place) == ",") or (behind.governed and not members):
            return []
        members.append(behind)
        place = behind.last
    alike = all(m.kind is first.kind for m in members) or len(members) == 1
    return members if alike and nominative(view, members[-1]) else []


def _member_before(view: View, members: list[Mention], first: int) -> Mention | None:
    """Return what stands before a list, joined by "and", or by a comma where "and" joins later members."""
    place = members[0].first
    link = view.ending(place, Tag.AND)
    if link is not None:
        place = link.first
    elif len(members) > 1 and view.norm(place - 1) == ",":
        place -= 1
    else:
        return None
    found = (m for m in view.mentions if m.last == place and m.first >= first)
    return next((m for m in found if m.kind is not MentionKind.MEDIUM), None)


def head_behind(view: View, place: int) -> Mention | None:
    """Return the source that a participle precedes."""
    while (mention := view.mention_from(place)) is None:
        adverb = view.tagged(place, Tag.ADVERB)
        if adverb is None:
            return None
        place = adverb.last
    country = mention.kind is MentionKind.COUNTRY and not mention.governed
    barred = mention.kind is MentionKind.MEDIUM or (country and not nominative(view, mention))
    return None if barred else mention
