"""What joins two elements of one noun phrase: of, 's, a comma, a parenthesis, where an envoy is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.elements import CAPITAL, Element, name_start
from positions.extraction.given_names import gender_of
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from positions.extraction.elements import Phrases

_POSTED = frozenset({"ambassador", "un_ambassador", "envoy"})


def connector(phrases: Phrases, at: int, elements: list[Element]) -> list[Element] | None:
    """Return what may join two elements of one phrase: of, 's, an acronym in parentheses, a comma, and."""
    if not elements or at >= len(phrases.tokens):
        return None
    token = phrases.tokens[at]
    if token.norm in ("'s", "'"):
        return [Element(at, at + 1, {Tag.OF: "'s"})]
    if token.norm == "(":
        return _parenthesis(phrases, at, elements)
    if elements[-1].has(CAPITAL) and _particle(phrases, at):
        return [Element(at, at + 1, {CAPITAL: ""})]
    if token.norm in '«“"':
        return _house(phrases, at, elements)
    match = next((m for m in phrases.starts.get(at, ()) if m.tag in (Tag.OF, Tag.AND)), None)
    if match is not None and match.tag is Tag.OF:
        joins = phrases.element(match.last) is not None and not elements[-1].has(Tag.PERSON)
        joins = joins and not (phrases.pack.title_first and _complete(elements))
        joins = joins and not _full_name(phrases, elements)
        return [Element(at, match.last, {Tag.OF: "of"})] if joins else None
    if match is not None:
        return [Element(at, match.last, {Tag.AND: ""})] if _pairs(phrases, match.last, elements) else None
    if _joint(phrases, at, elements):
        return [Element(at, at + 1, {Tag.AND: ""})]
    if (posting := _posting(phrases, at, elements)) is not None:
        return [posting]
    if (house := _organisation(phrases, at, elements)) is not None:
        return [house]
    light = (
        _portfolio(phrases, at, elements)
        or _numeral(phrases, at, elements)
        or _stop(phrases, at, elements)
        or phrases.comma(at, elements)
    )
    return [Element(at, at + 1, {Tag.ARTICLE: ""})] if light else phrases.described(at, elements)


def _complete(elements: list[Element]) -> bool:
    """Tell whether a phrase ends with an unknown person's name behind a title or a form of address."""
    run = name_start(elements)
    return run < len(elements) and any(e.has(Tag.TITLE, Tag.HONORIFIC) for e in elements[:run])


def _full_name(phrases: Phrases, elements: list[Element]) -> bool:
    """Tell whether a phrase ends with an unknown person's whole name ("Tom Cole" before "of Oklahoma")."""
    pair = len(elements) > 1 and elements[-1].has(CAPITAL) and elements[-2].has(CAPITAL)
    return pair and bool(gender_of(phrases.pack, phrases.surface(elements[-2])))


def _parenthesis(phrases: Phrases, at: int, elements: list[Element]) -> list[Element] | None:
    """Return a short parenthesis inside a phrase, with the country it may name ("(EC)", "(Mỹ)")."""
    closes = (p for p in range(at + 2, min(at + 7, len(phrases.tokens))) if phrases.tokens[p].norm == ")")
    close = next(closes, None)
    if close is None or phrases.element(close + 1) is None or elements[-1].has(Tag.PERSON):
        return None
    inside = phrases.element(at + 1)
    country = [inside] if inside is not None and inside.has(Tag.COUNTRY) else []
    return [*country, Element(at, close + 1, {Tag.ARTICLE: ""})]


def _house(phrases: Phrases, at: int, elements: list[Element]) -> list[Element] | None:
    """Return a company's name in marks between an office and its holder ("глава «Укренерго» X")."""
    closes = (p for p in range(at + 2, min(at + 6, len(phrases.tokens))) if phrases.tokens[p].norm in '»”"')
    close = next(closes, None)
    titled = any(e.has(Tag.TITLE) for e in elements)
    if close is None or not titled or not names_next(phrases, close + 1):
        return None
    return [Element(at, close + 1, {Tag.ARTICLE: ""})]


def _pairs(phrases: Phrases, after: int, elements: list[Element]) -> bool:
    """Tell whether "and" joins two countries of one phrase ("phái đoàn Mỹ và Ukraine", "US and EU officials")."""
    second = phrases.element(after)
    if second is None or not second.has(Tag.COUNTRY) or not elements[-1].has(Tag.COUNTRY):
        return False
    third = phrases.element(second.last)
    if third is not None and third.has(Tag.GROUP):
        return True
    return any(e.has(Tag.GROUP, Tag.TITLE) for e in elements) and _bare_country(phrases, second)


def _bare_country(phrases: Phrases, element: Element) -> bool:
    """Tell whether a country is not the beginning of another name ("Mỹ và Tổng thống …")."""
    following = phrases.element(element.last)
    return following is None or not following.has(Tag.PERSON, CAPITAL)


def _joint(phrases: Phrases, at: int, elements: list[Element]) -> bool:
    """Tell whether a dash joins the countries of a joint document or group ("tuyên bố chung Mỹ - Ukraine")."""
    if phrases.tokens[at].norm not in "-–" or not elements[-1].has(Tag.COUNTRY):
        return False
    following = phrases.element(at + 1)
    shared = any(e.has(Tag.DOCUMENT, Tag.GROUP) for e in elements)
    return shared and following is not None and following.has(Tag.COUNTRY)


def _posting(phrases: Phrases, at: int, elements: list[Element]) -> Element | None:
    """Return where an envoy is posted, which is no part of his own state ("Đại sứ Nga tại Anh X")."""
    place = next((m for m in phrases.starts.get(at, ()) if m.tag is Tag.PREPOSITION), None)
    if place is None or not phrases.pack.title_first:
        return None
    if not any(e.tags.get(Tag.TITLE) in _POSTED for e in elements):
        return None
    post = phrases.element(place.last)
    while post is not None and post.has(Tag.ARTICLE, Tag.MODIFIER):
        post = phrases.element(post.last)
    states = (Tag.COUNTRY, Tag.INSTITUTION, Tag.BODY)
    if post is None or not post.has(*states) or not names_next(phrases, post.last):
        return None
    return Element(at, post.last, {Tag.ARTICLE: ""})


def _portfolio(phrases: Phrases, at: int, elements: list[Element]) -> bool:
    """Tell whether a plain syllable ends an office's field before the name ("Ủy viên Kinh tế X")."""
    token = phrases.tokens[at]
    plain = token.word and not token.capital and not phrases.starts.get(at) and phrases.pack.title_first
    if not plain or not elements[-1].has(CAPITAL):
        return False
    following = phrases.element(at + 1)
    titled = any(e.has(Tag.TITLE) for e in elements)
    fields = (CAPITAL, Tag.PERSON, Tag.MODIFIER, Tag.INSTITUTION, Tag.BODY)
    return titled and following is not None and following.has(*fields)


# Words that the kind of an organisation may have between its noun and its name ("tập đoàn năng lượng DTEK").
_KIND = 5


def _organisation(phrases: Phrases, at: int, elements: list[Element]) -> Element | None:
    """Return the common noun of a body between an office and a name, with the words that tell its kind."""
    noun = next((m for m in phrases.starts.get(at, ()) if m.tag is Tag.ORGANISATION), None)
    if noun is None or not any(e.has(Tag.TITLE) for e in elements) or elements[-1].has(Tag.PERSON, CAPITAL):
        return None
    closed = (Tag.CUE, Tag.PREPOSITION, Tag.AND, Tag.PASSIVE, Tag.NEGATION, Tag.AUXILIARY)
    for place in range(noun.last, min(noun.last + _KIND, len(phrases.tokens))):
        element = phrases.element(place)
        if element is not None and element.has(CAPITAL, Tag.PERSON):
            return Element(at, place, {Tag.ARTICLE: ""})
        shut = any(m.tag in closed for m in phrases.starts.get(place, ()))
        if shut or not phrases.tokens[place].word:
            return None
    return None


def _numeral(phrases: Phrases, at: int, elements: list[Element]) -> bool:
    """Tell whether a plain word stands between a group and its country ("лидеры десяти европейских стран")."""
    token = phrases.tokens[at]
    plain = token.word and not token.capital and not phrases.starts.get(at)
    if not plain or not elements[-1].has(Tag.GROUP):
        return False
    following = phrases.element(at + 1)
    return following is not None and following.has(Tag.COUNTRY)


def _stop(phrases: Phrases, at: int, elements: list[Element]) -> bool:
    """Tell whether a full stop only ends an abbreviated title ("Sen. X")."""
    if phrases.tokens[at].norm != ".":
        return False
    last = phrases.tokens[elements[-1].last - 1]
    following = phrases.element(at + 1)
    if elements[-1].has(CAPITAL) and last.end - last.start <= (2 if phrases.pack.title_first else 1):
        return following is not None and following.has(CAPITAL, Tag.PERSON)
    if elements[-1].has(Tag.HONORIFIC) and phrases.pack.sources.given and following is not None:
        return following.has(CAPITAL, Tag.PERSON, Tag.HONORIFIC)
    return elements[-1].has(Tag.HONORIFIC, Tag.TITLE) and names_next(phrases, at + 1)


def before_name(phrases: Phrases, at: int, elements: list[Element]) -> bool:
    """Tell whether a comma or dash stands between an office and the name of who holds it."""
    if phrases.tokens[at].norm not in ("-", "–", "—", ","):
        return False
    named = any(e.has(Tag.PERSON) for e in elements)
    titled = any(e.has(Tag.TITLE) for e in elements)
    return titled and not named and (names_next(phrases, at + 1) or _ranked(phrases, at + 1))


def _ranked(phrases: Phrases, at: int) -> bool:
    """Tell whether a rank and a name behind it stand next ("người phát ngôn của ông, trung tá X")."""
    rank = phrases.element(at)
    ranked = rank is not None and rank.tags.get(Tag.TITLE) == "official" and phrases.pack.title_first
    return rank is not None and ranked and not phrases.pack.inverted and names_next(phrases, rank.last)


# Small words inside names from abroad ("Jean de Gliniasty").
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "der", "di", "du", "ibn", "la", "le", "van", "von"})
# Those that are no words of Turkish ("de" and "da" mean "too").
_FOREIGN_PARTICLES = frozenset({"al", "bin", "del", "den", "der", "ibn", "van", "von"})


def _particle(phrases: Phrases, at: int) -> bool:
    """Tell whether a small word stands inside a name, between capitals."""
    suffixed = phrases.pack.apostrophe == "suffix"
    known = _FOREIGN_PARTICLES if suffixed else _PARTICLES
    names = suffixed or bool(phrases.pack.sources.houses) or phrases.pack.isolating
    if not names or at + 1 >= len(phrases.tokens):
        return False
    token, behind = phrases.tokens[at], phrases.tokens[at + 1]
    small = token.norm in known and not token.capital
    return small and (behind.capital or behind.norm in known)


def names_next(phrases: Phrases, at: int) -> bool:
    """Tell whether a person's name stands next, behind an honorific perhaps."""
    element = phrases.element(at)
    if element is not None and element.has(Tag.HONORIFIC):
        element = phrases.element(element.last) or element
    if element is None:
        return False
    if element.has(Tag.PERSON):
        following = element.last
        return following >= len(phrases.tokens) or phrases.tokens[following].norm not in ("'s", "'")
    if not element.has(CAPITAL):
        return False
    second = phrases.element(element.last)
    return _particle(phrases, element.last) or (second is not None and second.has(CAPITAL))
