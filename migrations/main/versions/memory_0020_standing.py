"""Standing orders: what is to be told to the ledger, how long words are kept as retention goes by it, and which orders are reflected here."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard, open_to_app

revision = "memory_0020"
down_revision = "memory_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "memory_order",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_memory_order"),
    )
    op.create_index("ix_memory_order_learner_id", "memory_order", ["learner_id"])
    op.create_table(
        "memory_words_kept",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("chat", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("goals", sa.Integer(), nullable=False),
        sa.Column("is_owed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", name="pk_memory_words_kept"),
    )
    op.create_table(
        "memory_orders_known",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_memory_orders_known_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_memory_orders_known"),
    )
    guard("memory_order")
    guard("memory_words_kept")
    open_to_app("memory_orders_known")


def downgrade() -> None:
    op.drop_table("memory_orders_known")
    op.drop_table("memory_words_kept")
    op.drop_table("memory_order")
