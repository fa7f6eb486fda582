"""The ledger of what model calls cost: calls while they are fresh, and sums by day and month."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard

revision = "llm_0001"
down_revision = "platform_0001"
branch_labels = None
depends_on = None

AMOUNTS = ("calls", "unpriced_calls", "tokens", "micros", "reserved_tokens", "reserved_micros")


def upgrade() -> None:
    op.create_table(
        "llm_charge",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("class_ids", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("is_priced", sa.Boolean(), nullable=False),
        sa.Column("tokens_in", sa.BigInteger(), nullable=False),
        sa.Column("tokens_out", sa.BigInteger(), nullable=False),
        sa.Column("micros", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('reserved', 'settled', 'presumed')", name="ck_llm_charge_state"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_llm_charge"),
    )
    op.create_index("ix_llm_charge_reserved", "llm_charge", ["tenant_id", "at"], postgresql_where=sa.text("state = 'reserved'"))
    op.create_index("ix_llm_charge_learner", "llm_charge", ["tenant_id", "learner_id"])
    op.create_table(
        "llm_spent",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("per", sa.String(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in AMOUNTS),
        sa.CheckConstraint("scope IN ('learner', 'class', 'tenant')", name="ck_llm_spent_scope"),
        sa.CheckConstraint("per IN ('day', 'month')", name="ck_llm_spent_per"),
        sa.PrimaryKeyConstraint("tenant_id", "scope", "owner_id", "per", "begins", name="pk_llm_spent"),
    )
    guard("llm_charge")
    guard("llm_spent")


def downgrade() -> None:
    op.drop_table("llm_spent")
    op.drop_table("llm_charge")
