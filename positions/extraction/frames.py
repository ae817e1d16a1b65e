"""Frames of attribution in one sentence: which source, by which cue, says which stretch of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from positions.extraction.lexicon import Match, Tag
from positions.extraction.mentions import Mention, MentionKind

if TYPE_CHECKING:
    from positions.extraction.views import View

_CLASS_ORDER = ("issued", "refuse", "relative", "follow", "say", "stance", "weak")
_COMMAS = frozenset({",", ";", ":", "-", "–", "—", "…"})
_DASHES = frozenset({"-", "–", "—"})
_STOPS = frozenset({".", "!", "?", "…", "/"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found: tokens [first, last) and what it does."""

    first: int
    last: int
    does: str
    hearer: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """An attribution found in a sentence.

    Attributes:
        sources: The mentions that speak; empty where the source must come from the discourse.
        cue: Tokens of the cue.
        first: First token of the attribution zone (source, cue, adverbials).
        last: Past its last token.
        content: Token ranges of the content; empty where it stands in other sentences.
        rule: Name of the frame.
        declined: Whether it is a refusal to speak.
        via: The outer source.
        backward: Whether the content is the sentence before.
    """

    sources: tuple[Mention, ...]
    cue: Cue
    first: int
    last: int
    content: tuple[tuple[int, int], ...]
    rule: str
    declined: bool = False
    via: Mention | None = None
    backward: bool = False


def find_cues(view: View) -> list[Cue]:
    """Return the cues of a sentence outside quotations, without those that only look like one."""
    found: list[Cue] = []
    taken = 0
    guards = [(m.first, m.last) for m in view.matches if m.tag is Tag.GUARD]
    by_place: dict[int, list[Match]] = {}
    for match in view.matches:
        if match.tag is Tag.CUE:
            by_place.setdefault(match.first, []).append(match)
    for first in sorted(by_place):
        if first < taken or view.quoted(first):
            continue
        verbs = [m for m in by_place[first] if m.value != "hearer"]
        if not verbs:
            continue
        longest = max(m.last for m in verbs)
        hearers = [m.last for m in by_place[first] if m.value == "hearer"]
        if any(a <= first and longest <= b for a, b in guards):
            continue
        does = {m.value for m in verbs if m.last == longest}
        kind = next(c for c in _CLASS_ORDER if c in does)
        if _disqualified(view, first, kind):
            continue
        last = max([longest, *hearers])
        found.append(Cue(first, last, kind, bool(hearers)))
        taken = last
    return found


def _disqualified(view: View, first: int, kind: str) -> bool:
    """Tell whether the words before a cue make it a noun, a passive, an infinitive or a negation."""
    if kind in ("refuse", "follow", "relative", "issued"):
        return False
    who = view.ending(first, Tag.WHETHER)
    if who is not None and not view.ending(first, Tag.AS_SAID) and view.norm(who.first - 1) != "," and not any(m.last == who.first for m in view.mentions):
        return True
    place = first
    while place > 0 and (adverb := view.ending(place, Tag.ADVERB)) and not view.ending(place, Tag.NOUN_MARKER):
        place = adverb.first
    if view.ending(first, Tag.NOUN_MARKER) or view.ending(place, Tag.PASSIVE, Tag.MODAL):
        return True
    return view.ending(place, Tag.NEGATION) is not None or view.ending(first, Tag.NEGATION) is not None


def bridged(view: View, first: int, last: int) -> bool:
    """Tell whether tokens [first, last) may stand between a subject and its cue.

    Adverbs, dates, parentheses, appositions between commas, and prepositional phrases may.
    """
    place = first
    while place < last:
        norm = view.norm(place)
        step = view.date_end(place)
        adverb = view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE, Tag.MODIFIER, Tag.ANONYMOUS_MARK)
        if step:
            place = step
        elif norm in ("(", "["):
            place = _past(view, place, last, ")" if norm == "(" else "]")
        elif norm in _COMMAS - {";", ":"}:
            close = _next_mark(view, place + 1, last, {norm, ","} if norm != "," else {","})
            if close is None:
                place += 1
                continue
            place = close + 1
        elif adverb is not None and adverb.last <= last:
            place = adverb.last
        elif view.tagged(place, Tag.PREPOSITION) or view.tagged(place, Tag.OPENER):
            place = _past_phrase(view, place, last)
        elif view.quoted(place) or not view.tokens[place].word:
            place += 1
        else:
            return False
    return True


def _past(view: View, place: int, last: int, mark: str) -> int:
    """Return the token past the next such mark, or the end."""
    found = _next_mark(view, place + 1, last, {mark})
    return last if found is None else found + 1


def _next_mark(view: View, first: int, last: int, marks: set[str]) -> int | None:
    """Return the place of the next mark outside quotations."""
    return next((p for p in range(first, last) if view.norm(p) in marks and not view.quoted(p)), None)


def _past_phrase(view: View, place: int, last: int) -> int:
    """Return the token past a prepositional phrase: up to a comma, an adverb, a date or the cue."""
    match = view.tagged(place, Tag.PREPOSITION, Tag.OPENER)
    at = match.last if match else place + 1
    while at < last:
        if view.norm(at) == "," or view.date_end(at) or view.tagged(at, Tag.PREPOSITION):
            return at
        at += 1
    return at


def subject(view: View, cue: Cue, lower: int) -> tuple[Mention, ...]:
    """Return the mentions that are the subject of a cue, looking left; () where there is none.

    Args:
        view: The sentence.
        cue: The cue.
        lower: The first token that may belong to the subject.
    """
    before = [m for m in view.mentions if m.first >= lower and m.last <= cue.first]
    candidates = [m for m in before if not m.governed]
    if before and _touches(view, before[-1].last, cue.first) and view.ending(before[-1].first, Tag.AGENT):
        return ()
    for mention in reversed(candidates):
        if mention.kind is MentionKind.MEDIUM and any(m is not mention for m in candidates):
            continue
        if bridged(view, mention.last, cue.first):
            return _apposed(view, mention, candidates, cue) or _listed(view, mention, candidates)
    if (placed := _placed_institution(view, cue, before)) is not None:
        return (placed,)
    named = [m for m in candidates if m.kind is not MentionKind.MEDIUM] or candidates
    if cue.does in ("say", "follow", "refuse") and named:
        first = named[0]
        between = range(first.last, cue.first)
        closed = bool(between) and view.norm(cue.first - 1) == "," and first.first <= 2
        if len(between) <= (24 if closed else 14) and not any(view.tagged(p, Tag.CUE) for p in between):
            return (first,)
    return ()


def _placed_institution(view: View, cue: Cue, mentions: list[Mention]) -> Mention | None:
    """Return the institution that a plural cue has as its place ("в Кремле заявили"), or None."""
    if not view.pack.plural or not view.norm(cue.last - 1).endswith(view.pack.plural):
        return None
    kinds = (MentionKind.INSTITUTION, MentionKind.COUNTRY, MentionKind.GROUP)
    for mention in reversed(mentions):
        if mention.governed and mention.kind in kinds and view.ending(mention.first, Tag.PLACE):
            near = _touches(view, mention.last, cue.first) or bridged(view, mention.last, cue.first)
            near = near or (cue.does == "refuse" and mention.first <= 1 and cue.first - mention.last <= 12)
            return replace(mention, governed=False) if near else None
    return None


def _touches(view: View, first: int, last: int) -> bool:
    """Tell whether nothing but adverbs stands between a mention and a cue."""
    place = first
    while place < last:
        adverb = view.tagged(place, Tag.ADVERB)
        if adverb is None or adverb.last > last:
            return False
        place = adverb.last
    return True


def _apposed(view: View, mention: Mention, candidates: list[Mention], cue: Cue) -> tuple[Mention, ...]:
    """Return the name that a description between commas belongs to ("X, secretary of …, said"); () if none."""
    if mention.kind in (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.PRONOUN):
        return ()
    if not any(view.norm(p) == "," for p in range(mention.last, cue.first)):
        return ()
    for other in reversed([m for m in candidates if m.last <= mention.first]):
        if other.kind in (MentionKind.PERSON, MentionKind.UNKNOWN) and view.norm(other.last) == ",":
            return (other,)
    return ()


def _listed(view: View, last: Mention, candidates: list[Mention]) -> tuple[Mention, ...]:
    """Return the list of subjects that ends with a mention ("A, B and C"); an apposition gives way to its name."""
    members = [last]
    joined = False
    for mention in reversed([m for m in candidates if m.last <= last.first]):
        gap = range(mention.last, members[-1].first)
        words = [view.norm(p) for p in gap]
        link = [p for p in gap if view.tagged(p, Tag.AND)]
        rest = [w for p, w in zip(gap, words, strict=True) if w != "," and p not in link and not view.tagged(p, Tag.ARTICLE)]
        if rest or not (link or words):
            break
        if not joined and not link:
            # "Yuri Ushakov, Putin's aide" is one source named twice.
            if mention.kind in (MentionKind.PERSON, MentionKind.UNKNOWN) and last.kind not in (
                MentionKind.PERSON,
                MentionKind.UNKNOWN,
            ):
                return (replace(last, kind=mention.kind, value=mention.value, name=mention.name, first=mention.first),)
            break
        joined = joined or bool(link)
        members.append(mention)
    return tuple(reversed(members))


def inverted_subject(view: View, cue: Cue) -> tuple[Mention, ...]:
    """Return the subject that follows its cue ("said X"), behind addressees, dates and adverbs; () if none."""
    if not view.pack.inverted or (cue.hearer and not view.pack.pro_drop) or cue.does not in ("say", "refuse"):
        return ()
    place = cue.last
    while place < len(view.tokens):
        mention = view.mention_from(place)
        if mention is not None and not mention.governed and not view.pack.pro_drop and not _closes(view, mention.last):
            return ()
        if mention is not None and not mention.governed:
            followers = [m for m in view.mentions if m.first >= mention.last and not m.governed]
            members = [mention]
            for follower in followers:
                gap = range(members[-1].last, follower.first)
                if gap and all(view.norm(p) == "," or view.tagged(p, Tag.AND) for p in gap) and any(
                    view.tagged(p, Tag.AND) for p in gap
                ):
                    members.append(follower)
                else:
                    break
            return tuple(members)
        if mention is not None and mention.governed and view.pack.plural and (
            _placed_institution(view, cue, [mention]) is not None or view.norm(cue.last - 1).endswith(view.pack.plural)
            and mention.kind is MentionKind.INSTITUTION and view.ending(mention.first, Tag.PLACE)
        ):
            return (replace(mention, governed=False),)
        step = view.date_end(place)
        skip = view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE)
        if step:
            place = step
        elif skip is not None:
            place = skip.last
        elif view.norm(place) == "," and (aside := _aside(view, place)):
            place = aside
        elif mention is None and view.tagged(place, Tag.PLACE) and view.mention_from(place + 1) is not None and (
            view.pack.plural and view.norm(cue.last - 1).endswith(view.pack.plural)
        ):
            place += 1
        elif mention is None and view.tagged(place, Tag.PREPOSITION):
            place = _past_object(view, place)
        else:
            return ()
    return ()


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
        if view.norm(at) in _COMMAS or (mention is not None and not mention.governed) or view.date_end(at):
            return at
        at += 1
    return at


def adjunct_only(view: View, first: int, last: int, *, named: bool = True) -> bool:
    """Tell whether tokens [first, last) hold adverbials and appositions only, and no content.

    Args:
        view: The sentence.
        first: The first token behind cue or source.
        last: Past the last one.
        named: Whether a noun phrase may stand first (a hearer, or the rest of an inverted source).
    """
    place = first
    if not named and first < last and not (
        view.norm(first) in _COMMAS or view.date_end(first)
        or view.tagged(first, Tag.ADVERB, Tag.ADDRESSEE, Tag.PREPOSITION, Tag.OPENER, Tag.SUBORDINATOR)
    ):  # fmt: skip
        return False
    if any(view.quote_from(p) for p in range(first, last)):
        return False
    while place < last:
        norm = view.norm(place)
        if norm in _STOPS or norm in "”\"»“’')]":
            place += 1
            continue
        if norm == ":":
            return False
        if norm in _COMMAS or norm in ("(",):
            nxt = place + 1
            if nxt < last and view.tagged(nxt, Tag.CUE) and view.tagged(nxt, Tag.CUE).value == "follow":  # type: ignore[union-attr]
                return False
            if norm == "," and view.words_in(nxt, last) > 8 and not view.mention_from(nxt) and not view.date_end(nxt):
                return _relative(view, nxt)
            if nxt < last and view.tagged(nxt, Tag.AND, Tag.SUBORDINATOR) and not view.tagged(nxt, Tag.PREPOSITION):
                return _relative(view, nxt)
            place = nxt
            continue
        if view.date_end(place):
            place = view.date_end(place)
            continue
        skip = view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE)
        if skip is not None:
            place = skip.last
            continue
        mention = view.mention_from(place)
        if mention is not None:
            place = mention.last
            continue
        if view.tagged(place, Tag.PREPOSITION, Tag.OPENER, Tag.ARTICLE, Tag.SUBORDINATOR):
            at = place + 1
            while at < last and view.norm(at) not in _COMMAS:
                at += 1
            place = at
            continue
        if view.tagged(place, Tag.COMPLEMENTIZER):
            return False
        return place > first and view.words_in(first, last) <= 3
    return True


def _relative(view: View, place: int) -> bool:
    """Tell whether a relative clause about the source begins here ("who spoke …")."""
    match = view.tagged(place, Tag.SUBORDINATOR)
    return match is not None and not view.tagged(place, Tag.AND)


def content_after(view: View, cue: Cue, last: int) -> tuple[int, bool]:
    """Return where the content behind a cue begins, and whether a complementizer, colon or mark says so."""
    if cue.does in ("refuse", "stance"):
        return cue.first, True
    limit = min(last, cue.last + 26)
    place = cue.last
    for at in range(cue.last, limit):
        near = at == cue.last or (cue.hearer and at - cue.last <= 4)
        opens = view.tagged(at, Tag.COMPLEMENTIZER) or (near and view.tagged(at, Tag.NEAR_COMPLEMENTIZER))
        strong = view.norm(at) == ":" or (bool(opens) and cue.does != "weak")
        if view.quote_from(at) is not None or strong:
            bare = at == cue.last or (at == cue.last + 1 and view.norm(cue.last) == ",")
            if bare or _adverbial(view, cue, cue.last, at):
                after = opens.last if opens else at + 1
                return (at if view.quote_from(at) else after), True
            break
        if view.tagged(at, Tag.CUE) and at > cue.last and not view.date_end(at) and view.norm(at - 1) != ",":
            break
    while place < last:
        step = view.date_end(place)
        skip = view.tagged(place, Tag.ADDRESSEE, Tag.ADVERB)
        if step:
            place = step
        elif skip is not None and skip.last <= last:
            place = skip.last
        elif cue.hearer and place == cue.last and view.mention_from(place) is not None:
            place = view.mention_from(place).last  # type: ignore[union-attr]
        elif view.norm(place) in (",", "-", "–"):
            place += 1
        else:
            break
    return place, False


def _adverbial(view: View, cue: Cue, first: int, last: int) -> bool:
    """Tell whether what stands between a cue and its complementizer can be addressee, place and time."""
    if cue.hearer and last - first <= 14:
        return True
    place = first
    mention = view.mention_from(place)
    return bool(
        view.date_end(place)
        or view.tagged(place, Tag.PREPOSITION, Tag.ADVERB, Tag.ADDRESSEE)
        or view.norm(place) in ("(", "-", "–")
        or (mention is not None and (mention.governed or mention.kind is MentionKind.MEDIUM))
    )
