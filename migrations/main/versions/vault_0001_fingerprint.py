"""The fingerprint of the keys that the content is sealed with."""

import sqlalchemy as sa
from alembic import op

from services.platform.rls import open_to_app

revision = "vault_0001"
down_revision = "platform_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vault_fingerprint",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_vault_fingerprint_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_vault_fingerprint"),
    )
    # Never changed nor removed by the application: a mismatch must stop it, not be healed by it.
    open_to_app("vault_fingerprint", "SELECT, INSERT")


def downgrade() -> None:
    op.drop_table("vault_fingerprint")
