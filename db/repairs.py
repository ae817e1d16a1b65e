"""What `doctor --fix` does: only what can be made anew from what is stored beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, exists, select, update

from db import derived, families, integrity
from db.findings import Finding, Level
from db.tables import documents, statement_parties, statement_speakers, statements, utterances

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import Connection, ScalarSelect, Table

    from db.engine import Store


def repairs() -> dict[Callable[[Connection], Finding], Callable[[Connection], object]]:
    """Return what mends what a look found, look by look."""
    own: dict[Callable[[Connection], Finding], Callable[[Connection], object]] = {
        integrity.references: _drop_silent,
        integrity.copies: _copy_again,
        families.check: families.rebuild,
    }
    return own | {each.check: each.rebuild for each in derived.DERIVED}


def mend(store: Store) -> list[Finding]:
    """Mend what is safe to mend, each in a transaction of its own, and return what was mended.

    Raises:
        StoreError: If the store cannot be written.
    """
    mended = []
    for look, repair in repairs().items():

        def work(
            connection: Connection,
            look: Callable[[Connection], Finding] = look,
            repair: Callable[[Connection], object] = repair,
        ) -> Finding | None:
            before = look(connection)
            if before.level is Level.OK:
                return None
            repair(connection)
            after = look(connection)
            return None if after.level is not Level.OK else before

        found = store.transact(work)
        if found is not None:
            mended.append(Finding(Level.OK, f"mended: {found.what}"))
    return mended


def _drop_silent(connection: Connection) -> None:
    """Take out utterances that no statement reports: there is nothing in them."""
    connection.execute(
        delete(utterances).where(~exists().where(statements.c.utterance_id == utterances.c.id))
    )


def _copy_again(connection: Connection) -> None:
    """Bring the copies of dates and outlets in line with what they are copies of."""
    for name in ("published_on", "outlet"):
        held = select(documents.c[name]).where(documents.c.id == statements.c.document_id).scalar_subquery()
        differs = statements.c[name].is_distinct_from(held)
        connection.execute(update(statements).where(differs).values({name: held}))
    for table in (statement_speakers, statement_parties):
        said = _said_on(table)
        connection.execute(update(table).where(table.c.said_on != said).values(said_on=said))


def _said_on(table: Table) -> ScalarSelect[date]:
    same = and_(statements.c.document_id == table.c.document_id, statements.c.id == table.c.statement_id)
    return select(statements.c.said_on).where(same).scalar_subquery()
