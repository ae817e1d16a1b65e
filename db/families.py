"""Documents that are nearly the same: found by their sketches when they are stored, and linked to one another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, insert, or_, select

from db.findings import Finding, Level
from db.rows import insert_missing
from db.sightings import at_address
from db.tables import (
    Kinship,
    documents,
    duplicates,
    sketches,
    statements,
)
from db.witnesses import Voices, reported, told, witness
from positions.duplicates import ALIKE, likeness, shingles, sketch
from positions.model import Basis
from positions.utterances import same, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection, Select

    from db.engine import Store
    from positions.model import Document, Statement

# So many documents are compared at most: those that share most marks, then the oldest.
CANDIDATES = 10
NO_MARK = (-1, 0)
# A day that the text itself names; the others move with the day of publication.
NAMED = frozenset({Basis.EXPLICIT, Basis.EVENT})


@dataclass(frozen=True, slots=True)
class Kin:
    """What a document is nearly the same as.

    Attributes:
        kind: Whether it is a copy elsewhere or another version.
        of: Id of the document it is most like.
        family: Id of the first of all that hang together.
        likeness: Share of what they have in common, 0 to 1.
    """

    kind: Kinship
    of: str
    family: str
    likeness: float


def kin_of(connection: Connection, key: str, document: Document, address: str | None) -> Kin | None:
    """Return what a document that is just being stored is nearly the same as, and keep its sketch for later ones.

    What stood at the same address before is another version of it, however much was changed.

    Args:
        connection: A connection that writes.
        key: The id of the document.
        document: The document.
        address: Its canonical address.
    """
    found = shingles(document.text)
    marks = sketch(found)
    earlier = at_address(connection, address, but=key) if address else None
    nearest = _nearest(connection, key, found, marks)
    _keep(connection, key, marks)
    if earlier is not None and (nearest is None or nearest[0] != earlier):
        text = connection.scalar(select(documents.c.text).where(documents.c.id == earlier)) or ""
        nearest = earlier, likeness(found, shingles(text)), None
    if nearest is None:
        return None
    of, alike, outlet = nearest
    version = of == earlier or (outlet is not None and outlet == document.outlet)
    family = connection.scalar(select(duplicates.c.family_id).where(duplicates.c.document_id == of)) or of
    return Kin(Kinship.VERSION if version else Kinship.COPY, of, family, round(alike, 3))


def link(connection: Connection, key: str, kin: Kin, at: datetime) -> None:
    """Keep what a document is nearly the same as."""
    row = {
        "document_id": key,
        "of_id": kin.of,
        "family_id": kin.family,
        "kind": kin.kind,
        "likeness": kin.likeness,
        "created_at": at,
    }
    connection.execute(insert(duplicates), [row])


def shared(
    connection: Connection, kin: Kin, document: Document, found: Sequence[Statement], voices: Voices
) -> Voices:
    """Return the utterances of the statements of a near-duplicate: where it can be, those of the article it comes from.

    Within one article the same words of the same speakers are the same act of saying, whatever the day of publication
    makes of the day they were said; only two days that the texts name keep them apart.

    Args:
        connection: A connection that writes.
        kin: What the document is nearly the same as.
        document: The document.
        found: Its statements.
        voices: The utterances that they have without regard to that.
    """
    article = told().where(statements.c.document_id.in_(sorted({kin.of, kin.family})))
    known = [(row.utterance_id, row.basis, witness(row)) for row in connection.execute(article)]
    joined = voices.utterances.copy()
    for number, statement in enumerate(found):
        own = reported(document, statement)
        alike = [
            (similarity(own.content, other.content), utterance)
            for utterance, basis, other in known
            if not (other.said_on != own.said_on and {basis, statement.basis} <= NAMED)
            and same(replace(own, said_on=other.said_on, precision=other.precision), other)
        ]
        if alike:
            joined[number] = max(alike, key=lambda pair: pair[0])[1]
    return Voices(joined, voices.new & frozenset(joined))


@dataclass(frozen=True, slots=True)
class Relative:
    """A document of a family.

    Attributes:
        kind: What it is to the one named by `of`; None for the first of the family.
    """

    document_id: str
    name: str
    outlet: str | None
    published_on: date
    kind: Kinship | None
    of: str | None
    likeness: float | None


def family(store: Store, document_id: str) -> list[Relative]:
    """Return the documents that are nearly the same as one, itself included, the first stored first; none where it is alone."""
    linked = duplicates.c
    own = select(linked.family_id).where(or_(linked.document_id == document_id, linked.of_id == document_id))
    rooted = select(linked.family_id).where(linked.family_id == document_id)
    first = own.union(rooted).subquery()
    query = (
        select(
            documents.c.id,
            documents.c.name,
            documents.c.outlet,
            documents.c.published_on,
            linked.kind,
            linked.of_id,
            linked.likeness,
        )
        .join(duplicates, linked.document_id == documents.c.id, isouter=True)
        .where(or_(documents.c.id.in_(select(first)), linked.family_id.in_(select(first))))
        .order_by(documents.c.created_at, documents.c.id)
    )
    with store.read() as connection:
        return [Relative(*row) for row in connection.execute(query)]


def check(connection: Connection) -> Finding:
    """Look for documents by which near-duplicates would not be recognised, and count those that were."""
    lacking = connection.scalar(select(func.count()).select_from(documents).where(_lacks_sketch())) or 0
    if lacking:
        what = f"{lacking} reports have no sketch; near-duplicates of them are not recognised"
        return Finding(Level.WARNING, what, "run `positions doctor --fix`")
    rows = connection.execute(select(duplicates.c.kind, func.count()).group_by(duplicates.c.kind))
    counts = {row.kind: row[1] for row in rows}
    copies, versions = counts.get(Kinship.COPY, 0), counts.get(Kinship.VERSION, 0)
    return Finding(Level.OK, f"near-duplicates: {copies} copies, {versions} new versions of other reports")


def rebuild(connection: Connection) -> None:
    """Make the sketches that are missing; which documents are near-duplicates of which stays as it is."""
    query = select(documents.c.id, documents.c.text).where(_lacks_sketch())
    for key, text in connection.execute(query, execution_options={"yield_per": 100}).all():
        _keep(connection, key, sketch(shingles(text)))


def _lacks_sketch() -> ColumnElement[bool]:
    """Return the condition of a document that was not looked at."""
    held = select(sketches.c.document_id).where(sketches.c.document_id == documents.c.id)
    return ~held.exists()


def _nearest(
    connection: Connection, key: str, found: frozenset[int], marks: Sequence[int]
) -> tuple[str, float, str | None] | None:
    """Return the id, likeness and outlet of the document most like this one, if one is alike."""
    if not marks:
        return None
    rows = connection.execute(_candidates(), {"marks": marks, "own": key})
    alike = [(key_, likeness(found, shingles(text)), outlet) for key_, text, outlet in rows]
    best = max(alike, key=lambda each: each[1], default=None)
    return best if best is not None and best[1] >= ALIKE else None


@cache
def _candidates() -> Select[str, str, str | None]:
    """Return the query for the documents that share most `marks` with the document `own`."""
    held = sketches.c
    common = (
        select(held.document_id, func.count().label("number"))
        .where(held.mark.in_(bindparam("marks", expanding=True)), held.document_id != bindparam("own"))
        .group_by(held.document_id)
        .subquery("common")
    )
    return (
        select(documents.c.id, documents.c.text, documents.c.outlet)
        .join(common, common.c.document_id == documents.c.id)
        .order_by(common.c.number.desc(), documents.c.created_at, documents.c.id)
        .limit(CANDIDATES)
    )


def _keep(connection: Connection, key: str, marks: Sequence[int]) -> None:
    # A text that is too short gets a row too, which is like no other: it was looked at.
    numbered = list(enumerate(marks)) or [NO_MARK]
    rows = [{"document_id": key, "band": band, "mark": mark} for band, mark in numbered]
    insert_missing(connection, sketches, rows)
