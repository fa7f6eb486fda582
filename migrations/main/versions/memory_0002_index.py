"""The recall index: a cache of sealed segments beside the journal. It can be dropped and made again at will."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard

revision = "memory_0002"
down_revision = "memory_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "memory_index",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("segment", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("from_seq", sa.BigInteger(), nullable=False),
        sa.Column("to_seq", sa.BigInteger(), nullable=False),
        sa.Column("made_with", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("0 < from_seq AND from_seq <= to_seq", name="ck_memory_index_span"),
        sa.PrimaryKeyConstraint("tenant_id", "learner_id", "segment", name="pk_memory_index"),
    )
    # Sealed bytes cannot be compressed: do not let the server try.
    op.execute("ALTER TABLE memory_index ALTER COLUMN sealed SET STORAGE EXTERNAL")
    # The clock asks each tenant for learners whose segments were made with another embedder.
    op.create_index("ix_memory_index_made_with", "memory_index", ["tenant_id", "made_with", "learner_id"])
    guard("memory_index")


def downgrade() -> None:
    op.drop_table("memory_index")
