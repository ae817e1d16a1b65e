"""Daily roll-ups of who takes up which issue with which stance."""

from __future__ import annotations

revision = "m0004"
down_revision = "m0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
