"""The state of a person that no list knows: told by a town, party, chamber or office beside the name."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from positions.extraction.plain_phrases import LONGEST
from positions.extraction.tags import Tag
from positions.languages import attribution
from positions.model import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from positions.extraction.cast import Cast
    from positions.extraction.lexicon import Match
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View
    from positions.languages.schema import Attribution
    from positions.model import Speaker

# Tokens that a description behind a name may have.
_DESCRIPTION = 24
_WORD = re.compile(r"\w+")
# Letters of a report that show in which state it plays, and how often its words must stand there.
_READ, _OFTEN, _TIMES = 12_000, 4, 3


def home_of(text: str, pack: Attribution) -> str | None:
    """Return the state in which a report plays by its towns, parties and chambers; None where no state prevails."""
    if not pack.sources.homes:
        return None
    counts = Counter(_told(text, pack.language)).most_common(2)
    if not counts or counts[0][1] < _OFTEN:
        return None
    return counts[0][0] if len(counts) == 1 or counts[0][1] >= _TIMES * counts[1][1] else None


def _told(text: str, language: str) -> Iterator[str]:
    """Yield the states that capitalised words tell, as they come; where several begin alike, the longest counts."""
    phrases = _phrases(language)
    reached = 0
    for word in _WORD.finditer(text, 0, _READ):
        begun = phrases.get(word[0].casefold())
        if begun is None or word.start() < reached:
            continue
        pattern, codes = begun
        if found := pattern.match(text, word.start(), _READ):
            reached = found.end()
            if found[0][0].isupper():
                yield codes[found[0].casefold()]


@lru_cache(maxsize=8)
def _phrases(language: str) -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    """Return by their first words, folded, what tells a state: a pattern of all, and the state of each."""
    codes: dict[str, dict[str, str]] = {}
    for code, phrases in attribution(language).sources.homes.items():
        for phrase in phrases:
            if (first := _WORD.match(phrase)) and phrase[-1].isalpha():
                codes.setdefault(first[0].casefold(), {})[phrase.casefold()] = code
    return {first: (_either(found), found) for first, found in codes.items()}


def _either(phrases: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


def homeland(cast: Cast, mention: Mention, view: View) -> str | None:
    """Return the code of the state that the words around a person's mention tell, or None.

    Scholars belong to none; where nothing beside the name tells, it is the state in which the report plays.
    The words of its phrase count, a parenthesis ("(R-Ohio)"), and a description right behind it
    (", a pharmacist from Lviv,", "of the Verkhovna Rada").
    """
    if view.pack.isolating:
        return _described(cast, mention, view) or (
            None if mention.title not in ("", "official") else cast.setting
        )
    if not view.pack.sources.homes:
        return None
    stretches = ((_phrase_start(view, mention.first), mention.last), _description(view, mention))
    if mention.title == "analyst" or any(
        view.norm(p) in view.pack.sources.scholars for first, last in stretches for p in range(first, last)
    ):
        return None
    for first, last in stretches:
        for match in view.matches:
            if first <= match.first < last and (code := _state(cast, match, view, mention)) is not None:
                return code
    return cast.setting


def at_home(cast: Cast, speaker: Speaker, sources: Sequence[Mention], view: View) -> Speaker:
    """Return an unnamed speaker of no state with that of his town, or the one in which the report plays.

    He may come from elsewhere: scholars and foreigners do.
    """
    if speaker.kind is not SpeakerKind.UNNAMED or speaker.country or speaker.party:
        return speaker
    if (town := _town(cast, sources, view)) is not None:
        return cast.registry.unnamed(town)
    if cast.setting is None or view.pack.isolating:
        return speaker
    words = {view.norm(p) for m in sources for p in range(_phrase_start(view, m.first), m.last)}
    if not words.isdisjoint((*view.pack.sources.scholars, *view.pack.sources.strangers)):
        return speaker
    return cast.registry.unnamed(cast.setting)


def _town(cast: Cast, sources: Sequence[Mention], view: View) -> str | None:
    """Return the state of the place behind an unnamed person ("a resident of Kyiv"), or None."""
    if len(sources) != 1 or not view.pack.sources.homes or view.pack.title_first:
        return None
    source = sources[0]
    leads = (*view.pack.sources.origins, "in")
    of = next((p for p in range(source.first + 1, source.last + 1) if view.norm(p) in leads), 0)
    if not of or view.norm(of - 1).removesuffix("s") not in view.pack.sources.dwellers:
        return None
    near = (m for m in view.matches if of < m.first <= of + 2)
    return next((code for m in near if (code := _state(cast, m, view, source)) is not None), None)


def _state(cast: Cast, match: Match, view: View, mention: Mention) -> str | None:
    """Return the state that a phrase stands for beside a person, or None."""
    if match.tag is Tag.HOME:
        return match.value
    if view.norm(match.first - 1) in view.pack.sources.topics or view.quoted(match.first):
        return None
    if match.tag is Tag.COUNTRY and match.value not in ("EU", "NATO", "UN"):
        led = view.ending(match.first, Tag.ARTICLE, Tag.OF, Tag.PREPOSITION, Tag.MODIFIER)
        return match.value if led or match.first < mention.last else None
    if match.tag is Tag.INSTITUTION and (body := cast.body(match.value)) is not None:
        return body.country if body.country not in ("NATO", "UN") else None
    if match.tag is Tag.PERSON and match.first < mention.first:
        return cast.codebook.persons[match.value].country
    return None


# Titles that tell of no state's service.
_PRIVATE = ("", "analyst", "ceo")


def _described(cast: Cast, mention: Mention, view: View) -> str | None:
    """Return the state in a description between commas behind a name that opens with an office, or None."""
    if view.norm(mention.last) not in (",", "–", "—", "-"):
        return None
    end = _stop(view, mention.last + 1, min(len(view.tokens), mention.last + 1 + _DESCRIPTION))
    told = [m for m in view.mentions if mention.last < m.first < end]
    if not told or told[0].first > mention.last + 3 or told[0].title in _PRIVATE or told[0].former:
        return None
    for other in told:
        body = cast.body(other.institution)
        if other.countries or body is not None:
            return other.countries[0] if other.countries else body.country if body is not None else None
    return None


def _phrase_start(view: View, place: int) -> int:
    """Return where the words of a name's noun phrase begin."""
    first = place
    while first > max(0, place - LONGEST):
        token = view.tokens[first - 1]
        if not (token.word or token.norm == ".") or view.quoted(first - 1) or view.dated(first - 1):
            break
        if view.ending(
            first, Tag.CUE, Tag.PREPOSITION, Tag.AND, Tag.SUBORDINATOR, Tag.COMPLEMENTIZER, Tag.PASSIVE
        ):
            break
        first -= 1
    return first


def _description(view: View, mention: Mention) -> tuple[int, int]:
    """Return the tokens of what describes a person right behind the name; none where nothing does."""
    first = place = mention.last
    end = len(view.tokens)
    if view.norm(place) == "(":
        close = next((p for p in range(place, min(end, place + 8)) if view.norm(p) == ")"), place)
        if any(view.tagged(p, Tag.HOME, Tag.COUNTRY) for p in range(place, close)):
            return first, close
        place = close + 1
    if view.norm(place) in view.pack.sources.origins:
        return first, _stop(view, place + 1, min(end, place + LONGEST))
    if view.norm(place) not in (",", "–", "—", "-"):
        return first, first
    if view.norm(place + 1).isdigit() and view.norm(place + 2) == ",":
        place += 2
    return first, _stop(view, place + 1, min(end, place + _DESCRIPTION))


def _stop(view: View, first: int, last: int) -> int:
    """Return where a description ends: at its comma, a cue or a quotation."""
    for place in range(first, last):
        if view.norm(place) in (",", "–", "—", ":", ";", ")") or view.quote_from(place):
            return place
        if view.tagged(place, Tag.CUE) and not view.ending(place, Tag.NOUN_MARKER, Tag.ARTICLE):
            return place
    return last
