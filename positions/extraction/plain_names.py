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


def plain_mention(view: View, first: int, last: int, *, closed: bool = False) -> Mention | None:
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


def _run(view: View, capitals: list[int]) -> str:
    """Return the name among the words of a poll ("a national Gallup poll")."""
    kept = [p for p in capitals if view.norm(p) not in view.pack.sources.findings]
    return " ".join(view.text[view.start(p) : view.end(p + 1)] for p in kept)


def _plain_name(name: str) -> str:
    """Return the name of a body without the possessive ("Sanders’ campaign")."""
    for mark in ("’s", "'s", "’", "'"):
        name = name.replace(mark + " ", " ")
    return " ".join(name.split())
