"""Reads mentions off the noun phrases of a sentence: what each phrase means, and whether it can be a subject."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from positions.extraction.cases import nominative
from positions.extraction.elements import CAPITAL, Element, borne
from positions.extraction.given_names import gender_of
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.noun_phrases import NounPhrases
from positions.extraction.owners import possessors
from positions.extraction.romanization import slug
from positions.extraction.tags import Tag
from positions.extraction.unknown_names import (
    countryman,
    gender,
    namesake,
    of_place,
    placed_office,
    starts_plainly,
    told_of,
    unknown_name,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


class MentionFinder(NounPhrases):
    """Reads the mentions off the noun phrases of one sentence."""

    def find(self) -> list[Mention]:
        """Return the mentions in text order."""
        found: list[Mention] = []
        at = 0
        while at < len(self.tokens):
            elements = self.phrase(at) if at in self.starts or self.tokens[at].capital else None
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
        return possessors(self, elements)

    def _interpret(self, elements: list[Element]) -> Mention | None:
        """Return what a phrase means, or None where it names no source."""
        values = borne(elements)
        owners = self._possessors(elements) if Tag.PERSON in values else set()
        base = self._base(elements, values, owners)
        persons = [i for i, e in enumerate(elements) if Tag.PERSON in e.tags and i not in owners]
        if persons:
            head = elements[persons[-1]]
            if (other := namesake(self, elements, persons[-1])) is not None:
                return replace(base, name=other, last=head.last)
            base.last = head.last
            return _meaning(base, MentionKind.PERSON, head.tags[Tag.PERSON])
        if elements[-1].tags.get(Tag.OF) == "'s":
            return None
        if CAPITAL in values and (named := self._new_name(elements, base)) is not None:
            name, declined = named
            return replace(base, name=name, value=gender(self, elements, name), governed=declined)
        if (side := values.get(Tag.BOTH)) is not None:
            return replace(base, kind=MentionKind.BOTH, value=side, title="" if side == "side" else side)
        new = bool(base.title) and bool(base.countries or base.institution)
        if (descriptor := values.get(Tag.DESCRIPTOR)) is not None and not new:
            return _meaning(base, MentionKind.DESCRIPTOR, descriptor)
        if Tag.ANONYMOUS in values:
            return _meaning(base, MentionKind.ANONYMOUS)
        return self._common(elements, values, base)

    def _base(self, elements: list[Element], values: Mapping[Tag, str], owners: set[int]) -> Mention:
        """Return all that the words of a phrase tell, before it is decided what it means."""
        institution = ""
        if Tag.INSTITUTION in values or Tag.BODY in values:
            institution = next(
                e.tags[t] for e in elements for t in (Tag.INSTITUTION, Tag.BODY) if t in e.tags
            )
        titles = [e.tags[Tag.TITLE] for e in elements if Tag.TITLE in e.tags] if Tag.TITLE in values else []
        if titles and not institution and any(e.tags.get(Tag.GROUP) == "government" for e in elements):
            institution = "government"
        countries: tuple[str, ...] = ()
        if Tag.COUNTRY in values:
            # "Anh" before a name is a form of address, not Britain.
            mister = len(elements) > 1 and elements[0].has(Tag.HONORIFIC) and elements[1].has(CAPITAL)
            named = (e.tags[Tag.COUNTRY] for e in elements[mister:] if Tag.COUNTRY in e.tags)
            countries = tuple(dict.fromkeys(named))
        return Mention(
            MentionKind.UNKNOWN,
            elements[0].first,
            elements[-1].last,
            countries=countries,
            institution=institution,
            title=_head_title(titles),
            possessor=elements[min(owners)].tags[Tag.PERSON] if owners else "",
            plural=Tag.PLURAL in values or self._plural(elements),
            indefinite=self._indefinite(elements),
            former=self._former(elements),
            owner=_owner(elements),
        )

    def _new_name(self, elements: list[Element], base: Mention) -> tuple[str, bool] | None:
        """Return the name of a person that no list knows, in the nominative; None where capitals are no name.

        The second piece tells whether its case bars it from being a subject.
        """
        caps = "" if placed_office(self, elements) else self._unknown_name(elements)
        told = bool(caps) and told_of(self, elements)
        caps, declined = nominative(caps, self.pack, self.surnames, told=told) if caps else ("", False)
        named = max((i for i, e in enumerate(elements) if e.has(CAPITAL)), default=0)
        honoured = any(e.has(Tag.HONORIFIC) for e in elements[:named])
        bare = all(
            e.has(CAPITAL) or (e.has(Tag.FELLOW) and self.pack.pro_drop) or self._initial_stop(e)
            for e in elements
        )
        known = bare and (
            " " in caps or slug(caps) in self.surnames or (bool(caps) and self._given_alone(caps))
        )
        known = known and not starts_plainly(self, elements, caps)
        known = known or (countryman(self, elements) and " " in caps)
        if not caps or not (base.title or honoured or known) or of_place(self, base, caps):
            return None
        return caps, declined and not told

    def _initial_stop(self, element: Element) -> bool:
        """Tell whether an element is only the full stop behind an initial ("Peter L. Brand")."""
        return bool(self.pack.sources.given) and self.tokens[element.first].norm == "."

    def _given_alone(self, name: str) -> bool:
        """Tell whether one capitalised word is a given name, and so means a person."""
        return bool(gender_of(self.pack, name))

    def _common(self, elements: list[Element], values: Mapping[Tag, str], base: Mention) -> Mention | None:
        """Return what a phrase without a name means."""
        group = values.get(Tag.GROUP)
        if Tag.DOCUMENT in values:
            return _meaning(base, MentionKind.DOCUMENT)
        placed = elements[-1].has(CAPITAL) and of_place(self, base, self.surface(elements[-1]))
        several = base.title == "analyst" and (base.indefinite or base.plural or placed)
        new = base.indefinite or base.plural or base.countries or base.institution or self._marked(elements)
        if several or (base.title == "official" and (new or not self.pack.articles)):
            return replace(base, kind=MentionKind.ANONYMOUS, title="official")
        if group and not (base.title and not base.plural and base.title != "official"):
            if group == "officials" and not base.countries and not base.institution:
                return _meaning(base, MentionKind.ANONYMOUS)
            return _meaning(base, MentionKind.GROUP, group)
        if base.title:
            scoped = bool(base.countries or base.institution or base.possessor)
            return _meaning(base, MentionKind.ROLE if scoped else MentionKind.TITLE, base.title)
        if base.institution:
            return _meaning(base, MentionKind.INSTITUTION, base.institution)
        if (medium := values.get(Tag.MEDIUM)) is not None:
            return _meaning(base, MentionKind.MEDIUM, medium)
        if Tag.MEDIUM_NOUN in values:
            return _meaning(base, MentionKind.MEDIUM)
        if Tag.FELLOW in values:
            return None
        if base.countries:
            return _meaning(base, MentionKind.COUNTRY, base.countries[-1])
        pronoun = values.get(Tag.PRONOUN)
        alone = pronoun != "latter" or self._stands_alone(base.last)
        if pronoun and alone and all(e.has(Tag.ARTICLE) for e in elements[:-1]):
            return _meaning(base, MentionKind.PRONOUN, pronoun)
        return None

    def _stands_alone(self, last: int) -> bool:
        """Tell whether "the latter" is no adjective: a comma or a cue follows."""
        comma = last < len(self.tokens) and self.tokens[last].norm == ","
        return comma or any(match.tag is Tag.CUE for match in self.starts.get(last, ()))

    def _unknown_name(self, elements: list[Element]) -> str:
        """Return the last run of unknown capitalised words, possessors left out."""
        return unknown_name(self, elements)

    def _plural(self, elements: list[Element]) -> bool:
        for element in elements:
            for match in self.starts.get(element.first, ()):
                if match.tag is Tag.PLURAL:
                    return True
        return False

    def _indefinite(self, elements: list[Element]) -> bool:
        return bool(elements) and self.tokens[elements[0].first].norm in self.pack.words.indefinites

    def _former(self, elements: list[Element]) -> bool:
        """Tell whether a word of a phrase says that its office is one of the past."""
        return any(m.tag is Tag.FORMER for e in elements for m in self.starts.get(e.first, ()))

    def _marked(self, elements: list[Element]) -> bool:
        """Tell whether a phrase, or what follows it, says that its source is not named ("quan chức giấu tên")."""
        places = [*(e.first for e in elements), elements[-1].last]
        return any(m.tag is Tag.ANONYMOUS_MARK for place in places for m in self.starts.get(place, ()))

    def _with_government(self, mention: Mention) -> Mention:
        """Return the mention, governed where a preposition or case ending makes it no subject."""
        before = mention.first - 1
        tags = {match.tag for match in self.ending_at(mention.first)}
        if Tag.QUOTING in tags:
            return mention
        governed = Tag.OF in tags or (Tag.PREPOSITION in tags and Tag.ADVERB not in tags)
        if before >= 0 and self.tokens[before].norm == "/":
            governed = True
        if not governed and mention.kind is MentionKind.PERSON and self.pack.oblique:
            element = Element(self._name_first(mention), mention.last, {Tag.PERSON: mention.value})
            governed = self.oblique(element)
        if not governed and self.pack.apostrophe == "suffix" and mention.last < len(self.tokens):
            suffix = self.tokens[mention.last].norm
            governed = suffix[0] in "'’" and len(suffix) > 1
        if governed:
            mention.governed = True
        return mention

    def _name_first(self, mention: Mention) -> int:
        """Return the first token of the name at the end of a mention."""
        for first in range(mention.first, mention.last):
            if any(m.tag is Tag.PERSON and m.last == mention.last for m in self.starts.get(first, ())):
                return first
        return mention.last - 1


def _head_title(titles: list[str]) -> str:
    """Return the title that counts: the first real one ("senior official … president of" → the first)."""
    return next((t for t in titles if t not in ("official", "analyst")), titles[0] if titles else "")


def _owner(elements: list[Element]) -> str:
    """Return the gender of the pronoun to which a phrase belongs; "" where none does."""
    for of, element in pairwise(elements):
        if of.tags.get(Tag.OF) == "of" and element.has(Tag.PRONOUN):
            return element.tags[Tag.PRONOUN]
    return ""


def _meaning(mention: Mention, kind: MentionKind, value: str = "") -> Mention:
    """Return a mention that was made just now, with what it means."""
    mention.kind, mention.value = kind, value
    return mention
