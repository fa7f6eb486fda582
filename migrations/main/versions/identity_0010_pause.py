"""A session's learner may pause memory: since when."""

import sqlalchemy as sa
from alembic import op

revision = "identity_0010"
down_revision = "identity_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("session_token", sa.Column("memory_paused_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("session_token", "memory_paused_at")
