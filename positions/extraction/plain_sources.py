"""Sources that no list knows: "critics", "the Clinton campaign", "a Gallup poll", read off where they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.given_names import given_names
from positions.extraction.lexicon import Tag
from positions.extraction.marks import COMMAS, STOPS
from positions.extraction.mentions import Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.cues import Cue
    from positions.extraction.views import View

_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_FINITE = frozenset({"has", "have", "had", "did", "does", "do"})
_LONGEST = 9
_APPOSED = 24


def plain_subject(view: View, cue: Cue, lower: int) -> Mention | None:
    """Return the noun phrase before a cue as its subject, or None where none stands there.

    Args:
        view: The sentence.
        cue: The cue.
        lower: The first token that may belong to the subject.
    """
    if not view.pack.sources.houses or cue.does not in ("say", "find", "refuse", "weak", "stance"):
        return None
    end = cue.first
    while end > lower and (adverb := view.ending(end - (view.norm(end - 1) == ","), Tag.ADVERB)) is not None:
        apart = view.norm(end - 1) == ","
        if apart and view.norm(adverb.first - 1) != ",":
            break
        end = adverb.first - apart
    if end <= lower or view.ending(end, Tag.AND):
        return None
    closed = view.norm(end - 1) == ","
    first = _apposed(view, lower, end - 1) if closed else _opening(view, lower, end)
    if first is None:
        return None
    first = _past_links(view, first, end)
    last = _phrase_end(view, first, end)
    if last is None or (not closed and not _modified(view, last, end)):
        return None
    return _named(view, first, last, closed=closed)


def plain_object(view: View, place: int) -> Mention | None:
    """Return the noun phrase that begins at a token, where it is a source that no list knows; else None.

    It stands behind "according to" or an inverted cue.
    """
    if not view.pack.sources.houses or place >= len(view.tokens):
        return None
    last = _phrase_end(view, place, len(view.tokens))
    return None if last is None else _named(view, place, last)


def speaks_plainly(view: View, cue: Cue) -> bool:
    """Tell whether a cue is a verb by which any noun speaks ("said", not "suggested")."""
    return view.text[view.start(cue.first) : view.end(cue.last)].casefold() in view.pack.cues.speech


def plainly_said(view: View, source: Mention, cue: Cue, content: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a noun that no list knows speaks here rather than does something.

    Verbs of saying proper are enough; others need "that" or a quotation; those of finding a poll or document.
    """
    if source.kind is not MentionKind.PLAIN and cue.does != "find":
        return True
    quoted = any(view.quote_from(p) for a, b in content for p in range(a, b))
    strong = bool(content) and view.ending(content[0][0], Tag.COMPLEMENTIZER) is not None
    if cue.does == "find":
        head = view.norm(source.last - 1)
        if head in view.pack.sources.findings or source.kind is MentionKind.DOCUMENT:
            return True
        bodies = (MentionKind.INSTITUTION, MentionKind.PLAIN)
        return strong and source.kind in bodies and source.value not in ("", "definite")
    if cue.does in ("weak", "stance"):
        return quoted
    return quoted or strong or speaks_plainly(view, cue) or cue.does == "refuse"


def widened(view: View, mention: Mention, lower: int) -> Mention:
    """Return a subject with the words of its noun phrase before it ("Top party donor X", "the regional governor").

    It stays as it is where no article and no edge of a clause says where the phrase begins.

    Args:
        view: The sentence.
        mention: The subject of a cue.
        lower: The first token that may belong to the subject.
    """
    if not view.pack.sources.houses or mention.kind is MentionKind.PRONOUN:
        return mention
    place = mention.first
    while place > max(lower, mention.first - _LONGEST):
        before = place - 1
        token = view.tokens[before]
        if view.quoted(before) or not (token.word or token.norm == ".") or token.norm in _FINITE | _RELATIVE:
            break
        if view.tagged(before, Tag.ARTICLE):
            place = before
            break
        if view.dated(before) or view.date_end(before) or view.ending(place, *_STOPPERS, Tag.ADVERB):
            break
        place = before
    if place == mention.first and view.norm(place - 1) == "," and view.norm(mention.last) == ",":
        return _with_office(view, mention, lower)
    edge = (
        place == lower or not view.tokens[place - 1].word or view.ending(place, Tag.COMPLEMENTIZER, Tag.AND)
    )
    if place == mention.first or not (edge or view.tagged(place, Tag.ARTICLE)):
        return mention
    new = mention.indefinite or view.norm(place) in view.pack.words.indefinites
    return replace(mention, first=place, indefinite=new)


def _with_office(view: View, mention: Mention, lower: int) -> Mention:
    """Return a name between commas with the office before it ("the county sheriff, Ann Pratt, said")."""
    place = mention.first - 1
    while place > lower and view.tokens[place - 1].word and not view.ending(place, *_STOPPERS, Tag.ARTICLE):
        place -= 1
    article = view.ending(place, Tag.ARTICLE)
    opened = article is not None and article.first > lower and view.norm(article.first - 1) == ","
    return replace(mention, first=article.first) if article is not None and opened else mention


def _opening(view: View, lower: int, end: int) -> int | None:
    """Return where the clause of a subject that ends at a token begins; None for a subordinate clause."""
    place = end
    while place > lower:
        before = place - 1
        norm = view.norm(before)
        if (
            (norm in COMMAS and not _figure(view, before))
            or norm in STOPS - {"."}
            or norm in '("”“'
            or view.quoted(before)
        ):
            break
        if norm == "." and view.tokens[before].start + 1 < view.start(place):
            break
        link = view.ending(place, Tag.AND, Tag.SUBORDINATOR)
        if link is not None and norm not in _RELATIVE and norm not in ("and", "or"):
            return (
                None if view.tagged(before, Tag.SUBORDINATOR) and not view.tagged(before, Tag.AND) else place
            )
        place = before
    return place


def _apposed(view: View, lower: int, comma: int) -> int | None:
    """Return where the subject before an apposition or relative clause begins that a comma closes."""
    cuts = [p for p in range(lower, comma) if view.norm(p) == "," and not view.quoted(p)]
    starts = [lower, *(p + 1 for p in cuts)]
    if len(starts) < 2 or comma - lower > 2 * _APPOSED:
        return None
    for start, after in zip(reversed(starts[:-1]), reversed(starts[1:]), strict=True):
        place = _past_links(view, start, after - 1)
        opener = view.tagged(place, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.OPENER) or view.date_end(place)
        figures = not any(c.isalpha() for c in view.text[view.start(place) : view.end(after - 1)])
        if opener or figures or after - 1 - place > _LONGEST or place >= after - 1:
            continue
        bare = all(view.tokens[p].capital or view.norm(p) in (".", "'s") for p in range(place, after - 1))
        if bare and start != lower and not view.norm(after).isdigit() and _within_place(view, after, comma):
            continue
        return place
    return None


def _figure(view: View, place: int) -> bool:
    """Tell whether a comma stands inside a number ("2,000")."""
    digits = (
        0 < place < len(view.tokens) - 1 and view.norm(place - 1).isdigit() and view.norm(place + 1).isdigit()
    )
    return digits and view.tokens[place].end == view.tokens[place + 1].start


def _within_place(view: View, first: int, comma: int) -> bool:
    """Tell whether nothing but the rest of a place stands up to the closing comma ("Sumter, South Carolina,")."""
    return all(view.tokens[p].capital or view.norm(p) in (".", ",") for p in range(first, comma))


def _past_links(view: View, first: int, end: int) -> int:
    """Return the token past conjunctions, adverbs and dates that open a clause."""
    place = first
    while place < end:
        step = view.date_end(place)
        skip = view.tagged(place, Tag.AND, Tag.ADVERB)
        if step:
            place = step
        elif skip is not None and view.norm(place) not in ("all", "each", "both"):
            place = skip.last
        elif view.norm(place) in COMMAS:
            place += 1
        else:
            break
    return place


def _phrase_end(view: View, first: int, limit: int) -> int | None:
    """Return the token past the head of the noun phrase at a token; None where it is no noun phrase."""
    place = first
    while place < limit:
        token = view.tokens[place]
        if view.norm(place) == "." and place > first and view.tokens[place - 1].capital and place + 1 < limit:
            place += 1
            continue
        if not token.word and token.norm not in ("'", "’"):
            break
        if _joins(view, place, limit):
            place += 1
            continue
        if view.quoted(place) or (view.tagged(place, *_STOPPERS) and not view.tagged(place, Tag.ARTICLE)):
            break
        if place > first and _participle(view, place, limit):
            break
        if token.norm in _FINITE or token.norm in _RELATIVE or view.date_end(place):
            break
        place += 1
    if place == first or place - first > _LONGEST:
        return None
    verbal = place < limit and view.tagged(place, *_VERBAL) and not view.tagged(place, Tag.PREPOSITION)
    if verbal or (place < limit and view.norm(place) in _FINITE):
        return None
    return place


def _participle(view: View, place: int, limit: int) -> bool:
    """Tell whether a participle follows its noun ("a poll released Thursday", "voters leaving the polls")."""
    norm = view.norm(place)
    if view.tokens[place].capital or view.tagged(place - 1, Tag.ARTICLE):
        return False
    if norm.endswith("ing"):
        return view.norm(place - 1).endswith(("s", "people", "men"))
    past = norm.endswith("ed") or norm in ("taken", "held", "done", "made", "seen", "sent")
    behind = place + 1 < limit and (
        view.date_end(place + 1) or view.tagged(place + 1, Tag.PREPOSITION, Tag.ADVERB)
    )
    return past and bool(behind)


def _joins(view: View, place: int, limit: int) -> bool:
    """Tell whether "of", "for", "and" or "on" stands inside a name ("Center for Responsive Politics")."""
    joiner = view.norm(place) in ("of", "for", "and", "on", "&", "the")
    before = place > 0 and (view.tokens[place - 1].capital or view.norm(place - 1) in ("of", "for", "on"))
    behind = place + 1 < limit and (view.tokens[place + 1].capital or view.norm(place + 1) == "the")
    return joiner and before and behind


_STOPPERS = (
    Tag.PREPOSITION, Tag.AND, Tag.CUE, Tag.MODAL, Tag.PASSIVE, Tag.NEGATION, Tag.COMPLEMENTIZER, Tag.SUBORDINATOR,
    Tag.PRONOUN, Tag.OPENER,
)  # fmt: skip
_VERBAL = (Tag.MODAL, Tag.PASSIVE, Tag.NEGATION, Tag.PRONOUN)


def _modified(view: View, place: int, end: int) -> bool:
    """Tell whether what stands between a head and its cue can modify it: a phrase, a relative clause, a participle."""
    if place == end:
        return True
    if view.norm(place) in _RELATIVE or view.norm(place) == "(" or view.tagged(place, Tag.PREPOSITION):
        return True
    if _participle(view, place, end):
        return True
    return view.tagged(place, Tag.AND) is not None


def _named(view: View, first: int, last: int, *, closed: bool = False) -> Mention | None:
    """Return the mention of a noun phrase: a name, a body, a known person, or somebody unnamed."""
    sources = view.pack.sources
    head = view.norm(last - 1)
    if not view.tokens[last - 1].word or head == "'s":
        return None
    words = [view.tokens[p] for p in range(first, last)]
    norms = [w.norm for w in words]
    determined = view.tagged(first, Tag.ARTICLE) is not None
    start = first + 1 if determined else first
    if start >= last and norms[0] in sources.crowd:
        return Mention(MentionKind.PLAIN, first, last, plural=True)
    if start >= last or norms[0] in _NOBODY or all(not n[0].isalpha() for n in norms):
        return None
    capitals = [p for p in range(start, last) if view.tokens[p].capital and (p > 0 or last - start > 1)]
    codes = tuple(
        dict.fromkeys(m.value for m in view.matches if m.tag is Tag.COUNTRY and first <= m.first < last)
    )
    name = view.text[view.start(start) : view.end(last)]
    finding = head in sources.findings
    if finding and (run := _run(view, capitals)):
        return Mention(MentionKind.PLAIN, first, last, value="body", name=run)
    proper = all(view.tokens[p].capital or view.norm(p) in _LINKS for p in range(start, last))
    if proper and not determined and norms[0] in given_names(view.pack):
        return Mention(MentionKind.UNKNOWN, first, last, name=name, countries=codes)
    alone = proper and start == last - 1 and not determined
    if alone and (
        start > 0 or closed or not (head in sources.crowd or head.endswith("s") or head in _NO_NAMES)
    ):
        return Mention(MentionKind.UNKNOWN, first, last, name=name)
    house = head in sources.houses
    letters = view.text[view.start(last - 1) : view.end(last)].replace(".", "")
    if determined and proper and start == last - 1 and letters.isupper() and len(letters) > 1 and not codes:
        return Mention(MentionKind.PLAIN, first, last, value="body", name=name)
    if (proper and len(capitals) > 1) or (house and (capitals or "'s" in norms) and norms[0] not in _HIS):
        owner = next((m.value for m in view.matches if m.tag is Tag.PERSON and first <= m.first < last), "")
        return Mention(
            MentionKind.PLAIN, first, last, value="body", name=_plain_name(name), countries=codes,
            title=head, possessor=owner,
        )  # fmt: skip
    singular = not head.endswith("s") and head not in sources.crowd
    if norms[0] == "the" and singular and not house and not finding and not capitals:
        return Mention(MentionKind.PLAIN, first, last, value="definite", countries=codes)
    if determined or not singular or head in sources.crowd or capitals or norms[0].isdigit():
        return Mention(MentionKind.PLAIN, first, last, countries=codes, plural=not singular)
    return None


_LINKS = frozenset({"of", "for", "and", "on", "&", "the", "."})
_NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing"})
_NO_NAMES = frozenset(
    {
        "this",
        "that",
        "each",
        "another",
        "one",
        "both",
        "either",
        "anything",
        "something",
        "there",
        "congress",
        "what",
    }
)
_HIS = frozenset({"his", "her", "their", "its"})


def _run(view: View, capitals: list[int]) -> str:
    """Return the name among the words of a poll ("a national Gallup poll")."""
    kept = [p for p in capitals if view.norm(p) not in view.pack.sources.findings]
    return " ".join(view.text[view.start(p) : view.end(p + 1)] for p in kept)


def _plain_name(name: str) -> str:
    """Return the name of a body without the possessive ("Sanders’ campaign")."""
    for mark in ("’s", "'s", "’", "'"):
        name = name.replace(mark + " ", " ")
    return " ".join(name.split())
