"""The index of cells tells form, language, country and outlet, and on a server its unique key leads with the document.

The table is filled when the upgrade is done, by `db.cells`.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "m0007"
down_revision = "m0006"
branch_labels = None
depends_on = None

STANCE = ("support", "conditional", "neutral", "oppose")
FORM = ("direct", "indirect", "mixed")
TEXT = ("kind", "voice", "subject")
WAY = (*TEXT, "said_on", "published_on", "starts_at", "statement_id", "document_id", "stance")
BESIDES = ("form", "language", "country", "outlet")
KEY = ("document_id", "statement_id", *TEXT, "stance")
TABLE = "cell_statements"


def upgrade() -> None:
    server = op.get_bind().dialect.name == "postgresql"
    op.drop_table(TABLE)
    op.create_table(
        TABLE,
        *_way(),
        sa.Column("form", _choice("form", FORM), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint(*(KEY if server else WAY), name=op.f(f"pk_{TABLE}")),
        sqlite_with_rowid=False,
    )
    if server:
        op.create_index(op.f(f"ix_{TABLE}_kind"), TABLE, list(WAY), postgresql_include=list(BESIDES))


def downgrade() -> None:
    op.execute(f"CREATE TABLE {TABLE}_kept AS SELECT {', '.join(WAY)} FROM {TABLE}")  # noqa: S608 - names of ours
    op.drop_table(TABLE)
    op.create_table(
        TABLE, *_way(), sa.PrimaryKeyConstraint(*WAY, name=op.f(f"pk_{TABLE}")), sqlite_with_rowid=False
    )
    op.execute(f"INSERT INTO {TABLE} SELECT * FROM {TABLE}_kept")  # noqa: S608
    op.drop_table(f"{TABLE}_kept")


def _way() -> list[sa.Column[Any]]:
    return [
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXT),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("stance", _choice("stance", STANCE), nullable=False),
    ]


def _choice(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
