"""What `doctor` asks: whether the store is whole, and what to do where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, select

from db import derived, families, wording
from db.findings import BACKUP, Finding, Level
from db.revision import HEAD, stored_revision
from db.tables import (
    codings,
    documents,
    speakers,
    statement_parties,
    statement_speakers,
    statements,
    utterances,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, FromClause

    from db.engine import Store


def checks(store: Store) -> list[Finding]:
    """Return a finding for each thing that was looked at, the good ones too.

    Where the schema is another or the file is damaged, nothing else can be looked at.
    """
    with store.read() as connection:
        found = [_schema(connection), _file(connection)]
        if any(finding.level is Level.ERROR for finding in found):
            return found
        looks = (*LOOKS, *(each.check for each in derived.DERIVED))
        return found + [look(connection) for look in looks]


def _schema(connection: Connection) -> Finding:
    revision = stored_revision(connection)
    if revision == HEAD:
        return Finding(Level.OK, f"the schema is current ({HEAD})")
    return Finding(Level.ERROR, f"the schema is at {revision}, not {HEAD}", "run `positions db upgrade`")


def _file(connection: Connection) -> Finding:
    if connection.dialect.name != "sqlite":
        return Finding(Level.OK, "the server answers")
    said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if said == "ok":
        return Finding(Level.OK, "the file is sound")
    return Finding(Level.ERROR, f"the file is damaged: {said}", BACKUP)


def references(connection: Connection) -> Finding:
    """Look for rows whose statement, document or registry entry is missing; foreign keys forbid them."""
    lost = _number(connection, codings, ~exists().where(_same_statement(codings)))
    silent = _number(connection, utterances, ~exists().where(statements.c.utterance_id == utterances.c.id))
    if connection.dialect.name == "sqlite":
        lost = max(lost, len(connection.exec_driver_sql("PRAGMA foreign_key_check").all()))
    if lost or silent:
        what = f"{lost} rows refer to rows that are not there, {silent} utterances have no statement"
        return Finding(Level.ERROR, what, BACKUP)
    return Finding(Level.OK, f"every reference holds, those of {_number(connection, codings)} codings too")


def copies(connection: Connection) -> Finding:
    """Compare the dates and outlets that are kept twice."""
    pairs = (
        (
            statement_speakers.join(statements, _same_statement(statement_speakers)),
            statement_speakers.c.said_on,
        ),
        (statement_parties.join(statements, _same_statement(statement_parties)), statement_parties.c.said_on),
    )
    differing = sum(_number(connection, both, copy != statements.c.said_on) for both, copy in pairs)
    published = statements.join(documents, documents.c.id == statements.c.document_id)
    differing += _number(connection, published, documents.c.published_on != statements.c.published_on)
    differing += _number(connection, published, documents.c.outlet.is_distinct_from(statements.c.outlet))
    if differing:
        return Finding(Level.ERROR, f"{differing} copies of a date or an outlet differ from it", BACKUP)
    return Finding(Level.OK, "dates and outlets that are kept twice agree")


def _registry(connection: Connection) -> Finding:
    unknown = _number(connection, speakers, speakers.c.provisional)
    if unknown:
        what = f"{unknown} speakers are not in the codebook"
        return Finding(Level.WARNING, what, "`positions speakers --provisional` lists them")
    return Finding(Level.OK, "every speaker is in the codebook")


def _same_statement(link: FromClause) -> ColumnElement[bool]:
    return and_(link.c.document_id == statements.c.document_id, link.c.statement_id == statements.c.id)


def _number(connection: Connection, table: FromClause, *wanted: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(*wanted)) or 0


LOOKS = (references, copies, wording.texts, wording.spans, wording.evidence, families.check, _registry)
