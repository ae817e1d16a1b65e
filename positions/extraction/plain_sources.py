"""Sources that no list knows: "critics", "the Clinton campaign", "a Gallup poll", read off where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from positions.extraction.labels import labels
from positions.extraction.marks import DASHES
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.plain_names import plain_mention
from positions.extraction.plain_phrases import (
    LONGEST,
    acts,
    apposed,
    dash_before,
    modified,
    opening,
    past_links,
    phrase_end,
)
from positions.extraction.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from positions.extraction.cues import Cue
    from positions.extraction.views import View

# What is done to a text as well ("crossed a line out and added two words").
_ADDS = frozenset({"added", "adds", "add", "wrote", "writes", "write"})


def plain_subject(view: View, cue: Cue, lower: int) -> Mention | None:
    """Return the noun phrase before a cue as its subject, or None where none stands there.

    Args:
        view: The sentence.
        cue: The cue.
        lower: The first token that may belong to the subject.
    """
    if not view.pack.sources.houses or cue.does not in ("say", "find", "refuse", "weak", "stance"):
        return None
    end = cue.first
    while end > lower and (adverb := view.ending(end - (view.norm(end - 1) == ","), Tag.ADVERB)) is not None:
        apart = view.norm(end - 1) == ","
        if apart and view.norm(adverb.first - 1) != ",":
            break
        end = adverb.first - apart
    if end <= lower or view.ending(end, Tag.AND):
        return None
    if view.norm(end - 1) in DASHES and (aside := dash_before(view, lower, end)) is not None:
        return _before_dash(view, lower, aside)
    closed = view.norm(end - 1) == ","
    first = apposed(view, lower, end - 1) if closed else opening(view, lower, end)
    if first is None:
        return None
    first = past_links(view, first, end)
    last = phrase_end(view, first, end)
    if last is None or (not closed and not modified(view, last, end)):
        return None
    return plain_mention(view, first, last, closed=closed)


def _before_dash(view: View, lower: int, dash: int) -> Mention | None:
    """Return the noun phrase behind which an aside between dashes stands ("Dole – author of three books – said")."""
    first = opening(view, lower, dash)
    if first is None:
        return None
    known = next((m for m in view.mentions if m.last == dash and m.first >= first and not m.governed), None)
    if known is not None:
        return known
    first = past_links(view, first, dash)
    last = phrase_end(view, first, dash)
    return plain_mention(view, first, last, closed=True) if last == dash else None


def plain_doer(view: View, cue: Cue, lower: int) -> Mention | None:
    """Return the noun phrase whose deed a participle of saying explains ("A judge blocked the rule, saying …"), or None.

    A second predicate goes on with its subject as well ("The panel rejected the plan and said …").

    Args:
        view: The sentence.
        cue: The participle or second predicate.
        lower: The first token that may belong to the subject.
    """
    end = cue.first
    while cue.does == "say" and end > lower and (adverb := view.ending(end, Tag.ADVERB)) is not None:
        end = adverb.first
    joined = cue.does == "say" and view.norm(end - 1) in ("and", "but") and view.norm(cue.first) not in _ADDS
    explains = cue.does == "follow" and view.norm(end - 1) == ","
    end -= 1
    if not view.pack.sources.houses or end <= lower or not (joined or explains):
        return None
    end -= view.norm(end - 1) == ","
    first = opening(view, lower, end)
    if first is None:
        return None
    first = past_links(view, first, end)
    verb = next((p for p in range(first + 1, min(end, first + LONGEST + 2)) if acts(view, p)), None)
    known = next((m for m in view.mentions if m.last == verb and first <= m.first and not m.governed), None)
    if known is not None and known.kind is MentionKind.PERSON:
        return known
    last = phrase_end(view, first, verb) if verb is not None else None
    return plain_mention(view, first, verb) if verb is not None and last == verb else None


def plain_object(view: View, place: int) -> Mention | None:
    """Return the noun phrase that begins at a token, where it is a source that no list knows; else None.

    It stands behind "according to" or an inverted cue.
    """
    if not view.pack.sources.houses or place >= len(view.tokens):
        return None
    last = phrase_end(view, place, len(view.tokens))
    return None if last is None else plain_mention(view, place, last)


def speaks_plainly(view: View, cue: Cue) -> bool:
    """Tell whether a cue is a verb by which any noun speaks ("said", not "suggested")."""
    return view.text[view.start(cue.first) : view.end(cue.last)].casefold() in view.pack.cues.speech


def plainly_said(view: View, source: Mention, cue: Cue, content: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a noun that no list knows speaks here rather than does something.

    Verbs of saying proper are enough; others need "that" or a quotation; those of finding a poll or document.
    """
    if source.kind is not MentionKind.PLAIN and cue.does != "find":
        return True
    if view.norm(source.last - 1) in view.pack.sources.papers and cue.does in ("say", "weak", "find"):
        return True
    quoted = any(view.quote_from(p) for a, b in content for p in range(a, b))
    strong = bool(content) and view.ending(content[0][0], Tag.COMPLEMENTIZER) is not None
    head = view.norm(source.last - 1)
    finds = cue.does == "say" and view.norm(cue.last - 1) in view.pack.cues.find
    if cue.does == "find" or (finds and head in view.pack.sources.findings):
        if head in view.pack.sources.findings or source.kind is MentionKind.DOCUMENT:
            return True
        bodies = (MentionKind.INSTITUTION, MentionKind.PLAIN)
        return strong and source.kind in bodies and source.value not in ("", "definite")
    if cue.does in ("weak", "stance"):
        return quoted or speaks_plainly(view, cue) or labels(view, cue, content)
    return quoted or strong or speaks_plainly(view, cue) or cue.does in ("refuse", "follow")
