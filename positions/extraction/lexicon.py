"""One joint lexicon a language: pack and codebook compiled so that the longest phrase wins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from positions.extraction.spellings import spellings
from positions.extraction.tokens import tokenize
from positions.languages.harmony import cue_forms
from positions.languages.paradigms import paradigm_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from positions.codebook import Codebook
    from positions.extraction.tokens import Token
    from positions.languages.schema import Attribution


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


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the lexicon.

    Attributes:
        words: Its words, folded; one that ends in "*" stands for any ending.
        cased: Which word must be capitalised in the text ("von der Leyen": the last), -1 for none.
    """

    words: tuple[str, ...]
    tag: Tag
    value: str
    cased: int


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: tokens [first, last)."""

    first: int
    last: int
    tag: Tag
    value: str


# Names and set phrases take the words that closed classes also claim.
_SOLID = frozenset(Tag) - {
    Tag.OF, Tag.ARTICLE, Tag.AND, Tag.PREPOSITION, Tag.ADVERB, Tag.SUBORDINATOR, Tag.PASSIVE, Tag.NOUN_MARKER,
    Tag.BREAK, Tag.WHETHER, Tag.MODAL, Tag.OPENER, Tag.PLURAL, Tag.COMPLEMENTIZER, Tag.NEGATION, Tag.MODIFIER,
    Tag.PLACE, Tag.AGENT, Tag.NEAR_COMPLEMENTIZER, Tag.OFFICE, Tag.POSTPOSITION, Tag.OCCASION,
    Tag.SPEECH, Tag.DEEMING, Tag.OBLIQUE_RELATIVE, Tag.THUS,
    Tag.POINTING, Tag.WORDS_OF, Tag.VERBATIM,
    Tag.DEICTIC, Tag.ASKED, Tag.AUXILIARY,
}  # fmt: skip

# Forms of a pack's stems that are no cues themselves.
_FORMS = {"reported": Tag.REPORTED, "speech": Tag.SPEECH, "words": Tag.SPEECH, "with": Tag.SPEECH}


class Lexicon:
    """The phrases of one language, ready for look-up.

    Args:
        pack: The language's part on attribution.
        codebook: Persons, institutions and countries.
    """

    def __init__(self, pack: Attribution, codebook: Codebook) -> None:
        self.pack = pack
        self._exact: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._found: dict[str, tuple[Entry, ...]] = {}
        seen: set[tuple[tuple[str, ...], Tag, str]] = set()
        for phrase, tag, value in _phrases(pack, codebook):
            entry = self._entry(phrase, tag, value)
            identity = (entry.words, tag, value)
            if identity in seen or not entry.words:
                continue
            seen.add(identity)
            first = entry.words[0]
            table, key = (self._stems, first[:-1]) if first.endswith("*") else (self._exact, first)
            table.setdefault(key, []).append(entry)

    def entries(self) -> Iterator[Entry]:
        """Yield all entries."""
        for table in (self._exact, self._stems):
            for entries in table.values():
                yield from entries

    def words_of(self, phrase: str) -> tuple[str, ...]:
        """Return the folded words of a phrase."""
        return self._entry(phrase, Tag.GUARD, "").words

    def winner_over(self, phrase: str) -> str | None:
        """Return what the words of one of its phrases are taken for where they are not found as one stretch.

        None where they are found, and for words that are no phrase of the lexicon.
        """
        words = self.words_of(phrase)
        if not any(entry.words == words for entry in self._candidates(words[0].rstrip("*"))):
            return None
        plain = phrase.replace("*", "")
        tokens = self.tokens(plain, 0, len(plain))
        matches = self.match(tokens)
        if any(match.first == 0 and match.last == len(tokens) for match in matches):
            return None
        taken = (f"{match.tag} {match.value}".strip() for match in matches if match.tag in _SOLID)
        return ", ".join(dict.fromkeys(taken)) or None

    def _entry(self, phrase: str, tag: Tag, value: str) -> Entry:
        """Cut a phrase into folded words."""
        tokens = self.tokens(phrase, 0, len(phrase))
        words: list[str] = []
        cased = 0 if tag is Tag.PERSON else -1
        for token in tokens:
            if token.norm == "*" and words:
                words[-1] += "*"
            else:
                cased = len(words) if token.capital else cased
                words.append(token.norm)
        return Entry(tuple(words), tag, value, cased)

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Cut text into tokens as the pack has it."""
        pack = self.pack
        return tokenize(text, start, end, apostrophe=pack.apostrophe, turkish=pack.language == "tr")

    def opens_with_cue(self, words: str) -> bool:
        """Tell whether words begin with a cue, or a subject of at most three words and a cue."""
        tokens = self.tokens(words, 0, len(words))
        return any(match.tag is Tag.CUE and match.first <= 3 for match in self.match(tokens))

    def _candidates(self, word: str) -> tuple[Entry, ...]:
        """Return the entries whose first word fits, longest first."""
        found = self._found.get(word)
        if found is None:
            entries = list(self._exact.get(word, ()))
            for size in range(1, len(word) + 1):
                entries += self._stems.get(word[:size], ())
            found = tuple(sorted(entries, key=lambda entry: -len(entry.words)))
            if len(self._found) < 200_000:
                self._found[word] = found
        return found

    def match(self, tokens: Sequence[Token]) -> list[Match]:
        """Find phrases: leftmost, then longest; several tags of one stretch all count.

        A single closed-class word may also stand inside what is found; a name or cue never does.
        """
        matches: list[Match] = []
        taken = 0
        for at, token in enumerate(tokens):
            best = 0
            for entry in self._candidates(token.norm):
                size = len(entry.words)
                if entry.tag in _SOLID and (at < taken or size < best):
                    continue
                if entry.tag is Tag.MEDIUM and size == 1 and _initial(tokens, at):
                    continue
                if _fits(entry, tokens, at):
                    if entry.tag in _SOLID:
                        best = size
                    matches.append(Match(at, at + size, entry.tag, entry.value))
            if best:
                taken = max(taken, at + best)
        return matches


def _initial(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a letter is a first name's initial ("X.La-vrốp")."""
    dot = tokens[at + 1] if at + 2 < len(tokens) else None
    return (
        dot is not None
        and dot.norm == "."
        and tokens[at].end == dot.start
        and dot.end == tokens[at + 2].start
        and tokens[at + 2].capital
    )


def _fits(entry: Entry, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an entry stands at a place."""
    if at + len(entry.words) > len(tokens):
        return False
    for offset, word in enumerate(entry.words):
        token = tokens[at + offset]
        if word[-1] == "*" and len(word) > 1:
            if not token.norm.startswith(word[:-1]):
                return False
        elif token.norm != word:
            return False
    return entry.cased < 0 or tokens[at + entry.cased].capital


def _declined(name: str, pack: Attribution) -> str:
    """Return an institution's name with any ending, where a common noun takes its case without an apostrophe."""
    return name + "*" if pack.apostrophe == "suffix" and name[-1] in "ıiuü" else name


def _names(pack: Attribution, codebook: Codebook) -> Iterable[tuple[str, Tag, str]]:
    """Yield the names of persons, institutions and countries."""
    language = pack.language
    for person in codebook.persons.values():
        for alias in {person.name, person.surname or person.name, *person.aliases}:
            yield alias, Tag.PERSON, person.key
    for name, key in spellings(codebook, pack.spellings):
        yield name, Tag.PERSON, key
    for institution in codebook.institutions.values():
        for name in {*institution.names.get(language, ()), *institution.names.get("*", ())}:
            yield _declined(name, pack), Tag.INSTITUTION, institution.key
    for country in codebook.countries.values():
        for name in country.names.get(language, ()):
            yield name, Tag.COUNTRY, country.code


def _phrases(pack: Attribution, codebook: Codebook) -> Iterable[tuple[str, Tag, str]]:
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
        (frames.publishes, Tag.PUBLISHES, ""),
        (words.deeming, Tag.DEEMING, ""), (words.relatives, Tag.OBLIQUE_RELATIVE, ""), (frames.thus, Tag.THUS, ""), (frames.pointing, Tag.POINTING, ""),
        (frames.words_of, Tag.WORDS_OF, ""), (frames.verbatim, Tag.VERBATIM, ""),
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
    )  # fmt: skip
    for table, tag in tables:
        for value, names in table.items():
            for name in names:
                yield name, tag, value
