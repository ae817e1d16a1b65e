"""What an English noun phrase that no list knows means: a name, a body, somebody unnamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.given_names import given_names
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.views import View

_LINKS = frozenset({"of", "for", "and", "on", "&", "the", "."})
_NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing"})
_NO_NAMES = frozenset({
    "this", "that", "each", "another", "one", "both", "either", "anything", "something", "there", "congress", "what",
})  # fmt: skip
_HIS = frozenset({"his", "her", "their", "its"})


def plain_mention(view: View, first: int, last: int, *, closed: bool = False) -> Mention | None:
    """Return the mention of a noun phrase: a name, a body, a known person, or somebody unnamed.

    Args:
        view: The sentence.
        first: First token of the phrase.
        last: Past its head.
        closed: Whether a description between commas follows.
    """
    if not view.tokens[last - 1].word or view.norm(last - 1) == "'s":
        return None
    phrase = _Phrase(view, first, last)
    opening, norms = view.norm(first), phrase.norms
    if phrase.start >= last and opening in view.pack.sources.crowd:
        return Mention(MentionKind.PLAIN, first, last, plural=True)
    if phrase.start >= last or opening in _NOBODY or all(not n[0].isalpha() for n in norms):
        return None
    return _poll(phrase) or _person(phrase, closed=closed) or _body(phrase) or _unnamed(phrase)


class _Phrase:
    """A noun phrase and what its words show.

    Attributes:
        start: Its first token, the article left out.
        determined: Whether it has an article.
        head: Its last word, folded.
        norms: Its words, folded.
        capitals: Its capitalised tokens; a capital that opens the sentence tells nothing of a single word.
        proper: Whether it is a name by its capitals.
        name: Its words without the article.
        countries: Codes of the countries that it names.
    """

    def __init__(self, view: View, first: int, last: int) -> None:
        self.view = view
        self.first = first
        self.last = last
        counted = view.norm(first) in (*view.pack.sources.quantifiers, "all") and last - first > 1
        that = view.norm(first) == "that" and last - first > 1
        self.determined = view.tagged(first, Tag.ARTICLE) is not None or counted or that
        self.start = start = first + 1 if self.determined else first
        self.head = view.norm(last - 1)
        self.norms = [view.norm(p) for p in range(first, last)]
        self.capitals = [
            p for p in range(start, last) if view.tokens[p].capital and (p > 0 or last - start > 1)
        ]
        self.proper = all(view.tokens[p].capital or view.norm(p) in _LINKS for p in range(start, last))
        self.name = view.text[view.start(start) : view.end(last)]
        self.countries = tuple(dict.fromkeys(self.values(Tag.COUNTRY)))

    def values(self, tag: Tag) -> list[str]:
        """Return the values of a tag in the phrase, in text order."""
        return [m.value for m in self.view.matches if m.tag is tag and self.first <= m.first < self.last]

    @property
    def crowd(self) -> bool:
        """Tell whether its head is a word for many people."""
        return self.head in self.view.pack.sources.crowd

    @property
    def finding(self) -> bool:
        """Tell whether its head is a word for what finds: a poll, a study."""
        return self.head in self.view.pack.sources.findings

    @property
    def house(self) -> bool:
        """Tell whether its head is a word for a body."""
        return self.head in self.view.pack.sources.houses


def _poll(phrase: _Phrase) -> Mention | None:
    """Return the body that made a poll, where the phrase names it."""
    run = _run(phrase.view, phrase.capitals) or _maker(phrase) if phrase.finding else ""
    return Mention(MentionKind.PLAIN, phrase.first, phrase.last, value="body", name=run) if run else None


def _person(phrase: _Phrase, *, closed: bool) -> Mention | None:
    """Return the person whose name a phrase is: by the given name, or a surname by itself."""
    first, last, name = phrase.first, phrase.last, phrase.name
    if not phrase.proper or phrase.determined:
        return None
    if phrase.norms[0] in given_names(phrase.view.pack):
        return Mention(MentionKind.UNKNOWN, first, last, name=name, countries=phrase.countries)
    common = phrase.crowd or phrase.head.endswith("s") or phrase.head in _NO_NAMES
    alone = phrase.start == last - 1 and (phrase.start > 0 or closed or not common)
    return Mention(MentionKind.UNKNOWN, first, last, name=name) if alone else None


def _body(phrase: _Phrase) -> Mention | None:
    """Return the body whose name a phrase is: an acronym, capitals, or a common word for a body with an owner."""
    view, first, last = phrase.view, phrase.first, phrase.last
    letters = view.text[view.start(last - 1) : view.end(last)].replace(".", "")
    acronym = phrase.start == last - 1 and letters.isupper() and len(letters) > 1
    if phrase.determined and phrase.proper and acronym and not phrase.countries:
        return Mention(MentionKind.PLAIN, first, last, value="body", name=phrase.name)
    if phrase.norms[0].removesuffix("s") in view.pack.sources.dwellers:
        return None
    owned = (bool(phrase.capitals) or "'s" in phrase.norms) and phrase.norms[0] not in _HIS
    if not ((phrase.proper and len(phrase.capitals) > 1) or (phrase.house and owned)):
        return None
    return Mention(
        MentionKind.PLAIN, first, last, value="body", name=_plain_name(phrase.name), countries=phrase.countries,
        title=phrase.head, possessor=next(iter(phrase.values(Tag.PERSON)), ""),
    )  # fmt: skip


def _unnamed(phrase: _Phrase) -> Mention | None:
    """Return somebody without a name: one who is taken up ("the tycoon"), one or more who are new; None for a thing."""
    first, last, countries = phrase.first, phrase.last, phrase.countries
    singular = not phrase.head.endswith("s") and not phrase.crowd
    common = not phrase.house and not phrase.finding and not phrase.capitals
    if phrase.norms[0] == "the" and singular and common:
        return Mention(MentionKind.PLAIN, first, last, value="definite", countries=countries)
    if phrase.determined or not singular or phrase.capitals or phrase.norms[0].isdigit():
        return Mention(MentionKind.PLAIN, first, last, countries=countries, plural=not singular)
    return None


def _run(view: View, capitals: list[int]) -> str:
    """Return the name among the words of a poll ("a national Gallup poll")."""
    kept = [p for p in capitals if view.norm(p) not in view.pack.sources.findings]
    return " ".join(view.text[view.start(p) : view.end(p + 1)] for p in kept)


def _maker(phrase: _Phrase) -> str:
    """Return the name behind "by" of who made a poll ("a poll published on Monday by the Hale Institute"), or ""."""
    view, last = phrase.view, phrase.last
    near = range(last, min(last + 6, len(view.tokens)))
    by = next((p for p in near if view.norm(p) == "by" or (p == last and view.norm(p) == "from")), 0)
    if by and view.norm(by - 1) in view.pack.sources.seen:
        return ""
    first = by + 1 + (view.tagged(by + 1, Tag.ARTICLE) is not None) if by else 0
    end = first
    while first and end < len(view.tokens) and (view.tokens[end].capital or view.norm(end) in _LINKS):
        end += 1
    return view.text[view.start(first) : view.end(end)] if end > first else ""


def _plain_name(name: str) -> str:
    """Return the name of a body without the possessive ("Sanders’ campaign")."""
    for mark in ("’s", "'s", "’", "'"):
        name = name.replace(mark + " ", " ")
    return " ".join(name.split())
