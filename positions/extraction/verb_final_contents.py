"""Contents of verb-final clauses: where they begin behind the subject and its adverbials, and end before the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.lexicon import Tag
from positions.extraction.marks import COMMAS
from positions.extraction.mentions import MentionKind
from positions.extraction.patterns import compiled
from positions.extraction.suffixed_mentions import suffixed
from positions.extraction.verb_final_nouns import taken_up

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.views import View

Range = tuple[int, int]

_HEARERS = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.MEDIUM)
# Words of an answer that says nothing without its question.
_BRIEF = 2
# How far behind the subject an occasion of speaking may close, in words.
_REACH = 24


def content_before(view: View, start: int, cue: Cue) -> Range | None:
    """Return the content between its beginning and a cue, or None where it is none.

    Refusals and verbs that carry the stance stay inside; a weak cue, a participle and a converb need the verb of a
    content clause or a quotation before them.
    """
    if cue.does == "refuse":
        while start < cue.first and (skip := _past_light(view, start)):
            start = skip
        return (start, cue.last)
    last = trimmed_end(view, start, cue.first)
    words = view.words_in(start, last)
    if cue.does == "stance":
        return (start, cue.last) if words >= 2 else None
    quoted = _quoted(view, start, last)
    if quoted is not None:
        return quoted
    if taken_up(view, last, cue.first):
        return None
    ended = clause_ended(view, (start, last))
    marked = any(view.quote_from(p) for p in range(start, last))
    needed = cue.does == "weak" or (cue.does in ("relative", "follow") and not marked)
    enough = words >= 2 or (words == 1 and compiled(view.pack.suffixes["alone"]).search(view.norm(last - 1)))
    return (start, last) if enough and (ended or not needed) else None


def content_start(view: View, first: int, last: int) -> int:
    """Return where content begins in tokens [first, last): behind adverbs, dates, hearers, places and occasions."""
    place = first
    while place < last:
        past = (
            _past_light(view, place, last)
            or _past_occasion(view, place, last)
            or _past_hearer(view, place, last)
            or _past_setting(view, place, last)
        )
        if not past:
            break
        place = past
    return min(place, last)


def _past_light(view: View, place: int, last: int | None = None) -> int:
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
        if at > place and _clause_word(view, at) and view.norm(at + 1) == ",":
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
    governs = _clause_word(view, behind) or view.tagged(behind, Tag.POSTPOSITION) is not None
    return 0 if governs else behind


def _past_setting(view: View, place: int, last: int) -> int:
    """Return the token past a short setting with a comma behind it ("Moskova'da, …", "zirvenin ardından, …"), or 0."""
    for at in range(place, min(last - 1, place + 7)):
        if view.quoted(at):
            return 0
        if view.norm(at + 1) == ",":
            ends = compiled(view.pack.suffixes["setting"]).search(view.norm(at)) is not None
            return at + 2 if ends and view.words_in(at + 2, last) >= 2 else 0
        if _clause_word(view, at):
            return 0
    return 0


def _clause_word(view: View, place: int) -> bool:
    return compiled(view.pack.clause).search(view.norm(place)) is not None


def trimmed_end(view: View, first: int, last: int) -> int:
    """Return where content ends before a cue: adverbs, commas, and where it was said belong to the cue."""
    while last > first and not view.quoted(last - 1):
        adverb = view.ending(last, Tag.ADVERB)
        dated = next((p for p in range(max(first, last - 4), last) if view.date_end(p) == last), None)
        hearer = view.ending(last, Tag.ADDRESSEE)
        first_hearer = hearer.first if hearer is not None else last - 1
        heard = hearer is not None or compiled(view.pack.suffixes["hearing"]).search(view.norm(last - 1))
        if view.norm(last - 1) in COMMAS:
            last -= 1
        elif heard and first_hearer > first and _ended(view, first_hearer):
            last = first_hearer
        elif adverb is not None and adverb.first >= first:
            last = adverb.first
        elif dated is not None:
            last = dated
        else:
            break
    return _before_occasion(view, first, last)


def _ended(view: View, last: int) -> bool:
    """Tell whether a content clause or a quotation ends right before a place."""
    return view.quote_to(last - 1) is not None or _clause_word(view, last - 1)


def _before_occasion(view: View, first: int, last: int) -> int:
    """Return the end of a content clause behind which only an occasion stands ("… geçtiğini X'te duyurdu")."""
    medium = view.ending(last - 1, Tag.MEDIUM) is not None and view.norm(last - 1)[:1] == "'"
    if not medium and view.ending(last, Tag.OCCASION) is None:
        return last
    return next((p + 1 for p in range(last - 2, max(first, last - 9), -1) if _clause_word(view, p)), last)


def clause_ended(view: View, piece: Range) -> bool:
    """Tell whether a stretch ends with the verb of a content clause, or a quotation."""
    last = trimmed_end(view, *piece)
    return last > piece[0] and _ended(view, last)


def _quoted(view: View, first: int, last: int) -> Range | None:
    """Return the quotations that end right before a cue, or None; what precedes a full one is its occasion.

    A quotation that opens with a small letter is a part of its clause, and a clause before it counts as well.
    """
    start = last
    while start > first and (quote := view.quote_to(start - 1)) is not None:
        start = max(first, view.token_at(quote.outer.start))
        before = start
        while before > first and (view.norm(before - 1) == "," or view.ending(before, Tag.AND)):
            before -= 1
        if before > first and view.quote_to(before - 1) is not None:
            start = before
        elif (
            view.text[quote.inner.start].islower()
            or _part(view, start, last)
            or clause_ended(view, (first, before))
        ):
            return (first, last)
        else:
            break
    return (start, last) if start < last else None


def _part(view: View, start: int, last: int) -> bool:
    """Tell whether a quotation ends with the verb of a content clause, as no sentence does."""
    return last - start > 2 and _clause_word(view, last - 2)


def brief_answer(view: View, place: int, cue: Cue) -> int:
    """Return where the topic of an answer of very few words begins, which tells little without it, or 0.

    "X, … ilişkin soruya “Yorum yok” demekle yetindi"
    """
    quote = view.quote_to(cue.first - 1) if cue.does == "say" and cue.first else None
    if quote is None or len(quote.inner.of(view.text).split()) > _BRIEF:
        return 0
    opening = view.token_at(quote.outer.start)
    asked = [
        p
        for p in range(place, opening)
        if any(view.norm(p).startswith(q) for q in view.pack.frames.questions)
    ]
    while place < opening and (skip := _past_light(view, place, opening)):
        place = skip
    return place if asked and view.words_in(place, opening) >= 2 else 0


def behind_colon(view: View, cue: Cue, end: int) -> list[Range]:
    """Return what a colon behind a cue brings: the quotation that follows, or the rest of the sentence."""
    if view.norm(cue.last) != ":" or view.words_in(cue.last, end) == 0:
        return []
    quote = view.quote_from(cue.last + 1)
    last = end if quote is None else view.token_at(quote.outer.end - 1) + 1
    return [(cue.last + 1, last)]
