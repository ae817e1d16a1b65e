"""Subjects before their cue: which mention a cue belongs to, looking left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bridges import bridged
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.placed_institutions import placed_institution, touches
from positions.extraction.plain_sources import plain_doer, plain_subject
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.views import View

_NAMED = (MentionKind.PERSON, MentionKind.UNKNOWN)
# Tokens that may stand between the comma behind a name and its office ("Marsh, the panel's chairman, …").
_OFFICE = 5
# A subject and an object; the place where a subject still opens its sentence.
_PAIR, _OPENS = 2, 3
# What stands around an apposition.
_PAUSES = frozenset({",", "-", "–", "—"})


def subject(view: View, cue: Cue, lower: int) -> tuple[Mention, ...]:
    """Return the mentions that are the subject of a cue, looking left; () where there is none.

    Args:
        view: The sentence.
        cue: The cue.
        lower: The first token that may belong to the subject.
    """
    before = [m for m in view.mentions if m.first >= lower and m.last <= cue.first]
    candidates = [m for m in before if not m.governed and not _parenthetic(view, m)]
    if view.pack.sources.houses:
        ends = {m.last for m in candidates}
        candidates = [m for m in candidates if m.kind is not MentionKind.BOTH or m.first not in ends]
    opening = _issued(view, candidates, before) or _second_predicate(view, cue, candidates)
    if opening is not None:
        return (opening,)
    if before and touches(view, before[-1].last, cue.first) and view.ending(before[-1].first, Tag.AGENT):
        return ()
    if (beside := placed_institution(view, cue, before[-1:])) is not None and touches(
        view, beside.last, cue.first
    ):
        return (beside,)
    for mention in reversed(candidates):
        if mention.kind is MentionKind.MEDIUM and any(m is not mention for m in candidates):
            continue
        if bridged(view, mention.last, cue.first):
            aside = _asked_about(view, mention, candidates) or _bearer(view, mention, cue, lower)
            if aside is not None:
                return (aside,)
            return _apposed(view, mention, candidates, cue) or _listed(view, mention, candidates)
    if (placed := placed_institution(view, cue, before)) is not None:
        return (placed,)
    if (plain := plain_subject(view, cue, lower)) is not None:
        return (plain,)
    if (doer := plain_doer(view, cue, lower)) is not None:
        return (doer,)
    named = [m for m in candidates if m.kind is not MentionKind.MEDIUM] or candidates
    closes = view.pack.pro_drop and cue.does == "stance" and not view.words_in(cue.last, len(view.tokens))
    if (cue.does in ("say", "follow", "refuse") or closes) and named:
        first = named[0]
        between = range(first.last, cue.first)
        closed = bool(between) and view.norm(cue.first - 1) == "," and first.first <= 2
        joined = bool(between) and view.ending(cue.first, Tag.AND) is not None and not view.pack.pro_drop
        if len(between) <= (24 if closed or joined else 14) and not any(
            view.tagged(p, Tag.CUE) and not view.quoted(p) for p in between
        ):
            return (first,)
    return ()


def _second_predicate(view: View, cue: Cue, candidates: list[Mention]) -> Mention | None:
    """Return the subject that opens a sentence and whose second predicate a cue is ("X cảm ơn EU và nói …"), or None."""
    if not view.pack.isolating or len(candidates) < _PAIR:
        return None
    joined = view.tagged(cue.first, Tag.AND) or view.ending(cue.first, Tag.AND)
    first, last = candidates[0], candidates[-1]
    known = first.kind in (*_NAMED, MentionKind.ROLE, MentionKind.TITLE, MentionKind.PRONOUN)
    object_ = (
        last.first > first.last and not view.ending(last.first, Tag.AND) and view.norm(last.first - 1) != ","
    )
    return (
        first if joined and known and object_ and last.last == cue.first and first.first <= _OPENS else None
    )


def _asked_about(view: View, mention: Mention, candidates: list[Mention]) -> Mention | None:
    """Return the person who speaks when asked about what a mention belongs to ("X khi được hỏi về kế hoạch châu Âu nói …")."""
    asked = [m for m in view.matches if m.tag is Tag.ASKED and m.last <= mention.first]
    if not asked or mention.kind not in (MentionKind.COUNTRY, MentionKind.INSTITUTION):
        return None
    kinds = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)
    before = [m for m in candidates if m.last <= asked[-1].first and m.kind in kinds]
    comma = any(view.norm(p) == "," for p in range(asked[-1].last, mention.first))
    return before[-1] if before and not comma else None


def _bearer(view: View, mention: Mention, cue: Cue, lower: int) -> Mention | None:
    """Return the unlisted name before an office between commas ("“…,” Marsh, a two-term governor, said"), or None."""
    if (
        mention.kind is not MentionKind.TITLE
        or view.norm(cue.first - 1) != ","
        or not view.pack.sources.houses
    ):
        return None
    comma = next((p for p in range(mention.first - 1, lower, -1) if view.norm(p) == ","), None)
    if comma is None or mention.first - comma > _OFFICE or any(m.last == comma for m in view.mentions):
        return None
    plain = plain_subject(view, cue, lower)
    named = plain is not None and plain.kind is MentionKind.UNKNOWN and plain.last == comma
    return plain if named else None


def _parenthetic(view: View, mention: Mention) -> bool:
    """Tell whether a mention stands in short parentheses ("tối 6.2 (giờ Mỹ)")."""
    opened = any(view.norm(p) == "(" for p in range(max(0, mention.first - 4), mention.first))
    return opened and any(view.norm(p) == ")" for p in range(mention.last, mention.last + 4))


def _issued(view: View, candidates: list[Mention], before: list[Mention]) -> Mention | None:
    """Return the document that opens a clause and names its issuers ("a joint statement by A, B and C said")."""
    if not candidates or candidates[0].kind is not MentionKind.DOCUMENT:
        return None
    document = candidates[0]
    issuer = next((m for m in before if document.last <= m.first <= document.last + 7), None)
    by = issuer is not None and view.ending(issuer.first, Tag.OF) is not None
    return document if by and document.first <= 3 else None


def _listed(view: View, last: Mention, candidates: list[Mention]) -> tuple[Mention, ...]:
    """Return the list of subjects that ends with a mention ("A, B and C"); an apposition gives way to its name."""
    members = [last]
    joined = False
    for mention in reversed([m for m in candidates if m.last <= last.first]):
        gap = range(mention.last, members[-1].first)
        link = any(view.tagged(p, Tag.AND) for p in gap)
        if not gap or not all(_links(view, p) for p in gap):
            break
        pronoun = last.kind is MentionKind.PRONOUN
        if not joined and not link and not pronoun and last.kind not in _NAMED and mention.kind in _NAMED:
            # "Yuri Ushakov, Putin's aide" is one source named twice.
            return (
                replace(last, kind=mention.kind, value=mention.value, name=mention.name, first=mention.first),
            )
        joined = joined or link
        members.append(mention)
    joined = joined or (not view.pack.inverted and _states(members))
    return tuple(reversed(members)) if joined else (last,)


def _states(members: list[Mention]) -> bool:
    """Tell whether mentions, the last first, are states behind a head that they share ("lãnh đạo Anh, Pháp, Đức")."""
    head = members[-1]
    led = head.kind is MentionKind.GROUP or (head.kind is MentionKind.ROLE and head.title == "leader")
    return led and len(members) > 1 and all(m.kind is MentionKind.COUNTRY for m in members[:-1])


def _links(view: View, place: int) -> bool:
    """Tell whether a token may stand between two members of a list."""
    norm = view.norm(place)
    return norm == "," or norm.isdigit() or view.tagged(place, Tag.AND, Tag.ARTICLE) is not None


def _apposed(view: View, mention: Mention, candidates: list[Mention], cue: Cue) -> tuple[Mention, ...]:
    """Return the name that a description between commas belongs to ("X, secretary of …, said"); () if none."""
    if not any(view.norm(p) in _PAUSES for p in range(mention.last, cue.first)):
        return ()
    earlier = [m for m in candidates if m.last <= mention.first]
    for other in reversed(earlier):
        if view.norm(other.last) == "," and view.tagged(other.last + 1, Tag.SUBORDINATOR, Tag.OPENER):
            return (other,)
    if mention.kind is MentionKind.PRONOUN:
        return ()
    if mention.kind in (MentionKind.PERSON, MentionKind.UNKNOWN):
        first = earlier[0] if earlier and view.pack.title_first else None
        beyond = 0 if mention.title else 2
        describes = first is not None and view.norm(first.last) == "," and mention.first > first.last + beyond
        leads = first is not None and (not view.words_in(0, first.first) or view.norm(first.first - 1) == ",")
        opens = describes and leads and first is not None and first.kind in _NAMED
        return (first,) if first is not None and opens else ()
    for other in reversed(earlier):
        if other.kind in (MentionKind.PERSON, MentionKind.UNKNOWN) and view.norm(other.last) in _PAUSES:
            return (other,)
    return ()


def described_subject(view: View, cue: Cue, lower: int) -> bool:
    """Tell whether the sentence opens with a subject and a description between commas, then the cue."""
    if view.norm(cue.first - 1) != "," or view.pack.pro_drop:
        return False
    first = next((m for m in view.mentions if m.first >= lower), None)
    return (
        first is not None
        and first.first <= lower + 1
        and not first.governed
        and (view.norm(first.last) == "," and first.last < cue.first - 1)
    )
