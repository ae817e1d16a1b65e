"""The whole matrix of a SQLite file by `sqlite3` alone: importing SQLAlchemy takes longer than the answer."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from db.pieces import cut
from db.revision import HEAD
from db.standing import Standing
from db.target import resolve
from positions.codebook.model import Codebook, Issue, Party
from positions.model import Basis, Form, Position, Precision, Record, Span, Speaker, SpeakerKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARTIES = "SELECT key, label FROM parties WHERE side AND listed ORDER BY ordinal, key"
ISSUES = "SELECT key, label, question FROM issues WHERE standard AND listed ORDER BY ordinal, key"
_NEWEST = """
    (SELECT newest.{column} FROM cell_days AS newest WHERE newest.kind = day.kind AND newest.voice = day.voice
     AND newest.issue = day.issue AND newest.decided_by IS NOT NULL AND newest.said_on <= :as_of
     ORDER BY newest.said_on DESC LIMIT 1)"""
CELLS = f"""
    SELECT day.voice, day.issue, sum(day.anonymous), {_NEWEST.format(column="stance")},
    {_NEWEST.format(column="decided_by")}, sum(day.utterances), sum(day.statements), sum(day.reviewed),
    min(CASE WHEN day.statements > 0 THEN day.said_on END), max(CASE WHEN day.statements > 0 THEN day.said_on END),
    sum(day.support), sum(day.conditional), sum(day.neutral), sum(day.oppose)
    FROM cell_days AS day
    WHERE day.kind = 'party' AND day.said_on <= :as_of AND day.voice IN (SELECT key FROM parties WHERE side AND listed)
    AND day.issue IN (SELECT key FROM issues WHERE standard AND listed)
    GROUP BY day.kind, day.voice, day.issue ORDER BY day.voice, day.issue"""  # noqa: S608 - columns of our own
_THOSE = "SELECT value FROM json_each(:keys)"
STATEMENTS = f"""
    SELECT said.*, doc.name AS document_name, doc.outlet, doc.url, doc.title
    FROM statements AS said JOIN documents AS doc ON doc.id = said.document_id WHERE said.id IN ({_THOSE})"""  # noqa: S608
SPEAKERS = f"""
    SELECT link.statement_id, person.key, person.name, person.kind, person.country, person.party
    FROM statements AS said
    JOIN statement_speakers AS link ON link.document_id = said.document_id AND link.statement_id = said.id
    JOIN speakers AS person ON person.key = link.speaker_key WHERE said.id IN ({_THOSE}) ORDER BY link.ordinal"""  # noqa: S608
VOICES = f"""
    SELECT link.statement_id, link.party_key
    FROM statements AS said
    JOIN statement_parties AS link ON link.document_id = said.document_id AND link.statement_id = said.id
    WHERE said.id IN ({_THOSE}) ORDER BY link.ordinal"""  # noqa: S608
CODINGS = f"""
    SELECT coded.statement_id, coded.issue, coded.stance, coded.plan, coded.evidence_spans, coded.condition_spans,
    coded.confidence FROM statements AS said
    JOIN codings AS coded ON coded.document_id = said.document_id AND coded.statement_id = said.id
    WHERE said.id IN ({_THOSE}) AND coded.superseded_at IS NULL ORDER BY coded.ordinal, coded.id"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Whole:
    """The cells of all parties on all issues of the default matrix.

    Attributes:
        book: The parties and issues as the store holds them; nothing else of the codebook.
        records: The deciding statements by id, without the history of their codings.
    """

    book: Codebook
    standings: list[Standing]
    records: dict[str, Record]


def whole(target: str | Path | None, as_of: date | None) -> Whole | None:
    """Return the cells as of a day; None where the store is no sound SQLite file of this schema: others tell why.

    Raises:
        StoreError: If the address cannot be read.
    """
    path = resolve(target).path
    if path is None or not path.is_file():
        return None
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30.0)
        ) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("BEGIN")
            if [row[0] for row in connection.execute("SELECT version_num FROM alembic_version")] != [HEAD]:
                return None
            return _whole(connection, as_of)
    except sqlite3.Error:
        return None


def _whole(connection: sqlite3.Connection, as_of: date | None) -> Whole:
    parties = {row["key"]: Party(row["key"], row["label"], ()) for row in connection.execute(PARTIES)}
    issues = {
        row["key"]: Issue(row["key"], row["label"], row["question"]) for row in connection.execute(ISSUES)
    }
    last = (as_of or date.max).isoformat()
    standings = [_standing(row) for row in connection.execute(CELLS, {"as_of": last})]
    keys = json.dumps([standing.decided_by for standing in standings if standing.decided_by])
    book = Codebook(issues, parties, {}, {}, {}, {}, {})
    return Whole(book, standings, {record.id: record for record in _records(connection, keys)})


def _standing(row: sqlite3.Row) -> Standing:
    party, issue, anonymous, stance, decided_by, acts, reports, reviewed, first, last, *spread = tuple(row)
    return Standing(
        party,
        issue,
        stance=Stance(stance) if stance else None,
        decided_by=decided_by,
        utterances=acts,
        statements=reports,
        reviewed=reviewed,
        first_said_on=_day(first),
        last_said_on=_day(last),
        spread=tuple((each, number) for each, number in zip(Stance, spread, strict=True) if number),
        anonymous=anonymous,
    )


def _records(connection: sqlite3.Connection, keys: str) -> Iterator[Record]:
    def by_statement(query: str) -> dict[str, list[sqlite3.Row]]:
        found: dict[str, list[sqlite3.Row]] = {}
        for row in connection.execute(query, {"keys": keys}):
            found.setdefault(row["statement_id"], []).append(row)
        return found

    speakers, voices, codings = map(by_statement, (SPEAKERS, VOICES, CODINGS))
    for row in connection.execute(STATEMENTS, {"keys": keys}):
        spans = {name: _spans(row[f"{name}_spans"]) for name in ("content", "source", "cue")}
        yield Record(
            id=row["id"],
            utterance=row["utterance_id"],
            speakers=tuple(
                Speaker(each["key"], each["name"], SpeakerKind(each["kind"]), each["country"], each["party"])
                for each in speakers.get(row["id"], ())
            ),
            parties=tuple(each["party_key"] for each in voices.get(row["id"], ())),
            country=row["country"],
            said_on=date.fromisoformat(row["said_on"]),
            precision=Precision(row["precision"]),
            basis=Basis(row["basis"]),
            form=Form(row["form"]),
            language=row["language"],
            content=cut(row["content"], spans["content"]),
            spans=spans["content"],
            source=cut(row["source"], spans["source"]),
            cue=cut(row["cue"], spans["cue"]),
            via=row["via"],
            positions=tuple(map(_position, codings.get(row["id"], ()))),
            rule=row["rule"],
            confidence=row["confidence"],
            review=row["review"],
            document=row["document_id"],
            document_name=row["document_name"],
            outlet=row["outlet"],
            url=row["url"],
            title=row["title"],
            published_on=date.fromisoformat(row["published_on"]),
        )


def _position(row: sqlite3.Row) -> Position:
    condition = _spans(row["condition_spans"])
    return Position(
        row["issue"],
        Stance(row["stance"]),
        row["plan"],
        _spans(row["evidence_spans"]),
        condition[0] if condition else None,
        row["confidence"],
    )


def _spans(text: str) -> tuple[Span, ...]:
    pairs: list[Any] = json.loads(text)
    return tuple(Span(start, end) for start, end in pairs)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
