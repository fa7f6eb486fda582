"""A learner's memory: head, journal and image. Every cell of content is sealed."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard

revision = "memory_0001"
down_revision = "platform_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "memory_head",
        *_owner(),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("consolidated_seq", sa.BigInteger(), nullable=False),
        sa.Column("image_set", sa.String(), nullable=False),
        sa.Column("manifest", sa.LargeBinary()),
        sa.CheckConstraint("state IN ('open', 'erasing')", name="ck_memory_head_state"),
        sa.PrimaryKeyConstraint("tenant_id", "learner_id", name="pk_memory_head"),
    )
    op.create_table(
        "memory_journal",
        *_owner(),
        sa.Column("seq", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("words_hash", sa.LargeBinary()),
        sa.Column("evidence_hash", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.LargeBinary()),
        sa.Column("evidence", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("tenant_id", "learner_id", "seq", name="pk_memory_journal"),
        sa.UniqueConstraint("tenant_id", "learner_id", "id", name="uq_memory_journal_tenant_id_learner_id_id"),
    )
    op.create_table(
        "memory_part",
        *_owner(),
        sa.Column("part", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("applied_seq", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("parameter_set", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "learner_id", "part", name="pk_memory_part"),
    )
    for table, column in (
        ("memory_head", "manifest"),
        ("memory_journal", "words"),
        ("memory_journal", "evidence"),
        ("memory_part", "sealed"),
    ):
        # Sealed bytes cannot be compressed: do not let the server try on every write.
        op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE EXTERNAL")
    # Head and parts are rewritten at every attempt; room in the page keeps those updates off the index.
    op.execute("ALTER TABLE memory_head SET (fillfactor = 60)")
    op.execute("ALTER TABLE memory_part SET (fillfactor = 60)")
    for table in ("memory_head", "memory_journal", "memory_part"):
        guard(table)


def _owner() -> list[sa.Column]:
    return [sa.Column("tenant_id", sa.Uuid(), nullable=False), sa.Column("learner_id", sa.Uuid(), nullable=False)]


def downgrade() -> None:
    for table in ("memory_part", "memory_journal", "memory_head"):
        op.drop_table(table)
