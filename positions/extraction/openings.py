"""Where the content behind a cue begins: at its mark, behind hearers and adverbials, or at the next cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bridges import bridged
from positions.extraction.cues import Cue
from positions.extraction.hearers import before_clause
from positions.extraction.marks import COMMAS
from positions.extraction.mentions import MentionKind
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.quotes import Quote
    from positions.extraction.views import View

# How far behind its cue a complementizer, colon or quotation may stand.
_REACH = 26
# How long what a hearer owns may be ("the Herald's weekly programme on schools").
_OWNED = 8
# Within how many tokens a colon may follow a cue and its place ("viết trên kênh Telegram cá nhân: “…”").
_PLACED = 10
# How many syllables a hearer without a preposition may have.
_HEARER = 5


def content_after(view: View, cue: Cue, last: int) -> tuple[int, bool]:
    """Return where the content behind a cue begins, and whether a complementizer, colon or mark says so."""
    if cue.does in ("refuse", "stance"):
        return _answer(view, cue, last) or cue.first, True
    if view.ending(cue.last, Tag.COMPLEMENTIZER):
        return cue.last, True
    if not view.pack.inverted:
        if spoken := _spoken_behind_colon(view, cue, last):
            return spoken, True
        heard = _audience(view, cue.last)
        if heard and _begins_clause(view, heard, last) and not _complement_ahead(view, heard, last):
            return heard, False
        if (second := _resumed(view, cue, last)) is not None:
            return content_after(view, second, last)
    marked = _marked(view, cue, last)
    return (marked, True) if marked else (_past_hearers(view, cue, last), False)


def _spoken_behind_colon(view: View, cue: Cue, last: int) -> int:
    """Return where the quotation behind a colon begins that follows a cue and where it was said, or 0."""
    for at in range(cue.last, min(last - 1, cue.last + _PLACED)):
        if view.norm(at) == ":":
            return at + 1 if view.quote_from(at + 1) is not None else 0
        if view.tagged(at, Tag.CUE, Tag.COMPLEMENTIZER) or view.quote_from(at) is not None:
            return 0
    return 0


def _marked(view: View, cue: Cue, last: int) -> int:
    """Return where content begins that a complementizer, a colon or a quotation opens, or 0."""
    heard = _audience(view, cue.last) if cue.last < last else 0
    for at in range(cue.last, min(last, cue.last + _REACH)):
        quoted = view.quote_from(at) is not None
        if quoted and _entitled(view, at, last):
            continue
        near = at == cue.last or (cue.hearer and at - cue.last <= 4) or _adverbs(view, cue.last, at)
        near = near or (not view.pack.inverted and at == heard)
        touching = at == cue.last and not view.pack.inverted and view.tagged(at, Tag.COMPLEMENTIZER)
        opens = view.tagged(at, Tag.COMPLEMENTIZER) or (near and view.tagged(at, Tag.NEAR_COMPLEMENTIZER))
        strong = view.norm(at) == ":" or (bool(opens) and (cue.does != "weak" or touching))
        if quoted or (strong and not view.dated(at)):
            if _speaks_now(view, cue, at, last):
                return at + 1
            bare = at == cue.last or (at == cue.last + 1 and view.norm(cue.last) == ",")
            aside = bool(view.pack.sources.houses) and view.norm(cue.last) == "," == view.norm(at - 1)
            bare = bare or (aside and at - cue.last <= 10 and not quoted)
            if _named_so(view, cue, at) or not (bare or _adverbial(view, cue, cue.last, at, quoted=quoted)):
                return 0
            return at if quoted else opens.last if opens else at + 1
        if view.tagged(at, Tag.CUE) and at > cue.last and not view.date_end(at) and view.norm(at - 1) != ",":
            return 0
    return 0


def _entitled(view: View, at: int, last: int) -> bool:
    """Tell whether a quotation is the title of a programme or book, with the content behind it ("on “This Week” that …")."""
    quote = view.quote_from(at)
    if quote is not None and view.pack.pro_drop and view.ending(at, Tag.CUE):
        return _told_to(view, quote, last)
    if quote is None or not view.pack.sources.houses:
        return False
    words = view.text[quote.inner.start : quote.inner.end].split()
    behind = view.token_at(quote.outer.end)
    follows = any(view.tagged(p, Tag.COMPLEMENTIZER) for p in range(behind, min(last, behind + 3)))
    named = len(words) <= 6 and all(w[:1].isupper() or len(w) <= 3 for w in words) and words[0][:1].isupper()
    return named and follows and (view.norm(at - 1) == "'s" or view.ending(at, Tag.PREPOSITION) is not None)


def _told_to(view: View, quote: Quote, last: int) -> bool:
    """Tell whether a quotation is the name of the medium that is told ("рассказал «Медузе», что …")."""
    words = view.text[quote.inner.start : quote.inner.end].split()
    behind = view.token_at(quote.outer.end)
    follows = any(
        view.tagged(p, Tag.COMPLEMENTIZER) or view.norm(p) == ":" or view.quote_from(p)
        for p in range(behind, min(last, behind + 10))
    )
    return len(words) <= 3 and words[0][:1].isupper() and words[-1][-1:].isalnum() and follows


def _past_hearers(view: View, cue: Cue, last: int) -> int:
    """Return the token past dates, adverbs and hearers behind a cue."""
    place = cue.last
    while place < last:
        step = view.date_end(place)
        verbal = view.tagged(place, Tag.AUXILIARY) is not None
        # "Told lawmakers …" has a hearer; "said lawmakers …" has a clause.
        deaf = bool(view.pack.sources.houses) and not cue.hearer
        heeded = (Tag.ADVERB,) if deaf else (Tag.ADDRESSEE, Tag.ADVERB)
        kept = verbal or (place > cue.first and view.norm(place) in view.pack.words.focus)
        skip = None if kept else view.tagged(place, *heeded)
        mention = view.mention_from(place) if cue.hearer and place == cue.last else None
        if step:
            place = step
        elif skip is not None and skip.last <= last:
            place = skip.last
        elif 0 < (heard := _audience(view, place)) <= last:
            place = heard
        elif mention is not None:
            place = _past_owned(view, mention.last, last)
        elif told := before_clause(view, cue, place, last):
            place = told
        elif view.norm(place) in (",", "-", "–"):
            place += 1
        else:
            break
    return place


def _past_owned(view: View, place: int, last: int) -> int:
    """Return the token past what a hearer owns, where the clause behind it begins with a pronoun ("told X's daily show it …")."""
    if place >= last or view.norm(place) != "'s":
        return place
    for at in range(place + 1, min(last, place + _OWNED)):
        if view.tagged(at, Tag.PRONOUN, Tag.COMPLEMENTIZER, Tag.ARTICLE):
            return at
    return place


def _adverbs(view: View, first: int, last: int) -> bool:
    """Tell whether tokens [first, last) are adverbs and nothing else ("nói luôn là")."""
    while first < last and (adverb := view.tagged(first, Tag.ADVERB)):
        first = adverb.last
    return first == last


def _named_so(view: View, cue: Cue, at: int) -> bool:
    """Tell whether a quotation is what a verb of naming calls something ("gọi kế hoạch là “…”")."""
    match = view.ending(at, Tag.NEAR_COMPLEMENTIZER) if view.quote_from(at) is not None else None
    return match is not None and match.first > cue.last and cue.does == "weak"


def _speaks_now(view: View, cue: Cue, at: int, last: int) -> bool:
    """Tell whether a colon and a quotation follow a cue within a few words, whatever these are."""
    colon = view.norm(at) == ":" and at + 1 < last
    return colon and view.quote_from(at + 1) is not None and view.words_in(cue.last, at) <= 10


def _answer(view: View, cue: Cue, last: int) -> int:
    """Return where the quotation begins that an evasive answer comes down to, or 0 ("did not say outright: “…”")."""
    for at in range(cue.last, min(last - 1, cue.last + 8)):
        if view.norm(at) == ":" and cue.does == "refuse" and view.quote_from(at + 1) is not None:
            return at + 1
    return 0


def _begins_clause(view: View, place: int, last: int) -> bool:
    """Tell whether a clause begins right here, without complementizer, adverbial or mark."""
    if place >= last or not view.tokens[place].word or view.date_end(place):
        return False
    if view.tagged(place, Tag.AUXILIARY):
        return True
    tags = (Tag.COMPLEMENTIZER, Tag.NEAR_COMPLEMENTIZER, Tag.PREPOSITION, Tag.ADVERB, Tag.OPENER)
    return view.tagged(place, *tags) is None


def _complement_ahead(view: View, first: int, last: int) -> bool:
    """Tell whether a complementizer stands a few words on: the hearer goes on up to it ("trước Quốc hội Đức rằng")."""
    for place in range(first, min(last - 1, first + 4)):
        near = view.tagged(place, Tag.NEAR_COMPLEMENTIZER)
        if view.tagged(place, Tag.COMPLEMENTIZER) or (near and view.quote_from(near.last) is not None):
            return True
    return False


def _resumed(view: View, cue: Cue, last: int) -> Cue | None:
    """Return the cue that takes up another behind a comma ("wrote on Telegram, stating that …"), or None."""
    for at in range(cue.last, min(last, cue.last + 10)):
        match = view.tagged(at, Tag.CUE)
        if (
            (at == cue.last or view.norm(at - 1) == ",")
            and match is not None
            and match.value in ("say", "follow")
        ):
            published = (Tag.MEDIUM, Tag.MEDIUM_NOUN, Tag.DOCUMENT)
            posted = any(view.tagged(place, *published) for place in range(cue.first, at))
            straight = at - cue.last <= (view.norm(cue.last) == ",")
            return Cue(at, match.last, "say") if posted or straight else None
        if match is not None or view.quote_from(at) is not None or view.norm(at) == ":":
            return None
    return None


def _audience(view: View, place: int) -> int:
    """Return the token past "to reporters" or "to a newspaper" where it begins here, or 0."""
    preposition = view.tagged(place, Tag.PREPOSITION)
    if preposition is None:
        return 0
    hearers = view.tagged(preposition.last, Tag.ADDRESSEE)
    if hearers is not None:
        return hearers.last
    medium = view.mention_from(preposition.last)
    return medium.last if medium is not None and medium.kind is MentionKind.MEDIUM else 0


def _predicates(view: View, first: int, last: int) -> bool:
    """Tell whether a clause of its own stands before a quotation ("told us the deal was done, “which is …”")."""
    finite = (view.tagged(p, Tag.PASSIVE, Tag.MODAL) for p in range(first + 1, last) if view.norm(p) != "to")
    return any(finite)


def _heard(view: View, first: int, last: int) -> bool:
    """Tell whether only a noun stands before the complementizer: who hears it ("cảnh báo Nga rằng …")."""
    verbal = (
        Tag.CUE, Tag.AUXILIARY, Tag.PASSIVE, Tag.MODAL, Tag.NEGATION, Tag.ADVERB, Tag.NEAR_COMPLEMENTIZER,
    )  # fmt: skip
    near = not view.pack.inverted and not view.pack.pro_drop and 0 < last - first <= _HEARER
    return near and all(view.tokens[p].word and not view.tagged(p, *verbal) for p in range(first, last))


def _adverbial(view: View, cue: Cue, first: int, last: int, *, quoted: bool) -> bool:
    """Tell whether what stands between a cue and its complementizer can be addressee, place and time."""
    told = quoted and cue.hearer and view.norm(last - 1) not in COMMAS
    if told and view.pack.sources.houses and _predicates(view, first, last):
        return False
    if cue.hearer and last - first <= 14 and (not quoted or view.norm(last - 1) in COMMAS):
        return not (quoted and view.pack.sources.houses and _predicates(view, first, last))
    place = first
    if not quoted and _heard(view, first, last):
        return True
    mention = view.mention_from(place)
    if view.pack.sources.houses and (view.date_end(place) or mention is not None):
        barred = mention is not None and not (mention.governed or mention.kind is MentionKind.MEDIUM)
        behind = view.date_end(place) or (mention.last if mention is not None else place)
        return not (barred and not view.date_end(place)) and behind <= last and bridged(view, behind, last)
    return bool(
        view.date_end(place)
        or view.tagged(place, Tag.PREPOSITION, Tag.ADVERB, Tag.ADDRESSEE)
        or view.norm(place) in ("(", "-", "–")
        or (mention is not None and (mention.governed or mention.kind is MentionKind.MEDIUM))
    )
