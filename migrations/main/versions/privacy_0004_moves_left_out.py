"""How many moves of an imported archive were left out, as they are not the learner's own."""

import sqlalchemy as sa
from alembic import op

revision = "privacy_0004"
down_revision = "privacy_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("privacy_export", sa.Column("moves_left_out", sa.BigInteger(), nullable=False, server_default="0"))
    op.alter_column("privacy_export", "moves_left_out", server_default=None)


def downgrade() -> None:
    op.drop_column("privacy_export", "moves_left_out")
