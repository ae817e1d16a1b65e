"""Who issued a document that a report cites: named with it, else the last body, issuer or speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bodies import body_of
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.pronouns import pronoun
from positions.extraction.tags import Tag
from positions.model import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from positions.extraction.cast import Cast
    from positions.extraction.views import View
    from positions.model import Speaker


_MAKERS = (MentionKind.MEDIUM, MentionKind.UNKNOWN)


def issuers(
    cast: Cast, mention: Mention, view: View, meant: Callable[[Cast, Mention, View], tuple[Speaker, ...]]
) -> tuple[Speaker, ...]:
    """Return who issued a statement or document; () where nobody is known to have.

    Args:
        cast: Whom the document has named so far.
        mention: The mention of the statement or document.
        view: Its sentence.
        meant: Tells whom any other mention means.
    """
    behind = next((m for m in view.mentions if mention.last <= m.first <= mention.last + 7), None)
    if not mention.institution and behind is not None and view.ending(behind.first, Tag.OF):
        found = tuple(dict.fromkeys(s for m in _listed(behind, view) for s in meant(cast, m, view)))
        if found:
            return found
    if mention.institution or mention.possessor or mention.countries:
        return _owner(cast, mention, view)
    if behind is not None and behind.first == mention.last and behind.kind is MentionKind.PRONOUN:
        return pronoun(cast, behind, view)
    by = view.mention_from(mention.last + 1) if view.tagged(mention.last, Tag.AGENT) else None
    if by is not None and by.kind in (MentionKind.INSTITUTION, MentionKind.COUNTRY, MentionKind.ROLE):
        return meant(cast, by, view)
    if (maker := _maker(mention, view)) is not None:
        return (cast.registry.house(maker, None),)
    if cast.issuer is not None and cast.issuer[1] > max(cast.last_sentence, cast.sentence - 3):
        return cast.issuer[0]
    if cast.institution is not None and cast.last and cast.last[0].kind is not SpeakerKind.PERSON:
        return cast.last if len(cast.last) > 1 and cast.spoke_within(1) else (cast.institution,)
    group = bool(cast.last) and cast.last[0].kind is SpeakerKind.COLLECTIVE
    if group and cast.issuer is not None and cast.last_sentence > cast.issuer[1]:
        return cast.last
    if cast.issuer is not None and cast.issuer[1] >= cast.sentence - 6:
        return cast.issuer[0]
    return () if mention.value == "bare" else cast.last


def _maker(mention: Mention, view: View) -> str | None:
    """Return the name with which a document's noun phrase ends, of a body that no list knows ("khảo sát của Gallup")."""
    if view.tagged(mention.last, Tag.AGENT) and (by := view.mention_from(mention.last + 1)) is not None:
        return view.text[view.start(by.first) : view.end(by.last)] if by.kind in _MAKERS else None
    first = mention.last
    while first > mention.first + 1 and view.tokens[first - 1].capital:
        first -= 1
    named = mention.first < first < mention.last and not view.pack.pro_drop
    of = (view.ending(p, Tag.OF) for p in range(mention.first + 1, first + 1))
    return view.text[view.start(first) : view.end(mention.last)] if named and any(of) else None


def _listed(first: Mention, view: View) -> list[Mention]:
    """Return the mentions of a list that begins with one ("a statement by A, B and C")."""
    listed = [first]
    for other in view.mentions:
        gap = range(listed[-1].last, other.first)
        linked = len(gap) > 0 and all(
            view.norm(p) == "," or view.tagged(p, Tag.AND, Tag.ARTICLE) for p in gap
        )
        if other.first > first.first and linked:
            listed.append(other)
    return listed


def _owner(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return the body, person or countries to whom a document belongs; a country's body that was just named before it."""
    if mention.institution:
        body = Mention(MentionKind.INSTITUTION, 0, 0, value=mention.institution, countries=mention.countries)
        return body_of(cast, body, view.pack.home)
    if mention.possessor:
        return (cast.registry.person(mention.possessor),)
    if len(mention.countries) == 1:
        house, place = cast.houses.get(mention.countries[0], (None, 0))
        if house is not None and place >= cast.sentence - 2:
            return (house,)
    return tuple(cast.registry.country(code) for code in mention.countries)
