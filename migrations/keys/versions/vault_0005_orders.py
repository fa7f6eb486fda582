"""How many standing orders the ledger is known to have had."""

import sqlalchemy as sa
from alembic import op

revision = "vault_0005_orders"
down_revision = "vault_0004_blocks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("vault_ledger", sa.Column("orders", sa.BigInteger(), nullable=False, server_default="0"))
    op.alter_column("vault_ledger", "orders", server_default=None)


def downgrade() -> None:
    op.drop_column("vault_ledger", "orders")
