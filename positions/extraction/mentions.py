"""Mentions of possible sources: names, roles, institutions, pronouns, anonymous ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from positions.extraction.cases import nominative
from positions.extraction.descriptions import oblique_office
from positions.extraction.elements import CAPITAL, Element
from positions.extraction.given_names import given_names
from positions.extraction.lexicon import Tag
from positions.extraction.noun_phrases import NounPhrases
from positions.extraction.registry import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.codebook import Codebook


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
    PLAIN = "plain"


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


# Offices whose holders the registry knows.
_SUPREME = frozenset({"president", "pm", "leader", "king"})


class MentionFinder(NounPhrases):
    """Reads the mentions off the noun phrases of one sentence."""

    def find(self) -> list[Mention]:
        """Return the mentions in text order."""
        found: list[Mention] = []
        at = 0
        while at < len(self.tokens):
            elements = self.phrase(at)
            if not elements:
                at += 1
                continue
            mention = self._interpret(elements)
            if mention is not None:
                found.append(self._with_government(mention))
            at = max(elements[-1].last, at + 1)
        return found

    def _possessors(self, elements: list[Element]) -> set[int]:
        """Return the places of persons that own the phrase rather than head it."""
        owners: set[int] = set()
        persons = [i for i, e in enumerate(elements) if e.has(Tag.PERSON)]
        for i in persons:
            after = elements[i + 1] if i + 1 < len(elements) else None
            if after is not None and after.tags.get(Tag.OF) == "'s":
                owners.add(i)
            apart = max((j for j, e in enumerate(elements[:i]) if self.surface(e) == ","), default=-1)
            before = [e for e in elements[apart + 1 : i] if not e.has(Tag.ARTICLE)]
            while before and before[-1].has(Tag.HONORIFIC, Tag.TITLE, Tag.COUNTRY, Tag.MODIFIER):
                before.pop()
            if before and before[-1].tags.get(Tag.OF) == "of" and self._may_own(elements, i):
                owners.add(i)
            if self.pack.oblique and i != persons[-1] and self.oblique(elements[i]):
                owners.add(i)
            if (
                self.pack.oblique
                and i == persons[-1]
                and self.oblique(elements[i])
                and any(e.has(Tag.TITLE) and not self._oblique_title(e) for e in elements[:i])
            ):
                owners.add(i)
        return owners

    def _may_own(self, elements: list[Element], at: int) -> bool:
        """Tell whether a person holds the supreme office before his name, where one stands there ("aide of President X")."""
        titles = [e.tags[Tag.TITLE] for e in elements[max(0, at - 2) : at] if e.has(Tag.TITLE)]
        if not titles or titles[-1] not in _SUPREME:
            return True
        roles = self.codebook.persons[elements[at].tags[Tag.PERSON]].roles
        return any(role.title in _SUPREME for role in roles)

    def _told_of(self, elements: list[Element]) -> bool:
        """Tell whether a phrase is in the genitive: behind "according to", or its office says so."""
        marks = (Tag.ACCORDING, Tag.QUOTING, Tag.WORDS_OF)
        return any(match.tag in marks for match in self.ending_at(elements[0].first)) or any(
            e.has(Tag.TITLE) and self._oblique_title(e) for e in elements
        )

    def _oblique_title(self, element: Element) -> bool:
        """Tell whether a title's ending bars it from being a subject ("канцлеру Мерцу")."""
        return oblique_office(self.pack, self.surface(element))

    def _interpret(self, elements: list[Element]) -> Mention | None:
        """Return what a phrase means, or None where it names no source."""
        first, last = elements[0].first, elements[-1].last
        owners = self._possessors(elements)
        persons = [i for i, e in enumerate(elements) if e.has(Tag.PERSON) and i not in owners]
        countries = tuple(dict.fromkeys(e.tags[Tag.COUNTRY] for e in elements if e.has(Tag.COUNTRY)))
        institution = next((e.tags[t] for e in elements for t in (Tag.INSTITUTION, Tag.BODY) if e.has(t)), "")
        titles = [e.tags[Tag.TITLE] for e in elements if e.has(Tag.TITLE)]
        if titles and not institution and any(e.tags.get(Tag.GROUP) == "government" for e in elements):
            institution = "government"
        title = _head_title(titles)
        owner = next((elements[i].tags[Tag.PERSON] for i in sorted(owners)), "")
        plural = any(e.has(Tag.PLURAL) for e in elements) or self._plural(elements)
        base = Mention(
            MentionKind.UNKNOWN, first, last, countries=countries, institution=institution, title=title,
            possessor=owner, plural=plural, indefinite=self._indefinite(elements),
        )  # fmt: skip
        if persons:
            head = elements[persons[-1]]
            if (namesake := self._namesake(elements, persons[-1])) is not None:
                return replace(base, name=namesake, last=head.last)
            return replace(base, kind=MentionKind.PERSON, value=head.tags[Tag.PERSON], last=head.last)
        if elements[-1].tags.get(Tag.OF) == "'s":
            return None
        caps = "" if self._placed_office(elements) else self._unknown_name(elements)
        named = max((i for i, e in enumerate(elements) if e.has(CAPITAL)), default=0)
        honoured = any(e.has(Tag.HONORIFIC) for e in elements[:named])
        bare = all(e.has(CAPITAL) or (e.has(Tag.FELLOW) and self.pack.pro_drop) for e in elements)
        known = bare and (
            " " in caps or slug(caps) in self.surnames or caps.casefold() in given_names(self.pack)
        )
        known = known or (self._countryman(elements) and " " in caps)
        if caps and (title or honoured or known):
            plain = nominative(caps, self.pack.genitives) if self._told_of(elements) else caps
            return replace(base, name=plain, value=self._gender(elements, plain))
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

    def _placed_office(self, elements: list[Element]) -> bool:
        """Tell whether a capitalised word names the place of an office, not its holder ("the Vermont senator")."""
        article = elements[0].has(Tag.ARTICLE) and bool(self.pack.sources.given)
        return article and elements[-1].has(Tag.TITLE) and elements[-2].has(CAPITAL)

    def _gender(self, elements: list[Element], name: str) -> str:
        """Return the gender that an honorific or a given name tells, or ""."""
        honorifics = [e.tags[Tag.HONORIFIC] for e in elements if e.has(Tag.HONORIFIC)]
        if "f" in honorifics:
            return "f"
        return given_names(self.pack).get(name.split(maxsplit=1)[0].casefold(), "")

    def _namesake(self, elements: list[Element], at: int) -> str | None:
        """Return the full name of somebody else of the same surname ("Boris" before a registered "Johnson"), or None."""
        head = elements[at]
        if at == 0 or head.last - head.first > 1 or not elements[at - 1].has(CAPITAL):
            return None
        first = self.surface(elements[at - 1])
        known = first_names(self.codebook)
        if head.tags[Tag.PERSON] in known.get(first.casefold(), ()):
            return None
        if first.casefold() not in known and first.casefold() not in given_names(self.pack):
            return None
        return f"{first} {self.surface(head)}"

    def _common(self, elements: list[Element], base: Mention) -> Mention | None:
        """Return what a phrase without a name means."""
        group = next((e.tags[Tag.GROUP] for e in elements if e.has(Tag.GROUP)), "")
        document = any(e.has(Tag.DOCUMENT) for e in elements)
        if document:
            return replace(base, kind=MentionKind.DOCUMENT)
        several = base.title == "analyst" and (base.indefinite or base.plural)
        new = base.indefinite or base.plural or base.countries or base.institution or self._marked(elements)
        if several or (base.title == "official" and (new or not self.pack.articles)):
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
        alone = pronoun != "latter" or self._stands_alone(base.last)
        if pronoun and alone and len(elements) == 1:
            return replace(base, kind=MentionKind.PRONOUN, value=pronoun)
        return None

    def _stands_alone(self, last: int) -> bool:
        """Tell whether "the latter" is no adjective: a comma or a cue follows."""
        comma = last < len(self.tokens) and self.tokens[last].norm == ","
        return comma or any(match.tag is Tag.CUE for match in self.starts.get(last, ()))

    def _unknown_name(self, elements: list[Element]) -> str:
        """Return the last run of unknown capitalised words, possessors left out."""
        run: list[Element] = []
        owned = self.pack.title_first and not self.pack.inverted
        for i, element in enumerate(elements):
            if element.has(CAPITAL) and len(element.tags) == 1:
                if run and run[-1].last != element.first:
                    run = []
                if owned and not run and i and elements[i - 1].tags.get(Tag.OF) == "of":
                    return ""
                run.append(element)
            elif element.tags.get(Tag.OF) == "'s" and i and elements[i - 1] in run:
                run = []
        while len(run) > 2 and self.surface(run[0]).isupper():
            run.pop(0)
        if not run:
            return ""
        return self.text[self.tokens[run[0].first].start : self.tokens[run[-1].last - 1].end]

    def _plural(self, elements: list[Element]) -> bool:
        plurals = {m.first for ms in self.starts.values() for m in ms if m.tag is Tag.PLURAL}
        return any(e.first in plurals for e in elements)

    def _indefinite(self, elements: list[Element]) -> bool:
        return bool(elements) and self.tokens[elements[0].first].norm in self.pack.words.indefinites

    def _countryman(self, elements: list[Element]) -> bool:
        """Tell whether a country stands right before an unknown name at the end ("tư lệnh Đức Jan Weber")."""
        run = len(elements)
        while run and elements[run - 1].has(CAPITAL):
            run -= 1
        return (
            self.pack.title_first
            and not self.pack.inverted
            and 0 < run < len(elements)
            and elements[run - 1].has(Tag.COUNTRY)
        )

    def _marked(self, elements: list[Element]) -> bool:
        """Tell whether a phrase, or what follows it, says that its source is not named ("quan chức giấu tên")."""
        places = [*(e.first for e in elements), elements[-1].last]
        return any(m.tag is Tag.ANONYMOUS_MARK for place in places for m in self.starts.get(place, ()))

    def _with_government(self, mention: Mention) -> Mention:
        """Return the mention, governed where a preposition or case ending makes it no subject."""
        before = mention.first - 1
        governed = False
        if any(m.tag is Tag.QUOTING for m in self.ending_at(mention.first)):
            return mention
        for match in self.ending_at(mention.first):
            if match.tag in (Tag.PREPOSITION, Tag.OF) and not (
                match.tag is Tag.PREPOSITION
                and any(m.tag is Tag.ADVERB for m in self.ending_at(mention.first))
            ):
                governed = True
        if before >= 0 and self.tokens[before].norm == "/":
            governed = True
        if not governed and mention.kind is MentionKind.PERSON and self.pack.oblique:
            element = Element(self._name_first(mention), mention.last, {Tag.PERSON: mention.value})
            governed = self.oblique(element)
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


@lru_cache(maxsize=8)
def first_names(codebook: Codebook) -> dict[str, frozenset[str]]:
    """Return the first names in the registry, each with the keys of those who bear it."""
    bearers: dict[str, set[str]] = {}
    for person in codebook.persons.values():
        for name in (person.name, *person.aliases):
            if " " in name:
                bearers.setdefault(name.split()[0].rstrip("*").casefold(), set()).add(person.key)
    return {name: frozenset(keys) for name, keys in bearers.items()}


def shared_heads(mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions with countries that share a head as one: "leaders of France, Germany and Italy"."""
    made: list[Mention] = []
    for mention in mentions:
        head = made[-1] if made else None
        shares = head is not None and (
            head.kind is MentionKind.GROUP or (head.kind is MentionKind.ROLE and head.title == "leader")
        )
        if head is not None and shares and mention.kind is MentionKind.COUNTRY and head.countries:
            value = head.value if head.kind is MentionKind.GROUP else "leaders"
            made[-1] = replace(head, kind=MentionKind.GROUP, value=value, last=mention.last,
                               countries=(*head.countries, *mention.countries))  # fmt: skip
        else:
            made.append(mention)
    return made


def _head_title(titles: list[str]) -> str:
    """Return the title that counts: the first real one ("senior official … president of" → the first)."""
    return next((t for t in titles if t not in ("official", "analyst")), titles[0] if titles else "")
