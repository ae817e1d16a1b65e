"""Frames of verb-final languages: clause by clause, each closed by a cue that has its source and content before it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from positions.extraction.bounds import sentence_end
from positions.extraction.cues import Cue, find_cues
from positions.extraction.lexicon import Tag
from positions.extraction.mentions import Mention, MentionKind
from positions.extraction.set_phrases import colon_quote
from positions.extraction.units import Unit
from positions.extraction.verb_final_parts import (
    according_source,
    clause_ended,
    content_start,
    document_source,
    finite_breaks,
    head_behind,
    quoted_part,
    reported_parts,
    subject_of,
    trimmed_end,
)

if TYPE_CHECKING:
    from positions.extraction.views import View

_Range = tuple[int, int]


def verb_final_units(view: View) -> list[Unit]:
    """Return the attributions of a sentence in a language that ends its clauses with the verb, in text order.

    Pieces that converbs and participles close belong to the next finite cue of the same source; a new subject
    opens a new unit.
    """
    cues = find_cues(view)
    reading = _Reading(view, sentence_end(view))
    outer = reading.open_according()
    events = sorted(
        [*((c.first, c) for c in cues), *((b, None) for b in finite_breaks(view, cues))], key=lambda e: e[0]
    )
    for place, cue in events:
        if place < reading.start:
            continue
        if cue is None:
            reading.close_clause(place)
        else:
            reading.take(cue)
    reading.flush()
    units = reading.units
    if outer is not None:
        units = _relayed(outer, units)
    if not units and not cues and (colon := colon_quote(view)) is not None:
        return [colon]
    return units


def _relayed(outer: Unit, units: list[Unit]) -> list[Unit]:
    """Return the units of a sentence that opens with "according to X": X is the source, or relays the next one."""
    if not units:
        return [outer]
    first, source = units[0], outer.sources[0]
    wish = bool(first.sources) and first.sources[0].kind is MentionKind.COUNTRY
    if wish and first.rule == "final" and outer.rule == "according":
        return [outer]
    if not first.sources or first.rule == "issued":
        return [replace(first, sources=outer.sources, rule=outer.rule, first=0), *units[1:]]
    return [replace(first, via=source, first=0), *units[1:]]


@dataclass(slots=True)
class _Reading:
    """What is read of a sentence so far.

    Attributes:
        view: The sentence.
        end: Past its last word.
        start: Where the clause in hand begins.
        sources: The source that converbs and earlier clauses have named.
        pieces: Content that waits for a finite cue, with the cues that closed it.
        head: Whether the source is the noun that a participle precedes.
        units: What is made.
    """

    view: View
    end: int
    start: int = 0
    sources: tuple[Mention, ...] = ()
    pieces: list[_Range] = field(default_factory=list)
    waiting: Cue | None = None
    head: bool = False
    units: list[Unit] = field(default_factory=list)

    def open_according(self) -> Unit | None:
        """Return the unit of a source that "göre" follows, where one opens the sentence; note one further on."""
        found = according_source(self.view)
        if found is None:
            return None
        sources, match, first, opening = found
        cue = Cue(match.first, match.last, "according")
        if opening:
            self.start = match.last
            start = content_start(self.view, match.last, self.end)
            return Unit(sources, cue, 0, start, _ranges((start, self.end)), "according")
        pieces = _ranges((content_start(self.view, 0, first), first), (match.last, self.end))
        return Unit(sources, cue, first, match.last, pieces, "according-tail")

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

    # Participles ("… diyen X") -------------------------------------------------------------------------

    def _participle(self, cue: Cue) -> None:
        start = content_start(self.view, self.start, cue.first)
        piece = self._piece(start, cue)
        mention = head_behind(self.view, cue.last)
        if piece is None or (mention is None and not self._coordinated(cue.last)):
            return
        if self.waiting is not None and not self.head and self.sources:
            self.flush()
        self.pieces.append(piece)
        self.waiting = cue
        self.start = cue.last
        if mention is not None:
            self.sources, self.head = (replace(mention, governed=False),), True
            self.start = mention.last
            if mention.governed:
                self.flush()
                self.sources = ()

    def _coordinated(self, place: int) -> bool:
        """Tell whether another participle goes on before the source ("… belirten ve … vurgulayan X")."""
        return self.view.tagged(place, Tag.AND) is not None or self.view.norm(place) == ","

    # Finite verbs and converbs -------------------------------------------------------------------------

    def _verb(self, cue: Cue) -> None:
        view = self.view
        subject = subject_of(view, self.start, cue.first)
        fronted = bool(subject) and self._fronted(subject, cue)
        if subject and self.pieces and self.sources and subject != self.sources:
            self.flush()
        first = self.start
        place = self.start if fronted or not subject else subject[-1].last
        start = place if cue.does == "refuse" else content_start(view, place, cue.first)
        if subject:
            self.sources, self.head = subject, False
        elif not self.pieces and not self.units and (behind := self._inverted(cue)):
            self.sources = behind
        reported = None if fronted else reported_parts(view, start, cue.first)
        if reported is not None and cue.does in ("say", "weak", "follow"):
            inner, parts = reported
            outer = self.sources[0] if self.sources else None
            self.units.append(
                Unit((replace(inner, governed=False),), cue, first, start, parts, "reported", via=outer)
            )
            self.start = cue.last
            return
        piece = self._fronted_piece(start, subject[0].first, cue) if fronted else self._piece(start, cue)
        colon = self._colon(cue)
        kept = [piece] if piece is not None and not (colon and not clause_ended(view, piece)) else []
        if cue.does == "follow":
            self.pieces += kept
            self.waiting = cue if kept or self.waiting is None else self.waiting
            self.start = cue.last
            return
        self.pieces += [*kept, *colon]
        self.start = max([cue.last, *(b for _, b in colon)])
        opened = view.norm(self.end - 1) == ":" and cue.last >= self.end - 1
        if self.pieces or opened or self._bare(cue):
            self._emit(cue, first, cue.first if fronted else max(start, first))

    def _bare(self, cue: Cue) -> bool:
        """Tell whether a cue of speech stands alone, behind a quotation that is a sentence of its own."""
        return cue.does == "say" and not self.units and self.view.words_in(self.start, cue.first) == 0

    def _fronted(self, subject: tuple[Mention, ...], cue: Cue) -> bool:
        """Tell whether the content stands before the subject, which touches its verb."""
        view = self.view
        place = subject[-1].last
        while place < cue.first and (
            view.tagged(place, Tag.ADVERB) or view.date_end(place) or view.norm(place) == ","
        ):
            match = view.tagged(place, Tag.ADVERB)
            place = match.last if match else view.date_end(place) or place + 1
        before = trimmed_end(view, self.start, subject[0].first)
        return (
            place >= cue.first
            and view.words_in(self.start, before) >= 2
            and (clause_ended(view, (self.start, before)) or view.quote_to(before - 1) is not None)
        )

    def _fronted_piece(self, start: int, last: int, cue: Cue) -> _Range | None:
        return self._piece(start, replace(cue, first=last))

    def _inverted(self, cue: Cue) -> tuple[Mention, ...]:
        """Return the source that ends the sentence behind its cue ("… dedi Peskov")."""
        mention = self.view.mention_from(cue.last) if cue.last < len(self.view.tokens) else None
        return (mention,) if mention is not None and not mention.governed and mention.last >= self.end else ()

    def _colon(self, cue: Cue) -> list[_Range]:
        """Return what a colon behind a cue brings: the quotations that follow, or the rest of the sentence."""
        view = self.view
        if view.norm(cue.last) != ":" or view.words_in(cue.last, self.end) == 0:
            return []
        quote = view.quote_from(cue.last + 1) if cue.last + 1 < len(view.tokens) else None
        last = self.end if quote is None else view.token_at(quote.outer.end - 1) + 1
        return [(cue.last + 1, last)]

    def _piece(self, start: int, cue: Cue) -> _Range | None:
        """Return the content between its beginning and a cue, or None where it is none."""
        view = self.view
        last = trimmed_end(view, start, cue.first)
        if cue.does == "refuse":
            return (start, cue.last)
        if cue.does == "stance":
            return (start, cue.last) if view.words_in(start, last) >= 2 else None
        quoted = quoted_part(view, start, last)
        if quoted is not None:
            return quoted
        words = view.words_in(start, last)
        ended = clause_ended(view, (start, last))
        marked = any(view.quote_from(p) for p in range(start, last))
        if words < 2 or (cue.does == "weak" and not ended):
            return None
        if cue.does in ("relative", "follow") and not ended and not marked and words < 4:
            return None
        return (start, last)

    # Documents -----------------------------------------------------------------------------------------

    def _issued(self, cue: Cue) -> None:
        view = self.view
        source, place = document_source(view, self.start, cue.first)
        start = content_start(view, place, cue.first)
        reported = reported_parts(view, start, cue.first)
        if reported is not None:
            inner, parts = reported
            self.units.append(
                Unit((replace(inner, governed=False),), cue, self.start, start, parts, "reported", via=source)
            )
            self.start = cue.last
            return
        piece = self._piece(start, cue)
        if piece is not None or self.pieces or self._colon(cue):
            self.sources = (source,) if source is not None else self.sources
            self.pieces += [*([piece] if piece is not None else []), *self._colon(cue)]
            self._emit(cue, self.start, start, rule="issued")
        self.start = max([cue.last, *(b for _, b in self._colon(cue))])

    # Units ---------------------------------------------------------------------------------------------

    def _emit(self, cue: Cue, first: int, start: int, rule: str = "") -> None:
        """Make a unit of the pieces in hand, or add them to the unit of the same source."""
        pieces = tuple(sorted(self.pieces))
        last = self.units[-1] if self.units else None
        self.pieces, self.waiting = [], None
        if last is not None and last.sources == self.sources and last.rule != "reported" and pieces:
            self.units[-1] = replace(last, content=(*last.content, *pieces))
            return
        declined = cue.does == "refuse"
        name = rule or (
            "refusal" if declined else "bare" if not pieces else "participle" if self.head else "final"
        )
        self.units.append(Unit(self.sources, cue, first, start, pieces, name, declined=declined))

    def flush(self) -> None:
        """Make a unit of pieces that no finite cue has taken."""
        if self.pieces and self.waiting is not None and (self.sources or self.waiting.does == "follow"):
            cue = self.waiting
            self._emit(cue, cue.first, cue.last, rule="participle" if self.head else "converb")
        self.pieces, self.waiting, self.head = [], None, False


def _ranges(*ranges: _Range) -> tuple[_Range, ...]:
    return tuple((a, b) for a, b in ranges if b > a)
