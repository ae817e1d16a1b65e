"""Capitalised words that no list knows: whether they are a name, whose, and of which gender."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from positions.extraction.descriptions import oblique_office
from positions.extraction.elements import CAPITAL, Element, name_start
from positions.extraction.given_names import declined_names, folded, gender_of, given_names, is_given
from positions.extraction.romanization import slug
from positions.extraction.spellings import spelled_first
from positions.extraction.tags import Tag
from positions.languages import attribution

if TYPE_CHECKING:
    from positions.codebook import Codebook
    from positions.extraction.mentions import Mention
    from positions.extraction.noun_phrases import NounPhrases


def unknown_name(phrases: NounPhrases, elements: list[Element]) -> str:
    """Return the last run of unknown capitalised words, possessors left out."""
    run: list[Element] = []
    field = False
    owned = phrases.pack.isolating
    placed = bool(phrases.pack.sources.given)
    for i, element in enumerate(elements):
        if element.has(CAPITAL) and len(element.tags) == 1:
            middle = len(run) > 1 and _initialled(phrases, run[-1], element)
            apart = bool(run) and run[-1].last != element.first and not middle
            if apart and placed and len(run) > 1 and elements[i - 1].tags.get(Tag.OF) == "of":
                break
            if apart:
                run = []
            if owned and not run and i and elements[i - 1].tags.get(Tag.OF) == "of":
                return ""
            field = placed and _field(elements[:i]) if not run else field
            run.append(element)
        elif element.tags.get(Tag.OF) == "'s" and i and elements[i - 1] in run:
            run = []
    while len(run) > 2 and (phrases.surface(run[0]).isupper() or _house_before(phrases, run)):
        run.pop(0)
    called = next((i for i, e in enumerate(run[:-1]) if is_given(phrases.pack, phrases.surface(e))), 0)
    run = [] if field and not called else run[called:]
    if len(run) == 2 and _behind_place(phrases, run):
        run = run[1:]
    if not run or phrases.surface(run[0]).casefold() in phrases.pack.sources.quantifiers:
        return ""
    return phrases.text[phrases.tokens[run[0].first].start : phrases.tokens[run[-1].last - 1].end]


def _behind_place(phrases: NounPhrases, run: list[Element]) -> bool:
    """Tell whether two capitalised words are a place in the genitive and a given name ("жителька Херсона Ганна")."""
    place, name = (phrases.surface(element).casefold() for element in run)
    given = given_names(phrases.pack)
    return (
        bool(declined_names(phrases.pack))
        and name in given
        and place not in given
        and phrases.oblique(run[0])
    )


def starts_plainly(phrases: NounPhrases, elements: list[Element], name: str) -> bool:
    """Tell whether the first word of a sentence only has its capital from there ("Чисельність Збройних сил …")."""
    first, *_, last = [word.casefold() for word in name.split()] * 2
    if not declined_names(phrases.pack) or elements[0].first or slug(last) in phrases.surnames:
        return False
    behind = elements[-1].last
    token = phrases.tokens[behind] if behind < len(phrases.tokens) else None
    plain = token is not None and token.word and not token.capital and not phrases.starts.get(behind)
    return plain and first not in given_names(phrases.pack) and first not in declined_names(phrases.pack)


def _initialled(phrases: NounPhrases, before: Element, element: Element) -> bool:
    """Tell whether only the full stop of an initial stands between two words of a name ("Peter L. Brand")."""
    stop = element.first == before.last + 1 and phrases.tokens[before.last].norm == "."
    return stop and before.last - before.first == 1 and len(phrases.tokens[before.first].norm) == 1


def _field(before: list[Element]) -> bool:
    """Tell whether capitals behind these words name the field of an office ("director of the Rail Center")."""
    of = next((e for e in reversed(before) if not e.has(Tag.ARTICLE, Tag.MODIFIER)), None)
    return of is not None and of.tags.get(Tag.OF) == "of" and any(e.has(Tag.TITLE) for e in before)


def _house_before(phrases: NounPhrases, run: list[Element]) -> bool:
    """Tell whether a body opens right before a run of capitalised words, so that its name comes first in it."""
    before = (
        m for first in range(max(0, run[0].first - 8), run[0].first) for m in phrases.starts.get(first, ())
    )
    return phrases.pack.title_first and any(m.tag is Tag.ORGANISATION for m in before)


def namesake(phrases: NounPhrases, elements: list[Element], at: int) -> str | None:
    """Return the full name of somebody else of the same surname ("Boris" before a registered "Johnson"), or None."""
    head = elements[at]
    if at == 0 or head.last - head.first > 1 or not elements[at - 1].has(CAPITAL):
        return None
    first = phrases.surface(elements[at - 1])
    known = _first_names(phrases.codebook, phrases.pack.language)
    if head.tags[Tag.PERSON] in known.get(first.casefold(), ()):
        return None
    if _other_gender(phrases, elements[: at - 1], head):
        return f"{first} {phrases.surface(head)}"
    if first.casefold() not in known and folded(phrases.pack, first) not in given_names(phrases.pack):
        return None
    return f"{first} {phrases.surface(head)}"


def _other_gender(phrases: NounPhrases, before: list[Element], head: Element) -> bool:
    """Tell whether a form of address shows that a name is not the registered person's ("chị Oksana Melnyk")."""
    told = {e.tags[Tag.HONORIFIC] for e in before if e.has(Tag.HONORIFIC)}
    borne = phrases.codebook.persons[head.tags[Tag.PERSON]].gender
    return bool(borne) and bool(told) and borne not in told


def gender(phrases: NounPhrases, elements: list[Element], name: str) -> str:
    """Return the gender that an honorific or a given name tells, or ""."""
    honorifics = [e.tags[Tag.HONORIFIC] for e in elements if e.has(Tag.HONORIFIC)]
    if "f" in honorifics:
        return "f"
    return gender_of(phrases.pack, name)


def placed_office(phrases: NounPhrases, elements: list[Element]) -> bool:
    """Tell whether a capitalised word names the place of an office, not its holder ("the Vermont senator")."""
    article = elements[0].has(Tag.ARTICLE) and bool(phrases.pack.sources.given)
    return article and elements[-1].has(Tag.TITLE) and elements[-2].has(CAPITAL)


def countryman(phrases: NounPhrases, elements: list[Element]) -> bool:
    """Tell whether a country stands right before an unknown name at the end ("tư lệnh Đức Jan Weber")."""
    run = name_start(elements)
    return (
        phrases.pack.title_first
        and (not phrases.pack.inverted or _given(phrases, elements, run))
        and 0 < run < len(elements)
        and elements[run - 1].has(Tag.COUNTRY)
    )


def _given(phrases: NounPhrases, elements: list[Element], run: int) -> bool:
    """Tell whether the unknown words at the end of a phrase begin with a given name ("британець Джон Гілл")."""
    return run < len(elements) and folded(phrases.pack, phrases.surface(elements[run])) in given_names(
        phrases.pack
    )


def of_place(phrases: NounPhrases, base: Mention, name: str) -> bool:
    """Tell whether a capitalised word behind an occupation is a place ("житель Валдая"), where names come in full."""
    return (
        bool(declined_names(phrases.pack))
        and base.title == "analyst"
        and " " not in name
        and folded(phrases.pack, name) not in given_names(phrases.pack)
        and slug(name) not in phrases.surnames
    )


def told_of(phrases: NounPhrases, elements: list[Element]) -> bool:
    """Tell whether a phrase is in the genitive: behind "according to", or its office says so."""
    marks = (Tag.ACCORDING, Tag.QUOTING, Tag.WORDS_OF)
    return any(match.tag in marks for match in phrases.ending_at(elements[0].first)) or any(
        e.has(Tag.TITLE) and oblique_office(phrases.pack, phrases.surface(e)) for e in elements
    )


@lru_cache(maxsize=8)
def _first_names(codebook: Codebook, language: str) -> dict[str, frozenset[str]]:
    """Return the first names in the registry, each with the keys of those who bear it, as the language may spell them."""
    rules = attribution(language).spellings
    bearers: dict[str, set[str]] = {}
    for person in codebook.persons.values():
        for name in (person.name, *person.aliases):
            if " " in name:
                first = name.split()[0]
                spelled = spelled_first(first, rules) if person.country in rules.countries else ()
                for form in (first.rstrip("*"), *spelled):
                    bearers.setdefault(form.casefold(), set()).add(person.key)
    return {name: frozenset(keys) for name, keys in bearers.items()}
