"""Tests of the codebook that comes with the program: what it must hold and what must not clash in it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from positions.codebook import load

if TYPE_CHECKING:
    from collections.abc import Iterator

CODEBOOK = load()
LANGUAGES = ("en", "vi", "ru", "uk", "tr")
SECTIONS = ("issues", "parties", "countries", "plans", "events", "institutions")
CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN = re.compile("[A-Za-z]")


def names(section: str, language: str) -> Iterator[tuple[str, str]]:
    for key, record in getattr(CODEBOOK, section).items():
        for name in record.names[language]:
            yield key, name


def spelt(key: str) -> tuple[str, ...]:
    person = CODEBOOK.persons[key]
    return (person.name, *person.aliases)


def swallows(stem: str, name: str) -> bool:
    """Tell whether a name with stars matches another name as well."""
    stems, words = stem.casefold().split(), name.casefold().split()
    return len(stems) == len(words) and all(
        word.startswith(part[:-1]) if part.endswith("*") else part == word
        for part, word in zip(stems, words, strict=True)
    )


def clashes(written: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the stems that match a name of another record, with that name."""
    by_length: dict[int, list[tuple[str, str]]] = {}
    for key, name in written:
        by_length.setdefault(len(name.split()), []).append((key, name))
    return [
        (stem, name)
        for key, stem in written
        if "*" in stem
        for other, name in by_length[len(stem.split())]
        if key != other and name[0].casefold() == stem[0].casefold() and swallows(stem, name)
    ]


def test_it_is_broad_enough() -> None:
    assert len(CODEBOOK.persons) >= 160
    assert len(CODEBOOK.institutions) >= 80
    assert len(CODEBOOK.countries) >= 60


def test_issues_and_the_default_matrix() -> None:
    assert CODEBOOK.default_issues == (
        "plan",
        "territory",
        "nato",
        "security_guarantees",
        "elections",
        "reconstruction",
    )
    assert tuple(CODEBOOK.issues)[6:] == ("negotiations", "ceasefire", "armed_forces")
    assert all(issue.question.endswith("?") for issue in CODEBOOK.issues.values())


@pytest.mark.parametrize("section", SECTIONS)
def test_everything_has_a_name_in_five_languages(section: str) -> None:
    for key, record in getattr(CODEBOOK, section).items():
        assert {lang for lang, given in record.names.items() if given} >= set(LANGUAGES), key


@pytest.mark.parametrize("key", CODEBOOK.persons)
def test_every_person_is_written_in_both_scripts(key: str) -> None:
    aliases = CODEBOOK.persons[key].aliases
    assert any(CYRILLIC.search(alias) for alias in aliases)
    assert any(LATIN.search(alias) for alias in aliases)


def test_no_word_mixes_scripts() -> None:
    written = [alias for key in CODEBOOK.persons for alias in spelt(key)]
    written += [name for section in SECTIONS for lang in LANGUAGES for _, name in names(section, lang)]
    words = [word for name in written for word in re.split(r"[\s\-]", name)]
    assert [word for word in words if CYRILLIC.search(word) and LATIN.search(word)] == []


@pytest.mark.parametrize(("language", "foreign"), [("ru", "[іїєґ]"), ("uk", "[ыэёъ]")])
def test_no_letter_of_the_neighbouring_language(language: str, foreign: str) -> None:
    found = [
        name
        for section in SECTIONS
        for _, name in names(section, language)
        if re.search(foreign, name.lower())
    ]
    assert found == []


def test_canonical_names_are_unique_across_persons_and_institutions() -> None:
    canonical = [p.name for p in CODEBOOK.persons.values()] + [b.name for b in CODEBOOK.institutions.values()]
    assert len(canonical) == len(set(canonical))


def test_no_persons_stem_matches_another_person() -> None:
    assert clashes([(key, alias) for key in CODEBOOK.persons for alias in spelt(key)]) == []


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_stem_matches_another_record(section: str, language: str) -> None:
    assert clashes(list(names(section, language))) == []


def test_clashes_are_seen() -> None:
    written = [
        ("one", "Кост*"),
        ("two", "Костюков*"),
        ("three", "Игор* Костюков*"),
        ("four", "Игорь Костюков"),
    ]
    assert clashes(written) == [("Кост*", "Костюков*"), ("Игор* Костюков*", "Игорь Костюков")]


# Words that a careless stem would take for a country.
@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("ru", "Франциск"),
        ("ru", "Литвин"),
        ("ru", "Герман"),
        ("ru", "индивидуальный"),
        ("ru", "минские"),
        ("ru", "чехол"),
        ("uk", "дані"),
        ("uk", "даними"),
        ("uk", "київський"),
        ("uk", "Литвин"),
        ("uk", "індекс"),
        ("tr", "birlik"),
    ],
)
def test_country_stems_leave_other_words_alone(language: str, word: str) -> None:
    assert [name for _, name in names("countries", language) if swallows(name, word)] == []


@pytest.mark.parametrize(
    ("language", "name"),
    [
        *(("vi", name) for name in ("Anh", "Pháp", "Đức", "Ý", "Áo", "Bỉ", "Nga", "Mỹ", "Nhật", "Séc")),
        *(("en", name) for name in ("US", "UN", "Turkey", "Polish")),
        ("tr", "Çek"),
        ("tr", "Katar"),
        ("ru", "Вена"),
    ],
)
def test_words_ambiguous_in_lower_case_are_capitalised(language: str, name: str) -> None:
    assert name in [given for _, given in names("countries", language)]
    assert name.lower() not in [given for _, given in names("countries", language)]


@pytest.mark.parametrize(
    ("country", "party"),
    [
        ("US", "us"),
        ("UA", "ukraine"),
        ("RU", "russia"),
        ("TR", "turkey"),
        ("EU", "europe"),
        ("NATO", "europe"),
        ("GB", "europe"),
        ("NO", "europe"),
        ("CH", "europe"),
        ("MD", "europe"),
        ("RS", "europe"),
        ("BY", "belarus"),
        ("CN", "china"),
        ("AE", "united arab emirates"),
        ("UN", None),
        (None, None),
        ("ZZ", None),
    ],
)
def test_party_of(country: str | None, party: str | None) -> None:
    assert CODEBOOK.party_of(country) == party


def test_europe_holds_the_members_of_the_union_and_no_belligerent() -> None:
    union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
    europe = set(CODEBOOK.parties["europe"].countries)
    assert set(union.split()) < europe
    assert len(union.split()) == 27
    assert europe.isdisjoint({"BY", "RU", "UA", "TR", "US"})


@pytest.mark.parametrize(
    ("person", "title", "scope", "day", "held"),
    [
        ("yermak", "chief_of_staff", "UA", date(2025, 11, 27), True),
        ("yermak", "chief_of_staff", "UA", date(2025, 11, 28), True),
        ("yermak", "chief_of_staff", "UA", date(2025, 11, 29), False),
        ("budanov", "intel", "UA", date(2025, 11, 29), True),
        ("budanov", "chief_of_staff", "UA", date(2026, 1, 1), False),
        ("budanov", "chief_of_staff", "UA", date(2026, 1, 2), True),
        ("umerov", "defmin", "UA", date(2025, 7, 17), True),
        ("umerov", "nsdc", "UA", date(2025, 7, 17), False),
        ("umerov", "nsdc", "UA", date(2025, 7, 18), True),
        ("umerov", "negotiator", "UA", date(2025, 11, 25), False),
        ("umerov", "negotiator", "UA", date(2025, 11, 30), True),
        ("shmyhal", "defmin", "UA", date(2025, 12, 1), True),
        ("fedorov", "defmin", "UA", date(2026, 1, 14), True),
        ("fiala", "pm", "CZ", date(2025, 12, 16), False),
        ("babis", "pm", "CZ", date(2025, 12, 16), True),
        ("babis", "pm", "CZ", date(2024, 1, 1), False),
        ("peskov", "spokesperson", "kremlin", date(2025, 11, 24), True),
        ("peskov", "spokesperson", "RU", date(2025, 11, 24), True),
        ("guo-jiakun", "spokesperson", "CN", date(2025, 11, 24), True),
    ],
)
def test_offices_on_a_day(person: str, title: str, scope: str, day: date, held: bool) -> None:  # noqa: FBT001
    roles = [r for r in CODEBOOK.persons[person].roles if (r.title, r.scope) == (title, scope)]
    assert any(role.held_on(day) for role in roles) is held


# Offices of which a state has one holder at a time.
@pytest.mark.parametrize("title", ["president", "pm", "fm", "defmin", "chief_of_staff", "nsdc", "sg", "pope"])
@pytest.mark.parametrize(
    "day", [date(2025, 11, 24), date(2025, 12, 10), date(2026, 1, 10), date(2026, 2, 10)]
)
def test_one_holder_at_a_time(title: str, day: date) -> None:
    held = [
        (role.scope, person.key)
        for person in CODEBOOK.persons.values()
        for role in person.roles
        if role.title == title and role.scope in CODEBOOK.countries and role.held_on(day)
    ]
    assert len(held) >= 1
    assert len({scope for scope, _ in held}) == len(held), sorted(held)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Zelenskiy", "Volodymyr Zelensky"),
        ("Зеленського", "Volodymyr Zelensky"),
        ("Песков*", "Dmitry Peskov"),
        ("Đmi-tri Pê-xcốp", "Dmitry Peskov"),
        ("Uşakov", "Yuri Ushakov"),
        ("Erdoğan", "Recep Tayyip Erdogan"),
        ("Orbán", "Viktor Orban"),
        ("Szijjártó", "Peter Szijjarto"),
        ("Кислиц*", "Sergiy Kyslytsya"),
        ("Сибіга", "Andrii Sybiha"),
        ("Dmitriyev", "Kirill Dmitriev"),
        ("J.D. Vance", "JD Vance"),
        ("Phạm Thu Hằng", "Pham Thu Hang"),
        ("Vương Nghị", "Wang Yi"),
        ("Medinskiy", "Vladimir Medinsky"),
        ("Науседа", "Gitanas Nauseda"),
    ],
)
def test_other_spellings(written: str, name: str) -> None:
    assert [p.name for p in CODEBOOK.persons.values() if written in p.aliases] == [name]


def test_a_surname_alone_means_one_person_and_nothing_else() -> None:
    surnames = [(key, person.surname) for key, person in CODEBOOK.persons.items() if person.surname]
    assert len({surname for _, surname in surnames}) == len(surnames) > 300
    others = {
        name.casefold()
        for s in ("countries", "institutions")
        for lang in LANGUAGES
        for _, name in names(s, lang)
    }
    assert [surname for _, surname in surnames if surname.casefold() in others] == []
    aliases = {alias: key for key in CODEBOOK.persons for alias in spelt(key)}
    assert [surname for key, surname in surnames if aliases.get(surname, key) != key] == []


# Words too common as given names, surnames or in other senses to stand for one person.
@pytest.mark.parametrize(
    "word", ["King", "Martin", "Dan", "Johnson", "Xi", "Michal", "Kos", "Powell", "Store", "Leo"]
)
def test_unsafe_surnames_do_not_stand_alone(word: str) -> None:
    assert [key for key in CODEBOOK.persons if word in spelt(key)] == []


@pytest.mark.parametrize(
    ("key", "name", "kind", "country"),
    [
        ("kremlin", "Kremlin", "presidency", "RU"),
        ("ru-mod", "Russian Ministry of Defence", "mod", "RU"),
        ("us-state", "US Department of State", "mfa", "US"),
        ("pentagon", "Pentagon", "mod", "US"),
        ("ua-presidency", "Ukrainian Presidency", "presidency", "UA"),
        ("tr-presidency", "Turkish Presidency", "presidency", "TR"),
        ("ae-mfa", "UAE Ministry of Foreign Affairs", "mfa", "AE"),
        ("us-delegation", "United States delegation", "delegation", "US"),
        ("european-commission", "European Commission", "government", "EU"),
        ("icrc", "International Committee of the Red Cross", "organisation", None),
        ("blackrock", "BlackRock", "company", None),
        ("coalition-of-the-willing", "Coalition of the Willing", "organisation", None),
    ],
)
def test_institutions(key: str, name: str, kind: str, country: str | None) -> None:
    body = CODEBOOK.institutions[key]
    assert (body.name, body.kind, body.country) == (name, kind, country)


def test_ministries_are_named_after_the_adjective_of_their_state() -> None:
    ministries = [
        b for b in CODEBOOK.institutions.values() if b.name.endswith(("of Foreign Affairs", "of Defence"))
    ]
    assert len(ministries) >= 15
    for body in ministries:
        assert body.country is not None
        assert body.name.startswith(f"{CODEBOOK.countries[body.country].adjective} Ministry of ")


def test_versions_of_the_plan() -> None:
    plans = [(p.key, p.points, p.dated, p.parent) for p in CODEBOOK.plans.values()]
    assert plans == [
        ("us-28", 28, date(2025, 11, 20), None),
        ("europe-counter", None, date(2025, 11, 23), "us-28"),
        ("geneva-19", 19, date(2025, 11, 23), "us-28"),
        ("moscow-27-4", 27, date(2025, 12, 2), "geneva-19"),
        ("framework-20", 20, date(2025, 12, 10), "geneva-19"),
    ]


def test_events_stand_in_order_of_time() -> None:
    starts = [event.start for event in CODEBOOK.events.values()]
    assert starts == sorted(starts)
    assert CODEBOOK.events["berlin-2025-12"].start == date(2025, 12, 14)
    assert CODEBOOK.events["berlin-2025-12"].end == date(2025, 12, 15)
