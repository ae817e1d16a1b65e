"""How positions went and where they clash: timelines, shifts, dissent, agreement and gaps, as sheets and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import typer

from cli import names
from cli.answers import nothing
from cli.citations import INDENT, counted
from cli.output import Sheet
from cli.reasons import Voice, voice
from positions.comparison import clashes, steps, ties, turned
from positions.export.matrix import answer, party_label
from positions.export.records import quote
from positions.model import Stance, VoiceKind
from positions.periods import By
from positions.query import Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from cli.formats import Cell, Row
    from db.engine import Store
    from positions.codebook import Codebook
    from positions.comparison import Clash, Matrix, Stand, Tie, Turn, Word
    from positions.model import Record

TIMELINE = (
    "voice_id",
    "voice",
    "issue_id",
    "issue",
    "period",
    "stance",
    "stance_score",
    "change",
    "n_statements",
    *(f"n_{stance}" for stance in Stance),
    "statement_id",
    "said_on",
    "quote",
)
_SIDES = ("stance", "said_on", "statement_id", "n_statements", "quote")
SHIFTS = (
    "voice_id",
    "voice",
    "issue_id",
    "issue",
    "kind",
    *(f"{side}_{name}" for side in ("before", "after") for name in _SIDES),
)
DISSENT = (
    "party_id",
    "party",
    "issue_id",
    "issue",
    "days",
    *(
        f"{side}_{name}"
        for side in ("before", "after")
        for name in ("speaker", "stance", "said_on", "statement_id", "quote")
    ),
)
AGREEMENT = (
    "period",
    "left_id",
    "left",
    "right_id",
    "right",
    "issue_id",
    "issues",
    "congruence",
    "conflict",
    "left_statements",
    "right_statements",
)
COVERAGE = (
    "party_id",
    "party",
    "issue_id",
    "issue",
    "answer",
    "n_statements",
    "last_said_on",
    "days_ago",
    "latest_statement_id",
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is followed: voices of one kind, issues and days.

    Attributes:
        voices: Key to name; in the order asked for.
    """

    kind: VoiceKind
    voices: Mapping[str, str]
    issues: Sequence[str]
    since: date | None
    as_of: date | None

    def words(self, store: Store, by: By | None) -> list[Word]:
        """Return what was said day by day, or by period."""
        from db.queries import words

        days = {"since": self.since, "as_of": self.as_of}
        return words(store, voices=self.voices, issues=self.issues, kind=self.kind, by=by, **days)

    def query(self) -> Query:
        """Return the query for the statements of the scope."""
        keys, issues = frozenset(self.voices), frozenset(self.issues)
        if self.kind is VoiceKind.PARTY:
            return Query(parties=keys, issues=issues, since=self.since, until=self.as_of)
        return Query(speakers=keys, issues=issues, since=self.since, until=self.as_of)


def scope(
    store: Store,
    book: Codebook,
    wanted: Sequence[str] | None,
    issues: Sequence[str] | None,
    since: date | None,
    as_of: date | None,
    *,
    speakers: bool = False,
) -> Scope:
    """Return the parties or speakers of some names, all of them where none is named, with issues and days.

    Raises:
        UnknownNameError: For a name that neither the codebook nor the store holds.
    """
    keys = names.issues(issues, book)
    if not wanted:
        from cli.grids import heard

        kind = VoiceKind.SPEAKER if speakers else VoiceKind.PARTY
        named = (
            heard(store, None, None) if speakers else {key: party_label(book, key) for key in book.parties}
        )
        return Scope(kind, named, keys, since, as_of)
    found = [_voice(name, book, store, speakers=speakers) for name in wanted]
    if len({each.kind for each in found}) > 1:
        raise typer.BadParameter("parties and speakers cannot be followed together; ask one after the other")
    return Scope(found[0].kind, {each.key: each.label for each in found}, keys, since, as_of)


def _voice(name: str, book: Codebook, store: Store, *, speakers: bool) -> Voice:
    if not speakers:
        return voice(name, book, store)
    from cli.selection import speaker

    key = speaker(name, book, store)
    known = {**book.persons, **book.institutions}.get(key)
    return Voice(VoiceKind.SPEAKER, key, getattr(known, "name", key))


def said(store: Store, book: Codebook, of: Scope, by: By | None = None) -> list[Word]:
    """Return what was said day by day, or by period.

    Raises:
        NothingFoundError: If nothing is stored.
    """
    return of.words(store, by) or _nothing(store, book, of)


def held(store: Store, book: Codebook, of: Scope) -> list[Stand]:
    """Return which stances were held, from day to day.

    Raises:
        NothingFoundError: If nothing is stored.
    """
    from db.queries import stands

    found = stands(store, voices=of.voices, issues=of.issues, as_of=of.as_of, kind=of.kind)
    return found or _nothing(store, book, of)


def _nothing(store: Store, book: Codebook, of: Scope) -> NoReturn:
    from db.queries import coverage

    raise nothing(of.query(), coverage(store, of.query()), book, " or ".join(of.voices.values()))


def timeline(store: Store, book: Codebook, of: Scope, by: By | None) -> Sheet:
    """Return what was said in each period, where the voice then stood, and what that changed."""
    found = list(steps(said(store, book, of, by), by))
    records = _records(store, {step.word.decided_by for step in found})
    rows: list[Row] = [
        {
            **_cell(of, book, step.word.voice, step.word.issue),
            "period": str(step.first) if by is None else f"{step.first}..{step.last}",
            "stance": step.word.stance.value,
            "stance_score": step.word.stance.score,
            "change": step.change.value if step.change else None,
            "n_statements": step.acts,
            **{f"n_{stance}": number for stance, number in zip(Stance, step.spread, strict=True)},
            "statement_id": step.word.decided_by,
            "said_on": step.word.said_on,
            "quote": quote(records[step.word.decided_by]),
        }
        for step in found
    ]
    shown = {
        "voice": of.kind.value,
        "issue": "issue",
        "period": by.value if by else "day",
        "stance": "stance",
        "change": "change",
        "n_statements": "said",
        "statement_id": "latest statement",
        "quote": "its words",
    }
    return Sheet(TIMELINE, rows, shown, "quote")


def shifts(store: Store, book: Codebook, of: Scope, evidence: int, kinds: Iterable[str]) -> Sheet:
    """Return the changes of stance, with both statements, the newest first."""
    since = of.since
    everything = Scope(of.kind, of.voices, of.issues, None, of.as_of)
    wanted = set(kinds)
    found = [
        turn
        for turn in turned(held(store, book, everything), evidence)
        if (since is None or turn.after.first.said_on >= since) and (not wanted or turn.kind.value in wanted)
    ]
    found.sort(key=lambda turn: (turn.after.first.said_on, turn.after.first.decided_by), reverse=True)
    ends = [end for turn in found for end in (turn.before.last, turn.after.first)]
    records = _records(store, {word.decided_by for word in ends})
    return Sheet(SHIFTS, [_shift(of, book, turn, records) for turn in found], elastic="after_quote")


def shift_lines(sheet: Sheet) -> Iterator[str]:
    """Yield shifts for people: what changed, and the two statements one below the other."""
    for row in sheet.rows:
        yield f"{row['voice']} on {row['issue']}: {row['kind']}, from {row['before_stance']} to {row['after_stance']}"
        for side in ("before", "after"):
            acts = counted(int(str(row[f"{side}_n_statements"])), "act of saying", "acts of saying")
            yield f"{INDENT}{row[f'{side}_said_on']}  {row[f'{side}_stance']} ({acts})  {row[f'{side}_statement_id']}"
            yield f"{INDENT}{INDENT}{row[f'{side}_quote']}"
        yield ""
    yield f"{counted(len(sheet.rows), 'change')} of stance; within a day the last word counts"


def dissent(store: Store, book: Codebook, of: Scope, window: int) -> Sheet:
    """Return where speakers of one party contradict one another, the newest first."""
    from db.queries import voiced

    found = list(
        clashes(voiced(store, parties=of.voices, issues=of.issues, since=of.since, as_of=of.as_of), window)
    )
    found.sort(key=lambda clash: (clash.after.said_on, clash.after.id, clash.before.id), reverse=True)
    records = _records(store, {word.id for clash in found for word in (clash.before, clash.after)})
    return Sheet(DISSENT, [_clash(of, book, clash, records) for clash in found], elastic="after_quote")


def dissent_lines(sheet: Sheet, window: int) -> Iterator[str]:
    """Yield contradictions for people."""
    for row in sheet.rows:
        yield f"{row['party']} on {row['issue']}: {counted(int(str(row['days'])), 'day')} apart"
        for side in ("after", "before"):
            who = f"{row[f'{side}_speaker']}  {row[f'{side}_stance']}"
            yield f"{INDENT}{row[f'{side}_said_on']}  {who}  {row[f'{side}_statement_id']}"
            yield f"{INDENT}{INDENT}{row[f'{side}_quote']}"
        yield ""
    yield f"{counted(len(sheet.rows), 'contradiction')} between speakers of one party within {counted(window, 'day')}"


def agreement(
    store: Store, book: Codebook, of: Scope, by: By | None, weights: Mapping[str, float], *, each: bool
) -> Sheet:
    """Return how far every two voices agree."""
    found = ties(said(store, book, of, by or By.MONTH), by, weights, each=each)
    rows = [_tie(of, tie) for tie in found]
    shown = {
        **({"period": by.value} if by else {}),
        "left": of.kind.value,
        "right": "and",
        **({"issue_id": "issue"} if each else {}),
        "issues": "issues",
        "congruence": "congruence",
        "conflict": "conflict",
        "left_statements": "said",
        "right_statements": "and",
    }
    return Sheet(AGREEMENT, rows, shown)


def gaps(grid: Matrix, book: Codebook, today: date | None, older_than: int) -> Sheet:
    """Return the cells that are blank, or whose latest word is older than some days."""
    rows: list[Row] = []
    for cell in grid.cells:
        age = (today - cell.last_said_on).days if today and cell.last_said_on else None
        if age is None or age >= older_than:
            rows.append(
                {
                    "party_id": cell.party,
                    "party": party_label(book, cell.party),
                    "issue_id": cell.issue,
                    "issue": book.issues[cell.issue].label,
                    "answer": answer(cell),
                    "n_statements": cell.utterances,
                    "last_said_on": cell.last_said_on,
                    "days_ago": age,
                    "latest_statement_id": cell.decided_by.id if cell.decided_by else None,
                }
            )
    shown = {name: name.replace("_", " ") for name in COVERAGE if not name.endswith("_id") or name[0] == "l"}
    return Sheet(COVERAGE, rows, shown | {"n_statements": "said", "last_said_on": "last on"})


def weights(given: Iterable[str], book: Codebook) -> dict[str, float]:
    """Return the weights of issues written as `plan=2`.

    Raises:
        UnknownNameError: If nothing is called so.
    """
    found: dict[str, float] = {}
    for text in given:
        name, _, number = text.rpartition("=")
        try:
            weight = float(number)
        except ValueError:
            weight = -1.0
        if not (name and 0 <= weight < float("inf")):
            raise typer.BadParameter(f"{text!r} is not a weight; write ISSUE=NUMBER, such as plan=2")
        found[names.issue(name, book)] = weight
    return found


def _cell(of: Scope, book: Codebook, key: str, issue: str) -> dict[str, Cell]:
    return {
        "voice_id": key,
        "voice": of.voices.get(key, key),
        "issue_id": issue,
        "issue": book.issues[issue].label,
    }


def _shift(of: Scope, book: Codebook, turn: Turn, records: Mapping[str, Record]) -> Row:
    row = _cell(of, book, turn.after.first.voice, turn.after.first.issue) | {"kind": turn.kind.value}
    for side, stand, word in (
        ("before", turn.before, turn.before.last),
        ("after", turn.after, turn.after.first),
    ):
        row |= {
            f"{side}_stance": stand.stance.value,
            f"{side}_said_on": word.said_on,
            f"{side}_statement_id": word.decided_by,
            f"{side}_n_statements": stand.evidence,
            f"{side}_quote": quote(records[word.decided_by]),
        }
    return row


def _clash(of: Scope, book: Codebook, clash: Clash, records: Mapping[str, Record]) -> Row:
    row: dict[str, Cell] = {
        "party_id": clash.party,
        "party": of.voices.get(clash.party, clash.party),
        "issue_id": clash.issue,
        "issue": book.issues[clash.issue].label,
        "days": clash.days,
    }
    for side, word in (("before", clash.before), ("after", clash.after)):
        record = records[word.id]
        row |= {
            f"{side}_speaker": "; ".join(speaker.name for speaker in record.speakers),
            f"{side}_stance": word.stance.value,
            f"{side}_said_on": word.said_on,
            f"{side}_statement_id": word.id,
            f"{side}_quote": quote(record),
        }
    return row


def _tie(of: Scope, tie: Tie) -> Row:
    return {
        "period": "all" if tie.period is None else f"{tie.period[0]}..{tie.period[1]}",
        "left_id": tie.left,
        "left": of.voices.get(tie.left, tie.left),
        "right_id": tie.right,
        "right": of.voices.get(tie.right, tie.right),
        "issue_id": tie.issue or "all",
        "issues": tie.issues,
        "congruence": round(tie.congruence, 4),
        "conflict": round(tie.conflict, 4),
        "left_statements": tie.acts[0],
        "right_statements": tie.acts[1],
    }


def _records(store: Store, keys: Iterable[str]) -> dict[str, Record]:
    from db.queries import those

    return {record.id: record for record in those(store, set(keys))}
