"""Full text, and what people decided about utterances."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from db.search import fill

revision = "m0003"
down_revision = "m0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    server = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "search_texts",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("words", postgresql.TSVECTOR() if server else sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "statement_id"],
            ["statements.document_id", "statements.id"],
            name=op.f("fk_search_texts_document_id_statement_id"),
        ),
        sa.PrimaryKeyConstraint("document_id", "statement_id", name=op.f("pk_search_texts")),
    )
    op.create_index(op.f("ix_search_texts_number"), "search_texts", ["number", "document_id", "statement_id"])
    if server:
        op.create_index(op.f("ix_search_texts_words"), "search_texts", ["words"], postgresql_using="gin")
    else:
        # Folded words stand with blanks between them: all that is not ASCII is part of a word.
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5("
            "words, content='search_texts', content_rowid='number', tokenize='ascii')"
        )
    fill(op.get_bind())
    op.create_table(
        "utterance_decisions",
        sa.Column("first_id", sa.Text(), nullable=False),
        sa.Column("second_id", sa.Text(), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_utterance_decisions")),
    )
    op.create_index(op.f("ix_utterance_decisions_second_id"), "utterance_decisions", ["second_id"])


def downgrade() -> None:
    op.drop_table("utterance_decisions")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("search_texts")
