"""Blocks of accounts that are being erased, and how long the ledger of tombstones is known to be."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import guard, open_to_app

revision = "vault_0004_blocks"
down_revision = "vault_0003_witness"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "vault_block",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("epoch", sa.Integer()),
        sa.Column("blocked_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "account_id", name="pk_vault_block"),
    )
    guard("vault_block")
    op.create_table(
        "vault_ledger",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_vault_ledger_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_vault_ledger"),
    )
    open_to_app("vault_ledger", "SELECT, INSERT, UPDATE")


def downgrade() -> None:
    op.drop_table("vault_ledger")
    op.drop_table("vault_block")
