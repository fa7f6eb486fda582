"""Changes of what a tenant decides: who, when, why, and each rule from what to what."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from services.platform.rls import guard

revision = "identity_0020"
down_revision = "identity_0010"
branch_labels = None
depends_on = None

REASONS = "reason IN ('decided', 'law', 'asked_for', 'safety', 'cost', 'trial', 'by_mistake', 'other')"


def upgrade() -> None:
    op.create_table(
        "identity_policy_change",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("changes", JSONB(), nullable=False),
        sa.CheckConstraint("made_by IN ('operator', 'machine')", name="ck_identity_policy_change_made_by"),
        sa.CheckConstraint(REASONS, name="ck_identity_policy_change_reason"),
        sa.CheckConstraint("made_by = 'machine' OR reason IS NOT NULL", name="ck_identity_policy_change_reason_given"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_identity_policy_change"),
    )
    op.create_index("ix_identity_policy_change_number", "identity_policy_change", ["tenant_id", "number"])
    guard("identity_policy_change")


def downgrade() -> None:
    op.drop_table("identity_policy_change")
