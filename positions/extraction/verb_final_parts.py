"""Parts of a verb-final clause: its subject, where its content begins and ends, who issued a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.lexicon import Match, Tag
from positions.extraction.marks import COMMAS
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.noun_phrases import compiled
from positions.extraction.suffixed_mentions import suffixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.cues import Cue
    from positions.extraction.views import View

_NAMED = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN, MentionKind.TITLE, MentionKind.INSTITUTION,
          MentionKind.ANONYMOUS, MentionKind.GROUP, MentionKind.DESCRIPTOR)  # fmt: skip


def finite_breaks(view: View, cues: Sequence[Cue]) -> list[int]:
    """Return the places of finite verbs that end a clause without attributing."""
    taken = {p for cue in cues for p in range(cue.first, cue.last)}
    found = []
    for place in range(len(view.tokens) - 1):
        follows = view.norm(place + 1) in (",", ";") or view.tagged(place + 1, Tag.AND, Tag.BREAK)
        if follows and place not in taken and not view.quoted(place) and not view.date_end(place):
            if not view.tokens[place].capital and compiled(view.pack.finite).search(view.norm(place)):
                found.append(place)
    return found


def nominative(view: View, mention: Mention) -> bool:
    """Tell whether a mention can be a subject: no case, no compound noun, no adjective, no part of a list in a case."""
    if mention.governed:
        return False
    place = mention.last
    if view.tagged(place, Tag.AND):
        following = view.mention_from(place + 1)
        return following is not None and nominative(view, following)
    if mention.kind not in (MentionKind.COUNTRY, MentionKind.INSTITUTION):
        return mention.kind is not MentionKind.UNKNOWN or bool(mention.title) or set_off(view, mention)
    if mention.kind is MentionKind.COUNTRY and view.tagged(place - 1, Tag.MODIFIER):
        return False
    if place >= len(view.tokens) or set_off(view, mention):
        return place < len(view.tokens)
    determined = view.tagged(place, Tag.ARTICLE) is not None
    compound = not determined and compiled(view.pack.possessed).search(view.norm(place)) is not None
    opens = mention.first == 0 or mention.kind is MentionKind.INSTITUTION
    return opens and view.tokens[place].word and (not compound or bool(view.tagged(place + 1, Tag.CUE)))


def set_off(view: View, mention: Mention) -> bool:
    """Tell whether a comma, adverb, date, quotation or occasion follows a mention, as it follows a subject."""
    place = mention.last
    if place >= len(view.tokens):
        return False
    behind = view.tagged(place, Tag.ADVERB, Tag.OCCASION, Tag.ADDRESSEE)
    return (
        view.norm(place) == ","
        or behind is not None
        or bool(view.date_end(place))
        or view.quote_from(place) is not None
    )


def _quotes(view: View, place: int) -> bool:
    return place < len(view.tokens) and view.quote_from(place) is not None


def subject_of(view: View, first: int, last: int) -> tuple[Mention, ...]:
    """Return the subject of the clause in tokens [first, last), list members included; () where it is dropped."""
    found = [m for m in view.mentions if first <= m.first and m.last <= last and nominative(view, m)]
    candidates = [m for m in found if m.kind is not MentionKind.MEDIUM] or found
    if not candidates:
        return ()
    chosen = next((m for m in candidates if set_off(view, m)), candidates[0])
    return _listed(view, chosen, first)


def _listed(view: View, last: Mention, first: int) -> tuple[Mention, ...]:
    """Return the list that ends with a subject ("A, B ve C"), or goes on behind it ("A ve B")."""
    members = [last]
    while (match := view.tagged(members[-1].last, Tag.AND)) and (behind := view.mention_from(match.last)):
        members.append(behind)
    joined = len(members) > 1
    while True:
        link = view.ending(members[0].first, Tag.AND)
        at = (
            link.first
            if link
            else members[0].first - 1
            if joined and view.norm(members[0].first - 1) == ","
            else 0
        )
        before = next((m for m in view.mentions if m.last == at and m.first >= first), None) if at else None
        if before is None or before.kind is MentionKind.MEDIUM:
            return tuple(members)
        joined = True
        members.insert(0, before)


def content_start(view: View, first: int, last: int) -> int:
    """Return where content begins in tokens [first, last): behind adverbs, dates, hearers, places and occasions."""
    place = first
    while place < last:
        skip = view.tagged(place, Tag.ADVERB, Tag.ADDRESSEE, Tag.AND)
        hearer = _hearer(view, place, last)
        if view.norm(place) in COMMAS - {"…"}:
            place += 1
        elif view.date_end(place):
            place = min(view.date_end(place), last)
        elif skip is not None and skip.last <= last:
            place = skip.last
        elif (occasion := _occasion(view, place, last)) > place:
            place = occasion
        elif hearer:
            place = hearer
        elif (setting := _setting(view, place, last)) > place:
            place = setting
        else:
            break
    return min(place, last)


def _hearer(view: View, place: int, last: int) -> int:
    """Return the token past a person in the dative who hears what follows, or 0."""
    mention = view.mention_from(place)
    if (
        mention is None
        or mention.kind not in (MentionKind.PERSON, MentionKind.UNKNOWN)
        or mention.last + 1 >= last
    ):
        return 0
    behind = view.norm(mention.last + 1)
    verb = compiled(view.pack.clause).search(behind)
    told = (
        suffixed(view.pack, view.norm(mention.last), "dative") and view.words_in(mention.last + 1, last) >= 3
    )
    return (
        mention.last + 1 if told and not verb and not view.tagged(mention.last + 1, Tag.POSTPOSITION) else 0
    )


def _occasion(view: View, place: int, last: int) -> int:
    """Return the token past an occasion of speaking that begins here ("Brüksel'de yaptığı açıklamada"), or 0."""
    for at in range(place, min(last, place + 24)):
        match = view.tagged(at, Tag.OCCASION, Tag.ADDRESSEE)
        if view.quote_from(at) is not None:
            return 0
        if match is not None and match.last <= last and not view.quoted(at):
            behind = view.norm(match.last)
            ends = behind == "," or view.words_in(match.last, last) >= 2 or _quotes(view, match.last)
            return match.last if ends else 0
        if at > place and _clause_word(view, at) and view.norm(at + 1) == ",":
            return 0
    return 0


def _setting(view: View, place: int, last: int) -> int:
    """Return the token past a short setting with a comma behind it ("Moskova'da, …", "zirvenin ardından, …"), or 0."""
    for at in range(place, min(last - 1, place + 7)):
        if view.quoted(at) or _clause_word(view, at):
            return 0
        if view.norm(at + 1) == ",":
            norm = view.norm(at)
            ends = norm[-2:] in ("da", "de", "ta", "te") or norm in (
                "ardından",
                "sonrasında",
                "öncesinde",
                "sırasında",
            )
            ends = ends and norm not in ("da", "de") and view.words_in(at + 2, last) >= 3
            return at + 2 if ends else 0
    return 0


def _clause_word(view: View, place: int) -> bool:
    return compiled(view.pack.clause).search(view.norm(place)) is not None


def trimmed_end(view: View, first: int, last: int) -> int:
    """Return where content ends before a cue: adverbs and commas in between belong to the cue."""
    while last > first:
        match = view.ending(last, Tag.ADVERB)
        if view.norm(last - 1) in COMMAS and not view.quoted(last - 1):
            last -= 1
        elif match is not None and match.first >= first and not view.quoted(last - 1):
            last = match.first
        else:
            break
    return last


def clause_ended(view: View, piece: tuple[int, int]) -> bool:
    """Tell whether a stretch ends with the verb of a content clause, or a quotation."""
    last = trimmed_end(view, *piece)
    if last <= piece[0]:
        return False
    return view.quote_to(last - 1) is not None or _clause_word(view, last - 1)


def quoted_part(view: View, first: int, last: int) -> tuple[int, int] | None:
    """Return the quotations that end right before a cue, or None; what precedes a full one is its occasion.

    A quotation that opens with a small letter is a part of its clause, and a clause with a comma counts as well.
    """
    if last <= first or view.quote_to(last - 1) is None:
        return None
    start = last
    while start > first and (quote := view.quote_to(start - 1)) is not None:
        start = max(first, view.token_at(quote.outer.start))
        opening = view.text[quote.inner.start : quote.inner.start + 1]
        before = start
        while before > first and (view.norm(before - 1) == "," or view.ending(before, Tag.AND)):
            before -= 1
        if view.quote_to(before - 1) is not None if before > first else False:
            start = before
            continue
        if opening.islower() or clause_ended(view, (first, before)):
            return (first, last)
        break
    return (start, last)


def head_behind(view: View, place: int) -> Mention | None:
    """Return the source that a participle precedes."""
    while place < len(view.tokens):
        mention = view.mention_from(place)
        if mention is not None:
            country = mention.kind is MentionKind.COUNTRY and not mention.governed
            return (
                None
                if mention.kind is MentionKind.MEDIUM or (country and not nominative(view, mention))
                else mention
            )
        match = view.tagged(place, Tag.ADVERB)
        if match is None:
            return None
        place = match.last
    return None


def reported_parts(view: View, first: int, last: int) -> tuple[Mention, tuple[tuple[int, int], ...]] | None:
    """Return who says what inside another source's clause ("X'in … söylediğini"), or None."""
    end = trimmed_end(view, first, last)
    marks = [
        m
        for m in view.matches
        if m.tag is Tag.REPORTED and first < m.first and m.last <= end and not view.quoted(m.first)
    ]
    if not marks or marks[-1].last != end:
        return None
    owners = [m for m in view.mentions if first <= m.first < marks[0].first and m.kind in _NAMED]
    source = next((m for m in owners if _genitive(view, m)), None)
    if source is None:
        return None
    parts = []
    place = source.last + (view.norm(source.last)[:1] == "'")
    for mark in marks:
        start = content_start(view, place, mark.first)
        if view.words_in(start, mark.first) >= 2 and clause_ended(view, (start, mark.first)):
            parts.append((start, trimmed_end(view, start, mark.first)))
        place = mark.last
    return (source, tuple(parts)) if parts else None


def _genitive(view: View, mention: Mention) -> bool:
    norm = view.norm(mention.last)
    if norm[:1] == "'":
        return suffixed(view.pack, norm, "genitive")
    return mention.governed and view.norm(mention.last - 1)[-2:] in ("ın", "in", "un", "ün")


def document_source(view: View, first: int, last: int) -> tuple[Mention | None, int]:
    """Return who issued the document that a passive cue reports, and where its words begin."""
    occasion = next(
        (
            m
            for m in view.matches
            if m.tag is Tag.OCCASION and first <= m.first and m.last <= last and not view.quoted(m.first)
        ),
        None,
    )
    owners = [
        m for m in view.mentions if first <= m.first and m.last <= (occasion.first if occasion else first)
    ]
    named = [m for m in owners if m.kind is not MentionKind.MEDIUM] or owners
    if occasion is not None:
        owner = next(
            (m for m in named if _genitive(view, m) or _ablative(view, m)), named[-1] if named else None
        )
        if owner is not None:
            return _free(owner), occasion.last
        return Mention(MentionKind.DOCUMENT, occasion.first, occasion.last), occasion.last
    opening = next((m for m in view.mentions if m.first >= first and m.last < last), None)
    if opening is not None and _ablative(view, opening) and opening.first <= first + 2:
        return _free(opening), opening.last + (view.norm(opening.last)[:1] == "'")
    return Mention(MentionKind.DOCUMENT, first, first, value="bare"), first


def _ablative(view: View, mention: Mention) -> bool:
    norm = view.norm(mention.last)
    if norm[:1] == "'":
        return suffixed(view.pack, norm, "ablative")
    return mention.governed and view.norm(mention.last - 1)[-3:] in ("dan", "den", "tan", "ten")


def _free(mention: Mention) -> Mention:
    return Mention(
        mention.kind, mention.first, mention.last, mention.value, mention.name, mention.countries,
        mention.institution, mention.title, mention.possessor, plural=mention.plural, indefinite=mention.indefinite,
    )  # fmt: skip


def according_source(view: View) -> tuple[tuple[Mention, ...], Match, int, bool] | None:
    """Return the source that "göre" follows, the words that say so, where they begin, and whether they open it."""
    for match in view.matches:
        if match.tag is not Tag.ACCORDING_AFTER or view.quoted(match.first):
            continue
        commas = [p for p in range(match.first) if view.norm(p) == "," and not view.quoted(p)]
        lower = max([-1, *commas]) + 1
        before = [m for m in view.mentions if lower <= m.first and m.last <= match.first]
        if match.last - match.first == 1:
            before = [m for m in before[-1:] if _dative(view, m, match.first)]
        named = [m for m in before if m.kind is not MentionKind.MEDIUM] or before
        if not named:
            continue
        first = named[0].first
        opening = view.norm(first - 1) != "," or content_start(view, 0, first) >= first
        return (_free(named[-1]),), match, named[0].first, opening
    return None


def _dative(view: View, mention: Mention, place: int) -> bool:
    """Tell whether a mention in the dative touches a place."""
    if mention.last == place:
        return mention.governed
    return mention.last + 1 == place and suffixed(view.pack, view.norm(mention.last), "dative")
