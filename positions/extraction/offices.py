"""Who holds an office that a report names: of a body or state, or as a bare title whose holder was met before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bodies import state_of
from positions.extraction.mentions import MentionKind
from positions.extraction.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.cast import Cast
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View
    from positions.model import Speaker

# What "the head of" a body of some kind is.
_HEADS = {
    "presidency": "chief_of_staff",
    "mfa": "fm",
    "mod": "defmin",
    "parliament": "speaker_of_parliament",
    "intelligence": "intel",
    "general_staff": "cgs",
    "government": "pm",
    "delegation": "negotiator",
}
# Offices that many hold at a time: without a name, their holder is nobody in particular.
_MANY = frozenset({"official", "analyst", "deputy", "lawmaker", "ambassador", "aide", "adviser"})
# Offices that every state has, but that a report names without the state only at home.
_ONE_A_STATE = frozenset({"nsdc", "cgs", "intel", "chief_of_staff", "speaker_of_parliament"})
# Offices that a report may name bare where a state is at hand.
_LEADERS = ("president", "pm", "fm")
# Offices of which there is one, whoever else was named before.
_SEATS = {
    "commission_president": "european-commission",
    "council_president": "european-council",
    "high_representative": "EU",
    "pope": "VA",
}
# Offices whose holders are called by the word for "president" ("Belediye Başkanı … Başkan").
_HEADS_OF = (
    "governor",
    "party_leader",
    "speaker_of_parliament",
    "commission_president",
    "council_president",
    "ceo",
)
# Words for the body named last.
_LAST = ("last", "ministry")
# How many sentences long a bare title means somebody met before.
_REMEMBERED = 12

# Where so many speak for a house, one without a name is the house.
_ANY_OF = 3


def seated(cast: Cast, mention: Mention, view: View) -> Mention:
    """Return a spokesman of a body with its state, where the report tells it by a capital or not at all.

    That is the state in whose capital he speaks ("a government spokesman in London"), else the one whose body would speak
    ("речниця МЗС").
    """
    if not mention.institution or mention.institution in cast.codebook.institutions or mention.countries:
        return mention
    behind = next((m for m in view.mentions if mention.last < m.first <= mention.last + 2), None)
    if behind is not None and behind.governed and behind.kind is MentionKind.COUNTRY:
        return replace(mention, countries=behind.countries)
    if view.pack.sources.houses or mention.institution in _LAST or _meant(cast, mention) != "spokesperson":
        return mention
    ours = state_of(cast, mention.institution, view.pack.home)
    return replace(mention, countries=(ours,)) if ours else mention


def holder(cast: Cast, mention: Mention) -> Speaker | None:
    """Return who holds the office that a phrase names; its house or nobody in particular where none is known."""
    if mention.institution in _LAST and cast.institution is not None:
        mention = replace(mention, institution=cast.institution.key)
    body = cast.body(mention.institution)
    title = _meant(cast, mention)
    found, state = scopes(cast, mention)
    if mention.indefinite:
        if title == "spokesperson" and not body and mention.institution and state:
            return cast.registry.body(mention.institution, state)
        return cast.registry.institution(body.key) if body else cast.registry.unnamed(state)
    if not found and title != mention.title:
        return next(iter(titled(cast, replace(mention, title=title))), None)
    if title == "spokesperson" and body:
        # Who speaks for a body of a state is not the one who speaks for the state.
        found = [body.key]
    met = _met(cast, title, found)
    if met is not None and title == "minister":
        return met
    if (held := _in_office(cast, title, found)) is not None:
        return held
    if met is not None:
        return met
    if body:
        return cast.registry.institution(body.key)
    if mention.institution and state:
        return cast.registry.body(mention.institution, state)
    if title == "spokesperson" and mention.possessor:
        return cast.registry.person(mention.possessor)
    return cast.registry.unnamed(state) if title in _MANY else cast.registry.office(title, state)


def _meant(cast: Cast, mention: Mention) -> str:
    """Return the office that "the head of" a body or country means; any other as it stands."""
    body = cast.body(mention.institution)
    kind = body.kind if body else mention.institution
    title = _HEADS.get(kind, mention.title) if mention.title == "ceo" else mention.title
    if kind == "party" and title in ("ceo", "leader"):
        return "party_leader"
    if title == "speaker_of_parliament" and kind not in ("parliament", ""):
        # A body without seats has a speaker who speaks for it ("спікерка МЗС").
        return "spokesperson"
    return "leader" if title == "ceo" and not kind and mention.countries else title


def scopes(cast: Cast, mention: Mention) -> tuple[list[str], str | None]:
    """Return for what an office may be held, institutions before countries, and the state it belongs to."""
    body = cast.body(mention.institution)
    named = sender(mention)
    house, state = [], None
    if body:
        house, state = [body.key], body.country
    elif mention.institution and named:
        house, state = [cast.registry.body(mention.institution, named).key], named
    if mention.possessor:
        state = cast.codebook.persons[mention.possessor].country
    return [*house, *mention.countries, *([state] if state else [])], state or named


def sender(mention: Mention) -> str | None:
    """Return the country of an office: the last one named, but an ambassador's own before the one where he serves."""
    if not mention.countries:
        return None
    return mention.countries[0 if mention.title in ("ambassador", "un_ambassador") else -1]


def _met(cast: Cast, title: str, scopes: Sequence[str]) -> Speaker | None:
    """Return the person met last who bears a title in one of the countries, or None."""
    fitting = (seen for seen in cast.met() if seen.speaker.country in scopes and cast.bears(seen, title))
    return next((seen.speaker for seen in fitting), None)


def _in_office(cast: Cast, title: str, scopes: Sequence[str]) -> Speaker | None:
    """Return the registered holder of an office; of several the one met last in the document, else the first."""
    for scope in scopes:
        if holders := cast.incumbents.holders(title, scope):
            keys = {person.key for person in holders}
            met = next((seen.speaker.key for seen in cast.met() if seen.speaker.key in keys), None)
            several = title == "spokesperson" and len(holders) >= _ANY_OF and met is None
            if several and scope in cast.codebook.institutions:
                return cast.registry.institution(scope)
            return cast.registry.person(met or holders[0].key)
    return None


def titled(cast: Cast, mention: Mention) -> tuple[Speaker, ...]:
    """Return whom a bare title means: the last person met who bears it, else nobody but the last speaker."""
    registry, title = cast.registry, mention.title
    if mention.indefinite or (mention.plural and title in _MANY):
        return (registry.unnamed(None),)
    newcomer = cast.newcomers.get(title)
    if newcomer is not None and cast.sentence - newcomer[1] <= 3:
        return (newcomer[0],)
    if title == "official" and cast.stranger is not None and cast.sentence - cast.stranger[1] <= 2:
        return (cast.stranger[0],)
    if title in _SEATS and (incumbent := cast.incumbents.holders(title, _SEATS[title])):
        return (registry.person(incumbent[0].key),)
    if (named := _at_hand(cast, title)) is not None:
        return (named,)
    speaker = cast.persons.get(cast.sole.key) if cast.sole is not None and cast.spoke_within(1) else None
    if speaker is not None and cast.bears(speaker, title):
        return (speaker.speaker,)
    for seen in cast.met():
        if cast.sentence - seen.sentence <= _REMEMBERED and cast.bears(seen, title):
            return (seen.speaker,)
    if title in _ONE_A_STATE and cast.home and (ours := cast.incumbents.holders(title, cast.home)):
        return (registry.person(ours[0].key),)
    if cast.sole is not None and cast.spoke_within(3):
        return cast.last
    if title in ("official", "spokesperson"):
        return (registry.unnamed(None),)
    # The outlet's own state goes without saying where no other is named.
    states = [*reversed(cast.countries), *([cast.home] if cast.home and title in _LEADERS else [])]
    held = (cast.incumbents.holders(title, code) for code in states)
    return next(((registry.person(found[0].key),) for found in held if found), ())


def chair(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return the person named right before who heads something that the word for "president" fits as well; () for nobody."""
    word = view.pack.suffixes.get("chair", "$^")
    if compiled(word).search(view.norm(mention.last - 1)) is None:
        return ()
    seen = next(cast.met(), None)
    near = seen is not None and cast.sentence - seen.sentence <= 1
    return (seen.speaker,) if seen is not None and near and not seen.titles.isdisjoint(_HEADS_OF) else ()


def _at_hand(cast: Cast, title: str) -> Speaker | None:
    """Return the holder of a bare title in the one state that the sentence before names, or None.

    "Kyiv's answer came at once. …, the president replied": the holder counts where the report named him.
    """
    states = cast.scene_before
    if title not in _LEADERS or len(states) != 1:
        return None
    held = {person.key for code in states for person in cast.incumbents.holders(title, code)}
    met = (seen.speaker for seen in cast.met() if seen.speaker.key in held)
    return next(met, None)
