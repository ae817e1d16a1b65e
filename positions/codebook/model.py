"""What the codebook's files hold, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - positions.datafile reads the types at run time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue and the question that each stance answers.

    Attributes:
        key: `plan`, `territory`, `nato`, …
        default: Whether it stands in the default matrix.
        names: Language code to the names and other words by which people ask for it ("land", "lãnh thổ").
    """

    key: str
    label: str
    question: str
    default: bool = True
    parent: str | None = None
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Party:
    """A side of the negotiation and the countries that belong to it (alpha-2 codes, and EU, NATO for `europe`)."""

    key: str
    label: str
    countries: tuple[str, ...]
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Country:
    """A state, or EU / NATO / UN as if they were one.

    Attributes:
        code: ISO 3166-1 alpha-2; EU, NATO and UN besides.
        name: English short name ("United Arab Emirates").
        adjective: English adjective for composed names ("Russian" in "Russian Ministry of Defence").
        names: Language code to the words for the country, its people as an adjective, and its metonymic capital,
            lower case, "*" at the end for any ending ("росси*"). Words ambiguous in lower case (vi "anh", "ý") are
            written as they must appear ("Anh", "Ý") and match only so.
        head: Title of who is meant by "the leader" of the country: `president` or `pm`.
        disputed: Whether the issues ask about this country: a report that hardly names it is about something else.
    """

    code: str
    name: str
    adjective: str
    head: str = "pm"
    disputed: bool = False
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """A version of the peace plan, or a counter-proposal."""

    key: str
    label: str
    proponent: str
    dated: date
    parent: str | None = None
    points: int | None = None
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting or call that statements and questions refer to ("before Geneva")."""

    key: str
    label: str
    start: date
    end: date
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Role:
    """An office held for a time.

    Attributes:
        title: Key of the title in the language packs: president, pm, fm, defmin, spokesperson, envoy, aide, …
        scope: Country code, or key of the institution, for which it is held. An ambassador's scope is the host
            (the sender is the person's country), an ambassador to the UN's the sender.
        from_: First day in office; None where it does not matter.
        to: Last day in office; None while it lasts.
    """

    title: str
    scope: str
    from_: date | None = None
    to: date | None = None

    def held_on(self, day: date) -> bool:
        """Tell whether the office was held on that day."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


@dataclass(frozen=True, slots=True)
class Person:
    """A person who speaks on this war.

    Attributes:
        key: Stable slug ("putin", "sergei-ryabkov").
        name: Canonical English name without diacritics.
        country: Alpha-2 code of the state, EU, NATO or UN, or None (company people).
        gender: `m` or `f`.
        surname: The part of the name that stands alone in texts, Latin, canonical ("von der Leyen"); empty where
            it would be taken for someone or something else ("King", "Montenegro", Vietnamese given names).
        aliases: Every other way the name is written, capitals included, in any script; a word that ends in "*"
            stands for any ending
            ("Песков*", "Дмитри* Песков*"). Surnames alone are included where they are safe.
        roles: Offices, time-sliced.
    """

    key: str
    name: str
    gender: str
    country: str | None = None
    surname: str = ""
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Institution:
    """A body that speaks: a ministry, an office, an organ, a medium of a government, a company.

    Attributes:
        kind: `mfa`, `mod`, `presidency`, `government`, `parliament`, `intelligence`, `general_staff`,
            `organisation`, `company`, `delegation`, `party`, or `body`.
        names: Language code to names, lower case unless case matters, "*" for any ending.
        party: The party it speaks for where its country does not tell (the Coalition of the Willing).
    """

    key: str
    name: str
    kind: str
    country: str | None = None
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    party: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """The whole codebook; mappings keep the order of the files. Two are the same only if they are one object.

    Attributes:
        titles: The keys that `Role.title` may have, with their English labels.
    """

    issues: dict[str, Issue]
    parties: dict[str, Party]
    countries: dict[str, Country]
    plans: dict[str, Plan]
    events: dict[str, Event]
    persons: dict[str, Person]
    institutions: dict[str, Institution]
    titles: dict[str, str] = field(default_factory=dict)

    def party_of(self, country: str | None) -> str | None:
        """Return the party a country belongs to.

        Returns:
            The key of the party; for a country of none, its name in lower case ("china"); for UN and None, None.
            NATO and EU belong to `europe`.
        """
        if country is None or country == "UN":
            return None
        for party in self.parties.values():
            if country in party.countries:
                return party.key
        known = self.countries.get(country)
        return known.name.lower() if known else None

    def with_parts(self, issues: Iterable[str]) -> frozenset[str]:
        """Return issues with all their sub-issues."""
        wanted = frozenset(issues)
        while more := {issue.key for issue in self.issues.values() if issue.parent in wanted} - wanted:
            wanted |= more
        return wanted

    @property
    def default_issues(self) -> tuple[str, ...]:
        """Return the issues of the default matrix, in order."""
        return tuple(issue.key for issue in self.issues.values() if issue.default)
