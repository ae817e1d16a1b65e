"""Which speakers the mentions of an attribution mean here, after all that the document said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.bodies import body_of, group_of
from positions.extraction.body_nouns import at_large, taken_up
from positions.extraction.issuers import issuers
from positions.extraction.mentions import Mention, MentionKind, shared_heads
from positions.extraction.offices import chair, titled
from positions.extraction.persons import person_of
from positions.extraction.pronouns import pronoun
from positions.extraction.tables import both
from positions.extraction.tags import Tag
from positions.extraction.unnamed_sources import anonymous, described, plain
from positions.model import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.cast import Cast
    from positions.extraction.views import View
    from positions.model import Speaker


def speakers_of(cast: Cast, mentions: Sequence[Mention], view: View) -> tuple[Speaker, ...]:
    """Return the speakers that a list of mentions means; () where they mean none.

    Args:
        cast: Whom the document has named so far, this sentence noted.
        mentions: The subject of one attribution.
        view: Its sentence.
    """
    heads = shared_heads(mentions)
    speakers = tuple(dict.fromkeys(speaker for m in heads for speaker in _meant(cast, m, view)))
    someone = (MentionKind.TITLE, MentionKind.DOCUMENT)
    person = any(m.kind in someone or m.value in ("m", "f") for m in mentions)
    if not speakers and person and view.pack.sources.houses:
        # Somebody speaks for sure, although the report never says who in words that the engine reads.
        return (cast.registry.unnamed(None),)
    return speakers


def _newly_told(cast: Cast, mention: Mention, view: View) -> bool:
    """Tell whether "the head of …" brings in somebody whom the report never names."""
    if not view.pack.sources.houses or mention.title != "ceo" or view.norm(mention.last) not in ("of", "at"):
        return False
    return not any(cast.sentence - s.sentence <= 4 and cast.bears(s, "ceo") for s in cast.met())


def _by_title(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return whom a bare title means."""
    if _newly_told(cast, mention, view):
        return (cast.registry.unnamed(None),)
    return chair(cast, mention, view) or titled(cast, mention)


def _body(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return which body is meant; the noun of one alone takes up the body of that noun."""
    if (office := _of_premier(cast, mention, view)) is not None:
        return (office,)
    if mention.value != "last" or not view.pack.home:
        return body_of(cast, mention, view.pack.home)
    known = taken_up(cast, mention, view)
    return (known,) if known is not None else plain(cast, at_large(mention, view))


def _of_premier(cast: Cast, mention: Mention, view: View) -> Speaker | None:
    """Return the office of the head of government met last, where a body is named by that office alone; or None."""
    words = view.text[view.start(mention.first) : view.end(mention.last)].casefold().removeprefix("the ")
    if mention.countries or not words.startswith(view.pack.sources.titles.get("pm", ())):
        return None
    seen = next(
        (s for s in cast.met() if cast.bears(s, "pm") and s.speaker.key in cast.codebook.persons), None
    )
    return cast.registry.office_of(cast.codebook.persons[seen.speaker.key]) if seen is not None else None


def _addressed(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return the private person whom a pronoun written like a country takes up ("Anh nói thêm …"); () for the country."""
    pronoun_too = mention.first == 0 and view.tagged(0, Tag.PRONOUN) is not None and mention.last == 1
    sole = cast.sole
    private = sole is not None and sole.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)
    registered = sole is not None and sole.key in cast.codebook.persons
    return cast.last if pronoun_too and private and not registered and cast.spoke_within(1) else ()


def _meant(cast: Cast, mention: Mention, view: View) -> tuple[Speaker, ...]:
    """Return whom one mention means."""
    match mention.kind:
        case MentionKind.PERSON | MentionKind.UNKNOWN | MentionKind.ROLE:
            return person_of(cast, mention, view)
        case MentionKind.TITLE:
            return _by_title(cast, mention, view)
        case MentionKind.INSTITUTION:
            return _body(cast, mention, view)
        case MentionKind.COUNTRY:
            return _addressed(cast, mention, view) or (cast.registry.country(mention.value),)
        case MentionKind.GROUP:
            return group_of(cast, mention, view)
        case MentionKind.ANONYMOUS:
            return anonymous(cast, mention, view)
        case MentionKind.PRONOUN:
            return pronoun(cast, mention, view)
        case MentionKind.DESCRIPTOR:
            return described(cast, mention)
        case MentionKind.PLAIN:
            return plain(cast, mention)
        case MentionKind.BOTH:
            return both(cast, mention)
        case MentionKind.DOCUMENT:
            return issuers(cast, mention, view, _meant)
        case MentionKind.MEDIUM:
            return ()
