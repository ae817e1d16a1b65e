"""Mentions in a language of case suffixes: an apostrophe sets them off from names, common nouns bear them bare."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from typing_extensions import override

from positions.extraction.elements import CAPITAL, Element
from positions.extraction.given_names import gender_of
from positions.extraction.home_names import at_home
from positions.extraction.mention_finder import MentionFinder
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.named_bodies import named_body
from positions.extraction.patterns import compiled, suffixed
from positions.extraction.possessed_bodies import leads, of_country, of_office, office_of
from positions.extraction.suffixed_heads import declined, head_next, official_next
from positions.extraction.tags import Tag

_HEADS = (Tag.TITLE, Tag.GROUP, Tag.BODY, Tag.INSTITUTION, Tag.ANONYMOUS, Tag.FELLOW)
_NAMES = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.COUNTRY)
# Titles that many bear.
_MANY = ("official", "analyst", "adviser", "aide", "lawmaker", "spokesperson", "minister")


class SuffixedMentionFinder(MentionFinder):
    """Reads mentions whose case stands in a suffix, at the end of the phrase."""

    @override
    def _connector(self, at: int, elements: list[Element]) -> list[Element] | None:
        """Return a suffix that keeps its word inside the phrase ("Putin'in danışmanı", "ABD'li bir yetkili")."""
        if not elements or at >= len(self.tokens):
            return None
        norm = self.tokens[at].norm
        if norm[0] != "'" or len(norm) == 1:
            return super()._connector(at, elements)
        if suffixed(self.pack, norm, "joining"):
            return [Element(at, at + 1, {Tag.ARTICLE: ""})] if head_next(self, at + 1, _HEADS) else None
        if suffixed(self.pack, norm, "genitive") and head_next(self, at + 1, _HEADS):
            return [Element(at, at + 1, {Tag.OF: "'s"})]
        place = at + 1
        if (
            suffixed(self.pack, norm, "dative")
            and place < len(self.tokens)
            and self.tokens[place].norm == "yakın"
        ):
            place += 1
        elif not suffixed(self.pack, norm, "ablative"):
            return None
        if elements[-1].has(Tag.INSTITUTION, Tag.COUNTRY, Tag.BODY) and official_next(self, place):
            return [Element(at, place, {Tag.ARTICLE: ""})]
        return None

    @override
    def _continues(self, elements: list[Element], element: Element) -> bool:
        """Tell whether an element can go on with the phrase: not behind a full name or a noun in another case."""
        last = elements[-1]
        house = last.has(Tag.INSTITUTION) and not any(e.has(Tag.TITLE) for e in elements)
        if house and element.has(CAPITAL) and self.oblique(element):
            return False
        if last.has(Tag.PERSON):
            return element.has(Tag.GROUP) and element.tags[Tag.GROUP] == "government"
        if last.has(CAPITAL) and self._compound(last.last - 1):
            return False
        if last.has(CAPITAL) and element.has(Tag.PERSON):
            return True
        if last.has(CAPITAL) and any(e.has(Tag.TITLE) for e in elements) and not element.has(CAPITAL):
            return False
        joined = (
            last.has(Tag.INSTITUTION)
            and element.has(Tag.INSTITUTION)
            and not element.has(Tag.GROUP, Tag.TITLE)
        )
        if last.has(Tag.DOCUMENT) or (joined and not self._genitive(last.last - 1)):
            return False
        if last.has(*_HEADS) and declined(self, last.last - 1):
            if element.has(Tag.MODIFIER, Tag.ARTICLE, Tag.ANONYMOUS) and official_next(self, element.first):
                return True
            return self._genitive(last.last - 1) and element.has(*_HEADS, Tag.MODIFIER, Tag.ARTICLE)
        if element.has(Tag.MEDIUM, Tag.COUNTRY) and not element.has(Tag.MODIFIER) and last.has(*_HEADS):
            return False
        if element.has(Tag.COUNTRY) and not element.has(Tag.MODIFIER) and last.has(Tag.COUNTRY):
            return head_next(self, element.first, _HEADS)
        if element.has(Tag.ANONYMOUS, Tag.DESCRIPTOR) and not any(e.has(Tag.BOTH) for e in elements):
            return True
        return super()._continues(elements, element)

    @override
    def comma(self, at: int, elements: list[Element]) -> bool:
        """Tell whether a dash stands between an office and its holder; a comma sets a subject off."""
        return self.tokens[at].norm != "," and super().comma(at, elements)

    def _names_thing(self, mention: Mention, elements: list[Element]) -> bool:
        """Tell whether capitalised words are a compound noun ("Zaporijya Nükleer Santrali") rather than a person."""
        if any(e.has(Tag.HONORIFIC) for e in elements) or gender_of(self.pack, mention.name):
            return False
        last = self.tokens[mention.last - 1].norm
        long = mention.name.count(" ") > 1 and last[-1] in "ıiuü"
        thing = compiled(self.pack.suffixes["thing"]).search(last) is not None
        return long or thing or self._compound(mention.last - 1)

    def _compound(self, at: int) -> bool:
        """Tell whether a capitalised word is a compound noun in a case ("Bilkent Üniversitesinden"), no part of a name."""
        return compiled(self.pack.suffixes["compound"]).search(self.tokens[at].norm) is not None

    def _genitive(self, at: int) -> bool:
        return self.tokens[at].norm[-1] == "n" and self.tokens[at].norm[-2] in "ıiuü"

    @override
    def oblique(self, element: Element) -> bool:
        """Tell whether a suffix behind a name bars it from being a subject."""
        return element.last < len(self.tokens) and self._suffix(element.last)

    def _suffix(self, at: int) -> bool:
        norm = self.tokens[at].norm
        return norm[0] == "'" and len(norm) > 1

    @override
    def _possessors(self, elements: list[Element]) -> set[int]:
        """Return the persons that own the phrase: in the genitive, or before their government."""
        owners: set[int] = set()
        for place, (element, following) in enumerate(pairwise(elements)):
            if element.has(Tag.PERSON) and (following.has(Tag.GROUP) or following.tags.get(Tag.OF) == "'s"):
                owners.add(place)
        return owners

    @override
    def _interpret(self, elements: list[Element]) -> Mention | None:
        """Return what a phrase means; a capital that only opens the sentence is no part of a name."""
        if elements[0].has(CAPITAL) and elements[0].first == 0 and self._opens_only(elements):
            elements = elements[1:]
        named = named_body(self.text, self.tokens, elements, self.pack)
        if named is not None:
            return named
        mention = super()._interpret(elements)
        if mention is None:
            return None
        if (
            mention.kind is MentionKind.ANONYMOUS
            and mention.title == "official"
            and self._known_official(mention)
        ):
            return replace(mention, kind=MentionKind.DESCRIPTOR, value="", name="")
        if (
            mention.kind is MentionKind.ANONYMOUS
            and mention.last - mention.first == 1
            and not mention.indefinite
        ):
            return replace(mention, value="same")
        mention = office_of(
            of_office(of_country(mention, elements, self.codebook), self.codebook), self.codebook
        )
        owned = [e for e in elements[self._owned(elements) :] if e.has(Tag.TITLE)]
        if mention.kind is MentionKind.ROLE and mention.possessor and owned:
            title = owned[-1].tags[Tag.TITLE]
            if not leads(mention.possessor, self.codebook):
                return replace(mention, kind=MentionKind.ANONYMOUS, title="official", value="")
            return replace(mention, title=title, value=title)
        if mention.kind is MentionKind.ROLE and mention.possessor and mention.institution:
            whole = replace(mention, kind=MentionKind.INSTITUTION, countries=())
            return office_of(of_office(whole, self.codebook), self.codebook)
        body = self.codebook.institutions.get(mention.institution)
        if mention.kind is MentionKind.GROUP and body is not None and body.country is None:
            return replace(mention, kind=MentionKind.INSTITUTION, value=body.key)
        if mention.kind is not MentionKind.UNKNOWN:
            return mention
        if not mention.title and self._names_thing(mention, elements):
            return None
        return at_home(mention, self.pack)

    @override
    def _given_alone(self, name: str) -> bool:
        """Tell whether one capitalised word is a person: given names are words as well, so never."""
        return False

    @override
    def _unknown_name(self, elements: list[Element]) -> str:
        """Return the unknown capitalised words behind the last genitive."""
        return super()._unknown_name(elements[self._owned(elements) :])

    def _owned(self, elements: list[Element]) -> int:
        """Return where the phrase goes on behind its last genitive."""
        return max((i + 1 for i, e in enumerate(elements) if e.has(Tag.OF)), default=0)

    def _opens_only(self, elements: list[Element]) -> bool:
        """Tell whether the first of several elements is a common word with a capital and a case ending."""
        return len(elements) > 1 and (
            declined(self, 0)
            or self._kin(0)
            or not elements[1].has(CAPITAL, Tag.PERSON)
            or self._suffix(elements[0].last)
        )

    def _kin(self, at: int) -> bool:
        """Tell whether a word is somebody's relative or neighbour before a name ("Komşusu İgor"), and no given name."""
        return self.tokens[at].norm.endswith(("sı", "si", "su", "sü")) and not gender_of(
            self.pack, self.text[self.tokens[at].start : self.tokens[at].end]
        )

    def _trade(self, elements: list[Element]) -> bool:
        """Tell whether a common noun with the sentence's capital stands before one given name ("Kuaför Natalya")."""
        pair = len(elements) == 2 and elements[1].has(CAPITAL)
        return pair and self._first_name(elements[1].first) and not self._first_name(0)

    def _first_name(self, at: int) -> bool:
        """Tell whether a word is a given name, of the language or from abroad."""
        token = self.tokens[at]
        foreign = self.pack.transliteration.foreign
        return token.norm in foreign or bool(gender_of(self.pack, self.text[token.start : token.end]))

    @override
    def _new_name(self, elements: list[Element], base: Mention) -> tuple[str, bool] | None:
        """Return a name that no list knows, also one word of it behind an age or a relative ("62 yaşındaki Valentina")."""
        found = super()._new_name(elements, base)
        aged = self.pack.suffixes.get("aged")
        if found is not None or aged is None or not all(e.has(CAPITAL) for e in elements):
            return found
        name = self._unknown_name(elements)
        first, last = elements[0].first, elements[-1].last
        before = self.tokens[first - 1].norm if first else ""
        kin = first == 1 and (self._kin(0) or self._first_name(1))
        # "Blogger Rıbar ise …": what a word like "however" follows is a subject.
        behind = self.tokens[last].norm if last < len(self.tokens) else ""
        contrasted = first > 1 and compiled(self.pack.suffixes["contrast"]).search(behind)
        if declined(self, first) or self.tokens[first].norm.endswith(("lar", "ler")):
            contrasted = None  # A people, perhaps in a case ("Rusların ise …").
        return (name, False) if name and (kin or contrasted or compiled(aged).search(before)) else None

    def _known_official(self, mention: Mention) -> bool:
        """Tell whether "the official" takes up somebody met before: not introduced as new, and alone."""
        marked = any("istemeyen" in self.tokens[p].norm for p in range(mention.first, mention.last))
        return not mention.indefinite and not mention.plural and not marked

    @override
    def _indefinite(self, elements: list[Element]) -> bool:
        indefinites = self.pack.words.indefinites
        return any(self.tokens[e.first].norm in indefinites for e in elements)

    def _introduce(self, mention: Mention) -> None:
        """Make a title that an article and plain words precede an unnamed source ("bir sigorta brokeri")."""
        if mention.kind is not MentionKind.TITLE or mention.title not in _MANY:
            return
        for place in range(mention.first - 1, max(-1, mention.first - 4), -1):
            token = self.tokens[place]
            if token.norm in self.pack.words.indefinites:
                states = [m.value for m in self._ends.get(place, ()) if m.tag is Tag.COUNTRY]
                mention.kind, mention.value, mention.indefinite = MentionKind.ANONYMOUS, "", True
                mention.first, mention.countries = place, tuple(states[:1])
                return
            if not token.word or token.capital or place in self.starts:
                return

    @override
    def _with_government(self, mention: Mention) -> Mention:
        """Return the mention, governed where a suffix, a case ending or a postposition makes it no subject."""
        self._introduce(mention)
        suffix = mention.last < len(self.tokens) and self._suffix(mention.last)
        common = mention.kind not in _NAMES and declined(self, mention.last - 1)
        behind = {m.tag for m in self.starts.get(mention.last, ())}
        mention.governed = suffix or common or (Tag.POSTPOSITION in behind and Tag.CUE not in behind)
        return mention
