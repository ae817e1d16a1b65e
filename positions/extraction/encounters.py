"""What a sentence adds to the cast of its document: persons, states and bodies met, whoever speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.body_nouns import note_body
from positions.extraction.given_names import given_names
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.offices import holder
from positions.extraction.patterns import compiled, suffixed
from positions.extraction.persons import homonym, unknown_person
from positions.extraction.plain_phrases import FINITE, RELATIVE
from positions.extraction.resolution import speakers_of
from positions.extraction.romanization import slug
from positions.extraction.tables import note_table
from positions.extraction.tags import Tag
from positions.extraction.unnamed_sources import anonymous
from positions.model import SpeakerKind

if TYPE_CHECKING:
    from positions.extraction.cast import Cast
    from positions.extraction.views import View

_BODIES = (MentionKind.INSTITUTION, MentionKind.PLAIN)
# Words that a sentence about somebody's view has behind the name.
_TOPIC = 6
_PERSONS = (MentionKind.PERSON, MentionKind.UNKNOWN, MentionKind.ROLE)


def note(cast: Cast, view: View) -> None:
    """Note who is mentioned in a sentence, before its attributions are resolved."""
    cast.sentence += 1
    for mention in view.mentions:
        for code in mention.countries:
            cast.name_country(code)
        if mention.kind is MentionKind.INSTITUTION and mention.value in cast.codebook.institutions:
            house = cast.registry.institution(mention.value)
            cast.houses[house.country] = (house, cast.sentence)
        if mention.kind is not MentionKind.PERSON or homonym(cast, mention, view) is None:
            _note_person(cast, mention, view)
        named = mention.kind in (MentionKind.PERSON, MentionKind.UNKNOWN) and bool(cast.persons)
        by = bool(view.pack.sources.houses) and view.norm(mention.first - 1) == "by"
        if named and (by or view.ending(mention.first, Tag.ACCORDING)):
            next(cast.met()).subject = True
        _note_newcomer(cast, mention, view)
        if view.pack.apostrophe == "suffix" and mention.kind in _BODIES and mention.value != "last":
            note_body(cast, mention, view, speakers_of(cast, (mention,), view))
    _note_topic(cast, view)
    _note_given_name(cast, view)
    _note_full_names(cast, view)
    _note_stranger(cast, view)
    _note_several(cast, view)
    note_table(cast, view)
    _note_scene(cast, view)


def _note_several(cast: Cast, view: View) -> None:
    """Note the group that opens a sentence: "they" may mean it in the next one."""
    first = next((m for m in view.mentions if not m.governed), None)
    if first is not None and first.kind is MentionKind.GROUP and first.first <= 1:
        cast.several = (speakers_of(cast, (first,), view), cast.sentence)


def _note_person(cast: Cast, mention: Mention, view: View) -> None:
    """Note the person that a mention names or tells by an office."""
    if mention.kind in (MentionKind.PERSON, MentionKind.DESCRIPTOR):
        person = cast.codebook.persons.get(mention.value)
        if person is None:
            return
        cast.remember(cast.registry.person(person.key), person.gender, mention)
        if mention.kind is MentionKind.PERSON and not person.surname:
            cast.surnames[slug(person.name.split()[-1])] = person.key
            if view.pack.oblique:
                cast.surnames[slug(view.text[view.start(mention.last - 1) : view.end(mention.last)])] = (
                    person.key
                )
    elif mention.kind is MentionKind.UNKNOWN and _worthy(cast, mention) and not _label(mention, view):
        speaker = unknown_person(cast, mention, view)
        if speaker.kind is SpeakerKind.PERSON:
            cast.remember(speaker, mention.value if mention.value in ("f", "m") else "", mention)
            if not speaker.provisional and " " in mention.name:
                # The report may go on with the surname in its own spelling.
                cast.surnames.setdefault(slug(mention.name.split()[-1]), speaker.key)
    elif mention.kind is MentionKind.ROLE:
        found = holder(cast, mention)
        if found is not None and found.kind is SpeakerKind.PERSON:
            known = cast.codebook.persons.get(found.key)
            cast.remember(found, known.gender if known is not None else "", mention)


def _note_topic(cast: Cast, view: View) -> None:
    """Note that a short sentence is about the one person whom it names in the genitive ("X'in hesabı basit.")."""
    if view.pack.apostrophe != "suffix" or view.quotes:
        return
    named = [m for m in view.mentions if m.kind in _PERSONS]
    owner = named[0] if len(named) == 1 else None
    if owner is None or not suffixed(view.pack, view.norm(owner.last), "genitive"):
        return
    if view.words_in(owner.last, len(view.tokens)) <= _TOPIC and cast.persons:
        next(cast.met()).subject = True


def _label(mention: Mention, view: View) -> bool:
    """Tell whether capitals before a colon are the label of an item ("DAY PLAN: …")."""
    shouted = view.text[view.start(mention.first) : view.end(mention.last)].isupper()
    return shouted and mention.first == 0 and view.norm(mention.last) == ":"


def _note_given_name(cast: Cast, view: View) -> None:
    """Note a person brought in by the first name alone, with age or occupation ("Olena, 44, …"; "Petro, a driver, …")."""
    aged = view.pack.suffixes.get("aged")
    for place, token in enumerate(view.tokens):
        marked = bool(place) and view.quote_from(place - 1) is not None
        called = view.ending(place - marked, Tag.CALLSIGN) is not None
        if not token.capital or (view.quoted(place) and not (called and marked)):
            continue
        if called or (
            view.norm(place + 1) == "," and not view.mention_from(place) and _told(view, place, aged)
        ):
            name = view.text[view.start(place) : view.end(place + 1)]
            title = "official" if called else ""
            mention = Mention(MentionKind.UNKNOWN, place, place + 1, name=name, title=title)
            cast.remember(unknown_person(cast, mention, view), "", mention)


def _told(view: View, place: int, aged: str | None) -> bool:
    """Tell whether age or occupation follow a first name and a comma."""
    if place and view.tokens[place - 1].capital:
        return False
    if aged is not None:
        return compiled(aged).search(view.norm(place + 2)) is not None
    if not view.pack.sources.houses:
        return False
    years = view.norm(place + 2)
    if years.isdigit() and len(years) == 2 and view.norm(place + 3) == ",":
        return True
    return place == 0 and (view.norm(place + 2) == "who" or _by_trade(view, place + 2))


def _note_full_names(cast: Cast, view: View) -> None:
    """Note full names inside other phrases, whose surname alone may follow ("on the Ned Foster bandwagon")."""
    if not view.pack.sources.houses:
        return
    given = given_names(view.pack)
    for place in range(len(view.tokens) - 1):
        first, last = view.tokens[place], view.tokens[place + 1]
        if not (first.capital and last.capital and first.norm in given) or last.start != first.end + 1:
            continue
        if view.quoted(place) or any(m.first <= place < m.last and m.kind in _PERSONS for m in view.mentions):
            continue
        surname = slug(last.norm)
        if surname in cast.surnames or view.tagged(place, Tag.PERSON) or view.tagged(place + 1, Tag.PERSON):
            continue
        name = view.text[first.start : last.end]
        mention = Mention(MentionKind.UNKNOWN, place, place + 2, name=name, governed=True)
        speaker = unknown_person(cast, mention, view)
        if speaker.kind is SpeakerKind.PERSON:
            cast.remember(speaker, given[first.norm], mention)


def _by_trade(view: View, place: int) -> bool:
    """Tell whether an occupation between commas begins here: an article, and a noun with the ending of a trade."""
    if view.norm(place) not in ("a", "an"):
        return False
    end = next((p for p in range(place + 1, min(place + 9, len(view.tokens))) if view.norm(p) == ","), 0)
    trades = view.pack.sources.trades
    return bool(end) and any(view.norm(p).endswith(trades) for p in range(place + 1, min(place + 4, end)))


def _worthy(cast: Cast, mention: Mention) -> bool:
    """Tell whether unknown capitalised words are a person's name rather than a title of a book or place."""
    told = bool(mention.title or mention.value) or " " in mention.name
    return told or slug(mention.name) in cast.surnames


def _note_newcomer(cast: Cast, mention: Mention, view: View) -> None:
    """Note an unnamed holder of an office, or an unnamed source, that a sentence brings in as its subject."""
    if mention.governed:
        return
    if mention.kind is MentionKind.ROLE and mention.indefinite:
        found = holder(cast, mention)
        if found is not None and found.kind is SpeakerKind.UNNAMED:
            cast.newcomers[mention.title] = (found, cast.sentence)
    if mention.kind is MentionKind.ANONYMOUS:
        cast.stranger = (anonymous(cast, mention, view)[0], cast.sentence)


def _note_stranger(cast: Cast, view: View) -> None:
    """Note somebody unnamed whom a sentence brings in as its subject ("A serving major was more upbeat.")."""
    if not view.pack.sources.houses or not view.tokens or view.quotes:
        return
    opening = 1 if view.tagged(0, Tag.AND) else 0
    if view.norm(opening) not in ("a", "an", "one", "another"):
        return
    end = _human_end(view, opening + 1)
    if not end:
        return
    if not any(m.first < end and m.kind in _PERSONS and not m.indefinite for m in view.mentions):
        codes = [m.countries[0] for m in view.mentions if m.first < end and len(m.countries) == 1]
        cast.stranger = (cast.registry.unnamed(codes[0] if codes else None), cast.sentence)


def _human_end(view: View, first: int) -> int:
    """Return the token past the word for a human being that closes the phrase at a token before a verb, or 0."""
    sources = view.pack.sources
    closing = (Tag.PASSIVE, Tag.MODAL, Tag.NEGATION, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.OF, Tag.CUE)
    for place in range(first, min(first + 6, len(view.tokens) - 1)):
        token, behind = view.tokens[place], view.norm(place + 1)
        if not token.word or view.quoted(place):
            return 0
        human = token.norm in sources.humans or token.norm.endswith(sources.human_endings)
        verb = behind in FINITE | RELATIVE or behind.endswith("ed") or view.tagged(place + 1, *closing)
        if human and not token.capital and verb:
            return place + 1
    return 0


def _note_scene(cast: Cast, view: View) -> None:
    """Note which states a sentence names that names nobody; a sentence without words of either changes nothing."""
    named = any(m.kind in _PERSONS for m in view.mentions)
    bare = frozenset(m.countries[-1] for m in view.mentions if m.kind is MentionKind.COUNTRY)
    cast.scene_before = cast.scene
    if len(view.tokens) > 4:
        cast.scene = frozenset() if named else bare
