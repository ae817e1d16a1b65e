"""Which speaker a mention means here: the only stage that remembers what the document said before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from positions.extraction.lexicon import Tag
from positions.extraction.mentions import Mention, MentionKind, shared_heads
from positions.extraction.registry import HEADS, Registry, slug
from positions.model import Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from positions.codebook import Codebook
    from positions.extraction.views import View
    from positions.languages.schema import Transliteration

_MINISTRIES = {"defmin": "mod", "fm": "mfa"}
_GENERIC_BODIES = frozenset(
    {"mfa", "mod", "presidency", "parliament", "general_staff", "intelligence", "government"}
)


@dataclass(slots=True)
class _Seen:
    """A person met in the document."""

    speaker: Speaker
    gender: str
    titles: set[str]
    sentence: int
    subject: bool


class Discourse:
    """Resolves mentions in text order; feed it every sentence.

    Args:
        codebook: The registry.
        day: Publication day: offices are looked up on it.
        spelling: How names in the document's script are written in English.
    """

    def __init__(self, codebook: Codebook, day: date, spelling: Transliteration | None = None) -> None:
        self.registry = Registry(codebook, day, spelling)
        self.codebook = codebook
        self.sentence = 0
        self.last: tuple[Speaker, ...] = ()
        self.last_sentence = -9
        self._persons: dict[str, _Seen] = {}
        self._surnames: dict[str, str] = {}
        self._countries: list[str] = []
        self._pair: tuple[str, ...] = ()
        self._institution: Speaker | None = None
        self._stranger: tuple[Speaker, int] | None = None
        self._issuer: tuple[tuple[Speaker, ...], int] | None = None
        self._scene: frozenset[str] = frozenset()
        self._scene_before: frozenset[str] = frozenset()
        self._houses: dict[str | None, tuple[Speaker, int]] = {}
        self._newcomers: dict[str, tuple[Speaker, int]] = {}

    @property
    def surnames(self) -> frozenset[str]:
        """Return the slugs of the surnames of unknown persons met so far."""
        return frozenset(self._surnames)

    def read(self, view: View) -> None:
        """Note who is mentioned in a sentence, before its attributions are resolved."""
        self.sentence += 1
        for mention in view.mentions:
            self._note(mention)
            named = mention.kind in (MentionKind.PERSON, MentionKind.UNKNOWN) and bool(self._persons)
            if named and view.ending(mention.first, Tag.ACCORDING):
                next(reversed(self._persons.values())).subject = True
            if mention.kind is MentionKind.ROLE and mention.indefinite and not mention.governed:
                found = self._role(mention)
                if found is not None and found.kind is SpeakerKind.UNNAMED:
                    self._newcomers[mention.title] = (found, self.sentence)
            if mention.kind is MentionKind.ANONYMOUS and not mention.governed:
                self._stranger = (self._anonymous_sources(mention, view)[0], self.sentence)
        self._note_table(view)
        self._note_scene(view)

    def _note_scene(self, view: View) -> None:
        """Note which states a sentence names that names nobody; a sentence without words of either changes nothing."""
        kinds = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)
        named = any(m.kind in kinds for m in view.mentions)
        bare = frozenset(m.countries[-1] for m in view.mentions if m.kind is MentionKind.COUNTRY)
        self._scene_before = self._scene
        if len(view.tokens) > 4:
            self._scene = frozenset() if named else bare

    def _note_table(self, view: View) -> None:
        """Note which two countries sit at the table, where a sentence names their delegations."""
        codes: list[str] = []
        for mention in view.mentions:
            body = self.codebook.institutions.get(mention.value)
            tables = ("delegation", "government", "officials")
            envoys = mention.kind is MentionKind.ANONYMOUS and mention.plural
            delegation = envoys or (mention.kind is MentionKind.GROUP and mention.value in tables)
            if delegation or (body is not None and body.kind == "delegation"):
                codes += mention.countries or ((body.country,) if body and body.country else ())
            elif codes and mention.kind is MentionKind.COUNTRY and view.ending(mention.first, Tag.AND):
                codes.append(mention.value)
        if len(set(codes)) == 2:
            self._pair = tuple(dict.fromkeys(codes))

    def _note(self, mention: Mention) -> None:
        for code in mention.countries:
            if code in self._countries:
                self._countries.remove(code)
            self._countries.append(code)
        if mention.kind is MentionKind.INSTITUTION and mention.value in self.codebook.institutions:
            house = self.registry.institution(mention.value)
            self._houses[house.country] = (house, self.sentence)
        if mention.kind is MentionKind.PERSON:
            person = self.codebook.persons[mention.value]
            self._remember(self.registry.person(person.key), person.gender, mention)
            if not person.surname:
                self._surnames[slug(person.name.split()[-1])] = person.key
        elif mention.kind is MentionKind.DESCRIPTOR and mention.value in self.codebook.persons:
            person = self.codebook.persons[mention.value]
            self._remember(self.registry.person(person.key), person.gender, mention)
        elif mention.kind is MentionKind.UNKNOWN and self._worthy(mention):
            speaker = self._unknown(mention)
            if speaker.kind is SpeakerKind.PERSON:
                self._remember(speaker, self._gender_of(mention), mention)
        elif mention.kind is MentionKind.ROLE:
            found = self._role(mention)
            if found is not None and found.kind is SpeakerKind.PERSON:
                gender = self.codebook.persons[found.key].gender if found.key in self.codebook.persons else ""
                self._remember(found, gender, mention)

    def _worthy(self, mention: Mention) -> bool:
        """Tell whether unknown capitalised words are a person's name rather than a title of a book or place."""
        return (
            bool(mention.title or mention.value)
            or " " in mention.name
            or slug(mention.name) in self._surnames
        )

    def _gender_of(self, mention: Mention) -> str:
        return mention.value if mention.value in ("f", "m") else ""

    def _remember(self, speaker: Speaker, gender: str, mention: Mention) -> None:
        known = self._persons.pop(speaker.key, None)
        titles = (known.titles if known else set()) | ({mention.title} if mention.title else set())
        self._persons[speaker.key] = _Seen(speaker, gender, titles, self.sentence, not mention.governed)
        if known is None and speaker.provisional and mention.name:
            self._surnames[slug(mention.name.split()[-1])] = speaker.key

    def sides(self, speakers: tuple[Speaker, ...]) -> tuple[str, ...]:
        """Return the two countries that "both sides" means when these speak: theirs and the other at the table."""
        own = speakers[0].country if speakers else None
        if own in self._pair or (own is None and self._pair):
            return self._pair
        other = next(
            (c for c in reversed(self._countries) if c != own and c not in ("EU", "NATO", "UN")), None
        )
        return (own, other) if own and other else ()

    def protagonist(self) -> tuple[Speaker, ...]:
        """Return the person who was last the subject of a sentence, or the last one met; () for none."""
        met = list(self._persons.values())
        subjects = [seen for seen in met if seen.subject] or met
        return (max(subjects, key=lambda seen: seen.sentence).speaker,) if subjects else ()

    def spoke(self, speakers: tuple[Speaker, ...]) -> None:
        """Note who made the latest statement."""
        self.last = speakers
        self.last_sentence = self.sentence
        for speaker in speakers:
            seen = self._persons.pop(speaker.key, None)
            if seen is not None:
                seen.sentence, seen.subject = self.sentence, True
                self._persons[speaker.key] = seen
            if speaker.kind is SpeakerKind.INSTITUTION:
                self._institution = speaker
            if speaker.kind is SpeakerKind.UNNAMED:
                self._stranger = (speaker, self.sentence)
            if seen is None and speaker.kind is SpeakerKind.PERSON and speaker.provisional:
                self._persons[speaker.key] = _Seen(speaker, "", set(), self.sentence, subject=True)
                self._surnames.setdefault(slug(speaker.name.split()[-1]), speaker.key)

    def relayed(self, speakers: tuple[Speaker, ...]) -> None:
        """Note who issued the document that relays a statement."""
        if speakers and speakers[0].kind is SpeakerKind.INSTITUTION:
            self._issuer = (speakers, self.sentence)

    def published(self, speakers: tuple[Speaker, ...]) -> None:
        """Note who published a document, whoever it is."""
        if speakers:
            self._issuer = (speakers, self.sentence)

    def resolve(self, mentions: Sequence[Mention], view: View) -> tuple[Speaker, ...]:
        """Return the speakers that a list of mentions means; () where they mean none.

        Args:
            mentions: The subject of one attribution.
            view: Its sentence.
        """
        speakers: list[Speaker] = []
        for mention in shared_heads(mentions):
            for speaker in self._one(mention, view):
                if speaker not in speakers:
                    speakers.append(speaker)
        person = any(m.kind is MentionKind.TITLE or m.value in ("m", "f") for m in mentions)
        if not speakers and person and view.pack.sources.houses:
            # Somebody speaks for sure, although the report never says who in words that the engine reads.
            return (self.registry.unnamed(None),)
        return tuple(speakers)

    def _one(self, mention: Mention, view: View) -> tuple[Speaker, ...]:
        kind = mention.kind
        if kind is MentionKind.PERSON:
            return (self.registry.person(mention.value),)
        if kind is MentionKind.UNKNOWN:
            return (self._unknown(mention),)
        if kind is MentionKind.ROLE:
            found = self._role(self._seated(mention, view))
            return (found,) if found else ()
        if kind is MentionKind.TITLE:
            return self._titled(mention)
        if kind is MentionKind.INSTITUTION:
            return self._body(mention, view)
        if kind is MentionKind.COUNTRY:
            return (self.registry.country(mention.value),)
        if kind is MentionKind.GROUP:
            return self._group(mention, view)
        if kind is MentionKind.ANONYMOUS:
            return self._anonymous_sources(mention, view)
        if kind is MentionKind.PRONOUN:
            return self._pronoun(mention, view)
        if kind in (MentionKind.DESCRIPTOR, MentionKind.PLAIN):
            return self._described(mention) if kind is MentionKind.DESCRIPTOR else self._plain(mention)
        if kind is MentionKind.BOTH:
            return self._both(mention)
        if kind is MentionKind.DOCUMENT:
            return self._document(mention, view)
        return ()

    def _seated(self, mention: Mention, view: View) -> Mention:
        """Return a spokesman of a body with the state in whose capital he speaks ("a government spokesman in London")."""
        if not mention.institution or mention.institution in self.codebook.institutions or mention.countries:
            return mention
        behind = next((m for m in view.mentions if mention.last < m.first <= mention.last + 2), None)
        placed = behind is not None and behind.governed and behind.kind is MentionKind.COUNTRY
        return replace(mention, countries=behind.countries) if behind is not None and placed else mention

    def _plain(self, mention: Mention) -> tuple[Speaker, ...]:
        """Return a body under its own name, the person whom "the tycoon" takes up, or somebody unnamed."""
        state = mention.countries[-1] if len(mention.countries) == 1 else None
        if mention.value == "body":
            owner = self.codebook.persons.get(mention.possessor)
            if owner is not None and mention.title == "office":
                return (self.registry.office_of(owner),)
            return (self.registry.house(mention.name, owner.country if owner is not None else state),)
        if mention.value == "definite" and not mention.countries:
            person = len(self.last) == 1 and self.last[0].kind is SpeakerKind.PERSON
            if person and self.sentence - self.last_sentence <= 3:
                return self.last
            met = [
                seen for seen in self._persons.values() if self.sentence - seen.sentence <= 3 and seen.subject
            ]
            if met:
                return (max(met, key=lambda seen: seen.sentence).speaker,)
        return (self.registry.unnamed(state),)

    def _anonymous_sources(self, mention: Mention, view: View) -> tuple[Speaker, ...]:
        """Return unnamed sources, one a state that is named with them."""
        if len(mention.countries) > 1:
            return tuple(self.registry.unnamed(code) for code in mention.countries)
        words = " ".join(view.norm(p) for p in range(mention.first, mention.last))
        same = mention.value == "same" or words.startswith(view.pack.sources.same)
        if same and self._stranger is not None and self.sentence - self._stranger[1] <= 3:
            return (self._stranger[0],)
        state = self._state(mention)
        generic = mention.institution and mention.institution not in self.codebook.institutions
        if state is None and generic and not mention.countries and view.pack.home:
            kind = self._ministry() if mention.institution == "ministry" else mention.institution
            state = self._state_of_body(kind, view.pack.home)
        if state is None and view.tagged(mention.last, Tag.PREPOSITION, Tag.OF):
            behind = next((m for m in view.mentions if mention.last < m.first <= mention.last + 5), None)
            if behind is not None and behind.governed and behind.kind is not MentionKind.MEDIUM:
                state = self._state(behind)
                if state is None and behind.kind is MentionKind.PERSON:
                    state = self.codebook.persons[behind.value].country
        office = any(
            view.tagged(p, Tag.OFFICE) for p in range(mention.last, min(mention.last + 4, len(view.tokens)))
        )
        if state is None and office and self._persons:
            state = next(reversed(self._persons.values())).speaker.country
        return (self.registry.unnamed(state),)

    def _state(self, mention: Mention) -> str | None:
        """Return the state of an anonymous source."""
        if mention.institution in self.codebook.institutions:
            return self.codebook.institutions[mention.institution].country
        if mention.possessor:
            return self.codebook.persons[mention.possessor].country
        return mention.countries[-1] if len(mention.countries) == 1 else None

    def _unknown(self, mention: Mention) -> Speaker:
        key = self._surnames.get(slug(mention.name.split()[-1]))
        if key is not None and key in self._persons:
            return self._persons[key].speaker
        country = _sender(mention)
        if country is None and mention.institution in self.codebook.institutions:
            country = self.codebook.institutions[mention.institution].country
        if (
            country is None
            and mention.institution in _GENERIC_BODIES | {""}
            and mention.title in ("fm", "deputy_fm", "governor")
        ):
            country = self._countries[-1] if self._countries else None
        surname = mention.name.split()[-1]
        known = (
            self.registry.in_office(surname, mention.title, self._scopes(mention)[0])
            or (self.registry.spelled_like(mention.name, country) if " " in mention.name else None)
            or self.registry.heard_as(surname, country)
        )
        stranger = known or self.registry.unknown(mention.name, country)
        # An analyst speaks for no party.
        return replace(stranger, party=None) if known is None and mention.title == "analyst" else stranger

    def _role(self, mention: Mention) -> Speaker | None:
        """Return who holds the office that a phrase names; its house or nobody in particular where none is known."""
        if mention.institution in ("last", "ministry") and self._institution is not None:
            mention = replace(mention, institution=self._institution.key)
        body = self.codebook.institutions.get(mention.institution)
        kind = body.kind if body else mention.institution
        title = HEADS.get(kind, mention.title) if mention.title == "ceo" else mention.title
        if title == "ceo" and not kind and mention.countries:
            title = "leader"
        scopes, state = self._scopes(mention)
        if mention.indefinite:
            if title == "spokesperson" and not body and mention.institution and state:
                return self.registry.body(mention.institution, state)
            return self.registry.institution(body.key) if body else self.registry.unnamed(state)
        if not scopes and title != mention.title:
            return next(iter(self._titled(replace(mention, title=title))), None)
        met = self._met(title, scopes)
        if met is not None and title == "minister":
            return met
        for scope in scopes:
            holders = self.registry.holders(title, scope)
            if holders:
                return self._preferred([self.registry.person(p.key) for p in holders])
        if met is not None:
            return met
        if body:
            return self.registry.institution(body.key)
        if mention.institution and state:
            return self.registry.body(mention.institution, state)
        if title in ("official", "analyst", "deputy", "lawmaker", "ambassador", "aide", "adviser"):
            return self.registry.unnamed(state)
        return self.registry.office(title, state)

    def _scopes(self, mention: Mention) -> tuple[list[str], str | None]:
        """Return for what an office may be held, institutions before countries, and the state it belongs to."""
        body = self.codebook.institutions.get(mention.institution)
        named = _sender(mention)
        house, state = [], None
        if body:
            house, state = [body.key], body.country
        elif mention.institution and named:
            house, state = [self.registry.body(mention.institution, named).key], named
        if mention.possessor:
            state = self.codebook.persons[mention.possessor].country
        return [*house, *mention.countries, *([state] if state else [])], state or named

    def _met(self, title: str, scopes: Sequence[str]) -> Speaker | None:
        """Return the person met last who bears a title in one of the countries, or None."""
        for seen in reversed(self._persons.values()):
            borne = title in seen.titles or self.registry.holds(seen.speaker.key, title)
            if seen.speaker.country in scopes and borne:
                return seen.speaker
        return None

    def _preferred(self, speakers: list[Speaker]) -> Speaker:
        """Return the one met last in the document, else the first."""
        for key in reversed(self._persons):
            for speaker in speakers:
                if speaker.key == key:
                    return speaker
        return speakers[0]

    def _titled(self, mention: Mention) -> tuple[Speaker, ...]:
        """Return whom a bare title means: the last person met who bears it, else nobody but the last speaker."""
        if mention.indefinite:
            return (self.registry.unnamed(None),)
        newcomer = self._newcomers.get(mention.title)
        if newcomer is not None and self.sentence - newcomer[1] <= 3:
            return (newcomer[0],)
        if (
            mention.title == "official"
            and self._stranger is not None
            and self.sentence - self._stranger[1] <= 2
        ):
            return (self._stranger[0],)
        if (named := self._at_hand(mention.title)) is not None:
            return (named,)
        for seen in reversed(self._persons.values()):
            if self.sentence - seen.sentence > 12:
                continue
            if mention.title in seen.titles or self.registry.holds(seen.speaker.key, mention.title):
                return (seen.speaker,)
        if len(self.last) == 1 and self.sentence - self.last_sentence <= 3:
            return self.last
        if mention.title == "official":
            return (self.registry.unnamed(None),)
        for code in reversed(self._countries):
            holders = self.registry.holders(mention.title, code)
            if holders:
                return (self.registry.person(holders[0].key),)
        return ()

    def _at_hand(self, title: str) -> Speaker | None:
        """Return the holder of a bare title in the one state that the sentence before names, or None.

        "Kyiv's answer came at once. …, the president replied": the holder counts where the report named him.
        """
        states = self._scene_before
        if title not in ("president", "pm", "fm") or len(states) != 1:
            return None
        held = {person.key for code in states for person in self.registry.holders(title, code)}
        met = (seen.speaker for seen in reversed(self._persons.values()) if seen.speaker.key in held)
        return next(met, None)

    def _body(self, mention: Mention, view: View) -> tuple[Speaker, ...]:
        if mention.value in self.codebook.institutions:
            return (self.registry.institution(mention.value),)
        if mention.value == "last":
            bodies = (SpeakerKind.INSTITUTION, SpeakerKind.COUNTRY, SpeakerKind.COLLECTIVE)
            if len(self.last) == 1 and self.last[0].kind in bodies:
                return self.last
            return (self._institution,) if self._institution is not None else ()
        kind = self._ministry() if mention.value == "ministry" else mention.value
        country = mention.countries[-1] if mention.countries else self._state_of_body(kind, view.pack.home)
        return (self.registry.body(kind, country),) if country is not None and kind else ()

    def _ministry(self) -> str:
        """Return which ministry "the ministry" means: the one that spoke, or that of the minister met last."""
        spoken = self.codebook.institutions.get(self._institution.key) if self._institution else None
        if spoken is not None and spoken.kind in _MINISTRIES.values():
            return spoken.kind
        for seen in reversed(self._persons.values()):
            for title, kind in _MINISTRIES.items():
                if title in seen.titles or self.registry.holds(seen.speaker.key, title):
                    return kind
        return ""

    def _state_of_body(self, kind: str, home: str) -> str | None:
        """Return whose body speaks that is named without its country: the last of its kind, the outlet's own."""
        spoken = self.codebook.institutions.get(self._institution.key) if self._institution else None
        if home and not (spoken is not None and spoken.kind == kind):
            return home
        return self._nearest_state()

    def _nearest_state(self) -> str | None:
        if self.last and self.last[-1].country:
            return self.last[-1].country
        return next((c for c in reversed(self._countries) if c not in ("EU", "NATO", "UN")), None)

    def _group(self, mention: Mention, view: View) -> tuple[Speaker, ...]:
        """Return delegations, governments, leaders as a group, or unnamed officials."""
        codes = mention.countries
        if mention.institution in self.codebook.institutions and not codes:
            country = self.codebook.institutions[mention.institution].country
            codes = (country,) if country else ()
        if mention.possessor and not codes:
            country = self.codebook.persons[mention.possessor].country
            codes = (country,) if country else ()
        if mention.value == "delegation" and not codes:
            named = [m for m in view.mentions if m.last <= mention.first and m.countries]
            states = named[-1].countries if named else tuple(self._countries)
            codes = tuple(c for c in states if c not in ("EU", "NATO", "UN"))[-1:]
        if mention.value == "delegation":
            return tuple(self.registry.body("delegation", code) for code in codes)
        if mention.value == "officials":
            return tuple(self.registry.unnamed(code) for code in codes) or (self.registry.unnamed(None),)
        if (
            mention.value in ("leaders", "allies")
            and mention.institution in self.codebook.institutions
            and not codes
        ):
            return (self.registry.institution(mention.institution),)
        if mention.value in ("leaders", "allies", "people"):
            if (codes and all(self.codebook.party_of(code) == "europe" for code in codes)) or (
                not codes and self._countries[-1:] == ["EU"]
            ):
                return (self.registry.collective("European leaders", "europe"),)
            if not codes:
                people = mention.value == "people"
                return (self.registry.unnamed(None),) if people else ()
            known = self.codebook.countries[codes[-1]]
            return (
                self.registry.collective(
                    f"{known.adjective} {mention.value}", self.codebook.party_of(codes[-1])
                ),
            )
        return tuple(self.registry.country(code) for code in codes)

    def _pronoun(self, mention: Mention, view: View) -> tuple[Speaker, ...]:
        """Return whom a pronoun means: a subject before it in the sentence, the last speaker, the last person met."""
        gender = mention.value
        if gender == "own":
            gender = ""
            named = [m for m in view.mentions if m.last <= mention.first and m.kind is MentionKind.PERSON]
            if named:
                return self._one(named[-1], view)
        if gender in ("p", "n"):
            if (
                gender == "p"
                and self.last
                and (len(self.last) > 1 or self.last[0].kind is not SpeakerKind.PERSON)
            ):
                return self.last
            if (
                gender == "n"
                and self.last
                and self.last[0].kind in (SpeakerKind.INSTITUTION, SpeakerKind.COUNTRY)
            ):
                return self.last
            return ()
        if gender == "latter":
            met = [seen.speaker for seen in self._persons.values() if seen.sentence < self.sentence]
            return tuple(met[-1:])
        inside = self._antecedent(mention, view, gender)
        if inside is not None:
            return (inside,)
        recent: tuple[Speaker, ...] = (
            self.last if len(self.last) == 1 and self.sentence - self.last_sentence <= 3 else ()
        )
        if recent and recent[0].kind is SpeakerKind.UNNAMED and self.last_sentence >= self.sentence - 1:
            return recent
        fitting = [
            seen
            for seen in self._persons.values()
            if seen.subject and seen.sentence < self.sentence + (seen.speaker in self.last)
            and self.sentence - seen.sentence <= 8 and self._fits(seen.speaker, gender)
        ]  # fmt: skip
        if fitting:
            newest = max(seen.sentence for seen in fitting)
            person = bool(recent) and recent[0].kind is SpeakerKind.PERSON
            if person and self._fits(recent[0], gender) and self.last_sentence >= newest:
                return recent
            return (next(seen for seen in fitting if seen.sentence == newest).speaker,)
        return recent[:1]

    def _antecedent(self, mention: Mention, view: View, gender: str) -> Speaker | None:
        """Return the subject earlier in the sentence that a pronoun takes up; none inside a clause of its own."""
        for other in view.mentions:
            if other.first >= mention.first:
                return None
            owner = view.pack.pro_drop and other.first == 1 and view.norm(0) == "у"
            if (other.governed and not owner) or other.kind not in (
                MentionKind.PERSON,
                MentionKind.ROLE,
                MentionKind.UNKNOWN,
            ):
                continue
            clause = (Tag.WHETHER, Tag.COMPLEMENTIZER, Tag.SUBORDINATOR)
            if any(view.tagged(place, *clause) for place in range(other.first)):
                return None
            found = self._one(other, view)
            if found and self._fits(found[0], gender):
                return found[0]
        return None

    def _fits(self, speaker: Speaker, gender: str) -> bool:
        if speaker.kind is not SpeakerKind.PERSON:
            return False
        person = self.codebook.persons.get(speaker.key)
        known = (
            person.gender
            if person
            else self._persons[speaker.key].gender
            if speaker.key in self._persons
            else ""
        )
        return not known or not gender or known == gender

    def _described(self, mention: Mention) -> tuple[Speaker, ...]:
        if mention.value in self.codebook.persons:
            return (self.registry.person(mention.value),)
        if mention.title and mention.title != "official":
            return self._titled(mention)
        near = self._stranger is not None and self.last_sentence <= self._stranger[1] >= self.sentence - 2
        near = near and (bool(mention.title) or not self._persons)
        if self._stranger is not None and near and self._comes_from(self._stranger[0], mention):
            return (self._stranger[0],)
        known = len(self.last) == 1 and self.last[0].kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)
        if known and self._comes_from(self.last[0], mention):
            return self.last
        met = reversed([seen.speaker for seen in self._persons.values()])
        found = next((speaker for speaker in met if self._comes_from(speaker, mention)), None)
        if found is None and mention.countries:
            return (self.registry.unnamed(mention.countries[-1]),)
        return (found,) if found is not None else ()

    def _comes_from(self, speaker: Speaker, mention: Mention) -> bool:
        """Tell whether a speaker is of the country that a description names, if it names one."""
        if not mention.countries or speaker.country == mention.countries[-1]:
            return True
        # Of those who speak for Europe the registry does not hold the nationality.
        ours = self.codebook.party_of(mention.countries[-1]) == "europe"
        return (
            speaker.kind is SpeakerKind.PERSON
            and speaker.party == "europe"
            and speaker.country in (None, "EU")
            and ours
        )

    def _both(self, mention: Mention) -> tuple[Speaker, ...]:
        """Return the two that "both sides" or "the two presidents" means: the last two that differ."""
        if len(self.last) > 1 and self.sentence - self.last_sentence <= 4:
            return self.last
        if len(mention.countries) == 1:
            return (self.registry.unnamed(mention.countries[0]),)
        if mention.countries:
            return tuple(self.registry.body("delegation", code) for code in mention.countries)
        if mention.title:
            met = [
                seen.speaker
                for seen in reversed(self._persons.values())
                if mention.title in seen.titles or self.registry.holds(seen.speaker.key, mention.title)
            ]
            return tuple(reversed(met[:2])) if len(met) >= 2 else ()
        states = [c for c in self._countries if c not in ("EU", "NATO", "UN")][-2:]
        return tuple(self.registry.body("delegation", code) for code in states) if len(states) == 2 else ()

    def _document(self, mention: Mention, view: View) -> tuple[Speaker, ...]:
        """Return who issued a statement or document: named with it, else the last institution or speaker."""
        behind = next((m for m in view.mentions if mention.last <= m.first <= mention.last + 7), None)
        if not mention.institution and behind is not None and view.ending(behind.first, Tag.OF):
            listed = [behind]
            for other in view.mentions:
                gap = range(listed[-1].last, other.first)
                linked = len(gap) > 0 and all(
                    view.norm(p) == "," or view.tagged(p, Tag.AND, Tag.ARTICLE) for p in gap
                )
                if other.first > behind.first and linked:
                    listed.append(other)
            found = tuple(dict.fromkeys(s for m in listed for s in self._one(m, view)))
            if found:
                return found
        if mention.institution:
            body = Mention(
                MentionKind.INSTITUTION, 0, 0, value=mention.institution, countries=mention.countries
            )
            return self._body(body, view)
        if mention.possessor:
            return (self.registry.person(mention.possessor),)
        if len(mention.countries) > 1:
            return tuple(self.registry.country(code) for code in mention.countries)
        if mention.countries:
            house, sentence = self._houses.get(mention.countries[0], (None, 0))
            recent = house is not None and sentence >= self.sentence - 2
            return (
                (house,) if house is not None and recent else (self.registry.country(mention.countries[0]),)
            )
        if behind is not None and behind.first == mention.last and behind.kind is MentionKind.PRONOUN:
            return self._pronoun(behind, view)
        if self._institution is not None and self.last and self.last[0].kind is not SpeakerKind.PERSON:
            return (self._institution,)
        if self._issuer is not None and self._issuer[1] >= self.sentence - 6:
            return self._issuer[0]
        if mention.value == "bare":
            return ()
        if mention.countries:
            return tuple(self.registry.country(code) for code in mention.countries)
        return self.last


def _sender(mention: Mention) -> str | None:
    """Return the country of an office: the last one named, but an ambassador's own before the one where he serves."""
    if not mention.countries:
        return None
    return mention.countries[0 if mention.title in ("ambassador", "un_ambassador") else -1]
