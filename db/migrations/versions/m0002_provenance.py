"""Where reports come from: what was fetched, read and superseded, and near-duplicates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "m0002"
down_revision = "m0001"
branch_labels = None
depends_on = None

KINSHIP = ("copy", "version")


def _choice(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)


def upgrade() -> None:
    op.create_table(
        "outlets",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("domains", sa.JSON(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outlets")),
    )
    op.create_table(
        "sightings",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("raw_sha256", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_sightings_document_id")),
        sa.PrimaryKeyConstraint("document_id", "id", name=op.f("pk_sightings")),
    )
    op.create_index(op.f("ix_sightings_raw_sha256"), "sightings", ["raw_sha256"])
    op.create_index(op.f("ix_sightings_canonical"), "sightings", ["canonical", "seen_at"])

    op.create_table(
        "sketches",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_sketches_document_id")),
        sa.PrimaryKeyConstraint("document_id", "band", name=op.f("pk_sketches")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sketches_mark"), "sketches", ["mark", "document_id"])

    op.create_table(
        "duplicates",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("of_id", sa.Text(), nullable=False),
        sa.Column("family_id", sa.Text(), nullable=False),
        sa.Column("kind", _choice(KINSHIP, "kinship"), nullable=False),
        sa.Column("likeness", sa.Float(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_duplicates_document_id")),
        sa.ForeignKeyConstraint(["family_id"], ["documents.id"], name=op.f("fk_duplicates_family_id")),
        sa.ForeignKeyConstraint(["of_id"], ["documents.id"], name=op.f("fk_duplicates_of_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_duplicates")),
    )
    op.create_index(op.f("ix_duplicates_family_id"), "duplicates", ["family_id"])
    op.create_index(op.f("ix_duplicates_of_id"), "duplicates", ["of_id"])

    op.create_table(
        "superseded",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("superseded_by", sa.Text(), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_superseded_document_id")),
        sa.PrimaryKeyConstraint("document_id", "id", name=op.f("pk_superseded")),
    )
    op.create_index(op.f("ix_superseded_statement_id"), "superseded", ["statement_id"])

    op.create_table(
        "feeds",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_feeds")),
    )
    op.create_table(
        "feed_items",
        sa.Column("feed_url", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("feed_url", "item_id", name=op.f("pk_feed_items")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("feed_items")
    op.drop_table("feeds")
    op.drop_table("superseded")
    op.drop_table("duplicates")
    op.drop_table("sketches")
    op.drop_table("sightings")
    op.drop_table("outlets")
