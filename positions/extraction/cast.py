"""Whom a document has named so far: persons met, bodies, states, and who spoke last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from positions.extraction.registry import Registry
from positions.extraction.romanization import slug
from positions.model import Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from positions.codebook import Codebook, Institution
    from positions.extraction.mentions import Mention
    from positions.languages.schema import Transliteration

# Alliances that are named like states but send no delegations of their own.
ALLIANCES = ("EU", "NATO", "UN")


@dataclass(slots=True)
class Seen:
    """A person met in the document."""

    speaker: Speaker
    gender: str
    titles: set[str]
    sentence: int
    subject: bool


class Cast:
    """What resolution remembers of a document.

    Args:
        codebook: The registry.
        day: Publication day: offices are looked up on it.
        spelling: How names in the document's script are written in English.
        home: The state that the outlet writes from; "" for none in particular.
        natives: Given names of that state's people, folded.

    Attributes:
        setting: The state in which the report plays, where one prevails.
        sentence: Number of the sentence reached.
        last: Who made the latest statement.
        last_sentence: Where it stands.
        persons: The persons met, by key, the one met last at the end.
        surnames: The keys of persons by the slugs of surnames that only the document knows.
        countries: Codes of the countries named, the last one at the end.
        institution: The body that spoke last.
        stranger: The unnamed source met last, and where.
        issuer: Who issued the document that is reported, and where that was told.
        houses: The body named last of each country, and where.
        bodies: The bodies named, by the last word of their names, the one named last at the end.
        newcomers: Unnamed holders of offices introduced as new, by title, and where.
        mouthpiece: The body that spoke last through an unnamed person, and where.
        several: The group or list that a sentence had for its subject last, and where.
        pair: The two countries at the table, where a sentence named their delegations.
        scene: The states that the sentence reached names, where it names no person.
        scene_before: The same of the sentence before.
    """

    def __init__(
        self,
        codebook: Codebook,
        day: date,
        spelling: Transliteration | None = None,
        home: str = "",
        natives: AbstractSet[str] = frozenset(),
    ) -> None:
        self.registry = Registry(codebook, day, spelling)
        self.home = home
        self.natives = natives
        self.incumbents = self.registry.incumbents
        self.codebook = codebook
        self.setting: str | None = None
        self.sentence = 0
        self.last: tuple[Speaker, ...] = ()
        self.last_sentence = -9
        self.persons: dict[str, Seen] = {}
        self.surnames: dict[str, str] = {}
        self.countries: list[str] = []
        self.institution: Speaker | None = None
        self.stranger: tuple[Speaker, int] | None = None
        self.issuer: tuple[tuple[Speaker, ...], int] | None = None
        self.houses: dict[str | None, tuple[Speaker, int]] = {}
        self.bodies: dict[str, Speaker] = {}
        self.newcomers: dict[str, tuple[Speaker, int]] = {}
        self.mouthpiece: tuple[tuple[Speaker, ...], int] = ((), -9)
        self.several: tuple[tuple[Speaker, ...], int] = ((), -9)
        self.pair: tuple[str, ...] = ()
        self.scene: frozenset[str] = frozenset()
        self.scene_before: frozenset[str] = frozenset()

    def met(self) -> Iterator[Seen]:
        """Yield the persons met, the one met last first."""
        return reversed(self.persons.values())

    def country_of(self, gender: str) -> str | None:
        """Return the country of the person met last whom a pronoun may mean; None where that is nobody."""
        for seen in self.met():
            person = self.codebook.persons.get(seen.speaker.key)
            known = person.gender if person is not None else seen.gender
            if seen.subject and seen.speaker.country and (not known or known == gender):
                return seen.speaker.country
        return None

    def bears(self, seen: Seen, title: str) -> bool:
        """Tell whether a person bears a title, in the document or in the registry."""
        return title in seen.titles or self.incumbents.holds(seen.speaker.key, title)

    @property
    def sole(self) -> Speaker | None:
        """Return who made the latest statement, where it was one speaker."""
        return self.last[0] if len(self.last) == 1 else None

    def spoke_within(self, sentences: int) -> bool:
        """Tell whether the latest statement is at most so many sentences old."""
        return self.sentence - self.last_sentence <= sentences

    def body(self, key: str) -> Institution | None:
        """Return a registered institution; None for a generic kind of body."""
        return self.codebook.institutions.get(key)

    def protagonist(self) -> tuple[Speaker, ...]:
        """Return the person who was last the subject of a sentence, or the last one met; () for none."""
        met = list(self.persons.values())
        subjects = [seen for seen in met if seen.subject] or met
        subjects = [s for s in subjects if not s.speaker.provisional or s.gender or s.titles] or subjects
        return (max(subjects, key=lambda seen: seen.sentence).speaker,) if subjects else ()

    def remember(self, speaker: Speaker, gender: str, mention: Mention) -> None:
        """Note that a person is mentioned in the sentence reached."""
        known = self.persons.pop(speaker.key, None)
        titles = (known.titles if known else set()) | ({mention.title} if mention.title else set())
        self.persons[speaker.key] = Seen(speaker, gender, titles, self.sentence, not mention.governed)
        if known is None and speaker.provisional and mention.name:
            self.surnames[slug(mention.name.split()[-1])] = speaker.key

    def name_country(self, code: str) -> None:
        """Note that a country is named."""
        if code in self.countries:
            self.countries.remove(code)
        self.countries.append(code)

    def spoke(self, speakers: tuple[Speaker, ...]) -> None:
        """Note who made the latest statement."""
        self.last = speakers
        self.last_sentence = self.sentence
        for speaker in speakers:
            seen = self.persons.pop(speaker.key, None)
            if seen is not None:
                seen.sentence, seen.subject = self.sentence, True
                self.persons[speaker.key] = seen
            if speaker.kind is SpeakerKind.INSTITUTION:
                self.institution = speaker
            if speaker.kind is SpeakerKind.UNNAMED:
                self.stranger = (speaker, self.sentence)
            if seen is None and speaker.kind is SpeakerKind.PERSON and speaker.provisional:
                self.persons[speaker.key] = Seen(speaker, "", set(), self.sentence, subject=True)
                self.surnames.setdefault(slug(speaker.name.split()[-1]), speaker.key)

    def published(self, speakers: tuple[Speaker, ...]) -> None:
        """Note who published a document, whoever it is."""
        if speakers:
            self.issuer = (speakers, self.sentence)

    def relayed(self, speakers: tuple[Speaker, ...]) -> None:
        """Note who issued the document that relays a statement: institutions only."""
        if speakers and speakers[0].kind is SpeakerKind.INSTITUTION:
            self.published(speakers)
