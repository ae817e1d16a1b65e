"""A document and its statements, as rows of their tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.cells import ALL, version
from db.ids import digest
from db.pieces import join
from db.tables import Review
from positions.comparison.days import Report
from positions.model import UNNAMED, SpeakerKind, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from db.rows import Row
    from positions.model import Document, Statement


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from: a document under its key, what read it, and when the store learned it."""

    key: str
    document: Document
    extractor: str
    at: datetime


def document_row(origin: Origin, sha256: str, fetched_at: datetime | None) -> Row:
    """Return the row of a document."""
    document = origin.document
    return {
        "id": origin.key,
        "sha256": sha256,
        "name": document.name,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "language": document.language,
        "published_on": document.published_on,
        "published_precision": document.published_precision,
        "fetched_at": fetched_at,
        "created_at": origin.at,
        "extractor": origin.extractor,
        "blocks": [[block.kind.value, block.span.start, block.span.end] for block in document.blocks],
        "text": document.text,
    }


def statement_rows(
    origin: Origin, ids: Sequence[str], utterances: Sequence[str], found: Sequence[Statement]
) -> Iterator[Row]:
    """Yield the rows of statements."""
    text = origin.document.text
    for key, utterance, statement in zip(ids, utterances, found, strict=True):
        yield {
            "document_id": origin.key,
            "id": key,
            "utterance_id": utterance,
            "said_on": statement.said_on,
            "published_on": origin.document.published_on,
            "starts_at": statement.content[0].start,
            "precision": statement.precision,
            "basis": statement.basis,
            "form": statement.form,
            "language": statement.language,
            "country": statement.country,
            "anonymous": all(speaker.kind is SpeakerKind.UNNAMED for speaker in statement.speakers),
            "content": join(text, statement.content),
            "content_spans": statement.content,
            "source": join(text, statement.source),
            "source_spans": statement.source,
            "cue": join(text, statement.cue),
            "cue_spans": statement.cue,
            "via": statement.via,
            "rule": statement.rule,
            "extractor": origin.extractor,
            "confidence": statement.confidence,
            "review": Review.UNREVIEWED,
            "created_at": origin.at,
            "outlet": origin.document.outlet,
        }


def speaker_rows(origin: Origin, ids: Sequence[str], found: Sequence[Statement]) -> Iterator[Row]:
    """Yield who speaks, each once."""
    for key, statement in zip(ids, found, strict=True):
        for ordinal, speaker in enumerate(dict.fromkeys(speaker.key for speaker in statement.speakers)):
            yield _link(origin, key, ordinal, statement) | {"speaker_key": speaker}


def party_rows(origin: Origin, ids: Sequence[str], found: Sequence[Statement]) -> Iterator[Row]:
    """Yield on whose behalf, each once."""
    for key, statement in zip(ids, found, strict=True):
        for ordinal, party in enumerate(dict.fromkeys(statement.parties)):
            yield _link(origin, key, ordinal, statement) | {"party_key": party}


def _link(origin: Origin, key: str, ordinal: int, statement: Statement) -> Row:
    return {"document_id": origin.key, "statement_id": key, "ordinal": ordinal, "said_on": statement.said_on}


def coding_rows(origin: Origin, ids: Sequence[str], found: Sequence[Statement]) -> Iterator[Row]:
    """Yield the positions, as codings of the extractor."""
    for key, statement in zip(ids, found, strict=True):
        for ordinal, position in enumerate(statement.positions):
            yield {
                "document_id": origin.key,
                "id": digest("cd", key, origin.extractor, str(ordinal)),
                "statement_id": key,
                "ordinal": ordinal,
                "issue": position.issue,
                "plan": position.plan,
                "stance": position.stance,
                "condition_spans": () if position.condition is None else (position.condition,),
                "evidence_spans": position.evidence,
                "coder": origin.extractor,
                "confidence": position.confidence,
                "created_at": origin.at,
                "superseded_at": None,
            }


def cell_rows(
    origin: Origin,
    ids: Sequence[str],
    utterances: Sequence[str],
    found: Sequence[Statement],
    new: Collection[str],
) -> Iterator[Row]:
    """Yield the rows of the index of cells, for statements of new utterances."""
    for key, utterance, statement in zip(ids, utterances, found, strict=True):
        if utterance not in new:
            continue
        voices = [(ALL, "")]
        voices += [(VoiceKind.PARTY.value, party) for party in dict.fromkeys(statement.parties)]
        voices += [
            (VoiceKind.SPEAKER.value, speaker) for speaker in {each.key for each in statement.speakers}
        ]
        coded = {(position.issue, position.stance) for position in statement.positions}
        coded |= {
            (version(position.plan), position.stance) for position in statement.positions if position.plan
        }
        for kind, voice in voices:
            for subject, stance in coded:
                yield {
                    "kind": kind,
                    "voice": voice,
                    "subject": subject,
                    "said_on": statement.said_on,
                    "published_on": origin.document.published_on,
                    "starts_at": statement.content[0].start,
                    "statement_id": key,
                    "document_id": origin.key,
                    "stance": stance,
                    "form": statement.form,
                    "language": statement.language,
                    "country": statement.country,
                    "outlet": origin.document.outlet,
                }


def reports(
    origin: Origin, ids: Sequence[str], utterances: Sequence[str], found: Sequence[Statement]
) -> Iterator[Report]:
    """Yield statements that are being stored as the words of parties and speakers, as `db.queries.reports` reads them."""
    for key, utterance, statement in zip(ids, utterances, found, strict=True):
        anonymous = all(speaker.kind is SpeakerKind.UNNAMED for speaker in statement.speakers)
        speakers = () if anonymous else (s.key for s in statement.speakers if s.key != UNNAMED.key)
        voices = [(VoiceKind.PARTY, party) for party in dict.fromkeys(statement.parties)]
        voices += [(VoiceKind.SPEAKER, speaker) for speaker in dict.fromkeys(speakers)]
        stances = {position.issue: position.stance for position in reversed(statement.positions)}
        said = statement.said_on, origin.document.published_on, statement.content[0].start, key
        for issue, stance in stances.items():
            for kind, voice in voices:
                yield Report(kind, voice, issue, utterance, *said, stance, anonymous, accepted=False)
