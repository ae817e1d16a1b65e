"""Mentions of possible sources: names, roles, institutions, pronouns, anonymous ones, read off tagged words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from positions.extraction.lexicon import Match, Tag
from positions.extraction.registry import slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as Set

    from positions.codebook import Codebook
    from positions.extraction.tokens import Token
    from positions.languages.schema import Attribution


class MentionKind(StrEnum):
    """What a mention is, before anybody knows whom it means."""

    PERSON = "person"
    UNKNOWN = "unknown"
    ROLE = "role"
    TITLE = "title"
    INSTITUTION = "institution"
    COUNTRY = "country"
    GROUP = "group"
    ANONYMOUS = "anonymous"
    PRONOUN = "pronoun"
    DESCRIPTOR = "descriptor"
    BOTH = "both"
    MEDIUM = "medium"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may name a source.

    Attributes:
        first: First token.
        last: Past the last token.
        value: Key of the person or institution, gender of the pronoun, kind of the group, title.
        name: Words of an unknown person's name.
        countries: Codes of the countries named in the phrase.
        institution: Key of an institution, or kind of a generic body, named in the phrase.
        title: Key of a title in the phrase.
        possessor: Key of a person to whom the phrase belongs ("Putin's aide").
        governed: Whether a preposition or a case ending bars it from being a subject.
        plural: Whether it is plural.
        indefinite: Whether it is introduced as new ("a senior official").
    """

    kind: MentionKind
    first: int
    last: int
    value: str = ""
    name: str = ""
    countries: tuple[str, ...] = ()
    institution: str = ""
    title: str = ""
    possessor: str = ""
    governed: bool = False
    plural: bool = False
    indefinite: bool = False


_NOMINAL = (
    Tag.PERSON, Tag.INSTITUTION, Tag.BODY, Tag.COUNTRY, Tag.TITLE, Tag.GROUP, Tag.ANONYMOUS, Tag.DESCRIPTOR,
    Tag.BOTH, Tag.DOCUMENT, Tag.MEDIUM, Tag.MEDIUM_NOUN, Tag.FELLOW, Tag.HONORIFIC, Tag.PRONOUN, Tag.MODIFIER,
    Tag.ARTICLE,
)  # fmt: skip
_LIGHT = frozenset({Tag.ARTICLE, Tag.MODIFIER, Tag.PLURAL})


@dataclass(frozen=True, slots=True)
class _Element:
    """A tagged stretch inside a noun phrase; several tags may share it."""

    first: int
    last: int
    tags: dict[Tag, str]

    def has(self, *tags: Tag) -> bool:
        return any(tag in self.tags for tag in tags)


_CAP = Tag.GUARD  # an unknown capitalised word, inside this module only


class MentionFinder:
    """Reads mentions off the tagged words of one sentence."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        pack: Attribution,
        codebook: Codebook,
        *,
        surnames: Set[str] = frozenset(),
        barred: Set[int] = frozenset(),
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
        for match in matches:
            self.starts.setdefault(match.first, []).append(match)
        self.guarded = {
            i for m in matches if m.tag in (Tag.CUE, Tag.GUARD, Tag.ACCORDING) for i in range(m.first, m.last)
        }

    def find(self) -> list[Mention]:
        """Return the mentions in text order."""
        found: list[Mention] = []
        at = 0
        while at < len(self.tokens):
            elements = self._phrase(at)
            if not elements:
                at += 1
                continue
            mention = self._interpret(elements)
            if mention is not None:
                found.append(self._with_government(mention))
            at = max(elements[-1].last, at + 1)
        return found

    def _element(self, at: int) -> _Element | None:
        """Return the nominal element that begins at a token."""
        best: dict[Tag, str] = {}
        size = 0
        for match in self.starts.get(at, ()):
            if match.tag in _NOMINAL:
                length = match.last - match.first
                if length > size:
                    best, size = {match.tag: match.value}, length
                elif length == size:
                    best.setdefault(match.tag, match.value)
        if size:
            if any(
                m.tag in (Tag.CUE, Tag.GUARD) and m.last - m.first >= size for m in self.starts.get(at, ())
            ) and not (set(best) & {Tag.PERSON} or (Tag.DOCUMENT in best and self._noun_place(at))):
                return None
            return _Element(at, at + size, best)
        token = self.tokens[at]
        if token.capital and token.word and at not in self.guarded | self.barred and not self.starts.get(at):
            return _Element(at, at + 1, {_CAP: ""})
        return None

    def _noun_place(self, at: int) -> bool:
        """Tell whether a word that is also a cue stands where only a noun can: first, or behind an article."""
        return at == 0 or any(m.tag in (Tag.ARTICLE, Tag.OF, Tag.PREPOSITION) for m in self._ending_at(at))

    def _phrase(self, at: int) -> list[_Element]:
        """Return the elements of the noun phrase that begins at a token."""
        elements: list[_Element] = []
        place = at
        while place < len(self.tokens):
            element = self._element(place)
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
        while elements and not (set(elements[-1].tags) - _LIGHT - {Tag.OF, Tag.AND}):
            elements.pop()
        return elements

    def _continues(self, elements: list[_Element], element: _Element) -> bool:
        """Tell whether an element can go on with the phrase."""
        if element.has(Tag.PRONOUN) and not element.has(Tag.HONORIFIC):
            return False
        if element.has(Tag.BOTH, Tag.ANONYMOUS, Tag.DESCRIPTOR) and not element.has(Tag.TITLE, Tag.GROUP):
            return False
        if element.has(Tag.DOCUMENT) and any(set(e.tags) - _LIGHT - {Tag.COUNTRY} for e in elements):
            return False
        if self.pack.title_first and element.has(Tag.TITLE) and any(self._noun(e) for e in elements):
            return False
        if elements[-1].has(Tag.MEDIUM) and not element.has(Tag.MEDIUM, Tag.MEDIUM_NOUN):
            return False
        last = elements[-1]
        if last.has(Tag.PERSON, _CAP) and element.has(Tag.ARTICLE) and not element.has(Tag.MODIFIER):
            return False
        # After a complete name only a longer name goes on (vi order: title, country, name).
        if last.has(Tag.PERSON) and self.pack.order == "svo" and not self._oblique(last):
            return (
                element.has(_CAP, Tag.PERSON)
                and self.pack.language in ("ru", "uk")
                and element.has(Tag.PERSON)
            )
        return True

    def _noun(self, element: _Element) -> bool:
        """Tell whether an element is a noun of its own before which a title cannot stand in its phrase."""
        if element.has(Tag.PERSON, _CAP, Tag.INSTITUTION, Tag.BODY):
            return True
        capital = self.tokens[element.first].capital and element.first > 0
        return element.has(Tag.COUNTRY) and (capital or self.pack.articles)

    def _connector(self, at: int, elements: list[_Element]) -> list[_Element] | None:
        """Return what may stand between two elements of one phrase: of, 's, an acronym in parentheses, a comma."""
        if not elements or at >= len(self.tokens):
            return None
        token = self.tokens[at]
        tags = {m.tag: m for m in self.starts.get(at, ())}
        if elements[-1].has(Tag.GROUP) and token.word and not token.capital and not self.starts.get(at):
            following = self._element(at + 1) if at + 1 < len(self.tokens) else None
            if following is not None and following.has(Tag.COUNTRY):
                return [_Element(at, at + 1, {Tag.ARTICLE: ""})]
        if token.norm == "." and elements[-1].has(Tag.HONORIFIC, Tag.TITLE) and self._names_next(at + 1):
            return [_Element(at, at + 1, {Tag.ARTICLE: ""})]
        if token.norm in ("'s", "'"):
            return [_Element(at, at + 1, {Tag.OF: "'s"})]
        if Tag.OF in tags:
            after = tags[Tag.OF].last
            if self._element(after) is not None and not elements[-1].has(Tag.PERSON):
                return [_Element(at, after, {Tag.OF: "of"})]
            return None
        if token.norm == "(":
            for close in range(at + 2, min(at + 7, len(self.tokens))):
                if self.tokens[close].norm == ")":
                    inside = [e for e in (self._element(at + 1),) if e is not None]
                    following = self._element(close + 1) if close + 1 < len(self.tokens) else None
                    if following is None or elements[-1].has(Tag.PERSON):
                        return None
                    country = [e for e in inside if e.has(Tag.COUNTRY)]
                    return [*country, _Element(at, close + 1, {Tag.ARTICLE: ""})]
            return None
        if Tag.AND in tags and elements[-1].has(Tag.COUNTRY):
            second = self._element(tags[Tag.AND].last)
            third = (
                self._element(second.last) if second is not None and second.last < len(self.tokens) else None
            )
            if second is not None and second.has(Tag.COUNTRY) and third is not None and third.has(Tag.GROUP):
                return [_Element(at, tags[Tag.AND].last, {Tag.AND: ""})]
        if (
            Tag.AND in tags
            and elements[-1].has(Tag.COUNTRY)
            and any(e.has(Tag.GROUP, Tag.TITLE) for e in elements)
        ):
            following = self._element(tags[Tag.AND].last)
            if following is not None and following.has(Tag.COUNTRY) and self._bare_country(following):
                return [_Element(at, tags[Tag.AND].last, {Tag.AND: ""})]
            return None
        if token.norm in ("-", "–", "—", ",") and not any(e.has(Tag.PERSON) for e in elements):
            following = self._element(at + 1) if at + 1 < len(self.tokens) else None
            titled = any(e.has(Tag.TITLE) for e in elements)
            if following is not None and titled and self._names_next(at + 1):
                return [_Element(at, at + 1, {Tag.ARTICLE: ""})]
        return None

    def _bare_country(self, element: _Element) -> bool:
        """Tell whether a country is not the beginning of another name ("Mỹ và Tổng thống …")."""
        following = self._element(element.last) if element.last < len(self.tokens) else None
        return following is None or not following.has(Tag.PERSON, _CAP)

    def _names_next(self, at: int) -> bool:
        """Tell whether a person's name stands next, behind an honorific perhaps."""
        element = self._element(at) if at < len(self.tokens) else None
        if element is not None and element.has(Tag.HONORIFIC) and element.last < len(self.tokens):
            element = self._element(element.last)
        if element is None:
            return False
        if element.has(Tag.PERSON):
            following = element.last
            return following >= len(self.tokens) or self.tokens[following].norm not in ("'s", "'")
        second = self._element(element.last) if element.last < len(self.tokens) else None
        return element.has(_CAP) and second is not None and second.has(_CAP)

    def _surface(self, element: _Element) -> str:
        return self.text[self.tokens[element.first].start : self.tokens[element.last - 1].end]

    def _oblique(self, element: _Element) -> bool:
        """Tell whether a name's ending bars it from being a subject."""
        person = self.codebook.persons.get(element.tags.get(Tag.PERSON, ""))
        feminine = person is not None and person.gender == "f"
        pattern = self.pack.oblique_feminine if feminine else self.pack.oblique
        if element.last < len(self.tokens) and self.pack.apostrophe == "suffix":
            suffix = self.tokens[element.last].norm
            return suffix[0] in "'’" and len(suffix) > 1
        return bool(pattern) and _compiled(pattern).search(self._surface(element).casefold()) is not None

    def _possessors(self, elements: list[_Element]) -> set[int]:
        """Return the places of persons that own the phrase rather than head it."""
        owners: set[int] = set()
        persons = [i for i, e in enumerate(elements) if e.has(Tag.PERSON)]
        for i in persons:
            after = elements[i + 1] if i + 1 < len(elements) else None
            if after is not None and after.tags.get(Tag.OF) == "'s":
                owners.add(i)
            before = [e for e in elements[:i] if not e.has(Tag.ARTICLE)]
            while before and before[-1].has(Tag.HONORIFIC, Tag.TITLE, Tag.COUNTRY, Tag.MODIFIER):
                before.pop()
            if before and before[-1].tags.get(Tag.OF) == "of":
                owners.add(i)
            if self.pack.oblique and i != persons[-1] and self._oblique(elements[i]):
                owners.add(i)
            if (
                self.pack.oblique
                and i == persons[-1]
                and self._oblique(elements[i])
                and any(e.has(Tag.TITLE) and not self._oblique_title(e) for e in elements[:i])
            ):
                owners.add(i)
        return owners

    def _oblique_title(self, element: _Element) -> bool:
        """Tell whether a title's ending bars it from being a subject ("канцлеру Мерцу")."""
        pattern = self.pack.oblique
        return (
            bool(pattern)
            and _compiled(pattern).search(self._surface(element).casefold().split()[0]) is not None
        )

    def _interpret(self, elements: list[_Element]) -> Mention | None:
        """Return what a phrase means, or None where it names no source."""
        first, last = elements[0].first, elements[-1].last
        owners = self._possessors(elements)
        persons = [i for i, e in enumerate(elements) if e.has(Tag.PERSON) and i not in owners]
        countries = tuple(dict.fromkeys(e.tags[Tag.COUNTRY] for e in elements if e.has(Tag.COUNTRY)))
        institution = next((e.tags[t] for e in elements for t in (Tag.INSTITUTION, Tag.BODY) if e.has(t)), "")
        titles = [e.tags[Tag.TITLE] for e in elements if e.has(Tag.TITLE)]
        title = _head_title(titles)
        owner = next((elements[i].tags[Tag.PERSON] for i in sorted(owners)), "")
        plural = any(e.has(Tag.PLURAL) for e in elements) or self._plural(elements)
        base = Mention(
            MentionKind.UNKNOWN, first, last, countries=countries, institution=institution, title=title,
            possessor=owner, plural=plural, indefinite=self._indefinite(elements),
        )  # fmt: skip
        if persons:
            head = elements[persons[-1]]
            return replace(base, kind=MentionKind.PERSON, value=head.tags[Tag.PERSON], last=head.last)
        if elements[-1].tags.get(Tag.OF) == "'s":
            return None
        caps = self._unknown_name(elements)
        honoured = any(e.has(Tag.HONORIFIC) for e in elements)
        bare = all(e.has(_CAP) for e in elements)
        known = bare and (" " in caps or slug(caps) in self.surnames)
        if caps and (title or honoured or known):
            return replace(base, name=caps)
        if any(e.has(Tag.BOTH) for e in elements):
            value = next(e.tags[Tag.BOTH] for e in elements if e.has(Tag.BOTH))
            return replace(base, kind=MentionKind.BOTH, value=value, title="" if value == "side" else value)
        new = bool(title) and bool(countries or institution)
        if any(e.has(Tag.DESCRIPTOR) for e in elements) and not new:
            value = next(e.tags[Tag.DESCRIPTOR] for e in elements if e.has(Tag.DESCRIPTOR))
            return replace(base, kind=MentionKind.DESCRIPTOR, value=value)
        if any(e.has(Tag.ANONYMOUS) for e in elements):
            return replace(base, kind=MentionKind.ANONYMOUS)
        return self._common(elements, base)

    def _common(self, elements: list[_Element], base: Mention) -> Mention | None:
        """Return what a phrase without a name means."""
        group = next((e.tags[Tag.GROUP] for e in elements if e.has(Tag.GROUP)), "")
        document = any(e.has(Tag.DOCUMENT) for e in elements)
        if document:
            return replace(base, kind=MentionKind.DOCUMENT)
        bare = not self.pack.articles
        if base.title == "official" and (
            base.indefinite or base.plural or base.countries or base.institution or bare
        ):
            return replace(base, kind=MentionKind.ANONYMOUS, title="official")
        if group and not (base.title and not base.plural and base.title != "official"):
            if group == "officials" and not base.countries and not base.institution:
                return replace(base, kind=MentionKind.ANONYMOUS)
            return replace(base, kind=MentionKind.GROUP, value=group)
        if base.title:
            scoped = bool(base.countries or base.institution or base.possessor)
            return replace(base, kind=MentionKind.ROLE if scoped else MentionKind.TITLE, value=base.title)
        if base.institution:
            return replace(base, kind=MentionKind.INSTITUTION, value=base.institution)
        if any(e.has(Tag.MEDIUM) for e in elements):
            value = next(e.tags[Tag.MEDIUM] for e in elements if e.has(Tag.MEDIUM))
            return replace(base, kind=MentionKind.MEDIUM, value=value)
        if any(e.has(Tag.MEDIUM_NOUN) for e in elements):
            return replace(base, kind=MentionKind.MEDIUM)
        if any(e.has(Tag.FELLOW) for e in elements):
            return None
        if base.countries:
            return replace(base, kind=MentionKind.COUNTRY, value=base.countries[-1])
        pronoun = next((e.tags[Tag.PRONOUN] for e in elements if e.has(Tag.PRONOUN)), "")
        if pronoun and len(elements) == 1:
            return replace(base, kind=MentionKind.PRONOUN, value=pronoun)
        return None

    def _unknown_name(self, elements: list[_Element]) -> str:
        """Return the last run of unknown capitalised words, possessors left out."""
        run: list[_Element] = []
        for i, element in enumerate(elements):
            if element.has(_CAP) and len(element.tags) == 1:
                if run and run[-1].last != element.first:
                    run = []
                run.append(element)
            elif element.tags.get(Tag.OF) == "'s" and i and elements[i - 1] in run:
                run = []
        if not run:
            return ""
        return self.text[self.tokens[run[0].first].start : self.tokens[run[-1].last - 1].end]

    def _plural(self, elements: list[_Element]) -> bool:
        plurals = {m.first for ms in self.starts.values() for m in ms if m.tag is Tag.PLURAL}
        return any(e.first in plurals for e in elements)

    def _indefinite(self, elements: list[_Element]) -> bool:
        return bool(elements) and self.tokens[elements[0].first].norm in self.pack.words.indefinites

    def _with_government(self, mention: Mention) -> Mention:
        """Return the mention, governed where a preposition or case ending makes it no subject."""
        before = mention.first - 1
        governed = False
        if any(m.tag is Tag.QUOTING for m in self._ending_at(mention.first)):
            return mention
        for match in self._ending_at(mention.first):
            if match.tag in (Tag.PREPOSITION, Tag.OF) and not (
                match.tag is Tag.PREPOSITION
                and any(m.tag is Tag.ADVERB for m in self._ending_at(mention.first))
            ):
                governed = True
        if before >= 0 and self.tokens[before].norm in ("/",):
            governed = True
        if not governed and mention.kind is MentionKind.PERSON and self.pack.oblique:
            element = _Element(self._name_first(mention), mention.last, {Tag.PERSON: mention.value})
            governed = self._oblique(element)
        if not governed and self.pack.apostrophe == "suffix" and mention.last < len(self.tokens):
            suffix = self.tokens[mention.last].norm
            governed = suffix[0] in "'’" and len(suffix) > 1
        return replace(mention, governed=governed) if governed else mention

    def _name_first(self, mention: Mention) -> int:
        """Return the first token of the name at the end of a mention."""
        for first in range(mention.first, mention.last):
            if any(m.tag is Tag.PERSON and m.last == mention.last for m in self.starts.get(first, ())):
                return first
        return mention.last - 1

    def _ending_at(self, at: int) -> list[Match]:
        """Return the matches that end right before a token."""
        return [m for first in range(max(0, at - 4), at) for m in self.starts.get(first, ()) if m.last == at]


def _head_title(titles: list[str]) -> str:
    """Return the title that counts: the first real one ("senior official … president of" → the first)."""
    return next((t for t in titles if t != "official"), titles[0] if titles else "")


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
