"""Words handed on: impersonal cues of documents ("says the letter of X"), media that quote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from positions.extraction.bounds import (
    content_end,
    quote_ends,
    ranges,
    sentence_end,
    skip_commas,
)
from positions.extraction.bridges import adjunct_before, adjunct_only, clause_start
from positions.extraction.cues import Cue
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.openings import content_after
from positions.extraction.tags import Tag
from positions.extraction.units import Unit

if TYPE_CHECKING:
    from positions.extraction.lexicon import Match
    from positions.extraction.views import View


def issued_unit(view: View, cue: Cue) -> Unit:
    """Return the unit of an impersonal cue of a document ("…, говорится в письме X")."""
    end = sentence_end(view)
    limit = next((p for p in range(cue.last, end) if view.norm(p) in (",", ":")), end)
    behind = [m for m in view.mentions if cue.last <= m.first < limit and m.kind is not MentionKind.MEDIUM]
    named = [m for m in behind if m.kind in (MentionKind.PERSON, MentionKind.INSTITUTION, MentionKind.ROLE)]
    source = next(iter(named or behind), None)
    sources = (replace(source, governed=False),) if source is not None else ()
    if view.pack.pro_drop and view.ending(cue.first, Tag.CATAPHORA):
        return Unit(sources, cue, 0, end, (), "cataphora", backward=True)
    before = content_end(view, cue.first)
    if view.words_in(0, before) >= 1 and not adjunct_before(view, before):
        rest = (skip_commas(view, limit, end), end)
        if adjunct_only(view, limit, end):
            rest = (end, end)
        return Unit(
            sources, cue, before, rest[0], ranges((clause_start(view, before), before), rest), "issued"
        )
    start, _ = content_after(view, cue, end)
    named_before = [m for m in view.mentions if m.last <= cue.first and m.kind is not MentionKind.MEDIUM]
    issued = view.pack.pro_drop and any(m.tag is Tag.DOCUMENT and m.first < cue.first for m in view.matches)
    if (not sources or issued) and named_before:
        sources = (replace(named_before[-1], governed=False),)
    return Unit(sources, cue, 0, start, ranges((start, end)), "issued")


def quoting_tail(view: View) -> Unit | None:
    """Return the unit of a quotation that a medium attributes ("«…», цитирует Reuters X"), or None."""
    for match in view.matches:
        if match.tag is not Tag.QUOTING or view.quoted(match.first):
            continue
        behind = [m for m in view.mentions if m.first >= match.last]
        if not quote_ends(view, match.first) and not _hands_on(view, match, behind):
            continue
        medium = next((m for m in behind if m.kind is MentionKind.MEDIUM), None)
        source = next((m for m in behind if m.kind is not MentionKind.MEDIUM), None)
        if (gender := view.pack.words.owners.get(view.norm(match.last))) is not None:
            source = Mention(MentionKind.PRONOUN, match.last, match.last + 1, value=gender)
        if source is not None:
            before = content_end(view, match.first)
            cue = Cue(match.first, match.last, "say")
            content = ranges((0, before))
            return Unit(
                (replace(source, governed=False),), cue, before, source.last, content, "quoting", via=medium
            )
    return None


def quoted_clause(view: View) -> Unit | None:
    """Return the unit of a clause that a medium quotes without a verb of saying ("Interfax dẫn lời ông rằng …"), or None."""
    if view.pack.inverted or view.pack.pro_drop:
        return None
    for match in view.matches:
        if match.tag is not Tag.QUOTING or view.quoted(match.first):
            continue
        medium = next((m for m in view.mentions if m.last == match.first), None)
        source = view.mention_from(match.last)
        if source is None or medium is None or source.last >= len(view.tokens):
            continue
        that = view.tagged(source.last, Tag.COMPLEMENTIZER)
        if medium.kind is MentionKind.MEDIUM and that is not None:
            cue = Cue(match.first, match.last, "say")
            content = ranges((that.last, sentence_end(view)))
            return Unit(
                (replace(source, governed=False),),
                cue,
                medium.first,
                that.last,
                content,
                "quoting",
                via=medium,
            )
    return None


def _hands_on(view: View, match: Match, behind: list[Mention]) -> bool:
    """Tell whether a medium hands on somebody's words without marks ("…, передает Reuters слова X")."""
    if view.norm(match.first - 1) != "," or not behind or behind[0].kind is not MentionKind.MEDIUM:
        return False
    return view.tagged(behind[0].last, Tag.WORDS_OF) is not None


def cited_source(view: View) -> Mention | None:
    """Return whom a medium cites ("FT wrote, citing a source, that …"), or None."""
    kinds = (
        MentionKind.ANONYMOUS,
        MentionKind.PERSON,
        MentionKind.ROLE,
        MentionKind.UNKNOWN,
        MentionKind.INSTITUTION,
        MentionKind.GROUP,
    )
    for match in view.matches:
        if match.tag is Tag.QUOTING and not view.quoted(match.first):
            behind = (m for m in view.mentions if match.last <= m.first <= match.last + 3)
            cited = next((m for m in behind if m.kind in kinds), None)
            if cited is not None:
                return replace(cited, governed=False)
    return None
