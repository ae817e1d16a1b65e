"""Nouns for words in verb-final sentences: "… çağrısında bulundu", "X'in yanıtı kısa oldu: …", "X'in yorumu “…” oldu"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.cues import Cue
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.patterns import compiled, suffixed
from positions.extraction.tags import Tag
from positions.extraction.units import Unit
from positions.extraction.verb_final_subjects import set_off

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.lexicon import Match
    from positions.extraction.quotes import Quote
    from positions.extraction.views import View

_OWNERS = (
    MentionKind.PERSON,
    MentionKind.ROLE,
    MentionKind.UNKNOWN,
    MentionKind.TITLE,
    MentionKind.INSTITUTION,
    MentionKind.PLAIN,
    MentionKind.ANONYMOUS,
    MentionKind.COUNTRY,
)
# How far behind its noun a verb may stand, in words ("iddiasını bir kez daha ortaya attı").
_REACH = 4
# How far before a quotation its owner may stand, in words, and the words of a quotation that is surely speech.
_BETWEEN = 6
_SENTENCE = 4


def noun_cues(view: View, cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues that a noun for words makes with the verb behind it, where a clause or quotation precedes it.

    The noun joins a cue that is one already; of any other verb, its ending tells what the whole does.
    """
    known = {cue.first: cue for cue in cues}
    return [
        cue
        for match in view.matches
        if match.tag is Tag.SPEECH
        and match.value in ("speech", "with")
        and match.first not in known
        and not view.quoted(match.first)
        and _reports(view, match.first)
        and (cue := _verb_behind(view, match, known)) is not None
    ]


def _reports(view: View, place: int) -> bool:
    """Tell whether a content clause, or a quotation that nobody else owns, ends before a place."""
    adverb = view.ending(place, Tag.ADVERB)
    last = adverb.first if adverb is not None else place
    if last == 0:
        return False
    quote = view.quote_to(last - 1)
    if quote is None:
        return compiled(view.pack.suffixes["told"]).search(view.norm(last - 1)) is not None
    return _quotation_owner(view, quote) is None


def _verb_behind(view: View, noun: Match, known: dict[int, Cue]) -> Cue | None:
    """Return the cue of a noun and the first verb behind it, or None; "sözüyle" goes on with the sentence itself."""
    if noun.value == "with":
        return Cue(noun.first, noun.last, "follow")
    for place in range(noun.last, min(noun.last + _REACH, len(view.tokens))):
        if view.quoted(place) or not view.tokens[place].word or view.tokens[place].capital:
            return None
        cue = known.get(place)
        if cue is not None and view.tagged(noun.first, Tag.REPORTED) and _owned(view, noun):
            return None
        if cue is not None and cue.does in ("say", "weak", "follow", "relative"):
            return Cue(noun.first, cue.last, "say" if cue.does == "weak" else cue.does)
        if compiled(view.pack.suffixes["comment"]).search(view.norm(place)):
            return None
        for does, form in (("follow", "converb"), ("relative", "participle")):
            if compiled(view.pack.suffixes[form]).search(view.norm(place)):
                return Cue(noun.first, place + 1, does)
        if compiled(view.pack.finite).search(view.norm(place)):
            if view.tagged(noun.first, Tag.REPORTED):
                return Cue(noun.last, place + 1, "issued")
            return Cue(noun.first, place + 1, "say")
    return None


def _owned(view: View, noun: Match) -> bool:
    """Tell whether a name in the genitive stands before a noun: whose words another source reports."""
    return any(
        m.last < noun.first and suffixed(view.pack, view.norm(m.last), "genitive") for m in view.mentions
    )


def taken_up(view: View, last: int, verb: int) -> bool:
    """Tell whether a verb only takes up an event or somebody's words ("X'in … sözlerini değerlendiren")."""
    event = compiled(view.pack.suffixes["event"]).search(view.norm(last - 1)) is not None
    comments = compiled(view.pack.suffixes["comment"]).search(view.norm(verb)) is not None
    return comments and (event or view.ending(last, Tag.SPEECH) is not None)


def noun_unit(view: View, end: int) -> Unit | None:
    """Return the unit of a sentence that names somebody's words, then brings them behind a colon or in marks."""
    for match in view.matches:
        owner = _owner(view, match) if match.tag is Tag.SPEECH and not view.quoted(match.first) else None
        if owner is None:
            continue
        source = (replace(owner, governed=False),)
        colon = next((p for p in range(match.last, end) if view.norm(p) == ":" and not view.quoted(p)), None)
        if colon is not None and any(m.first > colon and set_off(view, m) for m in view.mentions):
            return None
        if colon is not None:
            cue = Cue(match.first, match.last, "say")
            content = ((colon + 1, end),) if view.words_in(colon + 1, end) else ()
            brief = bool(content) and view.words_in(colon + 1, end) < 3 and view.quote_from(colon + 1) is None
            return None if brief else Unit(source, cue, owner.first, colon + 1, content, "colon-quote")
        place = _past_adverbs(view, match.last)
        quote = view.quote_from(place) if place < end else None
        if (
            quote is not None
            and (last := view.token_at(quote.outer.end - 1) + 1) < end
            and _closes(view, last, end)
        ):
            return Unit(
                source,
                Cue(match.first, match.last, "say"),
                owner.first,
                place,
                ((place, last),),
                "colon-quote",
            )
    return None


def owned_quotations(view: View, units: Sequence[Unit]) -> list[Unit]:
    """Return units of quotations that stand between their owner and a noun for words ("X'in “…” sözleri tartışılıyor").

    What is a content already is left out, and so are a few words in marks, which are a name or a term.
    """
    taken = [piece for unit in units for piece in unit.content]
    found = []
    for quote in view.quotes:
        first, last = view.token_at(quote.outer.start), view.token_at(quote.outer.end - 1) + 1
        noun = view.tagged(last, Tag.SPEECH) if last < len(view.tokens) else None
        if (
            noun is None
            or noun.value == "with"
            or _commented(view, noun.last)
            or any(a < last and first < b for a, b in taken)
        ):
            continue
        owner = _quotation_owner(view, quote)
        if owner is not None and (view.words_in(first, last) >= _SENTENCE or _has_verb(view, quote)):
            source = (replace(owner, governed=False),)
            cue = Cue(noun.first, noun.last, "say")
            found.append(Unit(source, cue, owner.first, first, ((first, last),), "owned-quote"))
    return found


def _commented(view: View, place: int) -> bool:
    """Tell whether a verb takes up the words that end at a place ("… sözlerini dün değerlendiren Y")."""
    ends = range(place, min(place + _REACH, len(view.tokens)))
    return any(compiled(view.pack.suffixes["comment"]).search(view.norm(p)) for p in ends)


def _quotation_owner(view: View, quote: Quote) -> Mention | None:
    """Return whose words a quotation before a noun for words is: a name in the genitive that owns nothing else before it."""
    first = view.token_at(quote.outer.start)
    owner = next((m for m in reversed(view.mentions) if m.last < first), None)
    while owner is not None and suffixed(view.pack, view.norm(owner.last), "dative"):
        owner = next((m for m in reversed(view.mentions) if m.last < owner.first), None)
    if owner is None or owner.kind not in _OWNERS or first - owner.last > _BETWEEN:
        return None
    between = range(owner.last + 1, first)
    owns = any(view.norm(p) == "," or _possessed(view, p) for p in between)
    return owner if suffixed(view.pack, view.norm(owner.last), "genitive") and not owns else None


def _possessed(view: View, place: int) -> bool:
    """Tell whether a word belongs to a genitive before it and is no participle ("planı", not "yaptığı")."""
    norm = view.norm(place)
    if norm[:1] == "'" or compiled(view.pack.suffixes["told"]).search(norm):
        return False
    return compiled(view.pack.possessed).search(norm) is not None


def _has_verb(view: View, quote: Quote) -> bool:
    """Tell whether a quotation ends with a verb, as a sentence does and a term does not."""
    last = quote.inner.of(view.text).rstrip(".!?… ").rpartition(" ")[2].casefold()
    finite = compiled(view.pack.finite).search(last)
    return (finite or compiled(view.pack.suffixes["first_person"]).search(last)) is not None


def _owner(view: View, noun: Match) -> Mention | None:
    """Return whose words a noun means: the nearest name before it in the genitive or the ablative ("Putin'den yanıt")."""
    for mention in reversed(view.mentions):
        if mention.last <= noun.first and mention.kind in (*_OWNERS, MentionKind.MEDIUM):
            if any(suffixed(view.pack, view.norm(mention.last), case) for case in ("genitive", "ablative")):
                return mention
            if not suffixed(view.pack, view.norm(mention.last), "dative"):
                return None
    return None


def _past_adverbs(view: View, place: int) -> int:
    while (adverb := view.tagged(place, Tag.ADVERB)) is not None:
        place = adverb.last
    return place


def _closes(view: View, place: int, end: int) -> bool:
    """Tell whether a copula or a finite verb is all that follows ("… oldu")."""
    return (
        view.words_in(place, end) <= 2 and compiled(view.pack.finite).search(view.norm(end - 1)) is not None
    )
