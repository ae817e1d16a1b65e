"""The tables of documents, registry, statements and codings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "m0001"
down_revision = None
branch_labels = None
depends_on = None

PRECISION = ("day", "month", "year", "published")
SPEAKERKIND = ("person", "institution", "country", "collective", "unnamed")
BASIS = ("explicit", "relative", "event", "published")
FORM = ("direct", "indirect", "mixed")
REVIEW = ("unreviewed", "accepted", "rejected")
STANCE = ("support", "conditional", "neutral", "oppose")


def _choice(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)


def upgrade() -> None:
    op.create_table(
        "countries",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("adjective", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_countries")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("published_precision", _choice(PRECISION, "precision"), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("sha256", name=op.f("uq_documents_sha256")),
    )
    op.create_index(op.f("ix_documents_outlet"), "documents", ["outlet"])
    op.create_index(op.f("ix_documents_published_on"), "documents", ["published_on"])

    op.create_table(
        "issues",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("standard", sa.Boolean(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["parent"], ["issues.key"], name=op.f("fk_issues_parent")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_issues")),
    )
    op.create_table(
        "parties",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("side", sa.Boolean(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_parties")),
    )
    op.create_table(
        "plans",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("proponent", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["parent"], ["plans.key"], name=op.f("fk_plans_parent")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_plans")),
    )
    op.create_table(
        "revisions",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("subject", "id", name=op.f("pk_revisions")),
    )
    op.create_index(op.f("ix_revisions_made_at"), "revisions", ["made_at"])

    op.create_table(
        "state",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_state")),
    )
    op.create_table(
        "utterances",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_utterances")),
    )
    op.create_table(
        "party_countries",
        sa.Column("party_key", sa.Text(), nullable=False),
        sa.Column("country_code", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country_code"], ["countries.code"], name=op.f("fk_party_countries_country_code")
        ),
        sa.ForeignKeyConstraint(["party_key"], ["parties.key"], name=op.f("fk_party_countries_party_key")),
        sa.PrimaryKeyConstraint("party_key", "country_code", name=op.f("pk_party_countries")),
    )
    op.create_table(
        "raws",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_raws_document_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_raws")),
    )
    op.create_table(
        "speakers",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", _choice(SPEAKERKIND, "speakerkind"), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["country"], ["countries.code"], name=op.f("fk_speakers_country")),
        sa.ForeignKeyConstraint(["party"], ["parties.key"], name=op.f("fk_speakers_party")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_speakers")),
    )
    op.create_index(op.f("ix_speakers_country"), "speakers", ["country"])
    op.create_index(op.f("ix_speakers_name"), "speakers", ["name"])
    op.create_index(op.f("ix_speakers_party"), "speakers", ["party"])

    op.create_table(
        "statements",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("utterance_id", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Integer(), nullable=False),
        sa.Column("precision", _choice(PRECISION, "precision"), nullable=False),
        sa.Column("basis", _choice(BASIS, "basis"), nullable=False),
        sa.Column("form", _choice(FORM, "form"), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_spans", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_spans", sa.JSON(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("cue_spans", sa.JSON(), nullable=False),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("review", _choice(REVIEW, "review"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["country"], ["countries.code"], name=op.f("fk_statements_country")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_statements_document_id")),
        sa.ForeignKeyConstraint(["utterance_id"], ["utterances.id"], name=op.f("fk_statements_utterance_id")),
        sa.PrimaryKeyConstraint("document_id", "id", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_country"), "statements", ["country", "said_on"])
    op.create_index(op.f("ix_statements_id"), "statements", ["id"])
    op.create_index(
        op.f("ix_statements_said_on"), "statements", ["said_on", "published_on", "starts_at", "id"]
    )
    op.create_index(op.f("ix_statements_utterance_id"), "statements", ["utterance_id"])

    op.create_table(
        "codings",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("stance", _choice(STANCE, "stance"), nullable=False),
        sa.Column("condition_spans", sa.JSON(), nullable=False),
        sa.Column("evidence_spans", sa.JSON(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id", "statement_id"],
            ["statements.document_id", "statements.id"],
            name=op.f("fk_codings_document_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(["issue"], ["issues.key"], name=op.f("fk_codings_issue")),
        sa.ForeignKeyConstraint(["plan"], ["plans.key"], name=op.f("fk_codings_plan")),
        sa.PrimaryKeyConstraint("document_id", "id", name=op.f("pk_codings")),
    )
    op.create_index(op.f("ix_codings_document_id"), "codings", ["document_id", "statement_id"])
    op.create_index(op.f("ix_codings_issue"), "codings", ["issue", "stance", "document_id", "statement_id"])
    op.create_index(op.f("ix_codings_plan"), "codings", ["plan"])

    op.create_table(
        "speaker_aliases",
        sa.Column("speaker_key", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_key"], ["speakers.key"], name=op.f("fk_speaker_aliases_speaker_key")
        ),
        sa.PrimaryKeyConstraint("speaker_key", "language", "alias", name=op.f("pk_speaker_aliases")),
    )
    op.create_index(op.f("ix_speaker_aliases_alias"), "speaker_aliases", ["alias"])

    op.create_table(
        "speaker_roles",
        sa.Column("speaker_key", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["speaker_key"], ["speakers.key"], name=op.f("fk_speaker_roles_speaker_key")),
        sa.PrimaryKeyConstraint("speaker_key", "ordinal", name=op.f("pk_speaker_roles")),
    )
    op.create_table(
        "statement_parties",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("party_key", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "statement_id"],
            ["statements.document_id", "statements.id"],
            name=op.f("fk_statement_parties_document_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(["party_key"], ["parties.key"], name=op.f("fk_statement_parties_party_key")),
        sa.PrimaryKeyConstraint("document_id", "statement_id", "ordinal", name=op.f("pk_statement_parties")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_statement_parties_party_key"),
        "statement_parties",
        ["party_key", "said_on", "document_id", "statement_id"],
    )

    op.create_table(
        "statement_speakers",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("speaker_key", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "statement_id"],
            ["statements.document_id", "statements.id"],
            name=op.f("fk_statement_speakers_document_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["speaker_key"], ["speakers.key"], name=op.f("fk_statement_speakers_speaker_key")
        ),
        sa.PrimaryKeyConstraint("document_id", "statement_id", "ordinal", name=op.f("pk_statement_speakers")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_statement_speakers_speaker_key"),
        "statement_speakers",
        ["speaker_key", "said_on", "document_id", "statement_id"],
    )


def downgrade() -> None:
    op.drop_table("statement_speakers")
    op.drop_table("statement_parties")
    op.drop_table("speaker_roles")
    op.drop_table("speaker_aliases")
    op.drop_table("codings")
    op.drop_table("statements")
    op.drop_table("speakers")
    op.drop_table("raws")
    op.drop_table("party_countries")
    op.drop_table("utterances")
    op.drop_table("state")
    op.drop_table("revisions")
    op.drop_table("plans")
    op.drop_table("parties")
    op.drop_table("issues")
    op.drop_table("documents")
    op.drop_table("countries")
