"""Where reports come from: what was fetched, read and superseded, and near-duplicates."""

from __future__ import annotations

revision = "m0002"
down_revision = "m0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
