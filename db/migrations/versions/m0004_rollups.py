"""Daily roll-ups of who takes up which issue with which stance, and an index that tells a statement's codings alone.

The roll-ups are filled when the upgrade is done, by `db.rollups`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "m0004"
down_revision = "m0003"
branch_labels = None
depends_on = None

STANCE = ("support", "conditional", "neutral", "oppose")
FIGURES = ("statements", "utterances", "reviewed", "anonymous", *STANCE)


def _choice(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)


def upgrade() -> None:
    op.create_table(
        "cell_days",
        sa.Column("kind", _choice(("party", "speaker"), "voicekind"), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in FIGURES),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("stance", _choice(STANCE, "stance"), nullable=True),
        sa.PrimaryKeyConstraint("kind", "voice", "issue", "said_on", name=op.f("pk_cell_days")),
        sqlite_with_rowid=False,
    )
    op.drop_index(op.f("ix_codings_document_id"), "codings")
    op.create_index(
        op.f("ix_codings_document_id"),
        "codings",
        ["document_id", "statement_id", "issue", "stance", "plan", "superseded_at"],
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_codings_document_id"), "codings")
    op.create_index(op.f("ix_codings_document_id"), "codings", ["document_id", "statement_id"])
    op.drop_table("cell_days")
