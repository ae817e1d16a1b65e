"""Ways to the newest statements of each filter: a table from who took up what to them, and indexes of rare values.

SQLite's index of words gets lists of its own for beginnings of two letters, which had to be brought together from many words.
The table is filled when the upgrade is done, by `db.cells`. It answers what two indexes of codings answered slowly.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "m0005"
down_revision = "m0004"
branch_labels = None
depends_on = None

STANCE = ("support", "conditional", "neutral", "oppose")
TEXT = ("kind", "voice", "subject")
KEY = (*TEXT, "said_on", "published_on", "starts_at", "statement_id", "document_id", "stance")


def upgrade() -> None:
    op.create_table(
        "cell_statements",
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXT),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(*STANCE, name="stance", native_enum=False, create_constraint=True, length=16),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint(*KEY, name=op.f("pk_cell_statements")),
        sqlite_with_rowid=False,
    )
    op.add_column("statements", sa.Column("outlet", sa.Text(), nullable=True))
    op.execute(
        "UPDATE statements SET outlet = (SELECT outlet FROM documents WHERE documents.id = statements.document_id)"
    )
    for name in ("language", "outlet"):
        op.create_index(op.f(f"ix_statements_{name}"), "statements", [name, "said_on"])
    reviewed = sa.text("review != 'unreviewed'")
    op.create_index(
        op.f("ix_statements_review"),
        "statements",
        ["review", "said_on"],
        sqlite_where=reviewed,
        postgresql_where=reviewed,
    )
    op.drop_index(op.f("ix_codings_issue"), "codings")
    op.drop_index(op.f("ix_codings_plan"), "codings")
    _index_words(", prefix='2'")


def downgrade() -> None:
    _index_words("")
    op.create_index(op.f("ix_codings_plan"), "codings", ["plan"])
    op.create_index(op.f("ix_codings_issue"), "codings", ["issue", "stance", "document_id", "statement_id"])
    for name in ("review", "outlet", "language"):
        op.drop_index(op.f(f"ix_statements_{name}"), "statements")
    op.drop_column("statements", "outlet")
    op.drop_table("cell_statements")


def _index_words(more: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("DROP TABLE search_index")
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5("
        f"words, content='search_texts', content_rowid='number', tokenize='ascii'{more})"
    )
    op.execute("INSERT INTO search_index(search_index) VALUES ('rebuild')")
