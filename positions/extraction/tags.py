"""What a phrase can be in an attribution."""

from __future__ import annotations

from enum import StrEnum


class Tag(StrEnum):
    """What a phrase can be in an attribution."""

    PERSON = "person"
    COUNTRY = "country"
    INSTITUTION = "institution"
    BODY = "body"  # a generic institution: "foreign ministry"
    TITLE = "title"
    MODIFIER = "modifier"
    HONORIFIC = "honorific"
    PRONOUN = "pronoun"
    DESCRIPTOR = "descriptor"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    BOTH = "both"
    GROUP = "group"
    MEDIUM = "medium"
    MEDIUM_NOUN = "medium noun"
    FELLOW = "fellow"
    OF = "of"
    ARTICLE = "article"
    AND = "and"
    CUE = "cue"
    ACCORDING = "according"
    ACCORDING_AFTER = "according after"
    AS_SAID = "as said"
    OWN = "own"
    CATAPHORA = "cataphora"
    QUOTING = "quoting"
    COMPLEMENTIZER = "complementizer"
    PREPOSITION = "preposition"
    ADVERB = "adverb"
    NEGATION = "negation"
    SUBORDINATOR = "subordinator"
    PASSIVE = "passive"
    NOUN_MARKER = "noun marker"
    BREAK = "break"
    WHETHER = "whether"
    ADDRESSEE = "addressee"
    MODAL = "modal"
    OPENER = "opener"
    PLURAL = "plural"
    ANONYMOUS_MARK = "anonymous mark"
    GUARD = "guard"
    BACKGROUND = "background"
    PLACE = "place"
    AGENT = "agent"
    NEAR_COMPLEMENTIZER = "near complementizer"
    OFFICE = "office"
    REPORTED = "reported"
    POSTPOSITION = "postposition"
    OCCASION = "occasion"
    DEICTIC = "deictic"
    DEEMING = "deeming"
    OBLIQUE_RELATIVE = "oblique relative"
    THUS = "thus"
    POINTING = "pointing"
    WORDS_OF = "words of"
    VERBATIM = "verbatim"
    ASKED = "asked"
    AUXILIARY = "auxiliary"
    SPEECH = "speech"
    PUBLISHES = "publishes"
    HOME = "home"
    ORGANISATION = "organisation"
    FORMER = "former"
    INTERVIEW = "interview"
    CALLSIGN = "callsign"
    NOUN_CUE = "noun cue"


# Names and set phrases take the words that closed classes also claim.
SOLID = frozenset(Tag) - {
    Tag.OF, Tag.ARTICLE, Tag.AND, Tag.PREPOSITION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.PASSIVE, Tag.NOUN_MARKER,
    Tag.BREAK, Tag.WHETHER, Tag.MODAL, Tag.OPENER, Tag.PLURAL, Tag.COMPLEMENTIZER, Tag.NEGATION, Tag.MODIFIER,
    Tag.PLACE, Tag.AGENT, Tag.NEAR_COMPLEMENTIZER, Tag.OFFICE, Tag.POSTPOSITION, Tag.OCCASION,
    Tag.SPEECH, Tag.DEEMING, Tag.OBLIQUE_RELATIVE, Tag.THUS,
    Tag.POINTING, Tag.WORDS_OF, Tag.VERBATIM,
    Tag.HOME, Tag.DEICTIC, Tag.ASKED, Tag.AUXILIARY, Tag.ORGANISATION, Tag.FORMER,
    Tag.INTERVIEW, Tag.CALLSIGN, Tag.NOUN_CUE,
}  # fmt: skip
