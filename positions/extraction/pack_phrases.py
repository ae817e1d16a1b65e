"""The phrases of a pack and of the codebook, each with its tag and value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from positions.extraction.spellings import spellings
from positions.extraction.tags import Tag
from positions.languages.harmony import cue_forms
from positions.languages.paradigms import paradigm_forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from positions.codebook import Codebook
    from positions.languages.schema import Attribution

# Forms of a pack's stems that are no cues themselves.
_FORMS = {"reported": Tag.REPORTED, "speech": Tag.SPEECH, "words": Tag.SPEECH, "with": Tag.SPEECH}

_SHORTEST_NOUN = 5
# The press writes foreign names with either capital where there are two.
_INITIAL_I = re.compile(r"\bI(?=[a-z])")


def tagged_phrases(pack: Attribution, codebook: Codebook) -> Iterable[tuple[str, Tag, str]]:
    """Yield every phrase with its tag and value."""
    yield from _names(pack, codebook)
    cues, words, frames, sources = pack.cues, pack.words, pack.frames, pack.sources
    lists = (
        (cues.say, Tag.CUE, "say"), (cues.weak, Tag.CUE, "weak"), (cues.stance, Tag.CUE, "stance"),
        (cues.refuse, Tag.CUE, "refuse"), (cues.refuse_last, Tag.CUE, "refuse last"), (cues.follow, Tag.CUE, "follow"), (cues.relative, Tag.CUE, "relative"),
        (cues.issued, Tag.CUE, "issued"), (cues.find, Tag.CUE, "find"), (words.places, Tag.PLACE, ""), (words.agents, Tag.AGENT, ""),
        (words.complementizers, Tag.COMPLEMENTIZER, ""), (words.prepositions, Tag.PREPOSITION, ""),
        (words.near_complementizers, Tag.NEAR_COMPLEMENTIZER, ""), (sources.offices, Tag.OFFICE, ""),
        (words.adverbs, Tag.ADVERB, ""), (words.negations, Tag.NEGATION, ""), (words.conjunctions, Tag.AND, ""),
        (words.subordinators, Tag.SUBORDINATOR, ""), (words.of, Tag.OF, ""), (words.articles, Tag.ARTICLE, ""),
        (frames.asked, Tag.ASKED, ""), (words.deictics, Tag.DEICTIC, ""), (words.auxiliaries, Tag.AUXILIARY, ""),
        (words.passives, Tag.PASSIVE, ""), (words.noun_markers, Tag.NOUN_MARKER, ""), (words.breaks, Tag.BREAK, ""),
        (words.whether, Tag.WHETHER, ""), (words.addressees, Tag.ADDRESSEE, ""), (words.modals, Tag.MODAL, ""),
        (words.openers, Tag.OPENER, ""), (words.plurals, Tag.PLURAL, ""), (words.hearers, Tag.CUE, "hearer"),
        (frames.according, Tag.ACCORDING, ""), (frames.according_not, Tag.GUARD, ""),
        (frames.according_after, Tag.ACCORDING_AFTER, ""), (frames.as_said, Tag.AS_SAID, ""),
        (frames.own, Tag.OWN, ""), (frames.cataphora, Tag.CATAPHORA, ""), (frames.quoting, Tag.QUOTING, ""),
        (frames.background, Tag.BACKGROUND, ""), (sources.modifiers, Tag.MODIFIER, ""),
        (sources.descriptors, Tag.DESCRIPTOR, ""), (sources.anonymous, Tag.ANONYMOUS, ""),
        (sources.anonymous_marks, Tag.ANONYMOUS_MARK, ""), (sources.documents, Tag.DOCUMENT, ""),
        (sources.media_nouns, Tag.MEDIUM_NOUN, ""), (sources.guards, Tag.GUARD, ""),
        (sources.fellow, Tag.FELLOW, ""), (cues.reported, Tag.REPORTED, ""),
        (words.postpositions, Tag.POSTPOSITION, ""), (words.occasions, Tag.OCCASION, ""),
        (frames.publishes, Tag.PUBLISHES, ""), (sources.former, Tag.FORMER, ""),
        (sources.organisations, Tag.ORGANISATION, ""),
        (frames.interviews, Tag.INTERVIEW, ""), (frames.callsigns, Tag.CALLSIGN, ""),
        (words.deeming, Tag.DEEMING, ""), (words.relatives, Tag.OBLIQUE_RELATIVE, ""), (frames.thus, Tag.THUS, ""), (frames.pointing, Tag.POINTING, ""),
        (frames.words_of, Tag.WORDS_OF, ""), (frames.verbatim, Tag.VERBATIM, ""), (cues.nouns, Tag.NOUN_CUE, ""),
    )  # fmt: skip
    for phrases, tag, value in lists:
        for phrase in phrases:
            yield phrase, tag, value
    for form, does in (*cue_forms(pack), *paradigm_forms(pack)):
        tag = _FORMS.get(does, Tag.CUE)
        yield form, tag, does if tag is not Tag.REPORTED else ""
    for medium in sources.media:
        yield medium, Tag.MEDIUM, medium
    tables = (
        (sources.titles, Tag.TITLE), (sources.honorifics, Tag.HONORIFIC), (sources.pronouns, Tag.PRONOUN),
        (sources.descriptor_of, Tag.DESCRIPTOR), (sources.groups, Tag.GROUP), (sources.institutions, Tag.BODY),
        (sources.both, Tag.BOTH), (sources.national, Tag.COUNTRY), (sources.towns, Tag.COUNTRY),
        (sources.homes, Tag.HOME),
    )  # fmt: skip
    for table, tag in tables:
        for value, names in table.items():
            for name in names:
                yield name, tag, value


def _names(pack: Attribution, codebook: Codebook) -> Iterable[tuple[str, Tag, str]]:
    """Yield the names of persons, institutions and countries."""
    language = pack.language
    for person in codebook.persons.values():
        for alias in {person.name, person.surname or person.name, *person.aliases}:
            yield alias, Tag.PERSON, person.key
            if pack.dotless and (dotted := _INITIAL_I.sub("İ", alias)) != alias:
                yield dotted, Tag.PERSON, person.key
    for name, key in spellings(codebook, pack.spellings):
        yield name, Tag.PERSON, key
    for institution in codebook.institutions.values():
        for name in {*institution.names.get(language, ()), *institution.names.get("*", ())}:
            yield _declined(name, pack), Tag.INSTITUTION, institution.key
    for country in codebook.countries.values():
        for name in country.names.get(language, ()):
            yield name, Tag.COUNTRY, country.code


def _declined(name: str, pack: Attribution) -> str:
    """Return an institution's name with any ending, where a common noun takes its case without an apostrophe.

    Acronyms take theirs with one, and a few letters with any ending would be other words.
    """
    noun = len(name) >= _SHORTEST_NOUN and name[-1] in "ıiuü"
    return name + "*" if pack.apostrophe == "suffix" and noun else name
