"""What all tables share: the metadata with its naming convention, and the types of columns."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import JSON, DateTime, Enum, MetaData, TypeDecorator
from typing_extensions import override

from positions.model import Span

if TYPE_CHECKING:
    from sqlalchemy import Dialect

# Named constraints let Alembic alter them later, also under SQLite.
# Tables are typed Core, not mapped classes: importing the ORM and mapping twenty classes takes as long again as the
# rest of a reading command, and every access here is a set of rows.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Spans(TypeDecorator[tuple[Span, ...]]):
    """Spans as JSON, [[start, end], …], in code points of the document's text."""

    impl = JSON
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[Span, ...] | None, dialect: Dialect) -> list[list[int]]:
        return [[span.start, span.end] for span in value or ()]

    @override
    def process_result_value(self, value: list[list[int]] | None, dialect: Dialect) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in value or ())


class Moment(TypeDecorator[datetime]):
    """A point of time in UTC; SQLite, which knows no zones, holds it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Review(StrEnum):
    """What a person decided about a statement."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


def choice(kind: type[StrEnum]) -> Enum:
    """Return the column type for an enumeration: its values as text, held to them by a named check."""
    return Enum(
        kind,
        name=kind.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=lambda members: [member.value for member in members],
    )
