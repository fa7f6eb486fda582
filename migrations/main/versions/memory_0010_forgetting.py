"""Forgetting: wishes that a job carries out, the state in which a memory answers nobody, and how far words were cleared by age."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard

revision = "memory_0010"
down_revision = "memory_0002"
branch_labels = None
depends_on = None

_STATE = "ck_memory_head_state"


def upgrade() -> None:
    op.drop_constraint(_STATE, "memory_head", type_="check")
    op.create_check_constraint(_STATE, "memory_head", "state IN ('open', 'forgetting', 'erasing')")
    op.create_table(
        "memory_wish",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "learner_id", name="pk_memory_wish"),
    )
    op.create_table(
        "memory_retention",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("until_seq", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("category IN ('chat', 'attempts', 'goals')", name="ck_memory_retention_category"),
        sa.PrimaryKeyConstraint("tenant_id", "learner_id", "category", name="pk_memory_retention"),
    )
    guard("memory_wish")
    guard("memory_retention")


def downgrade() -> None:
    op.drop_table("memory_retention")
    op.drop_table("memory_wish")
    op.drop_constraint(_STATE, "memory_head", type_="check")
    op.create_check_constraint(_STATE, "memory_head", "state IN ('open', 'erasing')")
