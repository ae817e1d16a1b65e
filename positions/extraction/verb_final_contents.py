"""Contents of verb-final clauses: what stands before a cue, a quotation or a content clause, and behind its colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.marks import COMMAS
from positions.extraction.patterns import compiled
from positions.extraction.tags import Tag
from positions.extraction.verb_final_nouns import taken_up
from positions.extraction.verb_final_settings import clause_word, past_light

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.views import View

Range = tuple[int, int]

# Words of an answer that says nothing without its question.
_BRIEF = 2


def content_before(view: View, start: int, cue: Cue) -> Range | None:
    """Return the content between its beginning and a cue, or None where it is none.

    Refusals and verbs that carry the stance stay inside; a weak cue, a participle and a converb need the verb of a
    content clause or a quotation before them.
    """
    if cue.does == "refuse":
        while start < cue.first and (skip := past_light(view, start)):
            start = skip
        return (start, cue.last)
    last = trimmed_end(view, start, cue.first)
    words = view.words_in(start, last)
    if cue.does == "stance":
        return (start, cue.last) if words >= 2 else None
    quoted = quoted_part(view, start, last)
    if quoted is not None:
        return quoted
    if taken_up(view, last, cue.first):
        return None
    ended = clause_ended(view, (start, last))
    marked = any(view.quote_from(p) for p in range(start, last))
    needed = cue.does == "weak" or (cue.does in ("relative", "follow") and not marked)
    enough = words >= 2 or (words == 1 and compiled(view.pack.suffixes["alone"]).search(view.norm(last - 1)))
    return (start, last) if enough and (ended or not needed) else None


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
    """Tell whether a content clause or a quotation ends right before a place; an occasion's noun ends none."""
    if view.quote_to(last - 1) is not None:
        return True
    return clause_word(view, last - 1) and view.ending(last, Tag.OCCASION) is None


def _before_occasion(view: View, first: int, last: int) -> int:
    """Return the end of a content clause behind which only an occasion stands ("… geçtiğini X'te duyurdu").

    A participle belongs to the occasion ("düzenlediği toplantıda").
    """
    medium = view.ending(last - 1, Tag.MEDIUM) is not None and view.norm(last - 1)[:1] == "'"
    if not medium and view.ending(last, Tag.OCCASION) is None:
        return last
    found = next((p for p in range(last - 2, max(first, last - 9), -1) if clause_word(view, p)), None)
    if found is None or compiled(view.pack.suffixes["modifying"]).search(view.norm(found)):
        return last
    return found + 1


def clause_ended(view: View, piece: Range) -> bool:
    """Tell whether a stretch ends with the verb of a content clause, or a quotation."""
    last = trimmed_end(view, *piece)
    return last > piece[0] and _ended(view, last)


def quoted_part(view: View, first: int, last: int) -> Range | None:
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
    return last - start > 2 and clause_word(view, last - 2)


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
    while place < opening and (skip := past_light(view, place, opening)):
        place = skip
    return place if asked and view.words_in(place, opening) >= 2 else 0


def behind_colon(view: View, cue: Cue, end: int) -> list[Range]:
    """Return what a colon behind a cue brings: the quotation that follows, or the rest of the sentence."""
    if view.norm(cue.last) != ":" or view.words_in(cue.last, end) == 0:
        return []
    quote = view.quote_from(cue.last + 1)
    last = end if quote is None else view.token_at(quote.outer.end - 1) + 1
    return [(cue.last + 1, last)]
