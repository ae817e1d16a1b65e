"""Whom a pronoun means: a subject before it in the sentence, the last speaker, the person met last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.mentions import MentionKind
from positions.extraction.persons import person_of
from positions.extraction.tags import Tag
from positions.model import SpeakerKind

if TYPE_CHECKING:
    from positions.extraction.cast import Cast
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View
    from positions.model import Speaker

_NAMES = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.UNKNOWN)
# A pronoun does not reach out of a clause of its own.
_CLAUSES = (Tag.WHETHER, Tag.COMPLEMENTIZER, Tag.SUBORDINATOR)
# How many sentences long a pronoun means a subject, or whoever spoke last.
_SUBJECT, _SPEAKER = 8, 3


def pronoun(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return whom a pronoun means; () for nobody."""
    gender = mention.value
    if gender == "own":
        gender = ""
        named = [m for m in view.mentions if m.last <= mention.first and m.kind is MentionKind.PERSON]
        if named:
            return person_of(cast, named[-1], view)
    if gender in ("p", "n"):
        if gender == "p" and (someone := _just_met(cast, view)):
            return someone
        if gender == "p" and (group := _group(cast)):
            return group
        if (
            gender == "n"
            and cast.issuer is not None
            and cast.last_sentence < cast.issuer[1] == cast.sentence - 1
        ):
            return cast.issuer[0]
        fits = _several(cast) if gender == "p" else _neuter(cast)
        return cast.last if fits else ()
    if gender == "latter":
        met = [seen.speaker for seen in cast.persons.values() if seen.sentence < cast.sentence]
        return tuple(met[-1:])
    inside = None if _parenthetic(mention, view) else _antecedent(cast, mention, view, gender)
    if inside is None and (someone := _just_met(cast, view)):
        return someone
    return (inside,) if inside is not None else _before(cast, gender, view)


def _just_met(cast: Cast, view: View) -> tuple[Speaker, ...]:
    """Return the unnamed person whom the sentence before brought in, where it named no other; () for nobody."""
    if not view.pack.sources.houses or cast.stranger is None:
        return ()
    someone, told = cast.stranger
    if told != cast.sentence - 1 or cast.last_sentence >= told:
        return ()
    others = any(seen.subject and seen.sentence >= told for seen in cast.persons.values())
    return () if others else (someone,)


def _group(cast: Cast) -> tuple[Speaker, ...]:
    """Return the group that the sentence before had for its subject and that has not spoken; () for none."""
    group, told = cast.several
    return group if told == cast.sentence - 1 and cast.last_sentence < told else ()


def _several(cast: Cast) -> bool:
    """Tell whether "they" may be who spoke last: several, or no person."""
    return bool(cast.last) and (len(cast.last) > 1 or cast.last[0].kind is not SpeakerKind.PERSON)


def _neuter(cast: Cast) -> bool:
    """Tell whether "it" may be who spoke last: a body or country."""
    return bool(cast.last) and cast.last[0].kind in (SpeakerKind.INSTITUTION, SpeakerKind.COUNTRY)


def _antecedent(cast: Cast, mention: Mention, view: View, gender: str) -> Speaker | None:
    """Return the subject earlier in the sentence that a pronoun takes up; none inside a clause of its own."""
    for other in view.mentions:
        if other.first >= mention.first:
            return None
        owner = view.pack.pro_drop and other.first == 1 and view.norm(0) == "у"
        if (other.governed and not owner) or other.kind not in _NAMES:
            continue
        if any(view.tagged(place, *_CLAUSES) for place in range(other.first)) and not _fronted(view, mention):
            return None
        found = person_of(cast, other, view)
        if found and _fits(cast, found[0], gender):
            return found[0]
    return None


def _fronted(view: View, mention: Mention) -> bool:
    """Tell whether the clause before a pronoun is an adverbial that opens the sentence ("Khi X tới Kiev, ông nói …")."""
    opens = view.tagged(0, Tag.SUBORDINATOR) is not None and not view.pack.inverted
    return opens and sum(view.norm(p) == "," and not view.quoted(p) for p in range(mention.first)) == 1


def _parenthetic(mention: Mention, view: View) -> bool:
    """Tell whether a pronoun and its cue stand between commas in what they attribute ("Bộ trưởng, ông nói, đã …")."""
    if any(view.norm(p) == ":" and not view.quoted(p) for p in range(mention.first)):
        return False  # Whom "he" means stands before the colon.
    cue = view.tagged(mention.last, Tag.CUE) if mention.last < len(view.tokens) else None
    return cue is not None and view.norm(mention.first - 1) == "," and view.norm(cue.last) == ","


def _before(cast: Cast, gender: str, view: View) -> tuple[Speaker, ...]:
    """Return whom a pronoun means outside its sentence: who spoke last, or a later subject that fits."""
    body, told = cast.mouthpiece
    if body and cast.last == body and cast.sentence - told <= 1:
        return body
    recent = cast.last if cast.sole is not None and cast.spoke_within(_SPEAKER) else ()
    if recent and recent[0].kind is SpeakerKind.UNNAMED and cast.spoke_within(1):
        return recent
    fitting = [
        seen
        for seen in cast.persons.values()
        if seen.subject and seen.sentence < cast.sentence + (seen.speaker in cast.last)
        and cast.sentence - seen.sentence <= _SUBJECT and _fits(cast, seen.speaker, gender)
    ]  # fmt: skip
    if not fitting and view.pack.sources.houses and recent and not _fits(cast, recent[0], gender):
        near = [s for s in cast.met() if cast.sentence - s.sentence <= 2 and s.gender == gender != ""]
        return (near[0].speaker,) if near else recent
    if not fitting:
        return recent
    newest = max(seen.sentence for seen in fitting)
    person = bool(recent) and recent[0].kind is SpeakerKind.PERSON
    if person and _fits(cast, recent[0], gender) and cast.last_sentence >= newest:
        return recent
    return (next(seen for seen in fitting if seen.sentence == newest).speaker,)


def _fits(cast: Cast, speaker: Speaker, gender: str) -> bool:
    """Tell whether a speaker is a person whose gender, as far as it is known, is the pronoun's."""
    if speaker.kind is not SpeakerKind.PERSON:
        return False
    person, seen = cast.codebook.persons.get(speaker.key), cast.persons.get(speaker.key)
    known = person.gender if person else seen.gender if seen else ""
    return not known or not gender or known == gender
