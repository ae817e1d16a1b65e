"""Nouns for words in verb-final sentences: "… çağrısında bulundu", "X'in yanıtı kısa oldu: …", "X'in yorumu “…” oldu"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.cues import Cue
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.patterns import compiled, suffixed
from positions.extraction.tags import Tag
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.lexicon import Match
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
    before = view.token_at(quote.outer.start) - 1
    return not (before >= 0 and suffixed(view.pack, view.norm(before), "genitive"))


def _verb_behind(view: View, noun: Match, known: dict[int, Cue]) -> Cue | None:
    """Return the cue of a noun and the first verb behind it, or None; "sözüyle" goes on with the sentence itself."""
    if noun.value == "with":
        return Cue(noun.first, noun.last, "follow")
    for place in range(noun.last, min(noun.last + _REACH, len(view.tokens))):
        if view.quoted(place) or not view.tokens[place].word or view.tokens[place].capital:
            return None
        cue = known.get(place)
        if cue is not None and cue.does in ("say", "weak", "follow", "relative"):
            return Cue(noun.first, cue.last, "say" if cue.does == "weak" else cue.does)
        if compiled(view.pack.suffixes["comment"]).search(view.norm(place)):
            return None
        for does, form in (("follow", "converb"), ("relative", "participle")):
            if compiled(view.pack.suffixes[form]).search(view.norm(place)):
                return Cue(noun.first, place + 1, does)
        if compiled(view.pack.finite).search(view.norm(place)):
            return Cue(noun.first, place + 1, "say")
    return None


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


def _owner(view: View, noun: Match) -> Mention | None:
    """Return whose words a noun means: the nearest name before it in the genitive or the ablative ("Putin'den yanıt")."""
    for mention in reversed(view.mentions):
        if mention.last <= noun.first and mention.kind in _OWNERS:
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
