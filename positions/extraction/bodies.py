"""Bodies that a report names with or without their state: ministries, delegations, leaders as a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.cast import ALLIANCES
from positions.model import SpeakerKind

if TYPE_CHECKING:
    from positions.extraction.cast import Cast
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View
    from positions.model import Speaker

_MINISTRIES = {"defmin": "mod", "fm": "mfa"}
# Sentences between a body and "there".
_NEAR = 2
_THEIRS = frozenset({"his", "her", "their", "its", "it", "that", "who", "there", "today", "yesterday"})
_BODIES = (SpeakerKind.INSTITUTION, SpeakerKind.COUNTRY, SpeakerKind.COLLECTIVE)


def body_of(cast: Cast, mention: Mention, home: str) -> tuple[Speaker, ...]:
    """Return the institution that a mention means; () where its state is not known.

    Args:
        cast: Whom the document has named so far.
        mention: A mention of a registered or generic institution.
        home: The state that the outlet writes from; "" for none in particular.
    """
    if mention.value in cast.codebook.institutions:
        return (cast.registry.institution(mention.value),)
    if mention.value == "there":
        named = max(cast.houses.values(), key=lambda house: house[1], default=None)
        near = named is not None and cast.sentence - named[1] <= _NEAR
        return (named[0],) if named is not None and near else ()
    if mention.value == "last":
        if cast.sole is not None and cast.sole.kind in _BODIES:
            return cast.last
        return (cast.institution,) if cast.institution is not None else ()
    kind = kind_of(cast, mention.value)
    # An embassy is named with its own state first, then with the one where it stands.
    states = mention.countries[:1] if kind == "mission" else mention.countries[-1:]
    country = states[0] if states else state_of(cast, kind, home)
    if country is None and kind and mention.last:
        return _stateless(cast, kind)
    return (cast.registry.body(kind, country),) if country is not None and kind else ()


def _stateless(cast: Cast, kind: str) -> tuple[Speaker, ...]:
    """Return a body of no state named: that of the person met last, else somebody unnamed; () where names tell more."""
    person = next((seen.speaker for seen in cast.met() if seen.speaker.country), None)
    if person is not None and person.country is not None:
        return (cast.registry.body(kind, person.country),)
    return (cast.registry.unnamed(None),)


def kind_of(cast: Cast, value: str) -> str:
    """Return which kind of body is meant; "the ministry" is the one that spoke, or that of the minister met last."""
    if value != "ministry":
        return value
    spoken = cast.body(cast.institution.key) if cast.institution else None
    if spoken is not None and spoken.kind in _MINISTRIES.values():
        return spoken.kind
    kinds = (kind for seen in cast.met() for title, kind in _MINISTRIES.items() if cast.bears(seen, title))
    return next(kinds, "")


def state_of(cast: Cast, kind: str, home: str) -> str | None:
    """Return whose body speaks that is named without its country: the last of its kind, the outlet's own."""
    spoken = cast.body(cast.institution.key) if cast.institution else None
    if home and not (spoken is not None and spoken.kind == kind):
        return home
    if cast.last and cast.last[-1].country:
        return cast.last[-1].country
    if cast.setting is not None:
        return cast.setting
    return next((c for c in reversed(cast.countries) if c not in ALLIANCES), None)


def group_of(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return delegations, governments, leaders as a group, or unnamed officials."""
    if mention.value == "west":
        return (cast.registry.collective("Western leaders", None),)
    codes = _countries(cast, mention, view)
    if mention.value == "delegation" and (codes or not view.pack.sources.houses):
        return tuple(cast.registry.body("delegation", code) for code in codes)
    if mention.value == "officials":
        return tuple(cast.registry.unnamed(code) for code in codes) or (cast.registry.unnamed(None),)
    owned = any(view.norm(p) == "'s" for p in range(mention.first, mention.last))
    if owned and len(codes) > 1:
        codes = codes[1:]
    if mention.value == "allies" and owned and not codes and view.pack.sources.houses:
        return (cast.registry.unnamed(None),)
    if mention.value in ("leaders", "allies", "people"):
        return _people(cast, mention, codes, view)
    if not codes and view.pack.sources.houses:
        return _unplaced(cast, mention, view)
    return tuple(cast.registry.country(code) for code in codes)


def _unplaced(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return a group of no state: the body of a person who owns it ("Keene's team"), or people of an administration."""
    words = [view.norm(p) for p in range(mention.first, mention.last)]
    if "'s" in words and words[0] not in _THEIRS and view.tokens[mention.first].capital:
        owner = view.text[view.start(mention.first) : view.start(mention.first + words.index("'s"))]
        return (cast.registry.house(f"{owner} {words[-1]}", None),)
    return (cast.registry.unnamed(None),) if mention.plural and mention.last - mention.first > 1 else ()


def _countries(cast: Cast, mention: Mention, view: View) -> tuple[str, ...]:
    """Return the states of a group: named with it, its body's, its owner's; a delegation's are those named before it."""
    codes, body = mention.countries, cast.body(mention.institution)
    if body is not None and not codes:
        codes = (body.country,) if body.country else ()
    if mention.possessor and not codes:
        country = cast.codebook.persons[mention.possessor].country
        codes = (country,) if country else ()
    if mention.value == "delegation" and not codes:
        named = [m for m in view.mentions if m.last <= mention.first and m.countries]
        states = named[-1].countries if named else tuple(cast.countries)
        codes = tuple(c for c in states if c not in ALLIANCES)[-1:]
    return codes


def _people(cast: Cast, mention: Mention, codes: tuple[str, ...], view: View) -> tuple[Speaker, ...]:
    """Return leaders, allies or people as one speaker: the body they lead, Europe's, those of the last country."""
    people = mention.value == "people"
    if mention.institution in cast.codebook.institutions and not codes and not people:
        return (cast.registry.institution(mention.institution),)
    european = all(cast.codebook.party_of(code) == "europe" for code in codes)
    if (codes and european) or (not codes and cast.countries[-1:] == ["EU"]):
        return (cast.registry.collective("European leaders", "europe"),)
    issuer = cast.issuer[0] if cast.issuer is not None and cast.issuer[1] >= cast.last_sentence else cast.last
    taken_up = bool(issuer) and issuer[0].kind is SpeakerKind.COLLECTIVE
    if not codes and taken_up and not people and not view.pack.inverted:
        return issuer
    if not codes:
        several = bool(view.pack.sources.houses) and mention.last - mention.first > 1
        return (cast.registry.unnamed(None),) if people or several else ()
    name = f"{cast.codebook.countries[codes[-1]].adjective} {mention.value}"
    return (cast.registry.collective(name, cast.codebook.party_of(codes[-1])),)
