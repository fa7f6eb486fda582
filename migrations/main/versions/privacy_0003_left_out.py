"""How many beliefs of an imported archive were left out, as nothing in it bears them out."""

import sqlalchemy as sa
from alembic import op

revision = "privacy_0003"
down_revision = "privacy_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("privacy_export", sa.Column("left_out", sa.BigInteger(), nullable=False, server_default="0"))
    op.alter_column("privacy_export", "left_out", server_default=None)


def downgrade() -> None:
    op.drop_column("privacy_export", "left_out")
