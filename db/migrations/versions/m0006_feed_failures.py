"""Which entries of feeds failed, how often and when: they are asked for more and more rarely, and not for ever."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "m0006"
down_revision = "m0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feed_failures",
        sa.Column("feed_url", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("feed_url", "item_id", name=op.f("pk_feed_failures")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("feed_failures")
