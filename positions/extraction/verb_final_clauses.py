"""The clauses of a verb-final sentence, read in order: what each cue takes of the sources and pieces before it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from positions.extraction.mentions import MentionKind
from positions.extraction.tags import Tag
from positions.extraction.units import Unit
from positions.extraction.verb_final_contents import (
    Range,
    behind_colon,
    brief_answer,
    clause_ended,
    content_before,
    trimmed_end,
)
from positions.extraction.verb_final_settings import content_start
from positions.extraction.verb_final_sources import (
    document_source,
    reported_parts,
)
from positions.extraction.verb_final_subjects import head_behind, set_off, subject_of, topic

if TYPE_CHECKING:
    from positions.extraction.cues import Cue
    from positions.extraction.mentions import Mention
    from positions.extraction.views import View


@dataclass(slots=True)
class Clauses:
    """What is read of a sentence so far.

    Attributes:
        view: The sentence.
        end: Past its last word.
        start: Where the clause in hand begins.
        sources: The source that converbs, participles and earlier clauses have named.
        pieces: Content that waits for a finite cue.
        waiting: The cue that closed the last of these pieces.
        head: Whether the source is the noun that a participle precedes.
        units: What is made.
    """

    view: View
    end: int
    start: int = 0
    sources: tuple[Mention, ...] = ()
    pieces: list[Range] = field(default_factory=list)
    waiting: Cue | None = None
    head: bool = False
    units: list[Unit] = field(default_factory=list)

    def close_clause(self, place: int) -> None:
        """Pass the finite verb of a clause that attributes nothing; its subject may speak in the next one."""
        if self.pieces and not self.head:
            self.flush()
        subject = subject_of(self.view, self.start, place)
        if subject:
            self.flush()
            self.sources = subject
        self.start = place + 1

    def take(self, cue: Cue) -> None:
        """Take the clause that a cue closes."""
        if cue.does == "relative":
            self._participle(cue)
        elif cue.does == "issued":
            self._issued(cue)
        else:
            self._verb(cue)

    def _participle(self, cue: Cue) -> None:
        """Take a clause whose source follows its participle ("… diyen X"); others may be joined to it first."""
        view = self.view
        source = head_behind(view, cue.last)
        start = content_start(view, self.start, cue.first)
        if source is not None and self._reported(cue, start, replace(source, governed=False)):
            self.sources, self.start = (replace(source, governed=False),), source.last
            return
        piece = content_before(view, start, cue)
        joined = view.tagged(cue.last, Tag.AND) is not None or view.norm(cue.last) == ","
        if piece is None or (source is None and not joined):
            return
        if self.waiting is not None and not self.head and self.sources:
            self.flush()
        self.pieces.append(piece)
        self.waiting, self.start = cue, cue.last
        if source is not None:
            self.sources, self.head, self.start = (replace(source, governed=False),), True, source.last
            if source.governed:
                self.flush()
                self.sources = ()

    def _verb(self, cue: Cue) -> None:
        """Take a clause that a finite verb or a converb closes."""
        view, first = self.view, self.start
        subject = subject_of(view, first, cue.first)
        if self.sources and self._inside(subject):
            subject = ()
        fronted = bool(subject) and self._fronted(subject, cue)
        if subject and self.pieces and self.sources and not _same(subject, self.sources):
            self.flush()
        silent = cue.does == "refuse" and bool(subject) and subject[0].kind is MentionKind.COUNTRY
        told = bool(subject) and subject[0].kind is MentionKind.DOCUMENT
        if told and self._reported(cue, content_start(view, subject[-1].last, cue.first), subject[0]):
            return
        if silent or told:
            self.sources, self.start = (), cue.last
            return
        if subject:
            self.sources, self.head = subject, False
        elif not self.pieces and not self.units:
            self.sources = self._inverted(cue) or self.sources
            if not self.sources:
                self.sources, first = topic(view, first, cue.first)
        place = first if fronted or not subject else subject[-1].last
        start = place if cue.does == "refuse" else content_start(view, place, cue.first)
        if not fronted and cue.does in ("say", "weak", "follow") and self._reported(cue, start):
            return
        if not fronted and (asked := brief_answer(view, place, cue)):
            cue, start = replace(cue, does="refuse"), asked
        piece = content_before(view, start, replace(cue, first=subject[0].first) if fronted else cue)
        if piece is None and cue.does == "stance" and self.pieces and start < cue.first:
            piece = (start, cue.last)
        if fronted and piece is not None and cue.does in ("stance", "refuse"):
            piece = (piece[0], trimmed_end(view, piece[0], subject[0].first))
            self.pieces.append((cue.first, cue.last))
        colon = behind_colon(view, cue, self.end)
        brings = bool(colon) or self._opens(cue)
        kept = [piece] if piece is not None and not (brings and not clause_ended(view, piece)) else []
        self.pieces += [*kept, *colon]
        self.start = max([cue.last, *(b for _, b in colon)])
        if cue.does == "follow":
            self.waiting = cue if kept or self.waiting is None else self.waiting
        elif self.pieces or brings or self._bare(cue, first):
            self._emit(cue, first, cue.first if fronted else max(start, first))

    def _inside(self, subject: tuple[Mention, ...]) -> bool:
        """Tell whether a bare plural is told of in the content ("…, müttefikler yardım ederse … duyurdu")."""
        group = len(subject) == 1 and subject[0].kind is MentionKind.GROUP
        return group and not subject[0].countries and not set_off(self.view, subject[0])

    def _reported(self, cue: Cue, start: int, via: Mention | None = None) -> bool:
        """Take a clause that reports what somebody else says; tell whether it is one."""
        found = reported_parts(self.view, start, cue.first)
        if found is None:
            return False
        outer = via or next(iter(self.sources), None)
        self.units.append(Unit(found[:1], cue, self.start, start, found[1], "reported", via=outer))
        self.start = cue.last
        return True

    def _opens(self, cue: Cue) -> bool:
        """Tell whether a cue and a colon end the sentence: its content is in the next one."""
        return self.view.norm(self.end - 1) == ":" and cue.last >= self.end - 1

    def _bare(self, cue: Cue, first: int) -> bool:
        """Tell whether a cue of speech stands alone, behind a quotation that is a sentence of its own."""
        alone = self.sources[-1].last if self.sources else first
        return cue.does == "say" and not self.units and self.view.words_in(alone, cue.first) == 0

    def _fronted(self, subject: tuple[Mention, ...], cue: Cue) -> bool:
        """Tell whether the content stands before the subject, which touches its verb."""
        view = self.view
        before = trimmed_end(view, self.start, subject[0].first)
        touches = content_start(view, subject[-1].last, cue.first) >= cue.first
        return touches and view.words_in(self.start, before) >= 2 and clause_ended(view, (self.start, before))

    def _inverted(self, cue: Cue) -> tuple[Mention, ...]:
        """Return the source that ends the sentence behind its cue ("… dedi Peskov")."""
        mention = self.view.mention_from(cue.last)
        return (mention,) if mention is not None and not mention.governed and mention.last >= self.end else ()

    def _issued(self, cue: Cue) -> None:
        """Take a clause that reports a document ("açıklamada … denildi")."""
        view = self.view
        source, place = document_source(view, self.start, cue.first)
        start = content_start(view, place, cue.first)
        if self._reported(cue, start, source):
            return
        piece, colon = content_before(view, start, cue), behind_colon(view, cue, self.end)
        first, self.start = self.start, max([cue.last, *(b for _, b in colon)])
        self.pieces += [*([piece] if piece is not None else []), *colon]
        if self.pieces or self._opens(cue):
            self.sources = (source,)
            self._emit(cue, first, start, rule="issued")

    def _emit(self, cue: Cue, first: int, start: int, rule: str = "") -> None:
        """Make a unit of the pieces in hand, or add them to the unit of the same source."""
        pieces = tuple(sorted(self.pieces))
        last = self.units[-1] if self.units else None
        self.pieces, self.waiting = [], None
        if last is not None and _same(last.sources, self.sources) and last.rule != "reported" and pieces:
            self.units[-1] = replace(last, content=(*last.content, *pieces))
            return
        declined = cue.does == "refuse"
        made = "refusal" if declined else "bare" if not pieces else "participle" if self.head else "final"
        self.units.append(Unit(self.sources, cue, first, start, pieces, rule or made, declined=declined))

    def flush(self) -> None:
        """Make a unit of pieces that no finite cue has taken."""
        cue = self.waiting
        if self.pieces and cue is not None and (self.sources or cue.does == "follow"):
            self._emit(cue, cue.first, cue.last, rule="participle" if self.head else "converb")
        self.pieces, self.waiting, self.head = [], None, False


def _same(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> bool:
    """Tell whether two lists of mentions in one sentence name the same sources."""
    return [_identity(m) for m in left] == [_identity(m) for m in right]


def _identity(mention: Mention) -> tuple[object, ...]:
    """Return what two mentions of one source have in common; unnamed ones are as many as they are mentions."""
    place = mention.first if mention.kind is MentionKind.ANONYMOUS else 0
    return (mention.kind, mention.value, mention.name, mention.countries, place)
