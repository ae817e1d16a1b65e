"""Noun phrases: runs of names, titles, countries and what joins them, read off tagged words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.connectors import before_name, connector, names_next
from positions.extraction.descriptions import described_name
from positions.extraction.elements import CAPITAL, LIGHT, Element, syllable_of_name
from positions.extraction.given_names import given_names
from positions.extraction.patterns import compiled
from positions.extraction.romanization import slug
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from positions.codebook import Codebook
    from positions.extraction.lexicon import Match
    from positions.extraction.tokens import Token
    from positions.languages.schema import Attribution

_NOMINAL = frozenset({
    Tag.PERSON, Tag.INSTITUTION, Tag.BODY, Tag.COUNTRY, Tag.TITLE, Tag.GROUP, Tag.ANONYMOUS, Tag.DESCRIPTOR,
    Tag.BOTH, Tag.DOCUMENT, Tag.MEDIUM, Tag.MEDIUM_NOUN, Tag.FELLOW, Tag.HONORIFIC, Tag.PRONOUN, Tag.MODIFIER,
    Tag.ARTICLE,
})  # fmt: skip
# What a given name may be as a word ("Metin", "Umut").
_WORDS = frozenset({Tag.DOCUMENT, Tag.MODIFIER, Tag.ARTICLE})

_GUARDED = frozenset({Tag.CUE, Tag.GUARD, Tag.ACCORDING})
_NO_PHRASE = LIGHT | {Tag.OF, Tag.AND}
# Words of what stands right before a token and still tells something of it.
_LONGEST = 4


class NounPhrases:
    """Reads the noun phrases of one sentence."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        pack: Attribution,
        codebook: Codebook,
        *,
        surnames: AbstractSet[str] = frozenset(),
        barred: AbstractSet[int] = frozenset(),
    ) -> None:
        """Prepare one sentence.

        Args:
            text: The document's text.
            tokens: The sentence's tokens.
            matches: The phrases found in it.
            pack: The language's part on attribution.
            codebook: Persons, for their gender.
            surnames: Slugs of surnames of unknown persons met before.
            barred: Tokens that can be no part of an unknown name (dates).
        """
        self.surnames = surnames
        self.barred = barred
        self.text = text
        self.tokens = tokens
        self.pack = pack
        self.codebook = codebook
        self.starts: dict[int, list[Match]] = {}
        self._ends: dict[int, list[Match]] = {}
        self._nameless = set(barred)
        for match in matches:
            if match.tag is Tag.HOME:
                continue  # It tells where somebody belongs and leaves the words what they are.
            self.starts.setdefault(match.first, []).append(match)
            self._ends.setdefault(match.last, []).append(match)
            if match.tag in _GUARDED:
                self._nameless.update(range(match.first, match.last))
        self._elements: dict[int, Element | None] = {}

    def element(self, at: int) -> Element | None:
        """Return the nominal element that begins at a token; None behind the last one."""
        if at >= len(self.tokens):
            return None
        if at not in self._elements:
            self._elements[at] = self._tagged(at) if at in self.starts else self._capital(at)
        return self._elements[at]

    def _capital(self, at: int) -> Element | None:
        """Return the unknown capitalised word that stands at a token."""
        token = self.tokens[at]
        unknown = token.capital and token.word and at not in self._nameless
        return Element(at, at + 1, {CAPITAL: ""}) if unknown else None

    def _tagged(self, at: int) -> Element | None:
        """Return the nominal element of the phrases that begin at a token."""
        best: dict[Tag, str] = {}
        size = 0
        for match in self.starts[at]:
            if match.tag in _NOMINAL:
                length = match.last - match.first
                if length > size:
                    best, size = {match.tag: match.value}, length
                elif length == size:
                    best.setdefault(match.tag, match.value)
        if best.keys() <= _WORDS and self._forename(at):
            return Element(at, at + 1, {CAPITAL: ""})
        if not size:
            return self._capital(at) if syllable_of_name(self, at) else None
        if size == 1 and best.keys() == {Tag.COUNTRY} and syllable_of_name(self, at, 2):
            return Element(at, at + 1, {CAPITAL: ""})
        borne = best.keys() == {Tag.COUNTRY} and self._borne(at, size)
        if borne or (size == 1 and Tag.PERSON in best and self._forename(at)):
            return Element(at, at + 1, {CAPITAL: ""})
        if any(m.tag in (Tag.CUE, Tag.GUARD) and m.last - m.first >= size for m in self.starts[at]) and not (
            Tag.PERSON in best or (Tag.DOCUMENT in best and self._noun_place(at))
        ):
            return None
        return Element(at, at + size, best)

    def _borne(self, at: int, size: int) -> bool:
        """Tell whether a country's name is here the surname of a person met before ("Prime Minister Montenegro")."""
        if self.pack.apostrophe == "suffix" and at and self.tokens[at - 1].capital:
            return size == 1 and self.tokens[at - 1].norm in given_names(self.pack)
        title = any(m.tag in (Tag.TITLE, Tag.HONORIFIC) for m in self.ending_at(at))
        return size == 1 and title and slug(self.tokens[at].norm) in self.surnames

    def _forename(self, at: int) -> bool:
        """Tell whether a surname in the registry is somebody else's given name here ("Clark" before "Hoyt")."""
        follows = at + 1 < len(self.tokens) and at + 1 not in self._nameless and self.tokens[at].capital
        if not follows or self.tokens[at].norm not in given_names(self.pack) or self.starts.get(at + 1):
            return False
        behind = self.tokens[at + 1]
        return behind.capital and behind.word and behind.start == self.tokens[at].end + 1

    def _noun_place(self, at: int) -> bool:
        """Tell whether a word that is also a cue stands where only a noun can: first, or behind an article."""
        return at == 0 or any(m.tag in (Tag.ARTICLE, Tag.OF, Tag.PREPOSITION) for m in self.ending_at(at))

    def phrase(self, at: int) -> list[Element]:
        """Return the elements of the noun phrase that begins at a token."""
        elements: list[Element] = []
        if self.element(at) is None:
            return elements
        place = at
        while place < len(self.tokens):
            element = self.element(place)
            joined = self._opens_description(place, element, elements)
            if joined is not None:
                elements += joined
                place = joined[-1].last
                continue
            if element is None:
                step = self._connector(place, elements)
                if step is None:
                    break
                elements += step
                place = step[-1].last
                continue
            if elements and not self._continues(elements, element):
                break
            elements.append(element)
            place = element.last
        while elements and elements[-1].tags.keys() <= _NO_PHRASE:
            elements.pop()
        return elements

    def _continues(self, elements: list[Element], element: Element) -> bool:
        """Tell whether an element can go on with the phrase."""
        if element.has(Tag.PRONOUN) and not element.has(Tag.HONORIFIC):
            return False
        if (
            element.has(Tag.PRONOUN)
            and elements[-1].has(Tag.DOCUMENT)
            and not names_next(self, element.first)
        ):
            return False
        if element.has(Tag.BOTH, Tag.ANONYMOUS, Tag.DESCRIPTOR) and not element.has(Tag.TITLE, Tag.GROUP):
            return False
        if element.has(Tag.DOCUMENT) and any(set(e.tags) - LIGHT - {Tag.COUNTRY} for e in elements):
            return False
        if self.pack.title_first and element.has(Tag.TITLE) and any(self._noun(e) for e in elements):
            return False
        if elements[-1].has(Tag.MEDIUM) and not element.has(Tag.MEDIUM, Tag.MEDIUM_NOUN):
            return False
        if element.has(Tag.PERSON, CAPITAL) and self._placed(elements) and not self.oblique(element):
            return False
        last = elements[-1]
        if last.has(Tag.PERSON, CAPITAL) and element.has(Tag.ARTICLE) and not element.has(Tag.MODIFIER):
            return False
        # After a complete name only a longer name goes on (vi order: title, country, name).
        if last.has(Tag.PERSON) and self.pack.order == "svo" and not self.oblique(last):
            return element.has(Tag.PERSON) and bool(self.pack.oblique)
        return True

    def _placed(self, elements: list[Element]) -> bool:
        """Tell whether a phrase is a place that a name in the nominative cannot belong to ("at the White House X said")."""
        houses = all(e.has(Tag.INSTITUTION, Tag.BODY, Tag.COUNTRY, Tag.MODIFIER, Tag.OF) for e in elements)
        governed = any(match.tag is Tag.PREPOSITION for match in self.ending_at(elements[0].first))
        return bool(self.pack.oblique) and houses and governed

    def _noun(self, element: Element) -> bool:
        """Tell whether an element is a noun of its own before which a title cannot stand in its phrase."""
        if element.has(Tag.PERSON, CAPITAL, Tag.INSTITUTION, Tag.BODY):
            return True
        capital = self.tokens[element.first].capital and element.first > 0
        return element.has(Tag.COUNTRY) and (capital or self.pack.articles)

    def surface(self, element: Element) -> str:
        """Return the words of an element as they stand in the text."""
        return self.text[self.tokens[element.first].start : self.tokens[element.last - 1].end]

    def oblique(self, element: Element) -> bool:
        """Tell whether a name's ending bars it from being a subject."""
        person = self.codebook.persons.get(element.tags.get(Tag.PERSON, ""))
        if person is not None and _indeclinable(person.name, self.surface(element)):
            return False
        feminine = person is not None and person.gender == "f"
        pattern = self.pack.oblique_feminine if feminine else self.pack.oblique
        if element.last < len(self.tokens) and self.pack.apostrophe == "suffix":
            suffix = self.tokens[element.last].norm
            return suffix[0] in "'’" and len(suffix) > 1
        return bool(pattern) and compiled(pattern).search(self.surface(element).casefold()) is not None

    def ending_at(self, at: int) -> list[Match]:
        """Return the matches that end right before a token."""
        return [match for match in self._ends.get(at, ()) if match.first >= at - _LONGEST]

    def _connector(self, at: int, elements: list[Element]) -> list[Element] | None:
        """Return what may join two elements of one phrase and stands at a token, or None."""
        return connector(self, at, elements)

    def _opens_description(
        self, at: int, element: Element | None, elements: list[Element]
    ) -> list[Element] | None:
        """Return the description that a capitalised word opens behind an office ("head of the Centre for … X"), or None."""
        if not elements or element is None or not element.has(CAPITAL):
            return None
        following = self.element(element.last)
        named = following is not None and following.has(CAPITAL, Tag.PERSON)
        return None if named else self.described(at, elements)

    def described(self, at: int, elements: list[Element]) -> list[Element] | None:
        """Return what joins an office to a name behind a long description; only languages with cases tell."""
        return described_name(self, at, elements) if self.pack.oblique else None

    def comma(self, at: int, elements: list[Element]) -> bool:
        """Tell whether a comma or dash stands between an office and the name of who holds it."""
        return before_name(self, at, elements)


def _indeclinable(name: str, surface: str) -> bool:
    """Tell whether a name that ends in a vowel stands as it does for a subject ("Рютте", "Мелоні", "Фіала")."""
    if name[-1] == "a":
        return surface[-1] in "ая"
    return name[-1] in "eio" and not name.endswith("ski") and surface[-1] in "еиіо"
