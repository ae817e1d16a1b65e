"""Sources without a name: anonymous officials, descriptions of somebody met before, nouns that no list knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bodies import kind_of, state_of
from positions.extraction.mentions import MentionKind
from positions.extraction.offices import titled
from positions.extraction.tags import Tag
from positions.model import SpeakerKind

if TYPE_CHECKING:
    from positions.extraction.cast import Cast
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View
    from positions.model import Speaker


def anonymous(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return unnamed sources, one a state that is named with them."""
    if len(mention.countries) > 1:
        return tuple(cast.registry.unnamed(code) for code in mention.countries)
    words = " ".join(view.norm(p) for p in range(mention.first, mention.last))
    same = mention.value == "same" or words.startswith(view.pack.sources.same)
    if same and cast.stranger is not None and cast.sentence - cast.stranger[1] <= 3:
        return (cast.stranger[0],)
    state = _state(cast, mention)
    generic = mention.institution not in {"", "last", *cast.codebook.institutions}
    if state is None and generic and not mention.countries and view.pack.home:
        state = state_of(cast, kind_of(cast, mention.institution), view.pack.home)
    if state is None and view.tagged(mention.last, Tag.PREPOSITION, Tag.OF):
        state = _state_behind(cast, mention, view)
    office = any(
        view.tagged(p, Tag.OFFICE) for p in range(mention.last, min(mention.last + 4, len(view.tokens)))
    )
    if state is None and office and cast.persons:
        state = next(cast.met()).speaker.country
    return (cast.registry.unnamed(state),)


def _state(cast: Cast, mention: Mention) -> str | None:
    """Return the state of an anonymous source."""
    if (body := cast.body(mention.institution)) is not None:
        return body.country
    if mention.possessor:
        return cast.codebook.persons[mention.possessor].country
    return mention.countries[-1] if len(mention.countries) == 1 else None


def _state_behind(cast: Cast, mention: Mention, view: View) -> str | None:
    """Return the state of what is governed behind an anonymous source ("a source close to X"), or None."""
    behind = next((m for m in view.mentions if mention.last < m.first <= mention.last + 5), None)
    if view.norm(mention.last) == "in" and view.norm(mention.first + 1) in view.pack.sources.abroad:
        return None
    if behind is None or not behind.governed or behind.kind is MentionKind.MEDIUM:
        return None
    state = _state(cast, behind)
    person = state is None and behind.kind is MentionKind.PERSON
    return cast.codebook.persons[behind.value].country if person else state


def described(cast: Cast, mention: Mention) -> tuple[Speaker, ...]:
    """Return whom a description takes up ("the diplomat"): its person, the stranger, a speaker of its country."""
    if mention.value in cast.codebook.persons:
        return (cast.registry.person(mention.value),)
    if mention.title and mention.title != "official":
        return titled(cast, mention)
    if cast.stranger is not None:
        stranger, place = cast.stranger
        near = cast.last_sentence <= place >= cast.sentence - 2 and (bool(mention.title) or not cast.persons)
        if near and _comes_from(cast, stranger, mention):
            return (stranger,)
    sole = cast.sole
    single = sole is not None and sole.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)
    if sole is not None and single and _comes_from(cast, sole, mention):
        return (sole,)
    found = next((s.speaker for s in cast.met() if _comes_from(cast, s.speaker, mention)), None)
    if found is None and mention.countries:
        return (cast.registry.unnamed(mention.countries[-1]),)
    return (found,) if found is not None else ()


def _comes_from(cast: Cast, speaker: Speaker, mention: Mention) -> bool:
    """Tell whether a speaker is of the country that a description names, if it names one."""
    if not mention.countries or speaker.country == mention.countries[-1]:
        return True
    # Of those who speak for Europe the registry does not hold the nationality.
    ours = cast.codebook.party_of(mention.countries[-1]) == "europe"
    person = speaker.kind is SpeakerKind.PERSON and speaker.party == "europe"
    return person and speaker.country in (None, "EU") and ours


def plain(cast: Cast, mention: Mention) -> tuple[Speaker, ...]:
    """Return a body under its own name, the person whom "the tycoon" takes up, or somebody unnamed."""
    state = mention.countries[-1] if len(mention.countries) == 1 else None
    if mention.value == "body":
        owner = cast.codebook.persons.get(mention.possessor)
        if owner is not None and mention.title == "office":
            return (cast.registry.office_of(owner),)
        return (cast.registry.house(mention.name, owner.country if owner is not None else state),)
    if mention.value == "definite" and not mention.countries:
        sole = cast.sole
        if sole is not None and sole.kind is SpeakerKind.PERSON and cast.spoke_within(3):
            return (sole,)
        if sole is not None and sole.kind is SpeakerKind.UNNAMED and cast.spoke_within(1):
            return (sole,)
        met = [s for s in cast.persons.values() if cast.sentence - s.sentence <= 3 and s.subject]
        if met:
            return (max(met, key=lambda seen: seen.sentence).speaker,)
    return (cast.registry.unnamed(state),)
