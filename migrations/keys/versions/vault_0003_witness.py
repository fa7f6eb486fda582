"""Witnesses of learners' journals, and the baselines that a restore has signed."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard

revision = "vault_0003_witness"
down_revision = "vault_0001"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "vault_witness",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.Column("baseline_seq", sa.BigInteger()),
        sa.Column("baseline_at", TIME),
        sa.Column("signed_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "account_id", name="pk_vault_witness"),
    )
    guard("vault_witness")


def downgrade() -> None:
    op.drop_table("vault_witness")
